/* SPDX-License-Identifier: MIT */
/** In the place of hw/button_reader.c: the same without a thread, stepped by the test. */
#ifndef UNKNOT_TESTS_STEPPED_READER_H
#define UNKNOT_TESTS_STEPPED_READER_H

#include "hw/button_reader.h"

#include <stdint.h>

/** Does what the thread would have done by then. */
void stepped_reader_step(struct button_reader *reader, int64_t at_ms);

#endif
