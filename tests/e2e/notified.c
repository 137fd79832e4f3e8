/* SPDX-License-Identifier: MIT */
/* notified USEC COMMAND...: runs it as a service manager would, and prints a line for each
 * message: "READY=1", "WATCHDOG=1" ... Exits as it did. */
#define _GNU_SOURCE /* SOCK_CLOEXEC */

#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
    LOOK_MS = 20,
    MESSAGE_MAX = 512
};

/* A name of the kernel's choice in the abstract name space. */
static int open_socket(void)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    socklen_t length = sizeof address;
    char name[sizeof address.sun_path + 1];
    int handle = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);

    if (handle < 0 || bind(handle, (struct sockaddr *)&address, sizeof(sa_family_t)) != 0 ||
        getsockname(handle, (struct sockaddr *)&address, &length) != 0) {
        perror("notified");
        exit(2);
    }
    snprintf(name, sizeof name, "@%.*s",
             (int)(length - offsetof(struct sockaddr_un, sun_path)) - 1, address.sun_path + 1);
    setenv("NOTIFY_SOCKET", name, 1);
    return handle;
}

static void print_messages(int handle, int wait_ms)
{
    struct pollfd readable = {.fd = handle, .events = POLLIN};
    char message[MESSAGE_MAX];

    while (poll(&readable, 1, wait_ms) > 0) {
        ssize_t length = recv(handle, message, sizeof message - 1, 0);

        if (length >= 0) {
            printf("%.*s\n", (int)length, message);
            fflush(stdout);
        }
        wait_ms = 0;
    }
}

int main(int argc, char **argv)
{
    int status = 0;

    if (argc < 3) {
        fprintf(stderr, "usage: notified USEC COMMAND...\n");
        return 2;
    }
    int handle = open_socket();

    setenv("WATCHDOG_USEC", argv[1], 1);
    pid_t child = fork();

    if (child == 0) {
        char pid[24];

        snprintf(pid, sizeof pid, "%ld", (long)getpid());
        setenv("WATCHDOG_PID", pid, 1);
        execvp(argv[2], argv + 2);
        fprintf(stderr, "notified: %s: %s\n", argv[2], strerror(errno));
        _exit(127);
    }
    while (waitpid(child, &status, WNOHANG) == 0) {
        print_messages(handle, LOOK_MS);
    }
    print_messages(handle, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
