/* SPDX-License-Identifier: MIT */
/* The learn page about causes: six signs with their names. */
#include "app/ui/screens/learn_board.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

static const float WIDTH = 7.0F;

static void line(const struct paint *paint, float x0, float y0, float x1, float y1)
{
    shape_line(paint, x0, y0, x1, y1, WIDTH, THEME.text);
}

/* A barbell. */
static void draw_training(const struct paint *paint, float x, float y)
{
    line(paint, x - 50, y, x + 50, y);
    for (int side = -1; side <= 1; side += 2) {
        float way = (float)side;
        shape_line(paint, x + way * 26, y - 28, x + way * 26, y + 28, 13.0F, THEME.text);
        shape_line(paint, x + way * 42, y - 17, x + way * 42, y + 17, 11.0F, THEME.text);
    }
}

/* A moon: its dark part is of the ground's colour. */
static void draw_rest(const struct paint *paint, float x, float y)
{
    shape_disc(paint, x - 4, y, 42, THEME.text);
    shape_disc(paint, x + 15, y - 12, 36, THEME.raised);
}

/* A shoe whose heel is worn off. */
static void draw_shoes(const struct paint *paint, float x, float y)
{
    const struct point upper[] = {{x - 46, y - 22}, {x - 20, y - 24}, {x + 2, y - 4},
                                  {x + 34, y + 4},  {x + 50, y + 14}, {x + 50, y + 24},
                                  {x - 26, y + 24}, {x - 48, y + 6},  {x - 46, y - 22}};

    shape_stroke(paint, upper, 9, WIDTH, THEME.text);
    line(paint, x - 14, y + 38, x + 50, y + 38);
    line(paint, x - 4, y + 1, x - 14, y + 9);
    line(paint, x + 12, y + 6, x + 3, y + 13);
}

/* Stones of all sizes. */
static void draw_ground(const struct paint *paint, float x, float y)
{
    static const struct {
        float from, to, high;
    } stones[] = {{-56, -18, 64}, {-18, 12, 30}, {12, 56, 92}};

    for (int i = 0; i < 3; i++) {
        float middle = (stones[i].from + stones[i].to) / 2.0F;
        shape_curve(paint, (struct point){x + stones[i].from, y + 26},
                    (struct point){x + middle, y + 26 - stones[i].high},
                    (struct point){x + stones[i].to, y + 26}, WIDTH, THEME.text);
    }
    line(paint, x - 56, y + 26, x + 56, y + 26);
}

/* A glass that is almost empty. */
static void draw_water(const struct paint *paint, float x, float y)
{
    const struct point glass[] = {
        {x - 34, y - 42}, {x - 25, y + 42}, {x + 25, y + 42}, {x + 34, y - 42}};
    const struct point water[] = {
        {x - 26, y + 24}, {x + 26, y + 24}, {x + 24, y + 40}, {x - 24, y + 40}};

    shape_polygon(paint, water, 4, THEME.text2);
    shape_stroke(paint, glass, 4, WIDTH, THEME.text);
}

/* Somebody on a chair. */
static void draw_sitting(const struct paint *paint, float x, float y)
{
    const struct point body[] = {
        {x - 12, y - 20}, {x - 12, y + 12}, {x + 26, y + 12}, {x + 28, y + 46}};
    const struct point chair[] = {{x - 36, y - 24}, {x - 34, y + 26}, {x + 10, y + 26}};

    shape_disc(paint, x - 10, y - 40, 12, THEME.text);
    shape_stroke(paint, body, 4, 12.0F, THEME.text);
    shape_stroke(paint, chair, 3, WIDTH, THEME.text3);
    shape_line(paint, x - 33, y + 26, x - 36, y + 50, WIDTH, THEME.text3);
    shape_line(paint, x + 8, y + 26, x + 10, y + 50, WIDTH, THEME.text3);
}

void learn_draw_causes(const struct learn_board *board)
{
    static void (*const draw[])(const struct paint *paint, float x, float y) = {
        draw_training, draw_rest, draw_shoes, draw_ground, draw_water, draw_sitting};
    const struct words *words = scene_words(board->scene);
    const char *const names[] = {words->learn_training, words->learn_rest,
                                 words->learn_shoes,    words->learn_ground,
                                 words->learn_water,    words->learn_sitting};
    static const float WIDE = 280.0F, HIGH = 330.0F;

    for (int i = 0; i < 6; i++) {
        int row = i / 3;
        float x = 18.0F + ((float)(i % 3) + 0.5F) * WIDE;
        float y = 150.0F + (float)row * HIGH;

        shape_disc(&board->paint, x, y, 92.0F, THEME.raised);
        draw[i](&board->paint, x, y);
        learn_board_text(board, (struct point){x, y + 148.0F}, WIDE - 12.0F, names[i],
                         type_heading(34.0F, THEME.text, ALIGN_MIDDLE));
    }
}
