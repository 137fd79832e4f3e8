/* SPDX-License-Identifier: MIT */
/* The loop of a station under a service manager: a picture that cannot be shown and a thread
 * that hangs are no signs of life. The linker puts the functions named __wrap_ here in the
 * place of the program's (see CMakeLists.txt). */
#define _GNU_SOURCE /* SOCK_CLOEXEC */

#include "app/cli/life.h"

#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    GIVE_UP_S = 60,
    QUIET_MS = 300, /* as long as thirty signs of life */
    MESSAGE_MAX = 200
};

struct display {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    bool hangs;
    bool waits; /* somebody stands in it */
    bool is_broken;
    int64_t reader_ms, writer_ms;
};

static struct display *display(void)
{
    static struct display the_display = {.lock = PTHREAD_MUTEX_INITIALIZER,
                                         .changed = PTHREAD_COND_INITIALIZER};
    return &the_display;
}

bool __wrap_window_present(struct window *window, const struct pixel_rect *rects, int count);
int64_t __wrap_usage_writer_busy_ms(struct usage_writer *writer);
int64_t __wrap_button_reader_busy_ms(struct button_reader *reader);

/* A swap of buffers that never comes back, until it is let go. */
bool __wrap_window_present(struct window *window, const struct pixel_rect *rects, int count)
{
    (void)window;
    assert_non_null(rects);
    assert_true(count > 0);
    pthread_mutex_lock(&display()->lock);
    while (display()->hangs) {
        display()->waits = true;
        pthread_cond_broadcast(&display()->changed);
        pthread_cond_wait(&display()->changed, &display()->lock);
    }
    display()->waits = false;
    bool is_broken = display()->is_broken;
    pthread_mutex_unlock(&display()->lock);
    return !is_broken;
}

static int64_t read_ms(const int64_t *what_ms)
{
    pthread_mutex_lock(&display()->lock);
    int64_t ms = *what_ms;
    pthread_mutex_unlock(&display()->lock);
    return ms;
}

int64_t __wrap_usage_writer_busy_ms(struct usage_writer *writer)
{
    (void)writer;
    return read_ms(&display()->writer_ms);
}

int64_t __wrap_button_reader_busy_ms(struct button_reader *reader)
{
    (void)reader;
    return read_ms(&display()->reader_ms);
}

struct kiosk {
    struct station station;
    struct quit quit;
    struct watchdog watchdog;
    struct live live;
    pthread_t thread;
    int manager;
    char folder[32], database[64];
};

static void *run(void *argument)
{
    struct kiosk *kiosk = argument;

    live_loop(&kiosk->live);
    return NULL;
}

static void open_manager(struct kiosk *kiosk)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const struct timeval give_up = {.tv_sec = GIVE_UP_S};
    socklen_t length = sizeof(sa_family_t);
    char name[16];

    kiosk->manager = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_int_equal(bind(kiosk->manager, (struct sockaddr *)&address, length), 0);
    length = sizeof address;
    getsockname(kiosk->manager, (struct sockaddr *)&address, &length);
    setsockopt(kiosk->manager, SOL_SOCKET, SO_RCVTIMEO, &give_up, sizeof give_up);
    snprintf(name, sizeof name, "@%.5s", address.sun_path + 1);
    setenv("NOTIFY_SOCKET", name, 1);
    setenv("WATCHDOG_USEC", "20000", 1);
}

static void start(struct kiosk *kiosk)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};
    const struct window_options window = {.w = 320, .h = 180, .offscreen = true};
    char error[RASTER_ERROR_MAX];
    int64_t now_ms = keys_now_ms();

    *kiosk = (struct kiosk){.folder = "/tmp/unknot-life-XXXXXX"};
    *display() = (struct display){.lock = PTHREAD_MUTEX_INITIALIZER,
                                  .changed = PTHREAD_COND_INITIALIZER};
    assert_non_null(mkdtemp(kiosk->folder));
    snprintf(kiosk->database, sizeof kiosk->database, "%s/usage.db", kiosk->folder);
    open_manager(kiosk);
    assert_true(watchdog_open(&kiosk->watchdog));
    assert_true(quit_start(&kiosk->quit));
    assert_true(station_init(&kiosk->station, &files, now_ms));
    assert_true(station_open_fonts(&kiosk->station));
    station_record(&kiosk->station, kiosk->database, now_ms);
    kiosk->live = (struct live){.station = &kiosk->station,
                                .window = window_open(&window, error),
                                .quit = &kiosk->quit,
                                .watchdog = &kiosk->watchdog,
                                .fps = 30};
    assert_non_null(kiosk->live.window);
    assert_int_equal(pthread_create(&kiosk->thread, NULL, run, kiosk), 0);
}

