/* SPDX-License-Identifier: MIT */
#include "app/load/figure_build.h"

#include "app/load/near_word.h"
#include "app/ui/figure/skin_bind.h"

#include <stdio.h>
#include <string.h>

enum {
    PATH_SIZE = 96
};

static void build_bones(const struct figure_build *build, const struct raw_rig *rig)
{
    bool seen[BONE_COUNT] = {false};

    for (int i = 0; i < BONE_COUNT; i++) {
        const struct raw_bone *raw = &rig->bones[i];
        char path[PATH_SIZE];

        snprintf(path, sizeof path, "bones[%d].name", i);
        if (seen[raw->name]) {
            yaml_doc_problem(build->doc, build->problems, path,
                             "is there twice; every bone stands in the list once");
        }
        if ((int)raw->name != i) {
            yaml_doc_problem(build->doc, build->problems, path,
                             "a bone comes after the bone it hangs on; the order is pelvis, "
                             "lumbar, thorax, neck, head, upper_arm, forearm, hand, thigh, "
                             "shank, foot, toes");
            continue;
        }
        seen[raw->name] = true;
        build->figure->bones[raw->name] = (struct figure_bone){
            .parent = raw->parent,
            .at = {raw->at[0], raw->at[1]},
            .length = raw->length,
            .rest = raw->rest,
            .sign = raw->sign,
            .least = raw->limits[0],
            .most = raw->limits[1],
        };
    }
}

static void build_joints(const struct figure_build *build, const struct raw_rig *rig)
{
    struct figure *figure = build->figure;

    for (unsigned i = 0; i < rig->joints_count; i++) {
        const struct raw_joint *raw = &rig->joints[i];
        char path[PATH_SIZE];

        if (raw->before + raw->after <= 0.0F) {
            snprintf(path, sizeof path, "joints[%u].before", i);
            yaml_doc_problem(build->doc, build->problems, path,
                             "with 'after' is no length; more than 0 is needed");
        }
        if (raw->fold > 0.0F && rig->bones[raw->child].rest != 0.0F) {
            snprintf(path, sizeof path, "joints[%u].fold", i);
            yaml_doc_problem(build->doc, build->problems, path,
                             "is for bones that stand in one line; 0 is needed where the "
                             "child's 'rest' is not 0");
        }
        figure->joints[i] = (struct figure_joint){raw->parent, raw->child, raw->before,
                                                  raw->after,  raw->fold,  raw->swell};
    }
    figure->joint_count = (int)rig->joints_count;
}

/* Holds x, y, x, y ... and the corners among them to what an outline can be. */
static bool check_points(const struct figure_build *build, const char *path, unsigned numbers,
                         const int *corners, unsigned corner_count)
{
    char place[PATH_SIZE + 32];
    bool fine = numbers % 2 == 0;

    if (!fine) {
        snprintf(place, sizeof place, "%s.at", path);
        yaml_doc_problem(build->doc, build->problems, place,
                         "has %u numbers; x and y come in pairs", numbers);
    }
    for (unsigned i = 0; i < corner_count; i++) {
        if (corners[i] < 0 || corners[i] >= (int)numbers / 2) {
            snprintf(place, sizeof place, "%s.corners[%u]", path, i);
            yaml_doc_problem(build->doc, build->problems, place,
                             "%d is no point; 0 to %u are allowed", corners[i],
                             numbers / 2 - 1);
            fine = false;
        }
    }
    return fine;
}

static bool is_corner(const int *corners, unsigned count, unsigned point)
{
    for (unsigned i = 0; i < count; i++) {
        if (corners[i] == (int)point) {
            return true;
        }
    }
    return false;
}

static struct figure_outline *new_outline(const struct figure_build *build, const char *path)
{
    struct figure *figure = build->figure;

    if (figure->outline_count == FIGURE_MAX_OUTLINES) {
        yaml_doc_problem(build->doc, build->problems, path,
                         "is one outline too many; at most %d are allowed",
                         FIGURE_MAX_OUTLINES);
        return NULL;
    }
    struct figure_outline *outline = &figure->outlines[figure->outline_count++];
    *outline = (struct figure_outline){
        .first = figure->point_count, .glow = FIGURE_NONE, .fade_bone = FIGURE_NONE};
    return outline;
}

/* The points of an outline as they are gathered from its pieces. */
struct gather {
    struct skin_knot knots[FIGURE_MAX_OUTLINE_KNOTS];
    int count;
    bool overflows;
};

static void add_knot(struct gather *gather, struct skin_knot knot)
{
    if (gather->count == FIGURE_MAX_OUTLINE_KNOTS) {
        gather->overflows = true;
        return;
    }
    gather->knots[gather->count++] = knot;
}

static void bind(const struct figure_build *build, struct figure_outline *outline,
                 const int *joints, int joint_count, const struct gather *gather,
                 const char *path)
{
    if (gather->overflows) {
        yaml_doc_problem(build->doc, build->problems, path,
                         "has too many points; %d for an outline are allowed",
                         FIGURE_MAX_OUTLINE_KNOTS);
        return;
    }
    skin_bind(build->figure, outline, joints, joint_count, gather->knots, gather->count);
    if (outline->count == 0 && build->problems->count == 0) {
        yaml_doc_problem(build->doc, build->problems, path,
                         "is too much; the points between the points of all outlines "
                         "together are at most %d, and an outline has at least two",
                         FIGURE_MAX_POINTS);
    }
}

