/* SPDX-License-Identifier: MIT */
/** When the cues of a phase or a countdown fall: a pure function of it, not of ticks. */
#ifndef UNKNOT_CORE_PHASE_CUES_H
#define UNKNOT_CORE_PHASE_CUES_H

#include "app/core/content.h"
#include "app/core/effects.h"
#include "app/core/settings.h"

#include <stdint.h>

struct phase_cue {
    int64_t at_ms; /**< time in the phase */
    enum cue cue;
    int number; /**< CUE_TICK: 3, 2, 1; CUE_BEAT: index of the beat */
};

enum {
    PHASE_CUES_MAX = 4
};

/**
 * The cues of the first moment after `after_ms` that has any, before the end of the phase.
 *
 * @param planned_ms  length of the phase
 * @param after_ms    -1 for the very first
 * @return number of cues, all of the same moment; 0: none is left
 */
int phase_cues_after(const struct phase *phase, const struct settings *settings,
                     int64_t planned_ms, int64_t after_ms,
                     struct phase_cue cues_out[PHASE_CUES_MAX]);

/**
 * The same for a countdown ("get ready", "switch legs").
 *
 * @param total_ms  its length
 * @param place_ms  what it has left when somebody with the tool should take their place; not
 *                  less than `total_ms`: there is nothing to fetch
 */
int count_cues_after(int64_t total_ms, int64_t place_ms, int64_t after_ms,
                     struct phase_cue cues_out[PHASE_CUES_MAX]);

#endif
