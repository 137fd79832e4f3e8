/* SPDX-License-Identifier: MIT */
#include "app/load/config_apply.h"

#include <stdio.h>
#include <string.h>

enum {
    BLACK_MOST_MIN = 1440,
    MS_PER_MIN = 60000,
    DAY_LETTERS = 3
};

/* @return 0 is Monday; -1: it is no day */
static int day_of(const char *text)
{
    static const char *const days[WEEK_DAYS] = {"mon", "tue", "wed", "thu",
                                                "fri", "sat", "sun"};

    for (int i = 0; i < WEEK_DAYS; i++) {
        if (strncmp(text, days[i], DAY_LETTERS) == 0) {
            return i;
        }
    }
    return -1;
}

/* "mon", "mon-fri", "fri-mon" and several of them: "mon,wed,fri-sun". @return 0: it is not that
 */
static unsigned days_of(const char *text)
{
    unsigned days = 0;

    for (;;) {
        int from = day_of(text);
        int to = from;

        if (from < 0) {
            return 0;
        }
        text += DAY_LETTERS;
        if (*text == '-') {
            to = day_of(text + 1);
            if (to < 0) {
                return 0;
            }
            text += 1 + DAY_LETTERS;
        }
        for (int day = from; day != to; day = (day + 1) % WEEK_DAYS) {
            days |= 1U << day;
        }
        days |= 1U << to;
        if (*text == '\0') {
            return days;
        }
        if (*text != ',') {
            return 0;
        }
        text += 1 + strspn(text + 1, " ");
    }
}

static void apply_hours(const struct config_apply *apply, int index)
{
    const struct config_opening_hours *hours = &apply->file->hours[index];
    struct opening_hours *place = &apply->config->settings.opening.hours[index];
    char key[CONFIG_KEY_SIZE];

    place->days = days_of(hours->days);
    if (place->days == 0) {
        snprintf(key, sizeof key, "hours[%d].days", index);
        yaml_doc_problem(apply->doc, apply->problems, key,
                         "'%s' are no days; write mon, mon-fri or \"mon,wed,sat-sun\" of mon, "
                         "tue, wed, thu, fri, sat and sun",
                         hours->days);
    }
    snprintf(key, sizeof key, "hours[%d].from", index);
    config_set_time(apply, hours->from, key, &place->from_minute);
    snprintf(key, sizeof key, "hours[%d].to", index);
    config_set_time(apply, hours->to, key, &place->to_minute);
}

static void apply_black(const struct config_apply *apply)
{
    const int *minutes = apply->file->closed_black_min;

    if (minutes == NULL) {
        return;
    }
    if (*minutes < 0 || *minutes > BLACK_MOST_MIN) {
        yaml_doc_problem(apply->doc, apply->problems, "closed_black_min",
                         "%d is out of range; 0 (never) to %d minutes are allowed", *minutes,
                         BLACK_MOST_MIN);
        return;
    }
    apply->config->settings.closed_black_ms = (int64_t)*minutes * MS_PER_MIN;
}

void config_apply_opening(const struct config_apply *apply)
{
    const struct config_file *file = apply->file;
    struct settings *settings = &apply->config->settings;

    settings->opening.count = (int)file->hours_count;
    for (int i = 0; i < settings->opening.count; i++) {
        apply_hours(apply, i);
    }
    if (file->closed != NULL) {
        settings->closed_is_black = *file->closed == CONFIG_CLOSED_BLACK;
    }
    if (file->closed_cec != NULL) {
        apply->config->closed_cec = *file->closed_cec;
    }
    apply_black(apply);
}
