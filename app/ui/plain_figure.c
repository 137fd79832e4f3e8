/* SPDX-License-Identifier: MIT */
#include "app/ui/plain_figure.h"

#include "app/ui/plain_pose.h"
#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/theme.h"

#include <math.h>

static const float FLOOR_BELOW = 50.0F; /* the mat's front edge, below the floor line */

/* The clothes and the skin of one side of the body. */
struct look {
    rgba skin, shirt, shorts, shoe;
};

static const struct look NEAR_LOOK = {0xFFD9A887, 0xFFC3CEDA, 0xFF43536C, 0xFFF0EBE1};
static const struct look FAR_LOOK = {0xFF77614F, 0xFF76828F, 0xFF2B3747, 0xFF85868A};
static const rgba HAIR = 0xFF3B2C2B;
static const rgba MAT = 0xFF22303D;
static const rgba MAT_EDGE = 0xFF18222C;
static const rgba THING = 0xFF303F4E;
static const rgba THING_SIDE = 0xFF263442;
static const rgba TOOL = 0xFF8FA6BF;

static struct point between(struct point a, struct point b, float place)
{
    return (struct point){a.x + (b.x - a.x) * place, a.y + (b.y - a.y) * place};
}

/* A point beside a bone: `back` is to the right of its way, where the calf is. */
static struct point beside(struct point a, struct point b, float place, float back)
{
    float dx = b.x - a.x;
    float dy = b.y - a.y;
    float length = sqrtf(dx * dx + dy * dy);
    struct point at = between(a, b, place);

    return (struct point){at.x + dy / length * back, at.y - dx / length * back};
}

static void draw_floor(const struct paint *paint, const struct pose *pose)
{
    const struct point mat[] = {{pose->x0 - 6.0F, -40.0F},
                                {pose->x0 + 34.0F, 42.0F},
                                {pose->x1 + 6.0F, 42.0F},
                                {pose->x1 - 34.0F, -40.0F}};
    struct rect edge = {pose->x0 - 6.0F, -50.0F, pose->x1 - pose->x0 - 28.0F, 10.0F};

    shape_polygon(paint, mat, 4, MAT);
    shape_rect(paint, edge, MAT_EDGE);
}

static void draw_block(const struct paint *paint, struct rect front)
{
    struct rect top = {front.x, front.y + front.h - 14.0F, front.w, 14.0F};

    shape_round_rect(paint, front, 8.0F, THING_SIDE);
    shape_round_rect(paint, top, 6.0F, THING);
}

static void draw_thing(const struct paint *paint, enum pose_thing thing)
{
    switch (thing) {
    case THING_NONE: break;
    case THING_BENCH: draw_block(paint, (struct rect){-180, -20, 320, 272}); break;
    case THING_BOX: draw_block(paint, (struct rect){70, -20, 270, 272}); break;
    case THING_WALL:
        shape_rect(paint, (struct rect){336, -40, 22, 1040}, THING);
        shape_rect(paint, (struct rect){358, -40, 52, 1040}, THING_SIDE);
        break;
    case THING_STEP:
        draw_block(paint, (struct rect){6, -20, 220, 124});
        shape_capsule(paint, (struct point){206, 100}, 7, (struct point){206, 752}, 7, THING);
        shape_capsule(paint, (struct point){150, 752}, 9, (struct point){262, 752}, 9, THING);
        break;
    }
}

static void draw_shoe(const struct paint *paint, const struct pose_leg *leg, rgba colour)
{
    shape_capsule(paint, leg->ankle, 27.0F, leg->toe, 17.0F, colour);
}

static void draw_leg(const struct paint *paint, struct point hip, const struct pose_leg *leg,
                     const struct look *look)
{
    shape_capsule(paint, leg->knee, 40.0F, leg->ankle, 22.0F, look->skin);
    shape_capsule(paint, beside(leg->knee, leg->ankle, 0.16F, 14.0F), 29.0F,
                  beside(leg->knee, leg->ankle, 0.46F, 13.0F), 27.0F, look->skin);
    draw_shoe(paint, leg, look->shoe);
    shape_capsule(paint, hip, 60.0F, leg->knee, 40.0F, look->skin);
    shape_capsule(paint, hip, 66.0F, between(hip, leg->knee, 0.6F), 55.0F, look->shorts);
}

/* The muscle that works, upon the back of the lower leg. */
static void draw_glow(const struct paint *paint, const struct pose_leg *leg, enum muscle muscle,
                      float glow)
{
    rgba colour = colour_mix(colour_mix(NEAR_LOOK.skin, 0xFFB0573F, 0.6F), THEME.pulse, glow);
    float from = muscle == MUSCLE_SOLEUS ? 0.44F : 0.2F;
    float to = muscle == MUSCLE_GASTROCNEMIUS ? 0.5F : 0.78F;
    bool low = muscle == MUSCLE_SOLEUS;

    shape_capsule(paint, beside(leg->knee, leg->ankle, from, low ? 12.0F : 17.0F),
                  low ? 21.0F : 26.0F, beside(leg->knee, leg->ankle, to, low ? 9.0F : 15.0F),
                  low ? 13.0F : 18.0F, colour);
}

