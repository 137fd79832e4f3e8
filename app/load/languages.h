/* SPDX-License-Identifier: MIT */
/** The languages that a station offers, each with its own words and content. */
#ifndef UNKNOT_LOAD_LANGUAGES_H
#define UNKNOT_LOAD_LANGUAGES_H

#include "app/core/content.h"
#include "app/core/words.h"
#include "app/load/language_file.h"
#include "app/load/problems.h"

#include <stdbool.h>

enum {
    LANGUAGES_MAX = 8
};

/** What the settings say of languages. Borrowed. */
struct language_choice {
    const char *first;          /**< the station's own */
    const char *const *offered; /**< by their ids, `first` among them */
    int offered_count;          /**< 0: all that there are */
};

/** One of them. `words` and `content` are never NULL. */
struct language {
    char id[CONTENT_ID_MAX + 1];
    struct language_file file;
    const struct words *words; /**< in this language, or those for emergencies */
    struct content *content;   /**< in this language; empty when it is broken */
    struct words own_words;
    struct content own_content;
};

/** All-zero is empty. */
struct languages {
    struct language items[LANGUAGES_MAX]; /**< the station's own first, then in their order */
    const char *names[LANGUAGES_MAX];     /**< "English", "Deutsch" */
    int count;                            /**< at least 1 once they were loaded */
};

/** What they are made from: the English words and content, and all texts of both. */
struct language_source {
    const struct words *words; /**< of words_load(); NULL: they are broken */
    struct content *content;   /**< empty when it is broken */
    const struct texts *texts;
};

/**
 * Reads assets/languages/ID.yaml of those that are chosen and translates. English is always
 * there, also without a file. The source has to stay as long as the languages.
 *
 * @return false: something is wrong, all of it is in `problems`; the first one is there, in
 *         English where it is broken. **Ownership**: languages_unload() in either case
 */
bool languages_load(const char *assets, const struct language_choice *choice,
                    const struct language_source *source, struct languages *languages_out,
                    struct problems *problems);
/** All-zero is allowed. */
void languages_unload(struct languages *languages);

#endif
