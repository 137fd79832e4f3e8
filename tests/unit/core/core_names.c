/* SPDX-License-Identifier: MIT */
/* Every name goes there and back, and no two are the same: they stand in scripts and databases.
 */
#include "app/core/button.h"
#include "app/core/effects.h"
#include "app/core/model.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void test_buttons(void **state)
{
    enum button button;

    (void)state;
    for (int i = 0; i < BUTTON_COUNT; i++) {
        assert_true(button_from_name(button_name((enum button)i), &button));
        assert_int_equal(button, i);
    }
    assert_false(button_from_name("green", &button));
    assert_false(button_from_name("", &button));
}

static void test_screens(void **state)
{
    enum screen screen;

    (void)state;
    for (int i = 0; i < SCREEN_COUNT; i++) {
        assert_true(screen_from_name(screen_name((enum screen)i), &screen));
        assert_int_equal(screen, i);
    }
    assert_false(screen_from_name("Attract", &screen));
}

static void test_cues_differ(void **state)
{
    (void)state;
    for (int i = 0; i < CUE_COUNT; i++) {
        assert_non_null(cue_name((enum cue)i));
        for (int j = 0; j < i; j++) {
            assert_string_not_equal(cue_name((enum cue)i), cue_name((enum cue)j));
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_buttons),
        cmocka_unit_test(test_screens),
        cmocka_unit_test(test_cues_differ),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
