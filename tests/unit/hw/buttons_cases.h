/* SPDX-License-Identifier: MIT */
/** The cases that every libgpiod back end has to pass, on the fake kernel. */
#ifndef UNKNOT_TESTS_BUTTONS_CASES_H
#define UNKNOT_TESTS_BUTTONS_CASES_H

#include "hw/buttons.h"
#include "tests/unit/hw/fake_kernel.h"

#define HEADER_PATH "/dev/gpiochip0"

/** Later than any time that the machine's own clock gives. */
#define AFTER_ALL_MS INT64_C(4000000000000)

/** A Pi 5 with nothing pressed; the header is HEADER_PATH. */
struct kernel_chip *cases_header(void);

/** Four buttons to ground on BCM 17, 27, 22, 23, and a foot switch, a second OK, on 24. */
struct buttons_config cases_config(void);

/** Opens or fails the test. */
struct buttons *cases_open(const struct buttons_config *config);

/** The next edge has to be this one; `at_ms` -1: whenever. */
void cases_expect(struct buttons *buttons, enum button button, bool pressed, int64_t at_ms);
void cases_expect_none(struct buttons *buttons);

/** Opening has to fail with these words in its sentence. */
void cases_expect_refused(const struct buttons_config *config, const char *words);

/** cmocka's set-up and tear-down; the latter checks that the library got everything back. */
int cases_begin(void **state);
int cases_end(void **state);

/** Runs the shared cases. @return number that failed */
int cases_run(void);

#endif
