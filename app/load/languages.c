/* SPDX-License-Identifier: MIT */
#include "app/load/languages.h"

#include "app/load/content_file.h"
#include "app/load/file_list.h"
#include "app/load/near_word.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LIST_SIZE = 240
};

/* Languages on their way in. */
struct loading {
    char folder[FILE_PATH_MAX];
    const struct language_source *source;
    struct languages *languages;
    struct problems *problems;
};

static bool is_source(const char *id)
{
    return strcmp(id, LANGUAGE_SOURCE) == 0;
}

/* English needs no file. */
static bool without_a_file(struct language_file *file, const char *path)
{
    *file = (struct language_file){
        .path = strdup(path),
        .name = strdup("English"),
        .voice = strdup("en-gb"),
        .date = strdup("{year}-{month}-{day}"),
        .decimal = '.',
        .csv_delimiter = ',',
    };
    return file->path != NULL && file->name != NULL && file->voice != NULL &&
           file->date != NULL;
}

static bool translate(struct loading *loading, struct language *language)
{
    const struct language_source *source = loading->source;
    bool ok = true;

    if (is_source(language->id) && language->file.count == 0) {
        return true;
    }
    language_check(&language->file, source->texts, loading->problems);
    if (source->words != NULL) {
        ok = words_translate(source->words, &language->file, &language->own_words);
        language->words = &language->own_words;
    }
    if (source->content->technique_count > 0) {
        ok = content_translate(source->content, &language->file, &language->own_content) && ok;
        language->content = &language->own_content;
    }
    if (!ok) {
        problems_add(loading->problems, language->file.path, 0, 0,
                     "cannot be used: out of memory");
    }
    return ok;
}

static bool is_there(const struct languages *languages, const char *id)
{
    for (int i = 0; i < languages->count; i++) {
        if (strcmp(languages->items[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

static void add(struct loading *loading, const char *id)
{
    struct languages *languages = loading->languages;
    const struct language_source *source = loading->source;
    char name[CONTENT_ID_MAX + 8];
    char path[FILE_PATH_MAX];

    if (is_there(languages, id)) {
        return;
    }
    if (!content_id_is_valid(id, strlen(id))) {
        problems_add(loading->problems, loading->folder, 0, 0,
                     "%s.yaml: the name of the file is the language; 1 to %d of a-z, 0-9 and _ "
                     "are allowed before .yaml",
                     id, CONTENT_ID_MAX);
        return;
    }
    if (languages->count == LANGUAGES_MAX) {
        problems_add(loading->problems, loading->folder, 0, 0,
                     "'%s' is one language too many; at most %d are allowed", id,
                     LANGUAGES_MAX);
        return;
    }
    struct language *language = &languages->items[languages->count];
    snprintf(language->id, sizeof language->id, "%s", id);
    language->words = source->words != NULL ? source->words : words_emergency();
    language->content = source->content;
    snprintf(name, sizeof name, "%s.yaml", id);
    if (!file_path_join(path, loading->folder, name, loading->problems)) {
        return;
    }
    bool ok = is_source(id) && access(path, F_OK) != 0
                  ? without_a_file(&language->file, path)
                  : language_file_load(path, &language->file, loading->problems) &&
                        translate(loading, language);
    languages->names[languages->count++] = ok ? language->file.name : language->id;
}

/* Languages that have a file, and English. */
static void list_ids(struct file_list *files, char list[LIST_SIZE])
{
    size_t used = (size_t)snprintf(list, LIST_SIZE, LANGUAGE_SOURCE);

    for (int i = 0; i < files->count; i++) {
        files->names[i][strlen(files->names[i]) - strlen(".yaml")] = '\0';
        if (!is_source(files->names[i]) && used < LIST_SIZE) {
            used += (size_t)snprintf(list + used, LIST_SIZE - used, ", %s", files->names[i]);
        }
    }
}

static void add_known(struct loading *loading, const struct file_list *files, const char *id,
                      const char *list)
{
    struct near_word near = {0};
    bool known = is_source(id);

    near_word_try(&near, id, LANGUAGE_SOURCE);
    for (int i = 0; i < files->count; i++) {
        known = known || strcmp(files->names[i], id) == 0;
        near_word_try(&near, id, files->names[i]);
    }
    if (known) {
        add(loading, id);
        return;
    }
    problems_add(loading->problems, loading->folder, 0, 0,
                 "there is no language '%s', which the settings ask for%s%s%s; there are %s",
                 id, near.word != NULL ? ", did you mean '" : "",
                 near.word != NULL ? near.word : "", near.word != NULL ? "'?" : "", list);
}

static void add_all(struct loading *loading, const struct language_choice *choice,
                    struct file_list *files)
{
    char list[LIST_SIZE];

    list_ids(files, list);
    add_known(loading, files, choice->first, list);
    for (int i = 0; i < choice->offered_count; i++) {
        add_known(loading, files, choice->offered[i], list);
    }
    if (choice->offered_count == 0) {
        add(loading, LANGUAGE_SOURCE);
        for (int i = 0; i < files->count; i++) {
            add(loading, files->names[i]);
        }
    }
    if (loading->languages->count == 0) {
        add(loading, LANGUAGE_SOURCE);
    }
}

bool languages_load(const char *assets, const struct language_choice *choice,
                    const struct language_source *source, struct languages *languages_out,
                    struct problems *problems)
{
    struct loading loading = {
        .source = source, .languages = languages_out, .problems = problems};
    struct file_list files = {.count = 0};
    int before = problems->count;

    memset(languages_out, 0, sizeof *languages_out);
    if (!file_path_join(loading.folder, assets, "languages", problems)) {
        loading.folder[0] = '\0';
    }
    if (access(loading.folder, F_OK) == 0) {
        file_list_read(loading.folder, ".yaml", &files, problems);
    }
    add_all(&loading, choice, &files);
    file_list_free(&files);
    return problems->count == before;
}

void languages_unload(struct languages *languages)
{
    for (int i = 0; i < languages->count; i++) {
        struct language *language = &languages->items[i];

        content_unload(&language->own_content);
        words_unload(&language->own_words);
        language_file_free(&language->file);
    }
    memset(languages, 0, sizeof *languages);
}
