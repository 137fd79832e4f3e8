/* SPDX-License-Identifier: MIT */
/* A whole station without a screen: edges in, a trace of effects out. */
#include "app/cli/station.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    TRACE_MAX = 20000
};

static int rests;

void __wrap_heap_rest(void);

void __wrap_heap_rest(void)
{
    rests++;
}

static const int64_t fifty_years_ms = 50LL * 365 * 86400 * 1000;

static void open_station(struct station *station, char *trace, size_t trace_size)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    assert_true(station_init(station, &files, START_MS));
    station->trace = fmemopen(trace, trace_size, "w");
    station->trace_from_ms = START_MS;
    assert_non_null(station->trace);
}

static void close_station(struct station *station)
{
    FILE *trace = station->trace;

    station_finish(station);
    fclose(trace);
}

static void tap(struct station *station, enum button button, int64_t at_ms)
{
    const struct button_edge down = {button, true, START_MS + at_ms, false};
    const struct button_edge up = {button, false, START_MS + at_ms + 80, false};

    station_edge(station, &down);
    station_edge(station, &up);
}

/* A visit; the wall clock jumps by `jump_ms` forth and back again and again. */
static void play(char *trace, int64_t jump_ms)
{
    struct station station;
    int64_t wall_ms = 1800000000000;

    memset(trace, 0, TRACE_MAX);
    open_station(&station, trace, TRACE_MAX - 1);
    for (int64_t at_ms = 1000; at_ms < 500000; at_ms += 1000) {
        int64_t jump = at_ms / 1000 % 2 == 0 ? jump_ms : -jump_ms;

        station_set_wall(&station, START_MS + at_ms, wall_ms + at_ms + jump, true);
        if (at_ms <= 7000 || at_ms == 20000) {
            tap(&station, BUTTON_OK, at_ms);
        }
        station_advance(&station, START_MS + at_ms + 500);
    }
    close_station(&station);
}

static void test_wall_clock_jumps_change_nothing(void **state)
{
    static char steady[TRACE_MAX], jumping[TRACE_MAX];

    (void)state;
    play(steady, 0);
    play(jumping, fifty_years_ms);
    assert_non_null(strstr(steady, "end finished"));
    assert_string_equal(steady, jumping);
}

static void test_the_time_of_day_is_shown_only_when_it_is_known(void **state)
{
    static char trace[TRACE_MAX];
    struct station station;

    (void)state;
    open_station(&station, trace, TRACE_MAX - 1);
    assert_int_equal(station.model.minute_of_day, -1);
    station_set_wall(&station, START_MS, 1800000000000, false);
    assert_int_equal(station.model.minute_of_day, -1);
    station_set_wall(&station, START_MS, 1800000000000, true);
    assert_in_range(station.model.minute_of_day, 0, 1439);
    close_station(&station);
}

/* Edges that were read in one batch, late: each press still counts, at its own time. */
static void test_late_edges_keep_their_times(void **state)
{
    static char trace[TRACE_MAX];
    struct station station;

    (void)state;
    memset(trace, 0, sizeof trace);
    open_station(&station, trace, TRACE_MAX - 1);
    for (int i = 0; i < 6; i++) {
        tap(&station, BUTTON_OK, 1000 + 200 * i);
    }
    station_advance(&station, START_MS + 9000);
    assert_int_equal(station.model.screen, SCREEN_READY);
    close_station(&station);
    assert_non_null(strstr(trace, "1.010 cue choose"));
    assert_non_null(strstr(trace, "2.010 visit quick"));
}

static int times(const char *text, const char *what)
{
    int count = 0;

    for (; (text = strstr(text, what)) != NULL; text++) {
        count++;
    }
    return count;
}

