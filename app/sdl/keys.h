/* SPDX-License-Identifier: MIT */
/**
 * Keyboard, joystick and the program's own wishes as one stream, from SDL's events.
 *
 * Keyboard: arrows left/right, Enter/Space/Up ok, Esc/Backspace/Down back, 1-4 = back left
 * right ok. Joystick: buttons 0-3 = ok back left right on gamepads by SDL's mapping (A ok,
 * B back, shoulders or d-pad left/right), plain encoders by number 0-3 = back left right ok.
 * Main thread only.
 */
#ifndef UNKNOT_SDL_KEYS_H
#define UNKNOT_SDL_KEYS_H

#include "app/core/button.h"

#include <stdbool.h>

enum key_event_kind {
    KEY_EVENT_EDGE, /**< a level changed */
    KEY_EVENT_WAKE, /**< another thread called keys_wake() */
    KEY_EVENT_SHOW, /**< the window has to be drawn again */
    KEY_EVENT_QUIT,
};

struct key_event {
    enum key_event_kind kind;
    struct button_edge edge;
};

struct keys;

/** Opens joysticks as they come and go. SDL video must be up. */
struct keys *keys_open(bool keyboard, bool joystick);
void keys_close(struct keys *keys);

/** Waits at most `timeout_ms` (-1: for ever, 0: not). @return false: nothing came */
bool keys_wait(struct keys *keys, int timeout_ms, struct key_event *event_out);

/** Makes keys_wait() return with KEY_EVENT_WAKE. Any thread. */
void keys_wake(struct keys *keys);

/** Monotonic milliseconds on the clock that edges are stamped with (CLOCK_MONOTONIC). */
int64_t keys_now_ms(void);

#endif
