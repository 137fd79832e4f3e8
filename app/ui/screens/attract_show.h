/* SPDX-License-Identifier: MIT */
/** What moves on the attract screen: a few techniques in turn, 20 s each. */
#ifndef UNKNOT_UI_SCREENS_ATTRACT_SHOW_H
#define UNKNOT_UI_SCREENS_ATTRACT_SHOW_H

#include "app/ui/ui.h"

/** A moment of the show. */
struct attract_part {
    const struct technique *technique; /**< NULL: there is nothing to show */
    int64_t ms;                        /**< into its loop */
    int64_t since_ms;                  /**< when this part began */
    bool swapped;                      /**< every other round words and figure change sides */
    bool rests;      /**< nothing moves any more: it was dimmed for some rounds */
    int64_t next_ms; /**< when it rests: when another still comes; INT64_MAX: none does */
};

struct attract_part attract_show_at(const struct model *model, const struct ui_env *env,
                                    int64_t now_ms);

#endif
