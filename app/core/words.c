/* SPDX-License-Identifier: MIT */
#include "app/core/words.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct sink {
    char *out;
    size_t size;
    size_t length;
    bool full;
};

static bool continues_character(char byte)
{
    return ((unsigned char)byte & 0xC0U) == 0x80U;
}

/* Copies as much as fits, never a part of a character. */
static void put(struct sink *sink, const char *text, size_t length)
{
    size_t room = sink->size - 1 - sink->length;

    if (sink->full) {
        return;
    }
    if (length > room) {
        length = room;
        while (length > 0 && continues_character(text[length])) {
            length--;
        }
        sink->full = true;
    }
    memcpy(sink->out + sink->length, text, length);
    sink->length += length;
}

static const char *value_of(const struct word_value *values, const char *name, size_t length)
{
    for (; values->name != NULL; values++) {
        if (strlen(values->name) == length && memcmp(values->name, name, length) == 0) {
            return values->value;
        }
    }
    return NULL;
}

char *words_fill(char *out, int out_size, const char *pattern, const struct word_value *values)
{
    struct sink sink = {.out = out, .size = (size_t)out_size};

    while (*pattern != '\0') {
        size_t plain = strcspn(pattern, "{");
        const char *open = pattern + plain;
        const char *end = strchr(open, '}');

        put(&sink, pattern, plain);
        if (*open == '\0' || end == NULL) {
            put(&sink, open, strlen(open));
            break;
        }
        const char *value = value_of(values, open + 1, (size_t)(end - open - 1));
        if (value != NULL) {
            put(&sink, value, strlen(value));
            pattern = end + 1;
        } else {
            put(&sink, open, 1);
            pattern = open + 1;
        }
    }
    out[sink.length] = '\0';
    return out;
}
