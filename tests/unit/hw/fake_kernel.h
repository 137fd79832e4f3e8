/* SPDX-License-Identifier: MIT */
/**
 * GPIO chips as the kernel has them, without hardware: wires that a test pulls to ground or to
 * the supply, bias and polarity as requested, edges with time stamps, queues that overflow.
 * fake_gpiod1.c and fake_gpiod2.c put libgpiod's functions on top of it.
 */
#ifndef UNKNOT_TESTS_FAKE_KERNEL_H
#define UNKNOT_TESTS_FAKE_KERNEL_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

enum {
    KERNEL_CHIPS_MAX = 4,
    KERNEL_LINES = 54,
    KERNEL_QUEUE_MAX = 1024
};

enum wire {
    WIRE_OPEN,
    WIRE_GROUND,
    WIRE_SUPPLY
};

enum kernel_bias {
    KERNEL_AS_IS,
    KERNEL_PULL_UP,
    KERNEL_PULL_DOWN
};

struct kernel_event {
    unsigned offset;
    bool rising;
    int64_t at_ns;
    uint32_t seqno; /**< in its queue, from 1 */
};

/** What one descriptor of a request gives. */
struct kernel_queue {
    struct kernel_event events[KERNEL_QUEUE_MAX];
    int count;
    int capacity;
    bool drops_oldest; /**< when full; else the newest */
    bool endless;      /**< a new edge comes for each that is read */
    uint32_t seqno;
    int fds[2]; /**< a pipe that holds a byte for each event */
};

struct kernel_line {
    enum wire wire;
    const char *holder; /**< consumer, "" when it gave no name, NULL: free */
    int refusal;        /**< errno for a request, 0: none */
    bool no_debounce;   /**< a request with debounce is refused with EINVAL */
    enum kernel_bias bias;
    bool active_low;
    unsigned long debounce_us;
    bool level;                 /**< logical */
    bool is_output;             /**< held as an output */
    bool lit;                   /**< what it gives out, logical */
    atomic_int sets;            /**< how often that was set */
    struct kernel_queue *queue; /**< of the request that watches it */
};

struct kernel_chip {
    const char *path;
    const char *label;
    int refusal; /**< errno for opening, 0: none */
    bool unplugged;
    struct kernel_line lines[KERNEL_LINES];
};

struct kernel {
    struct kernel_chip chips[KERNEL_CHIPS_MAX];
    int chip_count;
    int objects;         /**< that the library gave out and did not get back */
    int makes_left;      /**< constructors that work before one fails, -1: all work */
    int requests;        /**< tried so far */
    int unreadable_left; /**< levels that can be read before one fails, -1: all */
};

/** The one machine there is. */
struct kernel *kernel(void);

/** An empty machine. */
void kernel_reset(void);

struct kernel_chip *kernel_add_chip(const char *path, const char *label);
struct kernel_chip *kernel_chip_at(const char *path);

/** Connects a wire. When that changes a watched line's level, an edge is queued. */
void kernel_wire(struct kernel_chip *chip, unsigned offset, enum wire wire, int64_t at_ms);

/** Queues an edge that repeats the level, as after a bounce too short to be seen. */
void kernel_repeat(struct kernel_chip *chip, unsigned offset, int64_t at_ms);

/** Takes the chip away: reading fails with ENODEV, descriptors hang up. */
void kernel_unplug(struct kernel_chip *chip);

/* For the libraries. */

/** Whether the next constructor may work; else sets errno. Counts the object. */
bool kernel_make(void);
void kernel_unmake(void);

struct kernel_queue *kernel_queue_create(int capacity, bool drops_oldest);
void kernel_queue_destroy(struct kernel_queue *queue);
/** Takes the oldest event out. @return false: empty */
bool kernel_queue_take(struct kernel_queue *queue, struct kernel_event *event_out);

/** 0, or the errno for which the line cannot be had. */
int kernel_refusal(const struct kernel_line *line);
void kernel_request(struct kernel_line *line, const char *consumer, struct kernel_queue *queue);
void kernel_release(struct kernel_line *line);
/** Holds the line as an output. */
void kernel_request_output(struct kernel_line *line, const char *consumer, bool lit);
/** @return 0, or -1 with errno */
int kernel_set(const struct kernel_chip *chip, struct kernel_line *line, bool lit);
/** @return 0 or 1, or -1 with errno */
int kernel_value(const struct kernel_chip *chip, const struct kernel_line *line);

#endif
