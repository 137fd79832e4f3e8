/* SPDX-License-Identifier: MIT */
/** The figure's near leg alone, from the thigh's end down, seen from the side. */
#ifndef UNKNOT_UI_FIGURE_LOWER_LEG_H
#define UNKNOT_UI_FIGURE_LOWER_LEG_H

#include "app/ui/figure/figure.h"
#include "app/ui/figure/rig.h"
#include "app/ui/paint.h"

struct lower_leg {
    const struct figure *figure;
    int look; /**< of figure.looks, any number: they come in turn */
    const struct rig_pose *pose;
    float glow[GLOW_COUNT];
    bool bare; /**< without sock and shoe */
};

/** Stands the leg up: all joints 0 but the ankle, degrees, toes up positive. The knee is at
 *  (0, 246), the ankle at (0, 0). */
void lower_leg_stand(const struct figure *figure, float ankle, struct rig_pose *pose_out);

/** Draws skin, muscles, and what is worn; `paint` places the figure's units on the page. */
void lower_leg_draw(const struct paint *paint, const struct lower_leg *leg);

/** @return the palette of a look. */
const struct figure_palette *lower_leg_palette(const struct figure *figure, int look);

#endif
