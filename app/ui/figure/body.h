/* SPDX-License-Identifier: MIT */
/** Draws the figure in a scene: scenery, limbs, clothes, muscles and things, back to front. */
#ifndef UNKNOT_UI_FIGURE_BODY_H
#define UNKNOT_UI_FIGURE_BODY_H

#include "app/ui/figure/figure.h"
#include "app/ui/figure/rig.h"
#include "app/ui/figure/skin.h"
#include "app/ui/paint.h"

/** A figure at a moment. */
struct body_view {
    const struct figure *figure;
    const struct figure_scene *scene;
    const struct figure_state *state;
    int look;      /**< any number: the looks follow each other in turn */
    bool mirrored; /**< the near leg is the left one */
};

/** Where the figure stands on the page: as large as it fits, on the lower edge of `rect`. */
struct place body_place(const struct body_view *view, struct rect rect);

/** Draws it there. */
void body_draw(const struct paint *paint, struct rect rect, const struct body_view *view);

/** Where the thing, or the fingers, press the near calf. @return false: nothing presses */
bool body_contact(const struct body_view *view, struct point *at_out);

/** What soft skin gives way to at a moment. @return how many */
int body_obstacles(const struct figure_scene *scene, const struct figure_state *state,
                   struct skin_obstacle out[FIGURE_MAX_COLLIDERS]);

#endif
