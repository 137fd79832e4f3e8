/* SPDX-License-Identifier: MIT */
#include "app/load/near_word.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATH_SIZE = 120,
    LIST_SIZE = 260,
    QUOTE_SIZE = 44
};

/* Where the walk stands. */
struct walk {
    const struct yaml_doc *doc;
    struct problems *problems;
    char path[PATH_SIZE]; /* "phases[2].seconds", "" at the top */
};

static void problem_at(struct walk *walk, const yaml_node_t *node, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

static void problem_at(struct walk *walk, const yaml_node_t *node, const char *format, ...)
{
    char text[PROBLEM_MAX];
    va_list args;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    problems_add(walk->problems, walk->doc->name, node->start_mark.line + 1,
                 node->start_mark.column + 1, "%s%s%s", walk->path,
                 walk->path[0] != '\0' ? ": " : "", text);
}

static const char *scalar_text(const yaml_node_t *node)
{
    return (const char *)node->data.scalar.value;
}

static bool is_plain(const yaml_node_t *node)
{
    return node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
}

/* What stands there for "nothing" in YAML: an empty value, ~ and null. */
static bool is_null(const yaml_node_t *node)
{
    const char *text = scalar_text(node);

    return node->type == YAML_SCALAR_NODE && is_plain(node) &&
           (*text == '\0' || strcmp(text, "~") == 0 || strcmp(text, "null") == 0 ||
            strcmp(text, "Null") == 0 || strcmp(text, "NULL") == 0);
}

/* By length and bytes: a quoted text may have a NUL in it. */
static bool is_word(const yaml_node_t *node, const char *word)
{
    size_t length = strlen(word);

    return length == node->data.scalar.length && memcmp(word, scalar_text(node), length) == 0;
}

/* The value as the file has it, short enough for a message. */
static const char *quote(const yaml_node_t *node, char out[QUOTE_SIZE])
{
    if (node->type != YAML_SCALAR_NODE) {
        snprintf(out, QUOTE_SIZE, "%s",
                 node->type == YAML_MAPPING_NODE ? "a block of keys" : "a list");
    } else if (is_null(node)) {
        snprintf(out, QUOTE_SIZE, "nothing");
    } else {
        bool cut = node->data.scalar.length > 30;
        size_t length = cut ? 30 : node->data.scalar.length;
        while (cut && length > 0 && (scalar_text(node)[length] & 0xC0) == 0x80) {
            length--;
        }
        snprintf(out, QUOTE_SIZE, "'%.*s%s'", (int)length, scalar_text(node), cut ? "..." : "");
    }
    return out;
}

static bool is_whole_number(const char *text, bool sign_allowed)
{
    text += sign_allowed && *text == '-';
    size_t digits = strspn(text, "0123456789");

    return digits > 0 && digits < 19 && text[digits] == '\0' && (digits == 1 || *text != '0');
}

static void check_int(struct walk *walk, const yaml_node_t *node,
                      const struct cyaml_schema_value *schema)
{
    char quoted[QUOTE_SIZE];
    int64_t high =
        schema->data_size == 8 ? INT64_MAX : ((int64_t)1 << (8 * schema->data_size - 1)) - 1;
    bool ok = node->type == YAML_SCALAR_NODE && is_plain(node) &&
              is_whole_number(scalar_text(node), true);

    if (!ok) {
        problem_at(walk, node, "is %s; a whole number is needed, such as 45",
                   quote(node, quoted));
        return;
    }
    long long value = strtoll(scalar_text(node), NULL, 10);
    if (value > high || value < -high - 1) {
        problem_at(walk, node, "%lld is out of range; at most %" PRId64 " is allowed", value,
                   high);
    }
}

static void check_float(struct walk *walk, const yaml_node_t *node)
{
    char quoted[QUOTE_SIZE];
    bool ok = node->type == YAML_SCALAR_NODE && is_plain(node);

    if (ok) {
        const char *text = scalar_text(node);
        text += *text == '-';
        size_t whole = strspn(text, "0123456789");
        size_t point = text[whole] == '.';
        size_t part = strspn(text + whole + point, "0123456789");
        ok = whole > 0 && whole < 10 && part < 10 && (point == 0 || part > 0) &&
             text[whole + point + part] == '\0';
    }
    if (!ok) {
        problem_at(walk, node, "is %s; a number is needed, such as 4.5", quote(node, quoted));
    }
}

static void check_bool(struct walk *walk, const yaml_node_t *node)
{
    char quoted[QUOTE_SIZE];

    if (node->type != YAML_SCALAR_NODE || !is_plain(node) ||
        (strcmp(scalar_text(node), "true") != 0 && strcmp(scalar_text(node), "false") != 0)) {
        problem_at(walk, node, "is %s; allowed are true and false", quote(node, quoted));
    }
}

/* Adds one word to a list of words for a message. */
static void list_word(char list[LIST_SIZE], const char *word)
{
    size_t used = strlen(list);

    if (used + 3 < LIST_SIZE) {
        snprintf(list + used, LIST_SIZE - used, "%s%s", used > 0 ? ", " : "", word);
    }
}

static void check_enum(struct walk *walk, const yaml_node_t *node,
                       const struct cyaml_schema_value *schema)
{
    char list[LIST_SIZE] = "";
    char quoted[QUOTE_SIZE];
    struct near_word near = {0};

    for (uint32_t i = 0; i < schema->enumeration.count; i++) {
        const char *word = schema->enumeration.strings[i].str;

        if (node->type == YAML_SCALAR_NODE) {
            if (is_word(node, word)) {
                return;
            }
            near_word_try(&near, scalar_text(node), word);
        }
        list_word(list, word);
    }
    problem_at(walk, node, "is %s%s%s%s; allowed are %s", quote(node, quoted),
               near.word != NULL ? ", did you mean '" : "", near.word != NULL ? near.word : "",
               near.word != NULL ? "'?" : "", list);
}

static void check_string(struct walk *walk, const yaml_node_t *node,
                         const struct cyaml_schema_value *schema)
{
    size_t most = schema->string.max / SCHEMA_CHARACTERS(1);
    char quoted[QUOTE_SIZE];

    if (node->type != YAML_SCALAR_NODE || is_null(node)) {
        problem_at(walk, node, "is %s; a text of 1 to %zu characters is needed",
                   quote(node, quoted), most);
        return;
    }
    size_t characters = text_characters(scalar_text(node), node->data.scalar.length);
    if (!text_is_line(scalar_text(node), node->data.scalar.length)) {
        problem_at(walk, node,
                   "has a line break or a control character; a text is one line "
                   "(a long one may be folded with >-)");
    } else if (characters == 0) {
        problem_at(walk, node, "is empty; 1 to %zu characters are allowed", most);
    } else if (characters > most) {
        problem_at(walk, node, "has %zu characters; at most %zu are allowed", characters, most);
    }
}

static void check_value(struct walk *walk, const yaml_node_t *node,
                        const struct cyaml_schema_value *schema);

static void check_sequence(struct walk *walk, const yaml_node_t *node,
                           const struct cyaml_schema_value *schema)
{
    char quoted[QUOTE_SIZE];
    size_t length = strlen(walk->path);

    if (node->type != YAML_SEQUENCE_NODE) {
        problem_at(walk, node, "is %s; a list is needed, one '- ' for each entry",
                   quote(node, quoted));
        return;
    }
    const yaml_node_item_t *items = node->data.sequence.items.start;
    size_t count = (size_t)(node->data.sequence.items.top - items);
    if (schema->sequence.min == schema->sequence.max && count != schema->sequence.max) {
        problem_at(walk, node, "has %zu entries; %u are needed", count,
                   (unsigned)schema->sequence.max);
    } else if (count < schema->sequence.min || count > schema->sequence.max) {
        problem_at(walk, node, "has %zu entries; %u to %u are allowed", count,
                   (unsigned)schema->sequence.min, (unsigned)schema->sequence.max);
    }
    for (size_t i = 0; i < count && i < schema->sequence.max; i++) {
        snprintf(walk->path + length, PATH_SIZE - length, "[%zu]", i);
        check_value(walk, yaml_doc_node(walk->doc, items[i]), schema->sequence.entry);
        walk->path[length] = '\0';
    }
}

static void unknown_key(struct walk *walk, const yaml_node_t *key,
                        const struct cyaml_schema_field *fields)
{
    char list[LIST_SIZE] = "";
    char quoted[QUOTE_SIZE];
    struct near_word near = {0};
    int count = 0;

    for (; fields[count].key != NULL; count++) {
        list_word(list, fields[count].key);
        if (key->type == YAML_SCALAR_NODE) {
            near_word_try(&near, scalar_text(key), fields[count].key);
        }
    }
    /* A list of all words of the interface would be no help. */
    if (count > 24) {
        snprintf(list, sizeof list, "the keys of words.h only");
    }
    problem_at(walk, key, "unknown key %s%s%s%s; allowed are %s", quote(key, quoted),
               near.word != NULL ? ", did you mean '" : "", near.word != NULL ? near.word : "",
               near.word != NULL ? "'?" : "", list);
}

static int field_index(const struct cyaml_schema_field *fields, const yaml_node_t *key)
{
    if (key->type != YAML_SCALAR_NODE) {
        return -1;
    }
    for (int i = 0; i < SCHEMA_FIELDS_MAX && fields[i].key != NULL; i++) {
        if (is_word(key, fields[i].key)) {
            return i;
        }
    }
    return -1;
}

static void check_missing(struct walk *walk, const yaml_node_t *node,
                          const struct cyaml_schema_field *fields, const bool *seen)
{
    for (int i = 0; i < SCHEMA_FIELDS_MAX && fields[i].key != NULL; i++) {
        if (!seen[i] && (fields[i].value.flags & CYAML_FLAG_OPTIONAL) == 0) {
            problem_at(walk, node, "the key '%s' is missing", fields[i].key);
        }
    }
}

static void check_mapping(struct walk *walk, const yaml_node_t *node,
                          const struct cyaml_schema_value *schema)
{
    const struct cyaml_schema_field *fields = schema->mapping.fields;
    bool seen[SCHEMA_FIELDS_MAX] = {false};
    char quoted[QUOTE_SIZE];
    size_t length = strlen(walk->path);

    if (node->type != YAML_MAPPING_NODE) {
        problem_at(walk, node, "is %s; a block of key: value lines is needed",
                   quote(node, quoted));
        return;
    }
    for (const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = yaml_doc_node(walk->doc, pair->key);
        int field = field_index(fields, key);

        if (field < 0) {
            unknown_key(walk, key, fields);
        } else if (seen[field]) {
            problem_at(walk, key, "the key '%s' is there twice; remove one", fields[field].key);
        } else {
            seen[field] = true;
            snprintf(walk->path + length, PATH_SIZE - length, "%s%s", length > 0 ? "." : "",
                     fields[field].key);
            check_value(walk, yaml_doc_node(walk->doc, pair->value), &fields[field].value);
            walk->path[length] = '\0';
        }
    }
    check_missing(walk, node, fields, seen);
}

/* The types are libcyaml's enum, which grows from version to version: no switch. */
static void check_value(struct walk *walk, const yaml_node_t *node,
                        const struct cyaml_schema_value *schema)
{
    if (schema->type == CYAML_MAPPING) {
        check_mapping(walk, node, schema);
    } else if (schema->type == CYAML_SEQUENCE || schema->type == CYAML_SEQUENCE_FIXED) {
        check_sequence(walk, node, schema);
    } else if (schema->type == CYAML_STRING) {
        check_string(walk, node, schema);
    } else if (schema->type == CYAML_ENUM) {
        check_enum(walk, node, schema);
    } else if (schema->type == CYAML_BOOL) {
        check_bool(walk, node);
    } else if (schema->type == CYAML_FLOAT) {
        check_float(walk, node);
    } else if (schema->type == CYAML_INT) {
        check_int(walk, node, schema);
    }
}

bool yaml_schema_check(const struct yaml_doc *doc, const struct cyaml_schema_value *schema,
                       struct problems *problems)
{
    struct walk walk = {.doc = doc, .problems = problems};
    int before = problems->count;

    check_value(&walk, yaml_doc_root(doc), schema);
    return problems->count == before;
}
