/* SPDX-License-Identifier: MIT */
/** The five faces from loose to very tight; eyes and mouth differ, so colour is not needed. */
#ifndef UNKNOT_UI_FACE_H
#define UNKNOT_UI_FACE_H

#include "app/core/words.h"
#include "app/ui/paint.h"

/** @param level  0 loose .. 4 very tight */
void face_draw(const struct paint *paint, float x, float y, float radius, int level,
               rgba colour);

/** "Loose" .. "Very tight". */
const char *face_word(const struct words *words, int level);

#endif
