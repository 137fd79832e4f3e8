/* SPDX-License-Identifier: MIT */
/** The four logical buttons, and what happens to them as time-stamped data. */
#ifndef UNKNOT_CORE_BUTTON_H
#define UNKNOT_CORE_BUTTON_H

#include <stdbool.h>
#include <stdint.h>

/** Left to right on the panel as on the screen: red, yellow, blue, green. */
enum button {
    BUTTON_BACK,
    BUTTON_LEFT,
    BUTTON_RIGHT,
    BUTTON_OK,
    BUTTON_COUNT
};

/** A change of level on one physical source of a logical button. */
struct button_edge {
    enum button button;
    bool pressed;
    int64_t at_ms; /**< monotonic time of the change itself, not of its reading */
    bool settled;  /**< the device has waited out its contacts' bouncing, as keyboards do */
};

/** What a button's contacts did since they were last asked. All-zero is nothing. */
struct button_counts {
    int presses;
    int glitches;  /**< level changes that did not last */
    int watched;   /**< presses and releases whose bounce was seen: none of settled devices */
    int bounce_ms; /**< of these the longest: from the first change of level to the last */
    int stuck;     /**< times it was held for too long */
    int at_start;  /**< times it was pressed before anybody could have pressed it */
};

/** Adds what came later: sums, and the longest bounce. */
void button_counts_add(struct button_counts *counts, const struct button_counts *later);

/** Is anything counted at all? */
bool button_counts_any(const struct button_counts *counts);

/** "back", "left", "right" or "ok"; never NULL. */
const char *button_name(enum button button);

/** The colour of its cap: "red", "yellow", "blue" or "green"; never NULL. */
const char *button_colour(enum button button);

/** @return whether `name` is a button's name; it is then in `button_out`. */
bool button_from_name(const char *name, enum button *button_out);

#endif
