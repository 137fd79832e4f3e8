/* SPDX-License-Identifier: MIT */
#include "app/store/stats_sum.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum {
    DAYS_A_YEAR = 366
};

void stats_sum_begin(struct stats_sum *sum, struct usage_stats *stats)
{
    memset(sum, 0, sizeof(*sum));
    memset(stats, 0, sizeof(*stats));
    sum->stats = stats;
    sum->routines.items = stats->routines;
    sum->routines.count = &stats->routine_count;
    sum->tools.items = stats->tools;
    sum->tools.count = &stats->tool_count;
    sum->techniques.items = stats->techniques;
    sum->techniques.count = &stats->technique_count;
}

/* Up to here a double is exact, a value can be multiplied by 400, and a count by a minute in
 * ms. A thousand stations need a thousand years for so much. */
static const int64_t most_n = (int64_t)1 << 40, most_values = (int64_t)1 << 53;

static bool are_within(const int64_t values[], int count, int64_t most)
{
    for (int i = 0; i < count; i++) {
        if (values[i] < 0 || values[i] > most) {
            return false;
        }
    }
    return true;
}

/* What is counted of visits is not more than they are; a feeling is not more than 4. */
static bool is_consistent(const struct stats_row *row)
{
    switch (row->topic) {
    case ROLLUP_VISIT: return are_within(row->v, 5, row->n);
    case ROLLUP_ROUTINE:
    case ROLLUP_TOOL:
    case ROLLUP_TECHNIQUE:
        return are_within(row->v, 3, row->n) && are_within(row->v + 4, 1, row->n) &&
               are_within(row->v + 5, 2, row->v[4] * (FEEL_LEVELS - 1)) &&
               row->v[7] <= row->v[4] * (FEEL_LEVELS - 1) * (FEEL_LEVELS - 1);
    case ROLLUP_LEGS:
    case ROLLUP_STAGE: return are_within(row->v, 4, row->n);
    case ROLLUP_ON: return row->n <= DAYS_A_YEAR;
    }
    return true;
}

bool stats_sum_takes(struct stats_sum *sum, const struct stats_row *row)
{
    if (!are_within(&row->n, 1, most_n - sum->n)) {
        return false;
    }
    for (int i = 0; i < ROLLUP_VALUES; i++) {
        if (!are_within(&row->v[i], 1, most_values - sum->values)) {
            return false;
        }
        sum->values += row->v[i];
    }
    sum->n += row->n;
    return is_consistent(row);
}

static void add_visit(struct usage_stats *stats, const struct stats_row *row)
{
    struct stats_visits *visits = &stats->visits;

    visits->n += row->n;
    visits->finished += row->v[0];
    visits->left += row->v[1];
    visits->idle += row->v[2];
    visits->interrupted += row->v[3];
    visits->unset_clock += row->v[4];
    visits->guided_ms += row->v[5];
    visits->planned_ms += row->v[6];
}

/* Keys of hours and pairs come from a file: one that cannot be is left out. */
static struct stats_hour *hour_at(struct usage_stats *stats, int64_t key)
{
    return key >= 0 && key < 7 * 24 ? &stats->hours[key / 24][key % 24] : NULL;
}

static void add_hour(struct usage_stats *stats, const struct stats_row *row)
{
    struct stats_hour *hour = hour_at(stats, row->key);

    if (hour && row->topic == ROLLUP_HOUR) {
        hour->visits += row->n;
        hour->busy_ms += row->v[0];
    } else if (hour) {
        hour->on_ms += row->v[0];
    }
}

static int place_of(struct sum_list *list, int64_t word)
{
    for (int i = 0; i < *list->count; i++) {
        if (list->words[i] == word) {
            return i;
        }
    }
    if (*list->count < STATS_NAMES_MAX - 1) {
        list->words[*list->count] = word;
        return (*list->count)++;
    }
    list->words[STATS_NAMES_MAX - 1] = -1; /* "the others" */
    *list->count = STATS_NAMES_MAX;
    return STATS_NAMES_MAX - 1;
}

static void add_ranked(struct sum_list *list, const struct stats_row *row)
{
    int at = place_of(list, row->key);
    struct stats_ranked *item = &list->items[at];
    bool technique = row->topic == ROLLUP_TECHNIQUE;

    item->n += row->n;
    item->finished += row->v[0];
    *(technique ? &item->skipped : &item->left) += row->v[1];
    *(technique ? &item->cut : &item->idle) += row->v[2];
    item->guided_ms += row->v[3];
    item->rated.n += row->v[4];
    list->before[at] += row->v[5];
    list->after[at] += row->v[6];
    list->squares[at] += row->v[7];
}

static void add_feel(struct usage_stats *stats, const struct stats_row *row)
{
    if (row->key >= 0 && row->key < 36) {
        stats->feel[row->key / 6][row->key % 6] += row->n;
    }
}

