/* SPDX-License-Identifier: MIT */
/* The files of the figure: each row changes one thing and wants the message at its place. */
#include "load_fixture.h"

#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/load/text_file.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include <math.h>

static const char *const FILES[] = {"rig.yaml", "looks.yaml", "props.yaml", "poses.yaml"};

struct change {
    const char *file, *from, *to;
    const char *place; /* "rig.yaml:12:"; NULL: the key that the change is in */
    const char *words;
};

/* A folder with the station's own figure, one thing of it changed. */
static void write_figure(const char *folder, const struct change *change)
{
    char path[512];

    snprintf(path, sizeof path, "%s/figure", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    for (int i = 0; i < 4; i++) {
        struct problems problems = {.count = 0};
        struct text text;
        char *at;
        snprintf(path, sizeof path, "%s/figure/%s", UNKNOT_ASSETS, FILES[i]);
        assert_true(text_read(path, &text, &problems));
        char *copy = calloc(1, text.size + 200);
        assert_non_null(copy);
        memcpy(copy, text.bytes, text.size);
        if (strcmp(FILES[i], change->file) == 0) {
            at = strstr(copy, change->from);
            assert_non_null(at);
            char *rest = strdup(at + strlen(change->from));
            assert_non_null(rest);
            strcpy(at, change->to);
            strcat(at, rest);
            free(rest);
        }
        snprintf(path, sizeof path, "figure/%s", FILES[i]);
        fixture_write(folder, path, copy, strlen(copy));
        free(copy);
        text_free(&text);
    }
}

/* "poses.yaml:31:9:": line and column of the key that a text of the file is in. */
static void place_of_key(const char *from, char place[64])
{
    struct problems problems = {.count = 0};
    struct text text;
    int line = 1;
    int column = 1;

    assert_true(text_read(UNKNOT_ASSETS "/figure/poses.yaml", &text, &problems));
    char *copy = calloc(1, text.size + 1);
    assert_non_null(copy);
    memcpy(copy, text.bytes, text.size);
    const char *at = strstr(copy, from);
    assert_non_null(at);
    while (at > copy && strncmp(at, "{t: ", 4) != 0) {
        at--;
    }
    assert_true(at > copy);
    for (const char *c = copy; c < at; c++) {
        column = *c == '\n' ? 1 : column + 1;
        line += *c == '\n' ? 1 : 0;
    }
    snprintf(place, 64, "poses.yaml:%d:%d:", line, column);
    free(copy);
    text_free(&text);
}

static void check_change(const struct change *change, bool poses)
{
    char key[64];
    struct content content = {.technique_count = 0};
    struct problems problems = {.count = 0};
    char folder[64];
    char place[256];

    fixture_make_folder(folder);
    write_figure(folder, change);
    struct figure *figure = figure_load(folder, &content, &problems);
    if (poses) {
        assert_non_null(figure);
        if (figure_check_poses(folder, figure, &problems)) {
            fail_msg("'%s' passed", change->to);
        }
    } else {
        assert_null(figure);
    }
    if (change->place == NULL) {
        place_of_key(change->from, key);
    }
    snprintf(place, sizeof place, "%s/figure/%s", folder,
             change->place != NULL ? change->place : key);
    fixture_expect(&problems, place, change->words);
    figure_free(figure);
    fixture_remove(folder);
}

static void test_messages(void **state)
{
    static const struct change rows[] = {
        {"rig.yaml", "name: lumbar", "name: lumber", "rig.yaml:14:12", "did you mean 'lumbar'"},
        {"rig.yaml", "colour: skin_shade", "colour: skin_shad", "rig.yaml:", "skin_shade"},
        {"rig.yaml", "joints: [hip, knee]", "joints: [hip, kneee]",
         "rig.yaml:", "did you mean 'knee'"},
        {"rig.yaml", "[74, 50, 92", "[74, 92", "rig.yaml:", "x and y come in pairs"},
        {"rig.yaml", "corners: [0, 4", "corners: [0, 400", "rig.yaml:", "400 is no point"},
        {"rig.yaml", "[far.arm,", "[far.arn,", "rig.yaml:", "'far.arn' is nothing to draw"},
        {"rig.yaml", "before: 22, after: 22}", "before: 22, after: 22, fold: 9}",
         "rig.yaml:", "bones that stand in one line"},
        {"rig.yaml", "far_offset: [4, 15]", "far_offset: [4]", "rig.yaml:", "2 are needed"},
        {"looks.yaml", "b.umber", "b.amber", "looks.yaml:", "'b.amber' is no look"},
        {"looks.yaml", "\"#D9A887\"", "\"#D9A88G\"", "looks.yaml:", "is no colour"},
        {"looks.yaml", "part: 0.5", "part: 5", "looks.yaml:9:", "from 0 to 1"},
        {"looks.yaml", "skin: \"#D9A887\", ", "", "looks.yaml:", "'skin' is missing"},
        {"props.yaml", "disc: [0, 0, 18.3]", "disc: [0, 0]", "props.yaml:", "3 are needed"},
        {"props.yaml", "mat: \"#22303D\"", "matt: \"#22303D\"",
         "props.yaml:", "did you mean 'mat'"},
        {"poses.yaml", "ease: inout", "ease: inn", "poses.yaml:", "allowed are inout, in"},
        {"poses.yaml", "{t: 2.2,", "{t: 0,", "poses.yaml:", "later than the one before"},
        {"poses.yaml", "{t: 9.4,", "{t: 10000,", "poses.yaml:", "at most 120 s"},
        {"poses.yaml", "glow: [0.25, 0, 0]", "glow: [0.25, 2, 0]",
         "poses.yaml:", "from 0 to 1"},
        {"poses.yaml", "glow: [0.25, 0, 0]", "glow: [-1, 0, 0]", "poses.yaml:", "from 0 to 1"},
        {"poses.yaml", "loop: 9.4", "loop: 99", "poses.yaml:", "within the keys"},
        {"poses.yaml", "seconds: [0, 9.4]", "seconds: [0, 9.4, 1]",
         "poses.yaml:", "odd number"},
        {"poses.yaml", "prop: ball", "prop: hook", "poses.yaml:", "that the keys do not have"},
        {"poses.yaml", "name: massage_ball", "name: self_check",
         "poses.yaml:", "is there twice"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_change(&rows[i], false);
    }
}

/* Poses that no body can take, and contacts that are none. */
static void test_poses_are_measured(void **state)
{
    static const struct change rows[] = {
        {"rig.yaml", "sign: 1, limits: [-3,\n     150]", "sign: 1, limits: [-3, 15]",
         "poses.yaml:", "elbow: bends beyond the limits"},
        {"poses.yaml", "spine: [34, 24, 2, 10]", "spine: [34, 38, 2, 10]", NULL,
         "near upper back: bends beyond the limits"},
        {"poses.yaml", "near_arm: [194.7, 52.4, -6.6]", "near_arm: [304.7, 12.4, -6.6]", NULL,
         "near wrist: is away from where it has to be"},
        {"poses.yaml", "near_arm: [223.1, 48.7, -9.6]", "near_arm: [223.1, 28.7, -9.6]", NULL,
         "near wrist: is away from what the hand holds or is on"},
        {"poses.yaml", "gun: [203.5, 470.7, -13.6]", "gun: [203.5, 470.7, 26.4]", NULL,
         "near wrist: is away from what the hand holds"},
        {"props.yaml", "hold: [190, 114, 300, 114]", "hold: [190, 134, 300, 134]",
         "poses.yaml:", "near wrist: is away from what the hand holds"},
        {"poses.yaml", "ball: [345, 18.3, 0]", "ball: [345, 38.3, 0]", NULL,
         "pressed into the leg"},
        {"poses.yaml", "ball: [345, 18.3, 0]", "ball: [345, 8.3, 0]", NULL,
         "away from the leg"},
        {"poses.yaml", "stick: [180.5, 151.7, 0]", "stick: [206.5, 178.7, 0]", NULL,
         "inside the bone"},
        {"poses.yaml", "ball: [383, 18.3, -119]", "ball: [383, 18.3, 0]", NULL,
         "slides instead of rolling"},
        {"poses.yaml", "near_leg: [474, 58.6,", "near_leg: [474, 38.6,", NULL,
         "near ankle: stands with its shoe below the floor"},
        {"poses.yaml", "near_leg: [246, 297,", "near_leg: [246, 287,", NULL,
         "near ankle: stands with its shoe below the floor"},
        {"poses.yaml", "far_leg: [262, 47, 0]", "far_leg: [262, 57, 0]", NULL,
         "far ankle: stands level above the floor"},
        {"poses.yaml", "view: [-150, 610, 500]", "view: [-150, 540, 500]",
         "poses.yaml:", "out of the scene's view"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        check_change(&rows[i], true);
    }
}

/* A technique names its scene, and the scene has to have something for all its phases. */
static void test_techniques_name_scenes(void **state)
{
    struct settings settings = settings_default();
    struct content content;
    struct problems problems = {.count = 0};
    char *scene;

    (void)state;
    assert_true(content_load(UNKNOT_ASSETS, &settings, NULL, NULL, &content, &problems));
    struct technique *ball =
        &content.techniques[content_find_technique(&content, "massage_ball")];
    scene = ball->scene;
    ball->scene = strdup("masage_ball");
    assert_null(figure_load(UNKNOT_ASSETS, &content, &problems));
    fixture_expect(&problems, UNKNOT_ASSETS "/techniques/massage_ball.yaml:",
                   "did you mean 'massage_ball'");
    free(ball->scene);
    ball->scene = strdup("wall_bent");
    problems.count = 0;
    assert_null(figure_load(UNKNOT_ASSETS, &content, &problems));
    fixture_expect(&problems, UNKNOT_ASSETS "/techniques/massage_ball.yaml:",
                   "plays nothing for the phase 'search'");
    free(ball->scene);
    ball->scene = scene;
    problems.count = 0;
    struct figure *figure = figure_load(UNKNOT_ASSETS, &content, &problems);
    assert_non_null(figure);
    figure_free(figure);
    content_unload(&content);
}

/* The first of the file's own points at the back of the shank from point `from`, or -1. */
static int next_of_calf(const struct figure *figure, const struct figure_outline *leg, int from)
{
    for (int i = from; i < leg->count; i++) {
        const struct figure_point *point = &figure->points[leg->first + i];
        if (isinf(point->matters) && point->own.bone == BONE_SHANK && point->own.y < 0.0F) {
            return i;
        }
    }
    return -1;
}

/* What replaces a body's outlines keeps the back of the calf: contacts hold for every look. */
static void test_bodies_share_the_calf(void **state)
{
    struct content content = {.technique_count = 0};
    struct problems problems = {.count = 0};
    struct figure *figure = figure_load(UNKNOT_ASSETS, &content, &problems);

    (void)state;
    assert_non_null(figure);
    const struct figure_outline *man = &figure->outlines[figure->leg_outline];
    for (int i = 0; i < figure->layer_count; i++) {
        const struct figure_layer *layer = &figure->layers[i];
        if (layer->outline[0] != figure->leg_outline || layer->kind != LAYER_SKIN) {
            continue;
        }
        const struct figure_outline *woman = &figure->outlines[layer->outline[1]];
        int back = 0, k = -1;
        for (int m = 0; (m = next_of_calf(figure, man, m)) >= 0; m++) {
            k = next_of_calf(figure, woman, k + 1);
            assert_true(k >= 0);
            assert_memory_equal(&figure->points[man->first + m].own,
                                &figure->points[woman->first + k].own,
                                sizeof(struct figure_bond));
            back++;
        }
        assert_true(back > 8);
    }
    figure_free(figure);
}

static void test_missing_files(void **state)
{
    struct content content = {.technique_count = 0};
    struct problems problems = {.count = 0};
    char folder[64];

    (void)state;
    fixture_make_folder(folder);
    assert_null(figure_load(folder, &content, &problems));
    assert_int_equal(problems.count, 4);
    fixture_remove(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_messages),
        cmocka_unit_test(test_poses_are_measured),
        cmocka_unit_test(test_techniques_name_scenes),
        cmocka_unit_test(test_bodies_share_the_calf),
        cmocka_unit_test(test_missing_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
