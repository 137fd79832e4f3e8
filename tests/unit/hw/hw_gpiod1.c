/* SPDX-License-Identifier: MIT */
/* The libgpiod 1.6 back end: the shared cases, and what only this version does. */
#include "tests/unit/hw/buttons_cases.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void is_version_1(void **state)
{
    (void)state;
    assert_string_equal(buttons_backend(), "libgpiod 1.x");
}

/* The line's queue holds 16: the 17th edge, the press that counts, is dropped. */
static void a_full_queue_is_a_gap(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    for (int i = 0; i < 17; i++) {
        kernel_wire(header, 17, i % 2 == 0 ? WIRE_GROUND : WIRE_OPEN, 100 + i);
    }
    int64_t last_ms = 0;
    for (int i = 0; i < 17; i++) {
        struct button_edge edge;
        assert_int_equal(buttons_read(buttons, &edge, 1), 1);
        assert_int_equal(edge.button, BUTTON_BACK);
        assert_int_equal(edge.pressed, i % 2 == 0);
        assert_true(edge.at_ms >= last_ms);
        last_ms = edge.at_ms;
    }
    cases_expect_none(buttons);
    buttons_close(buttons);
}

static void a_gap_without_difference_gives_nothing(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    struct button_edge edges[32];
    for (int i = 0; i < 18; i++) {
        kernel_wire(header, 17, i % 2 == 0 ? WIRE_GROUND : WIRE_OPEN, 100 + i);
    }
    assert_int_equal(buttons_read(buttons, edges, 32), 16);
    buttons_close(buttons);
}

static void a_chip_that_goes_during_a_gap(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    struct button_edge edges[32];
    kernel_wire(header, 23, WIRE_GROUND, 99);
    for (int i = 0; i < 16; i++) {
        kernel_wire(header, 17, i % 2 == 0 ? WIRE_GROUND : WIRE_OPEN, 100 + i);
    }
    kernel()->unreadable_left = 0;
    assert_int_equal(buttons_read(buttons, edges, 32), 18);
    assert_int_equal(edges[17].button, BUTTON_OK);
    assert_false(edges[17].pressed);
    assert_int_equal(buttons_read(buttons, edges, 32), -1);
    buttons_close(buttons);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_version_1, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(a_full_queue_is_a_gap, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(a_gap_without_difference_gives_nothing, cases_begin,
                                        cases_end),
        cmocka_unit_test_setup_teardown(a_chip_that_goes_during_a_gap, cases_begin, cases_end),
    };
    return cases_run() + cmocka_run_group_tests_name("gpiod1", tests, NULL, NULL);
}
