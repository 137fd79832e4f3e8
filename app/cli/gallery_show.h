/* SPDX-License-Identifier: MIT */
/** Pictures of every screen and of every key moment of every technique, and a page of them. */
#ifndef UNKNOT_CLI_GALLERY_SHOW_H
#define UNKNOT_CLI_GALLERY_SHOW_H

#include "app/cli/gallery_shot.h"

/**
 * Writes LAYOUT/screen-NAME.png, with the item that has the focus where there is a menu,
 * LAYOUT/technique-ID-MOMENT-LEG.png, those of the coach, and index.html.
 *
 * @param assets  the content for made-up visits; NULL: the installed one
 * @param only  index of a technique, and no screens; -1: everything
 * @return false, reason on stderr
 */
bool gallery_show(struct gallery *gallery, const struct gallery_layout *layouts, int count,
                  const char *assets, int only);

#endif
