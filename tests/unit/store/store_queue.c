/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/store/usage_queue.h"

static void push_numbers(struct usage_queue *queue, int from, int count)
{
    for (int i = from; i < from + count; i++) {
        struct usage usage = {.kind = USAGE_STEP, .u.step.ordinal = i};

        assert_true(usage_queue_push(queue, &usage, (struct usage_time){.mono_ms = i}));
    }
}

static void assert_numbers(const struct usage_queue *queue, int from, int count)
{
    assert_int_equal(queue->count, count);
    for (int i = 0; i < count; i++) {
        assert_int_equal(usage_queue_at(queue, i)->usage.u.step.ordinal, from + i);
        assert_int_equal(usage_queue_at(queue, i)->time.mono_ms, from + i);
    }
}

static void test_is_preallocated(void **state)
{
    struct usage_queue queue;

    (void)state;
    assert_true(usage_queue_init(&queue));
    const struct usage_waiting *items = queue.items;

    push_numbers(&queue, 0, USAGE_QUEUE_FIRST_CAPACITY);
    assert_ptr_equal(queue.items, items);
    usage_queue_finish(&queue);
}

static void test_wraps_in_order(void **state)
{
    struct usage_queue queue;

    (void)state;
    assert_true(usage_queue_init(&queue));
    push_numbers(&queue, 0, 1);
    for (int round = 0; round < 10; round++) {
        push_numbers(&queue, round * 700 + 1, 700);
        assert_numbers(&queue, round * 700, 701);
        usage_queue_drop(&queue, 700);
    }
    assert_int_equal(queue.capacity, USAGE_QUEUE_FIRST_CAPACITY);
    usage_queue_finish(&queue);
}

/* In a day of visits a quarter of a megabyte was touched for the first time, a page after the
 * other. */
static void test_one_at_a_time_stays_in_its_place(void **state)
{
    struct usage_queue queue;

    (void)state;
    assert_true(usage_queue_init(&queue));
    for (int i = 0; i < 3; i++) {
        push_numbers(&queue, i, 1);
        assert_ptr_equal(usage_queue_at(&queue, 0), queue.items);
        usage_queue_drop(&queue, 1);
    }
    usage_queue_finish(&queue);
}

static void test_grows_while_wrapped(void **state)
{
    struct usage_queue queue;

    (void)state;
    assert_true(usage_queue_init(&queue));
    push_numbers(&queue, 0, 1000);
    usage_queue_drop(&queue, 900);
    push_numbers(&queue, 1000, 5000);
    assert_numbers(&queue, 900, 5100);
    usage_queue_drop(&queue, 5099);
    assert_numbers(&queue, 5999, 1);
    usage_queue_finish(&queue);
    usage_queue_finish(&queue);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_is_preallocated),
        cmocka_unit_test(test_wraps_in_order),
        cmocka_unit_test(test_one_at_a_time_stays_in_its_place),
        cmocka_unit_test(test_grows_while_wrapped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
