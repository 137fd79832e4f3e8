/* SPDX-License-Identifier: MIT */
#include "app/sdl/keys.h"

#include "app/sdl/key_map.h"
#include "app/sdl/pads.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    MAX_HELD = 32,
    MAX_PENDING = 2 * MAX_HELD
};

/* Something physical that is down. */
struct held {
    enum button button;
    int device; /* joystick instance, or KEYBOARD */
    int number; /* of the key or button on it */
};

enum {
    KEYBOARD = -1
};

/* On KMS SDL cannot wait for events and looks for them every millisecond, for ever. A person
 * does not feel 5 ms, and other threads' events do not wait for it. */
enum {
    LOOK_EVERY_MS = 5
};

struct keys {
    bool keyboard;
    struct pads *pads; /* NULL: joysticks are not wanted */
    uint32_t wake_type;
    SDL_atomic_t is_wake_pending;
    SDL_sem *woken; /* NULL: SDL can wait by itself */
    struct held held[MAX_HELD];
    int held_count;
    struct key_event pending[MAX_PENDING];
    int first_pending, pending_count;
};

int64_t keys_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static bool can_sdl_wait(void)
{
    const char *driver = SDL_GetCurrentVideoDriver();
    return driver != NULL && (strcmp(driver, "x11") == 0 || strcmp(driver, "wayland") == 0);
}

struct keys *keys_open(bool keyboard, bool joystick)
{
    struct keys *keys = calloc(1, sizeof *keys);
    if (keys == NULL) {
        return NULL;
    }
    keys->keyboard = keyboard;
    keys->wake_type = SDL_RegisterEvents(1);
    keys->woken = can_sdl_wait() ? NULL : SDL_CreateSemaphore(0);
    keys->pads = joystick ? pads_open() : NULL;
    return keys;
}

void keys_close(struct keys *keys)
{
    if (keys == NULL) {
        return;
    }
    pads_close(keys->pads);
    if (keys->woken != NULL) {
        SDL_DestroySemaphore(keys->woken);
    }
    free(keys);
}

/* SDL stamps events on its own clock of 32 bits; its age is the same on any. */
static int64_t monotonic_ms(uint32_t timestamp)
{
    uint32_t age_ms = SDL_GetTicks() - timestamp;
    return keys_now_ms() - (age_ms < 60000 ? (int64_t)age_ms : 0);
}

static void push(struct keys *keys, struct key_event event)
{
    if (keys->pending_count < MAX_PENDING) {
        int at = (keys->first_pending + keys->pending_count++) % MAX_PENDING;
        keys->pending[at] = event;
    }
}

static bool pop(struct keys *keys, struct key_event *event_out)
{
    if (keys->pending_count == 0) {
        return false;
    }
    *event_out = keys->pending[keys->first_pending];
    keys->first_pending = (keys->first_pending + 1) % MAX_PENDING;
    keys->pending_count--;
    return true;
}

static bool is_down(const struct keys *keys, enum button button)
{
    for (int i = 0; i < keys->held_count; i++) {
        if (keys->held[i].button == button) {
            return true;
        }
    }
    return false;
}

static int find_held(const struct keys *keys, int device, int number)
{
    for (int i = 0; i < keys->held_count; i++) {
        if (keys->held[i].device == device && keys->held[i].number == number) {
            return i;
        }
    }
    return -1;
}

/* A keyboard has debounced its keys by itself; of an arcade encoder nobody knows. */
static void push_edge(struct keys *keys, const struct held *what, bool pressed, int64_t at_ms)
{
    push(keys, (struct key_event){KEY_EVENT_EDGE,
                                  {what->button, pressed, at_ms, what->device == KEYBOARD}});
}

/* Two keys of one button are one button: it goes down with the first and up with the last. */
static void press(struct keys *keys, struct held what, int64_t at_ms)
{
    bool is_known = find_held(keys, what.device, what.number) >= 0;
    if (is_known || keys->held_count == MAX_HELD) {
        return;
    }
    bool was_down = is_down(keys, what.button);
    keys->held[keys->held_count++] = what;
    if (!was_down) {
        push_edge(keys, &what, true, at_ms);
    }
}

static void release_at(struct keys *keys, int index, int64_t at_ms)
{
    struct held what = keys->held[index];
    keys->held[index] = keys->held[--keys->held_count];
    if (!is_down(keys, what.button)) {
        push_edge(keys, &what, false, at_ms);
    }
}

/* A device that is gone, or a window without the focus, sends no releases. */
static void release_all(struct keys *keys, int device, int64_t at_ms)
{
    for (int i = keys->held_count - 1; i >= 0; i--) {
        if (keys->held[i].device == device) {
            release_at(keys, i, at_ms);
        }
    }
}

static void change(struct keys *keys, struct held what, bool pressed, uint32_t timestamp)
{
    int64_t at_ms = monotonic_ms(timestamp);
    int index = find_held(keys, what.device, what.number);
    if (pressed) {
        press(keys, what, at_ms);
    } else if (index >= 0) {
        release_at(keys, index, at_ms);
    }
}

