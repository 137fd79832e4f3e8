/* SPDX-License-Identifier: MIT */
/** The pages with the ring that fills while red and green are held together, or red alone. */
#ifndef UNKNOT_UI_STAFF_HOLD_H
#define UNKNOT_UI_STAFF_HOLD_H

#include "app/ui/scene.h"

/** @return since when it is shown instead of the screen: the two have been down for long enough
 *  to be meant; -1: it is not. */
int64_t staff_hold_shown_ms(const struct model *model, const struct visit_env *env,
                            int64_t now_ms);

void staff_hold_draw(const struct scene *scene);

/** As staff_hold_shown_ms(), for red held alone: something does not work. */
int64_t trouble_hold_shown_ms(const struct model *model, int64_t now_ms);

void trouble_hold_draw(const struct scene *scene);

/** @return when one of them appears or next changes, INT64_MAX: not while things stay as they
 * are. */
int64_t staff_hold_change_ms(const struct model *model, const struct visit_env *env,
                             int64_t now_ms);

#endif
