/* SPDX-License-Identifier: MIT */
/** Moments of a scene: between key poses, between two moments, and breathing. */
#ifndef UNKNOT_UI_FIGURE_POSE_H
#define UNKNOT_UI_FIGURE_POSE_H

#include "app/ui/figure/figure.h"

/** The state of a scene `t` seconds into its keys, held to the first and the last of them. */
void pose_at(const struct figure_scene *scene, float t, struct figure_state *state_out);

/** The time of the last key at `t` or before it. */
float pose_key_time(const struct figure_scene *scene, float t);

/** The time of the first key at `t` or after it. */
float pose_key_after(const struct figure_scene *scene, float t);

/** Between two states; `part` 0: a, 1: b. The limbs have to be solved again. */
void pose_mix(const struct figure_state *a, const struct figure_state *b, float part,
              struct figure_state *state_out);

/** Lets a state breathe: `in` 0 is the state as it is, 1 a full chest. Hands and feet stay. */
void pose_breathe(struct figure_state *state, float in);

/** @return whether a movement comes to rest between two near times, in either order */
bool pose_rests_between(const struct figure_scene *scene, float t, float other);

#endif
