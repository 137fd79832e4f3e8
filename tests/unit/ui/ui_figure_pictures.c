/* SPDX-License-Identifier: MIT */
/* Pictures of the figure, without any text: every phase of every technique, on the right calf
 * and on the left in turn, each in another look. Held against tests/golden/figure with a
 * tolerance;
 * `--update` as the argument or UNKNOT_UPDATE_GOLDEN=1 writes them. */
#include "golden_pictures.h"

#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum {
    WIDTH = 480,
    HEIGHT = 270,
    PAGE_WIDTH = 1440, /* the stage is as large as a screen's, and shown at a third */
    PAGE_HEIGHT = 810,
    AT_MS = 5400, /* into the phase */
};

static struct content content;
static struct figure *figure;
static struct settings settings;
static struct raster *raster;
static struct draw_list list;
static struct golden_pictures golden = {.dir = UNKNOT_GOLDEN_DIR, .w = WIDTH, .h = HEIGHT};

static int load(void **state)
{
    struct problems problems = {.count = 0};
    char error[RASTER_ERROR_MAX];

    (void)state;
    settings = settings_default();
    if (content_load(UNKNOT_ASSETS, &settings, NULL, NULL, &content, &problems)) {
        figure = figure_load(UNKNOT_ASSETS, &content, &problems);
    }
    problems_print(&problems, stderr);
    raster = raster_create(NULL, error);
    return figure != NULL && raster != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    raster_destroy(raster);
    figure_free(figure);
    content_unload(&content);
    return 0;
}

/* Another look for each, which stays the same when techniques come and go. */
static int look_of(const struct technique *technique, int phase, enum leg leg)
{
    int sum = 3 * phase + 5 * (int)leg;

    for (const char *c = technique->id; *c != '\0'; c++) {
        sum += *c;
    }
    return sum;
}

/* AT_MS into a phase that followed the one before it. */
static struct model moment(int technique, int phase, enum leg leg)
{
    const struct technique *t = &content.techniques[technique];
    struct model model;

    visit_init(&model, 1000000);
    model.choice =
        (struct choice){-1, technique, t->tool, leg == LEG_LEFT ? LEGS_LEFT : LEGS_RIGHT};
    plan_build(&content, NULL, &model.choice, &model.plan);
    model.screen = SCREEN_RUN;
    model.run.phase = phase;
    model.run.planned_ms = plan_phase_ms(&t->phases[phase]);
    model.run.started_ms = model.since_ms = model.now_ms - AT_MS;
    model.visits = look_of(t, phase, leg);
    return model;
}

static void draw(const struct model *model)
{
    const struct ui_env env = {
        .visit = {&content, &settings}, .figure = figure, .metrics = raster_metrics(raster)};
    struct canvas canvas = golden_canvas(&golden);
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    struct scene scene = {
        .model = model,
        .env = &env,
        .paint = {.list = &list,
                  .metrics = env.metrics,
                  .keep = 1.0F,
                  .ground = THEME.stage,
                  .place = place_identity()},
    };

    draw_begin(&list, PAGE_WIDTH, PAGE_HEIGHT, THEME.stage);
    stage_draw_run(&scene, (struct rect){60, 20, PAGE_WIDTH - 120, PAGE_HEIGHT - 40});
    assert_false(list.overflow);
    raster_invalidate(raster);
    raster_frame(raster, &list, &canvas, placement_fit(WIDTH, HEIGHT, PAGE_WIDTH, PAGE_HEIGHT),
                 damage);
}

/* What the pictures show, all together. */
struct covered {
    bool body[FIGURE_MAX_BODIES][LEG_COUNT];
    bool palette[FIGURE_MAX_PALETTES][LEG_COUNT];
};

static bool is_as_golden(int technique, int phase, enum leg leg, struct covered *covered)
{
    const struct technique *t = &content.techniques[technique];
    struct model model = moment(technique, phase, leg);
    const struct figure_look *look = &figure->looks[model.visits % figure->look_count];
    char name[GOLDEN_NAME_MAX - 4];

    covered->body[look->body][leg] = true;
    covered->palette[look->palette][leg] = true;
    draw(&model);
    snprintf(name, sizeof name, "%.31s-%s-%s", t->id, phase_kind_name(t->phases[phase].kind),
             leg_name(leg));
    return golden_matches(&golden, name);
}

static void test_pictures(void **state)
{
    struct covered covered = {0};
    int wrong = 0;

    (void)state;
    for (int t = 0; t < content.technique_count; t++) {
        int phases = (int)content.techniques[t].phases_count;

        for (int p = 0; p < phases; p++) {
            wrong += !is_as_golden(t, p, p % 2 == 0 ? LEG_RIGHT : LEG_LEFT, &covered);
        }
        if (phases == 1) {
            wrong += !is_as_golden(t, 0, LEG_LEFT, &covered);
        }
    }
    assert_int_equal(wrong, 0);
    assert_int_equal(golden_unused(&golden), 0);
    for (int leg = 0; leg < LEG_COUNT; leg++) {
        for (int i = 0; i < figure->body_count; i++) {
            assert_true(covered.body[i][leg]);
        }
        for (int i = 0; i < figure->palette_count; i++) {
            assert_true(covered.palette[i][leg]);
        }
    }
}

static void mirror(const uint32_t *from, uint32_t *to)
{
    for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
            to[y * WIDTH + WIDTH - 1 - x] = from[y * WIDTH + x];
        }
    }
}

/* The left calf is the right one in the mirror: the figure, its things and its arrows. */
static void test_left_mirrors_right(void **state)
{
    (void)state;
    for (int t = 0; t < content.technique_count; t++) {
        for (int p = 0; p < (int)content.techniques[t].phases_count; p++) {
            struct model right = moment(t, p, LEG_RIGHT);
            struct model left = moment(t, p, LEG_LEFT);

            left.visits = right.visits;
            draw(&right);
            mirror(golden.is, golden.was);
            draw(&left);
            if (golden_different(&golden) > golden_few(&golden)) {
                fail_msg("%s, phase %d: left and right differ", content.techniques[t].id, p);
            }
        }
    }
}

/* The comparison sees what it is for: a figure a little later is another picture. */
static void test_comparison_sees(void **state)
{
    struct model model = moment(content_find_technique(&content, "massage_ball"), 0, LEG_RIGHT);

    (void)state;
    draw(&model);
    memcpy(golden.was, golden.is, sizeof golden.was);
    assert_int_equal(golden_different(&golden), 0);
    model.now_ms += 400;
    draw(&model);
    assert_true(golden_different(&golden) > golden_few(&golden));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_left_mirrors_right),
        cmocka_unit_test(test_comparison_sees),
    };

    golden.update = golden_wants_update(argc, argv);
    return cmocka_run_group_tests(tests, load, unload);
}
