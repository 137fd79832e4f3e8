/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/screens.h"

#include "app/core/opening.h"
#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>

enum {
    ROUND_MS = 1200000, /* the discs go once round in this */
    BREATH_MS = 10000,
    GRID_MS = 1000, /* nothing moves faster than 4 pixels in this */
    LINE_POINTS = 121
};

static const float TURN = 6.2831853F;
static const float BREATH = 0.04F; /* of the radius, inwards */

/* The way of the discs: the middle of the figure of eight, and its two measures. */
struct way {
    struct point middle;
    float along, across;
    bool upright;
};

static const struct way LANDSCAPE = {{960, 500}, 620, 560, false};
static const struct way PORTRAIT = {{540, 900}, 620, 560, true};

static struct point place_on(const struct way *way, float angle)
{
    float d = 1.0F + sinf(angle) * sinf(angle);
    float along = way->along * cosf(angle) / d;
    float across = way->across * sinf(angle) * cosf(angle) / d;

    return way->upright ? (struct point){way->middle.x + across, way->middle.y + along}
                        : (struct point){way->middle.x + along, way->middle.y + across};
}

static void draw_way(const struct paint *paint, const struct way *way)
{
    struct point points[LINE_POINTS];

    for (int i = 0; i < LINE_POINTS; i++) {
        points[i] = place_on(way, TURN * (float)i / (float)(LINE_POINTS - 1));
    }
    shape_stroke(paint, points, LINE_POINTS, 3.0F, REST.line);
}

/* The line below the discs stays on the page wherever they are. */
static void draw_line(const struct scene *scene, struct point at)
{
    const struct paint *paint = &scene->paint;
    struct style style = type_body(30.0F, REST.text, ALIGN_MIDDLE);
    const char *text = scene_words(scene)->resting_line;
    float room = scene_width(scene);
    float half = fminf(paint_width(paint, &style, text), room) / 2.0F;
    float left = scene_margin(scene);

    paint_text_fit(paint, fminf(fmaxf(at.x, left + half), left + room - half), at.y + 172.0F,
                   room, text, style);
}

void screen_resting(const struct scene *scene)
{
    const struct model *model = scene->model;
    const struct paint *paint = &scene->paint;
    const struct way *way = scene->env->portrait ? &PORTRAIT : &LANDSCAPE;
    int64_t ms = (model->now_ms - model->since_ms) / GRID_MS * GRID_MS;
    struct point at = place_on(way, TURN * (float)(ms % ROUND_MS) / (float)ROUND_MS);
    float out = 0.5F + 0.5F * cosf(TURN * (float)(ms % BREATH_MS) / (float)BREATH_MS);
    float size = 1.0F - BREATH * (1.0F - out);
    int opens = opening_next_minute(&scene->env->visit.settings->opening, model->weekday,
                                    model->minute_of_day);

    if (model->black) {
        return;
    }
    draw_way(paint, way);
    shape_disc(paint, at.x, at.y, 122.0F * size, REST.glow_out);
    shape_disc(paint, at.x, at.y, 88.0F * size, REST.glow_in);
    if (opens >= 0) {
        char time[FORMAT_MAX];

        paint_digits(paint, at.x, at.y + 16.0F, format_day_time(time, opens),
                     (struct style){FONT_MEDIUM, 46.0F, REST.time, ALIGN_MIDDLE});
    }
    draw_line(scene, at);
}

int64_t screen_resting_change_ms(const struct model *model, int64_t now_ms)
{
    int64_t steps = (now_ms - model->since_ms) / GRID_MS;

    return model->black ? INT64_MAX : model->since_ms + (steps + 1) * GRID_MS;
}
