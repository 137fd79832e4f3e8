/* SPDX-License-Identifier: MIT */
/* Bare lines of the header on the fake kernel, with the back end of each libgpiod. */
#include "hw/line_scan.h"
#include "tests/unit/hw/fake_kernel.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    EDGES_MAX = 64
};

static struct kernel_chip *header(void)
{
    return kernel_add_chip("/dev/gpiochip0", "pinctrl-bcm2711");
}

static int all_lines(struct scan_line lines[SCAN_LINES_MAX], enum line_bias bias)
{
    int count = 0;

    for (int bcm = SCAN_FIRST; bcm <= SCAN_LAST; bcm++) {
        lines[count++] = (struct scan_line){bcm, bias};
    }
    return count;
}

static struct line_scan *open_all(enum line_bias bias, uint32_t *held_out)
{
    struct scan_line lines[SCAN_LINES_MAX];
    char error[BUTTONS_ERROR_MAX] = "";
    struct line_scan *scan =
        line_scan_open(NULL, lines, all_lines(lines, bias), held_out, error);

    assert_string_equal(error, "");
    assert_non_null(scan);
    return scan;
}

static int begin(void **state)
{
    (void)state;
    kernel_reset();
    return 0;
}

static int end(void **state)
{
    (void)state;
    return kernel()->objects; /* the library got everything back */
}

static void expect(struct line_scan *scan, const struct scan_edge *wanted, int count)
{
    struct scan_edge edges[EDGES_MAX];

    assert_int_equal(line_scan_read(scan, edges, EDGES_MAX), count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(edges[i].bcm, wanted[i].bcm);
        assert_int_equal(edges[i].high, wanted[i].high);
        assert_int_equal(edges[i].at_us, wanted[i].at_us);
    }
}

/* Whatever is wired, its level itself is told, in the order of time. */
static void hears_every_line(void **state)
{
    static const struct scan_edge wanted[] = {
        {2, false, 5000000}, {27, false, 5001000}, {2, true, 5002000}, {27, true, 5007000}};
    struct kernel_chip *chip = header();
    uint32_t held, high;
    struct line_scan *scan = open_all(BIAS_PULL_UP, &held);

    (void)state;
    assert_int_equal(held, 0);
    assert_null(chip->lines[0].holder);
    assert_null(chip->lines[1].holder);
    assert_null(chip->lines[28].holder);
    assert_int_equal(chip->lines[9].bias, KERNEL_PULL_UP);
    assert_true(line_scan_levels(scan, &high));
    assert_int_equal(high, 0xFFFFFFC);
    kernel_wire(chip, 2, WIRE_GROUND, 5000);
    kernel_wire(chip, 27, WIRE_GROUND, 5001);
    kernel_wire(chip, 2, WIRE_OPEN, 5002);
    kernel_wire(chip, 27, WIRE_OPEN, 5007);
    assert_true(line_scan_wait(scan, -1, 0));
    expect(scan, wanted, 4);
    expect(scan, NULL, 0);
    line_scan_close(scan);
    for (int bcm = 0; bcm < KERNEL_LINES; bcm++) {
        assert_null(chip->lines[bcm].holder);
    }
}

static void hears_a_switch_to_the_supply(void **state)
{
    static const struct scan_edge wanted[] = {{14, true, 70000}};
    struct kernel_chip *chip = header();
    uint32_t held, high;
    struct line_scan *scan = open_all(BIAS_PULL_DOWN, &held);

    (void)state;
    assert_true(line_scan_levels(scan, &high));
    assert_int_equal(high, 0);
    kernel_wire(chip, 14, WIRE_SUPPLY, 70);
    expect(scan, wanted, 1);
    line_scan_close(scan);
}

/* Lamps, a fan, a serial port: they keep theirs, and the others are heard. */
static void leaves_out_what_is_held(void **state)
{
    static const struct scan_edge wanted[] = {{6, false, 9000}};
    struct kernel_chip *chip = header();
    uint32_t held;

    (void)state;
    chip->lines[5].holder = "unknot lamps";
    chip->lines[14].holder = "";
    chip->lines[20].refusal = EPERM;
    struct line_scan *scan = open_all(BIAS_PULL_UP, &held);
    assert_int_equal(held, 1U << 5 | 1U << 14 | 1U << 20);
    kernel_wire(chip, 6, WIRE_GROUND, 9);
    expect(scan, wanted, 1);
    line_scan_close(scan);
    assert_string_equal(chip->lines[5].holder, "unknot lamps");
}

static void says_why_there_is_none(void **state)
{
    const struct scan_line one = {17, BIAS_PULL_UP};
    char error[BUTTONS_ERROR_MAX] = "";
    uint32_t held;

    (void)state;
    assert_null(line_scan_open(NULL, &one, 1, &held, error));
    assert_true(error[0] != '\0');
    struct kernel_chip *chip = header();
    chip->lines[17].holder = "fan";
    assert_null(line_scan_open(NULL, &one, 1, &held, error));
    assert_non_null(strstr(error, "BCM 17 (header pin 11)"));
    assert_non_null(strstr(error, "fan"));
}

/* No call of the library that fails leaves anything behind. */
static void gives_everything_back(void **state)
{
    const struct scan_line lines[] = {{17, BIAS_PULL_UP}, {22, BIAS_NONE}};

    (void)state;
    for (int makes = 0; makes < 40; makes++) {
        char error[BUTTONS_ERROR_MAX] = "";
        uint32_t held;

        kernel_reset();
        header();
        kernel()->makes_left = makes;
        line_scan_close(line_scan_open(NULL, lines, 2, &held, error));
        assert_int_equal(kernel()->objects, 0);
    }
}

static void the_chip_goes_away(void **state)
{
    struct kernel_chip *chip = header();
    struct scan_edge edges[EDGES_MAX];
    uint32_t held, high;
    struct line_scan *scan = open_all(BIAS_PULL_UP, &held);

    (void)state;
    kernel_unplug(chip);
    assert_int_equal(line_scan_read(scan, edges, EDGES_MAX), -1);
    assert_false(line_scan_levels(scan, &high));
    line_scan_close(scan);
}

static void waiting_can_be_stopped(void **state)
{
    uint32_t held;
    int fds[2];

    (void)state;
    header();
    struct line_scan *scan = open_all(BIAS_PULL_UP, &held);
    assert_int_equal(pipe(fds), 0);
    assert_true(line_scan_wait(scan, fds[0], 0));
    assert_int_equal(write(fds[1], "x", 1), 1);
    assert_false(line_scan_wait(scan, fds[0], 1000));
    close(fds[0]);
    close(fds[1]);
    line_scan_close(scan);
    line_scan_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(hears_every_line, begin, end),
        cmocka_unit_test_setup_teardown(hears_a_switch_to_the_supply, begin, end),
        cmocka_unit_test_setup_teardown(leaves_out_what_is_held, begin, end),
        cmocka_unit_test_setup_teardown(says_why_there_is_none, begin, end),
        cmocka_unit_test_setup_teardown(gives_everything_back, begin, end),
        cmocka_unit_test_setup_teardown(the_chip_goes_away, begin, end),
        cmocka_unit_test_setup_teardown(waiting_can_be_stopped, begin, end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
