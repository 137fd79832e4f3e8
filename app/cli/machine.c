/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* adjtimex */

#include "app/cli/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#define STATION_FOLDER "/var/lib/unknot" /* of the service that the package brings */

static int64_t clock_ms(clockid_t id)
{
    struct timespec now;

    clock_gettime(id, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int64_t machine_mono_ms(void)
{
    return clock_ms(CLOCK_MONOTONIC);
}

int64_t machine_wall_ms(void)
{
    return clock_ms(CLOCK_REALTIME);
}

bool machine_clock_ok(void)
{
    struct timex state = {.modes = 0};

    if (access("/run/systemd/timesync/synchronized", F_OK) == 0) {
        return true;
    }
    return adjtimex(&state) >= 0 && (state.status & STA_UNSYNC) == 0;
}

int machine_minute_of_day(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm local;

    localtime_r(&seconds, &local);
    return local.tm_hour * 60 + local.tm_min;
}

int machine_weekday(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm local;

    localtime_r(&seconds, &local);
    return (local.tm_wday + 6) % 7;
}

int machine_utc_offset_min(int64_t wall_ms)
{
    time_t seconds = (time_t)(wall_ms / 1000);
    struct tm local;
    struct tm utc;

    localtime_r(&seconds, &local);
    gmtime_r(&seconds, &utc);
    int days = local.tm_yday - utc.tm_yday;

    if (local.tm_year != utc.tm_year) {
        days = local.tm_year - utc.tm_year;
    }
    return (days * 24 + local.tm_hour - utc.tm_hour) * 60 + local.tm_min - utc.tm_min;
}

static bool read_line(const char *path, char *out, int out_size)
{
    FILE *file = fopen(path, "r");
    bool ok = file != NULL && fgets(out, out_size, file) != NULL;

    if (file != NULL) {
        fclose(file);
    }
    if (ok) {
        out[strcspn(out, "\n")] = '\0';
    }
    return ok && out[0] != '\0';
}

int64_t machine_day(int64_t wall_ms)
{
    int64_t local_ms = wall_ms + (int64_t)machine_utc_offset_min(wall_ms) * 60000;
    int64_t day = local_ms / 86400000;

    return local_ms % 86400000 < 0 ? day - 1 : day;
}

void machine_boot_id(char out[MACHINE_ID_MAX])
{
    if (!read_line("/proc/sys/kernel/random/boot_id", out, MACHINE_ID_MAX)) {
        snprintf(out, MACHINE_ID_MAX, "unknown-%lld", (long long)machine_wall_ms());
    }
}

void machine_station_id(char out[MACHINE_ID_MAX])
{
    char id[MACHINE_ID_MAX];
    uint64_t hash = 14695981039346656037u; /* FNV-1a, 64 bit */

    if (!read_line("/etc/machine-id", id, sizeof id) && gethostname(id, sizeof id - 1) != 0) {
        snprintf(id, sizeof id, "station");
    }
    id[sizeof id - 1] = '\0';
    for (const char *c = id; *c != '\0'; c++) {
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    }
    snprintf(out, MACHINE_ID_MAX, "%016llx", (unsigned long long)hash);
}

/* Beside the program where it is installed, wherever that is; else of the tree it was built in.
 */
static const char *find_folder(const char *name, const char *built,
                               char place[MACHINE_PATH_MAX])
{
    char program[MACHINE_PATH_MAX];
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);

    program[length > 0 ? length : 0] = '\0';
    for (int i = 0; i < 2; i++) { /* the program's own name, and bin */
        char *slash = strrchr(program, '/');

        program[slash != NULL ? slash - program : 0] = '\0';
    }
    int wanted = snprintf(place, MACHINE_PATH_MAX, "%s/share/unknot/%s", program, name);

    if (wanted < MACHINE_PATH_MAX && access(place, R_OK) == 0) {
        return place;
    }
    if (access(built, R_OK) == 0) {
        return built;
    }
    snprintf(place, MACHINE_PATH_MAX, "/usr/share/unknot/%s", name);
    return place;
}

const char *machine_default_assets(char place[MACHINE_PATH_MAX])
{
    return find_folder("assets", UNKNOT_SOURCE_ASSETS, place);
}

const char *machine_default_media(char place[MACHINE_PATH_MAX])
{
    return find_folder("media", UNKNOT_BUILD_MEDIA, place);
}

const char *machine_default_config(void)
{
    const char *path = machine_config_place();

    return access(path, F_OK) == 0 ? path : NULL;
}

const char *machine_config_place(void)
{
    return "/etc/unknot/config.yaml";
}

/* Whoever may look after an installed station means its records, whatever his own home is. */
static bool is_station(void)
{
    return access(STATION_FOLDER, W_OK) == 0 || access(STATION_FOLDER "/usage.db", R_OK) == 0;
}

void machine_default_database(char out[MACHINE_PATH_MAX])
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");

    if (state != NULL && state[0] == '/') {
        snprintf(out, MACHINE_PATH_MAX, "%s/unknot/usage.db", state);
    } else if (home != NULL && home[0] == '/' && !is_station()) {
        snprintf(out, MACHINE_PATH_MAX, "%s/.local/state/unknot/usage.db", home);
    } else {
        snprintf(out, MACHINE_PATH_MAX, STATION_FOLDER "/usage.db");
    }
}
