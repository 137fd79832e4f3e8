/* SPDX-License-Identifier: MIT */
#include "app/ui/theme.h"

const struct theme THEME = {
    .bg = 0xFF0B0F14,
    .surface = 0xFF131A22,
    .raised = 0xFF1F2A36,
    .line = 0xFF2A3644,
    .text = 0xFFF4F1EA,
    .text2 = 0xFFB9C3CE,
    .text3 = 0xFF8C99A8,
    .off = 0xFF5F6D7D,
    .pulse = 0xFFFF8A5C,
    .breath = 0xFFB9A8FF,
    .ink = 0xFF0B0F14,
    .stage = 0xFF1A2633,
    .button =
        {
            [BUTTON_BACK] = 0xFFFF5D5D,
            [BUTTON_LEFT] = 0xFFFFD23F,
            [BUTTON_RIGHT] = 0xFF4D9DFF,
            [BUTTON_OK] = 0xFF3ECF8E,
        },
};

const struct rest_theme REST = {
    .bg = 0xFF05070A,
    .line = 0xFF0D1218,
    .glow_out = 0xFF0A0A10,
    .glow_in = 0xFF12121B,
    .time = 0xFF5B6572,
    .text = 0xFF3E4753,
};

static rgba mix_channel(rgba from, rgba to, unsigned shift, float part)
{
    float a = (float)(from >> shift & 0xFFU);
    float b = (float)(to >> shift & 0xFFU);

    return (rgba)(a + (b - a) * part + 0.5F) << shift;
}

rgba colour_mix(rgba from, rgba to, float part)
{
    if (part <= 0.0F) {
        return from;
    }
    if (part >= 1.0F) {
        return to;
    }
    return mix_channel(from, to, 24, part) | mix_channel(from, to, 16, part) |
           mix_channel(from, to, 8, part) | mix_channel(from, to, 0, part);
}

rgba colour_alpha(rgba colour, float alpha)
{
    return colour_mix(colour & 0x00FFFFFFU, colour, alpha);
}
