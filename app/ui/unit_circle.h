/* SPDX-License-Identifier: MIT */
/** The unit circle as a table of 128 steps, so that no frame needs sines for its circles. */
#ifndef UNKNOT_UI_UNIT_CIRCLE_H
#define UNKNOT_UI_UNIT_CIRCLE_H

#include "app/ui/draw.h"

enum {
    UNIT_CIRCLE_STEPS = 128
};

/** Point at `step`/128 of a turn from +x towards +y; any step. */
struct point unit_circle(int step);

/** Distance in steps between points, so that a circle of this radius in pixels looks round. */
int unit_circle_stride(float radius_px);

#endif
