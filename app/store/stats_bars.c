/* SPDX-License-Identifier: MIT */
/* Visits by day or month, and what a station did: read day by day, or month by month where a
 * month is summed up and nothing of it is marked. */
#include "app/store/local_day.h"
#include "app/store/rollup_sql.h"
#include "app/store/stats_read.h"

static int64_t greater(int64_t a, int64_t b)
{
    return a > b ? a : b;
}

static int64_t lesser(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

static void lay_out_months(struct usage_stats *stats)
{
    int64_t last = local_month(stats->to_day);
    int64_t first = greater(local_month(stats->from_day), last - STATS_BARS_MAX + 1);

    for (int64_t month = first; month <= last; month++) {
        int64_t from = greater(local_month_first_day(month), stats->from_day);
        int64_t to = lesser(local_month_first_day(month + 1) - 1, stats->to_day);

        stats->bars[stats->bar_count++] =
            (struct stats_bar){.first_day = from, .days = (int)(to - from + 1)};
    }
}

void stats_bars_begin(struct usage_stats *stats)
{
    stats->bars_are_months = stats->to_day - stats->from_day >= STATS_BARS_MAX;
    if (stats->bars_are_months) {
        lay_out_months(stats);
        return;
    }
    for (int64_t day = stats->from_day; day <= stats->to_day; day++) {
        stats->bars[stats->bar_count++] = (struct stats_bar){.first_day = day, .days = 1};
    }
}

static void add_row(struct usage_stats *stats, struct stats_bar *bar,
                    const struct stats_row *row, bool marked)
{
    if (row->topic == ROLLUP_ON && row->key >= 0 && row->key < 7) {
        bar->on_days += (int)row->n;
        stats->station.on_days += row->n;
        stats->station.on_ms += row->v[0];
        stats->station.starts += row->v[1];
        stats->station.power_cuts += row->v[2];
        stats->station.crashes += row->v[3];
    } else if (row->topic == ROLLUP_VISIT && !marked) {
        bar->visits += row->n;
        bar->finished += row->v[0];
    }
}

static bool add_rows(const struct stats_part *part, int statement, int64_t at,
                     struct stats_bar *bar, bool marked)
{
    struct stats_row row;
    bool found = true;

    if (!stats_bind(part->db, statement, part->station, at, 0)) {
        return false;
    }
    while (stats_next(part, statement, &row, &found)) {
        if (!found) {
            return true;
        }
        add_row(part->sum->stats, bar, &row, marked);
    }
    return false;
}

static bool add_days(const struct stats_part *part, struct stats_bar *bar)
{
    int64_t from = greater(bar->first_day, part->from);
    int64_t to = lesser(bar->first_day + bar->days - 1, part->to);

    for (int64_t day = from; day <= to; day++) {
        bool marked = stats_is_marked(&part->marks, day);

        bar->excluded_days += marked;
        if (!add_rows(part, STATS_SQL_DAY_BAR, day, bar, marked)) {
            return false;
        }
    }
    return true;
}

static bool add_bar(const struct stats_part *part, struct stats_bar *bar)
{
    int64_t last = bar->first_day + bar->days - 1;
    int64_t month = local_month(bar->first_day);
    bool whole = part->sum->stats->bars_are_months &&
                 !stats_is_marked(&part->marks, bar->first_day) &&
                 bar->first_day == local_month_first_day(month) &&
                 last == local_month_first_day(month + 1) - 1 &&
                 stats_free_until(&part->marks, bar->first_day, last) == last;
    bool summed = false;

    if (whole && !stats_is_summed(part, ROLLUP_LEVEL_MONTH, month, &summed)) {
        return false;
    }
    return summed ? add_rows(part, STATS_SQL_MONTH_BAR, month, bar, false)
                  : add_days(part, bar);
}

bool stats_bars_add(const struct stats_part *part)
{
    struct usage_stats *stats = part->sum->stats;

    for (int i = 0; i < stats->bar_count; i++) {
        if (!add_bar(part, &stats->bars[i])) {
            return false;
        }
    }
    return true;
}
