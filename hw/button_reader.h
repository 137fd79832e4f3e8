/* SPDX-License-Identifier: MIT */
/**
 * A thread that waits for the panel's edges, so that the main loop can sleep.
 *
 * It opens the lines, and opens them again with back-off when the chip goes away. The thread
 * does nothing but wait in the kernel, stamp and hand over; edges keep the kernel's times.
 */
#ifndef UNKNOT_HW_BUTTON_READER_H
#define UNKNOT_HW_BUTTON_READER_H

#include "hw/buttons.h"

#include <stdbool.h>

struct button_reader;

/** Called from the reader's thread when edges wait or its state changed; must not block. */
typedef void (*button_reader_wake)(void *context);

/** @param config  copied, but for the chip's name, which is borrowed until button_reader_stop()
 *  @return NULL when there is no memory or no thread. **Ownership**: button_reader_stop() */
struct button_reader *button_reader_start(const struct buttons_config *config,
                                          button_reader_wake wake, void *context);

/** Takes edges that wait, oldest first; those too that the thread has had no turn to read, so
 *  that all are known until now. Main thread. @return how many were written */
int button_reader_take(struct button_reader *reader, struct button_edge *edges_out,
                       int edges_max);

/**
 * Buttons that read pressed when the lines were opened. Main thread.
 *
 * @return true once after each opening
 */
bool button_reader_take_levels(struct button_reader *reader, bool pressed_out[BUTTON_COUNT]);

/** Takes the last reason why the lines could not be opened or were lost.
 *  @return false: nothing new */
bool button_reader_take_error(struct button_reader *reader, char error_out[BUTTONS_ERROR_MAX]);

/** For how long the thread has not come back to its waiting, in ms; 0: it waits. Any thread. */
int64_t button_reader_busy_ms(struct button_reader *reader);

/** Ends the thread and closes the lines. NULL is allowed. */
void button_reader_stop(struct button_reader *reader);

#endif
