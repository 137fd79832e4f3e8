/* SPDX-License-Identifier: MIT */
#include "app/sdl/sound_clock.h"

#include "app/sound/mixer.h"

static const double FRAMES_A_MS = MIXER_RATE_HZ / 1000.0;
static const double DRIFT = 200e-6;   /* of a crystal, at most */
static const double STALLED_MS = 200; /* so late that the device was away */

void sound_clock_asked(struct sound_clock *clock, int64_t now_us, int64_t position)
{
    double zero_ms = (double)now_us / 1000.0 - (double)position / FRAMES_A_MS;
    double let_go_ms = (double)(now_us - clock->asked_us) / 1000.0 * DRIFT;

    if (!clock->set || zero_ms > clock->zero_ms + STALLED_MS) {
        clock->zero_ms = zero_ms;
    } else if (zero_ms < clock->zero_ms + let_go_ms) {
        clock->zero_ms = zero_ms;
    } else {
        clock->zero_ms += let_go_ms;
    }
    clock->set = true;
    clock->asked_us = now_us;
}

int64_t sound_clock_frame(const struct sound_clock *clock, int64_t at_ms)
{
    double frame = ((double)at_ms - clock->zero_ms) * FRAMES_A_MS;

    return clock->set ? (int64_t)frame : 0;
}
