/* SPDX-License-Identifier: MIT */
/** The figure on the screens: which scene, at which moment of it, in whose look. */
#ifndef UNKNOT_UI_STAGE_H
#define UNKNOT_UI_STAGE_H

#include "app/ui/figure/figure.h"
#include "app/ui/scene.h"

enum {
    STAGE_REST_MS = 3500,  /**< into its loop: how a figure stands that does not move */
    STAGE_ENTER_MS = 1200, /**< from what was before a phase into it */
    STAGE_GO_ON_MS = 800,  /**< from the rest of a pause back into the movement */
    STAGE_POSE_MS = 400,   /**< with reduced motion: from one held pose to the next */
};

/** Draws a technique's figure as large as it fits; draws nothing where there is no figure. */
void stage_draw(const struct scene *scene, const struct paint *paint, struct rect rect,
                const struct technique *technique, enum leg leg,
                const struct figure_state *state);

/** @return pixels a unit that stage_draw() would draw with in `rect`; 0: nothing to draw */
float stage_scale(const struct scene *scene, struct rect rect,
                  const struct technique *technique);

/** As stage_draw(): the technique's loop, `ms` after it began. */
void stage_draw_loop(const struct scene *scene, struct rect rect,
                     const struct technique *technique, int64_t ms);

/** As stage_draw_loop(), with one leg or the other. */
void stage_draw_turned(const struct scene *scene, struct rect rect,
                       const struct technique *technique, enum leg leg, int64_t ms);

/** As stage_draw_loop(), for an item of a menu: it moves as far as it has the focus. */
void stage_draw_item(const struct scene *scene, const struct paint *paint, struct rect rect,
                     const struct technique *technique, float focus);

/** As stage_draw(): ready to begin, or in the middle of the running phase, with its cues. */
void stage_draw_ready(const struct scene *scene, struct rect rect);
void stage_draw_run(const struct scene *scene, struct rect rect);

/**
 * What the figure does in the running phase at model->now_ms. It goes over from what it did
 * before; a pause lets it end its movement, and after it the figure goes on from there.
 *
 * @return false: there is no figure
 */
bool stage_run_state(const struct model *model, const struct ui_env *env,
                     struct figure_state *state_out);

/** @return the time in the running phase at which the figure stands: on the grid of its steps,
 *  and after a pause a little later, where its movement came to its end. */
int64_t stage_run_ms(const struct model *model, const struct ui_env *env);

/** As stage_draw(): a scene by its name, at rest and without a glow. */
void stage_draw_still(const struct scene *scene, struct rect rect, const char *name);

/** @return whether the figure still comes to its rest: paused, or behind a prompt. */
bool stage_settles(const struct model *model, const struct ui_env *env, int64_t now_ms);

/** With reduced motion: a pose that is held. All zero without. */
struct stage_pose {
    int64_t number;   /**< of the pose in its scene */
    int64_t since_ms; /**< when it was taken, where that is less than STAGE_POSE_MS ago */
};

/** The pose in the running phase, and in the loop of a technique `ms` after it began. */
struct stage_pose stage_run_pose(const struct model *model, const struct ui_env *env,
                                 int64_t now_ms);
struct stage_pose stage_loop_pose(const struct ui_env *env, const struct technique *technique,
                                  int64_t ms, int64_t now_ms);

#endif
