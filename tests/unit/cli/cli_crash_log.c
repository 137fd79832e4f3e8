/* SPDX-License-Identifier: MIT */
/* Which starts count as crashes, when that leads to plain mode, and what leads back. */
#include "app/cli/crash_log.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    S = 1000,
    MIN = 60000
};

/* What happens to the program, and what the next start then is. */
struct life {
    int64_t at_ms;  /* of the start */
    int64_t ran_ms; /* when it dies */
    bool plain;     /* it had to start plain */
};

static struct crash_log again(const struct crash_log *log)
{
    char text[CRASH_LOG_TEXT_MAX];
    struct crash_log read;

    assert_in_range(crash_log_text(log, text), 1, CRASH_LOG_TEXT_MAX - 1);
    crash_log_parse(text, &read);
    return read;
}

/* Every life dies; each start reads what the one before wrote. */
static void live(const struct life *lives, int count)
{
    struct crash_log log = {.count = 0};

    for (int i = 0; i < count; i++) {
        log = again(&log);
        if (crash_log_start(&log, "boot", lives[i].at_ms) != lives[i].plain) {
            print_error("life %d: plain is not %d\n", i, lives[i].plain);
            fail();
        }
        for (int64_t ms = 0; ms <= lives[i].ran_ms; ms += S) {
            crash_log_pass(&log, lives[i].at_ms + ms);
        }
    }
}

#define LIVE(...)                                                                              \
    do {                                                                                       \
        const struct life lives[] = {__VA_ARGS__};                                             \
        live(lives, (int)(sizeof lives / sizeof lives[0]));                                    \
    } while (0)

static void test_three_within_five_minutes(void **state)
{
    (void)state;
    LIVE({10 * S, S, false}, {20 * S, S, false}, {30 * S, S, false}, {40 * S, S, true});
    /* The first one is too long ago. */
    LIVE({0, S, false}, {2 * MIN, S, false}, {4 * MIN, S, false}, {5 * MIN, S, false},
         {5 * MIN + S, S, true});
    /* Two, and one that ran for long. */
    LIVE({0, S, false}, {10 * S, S, false}, {20 * S, 5 * MIN, false}, {6 * MIN, S, false},
         {6 * MIN + S, S, false}, {6 * MIN + 2 * S, S, false}, {6 * MIN + 3 * S, S, true});
    LIVE({0, 4 * MIN, false}, {4 * MIN, 4 * MIN, false}, {8 * MIN, 4 * MIN, false},
         {12 * MIN, S, false});
}

static void test_plain_until_it_ran_for_half_an_hour(void **state)
{
    (void)state;
    LIVE({0, S, false}, {S, S, false}, {2 * S, S, false}, {3 * S, 29 * MIN, true},
         {40 * MIN, 29 * MIN, true}, {80 * MIN, 30 * MIN, true}, {120 * MIN, S, false},
         {121 * MIN, S, false}, {122 * MIN, S, false}, {123 * MIN, S, true});
}

static void test_another_boot_is_another_chance(void **state)
{
    struct crash_log log = {.count = 0};

    (void)state;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(crash_log_start(&log, "one", i * S), i == 3);
    }
    log = again(&log);
    assert_false(crash_log_start(&log, "two", 10 * S));
    assert_int_equal(log.count, 1);
}

/* As a handler writes them: after the start, the first one is the reason. */
static void test_signals_are_read(void **state)
{
    struct crash_log log;

    (void)state;
    crash_log_parse(
        "boot b\nstart 1000\nsignal 11\nsignal 06\nplain 2000\nran 3000\nsignal 07\n", &log);
    assert_string_equal(log.boot_id, "b");
    assert_int_equal(log.count, 3);
    assert_int_equal(log.starts[0].signal, SIGSEGV);
    assert_int_equal(log.starts[1].kind, CRASH_PLAIN);
    assert_int_equal(log.starts[1].signal, 0);
    assert_int_equal(log.starts[2].kind, CRASH_RAN);
    assert_int_equal(log.starts[2].signal, SIGBUS);
    struct crash_log same = again(&log);
    assert_memory_equal(&same, &log, sizeof log);
}

/* A file that was cut or is none leads to nothing, and never to more than there is room for. */
static void test_anything_can_be_in_the_file(void **state)
{
    static const char *const texts[] = {
        "",
        "\n\n",
        "signal 11\n",
        "start\n",
        "start x\n",
        "boot",
        "start -1\n",
        "what 1\n",
        "\x01\x02\xff\n",
        "start 99999999999999999999999",
        "boot \nstart 1\nstart 2\nsta",
    };
    struct crash_log log;
    char many[4000] = "";

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        crash_log_parse(texts[i], &log);
        assert_in_range(log.count, 0, 2);
        assert_false(crash_log_start(&log, "boot", 1000));
    }
    for (int i = 0; i < 100; i++) {
        strcat(many, "start 5000\nsignal 99\n");
    }
    crash_log_parse(many, &log);
    assert_int_equal(log.count, CRASH_STARTS_MAX);
    again(&log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_within_five_minutes),
        cmocka_unit_test(test_plain_until_it_ran_for_half_an_hour),
        cmocka_unit_test(test_another_boot_is_another_chance),
        cmocka_unit_test(test_signals_are_read),
        cmocka_unit_test(test_anything_can_be_in_the_file),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
