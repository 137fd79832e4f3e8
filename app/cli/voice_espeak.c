/* SPDX-License-Identifier: MIT */
/* The text goes into a pipe before the program starts, so nobody waits for anybody: it is far
 * shorter than what a pipe holds. */
#include "app/cli/voice_espeak.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

static const char PROGRAM[] = "espeak-ng";

enum {
    WAIT_MS = 30000, /* it takes some ten; one that hangs must not stop a build for ever */
    SIZE_MAX_BYTES = 16 * 1024 * 1024,
    CHUNK = 64 * 1024,
    ARGUMENTS_MAX = 16,
    ARGUMENT_SIZE = 64
};

/* Somebody on the floor, in noise, not looking: slower than usual (175 words a minute), with a
 * little room between the words. */
#define SPEED "145"
#define PITCH "50"
#define GAP   "2"

struct pipes {
    int in[2], out[2];
};

static void close_end(int *end)
{
    if (*end >= 0) {
        close(*end);
    }
    *end = -1;
}

static void close_pipes(struct pipes *pipes)
{
    for (int i = 0; i < 2; i++) {
        close_end(&pipes->in[i]);
        close_end(&pipes->out[i]);
    }
}

static bool open_pipe(int ends[2])
{
    return pipe(ends) == 0 && fcntl(ends[0], F_SETFD, FD_CLOEXEC) == 0 &&
           fcntl(ends[1], F_SETFD, FD_CLOEXEC) == 0;
}

static bool open_pipes(struct pipes *pipes, const char *text)
{
    size_t length = strlen(text);

    *pipes = (struct pipes){{-1, -1}, {-1, -1}};
    if (length > VOICE_SPOKEN_TEXT_MAX) {
        errno = E2BIG;
        return false;
    }
    if (!open_pipe(pipes->in) || !open_pipe(pipes->out) ||
        write(pipes->in[1], text, length) != (ssize_t)length) {
        return false;
    }
    close_end(&pipes->in[1]);
    return true;
}

/* posix_spawn() wants arguments that may be written to: these are copies. */
static pid_t spawn(const posix_spawn_file_actions_t *actions, const char *const arguments[],
                   int *error_out)
{
    char copies[ARGUMENTS_MAX][ARGUMENT_SIZE];
    char *pointers[ARGUMENTS_MAX + 1] = {copies[0]};
    pid_t pid = -1;

    snprintf(copies[0], ARGUMENT_SIZE, "%s", PROGRAM);
    for (int i = 1; i < ARGUMENTS_MAX && arguments[i - 1] != NULL; i++) {
        snprintf(copies[i], ARGUMENT_SIZE, "%s", arguments[i - 1]);
        pointers[i] = copies[i];
    }
    *error_out = posix_spawnp(&pid, PROGRAM, actions, NULL, pointers, environ);
    return pid;
}

/* @return 0, or what posix_spawn() says */
static int start(struct pipes *pipes, const char *const arguments[], pid_t *pid_out)
{
    posix_spawn_file_actions_t actions;
    int error = posix_spawn_file_actions_init(&actions);

    if (error != 0) {
        return error;
    }
    error = posix_spawn_file_actions_adddup2(&actions, pipes->in[0], STDIN_FILENO);
    if (error == 0) {
        error = posix_spawn_file_actions_adddup2(&actions, pipes->out[1], STDOUT_FILENO);
    }
    if (error == 0) {
        *pid_out = spawn(&actions, arguments, &error);
    }
    posix_spawn_file_actions_destroy(&actions);
    close_end(&pipes->in[0]);
    close_end(&pipes->out[1]);
    return error;
}

static bool is_ready(int handle)
{
    struct pollfd wanted = {.fd = handle, .events = POLLIN};
    int ready;

    do {
        ready = poll(&wanted, 1, WAIT_MS);
    } while (ready < 0 && errno == EINTR);
    if (ready == 0) {
        errno = ETIMEDOUT;
    }
    return ready > 0;
}

/* Reads to the end, and puts a 0 behind it. @return false: errno says why */
static bool read_all(int handle, struct voice_bytes *out)
{
    for (;;) {
        uint8_t *larger = realloc(out->bytes, out->size + CHUNK + 1);
        ssize_t more;

        if (larger == NULL) {
            errno = ENOMEM;
            return false;
        }
        out->bytes = larger;
        if (!is_ready(handle)) {
            return false;
        }
        more = read(handle, out->bytes + out->size, CHUNK);
        if (more < 0 && errno == EINTR) {
            continue;
        }
        if (more <= 0) {
            out->bytes[out->size] = 0;
            return more == 0;
        }
        out->size += (size_t)more;
        if (out->size > SIZE_MAX_BYTES) {
            errno = EFBIG;
            return false;
        }
    }
}

static enum voice_result failed(const char *what)
{
    fprintf(stderr, "unknot voice: %s: %s\n", PROGRAM, what);
    return VOICE_FAILED;
}

/* Whoever did not end by itself is ended. */
static enum voice_result finish(pid_t pid, bool was_read)
{
    int reason = errno;
    int status = 0;

    if (!was_read && pid > 0) {
        (void)kill(pid, SIGKILL);
    }
    while (waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (!was_read) {
        return failed(strerror(reason));
    }
    return WIFEXITED(status) && WEXITSTATUS(status) == 0
               ? VOICE_FINE
               : failed("it failed (its own words are above)");
}

static enum voice_result run(const char *const arguments[], const char *text,
                             struct voice_bytes *out)
{
    struct pipes pipes;
    enum voice_result result;
    pid_t pid = 0;
    int error;

    *out = (struct voice_bytes){0};
    if (!open_pipes(&pipes, text)) {
        result = failed(strerror(errno));
    } else if ((error = start(&pipes, arguments, &pid)) != 0) {
        result = error == ENOENT || error == EACCES ? VOICE_MISSING : failed(strerror(error));
    } else {
        result = finish(pid, read_all(pipes.out[0], out));
    }
    close_pipes(&pipes);
    if (result != VOICE_FINE) {
        free(out->bytes);
        *out = (struct voice_bytes){0};
    }
    return result;
}

/* "eSpeak NG text-to-speech: 1.51  Data at: ...": where its data are makes no other voice. */
static int version_length(const char *line)
{
    const char *data = strstr(line, "  Data at");
    size_t length = strcspn(line, "\n");

    return (int)(data != NULL && (size_t)(data - line) < length ? (size_t)(data - line)
                                                                : length);
}

enum voice_result voice_espeak_way(const char *voice, char out[VOICE_WAY_MAX])
{
    const char *const arguments[] = {"--version", NULL};
    struct voice_bytes bytes;
    enum voice_result result = run(arguments, "", &bytes);

    if (result == VOICE_FINE) {
        const char *line = (const char *)bytes.bytes;

        snprintf(out, VOICE_WAY_MAX,
                 "%.*s; voice %s, speed " SPEED ", pitch " PITCH ", gap " GAP,
                 version_length(line), line, voice);
        free(bytes.bytes);
    }
    return result;
}

/* Without -b 1 the text's encoding would be that of whoever builds. */
enum voice_result voice_espeak(const char *voice, const char *text, struct voice_bytes *out)
{
    const char *const arguments[] = {"-v", voice, "-s", SPEED, "-p",      PITCH,      "-g",
                                     GAP,  "-b",  "1",  "-z",  "--stdin", "--stdout", NULL};

    return run(arguments, text, out);
}
