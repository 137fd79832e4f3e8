/* SPDX-License-Identifier: MIT */
/** The words of a script's line, and what they can mean. Used by script.c only. */
#ifndef UNKNOT_LOAD_SCRIPT_WORDS_H
#define UNKNOT_LOAD_SCRIPT_WORDS_H

#include "app/core/button.h"
#include "app/load/problems.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SCRIPT_WORDS_MAX = 5
}; /**< one more than any instruction has, to point at */

struct script_word {
    const char *text; /**< not terminated */
    size_t length;
    size_t column; /**< 1-based, in characters */
};

/** The line that is being read. */
struct script_words {
    const char *name; /**< of the file, for messages */
    struct problems *problems;
    int line; /**< 1-based */
    struct script_word words[SCRIPT_WORDS_MAX];
    int count;
};

/** Cuts a line at spaces; from a # on all is comment. */
void script_words_split(struct script_words *words, const char *text, size_t length);

/** Adds a problem at a word of the line. */
void script_words_problem(struct script_words *words, const struct script_word *word,
                          const char *format, ...) __attribute__((format(printf, 3, 4)));

bool script_word_is(const struct script_word *word, const char *text);

/** Length to show of a word by "%.*s". */
int script_word_shown(const struct script_word *word);

/** @return whether there are `count` words; if not, the form of the line is a problem. */
bool script_words_needed(struct script_words *words, int count, const char *form);

/** Reads "12.5": seconds from 0 to 86400, at most three decimals. @return false: a problem */
bool script_word_time(struct script_words *words, const struct script_word *word,
                      int64_t *ms_out);

/** Reads a button's name. @return false: a problem */
bool script_word_button(struct script_words *words, const struct script_word *word,
                        enum button *button_out);

/** Reads "back+ok" to one bit a button. @return false: a problem */
bool script_word_chord(struct script_words *words, const struct script_word *word,
                       unsigned *buttons_out);

/** Reads "mon". @return false: a problem */
bool script_word_weekday(struct script_words *words, const struct script_word *word,
                         int *weekday_out);

/** Reads "21:59". @return false: a problem */
bool script_word_minute(struct script_words *words, const struct script_word *word,
                        int *minute_out);

/** Reads a whole number of at most `max`. @return false: a problem */
bool script_word_number(struct script_words *words, const struct script_word *word, int max,
                        int *number_out);

#endif
