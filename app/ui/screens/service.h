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

/** What a check is called, and how it went. */
const char *service_check_name(const struct words *words, enum service_check check);
const char *service_state_name(const struct words *words, enum check_state state);

/** The sign of how a check went, about (x, y). */
void service_state_draw(const struct scene *scene, float x, float y, enum check_state state);

/** How the machine is. */
void service_health_draw(const struct scene *scene);

/** Everything that was checked, on one sheet. */
void service_pass_draw(const struct scene *scene);

/** How it went with the settings' file. */
void service_saved_draw(const struct scene *scene);

#endif
