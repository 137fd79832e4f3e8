/* SPDX-License-Identifier: MIT */
/** The card of the summary that looks ahead: a good next step, and how often to come back. */
#ifndef UNKNOT_UI_SCREENS_SUMMARY_NEXT_H
#define UNKNOT_UI_SCREENS_SUMMARY_NEXT_H

#include "app/ui/scene.h"

void summary_next_draw(const struct scene *scene, struct rect card);

/** What its figure does: the next step or, where none is offered, what was done. */
const struct technique *summary_technique(const struct model *model, const struct ui_env *env);

#endif
