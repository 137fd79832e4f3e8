/* SPDX-License-Identifier: MIT */
/** The libcyaml schema tables of the content files: one for each kind of file. */
#ifndef UNKNOT_LOAD_CONTENT_SCHEMA_H
#define UNKNOT_LOAD_CONTENT_SCHEMA_H

#include <cyaml/cyaml.h>

/** The kinds of content files, one folder each. */
enum content_kind {
    KIND_TECHNIQUE,
    KIND_TOOL,
    KIND_ROUTINE,
    KIND_CARD,
    KIND_COUNT
};

/** What the loader knows of a kind of file. */
struct content_kind_info {
    const char *folder; /**< below assets: "techniques" */
    const char *word;   /**< for messages: "technique" */
    int max;            /**< CONTENT_MAX_... */
    size_t size;        /**< of the struct */
    struct cyaml_schema_value schema;
};

enum {
    CONTENT_PLACE_SIZE = 64
};

/** What the places of a file's texts begin with: "techniques/massage_ball". @return `out` */
const char *content_place(enum content_kind kind, const char *id, char out[CONTENT_PLACE_SIZE]);

/** Constant; never NULL. */
const struct content_kind_info *content_kind_info(enum content_kind kind);

#endif
