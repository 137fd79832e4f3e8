/* SPDX-License-Identifier: MIT */
#include "app/load/yaml_doc.h"

#include <stdlib.h>
#include <string.h>

/* What the first pass over a text has seen. */
struct scan {
    const char *name;
    const char *bytes;
    size_t size;
    int depth;
    int events;
    int documents;
};

/* The byte at a mark, to say more than "cannot start any token". */
static char byte_at(const struct scan *scan, const yaml_mark_t *mark)
{
    return mark->index < scan->size ? scan->bytes[mark->index] : '\0';
}

static const char *advice(const struct scan *scan, const yaml_parser_t *parser)
{
    const char *problem = parser->problem != NULL ? parser->problem : "";

    if (byte_at(scan, &parser->problem_mark) == '\t') {
        return "; indent with spaces, not with tabs";
    }
    if (strstr(problem, "mapping values are not allowed") != NULL) {
        return "; put a text with ': ' in it into quotes";
    }
    if (strstr(problem, "expected key") != NULL || strstr(problem, "expected ':'") != NULL) {
        return "; write key: value, and indent all keys of a block alike";
    }
    return "";
}

static void parser_problem(const struct scan *scan, const yaml_parser_t *parser,
                           struct problems *problems)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        problems_add(problems, scan->name, 0, 0, "cannot be read: out of memory");
        return;
    }
    problems_add(problems, scan->name, parser->problem_mark.line + 1,
                 parser->problem_mark.column + 1, "is not YAML: %s%s%s%s",
                 parser->problem != NULL ? parser->problem : "unknown error",
                 parser->context != NULL ? ", " : "",
                 parser->context != NULL ? parser->context : "", advice(scan, parser));
}

static const char *event_problem(struct scan *scan, const yaml_event_t *event)
{
    const yaml_char_t *anchor = NULL;
    const yaml_char_t *tag = NULL;

    if (event->type == YAML_ALIAS_EVENT) {
        return "aliases (*name) are not allowed; write the value out";
    }
    if (event->type == YAML_DOCUMENT_START_EVENT && ++scan->documents > 1) {
        return "a second document begins here; a file holds one";
    }
    if (event->type == YAML_SCALAR_EVENT) {
        anchor = event->data.scalar.anchor;
        tag = event->data.scalar.tag;
    } else if (event->type == YAML_MAPPING_START_EVENT) {
        anchor = event->data.mapping_start.anchor;
        tag = event->data.mapping_start.tag;
        scan->depth++;
    } else if (event->type == YAML_SEQUENCE_START_EVENT) {
        anchor = event->data.sequence_start.anchor;
        tag = event->data.sequence_start.tag;
        scan->depth++;
    } else if (event->type == YAML_MAPPING_END_EVENT ||
               event->type == YAML_SEQUENCE_END_EVENT) {
        scan->depth--;
    }
    if (anchor != NULL) {
        return "anchors (&name) are not allowed; write the value out";
    }
    if (tag != NULL) {
        return "tags (!name) are not allowed; remove it";
    }
    if (scan->depth > YAML_DEPTH_MAX) {
        return "is nested too deeply; at most 12 levels are allowed";
    }
    return ++scan->events > YAML_EVENTS_MAX ? "too many entries; at most 20000 are allowed"
                                            : NULL;
}

/* The tree does not keep anchors, so they are looked for before it is built. */
static bool scan_events(yaml_parser_t *parser, struct scan *scan, struct problems *problems)
{
    for (bool end = false; !end;) {
        yaml_event_t event;

        if (yaml_parser_parse(parser, &event) == 0) {
            parser_problem(scan, parser, problems);
            return false;
        }
        const char *problem = event_problem(scan, &event);
        if (problem != NULL) {
            problems_add(problems, scan->name, event.start_mark.line + 1,
                         event.start_mark.column + 1, "%s", problem);
        }
        end = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
        if (problem != NULL) {
            return false;
        }
    }
    return true;
}

static bool start_parser(yaml_parser_t *parser, const struct scan *scan,
                         struct problems *problems)
{
    if (yaml_parser_initialize(parser) == 0) {
        problems_add(problems, scan->name, 0, 0, "cannot be read: out of memory");
        return false;
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(parser, (const unsigned char *)scan->bytes, scan->size);
    return true;
}

bool yaml_doc_parse(struct yaml_doc *doc, const char *name, const char *bytes, size_t size,
                    struct problems *problems)
{
    struct scan scan = {.name = name, .bytes = bytes, .size = size};
    yaml_parser_t parser;

