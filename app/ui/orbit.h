/* SPDX-License-Identifier: MIT */
/**
 * The whole frame wanders, so that nothing burns into the panel: one step a minute on an orbit
 * of eight, eased over two seconds, always by whole pixels: nothing is ever blurred by it.
 */
#ifndef UNKNOT_UI_ORBIT_H
#define UNKNOT_UI_ORBIT_H

#include "app/ui/draw.h"

enum {
    ORBIT_REACH_PX = 4 /**< reference pixels, to every side */
};

/** Where the frame stands, in whole reference pixels from its place, `ms` after the station
 *  started. For the first minute it is in its place. */
struct point orbit_at(int64_t ms);

/** @return when that changes next, later than `ms` */
int64_t orbit_change_ms(int64_t ms);

#endif
