/* SPDX-License-Identifier: MIT */
/** The things of a scene: mat, wall, bench and step, and the tools at the calf. */
#ifndef UNKNOT_UI_FIGURE_PROPS_H
#define UNKNOT_UI_FIGURE_PROPS_H

#include "app/ui/figure/figure.h"
#include "app/ui/paint.h"

/** What stands behind the figure. `from`, `to`: what is seen of the floor, in x. */
void props_draw_scenery(const struct paint *paint, const struct figure *figure,
                        const struct figure_scene *scene, float from, float to);

/** What of the scene's thing lies in this layer. */
void props_draw_layer(const struct paint *paint, const struct figure *figure,
                      const struct figure_scene *scene, const struct figure_state *state,
                      enum layer_kind layer);

/** Where the thing touches the calf. @return false: there is none that does */
bool props_contact(const struct figure *figure, const struct figure_scene *scene,
                   const struct figure_state *state, struct point *at_out);

#endif
