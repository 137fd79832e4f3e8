/* SPDX-License-Identifier: MIT */
/**
 * Which frame of the sound belongs to a moment. Pure.
 *
 * The device asks for frames when it likes; what its asking shares with the clock is that it
 * never comes early. So the least distance between the two is kept, and let go so slowly that
 * only the drift of the device's crystal is followed.
 */
#ifndef UNKNOT_SDL_SOUND_CLOCK_H
#define UNKNOT_SDL_SOUND_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

struct sound_clock {
    bool set;
    double zero_ms;   /**< moment of frame 0 */
    int64_t asked_us; /**< when frames were asked for last */
};

/** Frames from `position` on were asked for at `now_us`, monotonic microseconds. */
void sound_clock_asked(struct sound_clock *clock, int64_t now_us, int64_t position);

/** The frame of a moment, monotonic milliseconds; below 0 of one before the first frame. 0
 * before anything was asked for. */
int64_t sound_clock_frame(const struct sound_clock *clock, int64_t at_ms);

#endif
