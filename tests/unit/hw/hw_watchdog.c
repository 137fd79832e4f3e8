/* SPDX-License-Identifier: MIT */
/* What the service manager hears, on a socket that stands for it. */
#define _GNU_SOURCE /* SOCK_CLOEXEC */

#include "hw/watchdog.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

enum {
    HEARD_MAX = 400
};

struct manager {
    int socket;
    char name[sizeof((struct sockaddr_un *)0)->sun_path];
    char heard[HEARD_MAX];
};

/* A name of the kernel's choice in the abstract name space, or a file. */
static void open_manager(struct manager *manager, bool is_file)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    socklen_t length = sizeof(sa_family_t);

    if (is_file) {
        snprintf(address.sun_path, sizeof address.sun_path, "/tmp/unknot-watchdog-%ld",
                 (long)getpid());
        unlink(address.sun_path);
        length = sizeof address;
    }
    manager->socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    assert_true(manager->socket >= 0);
    assert_int_equal(bind(manager->socket, (struct sockaddr *)&address, length), 0);
    length = sizeof address;
    assert_int_equal(getsockname(manager->socket, (struct sockaddr *)&address, &length), 0);
    if (is_file) {
        snprintf(manager->name, sizeof manager->name, "%s", address.sun_path);
    } else {
        int count = (int)(length - offsetof(struct sockaddr_un, sun_path)) - 1;

        snprintf(manager->name, sizeof manager->name, "@%.*s", count, address.sun_path + 1);
    }
    setenv("NOTIFY_SOCKET", manager->name, 1);
}

static void close_manager(struct manager *manager)
{
    close(manager->socket);
    if (manager->name[0] == '/') {
        unlink(manager->name);
    }
}

/* Everything since the last time, one word a message. */
static const char *hear(struct manager *manager)
{
    char message[HEARD_MAX];
    ssize_t length;

    manager->heard[0] = '\0';
    while ((length = recv(manager->socket, message, sizeof message - 1, MSG_DONTWAIT)) > 0) {
        size_t at = strlen(manager->heard);

        message[length] = '\0';
        snprintf(manager->heard + at, HEARD_MAX - at, "%s%s", at > 0 ? " " : "", message);
    }
    return manager->heard;
}

static void open_dog(struct watchdog *dog, const char *usec)
{
    unsetenv("WATCHDOG_PID");
    if (usec != NULL) {
        setenv("WATCHDOG_USEC", usec, 1);
    } else {
        unsetenv("WATCHDOG_USEC");
    }
    assert_true(watchdog_open(dog));
    assert_null(getenv("NOTIFY_SOCKET"));
    assert_null(getenv("WATCHDOG_USEC"));
}

static void tells(bool is_file)
{
    struct manager manager;
    struct watchdog dog;

    open_manager(&manager, is_file);
    open_dog(&dog, "10000000");
    assert_string_equal(hear(&manager), "");
    watchdog_showed(&dog, true, NULL, 1000);
    assert_string_equal(hear(&manager), "READY=1 WATCHDOG=1");
    assert_int_equal(watchdog_next_ms(&dog), 6000);
    watchdog_showed(&dog, true, NULL, 1033);
    watchdog_showed(&dog, true, NULL, 5999);
    assert_string_equal(hear(&manager), "");
    watchdog_showed(&dog, true, NULL, 6000);
    assert_string_equal(hear(&manager), "WATCHDOG=1");
    assert_int_equal(watchdog_next_ms(&dog), 11000);
    watchdog_stopping(&dog);
    assert_string_equal(hear(&manager), "STOPPING=1");
    watchdog_close(&dog);
    close_manager(&manager);
}

static void a_file_or_an_abstract_name(void **state)
{
    (void)state;
    tells(true);
    tells(false);
}

static void what_is_not_shown_is_no_sign_of_life(void **state)
{
    (void)state;
    struct manager manager;
    struct watchdog dog;

    open_manager(&manager, false);
    open_dog(&dog, "10000000");
    watchdog_showed(&dog, false, NULL, 1000);
    assert_string_equal(hear(&manager), "");
    watchdog_showed(&dog, true, NULL, 2000);
    assert_string_equal(hear(&manager), "READY=1 WATCHDOG=1");
    for (int64_t now_ms = 7000; now_ms < 20000; now_ms += 1000) {
        watchdog_showed(&dog, now_ms % 2000 == 0, "the disk hangs", now_ms);
        assert_string_equal(hear(&manager), "");
        assert_int_equal(watchdog_next_ms(&dog), now_ms + 1000); /* looks again soon */
        watchdog_showed(&dog, false, NULL, now_ms + 1000);
        assert_string_equal(hear(&manager), "");
    }
    watchdog_showed(&dog, true, NULL, 21000);
    assert_string_equal(hear(&manager), "WATCHDOG=1");
    watchdog_close(&dog);
    close_manager(&manager);
}

