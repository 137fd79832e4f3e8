/* SPDX-License-Identifier: MIT */
/* What a station tells beside its visits: menus left, faults, buttons, hours it ran, its last
 * run. */
#include "app/store/local_day.h"
#include "app/store/stats_read.h"

#include <stdio.h>
#include <string.h>

/* A time that no clock has said is none. */
static int64_t wall_ms_of(int64_t value)
{
    return value > 0 && value < (int64_t)DAY_LAST * DAY_MS ? value : 0;
}

static bool add_menus(const struct stats_part *part)
{
    struct usage_stats *stats = part->sum->stats;
    int64_t count;
    bool found = true;

    if (!stats_bind(part->db, STATS_SQL_MENUS, part->station, part->from, part->to)) {
        return false;
    }
    while (db_next(part->db, STATS_SQL_MENUS, &count, 1, &found)) {
        const char *screen = found ? db_text(part->db, STATS_SQL_MENUS, 1) : "";
        int at = 0;

        if (!found) {
            return true;
        }
        while (at < stats->menu_count && strcmp(stats->menus[at].screen, screen) != 0) {
            at++;
        }
        if (at == STATS_MENUS_MAX) {
            at = STATS_MENUS_MAX - 1;
            screen = "";
        }
        stats->menu_count = at < stats->menu_count ? stats->menu_count : at + 1;
        snprintf(stats->menus[at].screen, USAGE_NAME_MAX, "%.31s", screen);
        stats->menus[at].n += count;
    }
    return false;
}

static struct stats_fault *fault_of(struct usage_stats *stats, const char *code)
{
    int at = 0;

    while (at < stats->fault_count && strcmp(stats->faults[at].code, code) != 0) {
        at++;
    }
    if (at == STATS_FAULTS_MAX) {
        at = STATS_FAULTS_MAX - 1;
        code = "";
    }
    stats->fault_count = at < stats->fault_count ? stats->fault_count : at + 1;
    snprintf(stats->faults[at].code, USAGE_NAME_MAX, "%.31s", code);
    return &stats->faults[at];
}

static bool add_faults(const struct stats_part *part)
{
    int64_t values[2];
    bool found = true;

    if (!stats_bind(part->db, STATS_SQL_FAULTS, part->station, part->from, part->to)) {
        return false;
    }
    while (db_next(part->db, STATS_SQL_FAULTS, values, 2, &found)) {
        if (!found) {
            return true;
        }
        struct stats_fault *fault =
            fault_of(part->sum->stats, db_text(part->db, STATS_SQL_FAULTS, 2));

        fault->n += values[0];
        if (wall_ms_of(values[1]) >= fault->last_wall_ms) {
            fault->last_wall_ms = wall_ms_of(values[1]);
            snprintf(fault->text, USAGE_TEXT_MAX, "%.159s",
                     db_text(part->db, STATS_SQL_FAULTS, 3));
        }
    }
    return false;
}

/* A number of a button comes from a file: one that cannot be is left out. */
static void add_button(struct usage_stats *stats, const int64_t values[7])
{
    if (values[0] < 0 || values[0] >= BUTTON_COUNT) {
        return;
    }
    struct stats_button *button = &stats->buttons[values[0]];

    button->presses += values[1];
    button->glitches += values[2];
    button->watched += values[3];
    button->bounce_ms = values[4] > button->bounce_ms ? values[4] : button->bounce_ms;
    button->stuck += values[5];
    button->at_start += values[6];
}

static bool add_buttons(const struct stats_part *part)
{
    int64_t values[7];
    bool found = true;

    if (!stats_bind(part->db, STATS_SQL_BUTTONS, part->station, part->from, part->to)) {
        return false;
    }
    while (db_next(part->db, STATS_SQL_BUTTONS, values, 7, &found)) {
        if (!found) {
            return true;
        }
        add_button(part->sum->stats, values);
    }
    return false;
}

bool stats_station_add_last_run(const struct stats_part *part)
{
    struct stats_station *station = &part->sum->stats->station;
    int64_t values[2];
    bool found = false;

    if (!db_bind_int(part->db, STATS_SQL_LAST_RUN, 1, part->station) ||
        !db_next(part->db, STATS_SQL_LAST_RUN, values, 2, &found)) {
        return false;
    }
    if (!found) {
        return true;
    }
    if (wall_ms_of(values[0]) >= station->last_start_wall_ms) {
        station->last_start_wall_ms = wall_ms_of(values[0]);
        station->last_alive_wall_ms = wall_ms_of(values[1]);
        snprintf(station->version, USAGE_NAME_MAX, "%.31s",
                 db_text(part->db, STATS_SQL_LAST_RUN, 2));
    }
    return db_run(part->db, STATS_SQL_LAST_RUN);
}

/* An hour of many stations, or of one that is damaged, is more than there is room for. */
static void add_strip_hour(int32_t *sum_ms, int64_t ms)
{
    int64_t room = INT32_MAX - *sum_ms;

    *sum_ms += (int32_t)(ms < 0 ? 0 : ms < room ? ms : room);
}

static bool add_strip(const struct stats_part *part)
{
    struct usage_stats *stats = part->sum->stats;
    int64_t values[3];
    bool found = true;

    if (!stats_bind(part->db, STATS_SQL_STRIP, part->station, stats->strip_first_day,
                    stats->to_day)) {
        return false;
    }
    while (db_next(part->db, STATS_SQL_STRIP, values, 3, &found)) {
        int64_t day = values[0] - stats->strip_first_day;

        if (!found) {
            return true;
        }
        if (values[1] >= 0 && values[1] < 7 * 24 && day < STATS_STRIP_DAYS) {
            add_strip_hour(&stats->strip_on_ms[day][values[1] % 24], values[2]);
        }
    }
    return false;
}

bool stats_station_add(const struct stats_part *part)
{
    return add_menus(part) && add_faults(part) && add_buttons(part) && add_strip(part) &&
           stats_outages_add(part);
}
