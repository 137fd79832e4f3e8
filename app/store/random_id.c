/* SPDX-License-Identifier: MIT */
#include "app/store/random_id.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

/* splitmix64 (public domain, Sebastiano Vigna): every state gives another number. */
static uint64_t mix_next(uint64_t *state)
{
    uint64_t z = (*state += 0x9e3779b97f4a7c15U);

    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9U;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebU;
    return z ^ (z >> 31);
}

static void fill(uint8_t bytes[RANDOM_ID_BYTES], uint64_t *state)
{
    for (int half = 0; half < 2; half++) {
        uint64_t number = mix_next(state);

        memcpy(bytes + 8 * half, &number, 8);
    }
}

/* A sandbox may forbid getrandom(); an id from clock and process is still better than none. */
static void fill_without_kernel(struct id_source *source, uint8_t bytes[RANDOM_ID_BYTES])
{
    struct timespec now = {0};

    clock_gettime(CLOCK_REALTIME, &now);
    source->state += (uint64_t)now.tv_nsec * 1000003U + (uint64_t)now.tv_sec * 31U;
    source->state ^= (uint64_t)getpid() << 40;
    fill(bytes, &source->state);
}

struct id_source id_source_seeded(uint64_t seed)
{
    return (struct id_source){.seeded = true, .state = seed};
}

struct random_id random_id_next(struct id_source *source)
{
    struct random_id id = {{0}};
    ssize_t got;

    if (source->seeded) {
        fill(id.bytes, &source->state);
        return id;
    }
    do {
        got = getrandom(id.bytes, sizeof(id.bytes), 0);
    } while (got < 0 && errno == EINTR);
    if (got != (ssize_t)sizeof(id.bytes)) {
        fill_without_kernel(source, id.bytes);
    }
    return id;
}