    *doc = (struct yaml_doc){.name = strdup(name)};
    if (doc->name == NULL) {
        problems_add(problems, name, 0, 0, "cannot be read: out of memory");
        return false;
    }
    if (!start_parser(&parser, &scan, problems)) {
        return false;
    }
    bool ok = scan_events(&parser, &scan, problems);
    yaml_parser_delete(&parser);
    if (!ok || !start_parser(&parser, &scan, problems)) {
        return false;
    }
    doc->open = yaml_parser_load(&parser, &doc->document) != 0;
    if (!doc->open) {
        parser_problem(&scan, &parser, problems);
    }
    yaml_parser_delete(&parser);
    return doc->open;
}

void yaml_doc_close(struct yaml_doc *doc)
{
    if (doc->open) {
        yaml_document_delete(&doc->document);
    }
    free(doc->name);
    *doc = (struct yaml_doc){0};
}

const yaml_node_t *yaml_doc_node(const struct yaml_doc *doc, int id)
{
    return doc->document.nodes.start + (id - 1);
}

const yaml_node_t *yaml_doc_root(const struct yaml_doc *doc)
{
    bool empty = doc->document.nodes.top == doc->document.nodes.start;

    return doc->open && !empty ? doc->document.nodes.start : NULL;
}

static const yaml_node_t *child_by_key(const struct yaml_doc *doc, const yaml_node_t *node,
                                       const char *key, size_t length)
{
    if (node->type != YAML_MAPPING_NODE) {
        return NULL;
    }
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *name = yaml_doc_node(doc, pair->key);

        if (name->type == YAML_SCALAR_NODE && name->data.scalar.length == length &&
            memcmp(name->data.scalar.value, key, length) == 0) {
            return yaml_doc_node(doc, pair->value);
        }
    }
    return NULL;
}

const yaml_node_t *yaml_doc_child(const struct yaml_doc *doc, const yaml_node_t *node,
                                  const char *key)
{
    return child_by_key(doc, node, key, strlen(key));
}

const yaml_node_t *yaml_doc_entry(const struct yaml_doc *doc, const yaml_node_t *node,
                                  long index)
{
    if (node->type != YAML_SEQUENCE_NODE) {
        return NULL;
    }
    const yaml_node_item_t *items = node->data.sequence.items.start;
    long count = node->data.sequence.items.top - items;
    return index >= 0 && index < count ? yaml_doc_node(doc, items[index]) : NULL;
}

/* Follows a path as far as it leads. @return the rest of it that leads nowhere */
static const char *follow(const struct yaml_doc *doc, const char *path,
                          const yaml_node_t **node_out)
{
    *node_out = yaml_doc_root(doc);
    while (*node_out != NULL && *path != '\0') {
        const yaml_node_t *child = NULL;
        const char *rest = path;

        if (*path == '[') {
            char *end = NULL;
            child = yaml_doc_entry(doc, *node_out, strtol(path + 1, &end, 10));
            rest = *end == ']' ? end + 1 : end;
        } else {
            const char *key = path + (*path == '.');
            size_t length = strcspn(key, ".[");
            child = child_by_key(doc, *node_out, key, length);
            rest = key + length;
        }
        if (child == NULL) {
            break;
        }
        *node_out = child;
        path = rest;
    }
    return path;
}

bool yaml_doc_has(const struct yaml_doc *doc, const char *path)
{
    const yaml_node_t *node = NULL;

    return *follow(doc, path, &node) == '\0' && node != NULL;
}

void yaml_doc_problem(const struct yaml_doc *doc, struct problems *problems, const char *path,
                      const char *format, ...)
{
    const yaml_node_t *node = NULL;
    char text[PROBLEM_MAX];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    follow(doc, path, &node);
    problems_add(problems, doc->name, node != NULL ? node->start_mark.line + 1 : 1,
                 node != NULL ? node->start_mark.column + 1 : 1, "%s%s%s", path,
                 *path != '\0' ? ": " : "", text);
}
