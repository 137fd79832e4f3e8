/* SPDX-License-Identifier: MIT */
/** Cues on the edge of the screen, for somebody who hears nothing: each looks as it sounds. */
#ifndef UNKNOT_UI_FLASH_H
#define UNKNOT_UI_FLASH_H

#include "app/ui/scene.h"

/** Over everything else. */
void flash_draw(const struct scene *scene);

/** @return `now_ms` while it is seen, else INT64_MAX */
int64_t flash_change_ms(const struct model *model, int64_t now_ms);

#endif
