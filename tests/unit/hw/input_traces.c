/* SPDX-License-Identifier: MIT */
/*
 * Traces of real contacts, and thousands of made ones, through core/input as the program feeds
 * it: everything due is taken before each edge and at each tick.
 */
#include "app/core/input.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    EVENTS_MAX = 4096,
    EDGES_MAX = 16384,
    TEXT_MAX = 512
};

struct trace {
    struct button_edge edges[EDGES_MAX];
    int edge_count;
};

struct player {
    struct input input;
    struct settings settings;
    struct event events[EVENTS_MAX];
    int event_count;
    int64_t now_ms; /* told to input so far */
};

static struct player *player_create(void)
{
    struct player *player = calloc(1, sizeof *player);
    assert_non_null(player);
    player->settings = settings_default();
    player->settings.debounce_ms = 10;
    player->settings.stuck_ms = 30000;
    input_init(&player->input);
    return player;
}

static void take_due(struct player *player, int64_t now_ms)
{
    struct event event;
    while (input_poll(&player->input, &player->settings, now_ms, &event)) {
        assert_true(player->event_count < EVENTS_MAX);
        /* What the visit was told before, a tick or an event, is not later than this. */
        assert_true(event.at_ms >= player->now_ms);
        assert_true(event.at_ms <= now_ms);
        assert_true(event.kind == EVENT_PRESS || event.kind == EVENT_RELEASE ||
                    event.kind == EVENT_STUCK);
        player->now_ms = event.at_ms;
        player->events[player->event_count++] = event;
    }
    player->now_ms = now_ms;
}

/* Ticks up to `until_ms`; tick_ms 0: sleeps until the deadline that input names. */
static void tick(struct player *player, int64_t tick_ms, int64_t until_ms)
{
    for (;;) {
        int64_t next_ms = tick_ms > 0 ? (player->now_ms / tick_ms + 1) * tick_ms
                                      : input_next_deadline(&player->input, &player->settings);
        if (next_ms > until_ms) {
            return;
        }
        take_due(player, next_ms);
    }
}

static void play(struct player *player, const struct trace *trace, int64_t tick_ms,
                 int64_t end_ms)
{
    for (int i = 0; i < trace->edge_count; i++) {
        tick(player, tick_ms, trace->edges[i].at_ms);
        take_due(player, trace->edges[i].at_ms);
        input_edge(&player->input, &trace->edges[i]);
    }
    tick(player, tick_ms, end_ms);
    take_due(player, end_ms);
}

/* "0+ 80-": level changes of one button at these milliseconds. */
static void parse(struct trace *trace, const char *text)
{
    trace->edge_count = 0;
    while (*text != '\0') {
        char *end = NULL;
        long at_ms = strtol(text, &end, 10);
        trace->edges[trace->edge_count++] =
            (struct button_edge){BUTTON_RIGHT, *end == '+', at_ms, false};
        text = end + 1;
        text += strspn(text, " ");
    }
}

static char letter_of(enum event_kind kind)
{
    return kind == EVENT_PRESS ? 'P' : kind == EVENT_STUCK ? 'S' : 'R';
}

/* "P10 R90", with S where it is found to be stuck */
static void print_events(const struct player *player, char text_out[TEXT_MAX])
{
    size_t used = 0;
    text_out[0] = '\0';
    for (int i = 0; i < player->event_count && used < TEXT_MAX; i++) {
        const struct event *event = &player->events[i];
        assert_int_equal(event->button, BUTTON_RIGHT);
        used += (size_t)snprintf(text_out + used, TEXT_MAX - used, "%s%c%lld", i > 0 ? " " : "",
                                 letter_of(event->kind), (long long)event->at_ms);
    }
}

struct row {
    const char *name;
    const char *edges;
    const char *events;
    int glitches;
    int bounce_ms;
};

/* Each P, R and S of the events is counted, and how long the longest change took. */
static void check_counts(struct player *player, const struct row *row, bool held_at_start)
{
    struct button_counts counts[BUTTON_COUNT];
    int told[3] = {0};

    for (int i = 0; i < player->event_count; i++) {
        told[player->events[i].kind == EVENT_PRESS   ? 0
             : player->events[i].kind == EVENT_STUCK ? 1
                                                     : 2]++;
    }
    (void)input_take_counts(&player->input, counts);
    const struct button_counts *of = &counts[BUTTON_RIGHT];

    if (of->glitches != row->glitches || of->bounce_ms != row->bounce_ms) {
        fail_msg("%s: %d glitches and a bounce of %d ms, not %d and %d ms", row->name,
                 of->glitches, of->bounce_ms, row->glitches, row->bounce_ms);
    }
    assert_int_equal(of->presses, told[0]);
    assert_int_equal(of->stuck, told[1]);
    assert_int_equal(of->at_start, held_at_start);
    assert_true(of->watched >= told[0]);
    assert_false(button_counts_any(&counts[BUTTON_LEFT]));
    assert_false(input_take_counts(&player->input, counts));
}

