/* SPDX-License-Identifier: MIT */
/** Whole text files, and the rules that every text from outside has to keep. */
#ifndef UNKNOT_LOAD_TEXT_FILE_H
#define UNKNOT_LOAD_TEXT_FILE_H

#include "app/load/problems.h"

#include <stdbool.h>
#include <stddef.h>

/** Files longer than this are refused unread; the longest real one has a few kilobytes. */
enum {
    TEXT_FILE_MAX = 1024 * 1024
};

/** The bytes of a file. All-zero is empty. */
struct text {
    char *bytes;
    size_t size;
};

/**
 * Reads a regular file of at most TEXT_FILE_MAX bytes; folders, pipes and devices are refused.
 *
 * @return false: why is in `problems`. **Ownership**: free with text_free()
 */
bool text_read(const char *path, struct text *text_out, struct problems *problems);
void text_free(struct text *text);

/**
 * Checks that all is UTF-8 without control characters (tab and line ends are fine).
 *
 * @param name  for messages
 * @return false: the place of the first bad byte is in `problems`
 */
bool text_check(const char *bytes, size_t size, const char *name, struct problems *problems);

/** Skips the byte order mark some editors put first. @return number of bytes skipped */
size_t text_skip_bom(const char *bytes, size_t size);

/** @return whether the bytes are UTF-8 without any control character or line end. */
bool text_is_line(const char *bytes, size_t size);

/** Number of characters in UTF-8 that was checked. */
size_t text_characters(const char *bytes, size_t size);

#endif
