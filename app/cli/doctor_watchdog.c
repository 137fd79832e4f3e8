/* SPDX-License-Identifier: MIT */
/* Does the machine start again by itself when it hangs? */
#include "app/cli/doctor.h"

#include "hw/machine_file.h"

#include <stdlib.h>
#include <string.h>

enum {
    OLD_MOST_S = 15, /* the chip's limit, which kernels before 6.8 do not stretch */
    STRETCHES_MAJOR = 6,
    STRETCHES_MINOR = 8,
};

static const char family[] = "watchdog";

/* "14", "14s", "1min", "off". @return seconds; 0: off */
static double seconds_of(const char *text)
{
    static const struct {
        const char *name;
        double seconds;
    } units[] = {{"ms", 0.001}, {"s", 1}, {"sec", 1}, {"m", 60}, {"min", 60}, {"h", 3600}};
    char *end;
    double number = strtod(text, &end);

    end += strspn(end, " ");
    for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
        if (strcmp(end, units[i].name) == 0) {
            return number * units[i].seconds;
        }
    }
    return end != text && *end == '\0' ? number : 0;
}

/* The last one of a file counts; a file without it says nothing. */
static void read_setting(const char *root, const char *path, double *seconds)
{
    static const char key[] = "RuntimeWatchdogSec=";
    char whole[MACHINE_FILE_PATH_MAX];
    char line[256];
    FILE *file = machine_file_path(whole, root, "%s", path) ? fopen(whole, "re") : NULL;

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\r\n")] = '\0';
        if (strncmp(line, key, sizeof key - 1) == 0) {
            *seconds = seconds_of(line + sizeof key - 1);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

/* Folders of settings beside system.conf: a file in a later one hides one of the same name. */
static const char *const folders[] = {"/usr/lib/systemd/system.conf.d",
                                      "/run/systemd/system.conf.d",
                                      "/etc/systemd/system.conf.d"};

enum {
    FOLDERS = sizeof folders / sizeof folders[0]
};

static bool is_conf(const char *name)
{
    size_t length = strlen(name);

    return length > 5 && strcmp(name + length - 5, ".conf") == 0;
}

/* The name behind `after` among those of all folders. @return false: there is none */
static bool next_name(const char *root, const char *after, char out[MACHINE_FILE_NAME_MAX])
{
    struct machine_names names;

    out[0] = '\0';
    for (int folder = 0; folder < FOLDERS; folder++) {
        machine_file_names(root, folders[folder], "", &names);
        for (int i = 0; i < names.count; i++) {
            const char *name = names.items[i];

            if (is_conf(name) && strcmp(name, after) > 0 &&
                (out[0] == '\0' || strcmp(name, out) < 0)) {
                memcpy(out, name, MACHINE_FILE_NAME_MAX);
            }
        }
    }
    return out[0] != '\0';
}

/* As systemd reads it: the file itself, then what is put beside it, by name. */
static double setting(const char *root)
{
    char name[MACHINE_FILE_NAME_MAX] = "";
    char last[MACHINE_FILE_NAME_MAX];
    char path[MACHINE_FILE_PATH_MAX];
    double seconds = 0;

    read_setting(root, "/etc/systemd/system.conf", &seconds);
    do {
        memcpy(last, name, sizeof last);
        if (!next_name(root, last, name)) {
            return seconds;
        }
        for (int folder = FOLDERS - 1; folder >= 0; folder--) {
            snprintf(path, sizeof path, "%s/%s", folders[folder], name);
            if (machine_file_exists(root, path)) {
                read_setting(root, path, &seconds);
                break;
            }
        }
    } while (true);
}

static bool kernel_stretches(const char *root)
{
    char release[64];
    char *end;

    machine_file_line(root, "/proc/sys/kernel/osrelease", release, sizeof release);
    long major = strtol(release, &end, 10);
    long minor = *end == '.' ? strtol(end + 1, NULL, 10) : 0;

    return major > STRETCHES_MAJOR || (major == STRETCHES_MAJOR && minor >= STRETCHES_MINOR);
}

static bool is_old_chip(const char *root)
{
    char identity[64];

    machine_file_line(root, "/sys/class/watchdog/watchdog0/identity", identity,
                      sizeof identity);
    return strstr(identity, "BCM2835") != NULL;
}

void doctor_watchdog(struct doctor *doctor)
{
    const char *root = doctor->root;
    double seconds = setting(root);

    if (!machine_file_exists(root, "/dev/watchdog")) {
        doctor_add(doctor, family, "watchdog", doctor_is_pi(doctor) ? DOCTOR_WARN : DOCTOR_OK,
                   doctor_is_pi(doctor) ? "put dtparam=watchdog=on into config.txt" : NULL,
                   "not here");
    } else if (seconds <= 0) {
        doctor_add(doctor, family, "watchdog", DOCTOR_WARN,
                   "RuntimeWatchdogSec=14 in /etc/systemd/system.conf.d/unknot.conf",
                   "there, but systemd does not use it: a machine that hangs stays so");
    } else if (seconds > OLD_MOST_S && is_old_chip(root) && !kernel_stretches(root)) {
        doctor_add(doctor, family, "watchdog", DOCTOR_WARN,
                   "RuntimeWatchdogSec=14 in /etc/systemd/system.conf.d/unknot.conf",
                   "set to %.0f s, but this chip and kernel can do %d s at the most", seconds,
                   OLD_MOST_S);
    } else {
        doctor_add(doctor, family, "watchdog", DOCTOR_OK, NULL,
                   "the machine starts again when it hangs for %.0f s", seconds);
    }
}
