/* SPDX-License-Identifier: MIT */
/** How skin lies over a bent joint: drawn round on its outer side, in a fold on its inner one.
 */
#ifndef UNKNOT_UI_FIGURE_BEND_H
#define UNKNOT_UI_FIGURE_BEND_H

#include "app/ui/figure/figure.h"
#include "app/ui/figure/rig.h"

#include <stdbool.h>

/**
 * Whether the bend of a joint may move a point of its parent or its child.
 *
 * @param along  units from the joint along the straight limb, to the child's end
 * @param y      of the point, in the frame of either bone
 */
bool bend_reaches(const struct figure *figure, const struct figure_joint *joint, float along,
                  float y);

/**
 * Where a bent joint takes a point.
 *
 * On the outer side, and where the joint has no fold, the point turns about the joint by a part
 * of the bend. On the inner side that would crowd the skin of both bones behind each other;
 * there the halves of the limb stay as they are, as far as the plane between them, and meet in
 * a rounded corner.
 *
 * @param bond  of that joint
 * @param y     of the bond, or its mirror image
 */
struct point bend_point(const struct figure *figure, const struct figure_bond *bond, float y,
                        const struct rig_frame *frames);

#endif
