/* SPDX-License-Identifier: MIT */
/* The thread that saves on a stick, with a folder that comes and goes as the stick. */
#include "app/cli/stick_worker.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/store/fixture.h"
#include "tests/unit/store/visits.h"

#include <dirent.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct usage_time now = {
    .wall_ms = 1795824000000, .utc_offset_min = 60, .clock_ok = true};

struct plug {
    struct fixture *fixture; /* its folder is where sticks appear */
    char db[FIXTURE_PATH_MAX];
    char stick[FIXTURE_PATH_MAX];
    char pocket[FIXTURE_PATH_MAX]; /* where it is when it is pulled */
    sem_t news;
    struct stick_worker *worker;
};

static void post_news(void *context)
{
    sem_post(context);
}

static int setup(void **state)
{
    struct plug *plug = calloc(1, sizeof *plug);
    void *fixture = NULL;

    if (plug == NULL || fixture_setup(&fixture) != 0) {
        free(plug);
        return -1;
    }
    plug->fixture = fixture;
    snprintf(plug->db, sizeof plug->db, "%.200s/records.db", plug->fixture->folder);
    snprintf(plug->stick, sizeof plug->stick, "%.200s/STICK", plug->fixture->folder);
    snprintf(plug->pocket, sizeof plug->pocket, "%.200s/pocket", plug->fixture->folder);
    visits_write_random(plug->db, 3, 300);
    sem_init(&plug->news, 0, 0);
    const struct stick_worker_settings settings = {
        .db = plug->db,
        .station_name = "Gym",
        .stand_in = plug->stick,
        .kept_months = 13,
        .wake = post_news,
        .context = &plug->news,
    };
    plug->worker = stick_worker_open(&settings);
    *state = plug;
    return plug->worker != NULL ? 0 : -1;
}

static int teardown(void **state)
{
    struct plug *plug = *state;
    void *fixture = plug->fixture;

    stick_worker_close(plug->worker);
    sem_destroy(&plug->news);
    free(plug);
    return fixture_teardown(&fixture);
}

static void plug_in(const struct plug *plug)
{
    assert_int_equal(mkdir(plug->stick, 0755), 0);
}

static void pull_out(const struct plug *plug)
{
    assert_int_equal(rename(plug->stick, plug->pocket), 0);
}

/* The state that is told after what was asked for is done. */
static struct stick told(struct plug *plug)
{
    struct stick stick = {.state = STICK_SAVING, .percent = -1};

    stick_worker_wait(plug->worker);
    assert_true(stick_worker_take(plug->worker, &stick));
    assert_false(stick_worker_take(plug->worker, &stick));
    return stick;
}

static void save_with(struct stick_worker *worker)
{
    struct report_language language;

    report_language_plain(&language);
    stick_worker_save(worker, &language, &now);
}

static struct stick look(struct plug *plug)
{
    stick_worker_look(plug->worker);
    return told(plug);
}

static struct stick save(struct plug *plug)
{
    save_with(plug->worker);
    return told(plug);
}

/* Sleeps until the thread tells `state` by itself. */
static void await(struct plug *plug, enum stick_state state)
{
    struct stick stick;

    do {
        assert_int_equal(sem_wait(&plug->news), 0);
    } while (!stick_worker_take(plug->worker, &stick) || stick.state != state);
}

static int entries(const char *path)
{
    DIR *folder = opendir(path);
    int count = -2;

    assert_non_null(folder);
    while (readdir(folder) != NULL) {
        count++;
    }
    closedir(folder);
    return count;
}

static void test_nothing_before_a_look(void **state)
{
    struct plug *plug = *state;
    struct stick stick;

    plug_in(plug);
    save_with(plug->worker);
    stick_worker_rest(plug->worker);
    stick_worker_wait(plug->worker);
    assert_false(stick_worker_take(plug->worker, &stick));
    assert_int_equal(entries(plug->stick), 0);
}