static void add_legs(struct usage_stats *stats, const struct stats_row *row)
{
    if (row->topic == ROLLUP_LEGS && row->key >= 0 && row->key < 3) {
        struct stats_legs *legs = &stats->legs[row->key];

        legs->n += row->n;
        legs->finished += row->v[0];
        legs->second_guided += row->v[1];
        legs->second_skipped += row->v[2];
        legs->second_missing += row->v[3];
    } else if (row->topic == ROLLUP_LEG && row->key >= 0 && row->key < LEG_COUNT) {
        struct stats_leg *leg = &stats->leg[row->key];

        leg->visits += row->n;
        leg->guided_ms += row->v[0];
        leg->spot_visits += row->v[1];
        leg->spots += row->v[2];
    }
}

/* @return place of the routine's funnel, -1: there is no room for it */
static int funnel_of(struct stats_sum *sum, int64_t routine)
{
    int *count = &sum->stats->funnel_count;

    for (int i = 0; i < *count; i++) {
        if (sum->funnels[i].routine == routine) {
            return i;
        }
    }
    if (*count == STATS_FUNNELS_MAX) {
        return -1;
    }
    sum->funnels[*count].routine = routine;
    return (*count)++;
}

static int stage_of(struct sum_funnel *funnel, struct stats_funnel *shown,
                    const struct stats_row *row)
{
    int at = 0;

    while (at < shown->stage_count && funnel->keys[at] != row->key) {
        at++;
    }
    if (at == STATS_STAGES_MAX) {
        return -1;
    }
    if (at == shown->stage_count) {
        shown->stage_count++;
        funnel->keys[at] = row->key;
        funnel->order[at] = row->v[4];
    }
    return at;
}

static void add_stage(struct stats_sum *sum, const struct stats_row *row)
{
    int place = funnel_of(sum, rollup_stage_of(row->key).routine);
    int at = place < 0 ? -1 : stage_of(&sum->funnels[place], &sum->stats->funnels[place], row);

    if (at < 0) {
        return;
    }
    struct stats_stage *stage = &sum->stats->funnels[place].stages[at];
    int64_t *order = &sum->funnels[place].order[at];

    stage->reached += row->n;
    stage->done += row->v[0];
    stage->skipped += row->v[1];
    stage->left_in += row->v[2];
    stage->left_after += row->v[3];
    *order = row->v[4] < *order ? row->v[4] : *order;
}

static void add_left(struct stats_sum *sum, const struct stats_row *row)
{
    int place = row->key < 0 ? -1 : funnel_of(sum, row->key / ROLLUP_BUCKETS);

    if (place >= 0) {
        sum->stats->funnels[place].left += row->n;
        sum->funnels[place].buckets[row->key % ROLLUP_BUCKETS] += row->n;
        sum->funnels[place].planned_ms += row->v[1];
    }
}

static void add_on(struct usage_stats *stats, const struct stats_row *row)
{
    if (row->key >= 0 && row->key < 7) {
        stats->weekday_days[row->key] += row->n;
    }
}

void stats_sum_add(struct stats_sum *sum, const struct stats_row *row)
{
    switch (row->topic) {
    case ROLLUP_VISIT: add_visit(sum->stats, row); break;
    case ROLLUP_HOUR:
    case ROLLUP_ON_HOUR: add_hour(sum->stats, row); break;
    case ROLLUP_ROUTINE: add_ranked(&sum->routines, row); break;
    case ROLLUP_TOOL: add_ranked(&sum->tools, row); break;
    case ROLLUP_TECHNIQUE: add_ranked(&sum->techniques, row); break;
    case ROLLUP_FEEL: add_feel(sum->stats, row); break;
    case ROLLUP_LEGS:
    case ROLLUP_LEG: add_legs(sum->stats, row); break;
    case ROLLUP_STAGE: add_stage(sum, row); break;
    case ROLLUP_LEFT: add_left(sum, row); break;
    case ROLLUP_ON: add_on(sum->stats, row); break;
    }
}

static void finish_rated(struct stats_rated *rated, int64_t before, int64_t after,
                         int64_t squares)
{
    double n = (double)rated->n;

    if (rated->n == 0) {
        return;
    }
    rated->before = (double)before / n;
    rated->after = (double)after / n;
    rated->change = (double)(before - after) / n;
    if (rated->n > 1) {
        double variance = ((double)squares - n * rated->change * rated->change) / (n - 1);

        rated->change_sd = variance > 0 ? sqrt(variance) : 0;
    }
}

