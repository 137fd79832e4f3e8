/* SPDX-License-Identifier: MIT */
#include "app/cli/voice_folder.h"

#include "app/cli/make_folder.h"
#include "app/cli/whole_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char DESCRIPTION[] = "sentences.txt";

/* What comes before the way of speaking: more when what is done to the sound changes. */
static const char MAKER[] = "# unknot 1; ";

static const struct voice_sentence *find(const struct voice_list *list, const char *name)
{
    for (int i = 0; list != NULL && i < list->count; i++) {
        if (strcmp(list->items[i].name, name) == 0) {
            return &list->items[i];
        }
    }
    return NULL;
}

static void broken(struct voice_list *list, const char *text, const char *what)
{
    fprintf(stderr, "unknot voice: \"%s\": %s\n", text, what);
    list->broken = true;
}

void voice_list_add(struct voice_list *list, const char *text)
{
    char name[VOICE_NAME_SIZE];

    voice_file_name(text, name);
    const struct voice_sentence *same = find(list, name);
    if (same != NULL) {
        if (strcmp(same->text, text) != 0) {
            broken(list, text, "would have the file of another sentence; change a word of it");
        }
        return;
    }
    if (list->count == VOICE_SENTENCES_MAX) {
        broken(list, text, "is one sentence too many");
        return;
    }
    struct voice_sentence *sentence = &list->items[list->count];
    sentence->text = strdup(text);
    if (sentence->text == NULL) {
        broken(list, text, "out of memory");
        return;
    }
    memcpy(sentence->name, name, sizeof name);
    list->count++;
}

void voice_list_free(struct voice_list *list)
{
    for (int i = 0; i < list->count; i++) {
        free(list->items[i].text);
    }
    list->count = 0;
}

void voice_list_print(const struct voice_list *list, FILE *out)
{
    for (int i = 0; i < list->count; i++) {
        fprintf(out, "%s\t%s\n", list->items[i].name, list->items[i].text);
    }
}

bool voice_folder_is_of(const char *folder, const char *way)
{
    char path[MACHINE_PATH_MAX];
    char wanted[sizeof MAKER + VOICE_WAY_MAX];
    char line[sizeof wanted + 1] = "";
    FILE *file = make_folder_path(path, folder, DESCRIPTION, "") ? fopen(path, "re") : NULL;

    if (file == NULL) {
        return false;
    }
    snprintf(wanted, sizeof wanted, "%s%s\n", MAKER, way);
    bool same = fgets(line, sizeof line, file) != NULL && strcmp(line, wanted) == 0;
    (void)fclose(file);
    return same;
}

static bool remove_file(const char *folder, const char *name)
{
    char path[MACHINE_PATH_MAX];

    if (!make_folder_path(path, folder, name, "")) {
        return false;
    }
    if (unlink(path) != 0) {
        fprintf(stderr, "unknot: %s: cannot be removed: %s\n", path, strerror(errno));
        return false;
    }
    return true;
}

int voice_folder_sweep(const char *folder, const struct voice_list *list)
{
    DIR *handle = opendir(folder);
    int removed = 0;

    if (handle == NULL) {
        fprintf(stderr, "unknot: %s: cannot be read: %s\n", folder, strerror(errno));
        return -1;
    }
    for (struct dirent *entry = readdir(handle); entry != NULL && removed >= 0;
         entry = readdir(handle)) {
        if (voice_is_file_name(entry->d_name) && find(list, entry->d_name) == NULL) {
            removed = remove_file(folder, entry->d_name) ? removed + 1 : -1;
        }
    }
    closedir(handle);
    return removed;
}

bool voice_folder_describe(const char *folder, const char *way, const struct voice_list *list)
{
    char path[MACHINE_PATH_MAX];
    struct whole_file file = {0};

    if (!make_folder_path(path, folder, DESCRIPTION, "") || !whole_file_begin(&file, path)) {
        return false;
    }
    fprintf(file.out, "%s%s\n", MAKER, way);
    voice_list_print(list, file.out);
    return whole_file_end(&file, true);
}
