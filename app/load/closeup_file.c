/* SPDX-License-Identifier: MIT */
#include "app/load/closeup_file.h"

#include "app/load/content_set.h"
#include "app/load/file_list.h"
#include "app/load/points_text.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <string.h>

/* The file as it is written. */
struct region_words {
    char *id;
    enum closeup_part part;
    float shade;
    char *colour;
    enum muscle muscle;
    char *outline;
    char **fibres;
    unsigned fibres_count;
};

struct path_words {
    char *id, *line;
};

struct spot_words {
    char *id, *region, *at;
};

struct closeup_words {
    char *skin, *skin_shade, *hollow;
    struct region_words *regions;
    unsigned regions_count;
    struct path_words *paths;
    unsigned paths_count;
    struct spot_words *spots;
    unsigned spots_count;
};

#define TEXT(key, structure, member, characters)                                               \
    SCHEMA_TEXT(key, CYAML_FLAG_DEFAULT, structure, member, characters)
#define LIST CYAML_FLAG_POINTER

enum {
    COLOUR_CHARACTERS = 7,
    KEY_SIZE = 48,
};

static const cyaml_strval_t part_words[] = {
    {"skin", CLOSEUP_SKIN},
    {"muscle", CLOSEUP_MUSCLE},
    {"tendon", CLOSEUP_TENDON},
};

static const cyaml_strval_t muscle_words[] = {
    {"gastrocnemius", MUSCLE_GASTROCNEMIUS},
    {"soleus", MUSCLE_SOLEUS},
};

static const cyaml_schema_value_t fibre_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, SCHEMA_CHARACTERS(POINTS_TEXT_CHARACTERS)),
};

static const cyaml_schema_field_t region_fields[] = {
    TEXT("id", struct region_words, id, CONTENT_ID_MAX),
    CYAML_FIELD_ENUM("part", CYAML_FLAG_STRICT, struct region_words, part, part_words,
                     CYAML_ARRAY_LEN(part_words)),
    CYAML_FIELD_FLOAT("shade", CYAML_FLAG_OPTIONAL, struct region_words, shade),
    SCHEMA_TEXT("colour", CYAML_FLAG_OPTIONAL, struct region_words, colour, COLOUR_CHARACTERS),
    CYAML_FIELD_ENUM("muscle", CYAML_FLAG_STRICT | CYAML_FLAG_OPTIONAL, struct region_words,
                     muscle, muscle_words, CYAML_ARRAY_LEN(muscle_words)),
    TEXT("outline", struct region_words, outline, POINTS_TEXT_CHARACTERS),
    CYAML_FIELD_SEQUENCE("fibres", CYAML_FLAG_OPTIONAL | LIST, struct region_words, fibres,
                         &fibre_entry, 1, CLOSEUP_MAX_FIBRES),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t path_fields[] = {
    TEXT("id", struct path_words, id, CONTENT_ID_MAX),
    TEXT("line", struct path_words, line, POINTS_TEXT_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t spot_fields[] = {
    TEXT("id", struct spot_words, id, CONTENT_ID_MAX),
    TEXT("region", struct spot_words, region, CONTENT_ID_MAX),
    TEXT("at", struct spot_words, at, POINTS_TEXT_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t region_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct region_words, region_fields),
};
static const cyaml_schema_value_t path_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct path_words, path_fields),
};
static const cyaml_schema_value_t spot_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct spot_words, spot_fields),
};

static const cyaml_schema_field_t closeup_fields[] = {
    TEXT("skin", struct closeup_words, skin, COLOUR_CHARACTERS),
    TEXT("skin_shade", struct closeup_words, skin_shade, COLOUR_CHARACTERS),
    CYAML_FIELD_SEQUENCE("regions", LIST, struct closeup_words, regions, &region_entry, 1,
                         CLOSEUP_MAX_REGIONS),
    TEXT("hollow", struct closeup_words, hollow, POINTS_TEXT_CHARACTERS),
    CYAML_FIELD_SEQUENCE("paths", LIST, struct closeup_words, paths, &path_entry, 1,
                         CLOSEUP_MAX_PATHS),
    CYAML_FIELD_SEQUENCE("spots", LIST, struct closeup_words, spots, &spot_entry, 1,
                         CLOSEUP_MAX_SPOTS),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t closeup_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct closeup_words, closeup_fields),
};

