/* SPDX-License-Identifier: MIT */
/**
 * The plan of a visit: a routine laid out as blocks, a block being one technique for one leg.
 *
 * Within a block the phases of a searching technique (search, hold, rock) repeat until the
 * leg's time is used; all others are done once. Every number of minutes that is shown
 * anywhere comes from here.
 */
#ifndef UNKNOT_CORE_PLAN_H
#define UNKNOT_CORE_PLAN_H

#include "app/core/content.h"
#include "app/core/settings.h"
#include "app/core/trouble.h"
#include "app/core/usage.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    PLAN_MAX_BLOCKS = 2 * CONTENT_MAX_ITEMS * CONTENT_MAX_RELEASES
};

/** What the visitor chose. */
struct choice {
    int routine;   /**< index into content.routines, or -1 for a technique by itself */
    int technique; /**< index into content.techniques, used when routine is -1 */
    int tool;      /**< index into content.tools */
    enum legs legs;
};

struct block {
    int technique; /**< index into content.techniques */
    enum leg leg;
    int64_t leg_ms; /**< time for this leg; 0 for techniques that do not search */
    bool fetch;     /**< a tool has to be fetched before it */
};

struct plan {
    struct block blocks[PLAN_MAX_BLOCKS];
    int count;
};

/**
 * Lays out a choice. Both legs: each technique on the right leg, then on the left.
 *
 * @param outages  techniques whose tool is out are left out, unless it is the chosen one, which
 *                 is at hand; NULL: nothing is out
 */
void plan_build(const struct content *content, const struct outages *outages,
                const struct choice *choice, struct plan *plan_out);

/** @return whether a choice can be made: its tool is there, and so is what it plays. */
bool plan_is_possible(const struct content *content, const struct outages *outages,
                      const struct choice *choice);

/** Appends one technique for the given legs, for instance the stretch of the summary. */
void plan_append(const struct content *content, int technique, int64_t leg_ms, enum legs legs,
                 struct plan *plan);

/** One planned phase of a block. */
struct planned_phase {
    int phase;  /**< index into technique.phases */
    int64_t ms; /**< planned length */
};

/**
 * The phase that comes after another within a block.
 *
 * @param previous  index of the phase before, -1 at the start of the block
 * @param left_ms   what is left of the leg's time; ignored for techniques that do not search
 * @param found     whether the phase before was a search that ended with a spot
 * @return false: the block is over
 */
bool plan_next_phase(const struct technique *technique, const struct settings *settings,
                     int previous, int64_t left_ms, bool found, struct planned_phase *next_out);

/** Guided time of a block when nobody presses anything. */
int64_t plan_block_ms(const struct content *content, const struct settings *settings,
                      const struct block *block);

/** Guided time of the blocks from `first` on when nobody presses anything. */
int64_t plan_ms(const struct content *content, const struct settings *settings,
                const struct plan *plan, int first);

/** Guided time of a choice; what the menus show as its length. */
int64_t plan_choice_ms(const struct content *content, const struct settings *settings,
                       const struct outages *outages, const struct choice *choice);

/** Length of a phase as written in the content: its seconds, or repetitions times tempo. */
int64_t plan_phase_ms(const struct phase *phase);

/** Length of one repetition of a PHASE_REPS phase. */
int64_t plan_rep_ms(const struct phase *phase);

#endif
