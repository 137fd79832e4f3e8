/* SPDX-License-Identifier: MIT */
/* Checking the station: the menu, lamps, sound, picture, and saving what was found. */
#include "app/core/lamps.h"
#include "app/core/speech.h"
#include "driver.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static struct driver d;

static int setup(void **state)
{
    struct effects effects;

    (void)state;
    driver_init(&d);
    visit_open_service(&d.model, &d.env, d.now_ms, &effects);
    assert_int_equal(effects.count, 1);
    assert_int_equal(effects.items[0].kind, EFFECT_SERVICE);
    assert_int_equal(effects.items[0].u.service.kind, SERVICE_BEGIN);
    return 0;
}

#define SCREEN_IS(name) assert_string_equal(screen_name(d.model.screen), name)

static const struct service *service(void)
{
    return &d.model.staff.service;
}

static enum soft_key key_of(enum button button)
{
    enum soft_key keys[BUTTON_COUNT];

    visit_keys(&d.model, &d.env, keys);
    return keys[button];
}

static void choose(enum service_check check)
{
    assert_int_equal(service()->page, SERVICE_MENU);
    while (d.model.focus != (int)check) {
        driver_tap(&d, BUTTON_RIGHT);
    }
    driver_tap(&d, BUTTON_OK);
}

static void told_setup(int margin, int rotate)
{
    struct service_news news = {.kind = NEWS_SETUP,
                                .setup = {.margin_percent = margin, .rotate = rotate}};

    driver_step(&d, (struct event){.kind = EVENT_SERVICE, .service = &news});
}

static const struct service_order *last_order(void)
{
    for (int i = d.effect_count - 1; i >= 0; i--) {
        if (d.effects[i].kind == EFFECT_SERVICE) {
            return &d.effects[i].u.service;
        }
    }
    return NULL;
}

/* The coach's way in has its tasks behind it; the program's own has nothing. */
static void test_menu_is_entered_and_left(void **state)
{
    (void)state;
    SCREEN_IS("service");
    assert_int_equal(key_of(BUTTON_BACK), KEY_LEAVE);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("attract");
    driver_chord(&d, BUTTON_BACK, BUTTON_OK, 3000);
    for (int i = 0; i < CODE_LENGTH; i++) {
        driver_tap(&d, d.settings.code[i]);
    }
    while (d.model.staff.page != COACH_TASKS) {
        driver_tap(&d, BUTTON_OK);
    }
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(d.model.focus, TASK_SERVICE);
    driver_tap(&d, BUTTON_OK);
    SCREEN_IS("service");
    assert_int_equal(last_order()->kind, SERVICE_BEGIN);
    assert_int_equal(key_of(BUTTON_BACK), KEY_BACK);
    driver_tap(&d, BUTTON_BACK);
    SCREEN_IS("coach");
    assert_int_equal(d.model.focus, TASK_SERVICE);
}

/* A screwdriver takes longer than a page; what was found is kept. */
static void test_it_is_left_after_long(void **state)
{
    (void)state;
    choose(CHECK_SOUND);
    driver_tap(&d, BUTTON_OK);
    driver_wait(&d, 5 * d.settings.coach_idle_ms - 2000);
    SCREEN_IS("service");
    driver_wait(&d, 3000);
    SCREEN_IS("attract");
    assert_int_equal(service()->checks[CHECK_SOUND], CHECK_FINE);
    assert_false(service()->only);
}

static void test_one_lamp_after_the_other(void **state)
{
    (void)state;
    for (int missed = -1; missed < BUTTON_COUNT; missed++) {
        choose(CHECK_LAMPS);
        for (int lit = 0; lit < BUTTON_COUNT; lit++) {
            float levels[BUTTON_COUNT];

            lamps_at(&d.model, &d.env, d.now_ms, levels);
            for (int i = 0; i < BUTTON_COUNT; i++) {
                assert_true(levels[i] == (i == lit ? 1.0F : 0.0F));
            }
            driver_tap(&d, lit == missed ? BUTTON_LEFT : BUTTON_OK);
        }
        assert_int_equal(service()->page, SERVICE_MENU);
        assert_int_equal(d.model.focus, CHECK_LAMPS + 1);
        assert_int_equal(service()->checks[CHECK_LAMPS], missed < 0 ? CHECK_FINE : CHECK_FOUND);
    }
    choose(CHECK_LAMPS);
    driver_tap(&d, BUTTON_BACK); /* says nothing about it */
    assert_int_equal(service()->page, SERVICE_MENU);
    assert_int_equal(d.model.focus, CHECK_LAMPS);
}

