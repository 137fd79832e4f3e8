/* SPDX-License-Identifier: MIT */
/* Learn pages that show a body from the side: where pain travels to, what a tight calf does to
 * the stride, and the two stretches. */
#include "app/ui/screens/learn_board.h"

#include "app/ui/figure/body.h"
#include "app/ui/figure/brush.h"
#include "app/ui/figure/lower_leg.h"
#include "app/ui/figure/outline.h"
#include "app/ui/figure/play.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stddef.h>

static const rgba MARK = 0xFFFFF3E6;
static const rgba SPOT = 0xFFFF7A45;
static const float DOT = 6.0F, GAP = 15.0F;

/* A bare foot around the ankle, to the toes and up positive. */
static const struct knot FOOT[] = {
    {-17, 46, true},   {-18.6F, 30, false}, {-20, 14, false},   {-23, -2, false},
    {-30, -13, false}, {-35, -24, false},   {-31, -36, false},  {-18, -40, false},
    {0, -38, false},   {18, -32, false},    {38, -30, false},   {56, -35, false},
    {74, -39, false},  {96, -38, false},    {110, -35, false},  {114, -28, false},
    {108, -21, false}, {94, -17, false},    {76, -10, false},   {56, 2, false},
    {38, 15, false},   {27, 27, false},     {21.5F, 38, false}, {19, 48, true},
};

static const struct knot SOLE_SHADE[] = {
    {-20, 0, false},      {-29, -12, false}, {-33, -25, false}, {-29, -35, false},
    {-16, -38.5F, false}, {2, -37, false},   {20, -31, false},  {40, -29, false},
    {58, -34, false},     {50, -26, false},  {20, -24, false},  {-4, -26, false},
    {-16, -14, false},
};

static const struct knot TOE[] = {{96, -19, false}, {104, -20.5F, false}, {109, -24, false}};

enum {
    FOOT_KNOTS = sizeof FOOT / sizeof FOOT[0],
    SHADE_KNOTS = sizeof SOLE_SHADE / sizeof SOLE_SHADE[0],
    TOE_KNOTS = sizeof TOE / sizeof TOE[0],
    WAY_POINTS = 24,
};

static void fill(const struct paint *paint, const struct knot *knots, int count, rgba colour)
{
    struct point points[FOOT_KNOTS * OUTLINE_PIECES + 1];

    count = outline_curve(knots, count, true, points);
    shape_polygon(paint, points, count, colour);
}

static void draw_bare_leg(const struct paint *paint, const struct scene *scene)
{
    const struct figure *figure = scene->env->figure;
    const rgba *colours = lower_leg_palette(figure, scene->model->visits)->colours;
    struct point toe[TOE_KNOTS * OUTLINE_PIECES + 1];
    struct rig_pose pose;
    struct lower_leg leg = {.figure = figure,
                            .look = scene->model->visits,
                            .pose = &pose,
                            .glow = {1.0F, 0.1F, 0.0F},
                            .bare = true};

    lower_leg_stand(figure, 0.0F, &pose);
    fill(paint, FOOT, FOOT_KNOTS, colours[BODY_skin]);
    lower_leg_draw(paint, &leg);
    fill(paint, SOLE_SHADE, SHADE_KNOTS, colours[BODY_skin_shade]);
    int count = outline_curve(TOE, TOE_KNOTS, false, toe);
    brush_line(paint, toe, count, 2.2F, colours[BODY_skin_shade]);
}

static struct point bezier(const struct point p[4], float t)
{
    float s = 1.0F - t;
    float a = s * s * s;
    float b = 3.0F * s * s * t;
    float c = 3.0F * s * t * t;
    float d = t * t * t;

