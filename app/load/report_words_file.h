/* SPDX-License-Identifier: MIT */
/** The words of the report: assets/strings/report.yaml, and what they are in a language. */
#ifndef UNKNOT_LOAD_REPORT_WORDS_FILE_H
#define UNKNOT_LOAD_REPORT_WORDS_FILE_H

#include "app/core/report_words.h"
#include "app/load/language_file.h"
#include "app/load/problems.h"
#include "app/load/texts.h"

#include <stdbool.h>

/**
 * Reads the words in English.
 *
 * @param texts  takes all texts when they could be read; may be NULL
 * @return false: what is wrong is in `problems`, all words are NULL.
 *         **Ownership**: report_words_unload()
 */
bool report_words_load(const char *assets, struct texts *texts, struct report_words *words_out,
                       struct problems *problems);

/** Puts the language into words that were loaded; what is not translated stays English. */
void report_words_translate(struct report_words *words, const struct language_file *language);

/** All-zero is allowed. */
void report_words_unload(struct report_words *words);

#endif
