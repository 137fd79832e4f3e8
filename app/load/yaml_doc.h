/* SPDX-License-Identifier: MIT */
/** A YAML text as a tree that knows the line and the column of everything in it. */
#ifndef UNKNOT_LOAD_YAML_DOC_H
#define UNKNOT_LOAD_YAML_DOC_H

#include "app/load/problems.h"

#include <stdbool.h>
#include <stddef.h>
#include <yaml.h>

/** Bounds that no file of ours comes near; they keep a hostile one cheap. */
enum {
    YAML_DEPTH_MAX = 12,
    YAML_EVENTS_MAX = 20000
};

struct yaml_doc {
    char *name; /**< file name for messages; owned */
    yaml_document_t document;
    bool open;
};

/**
 * Parses one document. Anchors, aliases, tags and a second document are refused.
 *
 * The bytes must have been through text_check().
 * @return false: what is wrong is in `problems`. **Ownership**: yaml_doc_close() either way
 */
bool yaml_doc_parse(struct yaml_doc *doc, const char *name, const char *bytes, size_t size,
                    struct problems *problems);

/** Frees the tree. All-zero is allowed. */
void yaml_doc_close(struct yaml_doc *doc);

/** @return the top of the tree, or NULL when there is nothing but comments. */
const yaml_node_t *yaml_doc_root(const struct yaml_doc *doc);

/** @return the node behind an id from a pair or an item of the tree. */
const yaml_node_t *yaml_doc_node(const struct yaml_doc *doc, int id);

/** @return the value of a mapping's key, or NULL. */
const yaml_node_t *yaml_doc_child(const struct yaml_doc *doc, const yaml_node_t *node,
                                  const char *key);

/** @return the entry of a list, counted from 0, or NULL. */
const yaml_node_t *yaml_doc_entry(const struct yaml_doc *doc, const yaml_node_t *node,
                                  long index);

/** @return whether a key path leads to something: "phases[2].seconds.value". */
bool yaml_doc_has(const struct yaml_doc *doc, const char *path);

/** Adds the problem "path: message" at the place that the path leads to, or to the last on
 *  the way to it when a key is not there. */
void yaml_doc_problem(const struct yaml_doc *doc, struct problems *problems, const char *path,
                      const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
