/* SPDX-License-Identifier: MIT */
#include "app/load/sounds_file.h"

#include "app/load/file_list.h"
#include "app/load/near_word.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <assert.h>
#include <string.h>

static const cyaml_strval_t wave_words[] = {
    {"sine", PATCH_SINE}, {"triangle", PATCH_TRIANGLE}, {"noise", PATCH_NOISE}};

static const cyaml_strval_t loudness_words[] = {
    {"signal", PATCH_SIGNAL}, {"soft", PATCH_SOFT}, {"fixed", PATCH_FIXED}};

/* What may be left out has a value of its own then; see the bounds below. */
#define NEEDED(key, structure)                                                                 \
    CYAML_FIELD_FLOAT(#key, CYAML_FLAG_DEFAULT, struct structure, key)
#define OPTIONAL(key, structure)                                                               \
    CYAML_FIELD_FLOAT(#key, CYAML_FLAG_OPTIONAL, struct structure, key)

static const cyaml_schema_field_t partial_fields[] = {
    CYAML_FIELD_ENUM("wave", CYAML_FLAG_STRICT, struct patch_partial, wave, wave_words,
                     CYAML_ARRAY_LEN(wave_words)),
    NEEDED(ratio, patch_partial),
    NEEDED(level, patch_partial),
    OPTIONAL(detune_cents, patch_partial),
    OPTIONAL(decay, patch_partial),
    OPTIONAL(band_octaves, patch_partial),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t partial_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct patch_partial, partial_fields)};

static const cyaml_schema_field_t note_fields[] = {
    NEEDED(at_ms, patch_note),     NEEDED(hz, patch_note),      OPTIONAL(to_hz, patch_note),
    NEEDED(length_ms, patch_note), OPTIONAL(level, patch_note), CYAML_FIELD_END,
};

static const cyaml_schema_value_t note_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct patch_note, note_fields)};

static const cyaml_schema_field_t patch_fields[] = {
    CYAML_FIELD_ENUM("loudness", CYAML_FLAG_STRICT, struct patch, loudness, loudness_words,
                     CYAML_ARRAY_LEN(loudness_words)),
    OPTIONAL(peak_dbfs, patch),
    NEEDED(length_ms, patch),
    NEEDED(attack_ms, patch),
    NEEDED(decay_ms, patch),
    NEEDED(sustain, patch),
    NEEDED(release_ms, patch),
    OPTIONAL(vibrato_hz, patch),
    OPTIONAL(vibrato_cents, patch),
    OPTIONAL(tremolo_hz, patch),
    OPTIONAL(tremolo_depth, patch),
    OPTIONAL(width, patch),
    CYAML_FIELD_SEQUENCE("partials", CYAML_FLAG_DEFAULT, struct patch, partials, &partial_entry,
                         1, PATCH_PARTIALS_MAX),
    CYAML_FIELD_SEQUENCE("notes", CYAML_FLAG_DEFAULT, struct patch, notes, &note_entry, 1,
                         PATCH_NOTES_MAX),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t patch_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct patch, patch_fields)};

/* What a number may be, and what it is when its key is left out. */
struct bound {
    const char *key;
    size_t offset;
    float least, most, otherwise;
};