/* A close-up while it is being made. */
struct making {
    const struct yaml_doc *doc;
    struct problems *problems;
    struct closeup *closeup;
};

static void take_colour(const struct making *making, const char *key, const char *text,
                        rgba *out)
{
    if (!colour_parse(text, out)) {
        yaml_doc_problem(making->doc, making->problems, key,
                         "is '%s'; a colour as \"#D9A887\" is needed, in quotes", text);
    }
}

static int take_knots(const struct making *making, const char *key, const char *text, int least,
                      struct knot knots[OUTLINE_MAX_KNOTS])
{
    char problem[POINTS_PROBLEM_MAX];
    int count = points_parse(text, least, knots, problem);

    if (count == 0) {
        yaml_doc_problem(making->doc, making->problems, key, "%s", problem);
    }
    return count;
}

static struct closeup_run add_points(struct making *making, const struct point *points,
                                     int count)
{
    struct closeup *closeup = making->closeup;
    struct closeup_run run = {closeup->point_count, count};

    if (closeup->point_count + count > CLOSEUP_MAX_POINTS) {
        yaml_doc_problem(making->doc, making->problems, "",
                         "too many points in all; at most %d are allowed, six a point here",
                         CLOSEUP_MAX_POINTS);
        return (struct closeup_run){0};
    }
    memcpy(&closeup->points[run.first], points, (size_t)count * sizeof *points);
    closeup->point_count += count;
    return run;
}

enum {
    CURVE_MAX = OUTLINE_MAX_KNOTS * OUTLINE_PIECES + 1
};

static struct closeup_run take_curve(struct making *making, const char *key, const char *text,
                                     bool closed)
{
    struct knot knots[OUTLINE_MAX_KNOTS];
    struct point points[CURVE_MAX];
    int count = take_knots(making, key, text, closed ? 3 : 2, knots);

    if (count == 0) {
        return (struct closeup_run){0};
    }
    count = outline_curve(knots, count, closed, points);
    return add_points(making, points, count);
}

static struct closeup_run take_fibre(struct making *making, const char *key, const char *text)
{
    static const float WIDTH = 1.3F;
    struct knot knots[OUTLINE_MAX_KNOTS];
    struct point line[CURVE_MAX];
    struct point points[2 * CURVE_MAX];
    int count = take_knots(making, key, text, 2, knots);

    if (count == 0) {
        return (struct closeup_run){0};
    }
    count = outline_curve(knots, count, false, line);
    count = outline_ribbon(line, count, WIDTH, points);
    return add_points(making, points, count);
}

static void check_region_keys(const struct making *making, const char *prefix, int part)
{
    static const struct {
        const char *key;
        int parts; /* bits: the parts that have it */
    } keys[] = {
        {"shade", 1 << CLOSEUP_SKIN},
        {"colour", 1 << CLOSEUP_MUSCLE | 1 << CLOSEUP_TENDON},
        {"muscle", 1 << CLOSEUP_MUSCLE},
    };
    char key[KEY_SIZE];

    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        snprintf(key, sizeof key, "%s.%s", prefix, keys[i].key);
        bool has = yaml_doc_has(making->doc, key);
        bool needs = (keys[i].parts >> part & 1) != 0;

        if (has != needs) {
            yaml_doc_problem(making->doc, making->problems, has ? key : prefix,
                             has ? "'%s' has no key '%s'; remove it"
                                 : "'%s' needs the key '%s'",
                             part_words[part].str, keys[i].key);
        }
    }
}

static void take_id(const struct making *making, const char *prefix, const char *id,
                    char out[CONTENT_ID_MAX + 1], bool taken)
{
    char key[KEY_SIZE];

    snprintf(key, sizeof key, "%s.id", prefix);
    if (!content_id_is_valid(id, strlen(id))) {
        yaml_doc_problem(making->doc, making->problems, key,
                         "'%s' is no id; 1 to %d of a-z, 0-9 and _ are allowed", id,
                         CONTENT_ID_MAX);
        return;
    }
    if (taken) {
        yaml_doc_problem(making->doc, making->problems, key, "'%s' is there twice", id);
    }
    snprintf(out, CONTENT_ID_MAX + 1, "%s", id);
}