static void draw_arm(const struct paint *paint, struct point shoulder,
                     const struct pose_arm *arm, const struct look *look)
{
    shape_capsule(paint, arm->elbow, 25.0F, arm->hand, 19.0F, look->skin);
    shape_capsule(paint, shoulder, 36.0F, arm->elbow, 26.0F, look->skin);
    shape_capsule(paint, shoulder, 42.0F, between(shoulder, arm->elbow, 0.5F), 38.0F,
                  look->shirt);
    shape_disc(paint, arm->hand.x, arm->hand.y, 24.0F, look->skin);
}

static void draw_head(const struct paint *paint, const struct pose *pose)
{
    struct point head = pose->head;

    shape_capsule(paint, pose->shoulder, 34.0F, head, 32.0F, NEAR_LOOK.skin);
    shape_disc(paint, head.x - 4.0F, head.y + 10.0F, 62.0F, HAIR);
    shape_ellipse(paint, head.x + 17.0F, head.y - 10.0F, 47.0F, 52.0F, NEAR_LOOK.skin);
}

static void draw_tool(const struct paint *paint, const struct pose *pose)
{
    if (pose->strap) {
        shape_line(paint, pose->near_arm.hand.x, pose->near_arm.hand.y, pose->tool.x,
                   pose->tool.y, 11.0F, TOOL);
        shape_line(paint, pose->tool.x - 2.0F, pose->tool.y + 16.0F, pose->tool.x - 4.0F,
                   pose->tool.y - 22.0F, 12.0F, TOOL);
        return;
    }
    shape_disc(paint, pose->tool.x, pose->tool.y, 34.0F, TOOL);
    shape_disc(paint, pose->tool.x - 9.0F, pose->tool.y + 10.0F, 9.0F,
               colour_mix(TOOL, THEME.text, 0.6F));
}

/* Two arrows along the lower leg, behind what touches it. */
static void draw_roll(const struct paint *paint, const struct pose *pose)
{
    struct point knee = pose->near_leg.knee;
    struct point ankle = pose->near_leg.ankle;

    for (int way = 0; way < 2; way++) {
        struct point from = beside(knee, ankle, way == 0 ? 0.26F : 0.68F, 112.0F);
        struct point to = beside(knee, ankle, way == 0 ? 0.0F : 0.94F, 112.0F);
        sign_arrow(paint, from.x, from.y, to.x, to.y, 20.0F, 8.0F, THEME.pulse);
    }
}

/* One arrow from the shin's side that presses the calf down onto what is under it. */
static void draw_press(const struct paint *paint, const struct pose *pose)
{
    struct point from = beside(pose->near_leg.knee, pose->near_leg.ankle, 0.42F, -138.0F);
    struct point to = beside(pose->near_leg.knee, pose->near_leg.ankle, 0.42F, -64.0F);

    sign_arrow(paint, from.x, from.y, to.x, to.y, 22.0F, 8.0F, THEME.pulse);
}

static void draw_move(const struct paint *paint, const struct pose *pose, enum figure_move move)
{
    switch (move) {
    case FIGURE_STILL: break;
    case FIGURE_ROLL: draw_roll(paint, pose); break;
    case FIGURE_PRESS: draw_press(paint, pose); break;
    }
}

static void draw_body(const struct paint *paint, const struct plain_figure *figure,
                      const struct pose *pose)
{
    draw_arm(paint, pose->shoulder, &pose->far_arm, &FAR_LOOK);
    draw_leg(paint, pose->hip, &pose->far_leg, &FAR_LOOK);
    draw_head(paint, pose);
    shape_capsule(paint, pose->hip, 64.0F, pose->shoulder, 62.0F, NEAR_LOOK.shirt);
    draw_leg(paint, pose->hip, &pose->near_leg, &NEAR_LOOK);
    draw_glow(paint, &pose->near_leg, figure->technique->muscle, figure->glow);
    if (figure->tool) {
        draw_tool(paint, pose);
    }
    draw_arm(paint, pose->shoulder, &pose->near_arm, &NEAR_LOOK);
}

void plain_figure_draw(const struct paint *paint, struct rect rect,
                       const struct plain_figure *figure)
{
    const struct pose *pose = pose_of(figure->technique, figure->tool);
    struct paint own = *paint;
    float wide = rect.w / (pose->x1 - pose->x0 + 12.0F);
    float high = rect.h / (pose->height + FLOOR_BELOW);
    float scale = wide < high ? wide : high;
    float side = figure->leg == LEG_LEFT ? -scale : scale;

    own.place = (struct place){
        .x = rect.x + rect.w / 2.0F - side * (pose->x0 + pose->x1) / 2.0F,
        .y = rect.y + rect.h - FLOOR_BELOW * scale,
        .sx = side,
        .sy = -scale,
    };
    draw_floor(&own, pose);
    draw_thing(&own, pose->thing);
    draw_body(&own, figure, pose);
    draw_move(&own, pose, figure->move);
}
