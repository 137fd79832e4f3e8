/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* adjtimex */

#include "app/cli/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

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

const char *machine_default_assets(void)
{
    return access(UNKNOT_SOURCE_ASSETS, R_OK) == 0 ? UNKNOT_SOURCE_ASSETS
                                                   : "/usr/share/unknot/assets";
}

const char *machine_default_media(void)
{
    return access(UNKNOT_BUILD_MEDIA, R_OK) == 0 ? UNKNOT_BUILD_MEDIA
                                                 : "/usr/share/unknot/media";
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

void machine_default_database(char out[MACHINE_PATH_MAX])
{
    const char *state = getenv("XDG_STATE_HOME");
    const char *home = getenv("HOME");

    if (state != NULL && state[0] == '/') {
        snprintf(out, MACHINE_PATH_MAX, "%s/unknot/usage.db", state);
    } else if (home != NULL && home[0] == '/') {
        snprintf(out, MACHINE_PATH_MAX, "%s/.local/state/unknot/usage.db", home);
    } else {
        snprintf(out, MACHINE_PATH_MAX, "/var/lib/unknot/usage.db");
    }
}
