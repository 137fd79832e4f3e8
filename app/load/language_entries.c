/* SPDX-License-Identifier: MIT */
#include "app/load/language_entries.h"

#include "app/load/text_file.h"

#include <stdlib.h>
#include <string.h>

/* A file whose entries are being read. */
struct reading {
    const struct yaml_doc *doc;
    struct language_file *file;
    struct problems *problems;
};

static void problem_at(const struct reading *reading, const yaml_node_t *node,
                       const char *format, ...) __attribute__((format(printf, 3, 4)));

static void problem_at(const struct reading *reading, const yaml_node_t *node,
                       const char *format, ...)
{
    va_list args;

    va_start(args, format);
    problems_add_list(reading->problems, reading->doc->name, node->start_mark.line + 1,
                      node->start_mark.column + 1, format, args);
    va_end(args);
}

/* A text of one line. @return NULL: it is none, which is in the problems */
static char *text_of(const struct reading *reading, const yaml_node_t *node, const char *what)
{
    if (node->type != YAML_SCALAR_NODE) {
        problem_at(reading, node, "%s: a text is needed here", what);
        return NULL;
    }
    const char *text = (const char *)node->data.scalar.value;
    if (node->data.scalar.length == 0) {
        problem_at(reading, node, "%s: is empty; what is not translated is left out", what);
        return NULL;
    }
    if (!text_is_line(text, node->data.scalar.length)) {
        problem_at(reading, node, "%s: has a line break or a control character", what);
        return NULL;
    }
    return strdup(text);
}

void language_entry_free(struct translation *entry)
{
    free(entry->place);
    free(entry->english);
    free(entry->text);
}

static bool keep(const struct reading *reading, struct translation *entry,
                 const yaml_node_t *key, const yaml_node_t *text)
{
    if (entry->english == NULL || entry->text == NULL) {
        language_entry_free(entry);
        return false;
    }
    entry->line = key->start_mark.line + 1;
    entry->column = key->start_mark.column + 1;
    entry->text_line = text->start_mark.line + 1;
    entry->text_column = text->start_mark.column + 1;
    reading->file->items[reading->file->count++] = *entry;
    return true;
}

static bool read_text(const struct reading *reading, const yaml_node_t *key,
                      const yaml_node_t *value)
{
    struct translation entry = {.english = text_of(reading, key, "texts")};

    entry.text = entry.english != NULL ? text_of(reading, value, entry.english) : NULL;
    return keep(reading, &entry, key, value);
}

/* A place says the English text it is for, so that it is seen when that changes. */
static bool read_place(const struct reading *reading, const yaml_node_t *key,
                       const yaml_node_t *value)
{
    const yaml_node_t *english = yaml_doc_child(reading->doc, value, "english");
    const yaml_node_t *text = yaml_doc_child(reading->doc, value, "text");
    struct translation entry = {.place = text_of(reading, key, "places")};

    if (entry.place == NULL) {
        return false;
    }
    if (english == NULL || text == NULL ||
        value->data.mapping.pairs.top - value->data.mapping.pairs.start != 2) {
        problem_at(reading, value,
                   "%s: {english: the text that stands there, text: its translation} is needed",
                   entry.place);
        free(entry.place);
        return false;
    }
    entry.english = text_of(reading, english, entry.place);
    entry.text = text_of(reading, text, entry.place);
    return keep(reading, &entry, key, text);
}

static bool read_list(const struct reading *reading, const char *name,
                      bool (*read)(const struct reading *reading, const yaml_node_t *key,
                                   const yaml_node_t *value))
{
    const yaml_node_t *list = yaml_doc_child(reading->doc, yaml_doc_root(reading->doc), name);
    bool ok = true;

    if (list == NULL) {
        return true;
    }
    if (list->type != YAML_MAPPING_NODE) {
        problem_at(reading, list, "%s: a block of key: value lines is needed", name);
        return false;
    }
    for (const yaml_node_pair_t *pair = list->data.mapping.pairs.start;
         pair < list->data.mapping.pairs.top; pair++) {
        ok = read(reading, yaml_doc_node(reading->doc, pair->key),
                  yaml_doc_node(reading->doc, pair->value)) &&
             ok;
    }
    return ok;
}

static size_t list_length(const struct yaml_doc *doc, const char *name)
{
    const yaml_node_t *list = yaml_doc_child(doc, yaml_doc_root(doc), name);

    if (list == NULL || list->type != YAML_MAPPING_NODE) {
        return 0;
    }
    return (size_t)(list->data.mapping.pairs.top - list->data.mapping.pairs.start);
}

bool language_entries_read(const struct yaml_doc *doc, struct language_file *file,
                           struct problems *problems)
{
    struct reading reading = {doc, file, problems};
    size_t room = list_length(doc, "texts") + list_length(doc, "places");

    file->items = calloc(room + 1, sizeof *file->items);
    if (file->items == NULL) {
        problems_add(problems, doc->name, 0, 0, "cannot be loaded: out of memory");
        return false;
    }
    bool ok = read_list(&reading, "texts", read_text);
    ok = read_list(&reading, "places", read_place) && ok;
    return language_sort(file, problems) && ok;
}