/* @return how many joints were found */
static int resolve_joints(const struct figure_build *build, const struct raw_rig *rig,
                          const struct raw_skin *skin, const char *path, int out[4])
{
    int count = 0;

    for (unsigned i = 0; i < skin->joints_count; i++) {
        struct near_word near = {0};
        int found = FIGURE_NONE;
        for (unsigned k = 0; k < rig->joints_count; k++) {
            found = strcmp(rig->joints[k].name, skin->joints[i]) == 0 ? (int)k : found;
            near_word_try(&near, skin->joints[i], rig->joints[k].name);
        }
        if (found >= 0) {
            out[count++] = found;
            continue;
        }
        char place[PATH_SIZE + 32];
        snprintf(place, sizeof place, "%s.joints[%u]", path, i);
        yaml_doc_problem(build->doc, build->problems, place,
                         "'%s' is no joint%s%s%s; the joints are those of rig.yaml",
                         skin->joints[i], near.word != NULL ? ", did you mean '" : "",
                         near.word != NULL ? near.word : "", near.word != NULL ? "'?" : "");
    }
    return count;
}

static void bind_pieces(const struct figure_build *build, const struct raw_rig *rig,
                        const struct raw_skin *skin, const char *path,
                        struct figure_outline *outline)
{
    struct gather gather = {.count = 0};
    int joints[4];
    int joint_count = resolve_joints(build, rig, skin, path, joints);

    for (unsigned i = 0; i < skin->outline_count; i++) {
        const struct raw_piece *piece = &skin->outline[i];
        char place[PATH_SIZE];
        snprintf(place, sizeof place, "%s.outline[%u]", path, i);
        if (!check_points(build, place, piece->at_count, piece->corners,
                          piece->corners_count)) {
            continue;
        }
        for (unsigned k = 0; k < piece->at_count / 2; k++) {
            bool corner = is_corner(piece->corners, piece->corners_count, k);
            add_knot(&gather, (struct skin_knot){piece->bone, piece->at[2 * k],
                                                 piece->at[2 * k + 1], corner});
        }
    }
    bind(build, outline, joints, joint_count, &gather, path);
}

void figure_build_skin(const struct figure_build *build, const struct raw_rig *rig,
                       const struct raw_skin *skin, const char *path)
{
    struct figure_outline *outline = new_outline(build, path);

    if (outline == NULL) {
        return;
    }
    outline->colour = skin->colour;
    outline->line = skin->line;
    outline->soft = skin->soft;
    if (skin->muscle != NULL) {
        outline->glow = (int)*skin->muscle;
    }
    if (skin->fade != NULL) {
        outline->fade_bone = (int)skin->fade->bone;
        outline->fade_from = skin->fade->from;
        outline->fade_to = skin->fade->to;
    }
    bind_pieces(build, rig, skin, path, outline);
}

/* @return how many joints carry that bone */
static int joints_at(const struct figure *figure, enum bone child, int out[FIGURE_MAX_JOINTS])
{
    int count = 0;

    for (int i = 0; i < figure->joint_count; i++) {
        if (figure->joints[i].child == child) {
            out[count++] = i;
        }
    }
    return count;
}

static void build_hand(const struct figure_build *build, const struct raw_hand *raw, unsigned n)
{
    struct figure_hand *hand = &build->figure->hands[raw->name];
    int wrists[FIGURE_MAX_JOINTS];
    int wrist_count = joints_at(build->figure, BONE_HAND, wrists);

    *hand = (struct figure_hand){build->figure->outline_count, (int)raw->parts_count};
    for (unsigned i = 0; i < raw->parts_count; i++) {
        const struct raw_hand_part *part = &raw->parts[i];
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "hands[%u].parts[%u]", n, i);
        struct figure_outline *outline = new_outline(build, path);
        if (outline == NULL || !check_points(build, path, part->at_count, NULL, 0)) {
            continue;
        }
        outline->colour = part->colour;
        outline->line = part->line;
        struct gather gather = {.count = 0};
        for (unsigned k = 0; k < part->at_count / 2; k++) {
            add_knot(&gather, (struct skin_knot){BONE_HAND, part->at[2 * k],
                                                 part->at[2 * k + 1], false});
        }
        bind(build, outline, wrists, wrist_count, &gather, path);
    }
}

static void check_hands(const struct figure_build *build)
{
    for (int i = 0; i < HAND_COUNT; i++) {
        if (build->figure->hands[i].count == 0) {
            yaml_doc_problem(build->doc, build->problems, "hands",
                             "one of over, rest, relaxed, flat, grip, cup, pinch is missing");
        }
    }
}

void figure_build_rig(const struct figure_build *build, const struct raw_rig *rig)
{
    build_bones(build, rig);
    build_joints(build, rig);
    for (unsigned i = 0; i < rig->skins_count; i++) {
        char path[PATH_SIZE];
        snprintf(path, sizeof path, "skins[%u]", i);
        figure_build_skin(build, rig, &rig->skins[i], path);
    }
    for (unsigned i = 0; i < rig->hands_count; i++) {
        build_hand(build, &rig->hands[i], i);
    }
    check_hands(build);
    build->figure->far_offset = (struct point){rig->far_offset[0], rig->far_offset[1]};
}