static void on_key(struct keys *keys, const SDL_KeyboardEvent *key)
{
    enum button button;
    int scancode = key->keysym.scancode;
    if (keys->keyboard && key->repeat == 0 && key_map_key(scancode, &button)) {
        change(keys, (struct held){button, KEYBOARD, scancode}, key->state == SDL_PRESSED,
               key->timestamp);
    }
}

static void on_window(struct keys *keys, const SDL_WindowEvent *window)
{
    if (window->event == SDL_WINDOWEVENT_FOCUS_LOST) {
        release_all(keys, KEYBOARD, monotonic_ms(window->timestamp));
    }
    if (window->event == SDL_WINDOWEVENT_EXPOSED ||
        window->event == SDL_WINDOWEVENT_SIZE_CHANGED) {
        push(keys, (struct key_event){.kind = KEY_EVENT_SHOW});
    }
}

/* Joystick events of a gamepad come a second time, as a controller's. */
static void on_joystick_button(struct keys *keys, const SDL_JoyButtonEvent *joystick)
{
    enum button button;
    if (keys->pads != NULL && !pads_is_gamepad(joystick->which) &&
        key_map_encoder(joystick->button, &button)) {
        change(keys, (struct held){button, joystick->which, joystick->button},
               joystick->state == SDL_PRESSED, joystick->timestamp);
    }
}

static void on_gamepad_button(struct keys *keys, const SDL_ControllerButtonEvent *gamepad)
{
    enum button button;
    if (keys->pads != NULL && key_map_gamepad(gamepad->button, &button)) {
        change(keys, (struct held){button, gamepad->which, gamepad->button},
               gamepad->state == SDL_PRESSED, gamepad->timestamp);
    }
}

static void on_device(struct keys *keys, const SDL_JoyDeviceEvent *device)
{
    if (keys->pads == NULL) {
        return;
    }
    if (device->type == SDL_JOYDEVICEADDED) {
        pads_add(keys->pads, device->which);
    } else {
        release_all(keys, device->which, monotonic_ms(device->timestamp));
        pads_remove(keys->pads, device->which);
    }
}

static void on_own_event(struct keys *keys, uint32_t type)
{
    if (type == keys->wake_type) {
        /* Before it is handled: a wake from now on must come through as another. */
        SDL_AtomicSet(&keys->is_wake_pending, 0);
        push(keys, (struct key_event){.kind = KEY_EVENT_WAKE});
    }
}

static void translate(struct keys *keys, const SDL_Event *event)
{
    switch (event->type) {
    case SDL_QUIT: push(keys, (struct key_event){.kind = KEY_EVENT_QUIT}); break;
    case SDL_KEYDOWN:
    case SDL_KEYUP: on_key(keys, &event->key); break;
    case SDL_WINDOWEVENT: on_window(keys, &event->window); break;
    case SDL_RENDER_TARGETS_RESET:
    case SDL_RENDER_DEVICE_RESET: push(keys, (struct key_event){.kind = KEY_EVENT_SHOW}); break;
    case SDL_JOYBUTTONDOWN:
    case SDL_JOYBUTTONUP: on_joystick_button(keys, &event->jbutton); break;
    case SDL_CONTROLLERBUTTONDOWN:
    case SDL_CONTROLLERBUTTONUP: on_gamepad_button(keys, &event->cbutton); break;
    case SDL_JOYDEVICEADDED:
    case SDL_JOYDEVICEREMOVED: on_device(keys, &event->jdevice); break;
    default: on_own_event(keys, event->type); break;
    }
}

/* Waits for one event of SDL's; false may come early. */
static bool wait_for(struct keys *keys, SDL_Event *event_out, int64_t left_ms)
{
    if (left_ms == 0) {
        return SDL_PollEvent(event_out) != 0;
    }
    if (keys->woken == NULL) {
        return SDL_WaitEventTimeout(event_out, (int)left_ms) != 0;
    }
    if (SDL_PollEvent(event_out) != 0) {
        return true;
    }
    bool is_short = left_ms > 0 && left_ms < LOOK_EVERY_MS;
    SDL_SemWaitTimeout(keys->woken, is_short ? (uint32_t)left_ms : LOOK_EVERY_MS);
    return SDL_PollEvent(event_out) != 0;
}

bool keys_wait(struct keys *keys, int timeout_ms, struct key_event *event_out)
{
    int64_t end_ms = keys_now_ms() + timeout_ms;
    while (!pop(keys, event_out)) {
        SDL_Event event;
        int64_t left_ms = timeout_ms < 0 ? -1 : end_ms - keys_now_ms();
        if (timeout_ms >= 0 && left_ms < 0) {
            left_ms = 0;
        }
        if (wait_for(keys, &event, left_ms)) {
            translate(keys, &event);
        } else if (left_ms == 0) {
            return false;
        }
    }
    return true;
}

void keys_wake(struct keys *keys)
{
    if (SDL_AtomicSet(&keys->is_wake_pending, 1) == 0) {
        SDL_Event event = {.type = keys->wake_type};
        if (SDL_PushEvent(&event) != 1) {
            SDL_AtomicSet(&keys->is_wake_pending, 0);
        } else if (keys->woken != NULL) {
            SDL_SemPost(keys->woken);
        }
    }
}
