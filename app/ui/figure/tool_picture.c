/* SPDX-License-Identifier: MIT */
#include "app/ui/figure/tool_picture.h"

#include "app/ui/shape.h"

#include <stddef.h>
#include <string.h>

int tool_pictures_find(const struct tool_pictures *pictures, const char *id)
{
    for (int i = 0; pictures != NULL && id != NULL && i < pictures->count; i++) {
        if (strcmp(pictures->pictures[i].id, id) == 0) {
            return i;
        }
    }
    return -1;
}

static void draw_shape(const struct paint *paint, const struct tool_shape *shape,
                       const struct point *points)
{
    if (shape->radius > 0.0F) {
        shape_disc(paint, points[0].x, points[0].y, shape->radius, shape->colour);
    } else if (shape->width > 0.0F) {
        shape_stroke(paint, points, shape->point_count, shape->width, shape->colour);
    } else {
        shape_polygon(paint, points, shape->point_count, shape->colour);
    }
}

void tool_picture_draw(const struct paint *paint, const struct tool_pictures *pictures,
                       int picture, float x, float y, float scale)
{
    const struct tool_picture *own = &pictures->pictures[picture];
    struct paint placed = *paint;

    placed.place = (struct place){.x = x, .y = y, .sx = scale, .sy = -scale};
    for (int i = own->first_shape; i < own->first_shape + own->shape_count; i++) {
        const struct tool_shape *shape = &pictures->shapes[i];

        draw_shape(&placed, shape, &pictures->points[shape->first_point]);
    }
}
