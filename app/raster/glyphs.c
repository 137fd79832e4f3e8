/* SPDX-License-Identifier: MIT */
#include "app/raster/glyphs.h"

#include <stdlib.h>
#include <string.h>

enum {
    BUCKETS = 1024,
    NONE = -1
};

/* What text is looked up by. */
struct key {
    const char *text; /* NULL: the strip of digits */
    enum font_face face;
    int eighths;  /* of a pixel, the size */
    int tracking; /* likewise, what characters stand farther apart */
    uint32_t hash;
};

struct entry {
    struct key key;
    char *text; /* owned; the key's, for as long as the entry lives */
    struct text_mask shown;
    uint32_t used_frame;
    int next; /* in its bucket */
    bool in_use;
};

struct glyphs {
    struct fonts *fonts;
    struct entry entries[GLYPHS_MAX_ENTRIES];
    int buckets[BUCKETS];
    size_t bytes;
    uint32_t frame;
    int rendered;
};

struct glyphs *glyphs_create(struct fonts *fonts)
{
    struct glyphs *glyphs = calloc(1, sizeof *glyphs);
    if (glyphs == NULL) {
        return NULL;
    }
    glyphs->fonts = fonts;
    for (int i = 0; i < BUCKETS; i++) {
        glyphs->buckets[i] = NONE;
    }
    return glyphs;
}

void glyphs_destroy(struct glyphs *glyphs)
{
    if (glyphs == NULL) {
        return;
    }
    for (int i = 0; i < GLYPHS_MAX_ENTRIES; i++) {
        text_mask_finish(&glyphs->entries[i].shown);
        free(glyphs->entries[i].text);
    }
    free(glyphs);
}

void glyphs_begin_frame(struct glyphs *glyphs)
{
    glyphs->frame++;
    glyphs->rendered = 0;
}

int glyphs_rendered(const struct glyphs *glyphs)
{
    return glyphs->rendered;
}

size_t glyphs_bytes(const struct glyphs *glyphs)
{
    return glyphs->bytes;
}

static struct key make_key(enum font_face face, int eighths, int tracking, const char *text)
{
    uint32_t hash =
        2166136261U ^ (uint32_t)tracking << 20 ^ (uint32_t)eighths << 4 ^ (uint32_t)face;
    for (const char *c = text; c != NULL && *c != '\0'; c++) {
        hash = (hash ^ (unsigned char)*c) * 16777619U;
    }
    return (struct key){text, face, eighths, tracking, hash ^ hash >> 15};
}

static bool is_same_key(struct key a, struct key b)
{
    if (a.hash != b.hash || a.face != b.face || a.eighths != b.eighths ||
        a.tracking != b.tracking) {
        return false;
    }
    bool both_text = a.text != NULL && b.text != NULL;
    return both_text ? strcmp(a.text, b.text) == 0 : a.text == b.text;
}

static struct entry *find(struct glyphs *glyphs, struct key key)
{
    for (int i = glyphs->buckets[key.hash % BUCKETS]; i != NONE; i = glyphs->entries[i].next) {
        if (is_same_key(glyphs->entries[i].key, key)) {
            return &glyphs->entries[i];
        }
    }
    return NULL;
}

static void forget(struct glyphs *glyphs, int index)
{
    struct entry *entry = &glyphs->entries[index];
    int *link = &glyphs->buckets[entry->key.hash % BUCKETS];
    while (*link != index) {
        link = &glyphs->entries[*link].next;
    }
    *link = entry->next;
    glyphs->bytes -= entry->shown.bytes;
    text_mask_finish(&entry->shown);
    free(entry->text);
    *entry = (struct entry){0};
}

/* The longest unused entry that this frame does not show, or NONE. */
static int oldest(const struct glyphs *glyphs)
{
    int found = NONE;
    uint32_t found_age = 0;
    for (int i = 0; i < GLYPHS_MAX_ENTRIES; i++) {
        uint32_t age = glyphs->frame - glyphs->entries[i].used_frame;
        if (glyphs->entries[i].in_use && age > found_age) {
            found = i;
            found_age = age;
        }
    }
    return found;
}

static int free_entry(const struct glyphs *glyphs)
{
    for (int i = 0; i < GLYPHS_MAX_ENTRIES; i++) {
        if (!glyphs->entries[i].in_use) {
            return i;
        }
    }
    return NONE;
}

/* An entry to use, after making room for so many bytes; NONE only if one frame shows more
 * than GLYPHS_MAX_ENTRIES. */
static int make_room(struct glyphs *glyphs, size_t bytes)
{
    int index = free_entry(glyphs);
    while (index == NONE || glyphs->bytes + bytes > GLYPHS_BUDGET_BYTES) {
        int victim = oldest(glyphs);
        if (victim == NONE) {
            break;
        }
        forget(glyphs, victim);
        index = victim;
    }
    return index;
}

/* Takes the mask over, also when there is no room for it. */
static struct entry *keep(struct glyphs *glyphs, struct key key, struct text_mask shown)
{
    int index = make_room(glyphs, shown.bytes);
    char *text = key.text == NULL ? NULL : strdup(key.text);
    if (index == NONE || (text == NULL && key.text != NULL)) {
        text_mask_finish(&shown);
        free(text);
        return NULL;
    }
    key.text = text;
    int *bucket = &glyphs->buckets[key.hash % BUCKETS];
    glyphs->entries[index] = (struct entry){
        .key = key, .text = text, .shown = shown, .next = *bucket, .in_use = true};
    *bucket = index;
    glyphs->bytes += shown.bytes;
    return &glyphs->entries[index];
}

static struct text_mask rendered(struct glyphs *glyphs, struct key key)
{
    TTF_Font *font = fonts_at(glyphs->fonts, key.face, key.eighths);
    glyphs->rendered++;
    if (font == NULL) {
        return (struct text_mask){0};
    }
    return key.text == NULL ? text_mask_digits(font, key.tracking)
                            : text_mask_line(font, key.text, key.tracking);
}

/* What cannot be rendered is kept too, as nothing to see: it is not tried in every frame. */
static const struct text_mask *get(struct glyphs *glyphs, struct key key)
{
    struct entry *entry = find(glyphs, key);
    if (entry == NULL) {
        entry = keep(glyphs, key, rendered(glyphs, key));
    }
    if (entry == NULL) {
        return NULL;
    }
    entry->used_frame = glyphs->frame;
    return &entry->shown;
}

const struct text_mask *glyphs_text(struct glyphs *glyphs, enum font_face face, int eighths,
                                    int tracking, const char *text)
{
    return get(glyphs, make_key(face, eighths, tracking, text));
}

const struct text_mask *glyphs_digits(struct glyphs *glyphs, enum font_face face, int eighths,
                                      int tracking)
{
    return get(glyphs, make_key(face, eighths, tracking, NULL));
}