/* One button is held for ever, from the visit's first second on. */
static void test_a_stuck_button_is_one_fault_and_the_visit_goes_on(void **state)
{
    static char trace[TRACE_MAX];
    struct station station;
    struct button_edge down = {BUTTON_LEFT, true, START_MS + 9000, false};

    (void)state;
    memset(trace, 0, sizeof trace);
    open_station(&station, trace, TRACE_MAX - 1);
    for (int64_t at_ms = 1000; at_ms <= 8000; at_ms += 1000) {
        tap(&station, BUTTON_OK, at_ms);
    }
    station_edge(&station, &down);
    station_advance(&station, START_MS + 500000);
    close_station(&station);
    assert_int_equal(times(trace, "39.010 fault B2 Stuck yellow button: free or replace it\n"),
                     1);
    assert_int_equal(times(trace, "fault"), 1);
    assert_int_equal(times(trace, "end finished"), 1);
    assert_int_equal(times(trace, "buttons left presses 1 stuck 1 ok presses 8\n"), 1);
}

/* What the contacts did is recorded once an hour and at the end, when there is something. */
static void test_contacts_are_recorded_by_the_hour(void **state)
{
    static char trace[TRACE_MAX];
    struct station station;
    struct button_edge again[] = {{BUTTON_BACK, false, START_MS + 1003, false},
                                  {BUTTON_BACK, true, START_MS + 1005, false}};
    struct button_edge up = {BUTTON_BACK, false, START_MS + 1100, false};
    struct button_edge down = {BUTTON_BACK, true, START_MS + 1000, false};

    (void)state;
    memset(trace, 0, sizeof trace);
    open_station(&station, trace, TRACE_MAX - 1);
    station_edge(&station, &down);
    station_edge(&station, &again[0]);
    station_edge(&station, &again[1]);
    station_edge(&station, &up);
    for (int minute = 1; minute <= 300; minute++) {
        int64_t now_ms = START_MS + minute * 60000LL;

        if (minute == 70) {
            tap(&station, BUTTON_RIGHT, 70 * 60000LL - 500);
        }
        station_advance(&station, now_ms);
        station_set_wall(&station, now_ms, 1800000000000 + now_ms, true);
        /* It never wakes up for this. */
        assert_true(minute < 90 || station_next_deadline(&station) == INT64_MAX);
    }
    tap(&station, BUTTON_OK, 300 * 60000LL + 100);
    station_advance(&station, START_MS + 300 * 60000LL + 1000);
    close_station(&station);
    assert_int_equal(times(trace, "buttons"), 3);
    assert_int_equal(times(trace, " 3600.000 buttons back presses 1 glitches 1 bounce 5\n"), 1);
    assert_int_equal(times(trace, " 7200.000 buttons right presses 1\n"), 1);
    assert_int_equal(times(trace, "18001.000 buttons ok presses 1\n"), 1);
}

/* What is shown follows the language; what is recorded has nothing of it. */
static void test_a_language_is_chosen(void **state)
{
    static char trace[TRACE_MAX];
    struct station station;
    const struct content *english;

    (void)state;
    memset(trace, 0, sizeof trace);
    open_station(&station, trace, TRACE_MAX - 1);
    english = station.env.content;
    assert_true(station.env.settings->languages > 2);
    tap(&station, BUTTON_RIGHT, 1000);
    station_advance(&station, START_MS + 1500);
    assert_string_equal(station_language(&station)->id, "de");
    assert_ptr_equal(station.env.content, station_language(&station)->content);
    assert_string_equal(station.env.content->routines[0].name, "Kurz lösen");
    assert_string_equal(english->routines[0].name, "Quick release");
    for (int i = 0; i < 6; i++) {
        tap(&station, BUTTON_OK, 2000 + 600 * i);
    }
    station_advance(&station, START_MS + 9000);
    assert_int_equal(station.model.screen, SCREEN_READY);
    assert_string_equal(station_language(&station)->id, "de");
    tap(&station, BUTTON_BACK, 10000);
    tap(&station, BUTTON_BACK, 11000);
    station_advance(&station, START_MS + 13000);
    assert_int_equal(station.model.screen, SCREEN_ATTRACT);
    assert_ptr_equal(station.env.content, english);
    close_station(&station);
    assert_non_null(strstr(trace, "visit quick"));
    assert_null(strstr(trace, " de"));
}