static void play_row(const struct row *row, bool held_at_start, int64_t tick_ms)
{
    struct trace *trace = calloc(1, sizeof *trace);
    struct player *player = player_create();
    char text[TEXT_MAX];
    assert_non_null(trace);
    parse(trace, row->edges);
    if (held_at_start) {
        input_held_at_start(&player->input, BUTTON_RIGHT, 0);
    }
    play(player, trace, tick_ms, 200000);
    print_events(player, text);
    if (strcmp(text, row->events) != 0) {
        fail_msg("%s, ticks of %d ms: \"%s\", not \"%s\"", row->name, (int)tick_ms, text,
                 row->events);
    }
    check_counts(player, row, held_at_start);
    free(player);
    free(trace);
}

static void play_rows(const struct row *rows, size_t count, bool held_at_start)
{
    static const int64_t ticks_ms[] = {0, 1, 10, 16, 1000};
    for (size_t i = 0; i < count; i++) {
        for (size_t t = 0; t < sizeof ticks_ms / sizeof ticks_ms[0]; t++) {
            play_row(&rows[i], held_at_start, ticks_ms[t]);
        }
    }
}

static void contacts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"nothing", "", "", 0, 0},
        {"ideal", "0+ 80-", "P10 R90", 0, 0},
        {"make bounce of a microswitch", "0+ 1- 2+ 3- 4+ 80-", "P14 R90", 2, 4},
        {"break bounce of a microswitch", "0+ 80- 82+ 83- 85+ 90-", "P10 R100", 2, 10},
        {"both", "0+ 2- 3+ 4- 9+ 100- 101+ 101- 103+ 104-", "P19 R114", 4, 9},
        {"bounce within one millisecond", "0+ 0- 0+ 0- 0+ 50- 50+ 50-", "P10 R60", 3, 0},
        {"worn contact, 40 ms of bounce", "0+ 7- 9+ 15- 21+ 29- 31+ 40- 41+ 200-", "P51 R210",
         4, 41},
        {"slowly leaned on", "0+ 9- 14+ 23- 30+ 39- 45+ 54- 61+ 300-", "P71 R310", 4, 61},
        {"spike of a lamp", "5+ 6-", "", 1, 0},
        {"spike just too short", "0+ 9-", "", 1, 0},
        {"just long enough", "0+ 10-", "P10 R20", 0, 0},
        {"mains hum for a second's part", "0+ 9- 20+ 29- 40+ 49- 60+ 69- 80+ 89-", "", 5, 0},
        {"drop-out while held", "0+ 500- 505+ 900-", "P10 R910", 1, 0},
        {"drop-out too long to be one", "0+ 500- 510+ 900-", "P10 R510 P520 R910", 0, 0},
        {"double press", "0+ 60- 120+ 180-", "P10 R70 P130 R190", 0, 0},
        {"edges that repeat the level", "0+ 3+ 6+ 80- 85-", "P10 R90", 0, 0},
        {"release of what was never pressed", "5- 50+ 100-", "P60 R110", 0, 0},
    };
    play_rows(rows, sizeof rows / sizeof rows[0], false);
}

static void stuck_contacts(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"just not stuck", "0+ 30009-", "P10 R30019", 0, 0},
        {"stuck, then freed", "0+ 40000- 50000+ 50100-", "P10 S30010 R30010 P50010 R50110", 0,
         0},
        {"stuck for ever", "0+", "P10 S30010 R30010", 0, 0},
        {"stuck with drop-outs", "0+ 35000- 35004+ 60000- 60003+", "P10 S30010 R30010", 2, 0},
        {"stuck and freed with bounce", "0+ 35000- 35003+ 35005- 36000+ 36100-",
         "P10 S30010 R30010 P36010 R36110", 1, 5},
        {"stuck twice", "0+ 31000- 40000+", "P10 S30010 R30010 P40010 S70010 R70010", 0, 0},
        /* The time is up while the contact is open for a moment. */
        {"drop-out when the time is up", "0+ 30006- 30014+ 60000-", "P10 S30014 R30014", 1, 0},
        {"release when the time is up", "0+ 30006- 31000+ 31100-", "P10 R30016 P31010 R31110",
         0, 0},
    };
    play_rows(rows, sizeof rows / sizeof rows[0], false);
}

