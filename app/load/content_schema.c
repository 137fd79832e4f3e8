/* SPDX-License-Identifier: MIT */
#include "app/load/content_schema.h"

#include "app/core/content.h"
#include "app/load/yaml_schema.h"

#include <stdio.h>

/* Characters that fit where the words are shown, at the sizes of the design. */
enum {
    NAME_CHARACTERS = 28,
    LABEL_CHARACTERS = 18,
    BEAT_CHARACTERS = 12,
    CUE_CHARACTERS = 32,
    HINT_CHARACTERS = 60,
    LINE_CHARACTERS = 60,
    PANEL_CHARACTERS = 80,
    LONG_CHARACTERS = 120,
    BODY_CHARACTERS = 220,
};

#define PLAIN     CYAML_FLAG_DEFAULT
#define OPTIONAL  CYAML_FLAG_OPTIONAL
#define STRICT    CYAML_FLAG_STRICT
#define LIST_FLAG CYAML_FLAG_POINTER

static const cyaml_strval_t muscle_words[] = {
    {"gastrocnemius", MUSCLE_GASTROCNEMIUS},
    {"soleus", MUSCLE_SOLEUS},
    {"calf", MUSCLE_CALF},
};

static const cyaml_strval_t source_words[] = {
    {"article", SOURCE_ARTICLE},
    {"ours", SOURCE_OURS},
};

static const cyaml_strval_t kind_words[] = {
    {"search", PHASE_SEARCH}, {"hold", PHASE_HOLD},       {"rock", PHASE_ROCK},
    {"reps", PHASE_REPS},     {"stretch", PHASE_STRETCH},
};

static const cyaml_strval_t picture_words[] = {
    {"knot", CARD_KNOT},   {"causes", CARD_CAUSES},       {"travels", CARD_TRAVELS},
    {"chain", CARD_CHAIN}, {"tools", CARD_TOOLS},         {"stretch", CARD_STRETCH},
    {"week", CARD_WEEK},   {"leave_out", CARD_LEAVE_OUT},
};

static const cyaml_schema_field_t dose_fields[] = {
    CYAML_FIELD_INT("value", PLAIN, struct dose, value),
    CYAML_FIELD_INT("min", PLAIN, struct dose, min),
    CYAML_FIELD_INT("max", PLAIN, struct dose, max),
    CYAML_FIELD_ENUM("source", STRICT, struct dose, source, source_words,
                     CYAML_ARRAY_LEN(source_words)),
    CYAML_FIELD_END,
};

/* A range to stay in, without a figure of its own. */
static const cyaml_schema_field_t range_fields[] = {
    CYAML_FIELD_INT("value", OPTIONAL, struct dose, value),
    CYAML_FIELD_INT("min", PLAIN, struct dose, min),
    CYAML_FIELD_INT("max", PLAIN, struct dose, max),
    CYAML_FIELD_ENUM("source", STRICT, struct dose, source, source_words,
                     CYAML_ARRAY_LEN(source_words)),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t beat_fields[] = {
    SCHEMA_TEXT("name", PLAIN, struct beat, name, BEAT_CHARACTERS),
    SCHEMA_TEXT("cue", PLAIN, struct beat, cue, CUE_CHARACTERS),
    CYAML_FIELD_MAPPING("seconds", PLAIN, struct beat, seconds, dose_fields),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t beat_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct beat, beat_fields),
};

