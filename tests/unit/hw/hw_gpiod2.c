/* SPDX-License-Identifier: MIT */
/* The libgpiod 2 back end: the shared cases, and what only this version does. */
#include "tests/unit/hw/buttons_cases.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void is_version_2(void **state)
{
    (void)state;
    assert_string_equal(buttons_backend(), "libgpiod 2.x");
}

static void asks_for_debounce(void **state)
{
    (void)state;
    static const struct {
        int debounce_us;
        unsigned long asked_us;
    } rows[] = {{0, 0}, {-5, 0}, {1, 1}, {10000, 10000}};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        kernel_reset();
        struct kernel_chip *header = cases_header();
        struct buttons_config config = cases_config();
        config.debounce_us = rows[i].debounce_us;
        struct buttons *buttons = cases_open(&config);
        assert_int_equal(header->lines[17].debounce_us, rows[i].asked_us);
        assert_int_equal(header->lines[24].debounce_us, rows[i].asked_us);
        buttons_close(buttons);
    }
}

static void goes_without_debounce(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    header->lines[22].no_debounce = true;
    struct buttons_config config = cases_config();
    config.debounce_us = 10000;
    struct buttons *buttons = cases_open(&config);
    assert_int_equal(header->lines[17].debounce_us, 0);
    kernel_wire(header, 17, WIRE_GROUND, 77000);
    cases_expect(buttons, BUTTON_BACK, true, 77000);
    buttons_close(buttons);
}

/* A refusal for another reason stays one. */
static void debounce_hides_no_other_refusal(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    config.debounce_us = 10000;
    header->lines[22].refusal = ENOTSUP;
    cases_expect_refused(&config, "BCM 22 (header pin 15)");
    header->lines[22].refusal = 0;
    header->lines[27].holder = "w1";
    cases_expect_refused(&config, "BCM 27 (header pin 13)");
}

/* The foot switch chatters until the press of the button is pushed out of the queue. */
static void a_missing_number_is_a_gap(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    kernel_wire(header, 17, WIRE_GROUND, 100);
    int capacity = header->lines[17].queue->capacity;
    for (int i = 0; i < capacity; i++) {
        kernel_wire(header, 24, i % 2 == 0 ? WIRE_GROUND : WIRE_OPEN, 101 + i);
    }
    int64_t last_ms = 0;
    for (int i = 0; i < capacity; i++) {
        struct button_edge edge;
        assert_int_equal(buttons_read(buttons, &edge, 1), 1);
        assert_int_equal(edge.button, BUTTON_OK);
        assert_int_equal(edge.pressed, i % 2 == 0);
        assert_int_equal(edge.at_ms, 101 + i);
        last_ms = edge.at_ms;
    }
    struct button_edge edge;
    assert_int_equal(buttons_read(buttons, &edge, 1), 1);
    assert_int_equal(edge.button, BUTTON_BACK);
    assert_true(edge.pressed);
    assert_true(edge.at_ms >= last_ms);
    cases_expect_none(buttons);
    buttons_close(buttons);
}

static void sequence_numbers_wrap(void **state)
{
    (void)state;
    struct kernel_chip *header = cases_header();
    struct buttons_config config = cases_config();
    struct buttons *buttons = cases_open(&config);
    header->lines[17].queue->seqno = UINT32_MAX - 1;
    kernel_wire(header, 17, WIRE_GROUND, 100); /* the jump is a gap: levels are read */
    cases_expect(buttons, BUTTON_BACK, true, 100);
    cases_expect_none(buttons);
    header->lines[17].level = false; /* would be seen if they were read again */
    kernel_wire(header, 27, WIRE_GROUND, AFTER_ALL_MS);
    cases_expect(buttons, BUTTON_LEFT, true, AFTER_ALL_MS);
    cases_expect_none(buttons);
    buttons_close(buttons);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(is_version_2, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(asks_for_debounce, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(goes_without_debounce, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(debounce_hides_no_other_refusal, cases_begin,
                                        cases_end),
        cmocka_unit_test_setup_teardown(a_missing_number_is_a_gap, cases_begin, cases_end),
        cmocka_unit_test_setup_teardown(sequence_numbers_wrap, cases_begin, cases_end),
    };
    return cases_run() + cmocka_run_group_tests_name("gpiod2", tests, NULL, NULL);
}
