/* SPDX-License-Identifier: MIT */
/* Learn pages that show the calf from behind, tools, or plain shapes. */
#include "app/ui/screens/learn_board.h"

#include "app/ui/figure/lower_leg.h"
#include "app/ui/shape.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <math.h>
#include <stddef.h>

static const rgba MARK = 0xFFFFF3E6;

/* The calf from behind, its knee at a place of the board. */
static void draw_calf(const struct learn_board *board, struct point knee, float scale,
                      struct closeup_view *view)
{
    const struct closeup *closeup = board->scene->env->closeup;
    struct point at = learn_board_at(board, knee.x, knee.y);

    if (closeup == NULL) {
        return;
    }
    view->x = at.x;
    view->knee_y = at.y;
    view->scale = scale * board->scale;
    view->leg = LEG_RIGHT;
    view->figure = board->scene->env->figure;
    view->look = board->scene->model->visits;
    closeup_draw(&board->scene->paint, closeup, view);
    scene_fade_cut(board->scene, board->stage, at.y + closeup->top * view->scale, THEME.bg);
}

/* A fibre across the lens from top to bottom, bent to one side by `wave` and drawn in towards
 * the middle by `pull`. */
static void draw_fibre(const struct paint *paint, struct point at, float radius, float x,
                       float wave, float pull, float width, rgba colour)
{
    enum {
        PIECES = 16
    };
    struct point points[PIECES + 1];
    float half = sqrtf(radius * radius - x * x);

    for (int i = 0; i <= PIECES; i++) {
        float t = 2.0F * (float)i / PIECES - 1.0F;
        float near = expf(-t * t * 9.0F);
        points[i].x = at.x + x + wave * sinf(t * 5.0F + x * 0.05F) - pull * near;
        points[i].y = at.y + half * t;
    }
    shape_stroke(paint, points, PIECES + 1, width, colour);
}

/* Fibres under a lens: loose ones, and a tight band with a knot in it. */
static void draw_lens(const struct paint *paint, struct point at, float radius, rgba muscle)
{
    static const float INSIDE = 12.0F;
    rgba loose = colour_mix(muscle, MARK, 0.28F);
    rgba tight = colour_mix(muscle, THEME.pulse, 0.75F);

    shape_disc(paint, at.x, at.y, radius, muscle);
    for (int i = -5; i <= 5; i++) {
        float x = (float)i * radius / 6.0F;
        if (i < -1 || i > 1) {
            draw_fibre(paint, at, radius - INSIDE, x, 3.0F, 0.0F, 5.0F, loose);
        }
    }
    for (int i = -3; i <= 3; i++) {
        float x = (float)i * 9.0F;
        draw_fibre(paint, at, radius - INSIDE, x, 0.0F, -x * 0.9F, 8.0F, tight);
    }
    shape_ellipse(paint, at.x, at.y, 46, 38, THEME.pulse);
    for (int i = -2; i <= 2; i++) {
        float y = (float)i * 13.0F;
        float half = 36.0F * sqrtf(1.0F - y * y / (38.0F * 38.0F));
        shape_curve(
            paint, (struct point){at.x - half, at.y + y}, (struct point){at.x, at.y + y + 8.0F},
            (struct point){at.x + half, at.y + y}, 3.0F, colour_alpha(THEME.ink, 0.32F));
    }
    shape_ring(paint, at.x, at.y, radius, 7.0F, MARK);
}

void learn_draw_knot(const struct learn_board *board)
{
    static const struct point KNEE = {236, 150}, LENS = {596, 300};
    static const float SCALE = 1.9F, RADIUS = 196.0F;
    const struct closeup *closeup = board->scene->env->closeup;
    const struct figure *figure = board->scene->env->figure;
    const struct words *words = scene_words(board->scene);
    struct closeup_view view = {.muscle = MUSCLE_GASTROCNEMIUS, .glow = 0.9F};
    struct point spot = KNEE;
    rgba muscle = 0xFFA8483B;

    if (closeup == NULL || closeup->spot_count == 0) {
        return;
    }
    if (figure != NULL) {
        muscle = colour_mix(
            lower_leg_palette(figure, board->scene->model->visits)->colours[BODY_muscle],
            THEME.ink, 0.25F);
    }
    view.spot = closeup->spots[0].id;
    spot.x += closeup->spots[0].at.x * SCALE;
    spot.y += closeup->spots[0].at.y * SCALE;
    draw_calf(board, KNEE, SCALE, &view);
    for (int side = -1; side <= 1; side += 2) {
        shape_line(&board->paint, spot.x + 10.0F, spot.y + (float)side * 17.0F,
                   LENS.x - RADIUS * 0.52F, LENS.y + (float)side * RADIUS * 0.85F, 4.0F,
                   colour_alpha(MARK, 0.75F));
    }
    draw_lens(&board->paint, LENS, RADIUS, muscle);
    learn_board_text(board, (struct point){LENS.x, LENS.y + RADIUS + 64}, 480,
                     words->learn_band, type_heading(38.0F, THEME.text, ALIGN_MIDDLE));
    learn_board_text(board, (struct point){LENS.x, LENS.y + RADIUS + 112}, 480,
                     words->learn_band_line, type_body(32.0F, THEME.text2, ALIGN_MIDDLE));
}

