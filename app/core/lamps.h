/* SPDX-License-Identifier: MIT */
/**
 * The lamps of the buttons at a moment. Pure, like a frame: so they can be shown, tested and
 * driven without having run the minutes before.
 *
 * Only a button that does something glows. During a hold green breathes with the pacer; every
 * cue that is heard is seen here, too, for somebody who hears nothing.
 */
#ifndef UNKNOT_CORE_LAMPS_H
#define UNKNOT_CORE_LAMPS_H

#include "app/core/visit.h"

/** @param out  brightness of each button's lamp, 0 dark .. 1 full */
void lamps_at(const struct model *model, const struct visit_env *env, int64_t now_ms,
              float out[BUTTON_COUNT]);

#endif
