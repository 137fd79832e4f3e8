/* SPDX-License-Identifier: MIT */
/* The skeleton: places of the joints, and limbs that reach what they have to hold. */
#include "app/ui/figure/pose.h"
#include "app/ui/figure/rig.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static const float HIP_HEIGHT = 530.0F; /* Drillis and Contini 1966: 0.530 of the height */

static struct rig_pose standing(void)
{
    struct rig_angles angles;
    struct rig_pose pose;

    memset(&angles, 0, sizeof angles);
    angles.root[1] = HIP_HEIGHT;
    rig_place(fixture_figure(), &angles, &pose);
    return pose;
}

/* Lengths of the segments, as tabled by Winter, from the pose and not from the file. */
static void test_standing(void **state)
{
    struct rig_pose pose = standing();
    const struct rig_frame *near = pose.frames[SIDE_NEAR];

    (void)state;
    assert_float_equal(near[BONE_SHANK].y, HIP_HEIGHT - 245.0F, 0.01F);
    assert_float_equal(near[BONE_FOOT].y, 39.0F, 0.01F); /* ankle height 0.039 */
    assert_float_equal(near[BONE_FOOT].x, 0.0F, 0.01F);
    assert_float_equal(near[BONE_UPPER_ARM].y, 818.0F, 1.0F); /* shoulder height */
    assert_float_equal(near[BONE_FOREARM].y, near[BONE_UPPER_ARM].y - 186.0F, 0.01F);
    assert_float_equal(near[BONE_HAND].y, near[BONE_FOREARM].y - 146.0F, 0.01F);
    /* Toes point to the front. */
    assert_true(rig_point(&pose, SIDE_NEAR, BONE_TOES, 36, 0).x > near[BONE_FOOT].x + 80.0F);
}

/* Clinical angles: flexion brings the thigh up in front, bends knee back and elbow forward. */
static void test_flexion(void **state)
{
    struct rig_angles angles;
    struct rig_pose pose;

    (void)state;
    memset(&angles, 0, sizeof angles);
    angles.root[1] = HIP_HEIGHT;
    angles.limb[SIDE_NEAR][BONE_THIGH] = 90.0F;
    angles.limb[SIDE_NEAR][BONE_SHANK] = 90.0F;
    angles.limb[SIDE_NEAR][BONE_FOREARM] = 90.0F;
    angles.limb[SIDE_NEAR][BONE_FOOT] = 20.0F;
    rig_place(fixture_figure(), &angles, &pose);
    const struct rig_frame *near = pose.frames[SIDE_NEAR];
    assert_float_equal(near[BONE_SHANK].x, 245.0F, 0.01F);
    assert_float_equal(near[BONE_SHANK].y, HIP_HEIGHT, 0.01F);
    assert_float_equal(near[BONE_FOOT].x, 245.0F, 0.01F);
    assert_true(near[BONE_FOOT].y < HIP_HEIGHT - 240.0F);
    assert_true(near[BONE_HAND].x > near[BONE_FOREARM].x + 140.0F);
    assert_true(rig_point(&pose, SIDE_NEAR, BONE_TOES, 36, 0).y > near[BONE_FOOT].y - 5.0F);
}

/* The end of two bones goes exactly where it is wanted, or as far as it can. */
static void test_bend_reaches(void **state)
{
    const struct point from = {10, 20};

    (void)state;
    for (int sign = -1; sign <= 1; sign += 2) {
        for (int turn = 0; turn < 360; turn += 15) {
            for (int away = 5; away <= 485; away += 20) {
                float a = (float)turn * 0.0174532925F;
                struct point to = {from.x + (float)away * cosf(a),
                                   from.y + (float)away * sinf(a)};
                struct rig_bend bend = rig_bend_to(from, 245, 246, to, (float)sign);
                float first = bend.first * 0.0174532925F;
                float last = first + (float)sign * bend.second * 0.0174532925F;
                assert_float_equal(from.x + 245 * cosf(first) + 246 * cosf(last), to.x, 0.2F);
                assert_float_equal(from.y + 245 * sinf(first) + 246 * sinf(last), to.y, 0.2F);
                assert_in_range((int)bend.second, 0, 180);
                assert_true(bend.short_by <= 0.0F);
            }
        }
    }
    assert_float_equal(rig_bend_to(from, 245, 246, (struct point){10, 541}, 1).short_by, 30.0F,
                       0.01F);
}

/* Wherever the hips go between two keys, hands and feet stay where they are held. */
static void test_contacts_stay(void **state)
{
    const struct figure *figure = fixture_figure();

    (void)state;
    for (int i = 0; i < figure->scene_count; i++) {
        const struct figure_scene *scene = &figure->scenes[i];
        float last = scene->keys[scene->key_count - 1].t;
        for (float t = 0.0F; t < last; t += 0.05F) {
            struct figure_state moment;
            struct rig_angles angles;
            struct rig_pose pose;
            pose_at(scene, t, &moment);
            assert_true(rig_solve(figure, &moment, &angles, &pose) < 1.0F);
            for (int side = 0; side < SIDE_COUNT; side++) {
                const struct rig_frame *hand = &pose.frames[side][BONE_HAND];
                const struct rig_frame *foot = &pose.frames[side][BONE_FOOT];
                assert_float_equal(hand->x, moment.arm[side].x, 1.0F);
                assert_float_equal(hand->y, moment.arm[side].y, 1.0F);
                assert_float_equal(foot->x, moment.leg[side].x, 1.0F);
                assert_float_equal(foot->y, moment.leg[side].y, 1.0F);
                assert_float_equal(remainderf(foot->angle - moment.leg[side].angle, 360.0F),
                                   0.0F, 0.05F);
            }
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_standing),
        cmocka_unit_test(test_flexion),
        cmocka_unit_test(test_bend_reaches),
        cmocka_unit_test(test_contacts_stay),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
