/* SPDX-License-Identifier: MIT */
#include "app/cli/doctor.h"

#include "hw/machine_file.h"

#include <string.h>

/* " 1 [vc4hdmi0       ]: vc4-hdmi - vc4-hdmi-0": what is behind the dash. @return NULL: no card
 */
static const char *card_name(char *line)
{
    char *name = strstr(line, "]: ");
    char *dash = name != NULL ? strstr(name, " - ") : NULL;

    line[strcspn(line, "\n")] = '\0';
    if (name == NULL) {
        return NULL;
    }
    return dash != NULL ? dash + 3 : name + 3;
}

void doctor_sound(struct doctor *doctor)
{
    char path[MACHINE_FILE_PATH_MAX];
    char names[DOCTOR_TEXT_MAX] = "";
    char line[256];
    size_t used = 0;
    FILE *file =
        machine_file_path(path, doctor->root, "/proc/asound/cards") ? fopen(path, "re") : NULL;

    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        const char *name = card_name(line);

        if (name != NULL && used < sizeof names - 1) {
            int length =
                snprintf(names + used, sizeof names - used, "%s%s", used > 0 ? ", " : "", name);
            used += length > 0 ? (size_t)length : 0;
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    if (used > 0) {
        doctor_add(doctor, "sound", "sound", DOCTOR_OK, NULL, "%s", names);
    } else {
        doctor_add(
            doctor, "sound", "sound", DOCTOR_WARN,
            "connect a screen with speakers or a USB sound card; until then the screen's "
            "edge and the lamps carry the cues",
            "not here: no sound card");
    }
}
