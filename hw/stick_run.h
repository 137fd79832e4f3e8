/* SPDX-License-Identifier: MIT */
/** Runs a program of the system, without a shell. */
#ifndef UNKNOT_HW_STICK_RUN_H
#define UNKNOT_HW_STICK_RUN_H

#include <stddef.h>

/**
 * Waits until it ends; after a minute it is killed.
 *
 * @param argv      at most 15 words, then NULL; argv[0] is looked for in the PATH
 * @param said_out  [size] the beginning of what it printed, in one line
 * @return its exit code; -1: it could not be run, or was killed
 */
int stick_run(const char *const argv[], char *said_out, size_t size);

#endif