static void take_region(struct making *making, const struct region_words *words, int i)
{
    struct closeup *closeup = making->closeup;
    struct closeup_region *region = &closeup->regions[i];
    char prefix[KEY_SIZE / 2];
    char key[KEY_SIZE];

    snprintf(prefix, sizeof prefix, "regions[%d]", i);
    take_id(making, prefix, words->id, region->id,
            closeup_find_region(closeup, words->id) >= 0);
    check_region_keys(making, prefix, (int)words->part);
    region->part = words->part;
    region->shade = words->shade;
    region->muscle = words->muscle;
    if (words->shade < 0.0F || words->shade > 1.0F) {
        snprintf(key, sizeof key, "%s.shade", prefix);
        yaml_doc_problem(making->doc, making->problems, key, "0 to 1 is allowed");
    }
    if (words->colour != NULL) {
        snprintf(key, sizeof key, "%s.colour", prefix);
        take_colour(making, key, words->colour, &region->colour);
    }
    snprintf(key, sizeof key, "%s.outline", prefix);
    region->outline = take_curve(making, key, words->outline, true);
    region->fibre_count = (int)words->fibres_count;
    for (int k = 0; k < region->fibre_count; k++) {
        snprintf(key, sizeof key, "%s.fibres[%d]", prefix, k);
        region->fibres[k] = take_fibre(making, key, words->fibres[k]);
    }
    closeup->region_count = i + 1;
}

/* The edge of the hollow as dashes of three units, three apart. */
static void make_dashes(struct making *making)
{
    static const float DASH = 3.0F, WIDTH = 1.0F;
    struct closeup *closeup = making->closeup;
    struct point edge[CURVE_MAX + 1];
    int count = closeup->hollow.count;

    if (count == 0) {
        return;
    }
    memcpy(edge, &closeup->points[closeup->hollow.first], (size_t)count * sizeof edge[0]);
    edge[count++] = edge[0];
    float length = outline_length(edge, count);
    for (float at = 0.0F; at < length && closeup->dash_count < CLOSEUP_MAX_DASHES;
         at += 2.0F * DASH) {
        const struct point line[] = {outline_at(edge, count, at),
                                     outline_at(edge, count, at + DASH)};
        struct point dash[4];

        int corners = outline_ribbon(line, 2, WIDTH, dash);
        closeup->dashes[closeup->dash_count++] = add_points(making, dash, corners);
    }
}

static bool is_in_hollow(const struct closeup *closeup, struct point p)
{
    const struct point *edge = &closeup->points[closeup->hollow.first];
    int count = closeup->hollow.count;
    bool inside = false;

    for (int i = 0; i < count; i++) {
        struct point a = edge[i];
        struct point b = edge[(i + 1) % count];

        if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) {
            inside = !inside;
        }
    }
    return inside;
}

/* Nerve and vessels lie in the hollow of the knee: nothing sends a hand there. */
static void check_hollow(const struct making *making, const char *key,
                         const struct point *points, int count)
{
    for (int i = 0; i < count; i++) {
        if (is_in_hollow(making->closeup, points[i])) {
            yaml_doc_problem(making->doc, making->problems, key,
                             "goes into 'hollow', the hollow of the knee, where nobody "
                             "presses; move it out of it");
            return;
        }
    }
}

/* Where on a line its highest point is, 0..1 of its length. */
static float top_of(const struct point *line, int count, float length)
{
    int top = 0;

    for (int i = 1; i < count; i++) {
        top = line[i].y < line[top].y ? i : top;
    }
    return length > 0.0F ? outline_length(line, top + 1) / length : 0.0F;
}

