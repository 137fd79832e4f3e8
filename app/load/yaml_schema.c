/* SPDX-License-Identifier: MIT */
#include "app/load/yaml_schema.h"

#include "app/load/text_file.h"

#include <stdlib.h>
#include <string.h>

/* The first line that libcyaml has to say about an error. */
struct first_line {
    char text[200];
};

static void keep_first_line(cyaml_log_t level, void *context, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void keep_first_line(cyaml_log_t level, void *context, const char *format, va_list args)
{
    struct first_line *line = context;

    if (level >= CYAML_LOG_ERROR && line->text[0] == '\0') {
        vsnprintf(line->text, sizeof line->text, format, args);
        line->text[strcspn(line->text, "\n")] = '\0';
    }
}

/* The allocator of libcyaml, except that it leaves one block alone: `context`. */
static void *allocate(void *context, void *block, size_t size)
{
    if (size == 0) {
        if (block != context) {
            free(block);
        }
        return NULL;
    }
    return realloc(block, size);
}

static cyaml_config_t config_for(struct first_line *line, void *kept)
{
    return (cyaml_config_t){
        .log_fn = line != NULL ? keep_first_line : NULL,
        .log_ctx = line,
        .mem_fn = allocate,
        .mem_ctx = kept,
        .log_level = CYAML_LOG_ERROR,
        .flags = CYAML_CFG_NO_ALIAS,
    };
}

static bool needs_nothing(const struct cyaml_schema_value *schema)
{
    for (const struct cyaml_schema_field *field = schema->mapping.fields; field->key != NULL;
         field++) {
        if ((field->value.flags & CYAML_FLAG_OPTIONAL) == 0) {
            return false;
        }
    }
    return true;
}

bool yaml_schema_load(const char *name, const char *bytes, size_t size,
                      const struct cyaml_schema_value *schema, struct yaml_doc *doc_out,
                      void **data_out, struct problems *problems)
{
    struct first_line line = {{0}};
    cyaml_config_t config = config_for(&line, NULL);

    *data_out = NULL;
    *doc_out = (struct yaml_doc){0};
    size_t skipped = text_skip_bom(bytes, size);
    if (!text_check(bytes + skipped, size - skipped, name, problems) ||
        !yaml_doc_parse(doc_out, name, bytes + skipped, size - skipped, problems)) {
        return false;
    }
    if (yaml_doc_root(doc_out) == NULL) {
        if (!needs_nothing(schema)) {
            problems_add(problems, name, 1, 1, "is empty; it has to hold key: value lines");
        }
        return needs_nothing(schema);
    }
    if (!yaml_schema_check(doc_out, schema, problems)) {
        return false;
    }
    cyaml_err_t error = cyaml_load_data((const uint8_t *)bytes + skipped, size - skipped,
                                        &config, schema, data_out, NULL);
    if (error != CYAML_OK) {
        *data_out = NULL;
        problems_add(problems, name, 1, 1, "cannot be loaded: %s: %s", cyaml_strerror(error),
                     line.text);
    }
    return error == CYAML_OK;
}

void yaml_schema_free(const struct cyaml_schema_value *schema, void *data)
{
    cyaml_config_t config = config_for(NULL, NULL);

    if (data != NULL) {
        cyaml_free(&config, schema, data, 0);
    }
}

void yaml_schema_free_inside(const struct cyaml_schema_value *schema, void *data)
{
    cyaml_config_t config = config_for(NULL, data);

    cyaml_free(&config, schema, data, 0);
}
