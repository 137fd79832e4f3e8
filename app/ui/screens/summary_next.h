/* SPDX-License-Identifier: MIT */
/** The card of the summary that looks ahead: a good next step, and how often to come back. */
#ifndef UNKNOT_UI_SCREENS_SUMMARY_NEXT_H
#define UNKNOT_UI_SCREENS_SUMMARY_NEXT_H

#include "app/ui/scene.h"

void summary_next_draw(const struct scene *scene, struct rect card);

#endif
