/* SPDX-License-Identifier: MIT */
/** Where a movement stands, 0..1. */
#ifndef UNKNOT_UI_EASE_H
#define UNKNOT_UI_EASE_H

#include <stdint.h>

/** Linear place of `now_ms` in the `length_ms` that begin at `from_ms`, held to 0..1. */
float ease_place(int64_t now_ms, int64_t from_ms, int64_t length_ms);

/** Cubic out: fast first, then settling. */
float ease_out(float place);

/** Half a cosine wave: soft at both ends, as breathing is. */
float ease_sine(float place);

/** From `a` to `b`. */
float ease_between(float a, float b, float place);

#endif
