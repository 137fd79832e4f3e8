/* SPDX-License-Identifier: MIT */
/* Press to learn, and the test of the lines. */
#include "app/core/lamps.h"
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct driver d;

#define SCREEN_IS(name) assert_string_equal(screen_name(d.model.screen), name)

static const struct service *service(void)
{
    return &d.model.staff.service;
}

static void tell(const struct service_news *news)
{
    driver_step(&d, (struct event){.kind = EVENT_SERVICE, .service = news});
}

static void tell_listening(enum service_listen how)
{
    struct service_news news = {.kind = NEWS_HEARING, .hearing = {.state = how}};

    tell(&news);
}

static void line_pressed(int bcm, bool active_low, int bounce_us)
{
    struct service_news news = {
        .kind = NEWS_PRESS,
        .press = {.bcm = bcm, .active_low = active_low, .bounce_us = bounce_us}};

    driver_wait(&d, 500);
    tell(&news);
}

/* A panel with these buttons, on BCM 10 and up. */
static void begin(unsigned buttons)
{
    struct service_news news = {.kind = NEWS_SETUP, .setup = {.debounce_ms = 10}};
    struct effects effects;

    driver_init(&d);
    visit_open_service(&d.model, &d.env, d.now_ms, &effects);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        news.setup.lines[i] = (struct service_line){(buttons >> i & 1U) != 0, 10 + i, true};
    }
    tell(&news);
}

static void choose(enum service_check check)
{
    while (d.model.focus != (int)check) {
        driver_tap(&d, BUTTON_RIGHT);
    }
    driver_tap(&d, BUTTON_OK);
    tell_listening(LISTEN_ON);
}

static void hold(enum button button)
{
    driver_see(&d);
    driver_press(&d, button);
    driver_wait(&d, d.settings.staff_hold_ms + 100);
    driver_release(&d, button);
    driver_wait(&d, 500);
}

static enum soft_key key_of(enum button button)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(&d.model, &d.env, keys);
    return keys[button];
}

static const struct service_order *order(int back)
{
    for (int i = d.effect_count - 1; i >= 0; i--) {
        if (d.effects[i].kind == EFFECT_SERVICE && back-- == 0) {
            return &d.effects[i].u.service;
        }
    }
    fail_msg("no such order");
    return NULL;
}

/* In turn, each with its polarity; the lamp of the one that is wanted is the only one lit. */
static void test_each_button_is_learned(void **state)
{
    (void)state;
    begin(0xF);
    choose(CHECK_WIRING);
    SCREEN_IS("wiring");
    assert_int_equal(order(0)->kind, SERVICE_LEARN);
    for (int i = 0; i < BUTTON_COUNT; i++) {
        float levels[BUTTON_COUNT];

        assert_int_equal(service_wanted(service()), i);
        lamps_at(&d.model, &d.env, d.now_ms, levels);
        for (int lamp = 0; lamp < BUTTON_COUNT; lamp++) {
            assert_true(levels[lamp] == (lamp == i ? 1.0F : 0.0F));
        }
        line_pressed(20 + i, i != 2, 1500);
        assert_true(service()->wiring.of[i].known);
        assert_int_equal(service()->wiring.of[i].bcm, 20 + i);
        assert_int_equal(service()->wiring.of[i].active_low, i != 2);
        assert_int_equal(service()->last.button, i);
    }
    line_pressed(9, true, 0); /* nothing is wanted any more */
    assert_int_equal(service_button_of(service()->wiring.of, 9), BUTTON_COUNT);
    assert_int_equal(key_of(BUTTON_OK), KEY_SAVE_LINES);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("service");
    assert_int_equal(service()->page, SERVICE_SAVED);
    assert_int_equal(order(1)->kind, SERVICE_REST);
    assert_int_equal(order(0)->kind, SERVICE_SAVE);
    assert_int_equal(order(0)->setup.lines[BUTTON_RIGHT].bcm, 22);
    assert_int_equal(order(0)->setup.debounce_ms, 10);
    assert_int_equal(service()->checks[CHECK_WIRING], CHECK_FINE);
}

static void test_only_buttons_that_there_are(void **state)
{
    (void)state;
    begin(1U << BUTTON_BACK | 1U << BUTTON_OK);
    choose(CHECK_WIRING);
    line_pressed(5, true, 0);
    assert_int_equal(service_wanted(service()), BUTTON_OK);
    line_pressed(6, true, 0);
    assert_int_equal(service_wanted(service()), BUTTON_COUNT);
    assert_false(service()->wiring.of[BUTTON_LEFT].known);
}

static void test_a_line_is_learned_once(void **state)
{
    (void)state;
    begin(0xF);
    choose(CHECK_WIRING);
    line_pressed(20, true, 0);
    line_pressed(20, true, 0);
    assert_int_equal(service_wanted(service()), BUTTON_LEFT);
    assert_int_equal(service()->wiring.refused_bcm, 20);
    assert_int_equal(service()->wiring.refused_of, BUTTON_BACK);
    assert_int_equal(driver_cues(&d, CUE_FAULT), 1);
    line_pressed(21, true, 0);
    assert_int_equal(service()->wiring.refused_bcm, 0);
}

/* While one is learned a short press of another one does nothing. */
static void test_keys_have_to_be_held(void **state)
{
    (void)state;
    begin(0xF);
    choose(CHECK_WIRING);
    line_pressed(20, true, 0);
    driver_tap(&d, BUTTON_BACK);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("wiring");
    assert_int_equal(service_wanted(service()), BUTTON_LEFT);
    hold(BUTTON_LEFT);
    assert_int_equal(service_wanted(service()), BUTTON_BACK);
    hold(BUTTON_BACK);
    SCREEN_IS("service");
    assert_int_equal(service()->page, SERVICE_MENU);
    assert_int_equal(d.model.focus, CHECK_WIRING);
    assert_int_equal(order(0)->kind, SERVICE_REST);
    assert_int_equal(service()->checks[CHECK_WIRING], CHECK_OPEN);
}

