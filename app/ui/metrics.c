/* SPDX-License-Identifier: MIT */
#include "app/ui/metrics.h"

#include <stddef.h>

uint32_t metrics_code_point(const char *text, int *bytes_out)
{
    const unsigned char *s = (const unsigned char *)text;
    int more = s[0] >= 0xF0 ? 3 : s[0] >= 0xE0 ? 2 : s[0] >= 0xC0 ? 1 : 0;
    uint32_t code = more == 0 ? s[0] : s[0] & (0x3FU >> more);
    for (int i = 1; i <= more; i++) {
        if ((s[i] & 0xC0U) != 0x80U) {
            *bytes_out = 1;
            return s[0];
        }
        code = code << 6 | (s[i] & 0x3FU);
    }
    *bytes_out = 1 + more;
    return code;
}

static float advance_ems(const struct font_metrics *metrics, enum font_face face, uint32_t code)
{
    if (code < METRICS_CODEPOINTS) {
        return metrics->advance[face][code];
    }
    float ems = 0;
    if (code >= METRICS_PUNCTUATION && code < METRICS_PUNCTUATION + METRICS_PUNCTUATION_COUNT) {
        ems = metrics->punctuation[face][code - METRICS_PUNCTUATION];
    }
    return ems > 0 ? ems : metrics->other[face];
}

float metrics_tracking(enum font_face face, float px)
{
    static const struct {
        float from_px, space;
    } STEPS[] = {{170.0F, -5.0F}, {115.0F, -3.0F}, {88.0F, -2.0F}, {60.0F, -1.0F}};

    for (size_t i = 0; face == FONT_DISPLAY_SEMIBOLD && i < sizeof STEPS / sizeof STEPS[0];
         i++) {
        if (px >= STEPS[i].from_px) {
            return STEPS[i].space;
        }
    }
    return 0.0F;
}

float metrics_width(const struct font_metrics *metrics, enum font_face face, float px,
                    const char *text)
{
    float ems = 0;
    int bytes = 0;
    int gaps = -1;
    for (; text != NULL && *text != '\0'; text += bytes) {
        ems += advance_ems(metrics, face, metrics_code_point(text, &bytes));
        gaps++;
    }
    return ems * px + (gaps > 0 ? (float)gaps * metrics_tracking(face, px) : 0.0F);
}