/* The lines are opened again while it is stuck: that is the same occurrence. */
static void stuck_is_told_once(void **state)
{
    struct trace *trace = calloc(1, sizeof *trace);
    struct player *player = player_create();
    struct button_counts counts[BUTTON_COUNT];
    char text[TEXT_MAX];

    (void)state;
    assert_non_null(trace);
    parse(trace, "100+");
    play(player, trace, 0, 40000);
    input_held_at_start(&player->input, BUTTON_RIGHT, 40000);
    parse(trace, "90000- 95000+");
    play(player, trace, 0, 130000);
    print_events(player, text);
    assert_string_equal(text, "P110 S30110 R30110 P95010 S125010 R125010");
    assert_true(input_take_counts(&player->input, counts));
    assert_int_equal(counts[BUTTON_RIGHT].stuck, 2);
    assert_int_equal(counts[BUTTON_RIGHT].at_start, 0);
    free(player);
    free(trace);
}

static void held_at_the_start(void **state)
{
    (void)state;
    static const struct row rows[] = {
        {"never released", "", "S30000", 0, 0},
        {"released", "500-", "", 0, 0},
        {"released with bounce, then pressed", "500- 502+ 503- 600+ 700-", "P610 R710", 1, 3},
        {"drop-out is no release", "500- 505+ 600- 700+ 800-", "P710 R810", 1, 0},
        {"longer than stuck", "40000- 41000+ 41100-", "S30000 P41010 R41110", 0, 0},
        {"said to be pressed again", "20+ 500- 600+ 700-", "P610 R710", 0, 0},
    };
    play_rows(rows, sizeof rows / sizeof rows[0], true);
}

/* xorshift32: the same traces on every machine. */
static unsigned next_random(uint32_t *seed, unsigned below)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return *seed % below;
}

static void add_edge(struct trace *trace, enum button button, bool pressed, int64_t at_ms)
{
    assert_true(trace->edge_count < EDGES_MAX);
    trace->edges[trace->edge_count++] = (struct button_edge){button, pressed, at_ms, false};
}

/*
 * A button that settles, stays settled for longer than the debounce time, and bounces any which
 * way in between. The events that have to come of it are written down on the way.
 */
static int make_bursts(struct trace *trace, enum button button, uint32_t *seed,
                       struct event *expected)
{
    bool level = false;
    bool stable = false;
    int expected_count = 0;
    int64_t at_ms = next_random(seed, 50);
    for (int period = 0; period < 60; period++) {
        for (unsigned left = next_random(seed, 12); left > 0; left--) {
            level = !level;
            add_edge(trace, button, level, at_ms);
            at_ms += next_random(seed, 10);
        }
        level = !level;
        add_edge(trace, button, level, at_ms);
        if (level != stable) {
            stable = level;
            expected[expected_count++] =
                (struct event){.kind = stable ? EVENT_PRESS : EVENT_RELEASE,
                               .button = button,
                               .at_ms = at_ms + 10};
        }
        at_ms += 10 + next_random(seed, 400);
    }
    return expected_count;
}

static int compare_edges(const void *a, const void *b)
{
    const struct button_edge *left = a;
    const struct button_edge *right = b;
    return (left->at_ms > right->at_ms) - (left->at_ms < right->at_ms);
}

static void bursts_give_one_event_a_level(void **state)
{
    (void)state;
    static const int64_t ticks_ms[] = {0, 10, 1000};
    struct trace *trace = calloc(1, sizeof *trace);
    struct event *expected = calloc(EVENTS_MAX, sizeof *expected);
    assert_true(trace && expected);
    for (uint32_t run = 1; run <= 2000; run++) {
        uint32_t seed = run * 2654435761U;
        trace->edge_count = 0;
        int expected_count =
            make_bursts(trace, (enum button)(run % BUTTON_COUNT), &seed, expected);
        struct player *player = player_create();
        play(player, trace, ticks_ms[run % 3],
             trace->edges[trace->edge_count - 1].at_ms + 1000); /* too short to be stuck */
        assert_int_equal(player->event_count, expected_count);
        for (int i = 0; i < expected_count; i++) {
            assert_int_equal(player->events[i].kind, expected[i].kind);
            assert_int_equal(player->events[i].button, expected[i].button);
            assert_int_equal(player->events[i].at_ms, expected[i].at_ms);
        }
        free(player);
    }
    free(expected);
    free(trace);
}

