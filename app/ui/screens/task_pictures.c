/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/task_pictures.h"

#include "app/ui/chart.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"

static const float PLUG_W = 108.0F, PLUG_H = 96.0F;

static struct paint placed(const struct paint *paint, struct point at, float scale)
{
    struct paint here = *paint;

    here.place = (struct place){at.x, at.y, scale, scale};
    return here;
}

/* The plug stands out of the body by its whole length; the socket hides what is in it. */
static void draw_stick(const struct paint *paint, float gap)
{
    float top = gap - PLUG_H;

    shape_round_rect(paint, (struct rect){-PLUG_W / 2.0F, top, PLUG_W, PLUG_H + 20.0F}, 6.0F,
                     THEME.text3);
    shape_rect(paint, (struct rect){-32.0F, top + 26.0F, 20.0F, 24.0F}, THEME.ink);
    shape_rect(paint, (struct rect){12.0F, top + 26.0F, 20.0F, 24.0F}, THEME.ink);
    shape_round_rect(paint, (struct rect){-84.0F, gap, 168.0F, 300.0F}, 28.0F, CHART_THEME.bar);
    shape_round_rect(paint, (struct rect){-52.0F, gap + 44.0F, 104.0F, 124.0F}, 14.0F,
                     colour_mix(CHART_THEME.bar, THEME.ink, 0.35F));
    shape_round_rect(paint, (struct rect){-34.0F, gap + 244.0F, 68.0F, 22.0F}, 11.0F,
                     THEME.surface);
}

void stick_picture_draw(const struct paint *paint, struct point at, float scale, float gap,
                        float keep)
{
    struct paint socket = placed(paint, at, scale);
    struct paint stick = socket;

    stick.keep *= keep;
    draw_stick(&stick, gap);
    shape_round_rect(&socket, (struct rect){-210.0F, -124.0F, 420.0F, 124.0F}, 24.0F,
                     colour_mix(THEME.line, THEME.off, 0.4F));
    shape_round_rect(&socket, (struct rect){-76.0F, -22.0F, 152.0F, 22.0F}, 6.0F, THEME.ink);
}

/* A month of days, two of them crossed out. */
void days_picture_draw(const struct paint *paint, struct point at)
{
    float x = at.x, y = at.y;

    shape_round_rect(paint, (struct rect){x - 200.0F, y - 190.0F, 400.0F, 360.0F}, 32.0F,
                     THEME.line);
    shape_round_rect(paint, (struct rect){x - 176.0F, y - 112.0F, 352.0F, 258.0F}, 16.0F,
                     paint->ground);
    for (int i = 0; i < 20; i++) {
        int row = i / 5;
        float cell_x = x - 138.0F + 69.0F * (float)(i % 5);
        float cell_y = y - 82.0F + 64.0F * (float)row;
        bool out = i == 11 || i == 12;

        shape_disc(paint, cell_x, cell_y, out ? 10.0F : 17.0F,
                   out ? THEME.off : colour_mix(THEME.off, THEME.text2, 0.6F));
        if (out) {
            shape_line(paint, cell_x - 24.0F, cell_y + 18.0F, cell_x + 24.0F, cell_y - 18.0F,
                       7.0F, THEME.pulse);
        }
    }
}

void checks_picture_draw(const struct paint *paint, struct point at, float scale)
{
    struct paint list = placed(paint, at, scale);

    shape_round_rect(&list, (struct rect){-150.0F, -200.0F, 300.0F, 400.0F}, 32.0F, THEME.line);
    shape_round_rect(&list, (struct rect){-60.0F, -224.0F, 120.0F, 52.0F}, 20.0F, THEME.off);
    for (int i = 0; i < 3; i++) {
        float y = -94.0F + 100.0F * (float)i;

        shape_round_rect(&list, (struct rect){-20.0F, y - 10.0F, 126.0F, 20.0F}, 10.0F,
                         colour_mix(THEME.off, THEME.text2, 0.6F));
        if (i < 2) {
            sign_tick(&list, -78.0F, y, 1.3F, 12.0F, THEME.pulse);
        } else {
            shape_ring(&list, -78.0F, y, 22.0F, 7.0F, THEME.off);
        }
    }
}
