/* SPDX-License-Identifier: MIT */
#include "app/load/schema_texts.h"

#include "app/load/yaml_schema.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATH_SIZE = 120
};

/* Where the walk stands. */
struct walk {
    const struct yaml_doc *doc; /* NULL: places are not wanted */
    void (*visit)(void *context, const struct schema_text *text);
    void *context;
    char path[PATH_SIZE];
};

static bool is_pointer(const struct cyaml_schema_value *schema)
{
    return (schema->flags & CYAML_FLAG_POINTER) != 0;
}

static bool is_text(const struct cyaml_schema_value *schema)
{
    return schema->type == CYAML_STRING && schema->string.max % SCHEMA_CHARACTERS(1) == 0;
}

/* Bytes from one entry of a list to the next. */
static size_t entry_size(const struct cyaml_schema_value *entry)
{
    return is_pointer(entry) ? sizeof(void *) : entry->data_size;
}

/* How many entries the list of a field has. */
static unsigned entry_count(const struct cyaml_schema_field *field, const char *structure)
{
    unsigned count = 0;

    assert(field->count_size == sizeof count);
    memcpy(&count, structure + field->count_offset, sizeof count);
    return count;
}

static void walk_value(struct walk *walk, const struct cyaml_schema_value *schema, char *place,
                       unsigned count, const yaml_node_t *node);

/* Walks on with the name of the part added to the path. */
static void walk_part(struct walk *walk, const char *name,
                      const struct cyaml_schema_value *schema, char *place, unsigned count,
                      const yaml_node_t *node)
{
    size_t length = strlen(walk->path);

    snprintf(walk->path + length, PATH_SIZE - length, "%s%s", length > 0 ? "/" : "", name);
    walk_value(walk, schema, place, count, node);
    walk->path[length] = '\0';
}

static void walk_mapping(struct walk *walk, const struct cyaml_schema_value *schema,
                         char *structure, const yaml_node_t *node)
{
    for (const struct cyaml_schema_field *field = schema->mapping.fields; field->key != NULL;
         field++) {
        bool list = field->value.type == CYAML_SEQUENCE;

        walk_part(walk, field->key, &field->value, structure + field->data_offset,
                  list ? entry_count(field, structure) : 0,
                  node != NULL ? yaml_doc_child(walk->doc, node, field->key) : NULL);
    }
}

static void walk_sequence(struct walk *walk, const struct cyaml_schema_value *entry, char *at,
                          unsigned count, const yaml_node_t *node)
{
    for (unsigned i = 0; i < count; i++) {
        char name[16];

        snprintf(name, sizeof name, "%u", i);
        walk_part(walk, name, entry, at + i * entry_size(entry), 0,
                  node != NULL ? yaml_doc_entry(walk->doc, node, (long)i) : NULL);
    }
}

static void visit_text(struct walk *walk, const struct cyaml_schema_value *schema, void *place,
                       const yaml_node_t *node)
{
    struct schema_text text = {
        .text = place,
        .path = walk->path,
        .characters_max = schema->string.max / SCHEMA_CHARACTERS(1),
        .line = node != NULL ? node->start_mark.line + 1 : 0,
        .column = node != NULL ? node->start_mark.column + 1 : 0,
    };

    walk->visit(walk->context, &text);
}

/* place: the member of a struct, or the entry of a list; count: of a list. */
static void walk_value(struct walk *walk, const struct cyaml_schema_value *schema, char *place,
                       unsigned count, const yaml_node_t *node)
{
    char *at = place;

    if (is_pointer(schema)) {
        memcpy(&at, place, sizeof at);
    }
    if (at == NULL) {
        return;
    }
    if (is_text(schema)) {
        visit_text(walk, schema, place, node);
    } else if (schema->type == CYAML_MAPPING) {
        walk_mapping(walk, schema, at, node);
    } else if (schema->type == CYAML_SEQUENCE) {
        walk_sequence(walk, schema->sequence.entry, at, count, node);
    }
}

void schema_texts(const struct cyaml_schema_value *schema, void *data,
                  const struct yaml_doc *doc,
                  void (*visit)(void *context, const struct schema_text *text), void *context)
{
    struct walk walk = {.doc = doc, .visit = visit, .context = context};

    walk_mapping(&walk, schema, data, doc != NULL ? yaml_doc_root(doc) : NULL);
}

static bool own_inside(const struct cyaml_schema_value *schema, char *at, unsigned count);

static size_t size_of(const struct cyaml_schema_value *schema, const char *at, unsigned count)
{
    if (schema->type == CYAML_STRING) {
        return strlen(at) + 1;
    }
    return schema->type == CYAML_SEQUENCE ? count * entry_size(schema->sequence.entry)
                                          : schema->data_size;
}

/* A member or an entry: what it points to becomes its own. */
static bool own(const struct cyaml_schema_value *schema, char *place, unsigned count)
{
    char *at = place;

    if (is_pointer(schema)) {
        char *copy = NULL;

        memcpy(&at, place, sizeof at);
        if (at == NULL) {
            return true;
        }
        size_t size = size_of(schema, at, count);
        copy = malloc(size > 0 ? size : 1);
        if (copy != NULL) {
            memcpy(copy, at, size);
        }
        memcpy(place, &copy, sizeof copy);
        at = copy;
    }
    return at != NULL && own_inside(schema, at, count);
}

static bool own_inside(const struct cyaml_schema_value *schema, char *at, unsigned count)
{
    bool ok = true;

    if (schema->type == CYAML_MAPPING) {
        for (const struct cyaml_schema_field *field = schema->mapping.fields;
             field->key != NULL; field++) {
            bool list = field->value.type == CYAML_SEQUENCE;

            ok = own(&field->value, at + field->data_offset,
                     list ? entry_count(field, at) : 0) &&
                 ok;
        }
    }
    for (unsigned i = 0; schema->type == CYAML_SEQUENCE && i < count; i++) {
        const struct cyaml_schema_value *entry = schema->sequence.entry;

        ok = own(entry, at + i * entry_size(entry), 0) && ok;
    }
    return ok;
}

bool schema_copy_inside(const struct cyaml_schema_value *schema, void *data)
{
    return own_inside(schema, data, 0);
}
