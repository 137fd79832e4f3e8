/* SPDX-License-Identifier: MIT */
/* Walks the state machine exhaustively, on each panel: from every state that presses, holds and
 * waiting can lead to, the panel's buttons alone lead back to attract, every screen can be
 * reached, and a visit can be finished. A button that a panel has not does nothing. */
#include "driver.h"
#include "walk_key.h"

#include "app/core/lamps.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

enum {
    STATES_MAX = 260000,
    TABLE_SIZE = 1 << 20,
    HOLD = BUTTON_COUNT, /* each button held for as long as it takes to mean something else */
    HANDS = HOLD + BUTTON_COUNT,
    WAIT = HANDS, /* until something happens by itself */
    CHORD,        /* as staff does: BACK and OK together, or what stands for them */
    ANSWER,       /* figures come: three days, one of them marked */
    STICK,        /* the stick's next state */
    STICK_FAULT,
    LINE,  /* a line is pressed that is nobody's yet */
    LINES, /* the lines cannot be had, or can be again */
    MOVES
};

struct place {
    struct model model;
    uint64_t key;
    int to[MOVES]; /* where each button, held and not, waiting, and the chord lead */
    unsigned did;  /* a bit for each that had an effect */
    bool escapes;  /* buttons alone lead to attract */
};

static struct place *places;
static int place_count;
static int *table;
static struct driver d;
static enum panel_size panel;

/* The index of the place the driver is at; a new one is added. */
static int find(void)
{
    uint64_t key = walk_key(&d.model, &d.env, panel);
    size_t slot = key % TABLE_SIZE;

    while (table[slot] != 0) {
        if (places[table[slot] - 1].key == key) {
            return table[slot] - 1;
        }
        slot = (slot + 1) % TABLE_SIZE;
    }
    assert_true(place_count < STATES_MAX);
    places[place_count] = (struct place){.model = d.model, .key = key};
    table[slot] = ++place_count;
    return place_count - 1;
}

static void answer(void)
{
    static const struct day_marks marks = {.today = WALK_TODAY,
                                           .first_day = WALK_TODAY - 2,
                                           .items = {{WALK_TODAY - 1, WALK_TODAY - 1, "test"}},
                                           .count = 1};

    driver_step(&d, (struct event){
                        .kind = EVENT_FIGURES, .asked = d.model.staff.asked, .marks = &marks});
}

static void stick_news(bool fault)
{
    static const enum stick_state next[] = {[STICK_LOOKING] = STICK_FOUND,
                                            [STICK_FOUND] = STICK_LOOKING,
                                            [STICK_SAVING] = STICK_SAVED,
                                            [STICK_SAVED] = STICK_SAVED,
                                            [STICK_FAILED] = STICK_FAILED};
    struct stick stick = {.state = fault ? STICK_FAILED : next[d.model.staff.stick.state]};

    driver_step(&d, (struct event){.kind = EVENT_STICK, .stick = &stick});
}

static void hold(enum button button)
{
    driver_see(&d);
    driver_press(&d, button);
    driver_wait(&d, d.settings.hold_ms + 50);
    driver_wait(&d, visit_is_listening(&d.model) ? d.settings.staff_hold_ms : 0);
    driver_release(&d, button);
    driver_wait(&d, 920);
}

static void line_news(bool press)
{
    bool failed = d.model.staff.service.hearing.state == LISTEN_FAILED;
    struct service_news news = {.kind = press ? NEWS_PRESS : NEWS_HEARING};

    news.press.bcm = 2 + (int)service_wanted(&d.model.staff.service);
    news.hearing.state = failed ? LISTEN_ON : LISTEN_FAILED;
    driver_step(&d, (struct event){.kind = EVENT_SERVICE, .service = &news});
}

static void ask_for_code(void)
{
    if (panel == PANEL_ONE) {
        driver_press(&d, BUTTON_OK);
        driver_wait(&d, 2000 + d.settings.staff_hold_ms + 100);
        driver_release(&d, BUTTON_OK);
        driver_wait(&d, 300);
    } else {
        driver_chord(&d, panel == PANEL_TWO ? BUTTON_RIGHT : BUTTON_BACK, BUTTON_OK, 3100);
    }
}

static int move(int from, int how)
{
    d.model = places[from].model;
    d.now_ms = d.model.now_ms;
    d.effect_count = 0;
    if (how == WAIT) {
        driver_until_change(&d);
    } else if (how == CHORD) {
        ask_for_code();
    } else if (how == ANSWER) {
        answer();
    } else if (how == STICK || how == STICK_FAULT) {
        stick_news(how == STICK_FAULT);
    } else if (how == LINE || how == LINES) {
        line_news(how == LINE);
    } else if (how >= HOLD) {
        hold((enum button)(how - HOLD));
    } else {
        driver_tap(&d, (enum button)how);
    }
    d.model.outages.count = 0; /* else there would be each place with all that is out */
    return find();
}