static int sentences(const struct model *before, const struct effects *effects)
{
    static char left[] = "left", right[] = "right";
    const struct words words = {.leg_left_calf = left, .leg_right_calf = right};
    struct speech speech;

    return speech_of(before, &d.model, effects, &d.env, &words, &speech) ? speech.count : 0;
}

static void test_sound_is_played_again_louder_and_softer(void **state)
{
    struct model before = d.model;
    static const struct effects none;
    int volume = visit_volume_percent(&d.model, &d.env);

    (void)state;
    choose(CHECK_SOUND);
    assert_int_equal(sentences(&before, &none), 2);
    before = d.model;
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(visit_volume_percent(&d.model, &d.env), volume + 10);
    assert_int_equal(driver_cues(&d, CUE_SWITCH), 1);
    assert_int_equal(sentences(&before, &none), 2);
    for (int i = 0; i < 12; i++) {
        driver_tap(&d, BUTTON_LEFT);
    }
    assert_int_equal(visit_volume_percent(&d.model, &d.env), 0);
    driver_tap(&d, BUTTON_RIGHT); /* not below what is heard */
    assert_int_equal(visit_volume_percent(&d.model, &d.env), 10);
    driver_tap(&d, BUTTON_BACK);
    assert_int_equal(service()->checks[CHECK_SOUND], CHECK_FOUND);
}

static void test_picture_is_tried_at_once(void **state)
{
    struct service_setup own = {.margin_percent = 2, .rotate = 180};

    (void)state;
    told_setup(2, 180);
    assert_int_equal(service_picture(service(), true, own).rotate, 180);
    choose(CHECK_PICTURE);
    driver_tap(&d, BUTTON_LEFT);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(service_picture(service(), true, own).margin_percent, 0);
    assert_int_equal(service_picture(service(), false, own).margin_percent, 2);
    assert_int_equal(key_of(BUTTON_LEFT), KEY_NONE);
    for (int i = 0; i < 9; i++) {
        driver_tap(&d, BUTTON_RIGHT);
    }
    assert_int_equal(service()->tried.margin_percent, SERVICE_MARGIN_MOST);
    driver_tap(&d, BUTTON_OK);
    driver_tap(&d, BUTTON_RIGHT);
    assert_int_equal(service_picture(service(), true, own).rotate, 270);
    driver_wait(&d, SERVICE_TURN_MS + 100); /* nobody said that it can be read */
    assert_int_equal(service_picture(service(), true, own).rotate, 180);
    driver_tap(&d, BUTTON_LEFT);
    assert_int_equal(key_of(BUTTON_OK), KEY_KEEP);
    driver_tap(&d, BUTTON_OK);
    driver_wait(&d, SERVICE_TURN_MS + 100);
    assert_int_equal(service_picture(service(), true, own).rotate, 90);
    assert_int_equal(key_of(BUTTON_OK), KEY_GO_ON);
}

static void tell_saved(enum service_save state)
{
    struct service_news news = {.kind = NEWS_SAVED, .saved = {.state = state}};

    driver_step(&d, (struct event){.kind = EVENT_SERVICE, .service = &news});
}

