/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/brush.h"
#include "app/ui/figure/props.h"
#include "app/ui/shape.h"

#include <math.h>

/* Light edges are as thin on a small picture as on a large one. */
static const float EDGE_PX = 2.5F;

static rgba colour(const struct figure *figure, enum thing_colour name)
{
    return figure->thing_colours[name];
}

static void edge(const struct paint *paint, float x0, float y0, float x1, float y1, rgba shade)
{
    shape_line(paint, x0, y0, x1, y1, EDGE_PX / fabsf(paint->place.sx), shade);
}

static void quad(const struct paint *paint, struct point a, struct point b, struct point c,
                 struct point d, rgba shade)
{
    const struct point corners[] = {a, b, c, d};

    shape_polygon(paint, corners, 4, shade);
}

static void draw_mat(const struct paint *paint, const struct figure *f, float x0, float x1)
{
    quad(paint, (struct point){x0 - 12, -34}, (struct point){x1 - 12, -34},
         (struct point){x1 + 14, 46}, (struct point){x0 + 14, 46}, colour(f, THING_mat));
    shape_rect(paint, (struct rect){x0 - 12, -44, x1 - x0, 10}, colour(f, THING_mat_edge));
    edge(paint, x0 - 12, -34, x1 - 12, -34, colour(f, THING_mat_hi));
}

static void draw_ground(const struct paint *paint, const struct figure *f, float x0, float x1)
{
    quad(paint, (struct point){x0 - 12, -40}, (struct point){x1 - 12, -40},
         (struct point){x1 + 16, 58}, (struct point){x0 + 16, 58}, colour(f, THING_mat_edge));
    edge(paint, x0 - 12, -40, x1 - 12, -40, colour(f, THING_wall_edge));
}

static void draw_wall(const struct paint *paint, const struct figure *f, const float *at)
{
    float x = at[0];
    float top = at[1];

    quad(paint, (struct point){x - 10, -40}, (struct point){x + 18, 60},
         (struct point){x + 18, top + 60}, (struct point){x - 10, top},
         colour(f, THING_wall_edge));
    quad(paint, (struct point){x + 18, 60}, (struct point){x + 90, 60},
         (struct point){x + 90, top + 60}, (struct point){x + 18, top + 60},
         colour(f, THING_wall));
    quad(paint, (struct point){x - 10, -40}, (struct point){x + 18, 60},
         (struct point){x + 90, 60}, (struct point){x + 90, -40}, colour(f, THING_mat_edge));
}

static void draw_box(const struct paint *paint, const struct figure *f, const float *at)
{
    float x0 = at[0];
    float x1 = at[1];
    float top = at[2];

    quad(paint, (struct point){x0 - 10, top - 36}, (struct point){x1 - 10, top - 36},
         (struct point){x1 + 12, top + 44}, (struct point){x0 + 12, top + 44},
         colour(f, THING_box_hi));
    shape_rect(paint, (struct rect){x0 - 10, -38, x1 - x0, top + 2}, colour(f, THING_box));
    quad(paint, (struct point){x1 - 10, top - 36}, (struct point){x1 + 12, top + 44},
         (struct point){x1 + 12, 44}, (struct point){x1 - 10, -38}, colour(f, THING_box_edge));
    edge(paint, x0 - 10, top - 36, x1 - 10, top - 36, colour(f, THING_box_line));
}

static void draw_rail(const struct paint *paint, const struct figure *f, const float *at)
{
    float x = at[0];
    float top = at[1];

    shape_line(paint, x - 34, -20, x + 34, -20, 16, colour(f, THING_box_hi));
    shape_line(paint, x, -16, x, top - 8, 16, colour(f, THING_box_hi));
    shape_line(paint, x - 3, -12, x - 3, top - 8, 3, colour(f, THING_box_line));
    shape_line(paint, x + 8, top + 24, x - 4, top - 4, 20, colour(f, THING_steel));
    shape_disc(paint, x - 4, top - 4, 10, colour(f, THING_metal));
}

void props_draw_scenery(const struct paint *paint, const struct figure *figure,
                        const struct figure_scene *scene, float from, float to)
{
    const float *mat = scene->scenery[SCENERY_MAT];
    const float *ground = scene->scenery[SCENERY_FLOOR];

    if (scene->has_scenery[SCENERY_MAT]) {
        draw_mat(paint, figure, fmaxf(mat[0], from + 14.0F), fminf(mat[1], to - 16.0F));
    }
    if (scene->has_scenery[SCENERY_FLOOR]) {
        draw_ground(paint, figure, fmaxf(ground[0], from + 14.0F),
                    fminf(ground[1], to - 18.0F));
    }
    if (scene->has_scenery[SCENERY_WALL]) {
        draw_wall(paint, figure, scene->scenery[SCENERY_WALL]);
    }
    if (scene->has_scenery[SCENERY_BOX]) {
        draw_box(paint, figure, scene->scenery[SCENERY_BOX]);
    }
    if (scene->has_scenery[SCENERY_RAIL]) {
        draw_rail(paint, figure, scene->scenery[SCENERY_RAIL]);
    }
}
