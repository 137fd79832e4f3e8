/* SPDX-License-Identifier: MIT */
/**
 * A folder of golden pictures, held against drawn ones with a tolerance.
 *
 * A picture that is missing does not match, and one that no test draws any more is noticed.
 */
#ifndef UNKNOT_TESTS_UNIT_UI_GOLDEN_PICTURES_H
#define UNKNOT_TESTS_UNIT_UI_GOLDEN_PICTURES_H

#include "app/raster/raster.h"

#include <stdbool.h>

enum {
    GOLDEN_MAX_SIDE = 480,
    GOLDEN_MAX_PICTURES = 100,
    GOLDEN_NAME_MAX = 64,
    GOLDEN_NEAR_ENOUGH = 24, /**< of 255, in any channel */
    GOLDEN_FEW_IN = 1000,    /**< one pixel of so many may be farther off */
};

struct golden_pictures {
    const char *dir;
    bool update; /**< write the pictures and remove what is not drawn, instead of comparing */
    int w, h;    /**< of every picture, at most GOLDEN_MAX_SIDE */
    uint32_t is[GOLDEN_MAX_SIDE * GOLDEN_MAX_SIDE];   /**< what is drawn */
    uint32_t was[GOLDEN_MAX_SIDE * GOLDEN_MAX_SIDE];  /**< what it is held against */
    char names[GOLDEN_MAX_PICTURES][GOLDEN_NAME_MAX]; /**< that were asked for */
    int count;
};

/** @return whether `--update` is an argument or UNKNOT_UPDATE_GOLDEN=1 is set. */
bool golden_wants_update(int argc, char **argv);

/** A canvas on `is`. */
struct canvas golden_canvas(struct golden_pictures *pictures);

/** @return how many pixels of `is` and `was` are farther apart than GOLDEN_NEAR_ENOUGH. */
int golden_different(const struct golden_pictures *pictures);

/** @return how many may be. */
int golden_few(const struct golden_pictures *pictures);

/** Holds `is` against NAME.png. @return whether it is there and near enough; else it says what
 *  is wrong, and what is drawn goes into NAME.is.png where the test runs */
bool golden_matches(struct golden_pictures *pictures, const char *name);

/** @return how many pictures of the folder nobody asked for; it names them */
int golden_unused(const struct golden_pictures *pictures);

#endif