/* Another language may be the station's own, also from the command line. */
static void test_a_language_of_its_own(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml",
                                        .language = "fr"};
    struct station station;

    (void)state;
    assert_true(station_init(&station, &files, START_MS));
    assert_string_equal(station_language(&station)->id, "fr");
    tap(&station, BUTTON_RIGHT, 1000);
    station_advance(&station, START_MS + 1500);
    assert_string_equal(station_language(&station)->id, "en");
    station_advance(&station, START_MS + 22000);
    assert_string_equal(station_language(&station)->id, "fr");
    station_finish(&station);
}

/* Each time somebody is gone, and at no other: it is not for when something moves. */
static void test_memory_is_given_back_when_nobody_is_there(void **state)
{
    static char trace[TRACE_MAX];
    struct station station;

    (void)state;
    rests = 0;
    open_station(&station, trace, sizeof trace - 1);
    for (int visitor = 1; visitor <= 3; visitor++) {
        int64_t at_ms = visitor * 400000;

        tap(&station, BUTTON_OK, at_ms);
        station_advance(&station, START_MS + at_ms + 1000);
        assert_int_equal(station.model.screen, SCREEN_CHOOSE);
        assert_int_equal(rests, visitor - 1);
        for (int64_t ms = at_ms; ms < at_ms + 300000; ms += 5000) {
            station_advance(&station, START_MS + ms);
        }
        assert_int_equal(station.model.screen, SCREEN_ATTRACT);
        assert_int_equal(rests, visitor);
    }
    close_station(&station);
}

static void test_broken_files_give_the_fault_screen(void **state)
{
    const struct station_files files = {.assets = "/nonexistent",
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};
    struct station station;

    (void)state;
    assert_false(station_init(&station, &files, START_MS));
    assert_int_equal(station.model.screen, SCREEN_FAULT);
    assert_non_null(strstr(station.model.fault_text, "/nonexistent"));
    tap(&station, BUTTON_OK, 100);
    station_advance(&station, START_MS + 100000);
    assert_int_equal(station.model.screen, SCREEN_FAULT);
    assert_true(station_next_deadline(&station) == INT64_MAX);
    station_finish(&station);
}

/* What was reported before the power went is out after the next start. */
static void test_what_is_out_is_remembered(void **state)
{
    char folder[] = "/tmp/unknot-station-XXXXXX", path[64], trace[TRACE_MAX] = "";
    struct usage usage = {.kind = USAGE_OUTAGE, .u.outage = {.what = "lacrosse_ball"}};

    (void)state;
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/u.db", folder);
    for (int start = 0; start < 2; start++) {
        struct station station;

        open_station(&station, trace, sizeof trace - 1);
        station_set_wall(&station, START_MS, 1800000000000, true);
        station_record(&station, path, START_MS);
        assert_int_equal(station.model.outages.count, start);
        if (start == 0) {
            usage.at_ms = START_MS;
            usage_writer_push(station.writer, &usage,
                              (struct usage_time){.wall_ms = 1800000000000,
                                                  .mono_ms = START_MS,
                                                  .clock_ok = true});
            assert_true(usage_writer_flush(station.writer, 10000));
        } else {
            assert_string_equal(station.model.outages.items[0].what, "lacrosse_ball");
            assert_true(station.model.outages.items[0].since_ms == START_MS);
        }
        close_station(&station);
    }
    unlink(path);
    rmdir(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wall_clock_jumps_change_nothing),
        cmocka_unit_test(test_the_time_of_day_is_shown_only_when_it_is_known),
        cmocka_unit_test(test_late_edges_keep_their_times),
        cmocka_unit_test(test_a_stuck_button_is_one_fault_and_the_visit_goes_on),
        cmocka_unit_test(test_contacts_are_recorded_by_the_hour),
        cmocka_unit_test(test_a_language_is_chosen),
        cmocka_unit_test(test_a_language_of_its_own),
        cmocka_unit_test(test_memory_is_given_back_when_nobody_is_there),
        cmocka_unit_test(test_what_is_out_is_remembered),
        cmocka_unit_test(test_broken_files_give_the_fault_screen),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
