/* SPDX-License-Identifier: MIT */
/** What can be measured about a scene: joints, contacts, floors, things in the skin, rolling.
 */
#ifndef UNKNOT_UI_FIGURE_MEASURE_H
#define UNKNOT_UI_FIGURE_MEASURE_H

#include "app/ui/figure/figure.h"

/** A worst value and when it was. */
struct measure_worst {
    float value;
    float t; /**< seconds into the keys */
    enum side side;
    enum bone bone; /**< whose joint, or the hand or foot that is held */
};

struct measure {
    struct measure_worst limit; /**< degrees beyond a joint's limits */
    struct measure_worst drift; /**< units that a hand or foot is away from its place */
    struct measure_worst hold;  /**< units that a hand is away from what it holds or rests on */
    struct measure_worst floor; /**< units of a shoe below floor, box or step */
    struct measure_worst stand; /**< units that a level foot is above them */
    struct measure_worst deep;  /**< units that the thing is pressed into the near leg */
    struct measure_worst bone;  /**< units that the thing is inside its shin bone */
    struct measure_worst apart; /**< units that the thing is away from the near leg */
    struct measure_worst slip;  /**< units that ball or roller slide instead of rolling */
    struct measure_worst view;  /**< units that the body is out of what the scene shows */
};

/** Measures all keys of a scene and every 1/20 s between them. */
void measure_scene(const struct figure *figure, const struct figure_scene *scene,
                   struct measure *measure_out);

#endif
