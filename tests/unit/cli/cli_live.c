/* SPDX-License-Identifier: MIT */
/* The loop of a station on a machine that is held up at a bad moment. Time and the lines are
 * the test's: the linker puts the functions named __wrap_ here in the place of the program's
 * (see CMakeLists.txt). */
#include "app/cli/live.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum {
    START_MS = 5000000,
    HELD_UP_MS = 50, /* longer than any debounce time */
    LOOPS = 6
};

/* What happens on the lines, as the loop looks at them. */
struct bench {
    struct station station;
    struct live live;
    struct quit quit;
    struct watchdog watchdog;
    int64_t now_ms;
    int looks; /* that found nothing more */
    const struct button_edge *edges;
    int edge_count, edge_at;
    int held_up_at; /* the machine is, right after this look */
};

static struct bench *bench(void)
{
    static struct bench the_bench;

    return &the_bench;
}

int64_t __wrap_keys_now_ms(void);
int __wrap_button_reader_take(struct button_reader *reader, struct button_edge *edges_out,
                              int edges_max);
bool __wrap_button_reader_take_levels(struct button_reader *reader,
                                      bool pressed_out[BUTTON_COUNT]);
bool __wrap_button_reader_take_error(struct button_reader *reader,
                                     char error_out[BUTTONS_ERROR_MAX]);
int64_t __wrap_button_reader_busy_ms(struct button_reader *reader);

int64_t __wrap_keys_now_ms(void)
{
    return bench()->now_ms;
}

/* Those that have happened by now. */
int __wrap_button_reader_take(struct button_reader *reader, struct button_edge *edges_out,
                              int edges_max)
{
    struct bench *b = bench();
    int count = 0;

    (void)reader;
    while (count < edges_max && b->edge_at < b->edge_count &&
           b->edges[b->edge_at].at_ms <= b->now_ms) {
        edges_out[count++] = b->edges[b->edge_at++];
    }
    if (count == 0) {
        b->looks++;
        b->now_ms += b->looks == b->held_up_at ? HELD_UP_MS : 0;
        atomic_store(&b->quit.wanted, b->looks == LOOPS);
    }
    return count;
}

bool __wrap_button_reader_take_levels(struct button_reader *reader,
                                      bool pressed_out[BUTTON_COUNT])
{
    (void)reader;
    (void)pressed_out;
    return false;
}

bool __wrap_button_reader_take_error(struct button_reader *reader,
                                     char error_out[BUTTONS_ERROR_MAX])
{
    (void)reader;
    (void)error_out;
    return false;
}

int64_t __wrap_button_reader_busy_ms(struct button_reader *reader)
{
    (void)reader;
    return 0;
}

/* The loop's way through these edges; the machine is held up while it has the first. */
static void live_through(const struct button_edge *edges, int count)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};
    const struct window_options window = {.w = 320, .h = 180, .offscreen = true};
    struct bench *b = bench();
    char error[RASTER_ERROR_MAX];

    *b = (struct bench){
        .now_ms = START_MS, .edges = edges, .edge_count = count, .held_up_at = 1};
    assert_true(quit_start(&b->quit));
    assert_true(station_init(&b->station, &files, START_MS));
    b->live = (struct live){.station = &b->station,
                            .window = window_open(&window, error),
                            .quit = &b->quit,
                            .watchdog = &b->watchdog,
                            .lines = {.reader = (struct button_reader *)b},
                            .fps = 30};
    assert_non_null(b->live.window);
    live_loop(&b->live);
    assert_int_equal(b->edge_at, count);
    window_close(b->live.window);
    quit_finish(&b->quit);
}

/* Its end came in time, and waited to be taken: no press, however late that is. */
static void a_bounce_is_no_press_when_the_machine_is_held_up(void **state)
{
    static const struct button_edge bounce[] = {{BUTTON_OK, true, START_MS, false},
                                                {BUTTON_OK, false, START_MS + 1, false}};

    (void)state;
    live_through(bounce, 2);
    const struct input_button *ok = &bench()->station.input.buttons[BUTTON_OK];

    assert_int_equal(ok->counts.presses, 0);
    assert_int_equal(ok->counts.glitches, 1);
    assert_int_equal(bench()->station.model.screen, SCREEN_ATTRACT);
    station_finish(&bench()->station);
}

/* One that is held is heard at the next look. */
static void a_press_is_one_all_the_same(void **state)
{
    static const struct button_edge press[] = {{BUTTON_OK, true, START_MS, false}};

    (void)state;
    live_through(press, 1);
    assert_int_equal(bench()->station.input.buttons[BUTTON_OK].counts.presses, 1);
    assert_int_equal(bench()->station.model.screen, SCREEN_CHOOSE);
    station_finish(&bench()->station);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bounce_is_no_press_when_the_machine_is_held_up),
        cmocka_unit_test(a_press_is_one_all_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
