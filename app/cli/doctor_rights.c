/* SPDX-License-Identifier: MIT */
/* What this process may open. It is the kiosk's user who has to be asked about. */
#include "app/cli/doctor.h"

#include "app/sdl/video_driver.h"
#include "hw/machine_file.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    LINE_BYTES = 4096,
    GROUPS_MAX = 64,
};

static const char family[] = "rights";

/* What a device is for. */
enum need {
    NEED_GPIO,   /* buttons on GPIO lines */
    NEED_SCREEN, /* a picture without a desktop */
    NEED_KEYS,   /* a keyboard without a desktop */
    NEED_SOUND,
};

struct device {
    const char *name, *folder, *prefix;
    enum need need;
    int mode;                  /* of access() */
    enum doctor_status status; /* when it cannot be opened */
    const char *advice;
};

static const struct device devices[] = {
    {"/dev/gpiochip*", "/dev", "gpiochip", NEED_GPIO, R_OK | W_OK, DOCTOR_FAIL,
     "sudo usermod -aG gpio USER, then log in again"},
    {"/dev/dri/*", "/dev/dri", "", NEED_SCREEN, R_OK | W_OK, DOCTOR_FAIL,
     "sudo usermod -aG video,render USER, then log in again"},
    {"/dev/input/event*", "/dev/input", "event", NEED_KEYS, R_OK, DOCTOR_WARN,
     "sudo usermod -aG input USER, then log in again"},
    {"/dev/snd/*", "/dev/snd", "", NEED_SOUND, R_OK | W_OK, DOCTOR_WARN,
     "sudo usermod -aG audio USER, then log in again"},
};

struct group_need {
    const char *name;
    enum need need;
};

static const struct group_need groups[] = {{"gpio", NEED_GPIO},
                                           {"video", NEED_SCREEN},
                                           {"render", NEED_SCREEN},
                                           {"input", NEED_KEYS},
                                           {"audio", NEED_SOUND}};

/* The groups of this process, from the kernel. */
struct process {
    long user; /* -1: unknown */
    long groups[GROUPS_MAX];
    int count;
};

static bool is_needed(const struct doctor *doctor, enum need need)
{
    bool on_kms = video_driver_is_kms(video_driver_wanted());

    switch (need) {
    case NEED_GPIO:
        return doctor->config.buttons == BUTTONS_GPIO || doctor->config.buttons == BUTTONS_AUTO;
    case NEED_SCREEN: return on_kms;
    case NEED_KEYS: return on_kms && doctor->config.buttons != BUTTONS_GPIO;
    case NEED_SOUND: return true;
    }
    return false;
}

static void take_numbers(const char *text, struct process *process)
{
    char *end;

    for (long group = strtol(text, &end, 10); end != text && process->count < GROUPS_MAX;
         group = strtol(text, &end, 10)) {
        process->groups[process->count++] = group;
        text = end;
    }
}

static void read_process(const struct doctor *doctor, struct process *process)
{
    char path[MACHINE_FILE_PATH_MAX];
    char line[LINE_BYTES];
    FILE *file =
        machine_file_path(path, doctor->root, "/proc/self/status") ? fopen(path, "re") : NULL;

    *process = (struct process){.user = -1};
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "Uid:", 4) == 0) {
            sscanf(line + 4, "%*d %ld", &process->user);
        } else if (strncmp(line, "Gid:", 4) == 0) {
            sscanf(line + 4, "%*d %ld", &process->groups[0]);
            process->count = 1;
        } else if (strncmp(line, "Groups:", 7) == 0) {
            take_numbers(line + 7, process);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
}

/* @return -1: there is no such group */
static long group_number(const struct doctor *doctor, const char *name)
{
    char path[MACHINE_FILE_PATH_MAX];
    char line[LINE_BYTES];
    size_t length = strlen(name);
    long number = -1;
    FILE *file = machine_file_path(path, doctor->root, "/etc/group") ? fopen(path, "re") : NULL;

    while (file != NULL && number < 0 && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, length) == 0 && line[length] == ':') {
            sscanf(line + length, ":%*[^:]:%ld", &number);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return number;
}

static bool is_member(const struct process *process, long group)
{
    int at = 0;

    while (at < process->count && process->groups[at] != group) {
        at++;
    }
    return at < process->count;
}

/* Names of groups that there are and this process is not in. */
static void name_missing(const struct doctor *doctor, const struct process *process,
                         char out[DOCTOR_TEXT_MAX])
{
    size_t used = 0;

    out[0] = '\0';
    for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
        long number = group_number(doctor, groups[i].name);

        if (number >= 0 && is_needed(doctor, groups[i].need) && !is_member(process, number)) {
            used += (size_t)snprintf(out + used, DOCTOR_TEXT_MAX - used, "%s%s",
                                     used > 0 ? ", " : "", groups[i].name);
        }
    }
}

static void check_groups(struct doctor *doctor)
{
    struct process process;
    char missing[DOCTOR_TEXT_MAX];

    read_process(doctor, &process);
    name_missing(doctor, &process, missing);
    if (process.user == 0) {
        doctor_add(doctor, family, "groups", DOCTOR_WARN,
                   "ask as the kiosk's user: sudo -u USER unknot doctor",
                   "root may open everything, the kiosk's user may not");
    } else if (missing[0] != '\0') {
        doctor_add(doctor, family, "groups", DOCTOR_WARN,
                   "sudo usermod -aG GROUP,GROUP USER, then log in again",
                   "this user is not in %s", missing);
    } else {
        doctor_add(doctor, family, "groups", DOCTOR_OK, NULL, "all that are needed");
    }
}

/* Beside the devices lie folders with other names of them, "by-path". */
static bool is_folder(const char *path)
{
    struct stat status;

    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void check_device(struct doctor *doctor, const struct device *device)
{
    struct machine_names names;
    char path[MACHINE_FILE_PATH_MAX];
    char first[MACHINE_FILE_NAME_MAX] = "";
    int found = 0, closed = 0;

    machine_file_names(doctor->root, device->folder, device->prefix, &names);
    for (int i = 0; i < names.count; i++) {
        if (!machine_file_path(path, doctor->root, "%s/%s", device->folder, names.items[i]) ||
            is_folder(path)) {
            continue;
        }
        found++;
        if (access(path, device->mode) != 0 && closed++ == 0) {
            memcpy(first, names.items[i], sizeof first);
        }
    }
    if (found == 0) {
        doctor_add(doctor, family, device->name, DOCTOR_OK, NULL, "not here");
    } else if (closed > 0) {
        doctor_add(doctor, family, device->name, device->status, device->advice,
                   "%d of %d cannot be opened, the first is %s", closed, found, first);
    } else {
        doctor_add(doctor, family, device->name, DOCTOR_OK, NULL, "%d can be opened", found);
    }
}

void doctor_rights(struct doctor *doctor)
{
    check_groups(doctor);
    for (size_t i = 0; i < sizeof devices / sizeof devices[0]; i++) {
        if (is_needed(doctor, devices[i].need)) {
            check_device(doctor, &devices[i]);
        }
    }
}
