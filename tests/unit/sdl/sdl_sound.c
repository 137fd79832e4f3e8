/* SPDX-License-Identifier: MIT */
/* Sound with a device that fails, goes away, hangs and comes back; and with SDL's own. */
#include "app/sdl/sound.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include <pthread.h>
#include <stdatomic.h>

enum {
    CLIP = 4800, /* frames of every file */
    BUFFER = SOUND_BUFFER_FRAMES,
    PATIENCE_MS = 20000
};

static int16_t samples[2 * CLIP];

/* A device that does as it is told. */
struct fake {
    atomic_int open_calls, close_calls, destroy_calls;
    atomic_int fail;  /* so many opens fail */
    atomic_bool hang; /* open does not come back while it is set */
    atomic_bool news;
    void (*fill)(void *context, int16_t *out, int frames); /* NULL: closed */
    void *context;
};

static struct fake fake;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER; /* of its `fill` and `context` */
static char folder[64];
static int16_t out[2 * BUFFER];

static void nap(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 2000000}, NULL);
}

static bool fake_open(void *self, void (*fill)(void *context, int16_t *out, int frames),
                      void *context, char error_out[SOUND_ERROR_MAX])
{
    (void)self;
    fake.open_calls++;
    while (atomic_load(&fake.hang)) {
        nap();
    }
    if (fake.fail > 0) {
        fake.fail--;
        snprintf(error_out, SOUND_ERROR_MAX, "no such thing");
        return false;
    }
    pthread_mutex_lock(&lock);
    fake.fill = fill;
    fake.context = context;
    pthread_mutex_unlock(&lock);
    return true;
}

static void fake_close(void *self)
{
    (void)self;
    fake.close_calls++;
    pthread_mutex_lock(&lock);
    fake.fill = NULL;
    pthread_mutex_unlock(&lock);
}

static bool fake_changed(void *self)
{
    (void)self;
    return atomic_exchange(&fake.news, false);
}

static struct clip fake_load(void *self, const char *path)
{
    (void)self;
    return access(path, R_OK) == 0 ? (struct clip){samples, CLIP} : (struct clip){0};
}

static void fake_unload(void *self, struct clip clip)
{
    (void)self;
    assert_ptr_equal(clip.samples, samples);
}

static void fake_destroy(void *self)
{
    (void)self;
    fake.destroy_calls++;
}

static const struct sound_device device = {fake_open,   fake_close,   fake_changed, fake_load,
                                           fake_unload, fake_destroy, &fake};

/* The device asks for a buffer. @return whether there is something in it; false: closed, too */
static bool asks(void)
{
    bool heard = false;

    pthread_mutex_lock(&lock);
    memset(out, 0, sizeof out);
    if (fake.fill != NULL) {
        fake.fill(fake.context, out, BUFFER);
    }
    pthread_mutex_unlock(&lock);
    for (int i = 0; i < 2 * BUFFER; i++) {
        heard = heard || out[i] != 0;
    }
    return heard;
}

static void make_file(const char *name)
{
    char path[160];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
}

