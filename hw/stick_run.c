/* SPDX-License-Identifier: MIT */
#include "hw/stick_run.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

enum {
    QUIET_MAX_MS = 60000,
    WORDS_MAX = 16
};

/* Our threads have no signals: the program gets them back. */
static bool start(const char *const argv[], int out, pid_t *pid)
{
    char *words[WORDS_MAX] = {0};
    size_t count = 0;
    posix_spawn_file_actions_t files;
    posix_spawnattr_t with;
    sigset_t none;
    int error;

    while (count < WORDS_MAX - 1 && argv[count] != NULL) {
        count++;
    }
    if (count == 0) {
        errno = EINVAL;
        return false;
    }
    /* They are not const there for the sake of old programs; nothing writes to them. */
    memcpy(words, argv, count * sizeof words[0]);
    sigemptyset(&none);
    if (posix_spawn_file_actions_init(&files) != 0) {
        return false;
    }
    if (posix_spawnattr_init(&with) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return false;
    }
    (void)posix_spawnattr_setsigmask(&with, &none);
    (void)posix_spawnattr_setflags(&with, POSIX_SPAWN_SETSIGMASK);
    error = posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    error = error != 0 ? error : posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
    error = error != 0 ? error : posix_spawn_file_actions_adddup2(&files, out, STDERR_FILENO);
    if (error == 0) {
        error = posix_spawnp(pid, words[0], &files, &with, words, environ);
    }
    posix_spawnattr_destroy(&with);
    posix_spawn_file_actions_destroy(&files);
    errno = error;
    return error == 0;
}

/* Until it closes its output, which it does at its end. @return false: too long */
static bool listen_to(int in, char *said, size_t size)
{
    struct pollfd fd = {.fd = in, .events = POLLIN};
    char rest[256] = "";
    size_t used = 0;
    ssize_t got = 1;

    while (got > 0) {
        int ready = poll(&fd, 1, QUIET_MAX_MS);

        if (ready == 0) {
            return false;
        }
        bool keep = used < size - 1;

        got = read(in, keep ? said + used : rest, keep ? size - 1 - used : sizeof rest);
        if (got > 0 && keep) {
            used += (size_t)got;
        }
        got = got < 0 && errno == EINTR ? 1 : got;
    }
    said[used] = '\0';
    return true;
}

static void make_one_line(char *text)
{
    for (char *at = text; *at != '\0'; at++) {
        if (*at == '\n' || *at == '\r') {
            *at = at[1] == '\0' ? '\0' : ' ';
        }
    }
}

int stick_run(const char *const argv[], char *said_out, size_t size)
{
    int ends[2];
    int status = -1;
    pid_t pid;

    said_out[0] = '\0';
    if (pipe(ends) != 0) {
        snprintf(said_out, size, "%s: %s", argv[0], strerror(errno));
        return -1;
    }
    (void)fcntl(ends[0], F_SETFD, FD_CLOEXEC);
    (void)fcntl(ends[1], F_SETFD, FD_CLOEXEC);
    bool started = start(argv, ends[1], &pid);
    int reason = errno;

    close(ends[1]);
    if (!started) {
        snprintf(said_out, size, "%s: %s", argv[0], strerror(reason));
    } else {
        if (!listen_to(ends[0], said_out, size)) {
            (void)kill(pid, SIGKILL);
        }
        while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
        }
        make_one_line(said_out);
    }
    close(ends[0]);
    return started && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}
