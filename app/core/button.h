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

/** "back", "left", "right" or "ok"; never NULL. */
const char *button_name(enum button button);

/** @return whether `name` is a button's name; it is then in `button_out`. */
bool button_from_name(const char *name, enum button *button_out);

#endif
