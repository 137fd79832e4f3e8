/* SPDX-License-Identifier: MIT */
/** A plain lower leg seen from behind: outline, two muscle heads and the muscle below them. */
#ifndef UNKNOT_UI_PLAIN_LEG_H
#define UNKNOT_UI_PLAIN_LEG_H

#include "app/core/content.h"
#include "app/core/usage.h"
#include "app/ui/paint.h"

/** How high the drawing reaches above the knee line and below it, in its own units. */
enum {
    PLAIN_LEG_ABOVE = 84,
    PLAIN_LEG_BELOW = 298
};

/** What is marked on a leg. */
enum leg_mark {
    LEG_MARK_NONE,
    LEG_MARK_SPOT,   /**< a spot to press */
    LEG_MARK_PATH,   /**< the way to search */
    LEG_MARK_HOLLOW, /**< the hollow of the knee, to leave out */
};

struct plain_leg {
    float x, knee_y; /**< middle of the leg at the knee, page coordinates */
    float scale;     /**< pixels a unit */
    enum leg leg;
    enum muscle muscle;
    float glow; /**< 0: at rest, 1: lit */
    enum leg_mark mark;
};

void plain_leg_draw(const struct paint *paint, const struct plain_leg *leg);

#endif
