/* SPDX-License-Identifier: MIT */
/**
 * The folder of a language's spoken sentences: one file each, and sentences.txt, which says how
 * they were made and which file holds which sentence.
 */
#ifndef UNKNOT_CLI_VOICE_FOLDER_H
#define UNKNOT_CLI_VOICE_FOLDER_H

#include "app/cli/voice_espeak.h"
#include "app/sound/voice_name.h"

#include <stdbool.h>
#include <stdio.h>

enum {
    VOICE_SENTENCES_MAX = 2000
};

struct voice_sentence {
    char *text;
    char name[VOICE_NAME_SIZE];
};

/** What has to be there: every sentence once. All-zero is empty. */
struct voice_list {
    struct voice_sentence items[VOICE_SENTENCES_MAX];
    int count;
    bool broken; /**< something did not fit, which was said on stderr */
};

void voice_list_add(struct voice_list *list, const char *text);
void voice_list_free(struct voice_list *list);

/** Prints "FILE<tab>SENTENCE" lines. */
void voice_list_print(const struct voice_list *list, FILE *out);

/** @return whether the folder's files were spoken in this way; false when it has none. */
bool voice_folder_is_of(const char *folder, const char *way);

/**
 * Removes what nobody says any more; files that voice_file_name() cannot have named stay.
 *
 * @param list  what stays; NULL: nothing
 * @return number of files removed, -1: the folder cannot be read, or one cannot be removed,
 *         which was said on stderr
 */
int voice_folder_sweep(const char *folder, const struct voice_list *list);

/** Writes sentences.txt. @return false: said on stderr */
bool voice_folder_describe(const char *folder, const char *way, const struct voice_list *list);

#endif
