/* SPDX-License-Identifier: MIT */
#include "app/core/phase_cues.h"

#include "app/core/plan.h"

enum {
    TICKS = 3, /* three, two, one */
    TICK_MS = 1000,
    HALF_LEAST_MS = 20000,  /* shorter phases need no half-way mark */
    TICKED_LEAST_MS = 6000, /* shorter ones would be all ticks */
    TEN_MS = 10000,
    TEN_LEAST_MS = 30000, /* of shorter ones, half-way says it */
};

struct first {
    int64_t after_ms;
    int64_t planned_ms;
    struct phase_cue *cues;
    int count;
};

/* Keeps the cue when it belongs to the earliest moment seen so far. */
static void offer(struct first *first, int64_t at_ms, enum cue cue, int number)
{
    if (at_ms <= first->after_ms || at_ms >= first->planned_ms) {
        return;
    }
    if (first->count > 0 && at_ms > first->cues[0].at_ms) {
        return;
    }
    if (first->count > 0 && at_ms < first->cues[0].at_ms) {
        first->count = 0;
    }
    if (first->count < PHASE_CUES_MAX) {
        first->cues[first->count++] =
            (struct phase_cue){.at_ms = at_ms, .cue = cue, .number = number};
    }
}

static void offer_ticks(struct first *first)
{
    if (first->planned_ms < TICKED_LEAST_MS) {
        return;
    }
    for (int n = TICKS; n > 0; n--) {
        offer(first, first->planned_ms - (int64_t)n * TICK_MS, CUE_TICK, n);
    }
}

static void offer_breath(struct first *first, const struct settings *settings)
{
    int64_t breath_ms = settings->breath_in_ms + settings->breath_out_ms;
    int64_t begun_ms = first->after_ms < 0 ? 0 : first->after_ms / breath_ms * breath_ms;

    offer(first, begun_ms, CUE_BREATHE_IN, 0);
    offer(first, begun_ms + settings->breath_in_ms, CUE_BREATHE_OUT, 0);
    offer(first, begun_ms + breath_ms, CUE_BREATHE_IN, 0);
}

static void offer_beats(struct first *first, const struct phase *phase)
{
    int64_t rep_ms = plan_rep_ms(phase);
    int64_t at_ms = first->after_ms < 0 ? 0 : first->after_ms / rep_ms * rep_ms;

    for (int rep = 0; rep < 2; rep++) {
        for (unsigned i = 0; i < phase->beats_count; i++) {
            offer(first, at_ms, CUE_BEAT, (int)i);
            at_ms += (int64_t)phase->beats[i].seconds.value * 1000;
        }
    }
}

int phase_cues_after(const struct phase *phase, const struct settings *settings,
                     int64_t planned_ms, int64_t after_ms,
                     struct phase_cue cues_out[PHASE_CUES_MAX])
{
    struct first first = {.after_ms = after_ms, .planned_ms = planned_ms, .cues = cues_out};
    bool still = phase->kind == PHASE_HOLD || phase->kind == PHASE_STRETCH;

    if (phase->kind == PHASE_REPS) {
        offer_beats(&first, phase);
        return first.count;
    }
    if (phase->breath) {
        offer_breath(&first, settings);
    }
    if (still && planned_ms >= HALF_LEAST_MS) {
        offer(&first, planned_ms / 2, CUE_HALF, 0);
    }
    if (still && planned_ms >= TEN_LEAST_MS) {
        offer(&first, planned_ms - TEN_MS, CUE_TEN, 0);
    }
    offer_ticks(&first);
    return first.count;
}

int count_cues_after(int64_t total_ms, int64_t place_ms, int64_t after_ms,
                     struct phase_cue cues_out[PHASE_CUES_MAX])
{
    struct first first = {.after_ms = after_ms, .planned_ms = total_ms, .cues = cues_out};

    if (place_ms < total_ms) {
        offer(&first, total_ms - place_ms, CUE_PLACE, 0);
    }
    offer_ticks(&first);
    return first.count;
}
