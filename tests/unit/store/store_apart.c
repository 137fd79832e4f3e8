/* SPDX-License-Identifier: MIT */
/* Large work on a thread of its own: it is done when the call returns, also without a thread.
 */
#define _GNU_SOURCE /* pthread_setattr_default_np() */
#include "app/store/apart.h"

#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct done {
    pthread_t by;
    int times;
};

static void work(void *context)
{
    struct done *done = context;

    done->by = pthread_self();
    done->times++;
}

static void test_another_thread_does_it(void **state)
{
    struct done done = {.by = pthread_self()};

    (void)state;
    apart_run(work, &done);
    assert_int_equal(done.times, 1);
    assert_false(pthread_equal(done.by, pthread_self()));
}

/* No thread can have a stack that large. */
static void test_it_is_done_without_a_thread_too(void **state)
{
    struct done done = {0};
    pthread_attr_t before, huge;

    (void)state;
    assert_int_equal(pthread_getattr_default_np(&before), 0);
    assert_int_equal(pthread_attr_init(&huge), 0);
    assert_int_equal(pthread_attr_setstacksize(&huge, (size_t)1 << 62), 0);
    assert_int_equal(pthread_setattr_default_np(&huge), 0);
    apart_run(work, &done);
    assert_int_equal(pthread_setattr_default_np(&before), 0);
    assert_int_equal(done.times, 1);
    assert_true(pthread_equal(done.by, pthread_self()));
    (void)pthread_attr_destroy(&huge);
    (void)pthread_attr_destroy(&before);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_another_thread_does_it),
        cmocka_unit_test(test_it_is_done_without_a_thread_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
