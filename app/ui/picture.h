/* SPDX-License-Identifier: MIT */
/**
 * Which picture is shown, since when, and how it comes in over the one before it.
 *
 * What moves by itself (the figure, rings, numbers) is drawn moving; everything that changes at
 * once with a press or at the end of a step is another picture, and fades over.
 */
#ifndef UNKNOT_UI_PICTURE_H
#define UNKNOT_UI_PICTURE_H

#include "app/ui/ui.h"

struct picture {
    uint64_t id;       /**< of the picture, for comparing */
    int64_t since_ms;  /**< when it began to come in */
    int64_t length_ms; /**< how long that takes */
    struct rect area;  /**< as in struct entering */
    struct rect hole;
};

/** The picture at `now_ms`, which is at least model->now_ms. */
struct picture picture_of(const struct model *model, const struct ui_env *env, int64_t now_ms);

/** How it stands to the picture before it, for the draw list. */
struct entering picture_entering(const struct picture *picture, int64_t now_ms);

#endif
