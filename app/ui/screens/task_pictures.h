/* SPDX-License-Identifier: MIT */
/** What stands for the tasks of a coach. */
#ifndef UNKNOT_UI_SCREENS_TASK_PICTURES_H
#define UNKNOT_UI_SCREENS_TASK_PICTURES_H

#include "app/ui/paint.h"

enum {
    STICK_PICTURE_OUT = 120 /**< gap of a stick that is out, in units of the picture */
};

/**
 * A USB stick below the socket it belongs into.
 *
 * @param at    the middle of the socket's lower edge
 * @param gap   from there to the stick's shoulder, in units of the picture; 0: plugged in
 * @param keep  how strong the stick is, 0..1; the socket always is
 */
void stick_picture_draw(const struct paint *paint, struct point at, float scale, float gap,
                        float keep);

/** A month of days about `at`, two of them crossed out; the days lie on the paint's ground. */
void days_picture_draw(const struct paint *paint, struct point at);

/** A list of checks about `at`, two of three of them ticked. */
void checks_picture_draw(const struct paint *paint, struct point at, float scale);

#endif