static void test_picture_is_saved_where_it_changed(void **state)
{
    static const struct {
        enum service_save how;
        enum cue cue;
    } ends[] = {{SAVE_DONE, CUE_FINISH}, {SAVE_REFUSED, CUE_FAULT}};

    (void)state;
    choose(CHECK_PICTURE);
    for (int i = 0; i < 3; i++) {
        driver_tap(&d, BUTTON_OK);
    }
    assert_int_equal(service()->page, SERVICE_MENU); /* nothing changed */
    assert_int_equal(service()->checks[CHECK_PICTURE], CHECK_FINE);
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        choose(CHECK_PICTURE);
        driver_tap(&d, BUTTON_RIGHT);
        driver_tap(&d, BUTTON_OK);
        driver_tap(&d, BUTTON_OK);
        driver_tap(&d, BUTTON_LEFT); /* the colours are not fine */
        assert_int_equal(service()->checks[CHECK_PICTURE], CHECK_FOUND);
        assert_int_equal(service()->page, SERVICE_SAVED);
        assert_int_equal(last_order()->kind, SERVICE_SAVE);
        assert_int_equal(last_order()->setup.margin_percent, i + 1);
        tell_saved(ends[i].how);
        assert_int_equal(service()->saved.state, ends[i].how);
        assert_int_equal(driver_cues(&d, ends[i].cue), 1);
        driver_tap(&d, BUTTON_OK);
        assert_int_equal(service()->page, SERVICE_MENU);
    }
}

static void test_what_ails_the_machine(void **state)
{
    static const struct service_machine well = {
        .known = true, .clock_ok = true, .power = POWER_GOOD, .heat_c = 60, .free_percent = 50};
    static const struct {
        bool clock_ok;
        enum service_power power;
        int heat_c, free_percent;
        enum check_state found;
    } rows[] = {
        {true, POWER_GOOD, 60, 50, CHECK_FINE},
        {true, POWER_UNKNOWN, SERVICE_HEAT_UNKNOWN, -1, CHECK_FINE},
        {false, POWER_GOOD, 60, 50, CHECK_FOUND},
        {true, POWER_LOW, 60, 50, CHECK_FOUND},
        {true, POWER_GOOD, SERVICE_HEAT_MOST, 50, CHECK_FOUND},
        {true, POWER_GOOD, 60, 4, CHECK_FOUND},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct service_news news = {.kind = NEWS_MACHINE, .machine = well};

        choose(CHECK_HEALTH);
        assert_int_equal(last_order()->kind, SERVICE_LOOK);
        assert_false(service()->machine.known);
        news.machine.clock_ok = rows[i].clock_ok;
        news.machine.power = rows[i].power;
        news.machine.heat_c = rows[i].heat_c;
        news.machine.free_percent = rows[i].free_percent;
        driver_step(&d, (struct event){.kind = EVENT_SERVICE, .service = &news});
        driver_tap(&d, BUTTON_OK);
        assert_int_equal(service()->checks[CHECK_HEALTH], rows[i].found);
        assert_int_equal(d.model.focus, CHECK_PASS);
    }
}

/* It passes when everything does. */
static void test_pass_sheet(void **state)
{
    static const struct {
        enum check_state lamps, others, all;
    } rows[] = {{CHECK_OPEN, CHECK_FINE, CHECK_OPEN},
                {CHECK_FINE, CHECK_FINE, CHECK_FINE},
                {CHECK_FOUND, CHECK_FINE, CHECK_FOUND},
                {CHECK_FOUND, CHECK_OPEN, CHECK_FOUND}};

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int check = 0; check < CHECK_PASS; check++) {
            d.model.staff.service.checks[check] =
                check == CHECK_LAMPS ? rows[i].lamps : rows[i].others;
        }
        choose(CHECK_PASS);
        assert_int_equal(last_order()->kind, SERVICE_LOOK);
        driver_tap(&d, BUTTON_OK);
        assert_int_equal(service()->page, SERVICE_MENU);
        assert_int_equal(service()->checks[CHECK_PASS], rows[i].all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_menu_is_entered_and_left, setup),
        cmocka_unit_test_setup(test_it_is_left_after_long, setup),
        cmocka_unit_test_setup(test_one_lamp_after_the_other, setup),
        cmocka_unit_test_setup(test_sound_is_played_again_louder_and_softer, setup),
        cmocka_unit_test_setup(test_picture_is_tried_at_once, setup),
        cmocka_unit_test_setup(test_picture_is_saved_where_it_changed, setup),
        cmocka_unit_test_setup(test_what_ails_the_machine, setup),
        cmocka_unit_test_setup(test_pass_sheet, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