/* Any edges at all, of all buttons at once, some held for minutes. */
static void make_wild(struct trace *trace, uint32_t *seed)
{
    bool levels[BUTTON_COUNT] = {false};
    int64_t at_ms = 0;
    for (int i = 0; i < 600; i++) {
        unsigned button = next_random(seed, BUTTON_COUNT);
        levels[button] = next_random(seed, 8) > 0 ? !levels[button] : levels[button];
        add_edge(trace, (enum button)button, levels[button], at_ms);
        at_ms += next_random(seed, 40) > 0 ? next_random(seed, 25) : next_random(seed, 40000);
    }
    qsort(trace->edges, (size_t)trace->edge_count, sizeof trace->edges[0], compare_edges);
}

static bool raw_level_at(const struct trace *trace, enum button button, int64_t at_ms)
{
    bool level = false;
    for (int i = 0; i < trace->edge_count && trace->edges[i].at_ms <= at_ms; i++) {
        if (trace->edges[i].button == button) {
            level = trace->edges[i].pressed;
        }
    }
    return level;
}

/* Events alternate, and a press had its level for the whole debounce time. */
static void check_wild(const struct trace *trace, const struct player *player)
{
    bool down[BUTTON_COUNT] = {false};
    for (int i = 0; i < player->event_count; i++) {
        const struct event *event = &player->events[i];
        bool press = event->kind == EVENT_PRESS;
        if (event->kind == EVENT_STUCK) { /* told before it is given up, once */
            assert_true(down[event->button]);
            assert_int_equal(event[1].kind, EVENT_RELEASE);
            assert_int_equal(event[1].button, event->button);
            assert_int_equal(event[1].at_ms, event->at_ms);
            continue;
        }
        assert_int_equal(press, !down[event->button]);
        down[event->button] = press;
        for (int64_t ms = event->at_ms - 10; press && ms < event->at_ms; ms++) {
            assert_true(raw_level_at(trace, event->button, ms));
        }
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        assert_false(down[i]); /* up, or stuck and given up */
    }
}

/* What a keyboard says counts at once, and in its order, however short it was. */
static void settled_edges_count_at_once(void **state)
{
    struct trace *trace = calloc(1, sizeof *trace);
    struct player *player = player_create();
    struct button_counts counts[BUTTON_COUNT];
    char text[TEXT_MAX];

    (void)state;
    assert_non_null(trace);
    parse(trace, "100+ 101- 103+ 103- 200+ 280-");
    for (int i = 0; i < trace->edge_count; i++) {
        trace->edges[i].settled = true;
    }
    play(player, trace, 16, 1000);
    print_events(player, text);
    assert_string_equal(text, "P100 R101 P103 R103 P200 R280");
    assert_true(input_take_counts(&player->input, counts));
    assert_int_equal(counts[BUTTON_RIGHT].presses, 3);
    assert_int_equal(counts[BUTTON_RIGHT].watched, 0); /* nobody saw its contacts */
    free(player);
    free(trace);
}

static void wild_edges_are_the_same_at_every_tick(void **state)
{
    (void)state;
    struct trace *trace = calloc(1, sizeof *trace);
    assert_non_null(trace);
    for (uint32_t run = 1; run <= 150; run++) {
        uint32_t seed = run * 2246822519U;
        trace->edge_count = 0;
        make_wild(trace, &seed);
        struct player *sleeping = player_create();
        struct player *ticking = player_create();
        play(sleeping, trace, 0, 10000000);
        play(ticking, trace, run % 2 == 0 ? 16 : 1000, 10000000);
        check_wild(trace, sleeping);
        assert_int_equal(sleeping->event_count, ticking->event_count);
        for (int i = 0; i < sleeping->event_count; i++) {
            assert_int_equal(sleeping->events[i].kind, ticking->events[i].kind);
            assert_int_equal(sleeping->events[i].button, ticking->events[i].button);
            assert_int_equal(sleeping->events[i].at_ms, ticking->events[i].at_ms);
        }
        assert_int_equal(input_next_deadline(&sleeping->input, &sleeping->settings), INT64_MAX);
        free(ticking);
        free(sleeping);
    }
    free(trace);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contacts),
        cmocka_unit_test(stuck_contacts),
        cmocka_unit_test(stuck_is_told_once),
        cmocka_unit_test(held_at_the_start),
        cmocka_unit_test(bursts_give_one_event_a_level),
        cmocka_unit_test(settled_edges_count_at_once),
        cmocka_unit_test(wild_edges_are_the_same_at_every_tick),
    };
    return cmocka_run_group_tests_name("input_traces", tests, NULL, NULL);
}
