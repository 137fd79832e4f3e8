/* SPDX-License-Identifier: MIT */
#include "app/cli/doctor.h"

#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "hw/machine_file.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char summary[] =
    "Looks at all that a station needs of its machine, and says what to do where it is not\n"
    "there. Nothing is changed, and a kiosk that runs is not disturbed.\n"
    "\n"
    "Exit code: 0 nothing failed (there may be warnings), 1 something failed, 2 wrong usage.\n"
    "\n"
    "Keys of --json; `version` grows only when one changes its meaning or goes away:\n"
    "  format, version, program   \"unknot doctor\", 1, the program's version\n"
    "  machine                    the model, \"\" when it does not say\n"
    "  ok, warn, fail             how many checks are so\n"
    "  checks                     of each: family (files screen sound gpio rights records\n"
    "                             clock power storage watchdog), name, status (ok warn fail),\n"
    "                             found, and do: what to do, null where nothing is";

void doctor_add(struct doctor *doctor, const char *family, const char *name,
                enum doctor_status status, const char *advice, const char *format, ...)
{
    struct doctor_check *check = &doctor->checks[doctor->count];
    va_list args;

    if (doctor->count == DOCTOR_CHECKS_MAX) {
        return;
    }
    doctor->count++;
    *check = (struct doctor_check){.family = family, .status = status, .advice = advice};
    snprintf(check->name, sizeof check->name, "%s", name);
    va_start(args, format);
    vsnprintf(check->found, sizeof check->found, format, args);
    va_end(args);
}

bool doctor_is_here(const struct doctor *doctor)
{
    return doctor->root[0] == '\0';
}

bool doctor_is_pi(const struct doctor *doctor)
{
    char model[DOCTOR_TEXT_MAX];

    return machine_file_line(doctor->root, "/proc/device-tree/model", model, sizeof model) &&
           strncmp(model, "Raspberry Pi", strlen("Raspberry Pi")) == 0;
}

int doctor_count(const struct doctor *doctor, enum doctor_status status)
{
    int count = 0;

    for (int i = 0; i < doctor->count; i++) {
        count += doctor->checks[i].status == status ? 1 : 0;
    }
    return count;
}

void doctor_examine(struct doctor *doctor, const char *database)
{
    char place[MACHINE_PATH_MAX];

    doctor_files(doctor);
    machine_default_database(place);
    doctor->database = place;
    if (database != NULL) {
        doctor->database = database;
    } else if (doctor->config.database != NULL) {
        doctor->database = doctor->config.database;
    }
    doctor_screen(doctor);
    doctor_sound(doctor);
    doctor_gpio(doctor);
    doctor_rights(doctor);
    doctor_records(doctor);
    doctor_machine(doctor);
}

static bool wants_colour(void)
{
    const char *no_colour = getenv("NO_COLOR");

    return isatty(STDOUT_FILENO) && (no_colour == NULL || no_colour[0] == '\0');
}

int cli_doctor(int argc, char **argv)
{
    const char *json = NULL;
    const char *config = NULL;
    const char *assets = NULL;
    const char *media = NULL;
    const char *database = NULL;
    const char *root = NULL;
    const struct cli_option options[] = {
        {"json", NULL, "as JSON, for programs", &json},
        {"config", "FILE", "the settings, default /etc/unknot/config.yaml", &config},
        {"assets", "DIR", "the content, default the installed one", &assets},
        {"media", "DIR",
         "the sounds and voices, default those of the build or the installation", &media},
        {"db", "FILE", "the database, default as for unknot run", &database},
        {"root", "DIR", "a folder that stands for / when /sys /proc /dev /run are read", &root},
        {0},
    };
    int code = cli_parse(argc, argv, summary, options);
    char assets_place[MACHINE_PATH_MAX], media_place[MACHINE_PATH_MAX];
    struct doctor *doctor;

    if (code >= 0) {
        return code;
    }
    doctor = calloc(1, sizeof *doctor);
    if (doctor == NULL || (doctor->problems = calloc(1, sizeof *doctor->problems)) == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
        free(doctor);
        return CLI_NOT_FINE;
    }
    doctor->root = root != NULL ? root : "";
    doctor->assets = assets != NULL ? assets : machine_default_assets(assets_place);
    doctor->media = media != NULL ? media : machine_default_media(media_place);
    doctor->config_path = config != NULL ? config : machine_default_config();
    doctor_examine(doctor, database);
    if (json != NULL) {
        doctor_print_json(doctor, stdout);
    } else {
        doctor_print_text(doctor, wants_colour(), stdout);
    }
    code = doctor_count(doctor, DOCTOR_FAIL) > 0 ? CLI_NOT_FINE : CLI_FINE;
    config_unload(&doctor->config);
    free(doctor->problems);
    free(doctor);
    return code;
}
