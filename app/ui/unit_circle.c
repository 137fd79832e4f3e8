/* SPDX-License-Identifier: MIT */
#include "app/ui/unit_circle.h"

enum {
    QUARTER = UNIT_CIRCLE_STEPS / 4
};

/* Sines of the first quarter; the other three are its mirror images. */
static const float SINES[QUARTER + 1] = {
    0.00000000F, 0.04906767F, 0.09801714F, 0.14673047F, 0.19509032F, 0.24298018F, 0.29028468F,
    0.33688985F, 0.38268343F, 0.42755509F, 0.47139674F, 0.51410274F, 0.55557023F, 0.59569930F,
    0.63439328F, 0.67155895F, 0.70710678F, 0.74095113F, 0.77301045F, 0.80320753F, 0.83146961F,
    0.85772861F, 0.88192126F, 0.90398929F, 0.92387953F, 0.94154407F, 0.95694034F, 0.97003125F,
    0.98078528F, 0.98917651F, 0.99518473F, 0.99879546F, 1.00000000F,
};

static float sine(int step)
{
    int in_turn = step & (UNIT_CIRCLE_STEPS - 1);
    int in_half = in_turn & (2 * QUARTER - 1);
    float value = SINES[in_half <= QUARTER ? in_half : 2 * QUARTER - in_half];

    return in_turn < 2 * QUARTER ? value : -value;
}

struct point unit_circle(int step)
{
    return (struct point){.x = sine(step + QUARTER), .y = sine(step)};
}

int unit_circle_stride(float radius_px)
{
    if (radius_px < 3.0F) {
        return 8;
    }
    if (radius_px < 14.0F) {
        return 4;
    }
    return radius_px < 60.0F ? 2 : 1;
}
