/* SPDX-License-Identifier: MIT */
#include "app/ui/face.h"

#include "app/core/usage.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"

/* Faces are drawn on a disc of radius 1. */
static const float LINE = 0.1F;
static const float EYE_X = 0.34F;
static const float EYE_Y = -0.16F;

static void happy_eye(const struct paint *paint, float x)
{
    shape_curve(paint, (struct point){x - 0.13F, EYE_Y}, (struct point){x, EYE_Y - 0.17F},
                (struct point){x + 0.13F, EYE_Y}, LINE, THEME.ink);
}

/* Squeezed shut: an arrow head that points outwards. */
static void tight_eye(const struct paint *paint, float x, float side)
{
    const struct point lid[] = {
        {x + side * 0.14F, EYE_Y - 0.12F}, {x, EYE_Y}, {x + side * 0.14F, EYE_Y + 0.12F}};

    shape_stroke(paint, lid, 3, LINE, THEME.ink);
}

static void eyes(const struct paint *paint, int level)
{
    for (int eye = 0; eye < 2; eye++) {
        float side = eye == 0 ? -1.0F : 1.0F;
        float x = side * EYE_X;

        if (level == 0) {
            happy_eye(paint, x);
        } else if (level == FEEL_LEVELS - 1) {
            tight_eye(paint, x, side);
        } else {
            shape_disc(paint, x, EYE_Y, 0.075F, THEME.ink);
        }
    }
}

void face_draw(const struct paint *paint, float x, float y, float radius, int level,
               rgba colour)
{
    static const float BEND[FEEL_LEVELS] = {-0.34F, -0.16F, 0.0F, 0.18F, 0.34F};
    struct paint face = *paint;
    float bend = BEND[level];

    face.place = (struct place){.x = x, .y = y, .sx = radius, .sy = radius};
    shape_disc(&face, 0.0F, 0.0F, 1.0F, colour);
    eyes(&face, level);
    shape_curve(&face, (struct point){-0.4F, 0.34F + bend * 0.4F},
                (struct point){0.0F, 0.34F - bend * 1.1F},
                (struct point){0.4F, 0.34F + bend * 0.4F}, LINE, THEME.ink);
}

const char *face_word(const struct words *words, int level)
{
    const char *const names[FEEL_LEVELS] = {words->feel_0, words->feel_1, words->feel_2,
                                            words->feel_3, words->feel_4};

    return names[level];
}
