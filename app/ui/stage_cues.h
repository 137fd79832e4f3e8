/* SPDX-License-Identifier: MIT */
/** Signs beside the figure: which way it moves or presses, and where the spot is. */
#ifndef UNKNOT_UI_STAGE_CUES_H
#define UNKNOT_UI_STAGE_CUES_H

#include "app/ui/figure/body.h"
#include "app/ui/figure/play.h"

/**
 * Draws what a phase needs.
 *
 * @param rect  where the figure was drawn
 * @param seen  0 nothing .. 1 all of it
 */
void stage_cues_draw(const struct paint *paint, struct rect rect, const struct body_view *view,
                     const struct play *play, int64_t elapsed_ms, float seen);

/** @return how much is seen of a phase's signs; what is missing, of those of the one before */
float stage_cues_seen(int64_t elapsed_ms);

#endif
