/* SPDX-License-Identifier: MIT */
/* SDL's events as edges; on SDL's dummy driver, with events and joysticks made here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "app/sdl/keys.h"

#include <SDL.h>
#include <stdlib.h>

static int start_sdl(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return SDL_Init(SDL_INIT_VIDEO);
}

static int stop_sdl(void **state)
{
    (void)state;
    SDL_Quit();
    return 0;
}

/* Events that SDL sends by itself are of no interest here. */
static void drain(struct keys *keys)
{
    struct key_event event;
    while (keys_wait(keys, 0, &event)) {
    }
}

static int set_up(void **state)
{
    struct keys *keys = keys_open(true, true);
    assert_non_null(keys);
    drain(keys);
    *state = keys;
    return 0;
}

static int tear_down(void **state)
{
    keys_close(*state);
    return 0;
}

static void send_key(SDL_Scancode scancode, bool down, bool repeat)
{
    SDL_Event event = {0};
    event.type = down ? SDL_KEYDOWN : SDL_KEYUP;
    event.key.timestamp = SDL_GetTicks();
    event.key.state = down ? SDL_PRESSED : SDL_RELEASED;
    event.key.repeat = repeat;
    event.key.keysym.scancode = scancode;
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void send_window(uint8_t what)
{
    SDL_Event event = {0};
    event.type = SDL_WINDOWEVENT;
    event.window.event = what;
    event.window.timestamp = SDL_GetTicks();
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static struct button_edge take_edge(struct keys *keys)
{
    struct key_event event;
    assert_true(keys_wait(keys, 2000, &event));
    assert_int_equal(event.kind, KEY_EVENT_EDGE);
    return event.edge;
}

static void assert_edge(struct keys *keys, enum button button, bool pressed)
{
    struct button_edge edge = take_edge(keys);
    assert_int_equal(edge.button, button);
    assert_int_equal(edge.pressed, pressed);
}

static void assert_nothing(struct keys *keys)
{
    struct key_event event;
    assert_false(keys_wait(keys, 0, &event));
}

static void every_key_is_its_button(void **state)
{
    const struct {
        SDL_Scancode scancode;
        enum button button;
    } rows[] = {
        {SDL_SCANCODE_LEFT, BUTTON_LEFT},      {SDL_SCANCODE_RIGHT, BUTTON_RIGHT},
        {SDL_SCANCODE_RETURN, BUTTON_OK},      {SDL_SCANCODE_SPACE, BUTTON_OK},
        {SDL_SCANCODE_UP, BUTTON_OK},          {SDL_SCANCODE_ESCAPE, BUTTON_BACK},
        {SDL_SCANCODE_BACKSPACE, BUTTON_BACK}, {SDL_SCANCODE_DOWN, BUTTON_BACK},
        {SDL_SCANCODE_1, BUTTON_BACK},         {SDL_SCANCODE_2, BUTTON_LEFT},
        {SDL_SCANCODE_3, BUTTON_RIGHT},        {SDL_SCANCODE_4, BUTTON_OK},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        send_key(rows[i].scancode, true, false);
        send_key(rows[i].scancode, false, false);
        assert_edge(*state, rows[i].button, true);
        assert_edge(*state, rows[i].button, false);
    }
    send_key(SDL_SCANCODE_A, true, false);
    send_key(SDL_SCANCODE_A, false, false);
    assert_nothing(*state);
}

static void repeats_are_no_edges(void **state)
{
    send_key(SDL_SCANCODE_RETURN, true, false);
    send_key(SDL_SCANCODE_RETURN, true, true);
    send_key(SDL_SCANCODE_RETURN, true, true);
    send_key(SDL_SCANCODE_RETURN, true, false); /* a press that was never released */
    send_key(SDL_SCANCODE_RETURN, false, false);
    send_key(SDL_SCANCODE_RETURN, false, false);
    assert_edge(*state, BUTTON_OK, true);
    assert_edge(*state, BUTTON_OK, false);
    assert_nothing(*state);
}

static void two_keys_of_a_button_are_one(void **state)
{
    send_key(SDL_SCANCODE_RETURN, true, false);
    send_key(SDL_SCANCODE_SPACE, true, false);
    send_key(SDL_SCANCODE_RETURN, false, false);
    assert_edge(*state, BUTTON_OK, true);
    assert_nothing(*state);
    send_key(SDL_SCANCODE_SPACE, false, false);
    assert_edge(*state, BUTTON_OK, false);
}

static void losing_the_focus_releases(void **state)
{
    send_key(SDL_SCANCODE_LEFT, true, false);
    send_key(SDL_SCANCODE_RETURN, true, false);
    assert_edge(*state, BUTTON_LEFT, true);
    assert_edge(*state, BUTTON_OK, true);
    send_window(SDL_WINDOWEVENT_FOCUS_LOST);
    assert_edge(*state, BUTTON_OK, false);
    assert_edge(*state, BUTTON_LEFT, false);
    send_key(SDL_SCANCODE_LEFT, false, false); /* too late to mean anything */
    assert_nothing(*state);
}

static void a_keyboard_that_is_not_wanted_is_silent(void **state)
{
    (void)state;
    struct keys *keys = keys_open(false, false);
    drain(keys);
    send_key(SDL_SCANCODE_RETURN, true, false);
    send_key(SDL_SCANCODE_RETURN, false, false);
    assert_nothing(keys);
    keys_close(keys);
}

static void the_window_and_the_end_are_told(void **state)
{
    struct key_event event;
    send_window(SDL_WINDOWEVENT_EXPOSED);
    assert_true(keys_wait(*state, 2000, &event));
    assert_int_equal(event.kind, KEY_EVENT_SHOW);
    send_window(SDL_WINDOWEVENT_ENTER);
    assert_nothing(*state);
    SDL_Event quit = {.type = SDL_QUIT};
    SDL_PushEvent(&quit);
    assert_true(keys_wait(*state, 2000, &event));
    assert_int_equal(event.kind, KEY_EVENT_QUIT);
}

static void an_edge_is_stamped_with_its_own_time(void **state)
{
    struct key_event event;
    int64_t before = keys_now_ms();
    send_key(SDL_SCANCODE_RETURN, true, false);
    int64_t after = keys_now_ms();
    SDL_Delay(60); /* read late */
    assert_true(keys_wait(*state, 2000, &event));
    assert_true(event.edge.at_ms >= before - 2 && event.edge.at_ms <= after + 2);
    send_key(SDL_SCANCODE_RETURN, false, false);
    assert_edge(*state, BUTTON_OK, false);
}

static void waiting_ends_with_its_time(void **state)
{
    struct key_event event;
    int64_t start = keys_now_ms();
    assert_false(keys_wait(*state, 40, &event));
    assert_true(keys_now_ms() - start >= 40);
}

static int SDLCALL wake_often(void *keys)
{
    for (int i = 0; i < 1000; i++) {
        keys_wake(keys);
    }
    return 0;
}

static void another_thread_wakes(void **state)
{
    struct key_event event;
    SDL_Thread *thread = SDL_CreateThread(wake_often, "wake", *state);
    assert_true(keys_wait(*state, -1, &event));
    assert_int_equal(event.kind, KEY_EVENT_WAKE);
    SDL_WaitThread(thread, NULL);
    drain(*state);
    for (int i = 0; i < 3; i++) { /* a wake after a wake was read comes through, and once */
        keys_wake(*state);
        keys_wake(*state);
        assert_true(keys_wait(*state, 2000, &event));
        assert_int_equal(event.kind, KEY_EVENT_WAKE);
        assert_nothing(*state);
    }
}

/* Keyboards debounce by themselves; what other devices do is not known. */
static void only_keys_are_settled(void **state)
{
    send_key(SDL_SCANCODE_RETURN, true, false);
    send_key(SDL_SCANCODE_RETURN, false, false);
    assert_true(take_edge(*state).settled);
    assert_true(take_edge(*state).settled);
}

static void press_joystick(SDL_Joystick *joystick, int button, bool down)
{
    assert_int_equal(
        SDL_JoystickSetVirtualButton(joystick, button, down ? SDL_PRESSED : SDL_RELEASED), 0);
    SDL_JoystickUpdate();
}

static void an_encoder_comes_and_goes(void **state)
{
    const enum button order[] = {BUTTON_BACK, BUTTON_LEFT, BUTTON_RIGHT, BUTTON_OK};
    int index = SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_ARCADE_PAD, 0, 12, 0);
    assert_true(index >= 0);
    assert_nothing(*state); /* it is opened here */
    SDL_Joystick *joystick = SDL_JoystickOpen(index);
    for (int button = 0; button < 4; button++) {
        press_joystick(joystick, button, true);
        struct button_edge edge = take_edge(*state);
        assert_int_equal(edge.button, order[button]);
        assert_true(edge.pressed && !edge.settled);
        press_joystick(joystick, button, false);
        assert_edge(*state, order[button], false);
    }
    press_joystick(joystick, 7, true);
    assert_nothing(*state);
    press_joystick(joystick, 3, true);
    assert_edge(*state, BUTTON_OK, true);
    SDL_JoystickClose(joystick);
    assert_int_equal(SDL_JoystickDetachVirtual(index), 0);
    assert_edge(*state, BUTTON_OK, false); /* pulled out while it was held */
    assert_nothing(*state);
}

static void a_gamepad_goes_by_its_mapping(void **state)
{
    const struct {
        int number;
        enum button button;
    } rows[] = {
        {SDL_CONTROLLER_BUTTON_A, BUTTON_OK},
        {SDL_CONTROLLER_BUTTON_B, BUTTON_BACK},
        {SDL_CONTROLLER_BUTTON_LEFTSHOULDER, BUTTON_LEFT},
        {SDL_CONTROLLER_BUTTON_RIGHTSHOULDER, BUTTON_RIGHT},
        {SDL_CONTROLLER_BUTTON_DPAD_LEFT, BUTTON_LEFT},
        {SDL_CONTROLLER_BUTTON_DPAD_RIGHT, BUTTON_RIGHT},
    };
    int index =
        SDL_JoystickAttachVirtual(SDL_JOYSTICK_TYPE_GAMECONTROLLER, SDL_CONTROLLER_AXIS_MAX,
                                  SDL_CONTROLLER_BUTTON_MAX, 0);
    assert_true(index >= 0);
    assert_nothing(*state);
    SDL_Joystick *joystick = SDL_JoystickOpen(index);
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        press_joystick(joystick, rows[i].number, true);
        assert_edge(*state, rows[i].button, true);
        press_joystick(joystick, rows[i].number, false);
        assert_edge(*state, rows[i].button, false);
        assert_nothing(*state); /* not a second time as a plain joystick */
    }
    SDL_JoystickClose(joystick);
    SDL_JoystickDetachVirtual(index);
    drain(*state);
}

static void closing_nothing_is_allowed(void **state)
{
    (void)state;
    keys_close(NULL);
}

#define WITH_KEYS(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_KEYS(every_key_is_its_button),
        WITH_KEYS(repeats_are_no_edges),
        WITH_KEYS(two_keys_of_a_button_are_one),
        WITH_KEYS(losing_the_focus_releases),
        cmocka_unit_test(a_keyboard_that_is_not_wanted_is_silent),
        WITH_KEYS(the_window_and_the_end_are_told),
        WITH_KEYS(an_edge_is_stamped_with_its_own_time),
        WITH_KEYS(waiting_ends_with_its_time),
        WITH_KEYS(another_thread_wakes),
        WITH_KEYS(only_keys_are_settled),
        WITH_KEYS(an_encoder_comes_and_goes),
        WITH_KEYS(a_gamepad_goes_by_its_mapping),
        cmocka_unit_test(closing_nothing_is_allowed),
    };
    return cmocka_run_group_tests(tests, start_sdl, stop_sdl);
}
