/* SPDX-License-Identifier: MIT */
/* The comparison with golden pictures itself: what it lets pass, and what it does not. */
#include "golden_pictures.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    SIDE = 100,
    GREY = 0x808080,
};

static char dir[64];
static struct golden_pictures pictures;

static void start(bool update, int w, int h)
{
    pictures = (struct golden_pictures){.dir = dir, .update = update, .w = w, .h = h};
    for (int i = 0; i < w * h; i++) {
        pictures.is[i] = GREY;
    }
}

static int set_up(void **state)
{
    (void)state;
    snprintf(dir, sizeof dir, "golden_pictures_XXXXXX");
    if (mkdtemp(dir) == NULL) {
        return -1;
    }
    start(true, SIDE, SIDE);
    return golden_matches(&pictures, "kept") ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    start(true, SIDE, SIDE);
    golden_unused(&pictures);
    remove("kept.is.png");
    return rmdir(dir);
}

static void the_same_matches(void **state)
{
    (void)state;
    start(false, SIDE, SIDE);
    assert_true(golden_matches(&pictures, "kept"));
    assert_int_equal(golden_unused(&pictures), 0);
}

static void a_missing_one_does_not(void **state)
{
    (void)state;
    start(false, SIDE, SIDE);
    assert_false(golden_matches(&pictures, "missing"));
}

static void another_size_does_not(void **state)
{
    (void)state;
    start(false, SIDE, SIDE - 1);
    assert_false(golden_matches(&pictures, "kept"));
}

static void a_little_is_let_pass_in_all_pixels(void **state)
{
    (void)state;
    start(false, SIDE, SIDE);
    for (int i = 0; i < SIDE * SIDE; i++) {
        pictures.is[i] += GOLDEN_NEAR_ENOUGH << (i % 3 * 8);
    }
    assert_true(golden_matches(&pictures, "kept"));
}

static void much_is_let_pass_in_few_pixels(void **state)
{
    int few = SIDE * SIDE / GOLDEN_FEW_IN;

    (void)state;
    start(false, SIDE, SIDE);
    for (int i = 0; i < few; i++) {
        pictures.is[7 * i] += (GOLDEN_NEAR_ENOUGH + 1) << (i % 3 * 8);
    }
    assert_true(golden_matches(&pictures, "kept"));
    pictures.is[SIDE * SIDE - 1] -= GOLDEN_NEAR_ENOUGH + 1;
    assert_int_equal(golden_different(&pictures), few + 1);
    assert_false(golden_matches(&pictures, "kept"));
}

static void an_unused_one_is_noticed_and_removed(void **state)
{
    (void)state;
    start(true, SIDE, SIDE);
    assert_true(golden_matches(&pictures, "old"));
    start(false, SIDE, SIDE);
    assert_true(golden_matches(&pictures, "kept"));
    assert_int_equal(golden_unused(&pictures), 1);
    start(true, SIDE, SIDE);
    assert_true(golden_matches(&pictures, "kept"));
    assert_int_equal(golden_unused(&pictures), 0);
    start(false, SIDE, SIDE);
    assert_false(golden_matches(&pictures, "old"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_matches),
        cmocka_unit_test(a_missing_one_does_not),
        cmocka_unit_test(another_size_does_not),
        cmocka_unit_test(a_little_is_let_pass_in_all_pixels),
        cmocka_unit_test(much_is_let_pass_in_few_pixels),
        cmocka_unit_test(an_unused_one_is_noticed_and_removed),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
