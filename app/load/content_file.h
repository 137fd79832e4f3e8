/* SPDX-License-Identifier: MIT */
/** Loads and checks everything under assets/. Main thread, before the first frame. */
#ifndef UNKNOT_LOAD_CONTENT_FILE_H
#define UNKNOT_LOAD_CONTENT_FILE_H

#include "app/core/content.h"
#include "app/core/settings.h"
#include "app/core/words.h"
#include "app/load/content_set.h"
#include "app/load/language_file.h"
#include "app/load/problems.h"
#include "app/load/texts.h"

#include <stdbool.h>
#include <stddef.h>

/**
 * Reads techniques/, routines/, tools/ and learn/ below `assets`, every *.yaml in them.
 *
 * Everything is checked: keys, types, allowed words, UTF-8, sizes, ranges of doses, references,
 * phases against the leg's time, the minutes of a routine for every tool it offers.
 * @param settings  times that the plan needs for the check of minutes
 * @param pictures  loaded before, to check what the content names of them; NULL: not checked
 * @param texts     takes all texts of files that could be read; may be NULL
 * @return false: something is wrong, all of it is in `problems`, and `content_out` is empty.
 *         **Ownership**: content_unload()
 */
bool content_load(const char *assets, const struct settings *settings,
                  const struct content_pictures *pictures, struct texts *texts,
                  struct content *content_out, struct problems *problems);

/**
 * Makes the same content in another language; what is not translated stays English.
 *
 * @return false: no memory, `content_out` is empty. **Ownership**: content_unload()
 */
bool content_translate(const struct content *content, const struct language_file *language,
                       struct content *content_out);

/** Frees what content_load() gave. All-zero content is allowed. */
void content_unload(struct content *content);

/**
 * Reads assets/strings/en.yaml.
 *
 * @param texts  takes all texts when they could be read; may be NULL
 * @return false: something is wrong, all of it is in `problems`, and `words_out` has the words
 *         of words_emergency(). **Ownership**: words_unload() in either case
 */
bool words_load(const char *assets, struct texts *texts, struct words *words_out,
                struct problems *problems);

/** As words_load() from memory; `name` is only for messages. */
bool words_parse(const char *bytes, size_t size, const char *name, struct texts *texts,
                 struct words *words_out, struct problems *problems);

/**
 * Makes the same words in another language; what is not translated stays English.
 *
 * @param words  of words_load()
 * @return false: no memory, `words_out` has the words of words_emergency().
 *         **Ownership**: words_unload()
 */
bool words_translate(const struct words *words, const struct language_file *language,
                     struct words *words_out);

/** Frees what words_load() gave; all-zero and the words of words_emergency() are allowed. */
void words_unload(struct words *words);

/** English for a fault screen when there is no file to read; all other words are empty.
 *  Never freed. */
const struct words *words_emergency(void);

#endif
