/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/learn_board.h"

#include "app/ui/shape.h"

#include <stddef.h>

static struct learn_board board_on(const struct scene *scene, struct rect stage)
{
    float wide = stage.w / LEARN_BOARD_WIDTH;
    float high = stage.h / LEARN_BOARD_HEIGHT;
    struct learn_board board = {.scene = scene, .stage = stage, .paint = scene->paint};

    board.scale = wide < high ? wide : high;
    board.paint.place = (struct place){
        .x = stage.x + (stage.w - LEARN_BOARD_WIDTH * board.scale) / 2.0F,
        .y = stage.y + (stage.h - LEARN_BOARD_HEIGHT * board.scale) / 2.0F,
        .sx = board.scale,
        .sy = board.scale,
    };
    return board;
}

struct point learn_board_at(const struct learn_board *board, float x, float y)
{
    const struct place *place = &board->paint.place;

    return (struct point){place->x + x * place->sx, place->y + y * place->sy};
}

/* Words shrink less than pictures: they have to be read from as far. */
void learn_board_text(const struct learn_board *board, struct point at, float width,
                      const char *text, struct style style)
{
    struct point page = learn_board_at(board, at.x, at.y);

    style.px *= (1.0F + board->scale) / 2.0F;
    paint_text_fit(&board->paint, page.x, page.y, width * board->scale, text, style);
}

void learn_picture_draw(const struct scene *scene, struct rect stage, enum card_picture picture)
{
    static void (*const draw[CARD_PICTURE_COUNT])(const struct learn_board *board) = {
        [CARD_KNOT] = learn_draw_knot,       [CARD_CAUSES] = learn_draw_causes,
        [CARD_TRAVELS] = learn_draw_travels, [CARD_CHAIN] = learn_draw_chain,
        [CARD_TOOLS] = learn_draw_tools,     [CARD_STRETCH] = learn_draw_stretch,
        [CARD_WEEK] = learn_draw_week,       [CARD_LEAVE_OUT] = learn_draw_leave_out,
    };
    struct learn_board board = board_on(scene, stage);

    shape_stage(&scene->paint, stage, 28.0F);
    draw_clip(scene->paint.list, &stage);
    draw[picture](&board);
    draw_clip(scene->paint.list, NULL);
}
