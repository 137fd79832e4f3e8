/* SPDX-License-Identifier: MIT */
/**
 * From edges on wires to events: debounce, held at start, stuck; and counts of what contacts
 * do. Pure.
 *
 * A press counts when its level was stable for settings.debounce_ms; at once where its device
 * has seen to that. A button has one level:
 * hw joins the lines of a panel that feed the same button; a keyboard beside the panel moves
 * the same level, so it is for desks. Main thread only.
 */
#ifndef UNKNOT_CORE_INPUT_H
#define UNKNOT_CORE_INPUT_H

#include "app/core/button.h"
#include "app/core/event.h"
#include "app/core/settings.h"

#include <stdbool.h>
#include <stdint.h>

struct input_button {
    bool level;         /**< last raw level, true = pressed */
    bool stable;        /**< level that counts */
    int64_t changed_ms; /**< when `level` last changed */
    bool settled;       /**< that change counts at once */
    int64_t down_ms;    /**< when it became stably pressed */
    bool ignored;       /**< pressed since the start, or stuck: nothing until released */
    bool stuck;         /**< held for too long, and not released since */
    bool unsteady;      /**< its level changed and has not been stable since */
    int64_t first_ms;   /**< when that began */
    struct button_counts counts;
};

struct input {
    struct input_button buttons[BUTTON_COUNT];
};

/** All buttons up. */
void input_init(struct input *input);

/** A button that reads pressed at the start: ignored until it was seen released. One that was
 *  stuck before its lines were opened again stays so. */
void input_held_at_start(struct input *input, enum button button, int64_t now_ms);

/**
 * Takes a raw edge. Edges that were read together must not hide each other's stable times:
 * before each, call input_poll() with the edge's own time until it gives false.
 */
void input_edge(struct input *input, const struct button_edge *edge);

/**
 * Gives the next event that is due.
 *
 * @return false: none is due at `now_ms`; call again at input_next_deadline()
 */
bool input_poll(struct input *input, const struct settings *settings, int64_t now_ms,
                struct event *event_out);

/**
 * Takes what the contacts did since the last call, and begins to count anew.
 *
 * @return false: nothing at all
 */
bool input_take_counts(struct input *input, struct button_counts counts_out[BUTTON_COUNT]);

/** @return when input_poll() will have something to do without a new edge, or INT64_MAX. */
int64_t input_next_deadline(const struct input *input, const struct settings *settings);

#endif