void learn_draw_leave_out(const struct learn_board *board)
{
    static const struct point KNEE = {290, 196};
    static const float SCALE = 2.1F;
    const struct words *words = scene_words(board->scene);
    struct closeup_view view = {.muscle = MUSCLE_GASTROCNEMIUS, .glow = 0.0F, .hollow = true};
    struct point label = learn_board_at(board, 470, KNEE.y - 18);
    struct textbox box = {.x = label.x,
                          .y = label.y + 12.0F,
                          .width = 380.0F * board->scale,
                          .step = 46.0F * board->scale,
                          .max = 3};

    draw_calf(board, KNEE, SCALE, &view);
    shape_line(&board->paint, KNEE.x + 48, KNEE.y - 18, 450, KNEE.y - 18, 4.0F, THEME.text2);
    textbox_draw(&board->scene->paint, &box, words->safety_hollow,
                 type_heading(36.0F * (1.0F + board->scale) / 2.0F, THEME.text, ALIGN_START));
}

/* What a tool is for, in two lines. */
static void draw_line(const struct learn_board *board, struct point at, float width,
                      const char *line)
{
    struct point page = learn_board_at(board, at.x, at.y);
    struct textbox box = {.x = page.x,
                          .y = page.y,
                          .width = width * board->scale,
                          .step = 36.0F * board->scale,
                          .max = 2};

    textbox_draw(&board->scene->paint, &box, line,
                 type_body(28.0F * (1.0F + board->scale) / 2.0F, THEME.text2, ALIGN_MIDDLE));
}

/* Every tool that can be chosen, with its name and what it is for. */
void learn_draw_tools(const struct learn_board *board)
{
    enum {
        COLUMNS = 3,
        MOST = 6
    };
    static const float WIDE = 288.0F, HIGH = 340.0F, LEFT = 6.0F, TOP = 26.0F;
    const struct content *content = scene_content(board->scene);
    int shown = 0;

    for (int i = 0; i < content->tool_count && shown < MOST; i++) {
        const struct tool *tool = &content->tools[i];
        int row = shown / COLUMNS;
        float x = LEFT + ((float)(shown % COLUMNS) + 0.5F) * WIDE;
        float y = TOP + (float)row * HIGH;

        if (!tool->offered) {
            continue;
        }
        scene_tool(board->scene, tool, learn_board_at(board, x, y + 112.0F),
                   1.05F * board->scale, (WIDE - 24.0F) * board->scale, 1.0F);
        learn_board_text(board, (struct point){x, y + 236.0F}, WIDE - 4.0F, tool->name,
                         type_heading(32.0F, THEME.text, ALIGN_MIDDLE));
        draw_line(board, (struct point){x, y + 284.0F}, WIDE - 20.0F, tool->line);
        shown++;
    }
}

/* A row of seven days; how large a disc is says how long. */
static void draw_days(const struct learn_board *board, float y, float radius, int every)
{
    static const float LEFT = 96.0F, STEP = 114.0F;

    for (int day = 0; day < 7; day++) {
        float x = LEFT + (float)day * STEP;
        bool on = day % every == 0 && day / every < 3;

        shape_disc(&board->paint, x, y, 44.0F, THEME.raised);
        if (every == 1 || on) {
            shape_disc(&board->paint, x, y, radius, THEME.pulse);
        }
    }
}

void learn_draw_week(const struct learn_board *board)
{
    const struct words *words = scene_words(board->scene);
    struct style title = type_heading(44.0F, THEME.text, ALIGN_START);
    struct style line = type_body(34.0F, THEME.text2, ALIGN_START);

    learn_board_text(board, (struct point){56, 128}, 764, words->summary_often, title);
    learn_board_text(board, (struct point){56, 182}, 764, words->summary_often_line, line);
    draw_days(board, 270, 44, 2);
    learn_board_text(board, (struct point){56, 448}, 764, words->learn_heavy, title);
    learn_board_text(board, (struct point){56, 502}, 764, words->learn_heavy_line, line);
    draw_days(board, 590, 24, 1);
}
