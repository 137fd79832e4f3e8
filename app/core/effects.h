/* SPDX-License-Identifier: MIT */
/** What the visit asks of the world: cues to be heard, felt and seen, and records to be kept.
 */
#ifndef UNKNOT_CORE_EFFECTS_H
#define UNKNOT_CORE_EFFECTS_H

#include "app/core/staff.h"
#include "app/core/usage.h"

#include <stdbool.h>
#include <stdint.h>

enum cue {
    CUE_PRESS,  /**< a press that did something */
    CUE_CHOOSE, /**< a choice was made */
    CUE_START,  /**< a step begins to run */
    CUE_FOUND,  /**< a tender spot was marked */
    CUE_TICK,   /**< three, two and one second before the end of a phase or a countdown */
    CUE_END,    /**< a phase ended */
    CUE_SWITCH, /**< the other leg */
    CUE_HALF,   /**< half-way through a hold or stretch */
    CUE_TEN,    /**< ten seconds before its end; spoken only */
    CUE_PLACE,  /**< get ready: the tool was fetched, now to one's place; spoken only */
    CUE_BEAT,   /**< a part of a repetition begins */
    CUE_BREATHE_IN,
    CUE_BREATHE_OUT,
    CUE_PAUSE,
    CUE_RESUME,
    CUE_FINISH, /**< the routine is done */
    CUE_FAULT,  /**< what somebody asked for cannot be done */
    CUE_COUNT
};

enum effect_kind {
    EFFECT_CUE,
    EFFECT_USAGE,
    EFFECT_FIGURES, /**< figures of a period are wanted; EVENT_FIGURES answers */
    EFFECT_STICK,   /**< somebody wants the records on a stick; EVENT_STICK tells how it goes */
    EFFECT_SERVICE, /**< something to do for a check; EVENT_SERVICE tells how it goes */
};

enum stick_order {
    STICK_LOOK, /**< look for one from now on */
    STICK_SAVE, /**< save on the one that was found */
    STICK_REST, /**< break off what is under way, and look no more */
};

struct effect {
    enum effect_kind kind;
    int64_t
        at_ms; /**< monotonic time it belongs to: the planned moment, not that of the tick */
    union {
        struct {
            enum cue cue;
            int number; /**< CUE_TICK: 3, 2, 1; CUE_BEAT: index of the beat; else 0 */
        } cue;
        struct usage usage;
        struct {
            int asked;            /**< number of the question */
            enum coach_span span; /**< length of the period */
            int back;             /**< how many such periods before the latest */
        } figures;
        enum stick_order stick;
        struct service_order service;
    } u;
};

enum {
    EFFECTS_MAX = 24
};

/** The effects of one step of the visit. All-zero is empty. */
struct effects {
    struct effect items[EFFECTS_MAX];
    int count;
};

void effects_add_cue(struct effects *effects, int64_t at_ms, enum cue cue, int number);
void effects_add_figures(struct effects *effects, int64_t at_ms, int asked,
                         enum coach_span span, int back);
void effects_add_stick(struct effects *effects, int64_t at_ms, enum stick_order order);
void effects_add_service(struct effects *effects, int64_t at_ms, enum service_order_kind kind,
                         const struct service_setup *setup);
void effects_add_usage(struct effects *effects, const struct usage *usage);

/** The stable names for traces ("tick", "look"); never NULL. */
const char *cue_name(enum cue cue);
const char *stick_order_name(enum stick_order order);

#endif
