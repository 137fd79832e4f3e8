/* SPDX-License-Identifier: MIT */
/** What is wrong with files that people write: "file:line:column: key: what, what is allowed".
 */
#ifndef UNKNOT_LOAD_PROBLEMS_H
#define UNKNOT_LOAD_PROBLEMS_H

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

enum {
    PROBLEM_MAX = 400,
    PROBLEMS_MAX = 50
};

/** All-zero is empty. After PROBLEMS_MAX only the count goes on. */
struct problems {
    char lines[PROBLEMS_MAX][PROBLEM_MAX];
    int count;
};

/**
 * Adds a problem. line, column: 1-based; 0 where a place makes no sense (missing file).
 * What does not fit is cut at a whole UTF-8 character; control characters become '?'.
 */
void problems_add(struct problems *problems, const char *file, size_t line, size_t column,
                  const char *format, ...) __attribute__((format(printf, 5, 6)));

/** problems_add() with the arguments of a caller that has them as a va_list. */
void problems_add_list(struct problems *problems, const char *file, size_t line, size_t column,
                       const char *format, va_list args) __attribute__((format(printf, 5, 0)));

/** One a line; says how many were left out. */
void problems_print(const struct problems *problems, FILE *out);

#endif