static void take_path(struct making *making, const struct path_words *words, int i)
{
    struct closeup *closeup = making->closeup;
    struct closeup_path *path = &closeup->paths[i];
    char prefix[KEY_SIZE / 2];
    char key[KEY_SIZE];

    snprintf(prefix, sizeof prefix, "paths[%d]", i);
    take_id(making, prefix, words->id, path->id, closeup_find_path(closeup, words->id) >= 0);
    snprintf(key, sizeof key, "%s.line", prefix);
    path->line = take_curve(making, key, words->line, false);
    check_hollow(making, key, &closeup->points[path->line.first], path->line.count);
    path->length = outline_length(&closeup->points[path->line.first], path->line.count);
    path->top = top_of(&closeup->points[path->line.first], path->line.count, path->length);
    closeup->path_count = i + 1;
}

static void take_spot(struct making *making, const struct spot_words *words, int i)
{
    struct closeup *closeup = making->closeup;
    struct closeup_spot *spot = &closeup->spots[i];
    struct knot knots[OUTLINE_MAX_KNOTS];
    char prefix[KEY_SIZE / 2];
    char key[KEY_SIZE];

    snprintf(prefix, sizeof prefix, "spots[%d]", i);
    take_id(making, prefix, words->id, spot->id, closeup_find_spot(closeup, words->id) >= 0);
    spot->region = closeup_find_region(closeup, words->region);
    if (spot->region < 0 || closeup->regions[spot->region].part != CLOSEUP_MUSCLE) {
        snprintf(key, sizeof key, "%s.region", prefix);
        yaml_doc_problem(making->doc, making->problems, key,
                         "'%s' is not the id of a region with 'part: muscle'", words->region);
    }
    snprintf(key, sizeof key, "%s.at", prefix);
    int count = take_knots(making, key, words->at, 1, knots);
    if (count > 1) {
        yaml_doc_problem(making->doc, making->problems, key, "is one point, not %d", count);
    }
    spot->at = count > 0 ? (struct point){knots[0].x, knots[0].y} : spot->at;
    check_hollow(making, key, &spot->at, count > 0 ? 1 : 0);
    closeup->spot_count = i + 1;
}

static void take_extent(struct closeup *closeup)
{
    for (int i = 0; i < closeup->point_count; i++) {
        float y = closeup->points[i].y;

        closeup->top = y < closeup->top ? y : closeup->top;
        closeup->bottom = y > closeup->bottom ? y : closeup->bottom;
    }
}

static void take_all(struct making *making, const struct closeup_words *words)
{
    take_colour(making, "skin", words->skin, &making->closeup->skin);
    take_colour(making, "skin_shade", words->skin_shade, &making->closeup->skin_shade);
    for (unsigned i = 0; i < words->regions_count; i++) {
        take_region(making, &words->regions[i], (int)i);
    }
    making->closeup->hollow = take_curve(making, "hollow", words->hollow, true);
    make_dashes(making);
    for (unsigned i = 0; i < words->paths_count; i++) {
        take_path(making, &words->paths[i], (int)i);
    }
    for (unsigned i = 0; i < words->spots_count; i++) {
        take_spot(making, &words->spots[i], (int)i);
    }
    take_extent(making->closeup);
}

bool closeup_parse(const char *bytes, size_t size, const char *name,
                   struct closeup *closeup_out, struct problems *problems)
{
    struct yaml_doc doc;
    void *data = NULL;
    int before = problems->count;

    memset(closeup_out, 0, sizeof *closeup_out);
    if (yaml_schema_load(name, bytes, size, &closeup_schema, &doc, &data, problems)) {
        struct making making = {&doc, problems, closeup_out};
        take_all(&making, data);
    }
    yaml_schema_free(&closeup_schema, data);
    yaml_doc_close(&doc);
    if (problems->count > before) {
        memset(closeup_out, 0, sizeof *closeup_out);
    }
    return problems->count == before;
}

bool closeup_load(const char *assets, struct closeup *closeup_out, struct problems *problems)
{
    char folder[FILE_PATH_MAX];
    char path[FILE_PATH_MAX];
    struct text text;

    memset(closeup_out, 0, sizeof *closeup_out);
    if (!file_path_join(folder, assets, "figure", problems) ||
        !file_path_join(path, folder, "closeup.yaml", problems) ||
        !text_read(path, &text, problems)) {
        return false;
    }
    bool ok = closeup_parse(text.bytes, text.size, path, closeup_out, problems);
    text_free(&text);
    return ok;
}
