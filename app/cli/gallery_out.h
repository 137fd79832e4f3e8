/* SPDX-License-Identifier: MIT */
/** A folder that is being filled with pictures of one station, all drawn by one raster. */
#ifndef UNKNOT_CLI_GALLERY_OUT_H
#define UNKNOT_CLI_GALLERY_OUT_H

#include "app/cli/station.h"

enum {
    GALLERY_LOOK_IN_TURN = -1,
};

/** All zero: nothing to close. */
struct gallery {
    struct station station;
    struct canvas canvas;
    const char *dir; /**< of all pictures */
    int look;        /**< of the figure, or GALLERY_LOOK_IN_TURN: every technique another */
    int count;       /**< pictures that were written */
};

/** Loads the content, makes the folder. `language` NULL: English. @return false, reason on
 * stderr.
 *  **Ownership**: gallery_close() in either case */
bool gallery_open(struct gallery *gallery, const char *dir, const char *assets,
                  const char *language);
void gallery_close(struct gallery *gallery);

/** Makes a folder unless it is there. @return false, reason on stderr */
bool gallery_make_folder(const char *path);

/** @return index of the technique that an option names, or -1 with a message on stderr */
int gallery_technique(const struct gallery *gallery, const char *option, const char *id);

/** Goes over to another size. @return false: there is no memory, said on stderr */
bool gallery_resize(struct gallery *gallery, int w, int h);

/** Dresses the figure; `n` counts in turn. */
void gallery_dress(struct gallery *gallery, int n);

/** Writes the canvas as `name`, a path below the folder. @return false, reason on stderr */
bool gallery_write(struct gallery *gallery, const char *name);

/** Draws the model's moment and writes it. @return false, reason on stderr */
bool gallery_shoot(struct gallery *gallery, const char *name);

#endif
