/* SPDX-License-Identifier: MIT */
/* Built without libgpiod: says so and stays harmless. */
#include "hw/buttons.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

struct buttons {
    int unused;
};

static void says_what_to_install(void **state)
{
    (void)state;
    struct buttons_config config = {.lines = {{.offset = 17}}, .line_count = 1};
    char error[BUTTONS_ERROR_MAX] = "";
    assert_false(buttons_chip_present(&config));
    assert_null(buttons_open(&config, error));
    assert_non_null(strstr(error, "install libgpiod-dev and build again"));
    assert_non_null(strstr(error, "keyboard or joystick"));
    assert_string_equal(buttons_backend(), "none");
}

static void everything_fails_quietly(void **state)
{
    (void)state;
    struct buttons buttons = {0};
    struct button_edge edge;
    bool pressed[BUTTON_COUNT];
    assert_int_equal(buttons_fd(&buttons), -1);
    assert_int_equal(buttons_read(&buttons, &edge, 1), -1);
    assert_false(buttons_levels(&buttons, pressed));
    buttons_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(says_what_to_install),
        cmocka_unit_test(everything_fails_quietly),
    };
    return cmocka_run_group_tests_name("hw_none", tests, NULL, NULL);
}