static void test_plugged_and_pulled(void **state)
{
    struct plug *plug = *state;

    assert_int_equal(look(plug).state, STICK_LOOKING);
    plug_in(plug);
    await(plug, STICK_FOUND);
    pull_out(plug);
    await(plug, STICK_LOOKING);
    assert_int_equal(rename(plug->pocket, plug->stick), 0);
    await(plug, STICK_FOUND);
}

static void test_saved(void **state)
{
    struct plug *plug = *state;
    char path[FIXTURE_PATH_MAX * 2];

    plug_in(plug);
    struct stick stick = look(plug);
    assert_int_equal(stick.state, STICK_FOUND);
    assert_string_equal(stick.name, "STICK");
    stick = save(plug);
    assert_int_equal(stick.state, STICK_SAVED);
    assert_int_equal(stick.problem, STICK_FINE);
    assert_int_equal(stick.percent, 100);
    assert_string_equal(stick.name, "STICK");
    assert_string_equal(stick.folder, "unknot-Gym-2026-11-28");
    snprintf(path, sizeof path, "%.200s/%.60s", plug->stick, stick.folder);
    assert_int_equal(entries(path), 6);
    assert_int_equal(entries(plug->stick), 1);
    /* It stays said when it is pulled, until the next look. */
    pull_out(plug);
    stick_worker_wait(plug->worker);
    assert_false(stick_worker_take(plug->worker, &stick));
    assert_int_equal(look(plug).state, STICK_LOOKING);
    assert_int_equal(rename(plug->pocket, plug->stick), 0);
    await(plug, STICK_FOUND);
    assert_string_equal(save(plug).folder, "unknot-Gym-2026-11-28-2");
}

/* Each state once, in this order, and a percentage that grows. */
static void test_percent_grows(void **state)
{
    struct plug *plug = *state;
    struct stick stick;
    int percent = -1;

    plug_in(plug);
    look(plug);
    save_with(plug->worker);
    do {
        assert_int_equal(sem_wait(&plug->news), 0);
        if (stick_worker_take(plug->worker, &stick)) {
            assert_true(stick.state == STICK_SAVING || stick.state == STICK_SAVED);
            assert_true(stick.percent > percent);
            percent = stick.percent;
        }
    } while (stick.state != STICK_SAVED);
    assert_int_equal(percent, 100);
}

static void test_not_there_any_more(void **state)
{
    struct plug *plug = *state;

    plug_in(plug);
    assert_int_equal(look(plug).state, STICK_FOUND);
    pull_out(plug);
    assert_int_equal(save(plug).state, STICK_LOOKING);
}

static void test_failed_stands_until_the_next_look(void **state)
{
    struct plug *plug = *state;
    struct stick stick;

    plug_in(plug);
    look(plug);
    fixture_write(plug->db, "nonsense, and long enough to be no empty file", 46);
    stick = save(plug);
    assert_int_equal(stick.state, STICK_FAILED);
    assert_int_equal(stick.problem, STICK_NO_RECORDS);
    assert_string_equal(stick.folder, "");
    assert_int_equal(entries(plug->stick), 0);
    pull_out(plug);
    stick_worker_wait(plug->worker);
    assert_false(stick_worker_take(plug->worker, &stick));
    assert_int_equal(look(plug).state, STICK_LOOKING);
}

static void test_nowhere_to_look(void **state)
{
    struct plug *plug = *state;
    const struct stick_worker_settings settings = {.db = plug->db,
                                                   .stand_in = "/nowhere/at/all"};
    struct stick_worker *worker = stick_worker_open(&settings);
    struct stick stick = {0};

    assert_non_null(worker);
    stick_worker_look(worker);
    stick_worker_wait(worker);
    assert_true(stick_worker_take(worker, &stick));
    assert_int_equal(stick.state, STICK_FAILED);
    assert_int_equal(stick.problem, STICK_NOT_ALLOWED);
    save_with(worker);
    stick_worker_wait(worker);
    assert_false(stick_worker_take(worker, &stick));
    stick_worker_close(worker);
}

