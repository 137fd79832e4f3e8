/* SPDX-License-Identifier: MIT */
#include "app/ui/ease.h"

#include <math.h>

static const float PI_F = 3.14159265F;

float ease_place(int64_t now_ms, int64_t from_ms, int64_t length_ms)
{
    int64_t passed_ms = now_ms - from_ms;

    if (length_ms <= 0 || passed_ms >= length_ms) {
        return 1.0F;
    }
    return passed_ms <= 0 ? 0.0F : (float)passed_ms / (float)length_ms;
}

float ease_out(float place)
{
    float rest = 1.0F - place;

    return 1.0F - rest * rest * rest;
}

float ease_sine(float place)
{
    return 0.5F - 0.5F * cosf(PI_F * place);
}

float ease_between(float a, float b, float place)
{
    return a + (b - a) * place;
}