static const cyaml_schema_field_t panel_fields[] = {
    SCHEMA_TEXT("title", PLAIN, struct panel, title, NAME_CHARACTERS),
    SCHEMA_TEXT("text", PLAIN, struct panel, text, PANEL_CHARACTERS),
    SCHEMA_TEXT("note", OPTIONAL, struct panel, note, LINE_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t marks_fields[] = {
    SCHEMA_ID("spot", OPTIONAL, struct marks, spot, CONTENT_ID_MAX),
    SCHEMA_ID("path", OPTIONAL, struct marks, path, CONTENT_ID_MAX),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t phase_fields[] = {
    CYAML_FIELD_ENUM("kind", STRICT, struct phase, kind, kind_words,
                     CYAML_ARRAY_LEN(kind_words)),
    SCHEMA_TEXT("name", PLAIN, struct phase, name, NAME_CHARACTERS),
    SCHEMA_TEXT("cue", PLAIN, struct phase, cue, CUE_CHARACTERS),
    SCHEMA_TEXT("hint", PLAIN, struct phase, hint, HINT_CHARACTERS),
    CYAML_FIELD_MAPPING("seconds", OPTIONAL, struct phase, seconds, dose_fields),
    CYAML_FIELD_MAPPING("reps", OPTIONAL, struct phase, reps, dose_fields),
    CYAML_FIELD_SEQUENCE("beats", OPTIONAL | LIST_FLAG, struct phase, beats, &beat_entry, 1,
                         CONTENT_MAX_BEATS),
    CYAML_FIELD_BOOL("breath", OPTIONAL, struct phase, breath),
    CYAML_FIELD_MAPPING("panel", PLAIN, struct phase, panel, panel_fields),
    CYAML_FIELD_MAPPING("closeup", OPTIONAL, struct phase, closeup, marks_fields),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t phase_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct phase, phase_fields),
};

static const cyaml_schema_field_t ready_fields[] = {
    SCHEMA_TEXT("take", OPTIONAL, struct ready, take, CUE_CHARACTERS),
    SCHEMA_TEXT("take_hint", OPTIONAL, struct ready, take_hint, HINT_CHARACTERS),
    SCHEMA_TEXT("place", PLAIN, struct ready, place, CUE_CHARACTERS),
    SCHEMA_TEXT("place_hint", PLAIN, struct ready, place_hint, HINT_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t technique_fields[] = {
    CYAML_FIELD_INT("order", PLAIN, struct technique, order),
    CYAML_FIELD_BOOL("listed", PLAIN, struct technique, listed),
    SCHEMA_TEXT("name", PLAIN, struct technique, name, NAME_CHARACTERS),
    SCHEMA_TEXT("label", PLAIN, struct technique, label, LABEL_CHARACTERS),
    SCHEMA_TEXT("purpose", PLAIN, struct technique, purpose, LINE_CHARACTERS),
    SCHEMA_TEXT("best", PLAIN, struct technique, best, LINE_CHARACTERS),
    CYAML_FIELD_ENUM("muscle", STRICT, struct technique, muscle, muscle_words,
                     CYAML_ARRAY_LEN(muscle_words)),
    SCHEMA_ID("scene", PLAIN, struct technique, scene, CONTENT_ID_MAX),
    CYAML_FIELD_MAPPING("closeup", OPTIONAL, struct technique, closeup, marks_fields),
    SCHEMA_ID("tool", PLAIN, struct technique, tool_id, CONTENT_ID_MAX),
    CYAML_FIELD_MAPPING("dose", OPTIONAL, struct technique, dose, dose_fields),
    CYAML_FIELD_MAPPING("ready", PLAIN, struct technique, ready, ready_fields),
    SCHEMA_TEXT("caution", PLAIN, struct technique, caution, LONG_CHARACTERS),
    SCHEMA_ID("next", OPTIONAL, struct technique, next_id, CONTENT_ID_MAX),
    CYAML_FIELD_SEQUENCE("phases", LIST_FLAG, struct technique, phases, &phase_entry, 1,
                         CONTENT_MAX_PHASES),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t line_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, SCHEMA_CHARACTERS(LINE_CHARACTERS)),
};

static const cyaml_schema_value_t id_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, SCHEMA_ID_CHARACTERS(CONTENT_ID_MAX)),
};

static const cyaml_schema_field_t tool_fields[] = {
    CYAML_FIELD_INT("order", PLAIN, struct tool, order),
    SCHEMA_TEXT("name", PLAIN, struct tool, name, NAME_CHARACTERS),
    SCHEMA_TEXT("line", PLAIN, struct tool, line, LINE_CHARACTERS),
    CYAML_FIELD_BOOL("fetch", PLAIN, struct tool, fetch),
    CYAML_FIELD_BOOL("offered", PLAIN, struct tool, offered),
    SCHEMA_ID("picture", OPTIONAL, struct tool, picture, CONTENT_ID_MAX),
    SCHEMA_TEXT("best_for", PLAIN, struct tool, best_for, LONG_CHARACTERS),
    SCHEMA_TEXT("features", PLAIN, struct tool, features, LONG_CHARACTERS),
    CYAML_FIELD_SEQUENCE("pros", OPTIONAL | LIST_FLAG, struct tool, pros, &line_entry, 1, 6),
    CYAML_FIELD_SEQUENCE("cons", OPTIONAL | LIST_FLAG, struct tool, cons, &line_entry, 1, 6),
    CYAML_FIELD_SEQUENCE("release", OPTIONAL | LIST_FLAG, struct tool, release_ids, &id_entry,
                         1, CONTENT_MAX_RELEASES),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t item_fields[] = {
    SCHEMA_ID("technique", OPTIONAL, struct item, technique_id, CONTENT_ID_MAX),
    CYAML_FIELD_MAPPING("seconds", OPTIONAL, struct item, seconds, dose_fields),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t item_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct item, item_fields),
};

static const cyaml_schema_field_t routine_fields[] = {
    CYAML_FIELD_INT("order", PLAIN, struct routine, order),
    SCHEMA_TEXT("name", PLAIN, struct routine, name, NAME_CHARACTERS),
    SCHEMA_TEXT("line", PLAIN, struct routine, line, LINE_CHARACTERS),
    CYAML_FIELD_SEQUENCE("tools", LIST_FLAG, struct routine, tool_ids, &id_entry, 1,
                         CONTENT_MAX_TOOLS),
    CYAML_FIELD_SEQUENCE("items", LIST_FLAG, struct routine, items, &item_entry, 1,
                         CONTENT_MAX_ITEMS),
    CYAML_FIELD_MAPPING("leg_minutes", PLAIN, struct routine, leg_minutes, range_fields),
    SCHEMA_ID("next", OPTIONAL, struct routine, next_id, CONTENT_ID_MAX),
    SCHEMA_ID("shown", OPTIONAL, struct routine, shown_id, CONTENT_ID_MAX),
    CYAML_FIELD_BOOL("from_learn", OPTIONAL, struct routine, from_learn),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t card_fields[] = {
    CYAML_FIELD_INT("order", PLAIN, struct card, order),
    SCHEMA_TEXT("title", PLAIN, struct card, title, NAME_CHARACTERS),
    SCHEMA_TEXT("body", PLAIN, struct card, body, BODY_CHARACTERS),
    SCHEMA_TEXT("key", PLAIN, struct card, key, LINE_CHARACTERS),
    CYAML_FIELD_ENUM("picture", STRICT | OPTIONAL, struct card, picture, picture_words,
                     CYAML_ARRAY_LEN(picture_words)),
    CYAML_FIELD_END,
};

#define TOP(structure, fields) {CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, structure, fields)}

static const struct content_kind_info kinds[KIND_COUNT] = {
    [KIND_TECHNIQUE] = {"techniques", "technique", CONTENT_MAX_TECHNIQUES,
                        sizeof(struct technique), TOP(struct technique, technique_fields)},
    [KIND_TOOL] = {"tools", "tool", CONTENT_MAX_TOOLS, sizeof(struct tool),
                   TOP(struct tool, tool_fields)},
    [KIND_ROUTINE] = {"routines", "routine", CONTENT_MAX_ROUTINES, sizeof(struct routine),
                      TOP(struct routine, routine_fields)},
    [KIND_CARD] = {"learn", "learn card", CONTENT_MAX_CARDS, sizeof(struct card),
                   TOP(struct card, card_fields)},
};

const struct content_kind_info *content_kind_info(enum content_kind kind)
{
    return &kinds[kind];
}

const char *content_place(enum content_kind kind, const char *id, char out[CONTENT_PLACE_SIZE])
{
    snprintf(out, CONTENT_PLACE_SIZE, "%s/%s", content_kind_info(kind)->folder, id);
    return out;
}
