/* SPDX-License-Identifier: MIT */
/** What moves on the attract screen: a few techniques in turn, each for whole loops. */
#ifndef UNKNOT_UI_SCREENS_ATTRACT_SHOW_H
#define UNKNOT_UI_SCREENS_ATTRACT_SHOW_H

#include "app/ui/scene.h"

void attract_show_draw(const struct scene *scene, struct rect rect);

/** @return when the picture changes next, INT64_MAX: it rests, some rounds after the dimming */
int64_t attract_show_change_ms(const struct model *model, const struct ui_env *env,
                               int64_t now_ms);

#endif
