/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/coach.h"

#include "app/ui/day.h"

#include <stdio.h>

enum {
    DAYS_MOST = 92, /* bars that can still be told apart */
    MONTHS_MOST = 60,
    LETTERS_MOST = 14, /* days that have the letter of their weekday */
    NAMED_MOST = 14,   /* months that all have their name */
};

/* A bar while it is put together. */
struct group {
    struct stats_bar sum;
    int64_t last_day;
};

static int64_t key_of(enum coach_bars kind, int64_t day)
{
    struct date date = day_date(day);

    switch (kind) {
    case COACH_BARS_DAYS: return day;
    case COACH_BARS_MONTHS: return (int64_t)date.year * 12 + date.month;
    case COACH_BARS_YEARS: break;
    }
    return date.year;
}

static int count_groups(const struct usage_stats *stats, enum coach_bars kind)
{
    int count = 0;

    for (int i = 0; i < stats->bar_count; i++) {
        count += i == 0 || key_of(kind, stats->bars[i].first_day) !=
                               key_of(kind, stats->bars[i - 1].first_day);
    }
    return count;
}

static enum coach_bars kind_of(const struct usage_stats *stats)
{
    if (!stats->bars_are_months && stats->bar_count <= DAYS_MOST) {
        return COACH_BARS_DAYS;
    }
    return count_groups(stats, COACH_BARS_MONTHS) <= MONTHS_MOST ? COACH_BARS_MONTHS
                                                                 : COACH_BARS_YEARS;
}

static void add(struct group *group, const struct stats_bar *bar)
{
    group->sum.on_days += bar->on_days;
    group->sum.excluded_days += bar->excluded_days;
    group->sum.visits += bar->visits;
    group->last_day = bar->first_day + bar->days - 1;
}

static void set_label(const struct coach *coach, enum coach_bars kind, int64_t day,
                      struct chart_bar *bar)
{
    const struct words *words = coach->words;
    struct date date = day_date(day);
    char text[FORMAT_MAX] = "";

    if (kind == COACH_BARS_YEARS || (kind == COACH_BARS_MONTHS && date.month == 0 &&
                                     count_groups(coach->stats, kind) > NAMED_MOST)) {
        snprintf(text, sizeof text, "%d", date.year);
    } else if (kind == COACH_BARS_MONTHS) {
        day_word(text, words->coach_months, date.month);
    } else if (coach->stats->bar_count <= LETTERS_MOST) {
        day_word(text, words->coach_day_letters, day_weekday(day));
    } else if (day_weekday(day) == 0) {
        day_short(text, words, day);
    }
    snprintf(bar->label, sizeof bar->label, "%.39s", text);
}

static enum chart_bar_kind kind_of_bar(const struct usage_stats *stats,
                                       const struct group *group)
{
    if (group->sum.excluded_days > 0) {
        return CHART_LEFT_OUT;
    }
    if (group->sum.on_days > 0 || group->sum.visits > 0) {
        return CHART_BAR;
    }
    return group->last_day < stats->first_day ? CHART_NOTHING : CHART_NO_POWER;
}

enum coach_bars coach_bars(const struct coach *coach, struct chart_bar bars_out[CHART_BARS_MAX],
                           int *count_out)
{
    const struct usage_stats *stats = coach->stats;
    enum coach_bars kind = kind_of(stats);
    int i = 0;

    *count_out = 0;
    while (i < stats->bar_count && *count_out < CHART_BARS_MAX) {
        struct group group = {.sum.first_day = stats->bars[i].first_day};
        int64_t key = key_of(kind, group.sum.first_day);

        while (i < stats->bar_count && key_of(kind, stats->bars[i].first_day) == key) {
            add(&group, &stats->bars[i++]);
        }
        struct chart_bar *bar = &bars_out[(*count_out)++];
        *bar = (struct chart_bar){kind_of_bar(stats, &group), group.sum.visits, ""};
        set_label(coach, kind, group.sum.first_day, bar);
    }
    return kind;
}
