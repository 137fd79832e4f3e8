/* SPDX-License-Identifier: MIT */
#include "app/sound/voice_name.h"

#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static const char NAMELESS[] = "text";
static const char SUFFIX[] = ".wav";

enum {
    HASH_DIGITS = 8,
    SUFFIX_LENGTH = sizeof SUFFIX - 1
};

/* FNV-1a: the same on every machine, and stays the same. */
static uint32_t hash_of(const char *text)
{
    uint32_t hash = 2166136261U;

    for (; *text != '\0'; text++) {
        hash = (hash ^ (unsigned char)*text) * 16777619U;
    }
    return hash;
}

/* What stands for a letter of German, Spanish or French. Capitals of U+00C0 to U+00DE come 32
 * before their small letters. */
struct fold {
    unsigned first, last;
    const char *letters;
};

static const struct fold folds[] = {
    {0xE4, 0xE4, "ae"},  {0xF6, 0xF6, "oe"}, {0xFC, 0xFC, "ue"},   {0xDF, 0xDF, "ss"},
    {0xE0, 0xE5, "a"},   {0xE6, 0xE6, "ae"}, {0xE7, 0xE7, "c"},    {0xE8, 0xEB, "e"},
    {0xEC, 0xEF, "i"},   {0xF1, 0xF1, "n"},  {0xF2, 0xF6, "o"},    {0xF8, 0xF8, "o"},
    {0xF9, 0xFC, "u"},   {0xFD, 0xFD, "y"},  {0xFF, 0xFF, "y"},    {0x152, 0x153, "oe"},
    {0x178, 0x178, "y"}, {0x300, 0x36F, ""}, {0x2019, 0x2019, ""}, {'\'', '\'', ""},
};

/* @return what stands for the character; NULL: it separates words. `ascii` holds one letter */
static const char *fold(unsigned character, char ascii[2])
{
    if ((character >= 'A' && character <= 'Z') || (character >= 0xC0 && character <= 0xDE)) {
        character += 32;
    }
    if ((character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')) {
        ascii[0] = (char)character;
        ascii[1] = '\0';
        return ascii;
    }
    for (size_t i = 0; i < sizeof folds / sizeof folds[0]; i++) {
        if (character >= folds[i].first && character <= folds[i].last) {
            return folds[i].letters;
        }
    }
    return NULL;
}

/* Takes one character of UTF-8. What is none is taken byte by byte, as a separator. */
static unsigned take_character(const char **text)
{
    const unsigned char *at = (const unsigned char *)*text;
    int more = at[0] >= 0xF0 ? 3 : at[0] >= 0xE0 ? 2 : at[0] >= 0xC0 ? 1 : 0;
    unsigned character = more > 0 ? at[0] & (0x3FU >> more) : at[0];

    (*text)++;
    if (at[0] >= 0x80 && more == 0) {
        return 0;
    }
    for (int i = 1; i <= more; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
        character = character << 6 | (at[i] & 0x3FU);
    }
    *text += more;
    return character;
}

/* Words by '-'. Where it is too long it ends with a whole letter. */
static void slug_of(const char *text, char out[VOICE_SLUG_MAX + 1])
{
    size_t length = 0;
    bool separate = false;

    while (*text != '\0') {
        char ascii[2];
        const char *letters = fold(take_character(&text), ascii);
        size_t more = letters != NULL ? strlen(letters) : 0;

        if (letters == NULL) {
            separate = length > 0;
        } else if (more > 0) {
            if (length + more + separate > VOICE_SLUG_MAX) {
                break;
            }
            if (separate) {
                out[length++] = '-';
            }
            memcpy(out + length, letters, more);
            length += more;
            separate = false;
        }
    }
    out[length] = '\0';
}

void voice_file_name(const char *text, char out[VOICE_NAME_SIZE])
{
    char slug[VOICE_SLUG_MAX + 1];

    slug_of(text, slug);
    snprintf(out, VOICE_NAME_SIZE, "%s-%08" PRIx32 "%s", slug[0] != '\0' ? slug : NAMELESS,
             hash_of(text), SUFFIX);
}

bool voice_plain_name(const char *text, char out[VOICE_NAME_SIZE])
{
    char slug[VOICE_SLUG_MAX + 1];

    slug_of(text, slug);
    snprintf(out, VOICE_NAME_SIZE, "%s%s", slug, SUFFIX);
    return slug[0] != '\0';
}

bool voice_is_file_name(const char *name)
{
    size_t length = strlen(name);
    size_t tail = 1 + HASH_DIGITS + SUFFIX_LENGTH;

    if (length <= tail || length >= VOICE_NAME_SIZE || strspn(name, "-") != 0) {
        return false;
    }
    const char *dash = name + length - tail;
    return *dash == '-' && strspn(dash + 1, "0123456789abcdef") == HASH_DIGITS &&
           strcmp(dash + 1 + HASH_DIGITS, SUFFIX) == 0 &&
           strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789-") == length - SUFFIX_LENGTH;
}
