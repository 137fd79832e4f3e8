/* SPDX-License-Identifier: MIT */
/** What the figure does in a phase, as a function of the time in it. */
#ifndef UNKNOT_UI_FIGURE_PLAY_H
#define UNKNOT_UI_FIGURE_PLAY_H

#include "app/core/content.h"
#include "app/core/settings.h"
#include "app/ui/figure/figure.h"

#include <stdint.h>

/** A phase of a technique on its scene. */
struct play {
    const struct figure_scene *scene;
    const struct phase *phase;
    const struct settings *settings; /**< for the breath */
};

/** The scene's whole loop, `ms` after it began. */
void play_loop(const struct figure_scene *scene, int64_t ms, struct figure_state *state_out);

/** Before anything begins: the first key, and no muscle glows. */
void play_ready(const struct figure_scene *scene, struct figure_state *state_out);

/** Seconds into the keys at a time in the phase. */
float play_time(const struct play *play, int64_t elapsed_ms);

/** With reduced motion the figure stands in one key pose until it is time for the next: seconds
 *  into the keys of the pose that it holds, in the scene's loop and in the phase. */
float play_loop_pose(const struct figure_scene *scene, int64_t ms);
float play_phase_pose(const struct play *play, int64_t elapsed_ms);

/** The state at a time in the phase. Holding and stretching breathe with the pacer. With
 *  reduced motion it is that of the pose that is held. */
void play_phase(const struct play *play, int64_t elapsed_ms, struct figure_state *state_out);

/** Where the running beat of a repetition begins and ends. @return false: nothing is counted */
bool play_beat_ends(const struct play *play, int64_t elapsed_ms, struct figure_state *from_out,
                    struct figure_state *to_out);

/** @return how long after `elapsed_ms` the movement that is under way comes to its end */
int64_t play_rest_ms(const struct play *play, int64_t elapsed_ms);

#endif
