/* SPDX-License-Identifier: MIT */
/** The close-up beside a running phase: where on the calf, or which part of a repetition. */
#ifndef UNKNOT_UI_SCREENS_RUN_PANEL_H
#define UNKNOT_UI_SCREENS_RUN_PANEL_H

#include "app/ui/scene.h"

void run_panel_draw(const struct scene *scene, struct rect panel, int64_t elapsed_ms);

#endif