/* Nobody is locked in by wires that do not work. */
static void test_it_is_left_without_any_press(void **state)
{
    (void)state;
    begin(0xF);
    choose(CHECK_WIRING);
    driver_wait(&d, d.settings.coach_idle_ms - 2000);
    SCREEN_IS("wiring");
    line_pressed(20, true, 0); /* somebody is there */
    driver_wait(&d, d.settings.coach_idle_ms - 1000);
    SCREEN_IS("wiring");
    driver_wait(&d, 2000);
    SCREEN_IS("service");
    assert_int_equal(order(0)->kind, SERVICE_REST);
}

static void test_lines_that_cannot_be_had(void **state)
{
    (void)state;
    begin(0xF);
    for (int check = CHECK_WIRING; check <= CHECK_LINES; check++) {
        choose((enum service_check)check);
        tell_listening(LISTEN_FAILED);
        assert_int_equal(key_of(BUTTON_OK), KEY_TRY_AGAIN);
        driver_tap(&d, BUTTON_OK);
        assert_int_equal(order(0)->kind, check == CHECK_WIRING ? SERVICE_LEARN : SERVICE_HEAR);
        assert_int_equal(service()->hearing.state, LISTEN_OPENING);
        tell_listening(LISTEN_FAILED);
        driver_tap(&d, BUTTON_BACK);
        assert_int_equal(service()->page, SERVICE_MENU);
        SCREEN_IS("service");
    }
}

static void press_lines(int count, int bounce_us)
{
    for (int i = 0; i < count; i++) {
        line_pressed(10 + i % BUTTON_COUNT, true, bounce_us);
    }
}

static void test_debounce_is_measured(void **state)
{
    static const struct {
        int bounce_us, debounce_ms;
        enum check_state found;
    } rows[] = {{0, 5, CHECK_FINE},      {2999, 5, CHECK_FINE},  {3001, 6, CHECK_FINE},
                {6000, 8, CHECK_FINE},   {6001, 9, CHECK_FOUND}, {17400, 20, CHECK_FOUND},
                {50000, 20, CHECK_FOUND}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        begin(0xF);
        choose(CHECK_LINES);
        assert_int_equal(order(0)->kind, SERVICE_HEAR);
        press_lines(SERVICE_PRESSES_LEAST - 1, rows[i].bounce_us);
        line_pressed(3, true, 40000); /* nobody's line */
        assert_int_equal(service_debounce_ms(&service()->lines), 0);
        assert_int_equal(key_of(BUTTON_OK), KEY_NONE);
        press_lines(1, 100);
        assert_int_equal(service_debounce_ms(&service()->lines), rows[i].debounce_ms);
        hold(BUTTON_OK);
        assert_int_equal(service()->page, SERVICE_SAVED);
        assert_int_equal(order(0)->kind, SERVICE_SAVE);
        assert_int_equal(order(0)->setup.debounce_ms, rows[i].debounce_ms);
        assert_int_equal(order(0)->setup.lines[BUTTON_OK].bcm, 13); /* as they are */
        assert_int_equal(service()->checks[CHECK_LINES], rows[i].found);
    }
}

static void test_ghosts_are_counted_in_a_quiet_minute(void **state)
{
    struct service_news glitch = {.kind = NEWS_GLITCH};

    (void)state;
    begin(0xF);
    choose(CHECK_LINES);
    tell(&glitch);
    assert_int_equal(service()->lines.ghosts, 0);
    hold(BUTTON_LEFT);
    assert_true(service()->lines.quiet_from_ms > 0);
    tell(&glitch);
    line_pressed(11, true, 0); /* nobody pressed */
    driver_wait(&d, SERVICE_QUIET_MS);
    assert_true(service()->lines.quiet_done);
    assert_int_equal(service()->lines.ghosts, 2);
    assert_int_equal(service()->lines.presses[BUTTON_LEFT], 0);
    assert_int_equal(driver_cues(&d, CUE_FAULT), 1);
    tell(&glitch); /* the minute is over */
    assert_int_equal(service()->lines.ghosts, 2);
    hold(BUTTON_BACK);
    assert_int_equal(service()->checks[CHECK_LINES], CHECK_FOUND);
    choose(CHECK_LINES);
    hold(BUTTON_LEFT);
    driver_wait(&d, SERVICE_QUIET_MS);
    assert_int_equal(service()->lines.ghosts, 0);
    assert_int_equal(driver_cues(&d, CUE_FINISH), 1);
}

/* News of a screen that was left are old. */
static void test_old_news(void **state)
{
    (void)state;
    begin(0xF);
    line_pressed(20, true, 0);
    tell_listening(LISTEN_FAILED);
    assert_false(service()->wiring.of[BUTTON_BACK].known);
    assert_int_equal(service()->hearing.state, LISTEN_OPENING);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_each_button_is_learned),
        cmocka_unit_test(test_only_buttons_that_there_are),
        cmocka_unit_test(test_a_line_is_learned_once),
        cmocka_unit_test(test_keys_have_to_be_held),
        cmocka_unit_test(test_it_is_left_without_any_press),
        cmocka_unit_test(test_lines_that_cannot_be_had),
        cmocka_unit_test(test_debounce_is_measured),
        cmocka_unit_test(test_ghosts_are_counted_in_a_quiet_minute),
        cmocka_unit_test(test_old_news),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