static void finish_feel(struct usage_stats *stats)
{
    int64_t before = 0, after = 0, squares = 0;

    for (int b = 0; b < FEEL_LEVELS; b++) {
        for (int a = 0; a < FEEL_LEVELS; a++) {
            int64_t n = stats->feel[b][a];

            stats->rated.n += n;
            before += b * n;
            after += a * n;
            squares += (int64_t)(b - a) * (b - a) * n;
        }
    }
    finish_rated(&stats->rated, before, after, squares);
}

static int compare_ranked(const void *left, const void *right)
{
    const struct stats_ranked *a = left, *b = right;
    bool a_is_others = !a->name[0], b_is_others = !b->name[0];

    if (a_is_others != b_is_others) {
        return a_is_others ? 1 : -1;
    }
    if (a->n != b->n) {
        return a->n < b->n ? 1 : -1;
    }
    return strcmp(a->name, b->name);
}

static bool finish_list(struct sum_list *list, stats_word_name *name, void *context)
{
    for (int i = 0; i < *list->count; i++) {
        if (list->words[i] >= 0 && !name(context, list->words[i], list->items[i].name)) {
            return false;
        }
        finish_rated(&list->items[i].rated, list->before[i], list->after[i], list->squares[i]);
    }
    qsort(list->items, (size_t)*list->count, sizeof(*list->items), compare_ranked);
    return true;
}

static int64_t median_ms(const int64_t buckets[ROLLUP_BUCKETS], int64_t n)
{
    int64_t before = 0;
    int at = 0;

    while (at < ROLLUP_BUCKETS - 1 && (before + buckets[at]) * 2 < n) {
        before += buckets[at++];
    }
    if (buckets[at] == 0) {
        return 0;
    }
    int64_t from_ms = rollup_bucket_ms(at);
    int64_t width_ms = rollup_bucket_ms(at + 1) - from_ms;

    return from_ms + width_ms * (n - 2 * before) / (2 * buckets[at]);
}

/* Insertion sort: the keys have to move with what they stand for, and there are few. */
static void sort_stages(struct sum_funnel *funnel, struct stats_funnel *shown)
{
    for (int i = 1; i < shown->stage_count; i++) {
        struct stats_stage stage = shown->stages[i];
        int64_t key = funnel->keys[i], order = funnel->order[i];
        int at = i;

        for (; at > 0 && (funnel->order[at - 1] > order ||
                          (funnel->order[at - 1] == order && funnel->keys[at - 1] > key));
             at--) {
            shown->stages[at] = shown->stages[at - 1];
            funnel->keys[at] = funnel->keys[at - 1];
            funnel->order[at] = funnel->order[at - 1];
        }
        shown->stages[at] = stage;
        funnel->keys[at] = key;
        funnel->order[at] = order;
    }
}

static bool finish_stage(struct stats_stage *stage, int64_t key, stats_word_name *name,
                         void *context)
{
    struct rollup_stage place = rollup_stage_of(key);

    stage->second = place.second;
    if (place.technique == 0) {
        stage->kind = place.phase == 0 ? STATS_STAGE_BEGUN : STATS_STAGE_ASKED;
        return true;
    }
    stage->kind = STATS_STAGE_STEP;
    return name(context, place.technique, stage->technique) &&
           name(context, place.phase, stage->phase);
}

static bool finish_funnel(struct sum_funnel *funnel, struct stats_funnel *shown,
                          stats_word_name *name, void *context)
{
    sort_stages(funnel, shown);
    for (int i = 0; i < shown->stage_count; i++) {
        if (!finish_stage(&shown->stages[i], funnel->keys[i], name, context)) {
            return false;
        }
    }
    if (shown->left > 0) {
        shown->left_median_ms = median_ms(funnel->buckets, shown->left);
        shown->left_planned_ms = funnel->planned_ms / shown->left;
    }
    return name(context, funnel->routine, shown->routine);
}

static int64_t visits_of(const struct stats_funnel *funnel)
{
    return funnel->stage_count > 0 ? funnel->stages[0].reached : 0;
}

static int compare_funnels(const void *left, const void *right)
{
    const struct stats_funnel *a = left, *b = right;

    if (visits_of(a) != visits_of(b)) {
        return visits_of(a) < visits_of(b) ? 1 : -1;
    }
    return strcmp(a->routine, b->routine);
}

bool stats_sum_end(struct stats_sum *sum, stats_word_name *name, void *context)
{
    struct usage_stats *stats = sum->stats;

    finish_feel(stats);
    if (!finish_list(&sum->routines, name, context) ||
        !finish_list(&sum->tools, name, context) ||
        !finish_list(&sum->techniques, name, context)) {
        return false;
    }
    for (int i = 0; i < stats->funnel_count; i++) {
        if (!finish_funnel(&sum->funnels[i], &stats->funnels[i], name, context)) {
            return false;
        }
    }
    qsort(stats->funnels, (size_t)stats->funnel_count, sizeof(stats->funnels[0]),
          compare_funnels);
    return true;
}