static void walk(void)
{
    driver_init(&d);
    d.settings.panel = panel;
    if (panel != PANEL_FOUR) { /* the other routines are the same keys once more */
        d.content.routine_count = 2;
    }
    find();
    for (int i = 0; i < place_count; i++) {
        for (int how = 0; how < MOVES; how++) {
            int to = move(i, how); /* may add places, but never moves them */
            places[i].to[how] = to;
            places[i].did |= d.effect_count > 0 ? 1U << how : 0;
        }
    }
}

/* Marks, until nothing changes, every place from which some button leads to a marked one. */
static void mark_escapes(void)
{
    bool changed = true;

    for (int i = 0; i < place_count; i++) {
        places[i].escapes = places[i].model.screen == SCREEN_ATTRACT;
    }
    while (changed) {
        changed = false;
        for (int i = place_count - 1; i >= 0; i--) {
            for (int how = 0; how < HANDS && !places[i].escapes; how++) {
                places[i].escapes = places[places[i].to[how]].escapes;
                changed = changed || places[i].escapes;
            }
        }
    }
}

static int setup(void **state)
{
    (void)state;
    place_count = 0;
    places = calloc(STATES_MAX, sizeof *places);
    table = calloc(TABLE_SIZE, sizeof *table);
    if (places == NULL || table == NULL) {
        return -1;
    }
    walk();
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    free(places);
    free(table);
    return 0;
}

static void test_no_dead_end(void **state)
{
    (void)state;
    mark_escapes();
    for (int i = 0; i < place_count; i++) {
        /* A locked code only lets go by itself: that is what it is for. */
        if (!places[i].escapes && places[i].model.screen != SCREEN_CODE) {
            fail_msg("no way out of screen %s by buttons", screen_name(places[i].model.screen));
        }
    }
    assert_true(place_count > 1000);
}

static void test_waiting_leads_back_to_attract(void **state)
{
    (void)state;
    for (int i = 0; i < place_count; i++) {
        int at = i;

        for (int n = 0; n < 200 && places[at].model.screen != SCREEN_ATTRACT; n++) {
            at = places[at].to[WAIT];
        }
        assert_int_equal(places[at].model.screen, SCREEN_ATTRACT);
    }
}

static void test_buttons_alone_reach_every_screen(void **state)
{
    bool *seen = calloc((size_t)place_count, sizeof *seen);
    int *queue = calloc((size_t)place_count, sizeof *queue);
    bool screens[SCREEN_COUNT] = {false};
    int count = 1;

    (void)state;
    assert_non_null(seen);
    assert_non_null(queue);
    seen[0] = true;
    for (int i = 0; i < count; i++) {
        screens[places[queue[i]].model.screen] = true;
        for (int how = 0; how < MOVES; how++) {
            int to = places[queue[i]].to[how];
            if (how != WAIT && !seen[to]) {
                seen[to] = true;
                queue[count++] = to;
            }
        }
    }
    for (int i = 0; i < SCREEN_COUNT; i++) {
        bool by_buttons = i != SCREEN_FAULT && i != SCREEN_RESTING; /* a file, a clock */
        if (by_buttons && !screens[i]) {
            fail_msg("buttons do not reach screen %s", screen_name((enum screen)i));
        }
    }
    free(seen);
    free(queue);
}

/* A visit comes to its end by what hands do and by waiting; and with no leg left out. */
static void test_a_visit_can_be_finished(void **state)
{
    bool finished = false, safety = false, asked = false, spot = false;

    (void)state;
    for (int i = 0; i < place_count; i++) {
        const struct model *m = &places[i].model;

        finished = finished || (m->screen == SCREEN_SUMMARY && m->finished);
        safety = safety || m->safety_seen;
        asked = asked ||
                (m->feel_before != FEEL_NONE && m->feel_is_after && m->feel_focus != FEEL_NONE);
        spot = spot || m->run.spot;
    }
    assert_true(finished && safety && asked && spot);
}

/* What is not on the panel changes nothing, pressed or held. */
static void test_no_button_but_those_there_are(void **state)
{
    (void)state;
    for (int i = 0; i < place_count; i++) {
        for (int button = 0; button < BUTTON_COUNT; button++) {
            bool waited = places[i].model.screen == SCREEN_RUN ||
                          places[i].model.screen == SCREEN_READY ||
                          places[i].model.screen == SCREEN_SWITCH ||
                          places[i].model.screen == SCREEN_CODE;

            if (!panel_has(panel, (enum button)button) && !waited) {
                assert_int_equal(places[i].to[button], i);
            }
        }
    }
}

