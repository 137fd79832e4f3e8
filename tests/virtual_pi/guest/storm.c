/* SPDX-License-Identifier: MIT */
/*
 * Makes a line of the simulated header chatter: short pulses to ground, as a cable catches
 * them.
 *
 *   storm LINE PULSES APART_US
 *
 * Prints what it did: the pulses, how long it took, and how many of them lasted long enough to
 * be a press by right, because this machine itself was held up meanwhile.
 */
#define _GNU_SOURCE /* usleep */

#include <fcntl.h>
#include <glob.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    PULSE_US = 20,
    SLEEP_US = 300,
    PRESS_US = 8000 /* the program takes what lasts 10 ms for a press */
};

static int64_t now_us(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

/* The last of it by looking at the clock: a sleep is longer than a pulse here. */
static void wait_until(int64_t until_us)
{
    int64_t left_us;

    while ((left_us = until_us - now_us()) > 0) {
        if (left_us > SLEEP_US) {
            usleep((useconds_t)(left_us - SLEEP_US));
        }
    }
}

static int open_line(const char *number)
{
    char pattern[128];
    glob_t found = {0};
    int line = -1;

    snprintf(pattern, sizeof pattern,
             "/sys/devices/platform/gpio-sim.*/gpiochip*/sim_gpio%s/pull", number);
    if (glob(pattern, 0, NULL, &found) == 0) {
        line = open(found.gl_pathv[0], O_WRONLY);
    }
    globfree(&found);
    return line;
}

static void pull(int line, const char *direction)
{
    if (pwrite(line, direction, strlen(direction), 0) < 0) {
        perror("storm: pull");
        exit(1);
    }
}

int main(int argc, char **argv)
{
    const struct sched_param first = {.sched_priority = 1};
    int line = argc == 4 ? open_line(argv[1]) : -1;
    int pulses = argc == 4 ? atoi(argv[2]) : 0;
    int apart_us = argc == 4 ? atoi(argv[3]) : 0;
    int64_t longest_us = 0;
    int presses = 0;

    if (line < 0 || pulses < 1 || apart_us < PULSE_US) {
        fprintf(stderr, "usage: storm LINE PULSES APART_US\n");
        return 2;
    }
    (void)sched_setscheduler(0, SCHED_FIFO, &first); /* nobody else makes a pulse long */
    int64_t began_us = now_us();

    for (int i = 0; i < pulses; i++) {
        int64_t at_us = began_us + (int64_t)i * apart_us;

        wait_until(at_us);
        int64_t down_us = now_us();

        pull(line, "pull-down");
        wait_until(down_us + PULSE_US);
        pull(line, "pull-up");
        int64_t lasted_us = now_us() - down_us;

        longest_us = lasted_us > longest_us ? lasted_us : longest_us;
        presses += lasted_us >= PRESS_US;
    }
    printf("pulses=%d took_ms=%lld longest_us=%lld presses=%d\n", pulses,
           (long long)(now_us() - began_us) / 1000, (long long)longest_us, presses);
    return 0;
}
