/* SPDX-License-Identifier: MIT */
/* Numbers that count: what they say when, and that only the digit that changes fades. */
#include "app/ui/number.h"
#include "app/ui/theme.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <string.h>

static struct draw_list list;

static const char *text_of(int command)
{
    return &list.chars[list.commands[command].u.text.first_char];
}

static unsigned alpha_of(int command)
{
    return list.commands[command].colour >> 24;
}

static void draw(const struct number *number)
{
    struct paint paint = {.list = &list,
                          .metrics = fixture_metrics(),
                          .keep = 1.0F,
                          .ground = THEME.bg,
                          .place = place_identity()};

    draw_begin(&list, 1920, 1080, THEME.bg);
    number_draw(&paint, 100, 100, number,
                (struct style){FONT_SEMIBOLD, 100, THEME.text, ALIGN_MIDDLE});
}

static void test_is_there_when_its_second_begins(void **state)
{
    struct number number = number_left(28000, false);

    (void)state;
    assert_string_equal(number.is, "0:28");
    assert_float_equal(number.place, 0.0F, 0.0F);
    number = number_left(27160, false);
    assert_string_equal(number.is, "0:28");
    assert_float_equal(number.place, 0.0F, 0.0F);
    number = number_left(27080, false);
    assert_string_equal(number.is, "0:28");
    assert_string_equal(number.next, "0:27");
    assert_float_equal(number.place, 0.5F, 0.001F);
    assert_string_equal(number_left(27000, false).is, "0:27");
    assert_string_equal(number_left(0, true).is, "0");
    assert_float_equal(number_left(0, true).place, 0.0F, 0.0F);
    assert_string_equal(number_passed(19999).is, "0:19");
    assert_string_equal(number_passed(19999).next, "0:20");
    assert_true(number_passed(19999).place > 0.99F);
    assert_float_equal(number_passed(19840).place, 0.0F, 0.0F);
    assert_float_equal(number_count(3, 80).place, 0.5F, 0.001F);
    assert_float_equal(number_count(8, INT64_MAX).place, 0.0F, 0.0F);
}

static void test_only_the_digit_that_changes_fades(void **state)
{
    struct number number = number_left(27080, false);

    (void)state;
    draw(&number);
    assert_int_equal(list.command_count, 3);
    assert_string_equal(text_of(0), "0:2 ");
    assert_int_equal(alpha_of(0), 255);
    assert_string_equal(text_of(1), " . 8");
    assert_int_equal(alpha_of(1), 128);
    assert_string_equal(text_of(2), " . 7");
    assert_int_equal(alpha_of(2), 128);
}

static void test_all_of_it_fades_when_it_gets_shorter(void **state)
{
    struct number number = number_left(9080, true);

    (void)state;
    draw(&number);
    assert_int_equal(list.command_count, 2);
    assert_string_equal(text_of(0), "10");
    assert_string_equal(text_of(1), "9");
}

static void test_still_it_is_one(void **state)
{
    struct number number = number_still(27);

    (void)state;
    draw(&number);
    assert_int_equal(list.command_count, 1);
    assert_string_equal(text_of(0), "0:27");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_there_when_its_second_begins),
        cmocka_unit_test(test_only_the_digit_that_changes_fades),
        cmocka_unit_test(test_all_of_it_fades_when_it_gets_shorter),
        cmocka_unit_test(test_still_it_is_one),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
