/* SPDX-License-Identifier: MIT */
/* Skins over the whole range of the joints: no gap, no spike, no seam between two of them. */
#include "app/ui/figure/body.h"
#include "app/ui/figure/pose.h"
#include "app/ui/figure/rig.h"
#include "app/ui/figure/skin.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static struct rig_pose bent(enum bone bone, float angle)
{
    struct rig_angles angles;
    struct rig_pose pose;

    memset(&angles, 0, sizeof angles);
    angles.root[1] = 530.0F;
    if (bone <= BONE_HEAD) {
        angles.trunk[bone] = angle;
    } else {
        angles.limb[SIDE_NEAR][bone] = angle;
    }
    rig_place(fixture_figure(), &angles, &pose);
    return pose;
}

static bool is_inside(const struct skin_curve *curve, struct point p)
{
    int winding = 0;

    for (int i = 0; i < curve->count; i++) {
        struct point a = curve->points[i];
        struct point b = curve->points[(i + 1) % curve->count];
        float side = (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
        if (a.y <= p.y && b.y > p.y && side > 0.0F) {
            winding++;
        } else if (a.y > p.y && b.y <= p.y && side < 0.0F) {
            winding--;
        }
    }
    return winding != 0;
}

static float piece_length(const struct skin_curve *curve, int k)
{
    return hypotf(curve->points[k + 1].x - curve->points[k].x,
                  curve->points[k + 1].y - curve->points[k].y);
}

/* However a joint is bent, no piece of an outline grows much beyond what it is on the straight
 * limb and what the bend adds around the joint: nothing tears, nothing is thrown out. */
static void test_no_spikes(void **state)
{
    const struct figure *figure = fixture_figure();
    struct rig_pose straight = bent(BONE_SHANK, 0.0F);

    (void)state;
    for (int bone = BONE_LUMBAR; bone < BONE_COUNT; bone++) {
        const struct figure_bone *b = &figure->bones[bone];
        for (float angle = b->least; angle <= b->most; angle += 3.0F) {
            struct rig_pose pose = bent((enum bone)bone, angle);
            for (int i = 0; i < figure->outline_count; i++) {
                struct skin_curve curve, before;
                skin_move(figure, &figure->outlines[i], &straight, SIDE_NEAR, false, 0.0F,
                          &before);
                skin_move(figure, &figure->outlines[i], &pose, SIDE_NEAR, false, 0.0F, &curve);
                assert_in_range(curve.count, 2, SKIN_MAX_POINTS);
                assert_int_equal(curve.count, before.count);
                for (int k = 0; k + 1 < curve.count; k++) {
                    assert_true(piece_length(&curve, k) <
                                2.0F * piece_length(&before, k) + 26.0F);
                }
            }
        }
    }
}

/* One degree more moves no point far: the skin follows smoothly, and never jumps. */
static void test_no_jumps(void **state)
{
    const struct figure *figure = fixture_figure();

    (void)state;
    for (int bone = BONE_THIGH; bone <= BONE_FOOT; bone++) {
        const struct figure_bone *b = &figure->bones[bone];
        for (float angle = b->least; angle < b->most; angle += 1.0F) {
            struct rig_pose pose = bent((enum bone)bone, angle);
            struct rig_pose next = bent((enum bone)bone, angle + 1.0F);
            for (int i = 0; i < figure->outline_count; i++) {
                struct skin_curve a, c;
                skin_move(figure, &figure->outlines[i], &pose, SIDE_NEAR, false, 0.0F, &a);
                skin_move(figure, &figure->outlines[i], &next, SIDE_NEAR, false, 0.0F, &c);
                for (int k = 0; k < a.count; k++) {
                    /* the whole leg is shorter than 600 units: a degree is 10.5 of them */
                    assert_true(hypotf(c.points[k].x - a.points[k].x,
                                       c.points[k].y - a.points[k].y) < 11.0F);
                }
            }
        }
    }
}

/* A thin hinge or a gap would let the knee's middle, or the bone beside it, show through. */
static void test_knee_is_covered(void **state)
{
    const struct figure *figure = fixture_figure();

    (void)state;
    for (float angle = -3.0F; angle <= 150.0F; angle += 1.0F) {
        struct rig_pose pose = bent(BONE_SHANK, angle);
        struct skin_curve leg;
        skin_move(figure, &figure->outlines[figure->leg_outline], &pose, SIDE_NEAR, false, 0.0F,
                  &leg);
        for (float along = -120.0F; along <= 0.0F; along += 10.0F) {
            assert_true(
                is_inside(&leg, rig_point(&pose, SIDE_NEAR, BONE_THIGH, 245 + along, 0)));
        }
        for (float along = 0.0F; along <= 200.0F; along += 10.0F) {
            assert_true(is_inside(&leg, rig_point(&pose, SIDE_NEAR, BONE_SHANK, along, 0)));
        }
        /* The kneecap stays round: nearly as thick as on the straight knee, in every bend. */
        float half = (angle > 0.0F ? angle : 0.0F) / 2.0F * 0.0174532925F;
        assert_true(is_inside(
            &leg, rig_point(&pose, SIDE_NEAR, BONE_SHANK, -28 * sinf(half), 28 * cosf(half))));
    }
}

static float to_curve(const struct skin_curve *curve, bool closed, struct point p)
{
    float nearest = INFINITY;

    for (int i = 0; i < (closed ? curve->count : curve->count - 1); i++) {
        struct point a = curve->points[i];
        struct point b = curve->points[(i + 1) % curve->count];
        float x = b.x - a.x, y = b.y - a.y;
        float square = fmaxf(x * x + y * y, 1e-6F);
        float t = fminf(fmaxf(((p.x - a.x) * x + (p.y - a.y) * y) / square, 0.0F), 1.0F);
        nearest = fminf(nearest, hypotf(p.x - a.x - t * x, p.y - a.y - t * y));
    }
    return nearest;
}

/* Points are left out where they would not be seen: in any pose the outline is off by no more
 * than was asked for on each of the three levels of halves, quarters and eighths. */
static void test_coarse_is_near(void **state)
{
    const struct figure *figure = fixture_figure();
    const float FINE = 0.4F;
    int left_out = 0;

    (void)state;
    for (float angle = -3.0F; angle <= 150.0F; angle += 9.0F) {
        struct rig_pose pose = bent(BONE_SHANK, angle);
        for (int i = 0; i < figure->outline_count; i++) {
            const struct figure_outline *outline = &figure->outlines[i];
            struct skin_curve all, coarse;
            skin_move(figure, outline, &pose, SIDE_NEAR, false, 0.0F, &all);
            skin_move(figure, outline, &pose, SIDE_NEAR, false, FINE, &coarse);
            left_out += all.count - coarse.count;
            for (int k = 0; k < all.count; k++) {
                assert_true(to_curve(&coarse, outline->line <= 0.0F, all.points[k]) <
                            3.0F * FINE);
            }
        }
    }
    assert_true(left_out > 0);
}

/* On the straight body every piece lies on the curve, whichever bone carries it: the points of
 * one span follow each other without a step back and forth. */
static void test_straight_is_smooth(void **state)
{
    const struct figure *figure = fixture_figure();
    struct rig_pose straight = bent(BONE_SHANK, 0.0F);

    (void)state;
    for (int i = 0; i < figure->outline_count; i++) {
        const struct figure_outline *outline = &figure->outlines[i];
        for (int k = 0; k < outline->count; k++) {
            const struct figure_point *point = &figure->points[outline->first + k];
            struct figure_point other = *point;
            other.own = point->next;
            other.share = 0.0F;
            if (point->share > 0.0F) {
                struct point a = skin_point(figure, point, &straight, SIDE_NEAR, false);
                struct point b = skin_point(figure, &other, &straight, SIDE_NEAR, false);
                assert_float_equal(a.x, b.x, 0.01F);
                assert_float_equal(a.y, b.y, 0.01F);
            }
        }
    }
}

static float turn_of(struct point a, struct point b, struct point c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

static bool do_cross(struct point a, struct point b, struct point c, struct point d)
{
    return turn_of(a, b, c) * turn_of(a, b, d) < 0.0F &&
           turn_of(c, d, a) * turn_of(c, d, b) < 0.0F;
}

/* Twice the area between the pieces i and k, where they cross. */
static float loop_area(const struct skin_curve *curve, int i, int k)
{
    float area = 0.0F;

    for (int j = i + 2; j < k; j++) {
        area += turn_of(curve->points[i + 1], curve->points[j], curve->points[j + 1]);
    }
    return fabsf(area);
}

/* How often a closed outline crosses itself, around more than a square unit. */
static int crossings(const struct skin_curve *curve)
{
    const float SEEN = 2.0F;
    int count = 0;

    for (int i = 0; i + 2 < curve->count; i++) {
        for (int k = i + 2; k < curve->count - (i == 0); k++) {
            count += do_cross(curve->points[i], curve->points[i + 1], curve->points[k],
                              curve->points[(k + 1) % curve->count]) &&
                     loop_area(curve, i, k) > SEEN;
        }
    }
    return count;
}

static bool is_of_hip(const struct figure *figure, const struct figure_outline *outline)
{
    for (int k = 0; k < outline->count; k++) {
        if (figure->points[outline->first + k].own.bone == BONE_PELVIS) {
            return true;
        }
    }
    return false;
}

/* In all scenes and between their keys: where a limb bends, the skins of its two bones meet in
 * a fold and do not pass through each other. Only the shorts lie in folds, over the groin. */
static void test_no_skin_crosses_itself(void **state)
{
    const struct figure *figure = fixture_figure();

    (void)state;
    for (int s = 0; s < figure->scene_count; s++) {
        const struct figure_scene *scene = &figure->scenes[s];
        for (float t = 0.0F; t <= scene->keys[scene->key_count - 1].t; t += 0.9F) {
            struct figure_state now;
            struct rig_angles angles;
            struct rig_pose pose;
            pose_at(scene, t, &now);
            rig_solve(figure, &now, &angles, &pose);
            for (int i = 0; i < 2 * figure->outline_count; i++) {
                const struct figure_outline *outline = &figure->outlines[i / 2];
                struct skin_curve curve;
                skin_move(figure, outline, &pose, (enum side)(i % 2), false, 0.0F, &curve);
                if (outline->line <= 0.0F && (i % 2 == SIDE_NEAR || outline->glow < 0)) {
                    assert_in_range(crossings(&curve), 0, is_of_hip(figure, outline) ? 3 : 0);
                }
            }
        }
    }
}

/* A fold is rounded and as far out as the limb is thick: no slit runs in towards the joint. */
static void test_fold_is_no_slit(void **state)
{
    const struct figure *figure = fixture_figure();

    (void)state;
    for (float angle = 60.0F; angle <= 125.0F; angle += 5.0F) {
        struct rig_pose pose = bent(BONE_SHANK, angle);
        float half = angle / 2.0F * 0.0174532925F;
        struct skin_curve leg;
        skin_move(figure, &figure->outlines[figure->leg_outline], &pose, SIDE_NEAR, false, 0.0F,
                  &leg);
        /* The straight backs of thigh and shank, 31 behind the bones, would meet here. */
        float far = 31.0F / cosf(half);
        struct point p =
            rig_point(&pose, SIDE_NEAR, BONE_SHANK, far * sinf(half), -far * cosf(half));
        assert_true(is_inside(&leg, p));
    }
}

static const struct figure_outline *skin_of(enum bone bone, enum body_colour colour, int body)
{
    const struct figure *figure = fixture_figure();

    for (int i = 0; i < figure->layer_count; i++) {
        const struct figure_layer *layer = &figure->layers[i];
        int index = layer->kind == LAYER_SKIN ? layer->outline[body] : FIGURE_NONE;
        if (index >= 0 && layer->side != SIDE_FAR && figure->outlines[index].colour == colour &&
            figure->outlines[index].line <= 0.0F) {
            const struct figure_outline *outline = &figure->outlines[index];
            for (int k = 0; k < outline->count; k++) {
                if (figure->points[outline->first + k].own.bone == (int)bone) {
                    return outline;
                }
            }
        }
    }
    fail_msg("no skin of bone %d", (int)bone);
    return NULL;
}

/* Where one skin ends, the next covers its end, in both bodies and however the hip is bent. */
static void test_no_gap_between_skins(void **state)
{
    const struct figure *figure = fixture_figure();

    (void)state;
    for (int body = 0; body < figure->body_count; body++) {
        const struct figure_outline *leg = skin_of(BONE_SHANK, BODY_skin, body);
        const struct figure_outline *fold = skin_of(BONE_THIGH, BODY_shorts, body);
        for (float angle = -20.0F; angle <= 130.0F; angle += 2.0F) {
            struct rig_pose pose = bent(BONE_THIGH, angle);
            struct skin_curve skin, cloth;
            skin_move(figure, leg, &pose, SIDE_NEAR, false, 0.0F, &skin);
            skin_move(figure, fold, &pose, SIDE_NEAR, false, 0.0F, &cloth);
            for (float across = -30.0F; across <= 30.0F; across += 10.0F) {
                struct point p = rig_point(&pose, SIDE_NEAR, BONE_THIGH, 100, across);
                assert_true(is_inside(&skin, p) || is_inside(&cloth, p));
            }
        }
    }
}

/* What soft skin rests on stays free of it. */
static void test_gives_way(void **state)
{
    const struct skin_obstacle obstacles[] = {
        {.from = -100, .to = 100, .top = 0},
        {.round = true, .x = 50, .y = 10, .r = 20},
    };
    struct skin_curve curve = {{{0, -10}, {0, 5}, {50, 25}, {0, -90}, {200, -10}}, 5};

    (void)state;
    skin_give_way(&curve, obstacles, 2);
    assert_float_equal(curve.points[0].y, 0.0F, 0.001F);
    assert_float_equal(curve.points[1].y, 5.0F, 0.001F);
    assert_float_equal(curve.points[2].y, 30.0F, 0.001F);  /* out of the ball */
    assert_float_equal(curve.points[3].y, -90.0F, 0.001F); /* another body part */
    assert_float_equal(curve.points[4].y, -10.0F, 0.001F); /* beside the ground */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_spikes),
        cmocka_unit_test(test_no_jumps),
        cmocka_unit_test(test_knee_is_covered),
        cmocka_unit_test(test_no_gap_between_skins),
        cmocka_unit_test(test_gives_way),
        cmocka_unit_test(test_coarse_is_near),
        cmocka_unit_test(test_straight_is_smooth),
        cmocka_unit_test(test_no_skin_crosses_itself),
        cmocka_unit_test(test_fold_is_no_slit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
