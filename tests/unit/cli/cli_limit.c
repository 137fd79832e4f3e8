/* SPDX-License-Identifier: MIT */
/* The end of the program has a limit: it ends with its code, and never when it ended itself. */
#include "app/cli/limit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <sys/wait.h>
#include <unistd.h>

/* @return how a program ended that hangs after this */
static int ended(void (*before)(struct limit *limit))
{
    pid_t child = fork();
    int status = 0;

    if (child == 0) {
        static struct limit limit;

        before(&limit);
        alarm(30); /* a limit that does nothing fails the test, and does not hang it */
        for (;;) {
            pause();
        }
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void hang(struct limit *limit)
{
    limit_start(limit, 20, 7);
}

static void hang_after_the_records(struct limit *limit)
{
    limit_start(limit, 500, 7);
    limit_code(limit, 5);
}

static void test_what_hangs_is_left(void **state)
{
    (void)state;
    assert_int_equal(ended(hang), 7);
    assert_int_equal(ended(hang_after_the_records), 5);
}

static void test_what_ends_is_let_end(void **state)
{
    struct limit limit = {.running = false};

    (void)state;
    limit_code(&limit, 1);
    limit_end(&limit); /* there was none */
    for (int i = 0; i < 100; i++) {
        limit_start(&limit, 60000, 7);
        limit_code(&limit, i);
        limit_end(&limit);
        assert_false(limit.running);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_hangs_is_left),
        cmocka_unit_test(test_what_ends_is_let_end),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