static void nobody_asked_nothing_is_woken(void **state)
{
    (void)state;
    static const char *const no_time[] = {NULL, "", "0", "-5", "soon", "99999999999999999999"};
    struct manager manager;
    struct watchdog dog;

    for (size_t i = 0; i < sizeof no_time / sizeof no_time[0]; i++) {
        open_manager(&manager, false);
        open_dog(&dog, no_time[i]);
        watchdog_showed(&dog, true, NULL, 1000);
        assert_string_equal(hear(&manager), "READY=1");
        watchdog_showed(&dog, true, NULL, 90000);
        assert_string_equal(hear(&manager), "");
        assert_true(watchdog_next_ms(&dog) == INT64_MAX);
        watchdog_close(&dog);
        close_manager(&manager);
    }
    setenv("WATCHDOG_USEC", "10000000", 1); /* without a socket */
    assert_true(watchdog_open(&dog));
    watchdog_showed(&dog, true, NULL, 1000);
    watchdog_status(&dog, "runs");
    watchdog_stopping(&dog);
    assert_true(watchdog_next_ms(&dog) == INT64_MAX);
    watchdog_close(&dog);
}

static void signs_of_life_of_another_process(void **state)
{
    (void)state;
    struct manager manager;
    struct watchdog dog;
    char pid[24];

    for (int other = 0; other < 2; other++) {
        open_manager(&manager, false);
        snprintf(pid, sizeof pid, "%ld", (long)getpid() + other);
        setenv("WATCHDOG_PID", pid, 1);
        setenv("WATCHDOG_USEC", "10000000", 1);
        assert_true(watchdog_open(&dog));
        assert_null(getenv("WATCHDOG_PID"));
        assert_true((watchdog_next_ms(&dog) == INT64_MAX) == (other == 1));
        watchdog_close(&dog);
        close_manager(&manager);
    }
}

static void a_status_is_said_once_and_is_one_line(void **state)
{
    (void)state;
    struct manager manager;
    struct watchdog dog;
    char text[3 * WATCHDOG_STATUS_MAX];

    open_manager(&manager, false);
    open_dog(&dog, NULL);
    watchdog_status(&dog, "shows");
    watchdog_status(&dog, "shows");
    watchdog_status(&dog, "hangs\nREADY=1");
    assert_string_equal(hear(&manager), "STATUS=shows STATUS=hangs");
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    watchdog_status(&dog, text);
    watchdog_status(&dog, text);
    assert_int_equal(strlen(hear(&manager)), strlen("STATUS=") + WATCHDOG_STATUS_MAX - 1);
    watchdog_close(&dog);
    close_manager(&manager);
}

static void names_that_cannot_be(void **state)
{
    (void)state;
    char too_long[300];
    const char *const names[] = {"/", "@", "name", "/nowhere/at/all", too_long};
    struct watchdog dog;

    memset(too_long, 'x', sizeof too_long - 1);
    too_long[0] = '/';
    too_long[sizeof too_long - 1] = '\0';
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        setenv("NOTIFY_SOCKET", names[i], 1);
        setenv("WATCHDOG_USEC", "10000000", 1);
        assert_false(watchdog_open(&dog));
        watchdog_showed(&dog, true, NULL, 1000);
        assert_true(watchdog_next_ms(&dog) == INT64_MAX);
        watchdog_close(&dog);
    }
}

/* A manager that does not read must not hold up the picture. */
static void a_manager_that_does_not_read(void **state)
{
    (void)state;
    struct manager manager;
    struct watchdog dog;

    open_manager(&manager, false);
    open_dog(&dog, "2000");
    for (int64_t now_ms = 1; now_ms < 100000; now_ms++) {
        watchdog_showed(&dog, true, NULL, now_ms);
    }
    watchdog_close(&dog);
    close_manager(&manager);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_file_or_an_abstract_name),
        cmocka_unit_test(what_is_not_shown_is_no_sign_of_life),
        cmocka_unit_test(nobody_asked_nothing_is_woken),
        cmocka_unit_test(signs_of_life_of_another_process),
        cmocka_unit_test(a_status_is_said_once_and_is_one_line),
        cmocka_unit_test(names_that_cannot_be),
        cmocka_unit_test(a_manager_that_does_not_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
