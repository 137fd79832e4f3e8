/* SPDX-License-Identifier: MIT */
#include "app/load/content_file.h"

#include "app/load/content_set.h"
#include "app/load/file_list.h"
#include "app/load/language_translate.h"
#include "app/load/schema_texts.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <stdlib.h>
#include <string.h>

static void add_file(struct content_set *set, enum content_kind kind, const char *folder,
                     const char *file_name)
{
    char path[FILE_PATH_MAX];
    struct text text;
    size_t length = strlen(file_name) - strlen(".yaml");

    if (!file_path_join(path, folder, file_name, set->problems)) {
        return;
    }
    if (!content_id_is_valid(file_name, length)) {
        problems_add(set->problems, path, 0, 0,
                     "the name of the file is its id; 1 to %d of a-z, 0-9 and _ are allowed "
                     "before .yaml",
                     CONTENT_ID_MAX);
        return;
    }
    char id[CONTENT_ID_MAX + 1];
    snprintf(id, sizeof id, "%.*s", (int)length, file_name);
    if (!text_read(path, &text, set->problems)) {
        content_set_add_broken(set, kind, id);
        return;
    }
    content_set_add(set, kind, path, id, text.bytes, text.size);
    text_free(&text);
}

static void add_folder(struct content_set *set, enum content_kind kind, const char *assets)
{
    char folder[FILE_PATH_MAX];
    struct file_list list;

    if (!file_path_join(folder, assets, content_kind_info(kind)->folder, set->problems) ||
        !file_list_read(folder, ".yaml", &list, set->problems)) {
        return;
    }
    for (int i = 0; i < list.count; i++) {
        add_file(set, kind, folder, list.names[i]);
    }
    file_list_free(&list);
}

bool content_load(const char *assets, const struct settings *settings,
                  const struct content_pictures *pictures, struct texts *texts,
                  struct content *content_out, struct problems *problems)
{
    *content_out = (struct content){0};
    struct content_set *set = calloc(1, sizeof *set);
    if (set == NULL) {
        problems_add(problems, assets, 0, 0, "cannot be loaded: out of memory");
        return false;
    }
    content_set_open(set, problems);
    set->texts = texts;
    if (pictures != NULL) {
        set->pictures = *pictures;
    }
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        add_folder(set, kind, assets);
    }
    bool ok = content_set_finish(set, assets, settings, content_out);
    content_set_close(set);
    free(set);
    return ok;
}

void content_unload(struct content *content)
{
    for (int i = 0; i < content->technique_count; i++) {
        free(content->techniques[i].id);
        yaml_schema_free_inside(&content_kind_info(KIND_TECHNIQUE)->schema,
                                &content->techniques[i]);
    }
    for (int i = 0; i < content->tool_count; i++) {
        free(content->tools[i].id);
        yaml_schema_free_inside(&content_kind_info(KIND_TOOL)->schema, &content->tools[i]);
    }
    for (int i = 0; i < content->routine_count; i++) {
        free(content->routines[i].id);
        yaml_schema_free_inside(&content_kind_info(KIND_ROUTINE)->schema,
                                &content->routines[i]);
    }
    for (int i = 0; i < content->card_count; i++) {
        free(content->cards[i].id);
        yaml_schema_free_inside(&content_kind_info(KIND_CARD)->schema, &content->cards[i]);
    }
    *content = (struct content){0};
}

/* An item that was copied by memcpy(): everything of its own, in the language. */
static bool translate_item(enum content_kind kind, const struct language_file *language,
                           void *item, char **id)
{
    const struct cyaml_schema_value *schema = &content_kind_info(kind)->schema;
    char place[CONTENT_PLACE_SIZE];

    content_place(kind, *id, place);
    *id = strdup(*id);
    bool ok = schema_copy_inside(schema, item) && *id != NULL;
    language_translate(language, place, schema, item);
    return ok;
}

bool content_translate(const struct content *content, const struct language_file *language,
                       struct content *content_out)
{
    struct content *out = content_out;
    bool ok = true;

    memcpy(out, content, sizeof *out);
    for (int i = 0; i < out->technique_count; i++) {
        ok = translate_item(KIND_TECHNIQUE, language, &out->techniques[i],
                            &out->techniques[i].id) &&
             ok;
    }
    for (int i = 0; i < out->tool_count; i++) {
        ok = translate_item(KIND_TOOL, language, &out->tools[i], &out->tools[i].id) && ok;
    }
    for (int i = 0; i < out->routine_count; i++) {
        ok = translate_item(KIND_ROUTINE, language, &out->routines[i], &out->routines[i].id) &&
             ok;
    }
    for (int i = 0; i < out->card_count; i++) {
        ok = translate_item(KIND_CARD, language, &out->cards[i], &out->cards[i].id) && ok;
    }
    if (!ok) {
        content_unload(out);
    }
    return ok;
}