static void stop(struct kiosk *kiosk)
{
    char command[80];

    kill(getpid(), SIGTERM);
    pthread_join(kiosk->thread, NULL);
    quit_finish(&kiosk->quit);
    window_close(kiosk->live.window);
    assert_int_equal(station_finish(&kiosk->station), 0);
    watchdog_close(&kiosk->watchdog);
    close(kiosk->manager);
    snprintf(command, sizeof command, "rm -r %s", kiosk->folder);
    assert_int_equal(system(command), 0); // NOLINT: a folder of this test
}

/* Waits for a message that begins so; others before it do not matter. */
static void await_message(const struct kiosk *kiosk, const char *wanted)
{
    char message[MESSAGE_MAX] = "";

    while (strncmp(message, wanted, strlen(wanted)) != 0) {
        ssize_t length = recv(kiosk->manager, message, sizeof message - 1, 0);

        assert_true(length > 0);
        message[length] = '\0';
    }
}

static int signs_of_life(const struct kiosk *kiosk)
{
    char message[MESSAGE_MAX] = "";
    int count = 0;

    while (recv(kiosk->manager, message, sizeof message - 1, MSG_DONTWAIT) > 0) {
        count += strncmp(message, "WATCHDOG=1", 10) == 0 ? 1 : 0;
        memset(message, 0, sizeof message);
    }
    return count;
}

static void pause_a_while(void)
{
    nanosleep(&(struct timespec){0, QUIET_MS * 1000000L}, NULL);
}

static void set_ms(int64_t *what_ms, int64_t ms)
{
    pthread_mutex_lock(&display()->lock);
    *what_ms = ms;
    pthread_mutex_unlock(&display()->lock);
}

static void let_hang(bool hangs)
{
    pthread_mutex_lock(&display()->lock);
    display()->hangs = hangs;
    pthread_cond_broadcast(&display()->changed);
    while (hangs && !display()->waits) {
        pthread_cond_wait(&display()->changed, &display()->lock);
    }
    pthread_mutex_unlock(&display()->lock);
}

static void a_screen_that_hangs(void **state)
{
    (void)state;
    static struct kiosk kiosk;

    start(&kiosk);
    await_message(&kiosk, "STATUS=offscreen, 320x180, shows");
    await_message(&kiosk, "READY=1");
    for (int i = 0; i < 5; i++) {
        await_message(&kiosk, "WATCHDOG=1");
    }
    let_hang(true);
    (void)signs_of_life(&kiosk);
    pause_a_while();
    assert_int_equal(signs_of_life(&kiosk), 0);
    let_hang(false);
    await_message(&kiosk, "WATCHDOG=1");
    stop(&kiosk);
}

static void a_screen_that_takes_nothing(void **state)
{
    (void)state;
    static struct kiosk kiosk;

    start(&kiosk);
    await_message(&kiosk, "READY=1");
    pthread_mutex_lock(&display()->lock);
    display()->is_broken = true;
    pthread_mutex_unlock(&display()->lock);
    await_message(&kiosk, "STATUS=offscreen, 320x180, cannot show");
    (void)signs_of_life(&kiosk);
    pause_a_while();
    assert_int_equal(signs_of_life(&kiosk), 0);
    stop(&kiosk);
}

static void a_database_that_hangs(void **state)
{
    (void)state;
    static struct kiosk kiosk;

    start(&kiosk);
    await_message(&kiosk, "READY=1");
    set_ms(&display()->writer_ms, 4900);
    (void)signs_of_life(&kiosk);
    await_message(&kiosk, "WATCHDOG=1");
    set_ms(&display()->writer_ms, 5100);
    await_message(&kiosk, "STATUS=the writing of the usage database hangs");
    (void)signs_of_life(&kiosk);
    pause_a_while();
    assert_int_equal(signs_of_life(&kiosk), 0);
    set_ms(&display()->writer_ms, 0);
    await_message(&kiosk, "STATUS=offscreen");
    await_message(&kiosk, "WATCHDOG=1");
    stop(&kiosk);
}

/* The figures alone: what counts, and when. */
static void what_counts_as_stuck(void **state)
{
    (void)state;
    struct station station = {.writer = (struct usage_writer *)&station};
    struct button_reader *reader = (struct button_reader *)&station;

    set_ms(&display()->reader_ms, 0);
    set_ms(&display()->writer_ms, 5001);
    assert_non_null(life_stuck(&station, reader));
    station.model.visit_open = true; /* goes on without the records */
    assert_null(life_stuck(&station, reader));
    set_ms(&display()->reader_ms, 5001); /* nobody could end it */
    assert_non_null(life_stuck(&station, reader));
    assert_null(life_stuck(&station, NULL));
    station.writer = NULL;
    station.model.visit_open = false;
    assert_null(life_stuck(&station, NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_screen_that_hangs),
        cmocka_unit_test(a_screen_that_takes_nothing),
        cmocka_unit_test(a_database_that_hangs),
        cmocka_unit_test(what_counts_as_stuck),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
