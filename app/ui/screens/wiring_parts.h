/* SPDX-License-Identifier: MIT */
/** What the pages about the header's lines share. */
#ifndef UNKNOT_UI_SCREENS_WIRING_PARTS_H
#define UNKNOT_UI_SCREENS_WIRING_PARTS_H

#include "app/ui/format.h"
#include "app/ui/scene.h"

/** "Red", "Yellow", "Blue", "Green"; "" for BUTTON_COUNT. */
const char *wiring_colour(const struct words *words, enum button button);

/** "BCM 17", or a dash for a line that is not known. */
const char *wiring_bcm(const struct words *words, int bcm, char out[FORMAT_MAX]);

/** "11", or a dash. */
const char *wiring_pin(int bcm, char out[FORMAT_MAX]);

/** A panel with the last press: its bounce as a number, and as the line saw it in 20 ms. */
void wiring_trace_draw(const struct scene *scene, struct rect panel);

/** A panel with the header's pins; the lines that are known stand beside theirs. */
void wiring_header_draw(const struct scene *scene, struct rect panel);

#endif
