/* SPDX-License-Identifier: MIT */
/** What the measuring files share: a moment that is measured, and distances in it. */
#ifndef UNKNOT_UI_FIGURE_MEASURE_PARTS_H
#define UNKNOT_UI_FIGURE_MEASURE_PARTS_H

#include "app/ui/figure/measure.h"
#include "app/ui/figure/rig.h"

/** A moment of a scene, solved. */
struct instant {
    const struct figure *figure;
    const struct figure_scene *scene;
    float t;
    struct figure_state state;
    struct rig_angles angles;
    struct rig_pose pose;
};

/** Keeps a value that is worse than the worst so far. */
void measure_worse(struct measure_worst *worst, const struct instant *instant, float value,
                   int side, int bone);

/** Distance of a point from a straight piece. */
float measure_to_piece(struct point p, struct point a, struct point b);

/** Distance of a point from the outline of a leg; negative inside it. */
float measure_to_leg(const struct instant *instant, enum side side, struct point p);

/** Whether hands hold and feet stand. */
void measure_hands(const struct instant *instant, struct measure_worst *worst);
void measure_feet(const struct instant *instant, struct measure *measure);

/** How far skin and clothes are out of what the scene shows. */
void measure_view(const struct instant *instant, struct measure_worst *worst);

#endif