/* Called by the thread in the middle of saving. */
struct puller {
    struct plug *plug;
    atomic_int calls_left;
};

static void pull_at_last_call(void *context)
{
    struct puller *puller = context;

    if (atomic_fetch_sub(&puller->calls_left, 1) == 1) {
        pull_out(puller->plug);
    }
}

static void test_pulled_while_it_saves(void **state)
{
    struct plug *plug = *state;
    struct puller puller = {.plug = plug};
    const struct stick_worker_settings settings = {.db = plug->db,
                                                   .station_name = "Gym",
                                                   .stand_in = plug->stick,
                                                   .wake = pull_at_last_call,
                                                   .context = &puller};
    struct stick_worker *worker = stick_worker_open(&settings);
    struct stick stick = {0};

    plug_in(plug);
    for (int calls = 1; calls <= 4; calls++) {
        atomic_store(&puller.calls_left, 0);
        stick_worker_look(worker);
        stick_worker_wait(worker);
        assert_true(stick_worker_take(worker, &stick));
        assert_int_equal(stick.state, STICK_FOUND);
        atomic_store(&puller.calls_left, calls);
        save_with(worker);
        stick_worker_wait(worker);
        assert_true(stick_worker_take(worker, &stick));
        assert_int_equal(stick.state, STICK_FAILED);
        assert_int_equal(stick.problem, STICK_PULLED);
        assert_int_equal(rename(plug->pocket, plug->stick), 0);
        char path[FIXTURE_PATH_MAX * 2];
        snprintf(path, sizeof path, "%.200s/unknot-Gym-2026-11-28", plug->stick);
        assert_int_not_equal(access(path, F_OK), 0);
    }
    stick_worker_close(worker);
    assert_int_equal(look(plug).state, STICK_FOUND);
    assert_string_equal(save(plug).folder, "unknot-Gym-2026-11-28");
    assert_int_equal(entries(plug->stick), 1);
}

/* However far it has come: nothing is left, or all of it. */
static void test_rest_breaks_off(void **state)
{
    struct plug *plug = *state;
    struct stick stick;
    char path[FIXTURE_PATH_MAX * 2];
    int whole = 0;

    plug_in(plug);
    for (int i = 0; i < 12; i++) {
        assert_int_equal(look(plug).state, STICK_FOUND);
        while (sem_trywait(&plug->news) == 0) {
        }
        save_with(plug->worker);
        for (int told_times = 0; told_times < i % 5; told_times++) {
            assert_int_equal(sem_wait(&plug->news), 0);
        }
        stick_worker_rest(plug->worker);
        stick_worker_wait(plug->worker);
        assert_false(stick_worker_take(plug->worker, &stick));
        int there = entries(plug->stick);
        assert_true(there == whole || there == whole + 1);
        whole = there;
    }
    snprintf(path, sizeof path, "%.200s/.unknot-Gym-2026-11-28.part", plug->stick);
    assert_int_not_equal(access(path, F_OK), 0);
}

static void test_close_while_it_saves(void **state)
{
    struct plug *plug = *state;
    const struct stick_worker_settings settings = {
        .db = plug->db, .station_name = "Gym", .stand_in = plug->stick};

    plug_in(plug);
    for (int i = 0; i < 10; i++) {
        struct stick_worker *worker = stick_worker_open(&settings);

        stick_worker_look(worker);
        if (i % 2 == 0) {
            stick_worker_wait(worker);
        }
        save_with(worker);
        stick_worker_close(worker);
    }
    stick_worker_close(NULL);
    assert_int_equal(look(plug).state, STICK_FOUND);
}

#define CASE(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(test_nothing_before_a_look),
        CASE(test_plugged_and_pulled),
        CASE(test_saved),
        CASE(test_percent_grows),
        CASE(test_not_there_any_more),
        CASE(test_failed_stands_until_the_next_look),
        CASE(test_nowhere_to_look),
        CASE(test_pulled_while_it_saves),
        CASE(test_rest_breaks_off),
        CASE(test_close_while_it_saves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
