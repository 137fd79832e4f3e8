/* SPDX-License-Identifier: MIT */
/**
 * The content files of a station between their reading and the finished content.
 *
 * Texts are added one by one, from a folder or from memory; the finish sorts, resolves the
 * references and checks what no schema can say, with the place of every figure at hand.
 */
#ifndef UNKNOT_LOAD_CONTENT_SET_H
#define UNKNOT_LOAD_CONTENT_SET_H

#include "app/core/content.h"
#include "app/core/settings.h"
#include "app/load/content_schema.h"
#include "app/load/problems.h"
#include "app/load/texts.h"
#include "app/load/yaml_doc.h"
#include "app/ui/figure/closeup.h"
#include "app/ui/figure/tool_picture.h"

#include <stdbool.h>
#include <stddef.h>

/** One file. `data` is NULL when it could not be loaded, or has moved into the content. */
struct content_file {
    char id[CONTENT_ID_MAX + 1];
    struct yaml_doc doc;
    void *data;
    int order;
    bool loaded;
};

/** The pictures that content may name by their ids; those that are NULL are not checked. */
struct content_pictures {
    const struct closeup *closeup;
    const struct tool_pictures *tools;
};

/** Once finished, files[k][i] belongs to item i of that kind. */
struct content_set {
    struct problems *problems;
    int problems_before; /**< of other files, added before the set was opened */
    struct content_file files[KIND_COUNT][CONTENT_MAX_TECHNIQUES];
    int counts[KIND_COUNT];
    struct content content;
    struct content_pictures pictures; /**< after the opening: none */
    struct texts *texts; /**< takes the texts of each file; after the opening: NULL */
};

/** Makes the set empty. `problems` takes everything that is wrong. */
void content_set_open(struct content_set *set, struct problems *problems);

/**
 * Adds a file's text.
 *
 * @param name  for messages
 * @param id    a valid id: content_id_is_valid()
 */
void content_set_add(struct content_set *set, enum content_kind kind, const char *name,
                     const char *id, const char *bytes, size_t size);

/** Keeps the id of a file that cannot be read, so that references to it are no second problem.
 */
void content_set_add_broken(struct content_set *set, enum content_kind kind, const char *id);

/**
 * Makes the content of what was added.
 *
 * @param assets  the folder, for messages about a whole kind of files
 * @return false: something is wrong, `content_out` is empty.
 *         **Ownership**: content_unload()
 */
bool content_set_finish(struct content_set *set, const char *assets,
                        const struct settings *settings, struct content *content_out);

/** Frees all that has not moved into a finished content. */
void content_set_close(struct content_set *set);

/** @return whether `id` is 1..CONTENT_ID_MAX of a-z, 0-9 and _. */
bool content_id_is_valid(const char *id, size_t length);

#endif
