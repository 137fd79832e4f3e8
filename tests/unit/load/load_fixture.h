/* SPDX-License-Identifier: MIT */
/** A small valid content set, whose files a test changes in one place and loads again. */
#ifndef UNKNOT_TESTS_LOAD_FIXTURE_H
#define UNKNOT_TESTS_LOAD_FIXTURE_H

#include "app/core/content.h"
#include "app/load/content_schema.h"
#include "app/load/problems.h"

#include <stdbool.h>
#include <stddef.h>

/** A file of the set; `text` ends with a line end. */
struct fixture_file {
    enum content_kind kind;
    const char *id;
    const char *text;
};

/** Ends with an id of NULL. */
const struct fixture_file *fixture_files(void);

/** One change: in the file `id`, the first `from` becomes `to`. */
struct fixture_change {
    const char *id;
    const char *from;
    const char *to;
};

/** Loads the set with one change; NULL id: unchanged. The change has to fit, or the test fails.
 */
bool fixture_load(const struct fixture_change *change, struct content *content_out,
                  struct problems *problems);

/** @return whether a problem begins with `place` (may be "") and has `words` in it. */
bool fixture_has(const struct problems *problems, const char *place, const char *words);

/** Fails the test unless fixture_has(), and shows what is there instead. */
void fixture_expect(const struct problems *problems, const char *place, const char *words);

/** A change of the valid set, and the problem it has to give. */
struct fixture_row {
    struct fixture_change change;
    const char *place;
    const char *words;
};

/** Fails the test unless every row's change gives its problem. */
void fixture_check_rows(const struct fixture_row *rows, size_t count);

/** A folder below /tmp of its own; remove it with fixture_remove(). */
void fixture_make_folder(char path_out[64]);
void fixture_remove(const char *path);
void fixture_write(const char *folder, const char *name, const void *bytes, size_t size);

/** Writes the whole set as files below a folder: techniques/ball.yaml and so on. */
void fixture_write_all(const char *folder);

#endif
