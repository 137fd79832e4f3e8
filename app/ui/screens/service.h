/* SPDX-License-Identifier: MIT */
/** The checks of the station: what their pages share. */
#ifndef UNKNOT_UI_SCREENS_SERVICE_H
#define UNKNOT_UI_SCREENS_SERVICE_H

#include "app/ui/scene.h"

/** A question and a line below it, in the middle of the page; `y` is the question's baseline.
 */
void service_question(const struct scene *scene, float y, const char *title, const char *line);

/** The check of the picture: margin, turn, colours. */
void service_picture_draw(const struct scene *scene);

/** The test of the lines. */
void service_lines_draw(const struct scene *scene);

/** How it went with the settings' file. */
void service_saved_draw(const struct scene *scene);

#endif
