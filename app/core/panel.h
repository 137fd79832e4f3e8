/* SPDX-License-Identifier: MIT */
/**
 * Panels with fewer buttons than four, as plain data.
 *
 * The visit knows four logical buttons whatever the panel. With fewer real ones a logical
 * button is a real one that is held, or a highlight goes over what can be done now.
 *
 * - four:  back left right ok
 * - three: back right ok; right held is left
 * - two:   right ok; right held is left, ok held is back. On the coach's pages right moves a
 *          highlight and ok chooses.
 * - one:   ok. While somebody is guided a tap does the main thing and holding opens the choice;
 *          elsewhere a tap moves on, to the next item or key, and holding chooses.
 */
#ifndef UNKNOT_CORE_PANEL_H
#define UNKNOT_CORE_PANEL_H

#include "app/core/button.h"

#include <stdbool.h>
#include <stdint.h>

/** How many buttons there are. */
enum panel_size {
    PANEL_ONE = 1,
    PANEL_TWO,
    PANEL_THREE,
    PANEL_FOUR
};

/** Does the panel have this real button? */
bool panel_has(enum panel_size panel, enum button button);

/** How a key is done on a panel. */
enum key_way {
    WAY_NONE,  /**< not at all */
    WAY_PRESS, /**< by a press */
    WAY_HOLD,  /**< by holding */
    WAY_LATER  /**< not now: the highlight is elsewhere, and comes to it */
};

/** What the hand does on the real buttons. Part of the model. */
struct hands {
    int64_t down_ms[BUTTON_COUNT];  /**< when the button went down, -1 while it is up */
    int64_t press_ms[BUTTON_COUNT]; /**< its last press, -1 never */
    bool used[BUTTON_COUNT]; /**< its press was answered: letting it go does nothing more */
    int as[BUTTON_COUNT];    /**< the logical button it has down, -1 none */
    enum button cursor;      /**< the key that the highlight is on, when it can be done */
    bool open;               /**< one button: the choice of a guided step is open */
};

/** A panel that nobody touches. */
struct hands hands_at_rest(void);

#endif
