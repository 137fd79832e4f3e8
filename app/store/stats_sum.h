/* SPDX-License-Identifier: MIT */
/** Rows of rollups added up to figures. Pure; words are still numbers until they are named. */
#ifndef UNKNOT_STORE_STATS_SUM_H
#define UNKNOT_STORE_STATS_SUM_H

#include "app/store/rollup.h"
#include "app/store/usage_stats.h"

/** A row of `daily` or `summed`, its topic without ROLLUP_FROZEN. */
struct stats_row {
    int64_t topic, key;
    int64_t n;
    int64_t v[ROLLUP_VALUES]; /**< v[0] is v1 */
};

struct sum_list {
    int64_t words[STATS_NAMES_MAX];
    int64_t squares[STATS_NAMES_MAX], before[STATS_NAMES_MAX], after[STATS_NAMES_MAX];
    struct stats_ranked *items;
    int *count;
};

struct sum_funnel {
    int64_t routine;
    int64_t keys[STATS_STAGES_MAX], order[STATS_STAGES_MAX];
    int64_t buckets[ROLLUP_BUCKETS];
    int64_t planned_ms;
};

/** What is needed besides the figures while they are made. */
struct stats_sum {
    struct usage_stats *stats;
    struct sum_list routines, tools, techniques;
    struct sum_funnel funnels[STATS_FUNNELS_MAX];
    int64_t n, values; /**< all that was taken */
};

/** Finds the text of a word; false when that failed. */
typedef bool stats_word_name(void *context, int64_t word, char out[USAGE_NAME_MAX]);

/** Begins with empty figures; `sum` and `stats` are overwritten. */
void stats_sum_begin(struct stats_sum *sum, struct usage_stats *stats);

/**
 * Is a row one that can have been counted, and do all together still add up? Only then may it
 * be added: no sum of what is taken overflows, nor does a share or a median that is made of
 * them.
 */
bool stats_sum_takes(struct stats_sum *sum, const struct stats_row *row);

void stats_sum_add(struct stats_sum *sum, const struct stats_row *row);

/** Means, medians, names and order. @return false: a name could not be found out */
bool stats_sum_end(struct stats_sum *sum, stats_word_name *name, void *context);

#endif
