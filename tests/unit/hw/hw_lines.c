/* SPDX-License-Identifier: MIT */
/* Looking at chips and lines without taking them: compiled for each version of libgpiod. */
#include "hw/gpio_lines.h"
#include "tests/unit/hw/fake_kernel.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

enum {
    LOOKS_MAX = 4
};

static const char header[] = "/dev/gpiochip1";
static const char locked[] = "/dev/gpiochip2";

static int begin(void **state)
{
    (void)state;
    kernel_reset();
    kernel_add_chip("/dev/gpiochip0", "gpio-brcmstb");
    kernel_add_chip(header, "pinctrl-bcm2711");
    kernel_add_chip(locked, "secret")->refusal = EACCES;
    return 0;
}

/* Whatever the library gave out was given back. */
static int end(void **state)
{
    (void)state;
    return kernel()->objects;
}

static void chips_tell_label_and_size(void **state)
{
    (void)state;
    struct gpio_chip_look looks[LOOKS_MAX];

    assert_int_equal(gpio_lines_chips("", looks, LOOKS_MAX), 3);
    assert_string_equal(looks[0].chip.label, "gpio-brcmstb");
    assert_string_equal(looks[1].chip.label, "pinctrl-bcm2711");
    assert_string_equal(looks[1].chip.path, header);
    assert_int_equal(looks[1].lines, KERNEL_LINES);
    assert_int_equal(looks[1].error, 0);
    assert_int_equal(looks[2].error, EACCES);
    assert_string_equal(looks[2].chip.label, "");
    assert_string_equal(looks[2].chip.path, locked);
    assert_int_equal(gpio_lines_chips("", looks, 1), 1);
    kernel_reset();
    assert_int_equal(gpio_lines_chips("", looks, LOOKS_MAX), 0);
}

static void the_wanted_chip_is_found(void **state)
{
    (void)state;
    struct gpio_chip_look looks[LOOKS_MAX];
    int count = gpio_lines_chips("", looks, LOOKS_MAX);

    assert_int_equal(gpio_lines_wanted(looks, count, "", NULL), 1);
    assert_int_equal(gpio_lines_wanted(looks, count, "", "gpio-brcmstb"), 0);
    assert_int_equal(gpio_lines_wanted(looks, count, "", "pinctrl-rp1"), -1);
    assert_int_equal(gpio_lines_wanted(looks, count, "", "/dev/gpiochip2"), 2);
    assert_int_equal(gpio_lines_wanted(looks, count, "", "/dev/gpiochip9"), -1);
    assert_int_equal(gpio_lines_wanted(looks, 1, "", NULL), -1);
}

static void lines_tell_who_uses_them(void **state)
{
    (void)state;
    struct kernel_chip *chip = kernel_chip_at(header);
    struct gpio_line_look look;

    chip->lines[17].holder = "unknot";
    chip->lines[27].holder = "";
    assert_true(gpio_lines_line(header, 4, &look));
    assert_false(look.is_used);
    assert_string_equal(look.consumer, "");
    assert_true(gpio_lines_line(header, 17, &look));
    assert_true(look.is_used);
    assert_string_equal(look.consumer, "unknot");
    assert_true(gpio_lines_line(header, 27, &look));
    assert_true(look.is_used);
    assert_string_equal(look.consumer, "");
    /* Nobody's line was taken for that. */
    assert_int_equal(kernel()->requests, 0);
    assert_null(chip->lines[4].holder);
}

static void what_cannot_be_looked_at(void **state)
{
    (void)state;
    struct gpio_line_look look;

    assert_false(gpio_lines_line(header, KERNEL_LINES, &look));
    assert_false(gpio_lines_line(locked, 4, &look));
    assert_false(gpio_lines_line("/dev/gpiochip7", 4, &look));
    assert_int_equal(errno, ENOENT);
    assert_false(gpio_lines_line(locked, 4, &look));
    assert_int_equal(errno, EACCES);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(chips_tell_label_and_size),
        CASE(the_wanted_chip_is_found),
        CASE(lines_tell_who_uses_them),
        CASE(what_cannot_be_looked_at),
    };

    return cmocka_run_group_tests_name("gpio lines", tests, NULL, NULL);
}
