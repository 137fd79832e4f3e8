/* SPDX-License-Identifier: MIT */
/** Signs on the close-up: the tool in its own form, the way it goes, and the spot. */
#ifndef UNKNOT_UI_FIGURE_CLOSEUP_MARK_H
#define UNKNOT_UI_FIGURE_CLOSEUP_MARK_H

#include "app/ui/figure/figure.h"
#include "app/ui/figure/stroke.h"
#include "app/ui/paint.h"

/** Coordinates are those of the close-up: x to the outer side, y down. */
struct closeup_mark {
    enum tool_mark tool;
    struct point at;
    const struct figure *figure; /**< for the colours of things; NULL: a plain disc */
    rgba skin, skin_shade, nail; /**< of thumb and fingers */
};

void closeup_mark_tool(const struct paint *paint, const struct closeup_mark *mark);

/** Dots along a line, and an arrow's head at its end, or at both ends. */
void closeup_mark_way(const struct paint *paint, const struct point *line, int count,
                      float length, bool both_ends);

/** Where it is pressed. `pulse` 0..1: how far the rings have grown; the core stands still. */
void closeup_mark_spot(const struct paint *paint, struct point at, float pulse);

#endif
