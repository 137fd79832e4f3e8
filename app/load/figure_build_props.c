/* SPDX-License-Identifier: MIT */
#include "app/load/figure_build.h"
#include "app/ui/figure/skin_bind.h"

#include <stdio.h>
#include <string.h>

enum {
    PATH_SIZE = 96,
    SHAPE_PIECES = 6 /* straight pieces between two points */
};

static void build_colours(const struct figure_build *build, const struct raw_thing_colours *raw)
{
    static const char *const NAMES[] = {
#define NAME_OF(name) #name,
        FIGURE_THING_COLOURS(NAME_OF)
#undef NAME_OF
    };
    const char *const texts[] = {
#define TEXT_OF(name) raw->name,
        FIGURE_THING_COLOURS(TEXT_OF)
#undef TEXT_OF
    };

    for (int i = 0; i < THING_COLOUR_COUNT; i++) {
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "colours.%s", NAMES[i]);
        build->figure->thing_colours[i] = figure_build_colour(build, texts[i], path);
    }
}

/* Things do not bend: their curves are subdivided here, once. */
static void build_curve(const struct figure_build *build, const struct raw_shape *raw,
                        const char *path, struct figure_shape *shape)
{
    enum {
        MOST = (FIGURE_MAX_SHAPE_POINTS - 1) / SHAPE_PIECES
    };
    struct point points[MOST];
    bool corners[MOST] = {false};
    int count = (int)raw->at_count / 2;

    if (raw->at_count % 2 != 0 || count < 2 || count > MOST) {
        yaml_doc_problem(build->doc, build->problems, path,
                         "needs a 'disc', or an 'at' of 2 to %d pairs of x and y", MOST);
        return;
    }
    for (int i = 0; i < count; i++) {
        points[i] = (struct point){raw->at[2 * i], raw->at[2 * i + 1]};
    }
    for (unsigned i = 0; i < raw->corners_count; i++) {
        if (raw->corners[i] < 0 || raw->corners[i] >= count) {
            yaml_doc_problem(build->doc, build->problems, path,
                             "corners: %d is no point; 0 to %d are allowed", raw->corners[i],
                             count - 1);
            return;
        }
        corners[raw->corners[i]] = true;
    }
    skin_spline(points, corners, count, raw->line <= 0.0F, SHAPE_PIECES, shape->points,
                &shape->count);
}

static void build_shapes(const struct figure_build *build, const struct raw_shape *raw,
                         unsigned count, const char *key, struct figure_shapes *shapes)
{
    for (unsigned i = 0; i < count; i++) {
        struct figure_shape *shape = &shapes->items[shapes->count++];
        char path[PATH_SIZE];

        snprintf(path, sizeof path, "%s[%u]", key, i);
        shape->colour = raw[i].colour;
        shape->line = raw[i].line;
        if (raw[i].disc_count == 3) {
            shape->points[0] = (struct point){raw[i].disc[0], raw[i].disc[1]};
            shape->radius = raw[i].disc[2];
            shape->count = 1;
        } else {
            build_curve(build, &raw[i], path, shape);
        }
    }
}

static struct figure_rod rod_of(const struct raw_rod *raw)
{
    return (struct figure_rod){
        raw->r, {raw->near[0], raw->near[1]}, {raw->far[0], raw->far[1]}};
}

/* What hands go round. */
static void build_hold(const struct figure_build *build, const struct raw_thing *raw,
                       const char *key, struct point hold[2])
{
    if (raw->hold_count != 4) {
        yaml_doc_problem(build->doc, build->problems, key, "%s",
                         "needs 'hold': x, y, x, y of the part that hands go round");
    }
    hold[0] = (struct point){raw->hold[0], raw->hold[1]};
    hold[1] = (struct point){raw->hold[2], raw->hold[3]};
}

void figure_build_props(const struct figure_build *build, const struct raw_props *props)
{
    struct figure *figure = build->figure;

    build_colours(build, &props->colours);
    build_shapes(build, props->ball.shapes, props->ball.shapes_count, "ball.shapes",
                 &figure->ball);
    build_shapes(build, props->ball.turning, props->ball.turning_count, "ball.turning",
                 &figure->ball_turning);
    build_shapes(build, props->gun.shapes, props->gun.shapes_count, "gun.shapes", &figure->gun);
    build_shapes(build, props->hook.shapes, props->hook.shapes_count, "hook.shapes",
                 &figure->hook);
    build_hold(build, &props->gun, "gun", figure->gun_hold);
    build_hold(build, &props->hook, "hook", figure->hook_hold);
    figure->roller = rod_of(&props->roller);
    figure->stick = rod_of(&props->stick);
    figure->ball_r = props->ball.r;
}
