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

/**
 * Makes the same words in another language; what is not translated stays English.
 *
 * @return false: no memory, all words are NULL. **Ownership**: report_words_unload()
 */
bool report_words_translate(const struct report_words *words,
                            const struct language_file *language,
                            struct report_words *words_out);

/** Where no file can be read: each word is its own key. Never freed. */
const struct report_words *report_words_emergency(void);

/** All-zero and the words of report_words_emergency() are allowed. */
void report_words_unload(struct report_words *words);

#endif