    return (struct point){a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
                          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/* A dotted way that ends in an arrow towards `to`. */
static void draw_way(const struct paint *paint, const struct point p[4], struct point to)
{
    struct point way[WAY_POINTS];

    for (int i = 0; i < WAY_POINTS; i++) {
        way[i] = bezier(p, (float)i / (WAY_POINTS - 1));
    }
    sign_dots(paint, way, WAY_POINTS, DOT, GAP, MARK);
    sign_arrow(paint, p[3].x, p[3].y, to.x, to.y, 24.0F, DOT, MARK);
}

/* Where it is felt: soft, in two strengths. */
static void draw_zone(const struct paint *paint, struct point at, float rx, float ry)
{
    shape_ellipse(paint, at.x, at.y, rx, ry, colour_alpha(THEME.pulse, 0.34F));
    shape_ellipse(paint, at.x, at.y, rx * 0.55F, ry * 0.55F, colour_alpha(THEME.pulse, 0.45F));
}

static void draw_knot_mark(const struct paint *paint, struct point at)
{
    shape_ring(paint, at.x, at.y, 42.0F, 4.0F, colour_alpha(MARK, 0.3F));
    shape_ring(paint, at.x, at.y, 26.0F, 4.0F, colour_alpha(MARK, 0.6F));
    shape_disc(paint, at.x, at.y, 19.0F, MARK);
    shape_disc(paint, at.x, at.y, 10.0F, SPOT);
}

/* From the knot to heel, arch and thigh. Places are those of the leg below, on the board. */
static void draw_ways(const struct paint *paint, struct point knot, struct point heel,
                      struct point arch, struct point thigh)
{
    const struct point down[4] = {{knot.x - 36, knot.y + 40},
                                  {knot.x - 80, knot.y + 160},
                                  {heel.x - 140, heel.y - 130},
                                  {heel.x - 66, heel.y - 26}};
    const struct point front[4] = {{knot.x + 44, knot.y + 30},
                                   {knot.x + 230, knot.y + 150},
                                   {arch.x + 150, arch.y - 190},
                                   {arch.x + 40, arch.y - 68}};
    const struct point up[4] = {{knot.x - 44, knot.y - 26},
                                {knot.x - 84, knot.y - 80},
                                {knot.x - 90, thigh.y + 60},
                                {knot.x - 68, thigh.y + 30}};

    draw_way(paint, down, (struct point){heel.x - 46, heel.y - 6});
    draw_way(paint, front, (struct point){arch.x + 12, arch.y - 26});
    draw_way(paint, up, (struct point){knot.x - 50, thigh.y + 2});
}

void learn_draw_travels(const struct learn_board *board)
{
    static const struct point ANKLE = {390, 574};
    static const float SCALE = 1.82F;
    const struct words *words = scene_words(board->scene);
    struct style label = type_heading(38.0F, THEME.text, ALIGN_END);
    struct point knot = {ANKLE.x - 34 * SCALE, ANKLE.y - 162 * SCALE};
    struct point heel = {ANKLE.x - 28 * SCALE, ANKLE.y + 30 * SCALE};
    struct point arch = {ANKLE.x + 30 * SCALE, ANKLE.y + 27 * SCALE};
    struct point thigh = {ANKLE.x - 46 * SCALE, ANKLE.y - 286 * SCALE};
    struct paint own = board->paint;
    struct point ankle = learn_board_at(board, ANKLE.x, ANKLE.y);

    if (board->scene->env->figure == NULL) {
        return;
    }
    own.place = (struct place){ankle.x, ankle.y, SCALE * board->scale, -SCALE * board->scale};
    draw_bare_leg(&own, board->scene);
    scene_fade_cut(board->scene, board->stage, board->stage.y, THEME.bg);
    draw_zone(&board->paint, (struct point){heel.x, heel.y + 6}, 46, 34);
    draw_zone(&board->paint, (struct point){arch.x, arch.y + 6}, 62, 22);
    draw_ways(&board->paint, knot, heel, arch, thigh);
    draw_knot_mark(&board->paint, knot);
    learn_board_text(board, (struct point){knot.x - 96, knot.y + 14}, 220, words->learn_knot,
                     label);
    learn_board_text(board, (struct point){heel.x - 96, heel.y + 16}, 220, words->learn_heel,
                     label);
    label.align = ALIGN_MIDDLE;
    learn_board_text(board, (struct point){arch.x + 6, arch.y + 76}, 260, words->learn_arch,
                     label);
}

/* A step with the near leg in front, just as its heel lands. */
static void stride(struct figure_state *state)
{
    *state = (struct figure_state){
        .root = {0, 520, -3},
        .spine = {2, 3, 2, 2},
        .leg = {{162, 60, 18}, {-186, 92, -34}},
        .arm = {{-118, 524, -104}, {112, 522, -72}},
        .toes = 22,
        .glow = {1.0F, 0.8F, 0.8F},
    };
}

static const struct figure_scene *walk(struct figure_scene *place)
{
    *place = (struct figure_scene){
        .name = "walk", .x0 = -320, .x1 = 320, .height = 1000, .prop = FIGURE_NONE};
    place->has_scenery[SCENERY_FLOOR] = true;
    place->scenery[SCENERY_FLOOR][0] = -330;
    place->scenery[SCENERY_FLOOR][1] = 330;
    place->hand[SIDE_NEAR] = HAND_RELAXED;
    place->hand[SIDE_FAR] = HAND_RELAXED;
    return place;
}

/* A place on the body, its name beside it, and a line between them. */
static void draw_place(const struct learn_board *board, struct point at, const char *name)
{
    static const float LABEL_X = 624.0F;

    draw_zone(&board->paint, at, 34, 28);
    shape_line(&board->paint, at.x + 42.0F, at.y, LABEL_X - 22.0F, at.y, 3.0F,
               colour_alpha(THEME.text2, 0.7F));
    learn_board_text(board, (struct point){LABEL_X, at.y + 13.0F}, 240, name,
                     type_heading(38.0F, THEME.text, ALIGN_START));
}

void learn_draw_chain(const struct learn_board *board)
{
    const struct scene *scene = board->scene;
    const struct words *words = scene_words(scene);
    const char *const names[] = {words->learn_heel, words->learn_shin, words->learn_knee,
                                 words->learn_hip, words->learn_back};
    static const struct {
        enum bone bone;
        float x, y;
    } places[] = {{BONE_FOOT, -26, -28},
                  {BONE_SHANK, 130, 18},
                  {BONE_SHANK, -2, 10},
                  {BONE_PELVIS, 4, 0},
                  {BONE_LUMBAR, -44, -26}};
    struct rect rect = {100, 24, 480, 668};
    struct point corner = learn_board_at(board, rect.x, rect.y);
    struct rect page = {corner.x, corner.y, rect.w * board->scale, rect.h * board->scale};
    struct figure_scene place;
    struct figure_state state;
    struct rig_angles angles;
    struct rig_pose pose;
    struct body_view view = {.figure = scene->env->figure,
                             .scene = walk(&place),
                             .state = &state,
                             .look = scene->model->visits};

    if (view.figure == NULL) {
        return;
    }
    stride(&state);
    body_draw(&scene->paint, page, &view);
    rig_solve(view.figure, &state, &angles, &pose);
    struct place on = body_place(&view, rect);
    for (int i = 0; i < 5; i++) {
        struct point at = rig_point(&pose, SIDE_NEAR, places[i].bone, places[i].x, places[i].y);
        at = (struct point){on.x + at.x * on.sx, on.y + at.y * on.sy};
        draw_place(board, at, names[i]);
    }
}

/* A stretch as it is held, named below. */
static void draw_stretch(const struct learn_board *board, struct rect rect, const char *name,
                         const char *title, const char *line)
{
    static const int64_t HELD_MS = 3500;
    const struct scene *scene = board->scene;
    const struct figure *figure = scene->env->figure;
    int index = figure_find_scene(figure, name);
    struct point corner = learn_board_at(board, rect.x, rect.y);
    struct rect page = {corner.x, corner.y, rect.w * board->scale, rect.h * board->scale};
    struct point middle = {rect.x + rect.w / 2.0F, rect.y + rect.h};
    struct figure_state state;

    if (index >= 0) {
        struct body_view view = {.figure = figure,
                                 .scene = &figure->scenes[index],
                                 .state = &state,
                                 .look = scene->model->visits};
        play_loop(view.scene, HELD_MS, &state);
        body_draw(&scene->paint, page, &view);
    }
    learn_board_text(board, (struct point){middle.x, middle.y + 46}, rect.w, title,
                     type_heading(38.0F, THEME.text, ALIGN_MIDDLE));
    learn_board_text(board, (struct point){middle.x, middle.y + 92}, rect.w, line,
                     type_body(32.0F, THEME.text2, ALIGN_MIDDLE));
}

void learn_draw_stretch(const struct learn_board *board)
{
    const struct words *words = scene_words(board->scene);

    if (board->scene->env->figure == NULL) {
        return;
    }
    draw_stretch(board, (struct rect){24, 30, 404, 560}, "wall_straight", words->learn_straight,
                 words->learn_straight_line);
    draw_stretch(board, (struct rect){448, 30, 404, 560}, "wall_bent", words->learn_bent,
                 words->learn_bent_line);
}
