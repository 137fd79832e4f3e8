/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/coach.h"

#include "app/ui/day.h"

#include <inttypes.h>
#include <stdio.h>

char *coach_decimal(char out[FORMAT_MAX], const struct coach *coach, double figure)
{
    return format_decimal(out, figure, coach->scene->env->decimal);
}

char *coach_number(char out[FORMAT_MAX], int64_t n)
{
    snprintf(out, FORMAT_MAX, "%" PRId64, n);
    return out;
}

char *coach_visits(char out[FORMAT_MAX], const struct words *words, int64_t n)
{
    char number[FORMAT_MAX];

    return format_fill(out, n == 1 ? words->coach_visit : words->coach_visits, "n",
                       coach_number(number, n));
}

char *coach_percent(char out[FORMAT_MAX], const struct words *words, int64_t part,
                    int64_t whole)
{
    char number[FORMAT_MAX];
    int64_t percent = whole > 0 ? (part * 200 + whole) / (whole * 2) : 0;

    if (percent == 0 && part > 0) {
        percent = 1;
    } else if (percent == 100 && part < whole) {
        percent = 99;
    }
    return format_fill(out, words->coach_percent, "n", coach_number(number, percent));
}

char *coach_period(char out[FORMAT_MAX], const struct coach *coach, bool within)
{
    const struct words *words = coach->words;
    const struct coach_figures *figures = coach->figures;
    const struct usage_stats *stats = coach->stats;
    char filled[FORMAT_MAX];

    if (figures->days > 0 && figures->back > 0) {
        return day_range(out, words, stats->from_day, stats->to_day);
    }
    if (figures->days > 0) {
        return format_count(out, within ? words->coach_last_within : words->coach_last,
                            figures->days);
    }
    if (stats->first_day > stats->last_day) {
        return format_fill(out, within ? words->coach_all_within : words->coach_all, "", "");
    }
    return format_fill(out, within ? words->coach_since_within : words->coach_since, "date",
                       day_long(filled, words, stats->first_day));
}

const char *coach_technique_name(const struct coach *coach, const char *id)
{
    const struct content *content = scene_content(coach->scene);
    int index = content_find_technique(content, id);

    if (id[0] == '\0') {
        return coach->words->coach_others;
    }
    return index >= 0 ? content->techniques[index].label : id;
}

const char *coach_tool_name(const struct coach *coach, const char *id)
{
    const struct content *content = scene_content(coach->scene);
    int index = content_find_tool(content, id);

    if (id[0] == '\0') {
        return coach->words->coach_others;
    }
    return index >= 0 ? content->tools[index].name : id;
}

const char *coach_routine_name(const struct coach *coach, const char *id)
{
    const struct content *content = scene_content(coach->scene);
    int index = content_find_routine(content, id);

    return index >= 0 ? content->routines[index].name : coach_technique_name(coach, id);
}
