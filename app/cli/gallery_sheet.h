/* SPDX-License-Identifier: MIT */
/** Contact sheets: the figure alone, without a word, in every key moment of every technique. */
#ifndef UNKNOT_CLI_GALLERY_SHEET_H
#define UNKNOT_CLI_GALLERY_SHEET_H

#include "app/cli/gallery_out.h"

/**
 * Writes sheet-right-1.png, sheet-left-1.png and so on. A technique begins a row: first how it
 * stands at "get ready", then its moments. What the figure is told by arrows is on it too.
 *
 * @param only  index of a technique, -1: all
 * @return false, reason on stderr
 */
bool gallery_sheets(struct gallery *gallery, int only);

#endif
