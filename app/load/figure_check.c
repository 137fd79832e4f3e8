/* SPDX-License-Identifier: MIT */
#include "app/load/figure_file.h"

#include "app/load/figure_build.h"
#include "app/ui/figure/measure.h"

#include <stdio.h>

/* What a scene may have; units are a thousandth of the body's height. */
static const float LIMIT_BEYOND = 1.0F; /* degrees: the limits are themselves rounded */
static const float DRIFT_MOST = 10.0F;  /* 1 % of the body's height */
static const float HOLD_MOST = 10.0F;   /* the same */
static const float STAND_MOST = 4.0F;
static const float BONE_MOST = 0.0F;
static const float VIEW_MOST = 2.0F;  /* a soft edge of hair */
static const float FLOOR_MOST = 4.0F; /* what a sole gives */
static const float DEEP_MOST = 12.0F; /* what a calf gives before the bone is reached */
static const float APART_MOST = 3.0F;
static const float SLIP_MOST = 0.5F;

static const char *joint_word(enum bone bone)
{
    switch (bone) {
    case BONE_PELVIS: return "pelvis";
    case BONE_LUMBAR: return "lower back";
    case BONE_THORAX: return "upper back";
    case BONE_NECK: return "neck";
    case BONE_HEAD: return "head";
    case BONE_UPPER_ARM: return "shoulder";
    case BONE_FOREARM: return "elbow";
    case BONE_HAND: return "wrist";
    case BONE_THIGH: return "hip";
    case BONE_SHANK: return "knee";
    case BONE_FOOT: return "ankle";
    case BONE_TOES: return "toes";
    case BONE_COUNT: break;
    }
    return "";
}

struct checked {
    const char *assets;
    const struct figure_scene *scene;
    int index;
    struct problems *problems;
};

/* The key that is at this time, or the last one before. */
static int key_at(const struct figure_scene *scene, float t)
{
    int i = 0;

    while (i + 1 < scene->key_count && scene->keys[i + 1].t <= t) {
        i++;
    }
    return i;
}

static void hold_to(const struct checked *checked, const struct measure_worst *worst,
                    float most, const char *what)
{
    char message[PROBLEM_MAX];
    char path[48];

    if (worst->value > most) {
        snprintf(path, sizeof path, "scenes[%d].keys[%d]", checked->index,
                 key_at(checked->scene, worst->t));
        snprintf(
            message, sizeof message, "%s at %.2f s, %s %s: %s by %.1f; at most %.1f is allowed",
            checked->scene->name, (double)worst->t, worst->side == SIDE_FAR ? "far" : "near",
            joint_word(worst->bone), what, (double)worst->value, (double)most);
        figure_problem(checked->assets, "figure/poses.yaml", path, checked->problems, message);
    }
}

bool figure_check_poses(const char *assets, const struct figure *figure,
                        struct problems *problems)
{
    int before = problems->count;

    for (int i = 0; i < figure->scene_count; i++) {
        struct checked checked = {assets, &figure->scenes[i], i, problems};
        struct measure measure;

        measure_scene(figure, &figure->scenes[i], &measure);
        hold_to(&checked, &measure.limit, LIMIT_BEYOND,
                "bends beyond the limits of rig.yaml (degrees)");
        hold_to(&checked, &measure.drift, DRIFT_MOST, "is away from where it has to be");
        hold_to(&checked, &measure.hold, HOLD_MOST,
                "is away from what the hand holds or is on");
        hold_to(&checked, &measure.floor, FLOOR_MOST, "stands with its shoe below the floor");
        hold_to(&checked, &measure.stand, STAND_MOST, "stands level above the floor");
        hold_to(&checked, &measure.deep, DEEP_MOST, "the thing is pressed into the leg");
        hold_to(&checked, &measure.bone, BONE_MOST, "the thing is inside the bone");
        hold_to(&checked, &measure.apart, APART_MOST, "the thing is away from the leg");
        hold_to(&checked, &measure.slip, SLIP_MOST, "the thing slides instead of rolling");
        hold_to(&checked, &measure.view, VIEW_MOST, "the body is out of the scene's view");
    }
    return problems->count == before;
}
