/* SPDX-License-Identifier: MIT */
/* The moments of the gallery, with the station's own content: visitors come to each of them,
 * and each has its own name. */
#include "app/cli/gallery_moments.h"
#include "app/cli/station.h"
#include "app/cli/tour.h"
#include "app/ui/stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct station station;
static struct gallery_moment moments[GALLERY_MAX_MOMENTS];

static int set_up(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    (void)state;
    return station_init(&station, &files, 5000000) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    station_finish(&station);
    return 0;
}

static int moments_of(const struct technique *technique)
{
    return gallery_moments(station.assets->figure, station.env.settings, technique, moments);
}

static void check_moment(int technique, const struct gallery_moment *moment, enum leg leg)
{
    struct model *model = &station.model;

    if (!tour_go_phase(technique, moment->phase, leg, &station.env, model)) {
        fail_msg("no visit comes to %s, %s", station.assets->content.techniques[technique].id,
                 moment->name);
    }
    assert_int_equal(model->plan.blocks[model->block].leg, leg);
    assert_in_range(visit_phase_elapsed_ms(model), 0, moment->ms);
    tour_wait(model, &station.env, moment->ms - visit_phase_elapsed_ms(model));
    assert_int_equal(model->screen, SCREEN_RUN);
    assert_int_equal(model->run.phase, moment->phase);
    assert_int_equal(visit_phase_elapsed_ms(model), moment->ms);
}

static void test_visitors_come_to_every_moment(void **state)
{
    (void)state;
    for (int t = 0; t < station.assets->content.technique_count; t++) {
        int count = moments_of(&station.assets->content.techniques[t]);

        assert_in_range(count, 1, GALLERY_MAX_MOMENTS);
        for (int i = 0; i < count; i++) {
            check_moment(t, &moments[i], LEG_LEFT);
            check_moment(t, &moments[i], LEG_RIGHT);
        }
    }
}

static void test_names_and_phases(void **state)
{
    (void)state;
    for (int t = 0; t < station.assets->content.technique_count; t++) {
        const struct technique *technique = &station.assets->content.techniques[t];
        int count = moments_of(technique);

        assert_int_equal(moments[0].phase, 0);
        assert_int_equal(moments[count - 1].phase, technique->phases_count - 1);
        for (int i = 0; i < count; i++) {
            const char *kind = phase_kind_name(technique->phases[moments[i].phase].kind);

            assert_memory_equal(moments[i].name, kind, strlen(kind));
            for (int k = 0; k < i; k++) {
                assert_string_not_equal(moments[i].name, moments[k].name);
            }
        }
    }
}

/* What moves is seen in its key poses: of rolling on a ball, both ends of the way. */
static void test_ends_of_the_way(void **state)
{
    int ball = content_find_technique(&station.assets->content, "massage_ball");
    const struct technique *technique = &station.assets->content.techniques[ball];
    const struct figure_scene *scene = &station.assets->figure->scenes[technique->scene_index];
    const struct ui_env env = {.visit = station.env, .figure = station.assets->figure};
    float found[2], least, most;

    (void)state;
    assert_true(moments_of(technique) > 2);
    assert_string_equal(moments[0].name, "search-1");
    assert_string_equal(moments[1].name, "search-2");
    for (int i = 0; i < 2; i++) {
        struct figure_state pose;

        check_moment(ball, &moments[i], LEG_RIGHT);
        assert_true(stage_run_state(&station.model, &env, &pose));
        found[i] = pose.prop[0];
    }
    least = most = scene->keys[0].state.prop[0];
    for (int i = 0; i < scene->key_count; i++) {
        least = scene->keys[i].state.prop[0] < least ? scene->keys[i].state.prop[0] : least;
        most = scene->keys[i].state.prop[0] > most ? scene->keys[i].state.prop[0] : most;
    }
    assert_true(most - least > 10.0F);
    assert_float_equal(found[0] < found[1] ? found[0] : found[1], least, 0.5F);
    assert_float_equal(found[0] < found[1] ? found[1] : found[0], most, 0.5F);
}

/* What is still is seen at the end of both halves of a breath. */
static void test_halves_of_the_breath(void **state)
{
    int wall = content_find_technique(&station.assets->content, "wall_straight");
    const struct settings *settings = station.env.settings;

    (void)state;
    assert_int_equal(moments_of(&station.assets->content.techniques[wall]), 2);
    assert_string_equal(moments[0].name, "stretch-in");
    assert_int_equal(moments[0].ms, settings->breath_in_ms);
    assert_string_equal(moments[1].name, "stretch-out");
    assert_false(visit_breath_place(settings, moments[1].ms).in);
}

static void test_nobody_comes_there(void **state)
{
    struct technique *last =
        &station.assets->content.techniques[station.assets->content.technique_count - 1];
    bool listed = last->listed;

    (void)state;
    last->listed = false;
    for (int i = 0; i < station.assets->content.tool_count; i++) {
        for (int k = 0; k < station.assets->content.tools[i].release_count; k++) {
            assert_int_not_equal(station.assets->content.tools[i].release[k],
                                 station.assets->content.technique_count - 1);
        }
    }
    for (int i = 0; i < station.assets->content.routine_count; i++) {
        for (unsigned k = 0; k < station.assets->content.routines[i].items_count; k++) {
            assert_int_not_equal(station.assets->content.routines[i].items[k].technique,
                                 station.assets->content.technique_count - 1);
        }
    }
    assert_false(tour_go_phase(station.assets->content.technique_count - 1, 0, LEG_RIGHT,
                               &station.env, &station.model));
    last->listed = listed;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_visitors_come_to_every_moment),
        cmocka_unit_test(test_names_and_phases),
        cmocka_unit_test(test_ends_of_the_way),
        cmocka_unit_test(test_halves_of_the_breath),
        cmocka_unit_test(test_nobody_comes_there),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
