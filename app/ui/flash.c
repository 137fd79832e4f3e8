/* SPDX-License-Identifier: MIT */
#include "app/ui/flash.h"

#include "app/ui/ease.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"

enum flash_sides {
    SIDES_NONE,
    SIDES_ALL,
    SIDES_UPRIGHT, /* left and right */
    SIDES_LEVEL,   /* top and bottom */
};

/* How a cue is seen. */
struct look {
    enum flash_sides sides;
    float width;
    int length_ms;
    float strength; /* at its beginning */
    const rgba *colour;
};

/* The press of a button and a choice are seen on its disc. Breath is seen in the orb; here it
 * only says which way it goes. What is only spoken has a text that says the same. */
static struct look look_of(const struct flash *flash)
{
    switch (flash->cue) {
    case CUE_TICK: return (struct look){SIDES_ALL, 12.0F, 260, 0.6F, &THEME.text};
    case CUE_END:
    case CUE_SWITCH:
    case CUE_FINISH: return (struct look){SIDES_ALL, 22.0F, 700, 0.85F, &THEME.pulse};
    case CUE_FAULT:
        return (struct look){SIDES_ALL, 22.0F, 900, 0.85F, &THEME.button[BUTTON_BACK]};
    case CUE_START:
    case CUE_FOUND: return (struct look){SIDES_ALL, 16.0F, 450, 0.6F, &THEME.pulse};
    case CUE_HALF: return (struct look){SIDES_LEVEL, 12.0F, 450, 0.5F, &THEME.text};
    case CUE_BEAT:
        return (struct look){flash->number == 0 ? SIDES_UPRIGHT : SIDES_LEVEL, 10.0F, 260, 0.5F,
                             &THEME.text2};
    case CUE_BREATHE_IN: return (struct look){SIDES_UPRIGHT, 10.0F, 600, 0.4F, &THEME.breath};
    case CUE_BREATHE_OUT: return (struct look){SIDES_LEVEL, 10.0F, 600, 0.4F, &THEME.breath};
    case CUE_PAUSE:
    case CUE_RESUME: return (struct look){SIDES_ALL, 10.0F, 300, 0.4F, &THEME.text2};
    case CUE_PRESS:
    case CUE_CHOOSE:
    case CUE_TEN:
    case CUE_PLACE:
    case CUE_COUNT: break;
    }
    return (struct look){.sides = SIDES_NONE, .colour = &THEME.text};
}

/* The frame wanders against burn-in: what lies at its edge reaches beyond it. */
static void draw_sides(const struct scene *scene, const struct look *look, rgba colour)
{
    static const float BEYOND = 8.0F;
    float w = scene->paint.list->canvas.w, h = scene->paint.list->canvas.h;
    float thick = look->width + BEYOND;
    float inner = look->sides == SIDES_ALL ? look->width : -BEYOND;

    if (look->sides != SIDES_UPRIGHT) {
        shape_rect(&scene->paint, (struct rect){-BEYOND, -BEYOND, w + 2.0F * BEYOND, thick},
                   colour);
        shape_rect(&scene->paint,
                   (struct rect){-BEYOND, h - look->width, w + 2.0F * BEYOND, thick}, colour);
    }
    if (look->sides != SIDES_LEVEL) {
        shape_rect(&scene->paint, (struct rect){-BEYOND, inner, thick, h - 2.0F * inner},
                   colour);
        shape_rect(&scene->paint,
                   (struct rect){w - look->width, inner, thick, h - 2.0F * inner}, colour);
    }
}

void flash_draw(const struct scene *scene)
{
    const struct flash *flash = &scene->model->flash;
    struct look look = look_of(flash);

    if (look.sides == SIDES_NONE || scene->model->now_ms >= flash->at_ms + look.length_ms) {
        return;
    }
    float left = 1.0F - ease_place(scene->model->now_ms, flash->at_ms, look.length_ms);

    draw_sides(scene, &look, colour_alpha(*look.colour, look.strength * left));
}

int64_t flash_change_ms(const struct model *model, int64_t now_ms)
{
    struct look look = look_of(&model->flash);

    return look.sides != SIDES_NONE && now_ms < model->flash.at_ms + look.length_ms ? now_ms
                                                                                    : INT64_MAX;
}
