/* SPDX-License-Identifier: MIT */
/* Pictures of the close-up, without any text: what works, every spot and every way, on the
 * right calf and on the left in turn. Held against tests/golden/closeup with a tolerance;
 * `--update` as the argument or UNKNOT_UPDATE_GOLDEN=1 writes them. */
#include "golden_pictures.h"

#include "app/load/closeup_file.h"
#include "app/ui/figure/closeup.h"
#include "app/ui/theme.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <string.h>

enum {
    WIDTH = 160,
    HEIGHT = 400,
    PAGE_WIDTH = 160,
    PAGE_HEIGHT = 400,
    KNEE_Y = 90,
};

static struct closeup closeup;
static struct raster *raster;
static struct draw_list list;
static struct golden_pictures golden = {.dir = UNKNOT_GOLDEN_DIR, .w = WIDTH, .h = HEIGHT};

static int load(void **state)
{
    struct problems problems = {.count = 0};
    char error[RASTER_ERROR_MAX];
    bool fine = closeup_load(UNKNOT_ASSETS, &closeup, &problems);

    (void)state;
    problems_print(&problems, stderr);
    raster = raster_create(NULL, error);
    return fine && raster != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    raster_destroy(raster);
    return 0;
}

static void draw(struct closeup_view view)
{
    struct canvas canvas = golden_canvas(&golden);
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    const struct paint paint = {
        .list = &list, .keep = 1.0F, .ground = THEME.surface, .place = place_identity()};

    view.x = PAGE_WIDTH / 2.0F;
    view.knee_y = KNEE_Y;
    view.scale = 1.0F;
    draw_begin(&list, PAGE_WIDTH, PAGE_HEIGHT, THEME.surface);
    closeup_draw(&paint, &closeup, &view);
    assert_false(list.overflow);
    raster_invalidate(raster);
    raster_frame(raster, &list, &canvas, placement_fit(WIDTH, HEIGHT, PAGE_WIDTH, PAGE_HEIGHT),
                 damage);
}

static bool is_as_golden(struct closeup_view view, const char *what, const char *id)
{
    char name[GOLDEN_NAME_MAX - 4];

    draw(view);
    snprintf(name, sizeof name, "%s-%.31s-%s", what, id, leg_name(view.leg));
    return golden_matches(&golden, name);
}

static enum leg in_turn(int i)
{
    return i % 2 == 0 ? LEG_RIGHT : LEG_LEFT;
}

static int wrong_muscles(void)
{
    int wrong = 0;

    for (int i = 0; i <= MUSCLE_CALF; i++) {
        struct closeup_view view = {
            .muscle = (enum muscle)i, .glow = 0.95F, .hollow = true, .leg = in_turn(i)};
        wrong += !is_as_golden(view, "muscle", muscle_name(view.muscle));
    }
    return wrong;
}

static int wrong_spots(void)
{
    int wrong = 0;

    for (int i = 0; i < closeup.spot_count; i++) {
        const struct closeup_spot *spot = &closeup.spots[i];
        struct closeup_view view = {.muscle = closeup.regions[spot->region].muscle,
                                    .glow = 0.95F,
                                    .spot = spot->id,
                                    .pulse = 0.5F,
                                    .leg = in_turn(i)};
        wrong += !is_as_golden(view, "spot", spot->id);
    }
    return wrong;
}

static int wrong_ways(void)
{
    int wrong = 0;

    for (int i = 0; i < closeup.path_count; i++) {
        struct closeup_view view = {.muscle = MUSCLE_CALF,
                                    .glow = 0.42F,
                                    .path = closeup.paths[i].id,
                                    .along = 0.3F,
                                    .leg = in_turn(i)};
        wrong += !is_as_golden(view, "way", view.path);
    }
    return wrong;
}

static void test_pictures(void **state)
{
    (void)state;
    assert_int_equal(wrong_muscles() + wrong_spots() + wrong_ways(), 0);
    assert_int_equal(golden_unused(&golden), 0);
}

/* The left calf is the right one in the mirror. */
static void test_left_mirrors_right(void **state)
{
    (void)state;
    for (int i = 0; i < closeup.spot_count; i++) {
        struct closeup_view view = {.muscle = MUSCLE_CALF,
                                    .glow = 0.95F,
                                    .spot = closeup.spots[i].id,
                                    .leg = LEG_RIGHT};
        draw(view);
        for (int k = 0; k < WIDTH * HEIGHT; k++) {
            golden.was[k - k % WIDTH + WIDTH - 1 - k % WIDTH] = golden.is[k];
        }
        assert_true(golden_different(&golden) > golden_few(&golden)); /* it has an outer side */
        view.leg = LEG_LEFT;
        draw(view);
        assert_in_range(golden_different(&golden), 0, golden_few(&golden));
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pictures),
        cmocka_unit_test(test_left_mirrors_right),
    };

    golden.update = golden_wants_update(argc, argv);
    return cmocka_run_group_tests(tests, load, unload);
}
