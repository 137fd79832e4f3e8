/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* SOCK_CLOEXEC */

#include "hw/watchdog.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

enum {
    AGAIN_MS = 1000, /* after a sign of life that could not be given */
    USEC_OF_HALF_MS = 2000
};

/* A name that begins with @ is one of the abstract name space. @return length, 0: no address */
static socklen_t address_of(const char *name, struct sockaddr_un *address_out)
{
    size_t length = strlen(name);

    *address_out = (struct sockaddr_un){.sun_family = AF_UNIX};
    if ((name[0] != '/' && name[0] != '@') || length < 2 ||
        length >= sizeof address_out->sun_path) {
        return 0;
    }
    memcpy(address_out->sun_path, name, length);
    if (name[0] == '@') {
        address_out->sun_path[0] = '\0';
        return (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    }
    return (socklen_t)sizeof *address_out;
}

static bool connect_to(struct watchdog *dog, const char *name)
{
    struct sockaddr_un address;
    socklen_t length = address_of(name, &address);

    errno = EINVAL;
    dog->socket = length > 0 ? socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0) : -1;
    if (dog->socket >= 0 &&
        connect(dog->socket, (const struct sockaddr *)&address, length) == 0) {
        return true;
    }
    fprintf(stderr, "unknot: NOTIFY_SOCKET %s: %s\n", name, strerror(errno));
    watchdog_close(dog);
    return false;
}

/* @return 0: not a number above 0 */
static int64_t number_of(const char *text)
{
    char *end = NULL;
    long long number = 0;

    if (text != NULL) {
        errno = 0;
        number = strtoll(text, &end, 10);
    }
    return end != NULL && end != text && *end == '\0' && errno == 0 && number > 0 ? number : 0;
}

/* Signs of life are wanted of the process that WATCHDOG_PID names, or of whoever reads it. */
static int64_t interval_ms(void)
{
    const char *pid = getenv("WATCHDOG_PID");
    int64_t half_ms = number_of(getenv("WATCHDOG_USEC")) / USEC_OF_HALF_MS;

    return pid == NULL || number_of(pid) == (int64_t)getpid() ? half_ms : 0;
}

bool watchdog_open(struct watchdog *dog)
{
    const char *name = getenv("NOTIFY_SOCKET");
    bool good = true;

    *dog = (struct watchdog){.socket = -1};
    if (name != NULL && name[0] != '\0') {
        good = connect_to(dog, name);
    }
    dog->every_ms = dog->socket >= 0 ? interval_ms() : 0;
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unsetenv("WATCHDOG_PID");
    return good;
}

void watchdog_close(struct watchdog *dog)
{
    if (dog->socket >= 0) {
        close(dog->socket);
    }
    dog->socket = -1;
    dog->every_ms = 0;
}

/* Never waits: a manager that does not read must not hold up the picture. @return sent */
static bool say(const struct watchdog *dog, const char *text)
{
    return dog->socket >= 0 &&
           send(dog->socket, text, strlen(text), MSG_NOSIGNAL | MSG_DONTWAIT) >= 0;
}

int64_t watchdog_next_ms(const struct watchdog *dog)
{
    return dog->every_ms > 0 ? dog->due_ms : INT64_MAX;
}

static int64_t again_ms(const struct watchdog *dog)
{
    return dog->every_ms < AGAIN_MS ? dog->every_ms : AGAIN_MS;
}

void watchdog_showed(struct watchdog *dog, bool shown, const char *stuck, int64_t now_ms)
{
    bool good = shown && stuck == NULL;

    if (shown && !dog->was_shown) {
        dog->was_shown = say(dog, "READY=1");
        dog->due_ms = now_ms;
    }
    if (dog->every_ms == 0 || now_ms < dog->due_ms) {
        return;
    }
    good = good && say(dog, "WATCHDOG=1");
    dog->due_ms = now_ms + (good ? dog->every_ms : again_ms(dog));
}

void watchdog_status(struct watchdog *dog, const char *text)
{
    char message[WATCHDOG_STATUS_MAX + sizeof "STATUS="];
    char status[WATCHDOG_STATUS_MAX];

    snprintf(status, sizeof status, "%s", text);
    status[strcspn(status, "\n")] = '\0'; /* a line more would be another message */
    if (strcmp(status, dog->status) == 0) {
        return;
    }
    snprintf(message, sizeof message, "STATUS=%s", status);
    if (say(dog, message)) {
        memcpy(dog->status, status, sizeof dog->status);
    }
}

void watchdog_stopping(struct watchdog *dog)
{
    (void)say(dog, "STOPPING=1");
}
