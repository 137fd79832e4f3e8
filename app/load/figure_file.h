/* SPDX-License-Identifier: MIT */
/** Loads and checks assets/figure/. Main thread, before the first frame. */
#ifndef UNKNOT_LOAD_FIGURE_FILE_H
#define UNKNOT_LOAD_FIGURE_FILE_H

#include "app/core/content.h"
#include "app/load/problems.h"
#include "app/ui/figure/figure.h"

#include <stdbool.h>

/**
 * Reads figure/rig.yaml, looks.yaml, props.yaml and poses.yaml below `assets`.
 *
 * Resolves the scenes of the techniques, and says which techniques name a scene that is not
 * there or that has nothing for one of their phases.
 *
 * @param content  its techniques' scenes become indices; may be empty
 * @return NULL: something is wrong, all of it is in `problems`. **Ownership**: figure_free()
 */
struct figure *figure_load(const char *assets, struct content *content,
                           struct problems *problems);

/** NULL is allowed. */
void figure_free(struct figure *figure);

/**
 * Measures every scene: joints within their limits, hands and feet within 1 % of the
 * body's height of their place, shoes above the floor, things at the skin and not in the bone,
 * rolling without slipping. Takes longer than a start may: only for `unknot check` and tests.
 *
 * @return false: what is beyond is in `problems`, at the place of the scene
 */
bool figure_check_poses(const char *assets, const struct figure *figure,
                        struct problems *problems);

#endif
