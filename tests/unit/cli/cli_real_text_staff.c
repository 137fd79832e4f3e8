/* SPDX-License-Identifier: MIT */
/* Every screen behind the code, with the real fonts, every kind of use and the longest words.
 */
#include "real_text.h"
#include "tests/unit/ui/fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct choice any_choice(void)
{
    return (struct choice){.routine = 0, .technique = -1, .tool = 0, .legs = LEGS_BOTH};
}

static void show_coach(enum coach_page page, enum fixture_use use)
{
    static struct stats_answer answer;
    const struct coach_figures *figures = fixture_use(use);

    real_text_station.figures.answer = &answer;
    real_text_station.figures.shown = *figures;
    real_text_enter(SCREEN_COACH, any_choice());
    real_text_station.model.staff.page = page;
    real_text_station.model.staff.holding = -1;
}

/* Every page of every kind of use, and what its figures mean. */
static void test_coach(void **state)
{
    (void)state;
    for (int use = FIXTURE_USE_EMPTY; use <= FIXTURE_USE_PROBLEM; use++) {
        for (int page = 0; page < COACH_PAGE_COUNT; page++) {
            char moment[80];

            snprintf(moment, sizeof moment, "coach, use %d, page %d", use, page);
            show_coach((enum coach_page)page, (enum fixture_use)use);
            real_text_check(moment);
            real_text_station.model.touched_ms =
                REAL_TEXT_START_MS - real_text_station.config.settings.coach_idle_ms + 19500;
            real_text_check(moment);
            real_text_station.model.staff.meanings = true;
            real_text_check(moment);
        }
    }
    real_text_station.figures.answer = NULL;
}

/* Each state of the code, of the stick and of the days, as the fixture has them. */
static void test_moments(void **state)
{
    static struct stats_answer answer;

    (void)state;
    for (int i = 0; i < fixture_staff_moment_count; i++) {
        const struct fixture_moment *moment = &fixture_staff_moments[i];

        fixture_coach = NULL;
        moment->build(&real_text_station.model);
        if (fixture_coach != NULL) {
            real_text_station.figures.answer = &answer;
            real_text_station.figures.shown = *fixture_coach;
        }
        real_text_check(moment->name);
        real_text_station.figures.answer = NULL;
    }
}

static void test_service(void **state)
{
    (void)state;
    for (int i = 0; i < fixture_service_moment_count; i++) {
        fixture_service_moments[i].build(&real_text_station.model);
        real_text_check(fixture_service_moments[i].name);
    }
}

/* Everything is out in some way, and each thing is asked about. */
static void test_outages(void **state)
{
    struct model *model = &real_text_station.model;
    const struct content *content = real_text_content();

    (void)state;
    real_text_enter(SCREEN_OUTAGES, (struct choice){.routine = 0, .technique = -1});
    real_text_check("outages, none");
    for (int i = 0; i < trouble_thing_count(content); i++) {
        outages_add(&model->outages, trouble_thing_name(content, i),
                    (enum trouble_kind)(i % TROUBLE_KIND_COUNT), i % 2 == 0,
                    model->now_ms - (int64_t)i * 7 * 3600000);
    }
    for (int i = 0; i <= model->outages.count; i++) {
        model->focus = model->focus_was = i;
        model->staff.clearing = false;
        real_text_check("outages");
        model->staff.clearing = i < model->outages.count;
        real_text_check("outages, again");
    }
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_coach, real_text_no_faults),
        cmocka_unit_test_teardown(test_moments, real_text_no_faults),
        cmocka_unit_test_teardown(test_service, real_text_no_faults),
        cmocka_unit_test_teardown(test_outages, real_text_no_faults),
    };

    real_text_use_language(argc > 1 ? argv[1] : NULL);
    return cmocka_run_group_tests(tests, real_text_set_up, real_text_tear_down);
}
