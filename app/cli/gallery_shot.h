/* SPDX-License-Identifier: MIT */
/** A picture in its folder and on the page, with the words that go with it. */
#ifndef UNKNOT_CLI_GALLERY_SHOT_H
#define UNKNOT_CLI_GALLERY_SHOT_H

#include "app/cli/gallery_out.h"
#include "app/cli/gallery_page.h"

/** A size of the screen; its pictures go into a folder of this name. */
struct gallery_layout {
    char name[24];
    int w, h;
};

enum {
    GALLERY_NAME_MAX = 160,
    GALLERY_WORDS_MAX = 400,
};

/** Where the next pictures go. All borrowed but the page. */
struct gallery_show {
    struct gallery *gallery;
    struct gallery_page page;
    const struct gallery_layout *layout;
};

/** Draws the model's moment. @param name  without folder and ending, at most
 *  GALLERY_NAME_MAX - 1 bytes  @param words  what it shows  @return false, reason on stderr */
bool gallery_shot(struct gallery_show *show, const char *name, const char *words);

#endif