static bool is_done_by(const struct key_view *view, int how)
{
    enum key_way way = how >= HOLD ? WAY_HOLD : WAY_PRESS;

    return view->way == way && (int)view->button == how % HOLD;
}

/* Each key that is shown says by which real button it is done, and that does something. Where
 * something can be done there is a key for it. */
static void test_shown_keys_are_done(void **state)
{
    (void)state;
    for (int i = 0; i < place_count; i++) {
        struct key_view views[BUTTON_COUNT];
        enum soft_key keys[BUTTON_COUNT];
        bool any = false, some_key = false;
        float lamps[BUTTON_COUNT];

        if (places[i].model.dimmed) {
            continue; /* a press wakes the picture, and no more */
        }
        visit_key_views(&places[i].model, &d.env, views);
        visit_keys(&places[i].model, &d.env, keys);
        for (int slot = 0; slot < BUTTON_COUNT; slot++) {
            some_key = some_key || keys[slot] != KEY_NONE;
            any = any || views[slot].way == WAY_PRESS || views[slot].way == WAY_HOLD;
            if (views[slot].way != WAY_NONE) {
                assert_true(panel_has(panel, views[slot].button));
                assert_true(views[slot].key != KEY_NONE);
            }
            for (int how = 0; how < HANDS; how++) {
                if (is_done_by(&views[slot], how) && (places[i].did & 1U << how) == 0) {
                    fail_msg("%s does nothing on screen %s", button_name(views[slot].button),
                             screen_name(places[i].model.screen));
                }
            }
        }
        assert_true(any || !some_key);
        if (places[i].model.screen == SCREEN_WIRING) {
            continue; /* no lines are known here: each is asked for, lamp and all */
        }
        lamps_at(&places[i].model, &d.env, places[i].model.now_ms, lamps);
        for (int button = 0; button < BUTTON_COUNT; button++) {
            if (lamps[button] > 0.0F && !panel_has(panel, (enum button)button)) {
                fail_msg("the lamp of %s is lit on screen %s", button_name((enum button)button),
                         screen_name(places[i].model.screen));
            }
        }
    }
}

/* What the bar does not show does nothing, and what it shows does something. */
static void test_keys_say_the_truth(void **state)
{
    (void)state;
    for (int i = 0; i < place_count && panel == PANEL_FOUR; i++) {
        enum soft_key keys[BUTTON_COUNT];

        if (places[i].model.screen == SCREEN_ATTRACT) {
            continue; /* any button starts, only green is lit */
        }
        visit_keys(&places[i].model, &d.env, keys);
        for (int how = 0; how < BUTTON_COUNT; how++) {
            struct effects effects;
            struct model model = places[i].model;
            struct event press = {.kind = EVENT_PRESS, .button = (enum button)how};

            for (int button = 0; button < BUTTON_COUNT; button++) {
                model.moved_ms[button] = -1; /* somebody who has had time to see the keys */
            }
            press.at_ms = model.now_ms;
            while (visit_step(&model, &d.env, &press, &effects)) {
            }
            int count = effects.count;

            press.kind = EVENT_RELEASE; /* some keys act when they are let go */
            while (visit_step(&model, &d.env, &press, &effects)) {
            }
            count += effects.count;
            if (keys[how] == KEY_NONE) {
                assert_int_equal(count, 0);
                assert_int_equal(walk_key(&model, &d.env, panel), places[i].key);
            } else {
                assert_true(count > 0);
            }
        }
    }
}

int main(void)
{
    static const enum panel_size panels[] = {PANEL_FOUR, PANEL_THREE, PANEL_TWO, PANEL_ONE};
    int failed = 0;

    for (int i = 0; i < 4; i++) {
        const struct CMUnitTest tests[] = {
            cmocka_unit_test(test_no_dead_end),
            cmocka_unit_test(test_waiting_leads_back_to_attract),
            cmocka_unit_test(test_buttons_alone_reach_every_screen),
            cmocka_unit_test(test_a_visit_can_be_finished),
            cmocka_unit_test(test_no_button_but_those_there_are),
            cmocka_unit_test(test_shown_keys_are_done),
            cmocka_unit_test(test_keys_say_the_truth),
        };

        panel = panels[i];
        failed += cmocka_run_group_tests(tests, setup, teardown);
    }
    return failed;
}
