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

/**
 * The same for lamps that are only on or off: what brightness says is said in time. On while
 * breathing in, off while breathing out; a cue is a short dark in what is lit.
 *
 * @param out  0 or 1
 */
void lamps_switched_at(const struct model *model, const struct visit_env *env, int64_t now_ms,
                       float out[BUTTON_COUNT]);

/** @return whether the lamps of lamps_at() change with every frame. */
bool lamps_move(const struct model *model, const struct visit_env *env, int64_t now_ms);

/** @return when those of lamps_switched_at() may change next without an event, or INT64_MAX. */
int64_t lamps_next_change_ms(const struct model *model, const struct visit_env *env,
                             int64_t now_ms);

#endif
