/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "app/ui/figure/outline.h"

#include <string.h>

static struct closeup_run add(struct closeup *closeup, const struct knot *knots, int count,
                              bool closed)
{
    struct closeup_run run = {.first = closeup->point_count};

    run.count = outline_curve(knots, count, closed, &closeup->points[run.first]);
    closeup->point_count += run.count;
    return run;
}

static void add_region(struct closeup *closeup, const char *id, struct closeup_region region,
                       struct rect box)
{
    const struct knot knots[] = {{box.x, box.y, false},
                                 {box.x + box.w, box.y, false},
                                 {box.x + box.w, box.y + box.h, false},
                                 {box.x, box.y + box.h, false}};

    strcpy(region.id, id);
    region.outline = add(closeup, knots, 4, true);
    closeup->regions[closeup->region_count++] = region;
}

const struct closeup *fixture_closeup(void)
{
    static const struct knot way[] = {{-20, 120, false}, {0, 40, false}, {20, 120, false}};
    static const struct knot hollow[] = {{0, -40, false}, {12, 0, false}, {-12, 0, false}};
    static struct closeup closeup;

    if (closeup.region_count > 0) {
        return &closeup;
    }
    closeup.skin = 0xFFD9A887;
    closeup.skin_shade = 0xFFBC8767;
    closeup.top = -84.0F;
    closeup.bottom = 298.0F;
    add_region(&closeup, "leg", (struct closeup_region){.part = CLOSEUP_SKIN},
               (struct rect){-40, -84, 80, 382});
    add_region(&closeup, "deep",
               (struct closeup_region){
                   .part = CLOSEUP_MUSCLE, .colour = 0xFFA8483B, .muscle = MUSCLE_SOLEUS},
               (struct rect){-30, 40, 60, 150});
    add_region(&closeup, "belly",
               (struct closeup_region){.part = CLOSEUP_MUSCLE,
                                       .colour = 0xFFC4523A,
                                       .muscle = MUSCLE_GASTROCNEMIUS},
               (struct rect){-35, 0, 30, 130});
    closeup.spots[closeup.spot_count++] =
        (struct closeup_spot){.id = "inner", .at = {-25, 68}, .region = 2};
    closeup.paths[0] = (struct closeup_path){.id = "way", .line = add(&closeup, way, 3, false)};
    closeup.paths[0].length = outline_length(&closeup.points[closeup.paths[0].line.first],
                                             closeup.paths[0].line.count);
    closeup.paths[0].top = 0.5F;
    closeup.path_count = 1;
    closeup.hollow = add(&closeup, hollow, 3, true);
    return &closeup;
}

const struct tool_pictures *fixture_tools(void)
{
    static const struct tool_pictures tools = {
        .pictures = {{.id = "ball", .shape_count = 3, .reach = 58.0F}},
        .count = 1,
        .shapes = {{.colour = 0xFF5B7FB0, .point_count = 1, .radius = 58.0F},
                   {.colour = 0xFF40608C, .first_point = 1, .point_count = 3},
                   {.colour = 0xFF8FB0DA, .first_point = 4, .point_count = 2, .width = 7.0F}},
        .shape_count = 3,
        .points = {{0, 0}, {-52, -22}, {52, -22}, {0, -57}, {-36, 26}, {-8, 45}},
        .point_count = 6,
    };

    return &tools;
}
