/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/trouble_signs.h"

#include "app/ui/shape.h"
#include "app/ui/theme.h"

#include <string.h>

static struct paint placed(const struct paint *paint, struct point at, float scale)
{
    struct paint here = *paint;

    here.place = (struct place){at.x, at.y, scale, scale};
    return here;
}

static void draw_sound(const struct paint *paint)
{
    static const struct point HORN[] = {{-24, -26}, {24, -66}, {24, 66}, {-24, 26}};

    shape_round_rect(paint, (struct rect){-72.0F, -28.0F, 56.0F, 56.0F}, 8.0F, THEME.text2);
    shape_polygon(paint, HORN, 4, THEME.text2);
    shape_arc(paint, 20.0F, 0.0F, 44.0F, 11.0F, 0.14F, 0.36F, THEME.text2);
    shape_arc(paint, 20.0F, 0.0F, 72.0F, 11.0F, 0.14F, 0.36F, THEME.text2);
}

/* The four buttons below it are not in their colours: those are the soft keys' alone. */
static void draw_screen(const struct paint *paint)
{
    shape_round_rect(paint, (struct rect){-92.0F, -74.0F, 184.0F, 108.0F}, 14.0F, THEME.text2);
    shape_round_rect(paint, (struct rect){-80.0F, -62.0F, 160.0F, 84.0F}, 6.0F, paint->ground);
    for (int i = 0; i < 4; i++) {
        shape_disc(paint, -60.0F + 40.0F * (float)i, 64.0F, 14.0F, THEME.text2);
    }
}

static void draw_other(const struct paint *paint)
{
    for (int i = 0; i < 3; i++) {
        shape_disc(paint, -52.0F + 52.0F * (float)i, 0.0F, 16.0F, THEME.text2);
    }
}

void trouble_part_draw(const struct paint *paint, struct point at, float scale,
                       enum station_part part)
{
    struct paint here = placed(paint, at, scale);

    switch (part) {
    case PART_SOUND: draw_sound(&here); break;
    case PART_SCREEN: draw_screen(&here); break;
    case PART_OTHER: draw_other(&here); break;
    case PART_COUNT: break;
    }
}

static void draw_empty_place(const struct paint *paint)
{
    enum {
        DASHES = 16
    };

    for (int i = 0; i < DASHES; i++) {
        float from = (float)i / DASHES;

        shape_arc(paint, 0.0F, 0.0F, 150.0F, 9.0F, from, from + 0.5F / DASHES, THEME.text2);
    }
}

static void draw_crack(const struct paint *paint)
{
    static const struct point CRACK[] = {
        {16, -118}, {-20, -56}, {22, -10}, {-22, 46}, {6, 118}};

    shape_stroke(paint, CRACK, 5, 22.0F, paint->ground);
    shape_stroke(paint, CRACK, 5, 9.0F, THEME.pulse);
}

static void draw_spots(const struct paint *paint)
{
    static const struct {
        float x, y, radius;
    } SPOTS[] = {{-46, -20, 17}, {8, 14, 24}, {56, -26, 13}, {-14, -46, 10}, {-62, 34, 11}};

    for (int i = 0; i < 5; i++) {
        shape_disc(paint, SPOTS[i].x, SPOTS[i].y, SPOTS[i].radius + 3.0F, paint->ground);
        shape_disc(paint, SPOTS[i].x, SPOTS[i].y, SPOTS[i].radius, THEME.off);
    }
}

void trouble_kind_draw(const struct paint *paint, struct point at, float scale,
                       enum trouble_kind kind)
{
    struct paint here = placed(paint, at, scale);

    switch (kind) {
    case TROUBLE_MISSING: draw_empty_place(&here); break;
    case TROUBLE_BROKEN: draw_crack(&here); break;
    case TROUBLE_WORN: draw_spots(&here); break;
    case TROUBLE_KIND_COUNT: break;
    }
}

static const char *part_words(const struct words *words, enum station_part part)
{
    switch (part) {
    case PART_SOUND: return words->trouble_sound;
    case PART_SCREEN: return words->trouble_screen;
    case PART_OTHER:
    case PART_COUNT: break;
    }
    return words->trouble_other;
}

enum station_part trouble_part_of(const char *what)
{
    for (enum station_part part = 0; part < PART_COUNT; part++) {
        if (strcmp(what, station_part_name(part)) == 0) {
            return part;
        }
    }
    return PART_OTHER;
}

const char *trouble_name(const struct scene *scene, const char *what)
{
    int tool = content_find_tool(scene_content(scene), what);
    enum station_part part = trouble_part_of(what);

    if (tool >= 0) {
        return scene_content(scene)->tools[tool].name;
    }
    return strcmp(what, station_part_name(part)) == 0 ? part_words(scene_words(scene), part)
                                                      : what;
}

const char *trouble_kind_words(const struct words *words, enum trouble_kind kind)
{
    switch (kind) {
    case TROUBLE_MISSING: return words->trouble_missing;
    case TROUBLE_BROKEN: return words->trouble_broken;
    case TROUBLE_WORN:
    case TROUBLE_KIND_COUNT: break;
    }
    return words->trouble_worn;
}
