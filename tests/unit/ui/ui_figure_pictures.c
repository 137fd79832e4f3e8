/* SPDX-License-Identifier: MIT */
/* Pictures of the figure, without any text, in every technique at two moments: the first phase
 * on the right calf, the last one on the left, each in another look. Held against
 * tests/golden/figure with a tolerance; a missing picture fails. `--update` as the argument or
 * UNKNOT_UPDATE_GOLDEN=1 writes them. */
#include "app/load/content_file.h"
#include "app/load/figure_file.h"
#include "app/raster/raster.h"
#include "app/ui/shape.h"
#include "app/ui/stage.h"
#include "app/ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include <png.h>
#include <stdio.h>
#include <string.h>

enum {
    WIDTH = 480,
    HEIGHT = 270,
    PAGE_WIDTH = 1440, /* the stage is as large as a screen's, and shown at a third */
    PAGE_HEIGHT = 810,
    AT_MS = 5400,     /* into the phase */
    NEAR_ENOUGH = 24, /* of 255, in any channel */
    FEW_PIXELS = WIDTH * HEIGHT / 1000,
};

static struct content content;
static struct figure *figure;
static struct settings settings;
static struct raster *raster;
static struct draw_list list;
static uint32_t pixels[WIDTH * HEIGHT];
static uint32_t golden[WIDTH * HEIGHT];
static bool update;

static int load(void **state)
{
    struct problems problems = {.count = 0};
    char error[RASTER_ERROR_MAX];

    (void)state;
    settings = settings_default();
    if (content_load(UNKNOT_ASSETS, &settings, NULL, &content, &problems)) {
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

/* AT_MS into a phase that followed the one before it. */
static struct model moment(int technique, int phase, enum legs legs)
{
    const struct phase *p = &content.techniques[technique].phases[phase];
    struct model model;

    visit_init(&model, 1000000);
    model.choice = (struct choice){-1, technique, content.techniques[technique].tool, legs};
    plan_build(&content, &model.choice, &model.plan);
    model.screen = SCREEN_RUN;
    model.run.phase = phase;
    model.run.planned_ms = plan_phase_ms(p);
    model.run.started_ms = model.since_ms = model.now_ms - AT_MS;
    model.visits = technique + phase;
    return model;
}

static void draw(const struct model *model)
{
    const struct ui_env env = {
        .visit = {&content, &settings}, .figure = figure, .metrics = raster_metrics(raster)};
    struct canvas canvas = {.pixels = pixels, .w = WIDTH, .h = HEIGHT, .stride = WIDTH};
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

static bool read_golden(const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION};

    if (!png_image_begin_read_from_file(&image, path)) {
        return false;
    }
    image.format = PNG_FORMAT_BGRA;
    if (image.width != WIDTH || image.height != HEIGHT) {
        png_image_free(&image);
        return false;
    }
    return png_image_finish_read(&image, NULL, golden, 0, NULL) != 0;
}

static void write_picture(const char *path)
{
    struct canvas canvas = {.pixels = pixels, .w = WIDTH, .h = HEIGHT, .stride = WIDTH};
    char error[RASTER_ERROR_MAX];

    assert_true(canvas_write_png(&canvas, path, error));
}

static int different_pixels(void)
{
    int different = 0;

    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        bool far = false;
        for (unsigned shift = 0; shift < 24; shift += 8) {
            int is = (int)(pixels[i] >> shift & 0xFFU);
            int was = (int)(golden[i] >> shift & 0xFFU);
            far = far || abs(is - was) > NEAR_ENOUGH;
        }
        different += far;
    }
    return different;
}

static bool is_as_golden(const struct model *model, const char *name)
{
    char path[512];

    draw(model);
    snprintf(path, sizeof path, "%s/%s.png", UNKNOT_GOLDEN_DIR, name);
    if (update) {
        write_picture(path);
        return true;
    }
    if (!read_golden(path)) {
        print_error("%s: missing; look at the figure, then run with --update\n", path);
        return false;
    }
    int different = different_pixels();
    if (different > FEW_PIXELS) {
        print_error("%s: %d pixels differ, %d may\n", path, different, FEW_PIXELS);
        snprintf(path, sizeof path, "%s.is.png", name);
        write_picture(path);
        return false;
    }
    return true;
}

static void test_pictures(void **state)
{
    int wrong = 0;

    (void)state;
    for (int t = 0; t < content.technique_count; t++) {
        const struct technique *technique = &content.techniques[t];
        struct model first = moment(t, 0, LEGS_RIGHT);
        struct model last = moment(t, (int)technique->phases_count - 1, LEGS_LEFT);
        char name[64];

        if (technique->phases_count == 1) { /* another moment of the only phase */
            last.run.started_ms += AT_MS - 900;
            last.since_ms = last.run.started_ms;
            last.visits++;
        }
        snprintf(name, sizeof name, "%s-first", technique->id);
        wrong += !is_as_golden(&first, name);
        snprintf(name, sizeof name, "%s-last", technique->id);
        wrong += !is_as_golden(&last, name);
    }
    assert_int_equal(wrong, 0);
}

/* The comparison sees what it is for: a figure a little later is another picture. */
static void test_comparison_sees(void **state)
{
    struct model model =
        moment(content_find_technique(&content, "massage_ball"), 0, LEGS_RIGHT);

    (void)state;
    draw(&model);
    memcpy(golden, pixels, sizeof golden);
    assert_int_equal(different_pixels(), 0);
    model.now_ms += 400;
    draw(&model);
    assert_true(different_pixels() > FEW_PIXELS);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_comparison_sees),
    };
    const char *wish = getenv("UNKNOT_UPDATE_GOLDEN");

    update = (wish != NULL && strcmp(wish, "1") == 0) ||
             (argc > 1 && strcmp(argv[1], "--update") == 0);
    return cmocka_run_group_tests(tests, load, unload);
}
