/* SPDX-License-Identifier: MIT */
/** The bar of the four buttons at the foot of the page, and the way-back ring on it. */
#ifndef UNKNOT_UI_SOFTKEYS_H
#define UNKNOT_UI_SOFTKEYS_H

#include "app/ui/scene.h"

/** Draws the buttons that do something now, with their labels. */
void softkeys_draw(const struct scene *scene);

/** Draws those that choose a language, small and quiet; nothing where there is no choice. */
void softkeys_draw_languages(const struct scene *scene, float aside);

/** Scale of a button's disc: it dips to 92 % for 120 ms after a press. */
float softkeys_press_scale(const struct model *model, enum button button);

/** Room for the label of a button: no word of one may be wider, or it would be broken. */
float softkeys_label_width(bool portrait, enum button button);

/** Where the bar and the way-back ring are, edge to edge. */
struct rect softkeys_area(bool portrait);

#endif