#define BOUND(structure, key, least, most, otherwise)                                          \
    {#key, offsetof(struct structure, key), least, most, otherwise}

static const struct bound patch_bounds[] = {
    BOUND(patch, peak_dbfs, -100.0F, 0.0F, 0.0F),
    BOUND(patch, length_ms, 20.0F, PATCH_LENGTH_MS_MAX, 0.0F),
    BOUND(patch, attack_ms, 0.5F, 4000.0F, 0.0F),
    BOUND(patch, decay_ms, 5.0F, 20000.0F, 0.0F),
    BOUND(patch, sustain, 0.0F, 1.0F, 0.0F),
    BOUND(patch, release_ms, 2.0F, 4000.0F, 0.0F),
    BOUND(patch, vibrato_hz, 0.0F, 20.0F, 0.0F),
    BOUND(patch, vibrato_cents, 0.0F, 200.0F, 0.0F),
    BOUND(patch, tremolo_hz, 0.0F, 40.0F, 0.0F),
    BOUND(patch, tremolo_depth, 0.0F, 1.0F, 0.0F),
    BOUND(patch, width, 0.0F, 1.0F, 0.0F),
};

static const struct bound partial_bounds[] = {
    BOUND(patch_partial, ratio, 0.1F, 16.0F, 0.0F),
    BOUND(patch_partial, level, 0.0F, 1.0F, 0.0F),
    BOUND(patch_partial, detune_cents, -100.0F, 100.0F, 0.0F),
    BOUND(patch_partial, decay, 0.02F, 8.0F, 1.0F),
    BOUND(patch_partial, band_octaves, 0.1F, 6.0F, 0.0F),
};

/* The pitch at a note's end stays that of its begin: see take_note(). */
static const struct bound note_bounds[] = {
    BOUND(patch_note, at_ms, 0.0F, PATCH_LENGTH_MS_MAX, 0.0F),
    BOUND(patch_note, hz, 100.0F, 8000.0F, 0.0F),
    BOUND(patch_note, to_hz, 100.0F, 8000.0F, 0.0F),
    BOUND(patch_note, length_ms, 5.0F, PATCH_LENGTH_MS_MAX, 0.0F),
    BOUND(patch_note, level, 0.0F, 1.0F, 1.0F),
};

/* A patch while it is taken from its file. */
struct taking {
    const struct yaml_doc *doc;
    struct problems *problems;
    char path[32]; /* "notes[2].", "" at the top */
};

enum {
    KEY_SIZE = 64
};

static const char *key_path(const struct taking *taking, const char *key, char out[KEY_SIZE])
{
    snprintf(out, KEY_SIZE, "%s%s", taking->path, key);
    return out;
}

static void take(const struct taking *taking, const struct bound *bounds, size_t count,
                 void *data)
{
    char path[KEY_SIZE];

    for (size_t i = 0; i < count; i++) {
        const struct bound *bound = &bounds[i];
        float *value = (void *)((char *)data + bound->offset);

        if (!yaml_doc_has(taking->doc, key_path(taking, bound->key, path))) {
            *value = bound->otherwise;
        } else if (!(*value >= bound->least && *value <= bound->most)) {
            yaml_doc_problem(taking->doc, taking->problems, path, "is %g; %g to %g is allowed",
                             (double)*value, (double)bound->least, (double)bound->most);
        }
    }
}

#define TAKE(taking, bounds, data)                                                             \
    take(taking, bounds, sizeof(bounds) / sizeof(bounds)[0], data)

static void take_partial(struct taking *taking, struct patch *patch, unsigned i)
{
    char path[KEY_SIZE];

    snprintf(taking->path, sizeof taking->path, "partials[%u].", i);
    TAKE(taking, partial_bounds, &patch->partials[i]);
    if (patch->partials[i].wave != PATCH_NOISE && patch->partials[i].band_octaves != 0.0F) {
        yaml_doc_problem(taking->doc, taking->problems, key_path(taking, "band_octaves", path),
                         "is for 'wave: noise' only; leave it out");
    }
}

static void take_note(struct taking *taking, struct patch *patch, unsigned i)
{
    struct patch_note *note = &patch->notes[i];
    char path[KEY_SIZE];

    snprintf(taking->path, sizeof taking->path, "notes[%u].", i);
    TAKE(taking, note_bounds, note);
    if (note->to_hz == 0.0F) {
        note->to_hz = note->hz;
    }
    if (note->at_ms + note->length_ms > patch->length_ms) {
        yaml_doc_problem(taking->doc, taking->problems, key_path(taking, "length_ms", path),
                         "ends %g ms after the begin; the whole sound has %g ms",
                         (double)(note->at_ms + note->length_ms), (double)patch->length_ms);
    }
    if (patch->attack_ms + patch->release_ms > note->length_ms) {
        yaml_doc_problem(taking->doc, taking->problems, key_path(taking, "length_ms", path),
                         "is %g; attack_ms and release_ms together take %g",
                         (double)note->length_ms,
                         (double)(patch->attack_ms + patch->release_ms));
    }
}

static void take_patch(struct taking *taking, struct patch *patch)
{
    bool is_fixed = patch->loudness == PATCH_FIXED;

    TAKE(taking, patch_bounds, patch);
    if (is_fixed != (patch->peak_dbfs < 0.0F)) {
        yaml_doc_problem(taking->doc, taking->problems, "peak_dbfs",
                         is_fixed ? "is needed with 'loudness: fixed', and below 0"
                                  : "is for 'loudness: fixed' only; leave it out");
    }
    for (unsigned i = 0; i < patch->partials_count; i++) {
        take_partial(taking, patch, i);
    }
    for (unsigned i = 0; i < patch->notes_count; i++) {
        take_note(taking, patch, i);
    }
}

bool sound_parse(const char *bytes, size_t size, const char *name, struct patch *patch_out,
                 struct problems *problems)
{
    struct yaml_doc doc;
    void *data = NULL;
    int before = problems->count;

    memset(patch_out, 0, sizeof *patch_out);
    if (yaml_schema_load(name, bytes, size, &patch_schema, &doc, &data, problems)) {
        struct taking taking = {.doc = &doc, .problems = problems};

        memcpy(patch_out, data, sizeof *patch_out);
        take_patch(&taking, patch_out);
    }
    yaml_schema_free(&patch_schema, data);
    yaml_doc_close(&doc);
    return problems->count == before;
}

/* The sound of a file; SOUND_COUNT: none of ours, which was said. */
static enum sound_kind sound_of_file(const char *path, const char *file_name,
                                     struct problems *problems)
{
    char name[FILE_PATH_MAX];
    struct near_word near = {0};

    snprintf(name, sizeof name, "%.*s", (int)(strlen(file_name) - strlen(".yaml")), file_name);
    enum sound_kind sound = sound_by_name(name);
    for (int i = 0; i < SOUND_COUNT && sound == SOUND_COUNT; i++) {
        near_word_try(&near, name, sound_name((enum sound_kind)i));
    }
    if (sound == SOUND_COUNT) {
        problems_add(
            problems, path, 0, 0,
            "'%s' is no sound that anything plays%s%s%s; those are in assets/README.md", name,
            near.word != NULL ? ", did you mean '" : "", near.word != NULL ? near.word : "",
            near.word != NULL ? "'?" : "");
    }
    return sound;
}

static void load_file(const char *folder, const char *file_name, bool seen[SOUND_COUNT],
                      struct sound_patches *patches, struct problems *problems)
{
    char path[FILE_PATH_MAX];
    struct text text;
    enum sound_kind sound;

    if (!file_path_join(path, folder, file_name, problems)) {
        return;
    }
    sound = sound_of_file(path, file_name, problems);
    if (sound == SOUND_COUNT) {
        return;
    }
    seen[sound] = true;
    if (text_read(path, &text, problems)) {
        sound_parse(text.bytes, text.size, path, &patches->items[sound], problems);
        text_free(&text);
    }
}

bool sounds_load(const char *assets, struct sound_patches *patches_out,
                 struct problems *problems)
{
    char folder[FILE_PATH_MAX];
    struct file_list list;
    bool seen[SOUND_COUNT] = {false};
    int before = problems->count;

    memset(patches_out, 0, sizeof *patches_out);
    if (!file_path_join(folder, assets, "sounds", problems) ||
        !file_list_read(folder, ".yaml", &list, problems)) {
        return false;
    }
    for (int i = 0; i < list.count; i++) {
        load_file(folder, list.names[i], seen, patches_out, problems);
    }
    file_list_free(&list);
    for (int i = 0; i < SOUND_COUNT; i++) {
        if (!seen[i]) {
            problems_add(problems, folder, 0, 0, "the file %s.yaml is missing",
                         sound_name((enum sound_kind)i));
        }
    }
    return problems->count == before;
}
