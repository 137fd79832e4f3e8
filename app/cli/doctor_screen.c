/* SPDX-License-Identifier: MIT */
/* What the picture is shown on, and how. */
#include "app/cli/doctor.h"

#include "app/sdl/kms_card.h"
#include "app/sdl/video_driver.h"
#include "hw/machine_file.h"

#include <string.h>

static const char family[] = "screen";

/* Connectors of all cards. */
struct connectors {
    int count, connected;
    char first[MACHINE_FILE_NAME_MAX]; /* that is connected: "card1-HDMI-A-1" */
    char mode[32];                     /* its first mode, "" unknown */
};

static void look(const struct doctor *doctor, struct connectors *connectors)
{
    struct machine_names names;
    char path[MACHINE_FILE_PATH_MAX];
    char status[32];

    *connectors = (struct connectors){0};
    machine_file_names(doctor->root, "/sys/class/drm", "card", &names);
    for (int i = 0; i < names.count; i++) {
        snprintf(path, sizeof path, "/sys/class/drm/%s/status", names.items[i]);
        if (!machine_file_line(doctor->root, path, status, sizeof status)) {
            continue;
        }
        connectors->count++;
        if (strcmp(status, "connected") == 0 && connectors->connected++ == 0) {
            memcpy(connectors->first, names.items[i], sizeof connectors->first);
            snprintf(path, sizeof path, "/sys/class/drm/%s/modes", names.items[i]);
            machine_file_line(doctor->root, path, connectors->mode, sizeof connectors->mode);
        }
    }
}

static void add_no_connector(struct doctor *doctor, const struct connectors *connectors,
                             bool needed)
{
    if (connectors->count == 0) {
        doctor_add(doctor, family, "screen", needed ? DOCTOR_WARN : DOCTOR_OK,
                   needed ? "connect a screen, or start on a desktop" : NULL,
                   "not here: no graphics card with a connector");
    } else {
        doctor_add(doctor, family, "screen", needed ? DOCTOR_FAIL : DOCTOR_WARN,
                   "plug the screen in and switch it on before the start; if it is, name it in "
                   "cmdline.txt: video=HDMI-A-1:1920x1080@60D",
                   "none of %d connectors has a screen", connectors->count);
    }
}

/* The card that kms_card_find() takes is the one that the kiosk shows its picture on. */
static void check_connectors(struct doctor *doctor, bool needed)
{
    char folder[MACHINE_FILE_PATH_MAX];
    struct connectors connectors;

    look(doctor, &connectors);
    if (connectors.connected == 0 ||
        !machine_file_path(folder, doctor->root, "/sys/class/drm")) {
        add_no_connector(doctor, &connectors, needed);
        return;
    }
    doctor_add(doctor, family, "screen", DOCTOR_OK, NULL,
               "%s%s%s, %d of %d connectors; card %d", connectors.first,
               connectors.mode[0] != '\0' ? " " : "", connectors.mode, connectors.connected,
               connectors.count, kms_card_find(folder));
}

static void check_driver(struct doctor *doctor, const char *driver)
{
    if (!video_driver_is_built_in(driver)) {
        doctor_add(doctor, family, "video driver", DOCTOR_FAIL,
                   "install Debian's libsdl2-2.0-0, or set SDL_VIDEODRIVER to another one",
                   "%s, which this SDL does not have", driver);
    } else if (video_driver_is_kms(driver)) {
        doctor_add(doctor, family, "video driver", DOCTOR_OK, NULL,
                   "%s, without a desktop; a texture under OpenGL ES 2 with vsync", driver);
    } else {
        doctor_add(doctor, family, "video driver", DOCTOR_OK, NULL, "%s, %s", driver,
                   video_driver_has_surface(driver) ? "the window's own surface"
                                                    : "a texture under a renderer");
    }
}

void doctor_screen(struct doctor *doctor)
{
    const char *driver = video_driver_wanted();

    check_connectors(doctor, video_driver_is_kms(driver));
    check_driver(doctor, driver);
}
