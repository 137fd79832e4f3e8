/* SPDX-License-Identifier: MIT */
/** Another content under a visit that is under way: for people who write content. */
#ifndef UNKNOT_CORE_VISIT_CONTENT_H
#define UNKNOT_CORE_VISIT_CONTENT_H

#include "app/core/visit.h"

/**
 * Takes the visit from one content to another; ids that are in both stand for the same.
 *
 * Screen, focus, step and time stay. A running phase gets its new length; the plan keeps the
 * order it began with. What cannot stay:
 * - a technique that now has other phases begins again with its "get ready";
 * - an item of a menu that is gone leaves the focus at its place in the row, and a choice that
 *   is gone leads back to the menu of routines;
 * - a visit whose routine, tool or technique is gone ends as interrupted, and attract is shown.
 *
 * Main thread; the model was stepped up to `now_ms`. `from` is not needed afterwards.
 * @param effects_out  emptied first, then filled
 */
void visit_take_content(struct model *model, const struct visit_env *from,
                        const struct visit_env *to, int64_t now_ms,
                        struct effects *effects_out);

#endif