static void make_folder(const char *name)
{
    char path[160];

    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

static int setup(void **state)
{
    (void)state;
    memset(&fake, 0, sizeof fake);
    for (int i = 0; i < 2 * CLIP; i++) {
        samples[i] = 8000;
    }
    snprintf(folder, sizeof folder, "/tmp/unknot-sound-XXXXXX");
    if (mkdtemp(folder) == NULL) {
        return -1;
    }
    make_folder("cues");
    make_folder("voice");
    make_folder("own");
    make_file("cues/tick.wav");
    make_file("cues/end.wav");
    make_file("cues/readme.txt");
    make_file("voice/hold-here-12345678.wav");
    make_file("voice/well-done-87654321.wav");
    return 0;
}

static int teardown(void **state)
{
    char command[120];

    (void)state;
    snprintf(command, sizeof command, "rm -rf -- %s", folder);
    return system(command);
}

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static struct sound *start(void)
{
    static char cues[100], voice[100], own[100];
    struct sound_settings settings = {.cues = cues, .speech = {own, voice}};

    snprintf(cues, sizeof cues, "%s/cues", folder);
    snprintf(voice, sizeof voice, "%s/voice", folder);
    snprintf(own, sizeof own, "%s/own", folder);
    struct sound *sound = sound_open(&settings, device);

    assert_non_null(sound);
    return sound;
}

/* Waits, for long on a busy machine, until the device was opened so often. */
static void until_opened(struct sound *sound, int opened)
{
    int64_t until_ms = now_ms() + PATIENCE_MS;

    while (sound_state(sound).opened < opened && now_ms() < until_ms) {
        nap();
    }
    assert_int_equal(sound_state(sound).opened, opened);
    assert_true(sound_state(sound).open);
}

static void until_handled(struct sound *sound, int64_t said, int64_t late, int64_t missing)
{
    int64_t until_ms = now_ms() + PATIENCE_MS;
    struct sound_state state = sound_state(sound);

    while ((state.said != said || state.late != late || state.missing != missing) &&
           now_ms() < until_ms) {
        nap();
        state = sound_state(sound);
    }
    assert_int_equal(state.said, said);
    assert_int_equal(state.late, late);
    assert_int_equal(state.missing, missing);
}

static void test_cues_are_loaded_and_played_once(void **state)
{
    (void)state;
    struct sound *sound = start();

    until_opened(sound, 1);
    assert_int_equal(sound_state(sound).cues, 2);
    asks();
    struct sound_cue cues[] = {{now_ms(), "tick"}, {now_ms(), "nothing like it"}};

    sound_play(sound, cues, 2, false);
    sound_play(sound, cues, 2, false);
    assert_true(asks());
    assert_in_range(out[2 * BUFFER - 1], 7990, 8010); /* once, and not twice as loud */
    sound_close(sound);
    assert_int_equal(fake.close_calls, 1);
}

static void test_a_new_plan_takes_the_place_of_the_old(void **state)
{
    (void)state;
    struct sound *sound = start();

    until_opened(sound, 1);
    asks();
    sound_play(sound, &(struct sound_cue){now_ms() + 60000, "tick"}, 1, true);
    sound_play(sound, NULL, 0, true);
    for (int i = 0; i < 3000; i++) { /* of the device's time a minute */
        assert_false(asks());
    }
    sound_close(sound);
}

/* A station plans anew after each press, long before the device wants more. */
static void test_a_new_plan_takes_nothing_back_that_has_come(void **state)
{
    (void)state;
    struct sound *sound = start();
    struct sound_cue cue = {0, "tick"};

    until_opened(sound, 1);
    asks();
    cue.at_ms = now_ms();
    sound_play(sound, &cue, 1, false);
    sound_play(sound, NULL, 0, true);
    assert_true(asks());
    sound_close(sound);
}

static void test_no_device_is_said_once_and_tried_again(void **state)
{
    char problem[SOUND_ERROR_MAX];
    int64_t until_ms = now_ms() + PATIENCE_MS;

    (void)state;
    fake.fail = 2;
    struct sound *sound = start();

    while (!sound_take_problem(sound, problem) && now_ms() < until_ms) {
        nap();
    }
    assert_string_equal(problem, "no such thing");
    sound_play(sound, &(struct sound_cue){now_ms(), "tick"}, 1, false); /* nobody minds */
    sound_say(sound, now_ms(), (const char[1][SOUND_NAME_MAX]){"hold-here-12345678.wav"}, 1);
    fake.news = true; /* one was plugged in */
    until_opened(sound, 1);
    assert_false(sound_take_problem(sound, problem));
    asks();
    sound_play(sound, &(struct sound_cue){now_ms(), "tick"}, 1, false);
    assert_true(asks());
    sound_close(sound);
}

static void test_a_device_that_goes_away_comes_back(void **state)
{
    char problem[SOUND_ERROR_MAX];

    (void)state;
    struct sound *sound = start();

    until_opened(sound, 1);
    fake.news = true; /* while it is open: it is gone */
    until_opened(sound, 2);
    assert_int_equal(fake.close_calls, 1);
    assert_true(sound_take_problem(sound, problem));
    assert_string_equal(problem, "the sound device went away");
    asks();
    sound_play(sound, &(struct sound_cue){now_ms(), "end"}, 1, false);
    assert_true(asks());
    sound_close(sound);
}

static void test_a_device_that_asks_for_nothing_is_opened_again(void **state)
{
    char problem[SOUND_ERROR_MAX];

    (void)state;
    struct sound *sound = start();

    until_opened(sound, 1);
    asks(); /* and then never again */
    until_opened(sound, 2);
    assert_true(sound_take_problem(sound, problem));
    assert_string_equal(problem, "the sound device hangs");
    sound_close(sound);
}

static void test_a_device_that_hangs_stops_nobody(void **state)
{
    (void)state;
    fake.hang = true;
    struct sound *sound = start();

    while (fake.open_calls == 0) {
        nap();
    }
    sound_play(sound, &(struct sound_cue){now_ms(), "tick"}, 1, true);
    sound_say(sound, now_ms(), (const char[1][SOUND_NAME_MAX]){"hold-here-12345678.wav"}, 1);
    sound_hush(sound);
    assert_false(sound_state(sound).open);
    sound_close(sound); /* comes back, and leaves the thread behind */
    fake.hang = false;
    while (fake.destroy_calls == 0) { /* which ends by itself */
        nap();
    }
}

static void test_speech_is_found_and_what_is_missing_left_out(void **state)
{
    (void)state;
    struct sound *sound = start();
    const char names[3][SOUND_NAME_MAX] = {
        "hold-here-12345678.wav", "never-spoken-00000000.wav", "well-done-87654321.wav"};

    until_opened(sound, 1);
    asks();
    sound_say(sound, now_ms(), names, 3);
    until_handled(sound, 1, 0, 1);
    assert_true(asks());
    sound_hush(sound);
    asks(); /* fades */
    assert_false(asks());
    sound_close(sound);
}

static void test_speech_that_is_late_is_not_said(void **state)
{
    (void)state;
    struct sound *sound = start();
    const char names[1][SOUND_NAME_MAX] = {"hold-here-12345678.wav"};

    until_opened(sound, 1);
    asks();
    sound_say(sound, now_ms() - 5000, names, 1);
    until_handled(sound, 0, 1, 0);
    assert_false(asks());
    sound_close(sound);
}

/* Own recordings come first, whatever their format, and need not know the hash. */
static void test_own_recordings_are_used(void **state)
{
    (void)state;
    make_file("own/say-something.ogg");
    struct sound *sound = start();

    until_opened(sound, 1);
    asks();
    sound_say(sound, now_ms(), (const char[1][SOUND_NAME_MAX]){"say-something-0a0b0c0d.wav"},
              1);
    until_handled(sound, 1, 0, 0);
    sound_speak_from(sound, (const char *const[]){NULL, NULL});
    sound_say(sound, now_ms(), (const char[1][SOUND_NAME_MAX]){"say-something-0a0b0c0d.wav"},
              1);
    until_handled(sound, 1, 0, 1); /* another language does not have it */
    sound_close(sound);
}

static void test_offline_is_exact(void **state)
{
    (void)state;
    char cues[100];
    static int16_t second[2 * 48000];
    struct sound_settings settings = {.cues = cues, .offline = true, .now_ms = 5000000};

    snprintf(cues, sizeof cues, "%s/cues", folder);
    struct sound *sound = sound_open(&settings, device);
    struct sound_cue planned[] = {{5000100, "tick"}, {5000900, "end"}};

    sound_play(sound, planned, 2, true);
    assert_int_equal(sound_due_frames(sound, 5001000), 48000);
    sound_render(sound, second, 48000);
    assert_int_equal(sound_due_frames(sound, 5001000), 0);
    for (int i = 0; i < 48000; i++) {
        bool heard = (i >= 4800 && i < 4800 + CLIP) || i >= 43200;

        assert_int_equal(second[2 * i] != 0, heard);
    }
    sound_close(sound);
}

/* SDL's own, which has no loudspeaker but a clock. */
static void test_sdl_asks_for_frames(void **state)
{
    int64_t until_ms = now_ms() + PATIENCE_MS;

    (void)state;
    setenv("SDL_AUDIODRIVER", "dummy", 1);
    struct sound_settings settings = {.cues = folder};
    struct sound *sound = sound_open(&settings, sound_device_sdl(false));

    until_opened(sound, 1);
    while (sound_due_frames(sound, now_ms() + 100000) == 0 && now_ms() < until_ms) {
        nap(); /* until it has asked for the first time */
    }
    assert_true(sound_due_frames(sound, now_ms() + 100000) > 0);
    sound_close(sound);
}

static void test_sdl_has_no_such_driver(void **state)
{
    char problem[SOUND_ERROR_MAX] = "";
    int64_t until_ms = now_ms() + PATIENCE_MS;

    (void)state;
    setenv("SDL_AUDIODRIVER", "there_is_none", 1);
    struct sound_settings settings = {.cues = folder};
    struct sound *sound = sound_open(&settings, sound_device_sdl(false));

    while (!sound_take_problem(sound, problem) && now_ms() < until_ms) {
        nap();
    }
    assert_string_not_equal(problem, "");
    assert_false(sound_state(sound).open);
    sound_close(sound);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_cues_are_loaded_and_played_once, setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_new_plan_takes_the_place_of_the_old, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_new_plan_takes_nothing_back_that_has_come, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_no_device_is_said_once_and_tried_again, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_device_that_goes_away_comes_back, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(test_a_device_that_asks_for_nothing_is_opened_again,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_a_device_that_hangs_stops_nobody, setup, teardown),
        cmocka_unit_test_setup_teardown(test_speech_is_found_and_what_is_missing_left_out,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(test_speech_that_is_late_is_not_said, setup, teardown),
        cmocka_unit_test_setup_teardown(test_own_recordings_are_used, setup, teardown),
        cmocka_unit_test_setup_teardown(test_offline_is_exact, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sdl_asks_for_frames, setup, teardown),
        cmocka_unit_test_setup_teardown(test_sdl_has_no_such_driver, setup, teardown),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
