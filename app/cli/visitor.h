/* SPDX-License-Identifier: MIT */
/**
 * A random visitor who presses the buttons of a real state machine: the soak test of the visit
 * and the maker of databases for the coach's screens.
 */
#ifndef UNKNOT_CLI_VISITOR_H
#define UNKNOT_CLI_VISITOR_H

#include "app/core/visit.h"

#include <stdbool.h>
#include <stdint.h>

/** Random numbers that are the same everywhere for the same seed. */
struct dice {
    uint64_t state;
};
struct dice dice_seeded(uint64_t seed);
/** @return evenly distributed in 0..sides-1 */
int dice_roll(struct dice *dice, int sides);
/** @return true in `percent` of 100 cases */
bool dice_chance(struct dice *dice, int percent);

enum visitor_kind {
    VISITOR_STEADY,  /**< goes through it, now and then skips, repeats or pauses */
    VISITOR_CARRIED, /**< never presses once a step runs */
    VISITOR_LEAVES,  /**< presses back out of it somewhere */
    VISITOR_WANDERS, /**< walks away somewhere, from a menu, a pause or the floor */
    VISITOR_LOOKS,   /**< browses and reads, begins nothing */
    VISITOR_WILD,    /**< presses anything at any time */
    VISITOR_KINDS
};

struct visitor {
    enum visitor_kind kind;
    struct dice *dice;
    int patience; /**< presses until a wandering or leaving one has had enough */
    bool gone;    /**< will not press any more */
    int routine;  /**< item of the choose menu they are after */
    int tight;    /**< how tight the calf is, 0..4 */
};

/** Somebody comes to a station with this content. */
struct visitor visitor_arrive(struct dice *dice, const struct content *content);

/**
 * What they do next: after `*after_ms` from now they press a button.
 *
 * @return false: they only wait for what happens by itself (or are gone)
 */
bool visitor_decide(struct visitor *visitor, const struct model *model,
                    const struct visit_env *env, int64_t *after_ms, enum button *button_out);

#endif
