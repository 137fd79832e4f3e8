/* SPDX-License-Identifier: MIT */
#include "app/load/tool_pictures_file.h"

#include "app/load/content_set.h"
#include "app/load/file_list.h"
#include "app/load/points_text.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <math.h>
#include <string.h>

/* The file as it is written. */
struct shape_words {
    char *colour, *outline, *line, *disc;
    float width, radius;
};

struct picture_words {
    char *id;
    struct shape_words *shapes;
    unsigned shapes_count;
};

struct pictures_words {
    struct picture_words *pictures;
    unsigned pictures_count;
};

enum {
    COLOUR_CHARACTERS = 7,
    SHAPES_OF_ONE_MAX = 40,
    KEY_SIZE = 64,
    CURVE_MAX = OUTLINE_MAX_KNOTS * OUTLINE_PIECES + 1,
    THICK_MAX = 200,
};

static const cyaml_schema_field_t shape_fields[] = {
    SCHEMA_TEXT("colour", CYAML_FLAG_DEFAULT, struct shape_words, colour, COLOUR_CHARACTERS),
    SCHEMA_TEXT("outline", CYAML_FLAG_OPTIONAL, struct shape_words, outline,
                POINTS_TEXT_CHARACTERS),
    SCHEMA_TEXT("line", CYAML_FLAG_OPTIONAL, struct shape_words, line, POINTS_TEXT_CHARACTERS),
    CYAML_FIELD_FLOAT("width", CYAML_FLAG_OPTIONAL, struct shape_words, width),
    SCHEMA_TEXT("disc", CYAML_FLAG_OPTIONAL, struct shape_words, disc, POINTS_TEXT_CHARACTERS),
    CYAML_FIELD_FLOAT("radius", CYAML_FLAG_OPTIONAL, struct shape_words, radius),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t shape_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct shape_words, shape_fields),
};

static const cyaml_schema_field_t picture_fields[] = {
    SCHEMA_TEXT("id", CYAML_FLAG_DEFAULT, struct picture_words, id, CONTENT_ID_MAX),
    CYAML_FIELD_SEQUENCE("shapes", CYAML_FLAG_POINTER, struct picture_words, shapes,
                         &shape_entry, 1, SHAPES_OF_ONE_MAX),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t picture_entry = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, struct picture_words, picture_fields),
};

static const cyaml_schema_field_t pictures_fields[] = {
    CYAML_FIELD_SEQUENCE("pictures", CYAML_FLAG_POINTER, struct pictures_words, pictures,
                         &picture_entry, 1, TOOL_PICTURES_MAX),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t pictures_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct pictures_words, pictures_fields),
};

/* The pictures while they are being made. */
struct making {
    const struct yaml_doc *doc;
    struct problems *problems;
    struct tool_pictures *pictures;
    char path[KEY_SIZE / 2]; /* of the part that is being read */
};

static void problem(const struct making *making, const char *key, const char *text)
{
    char path[KEY_SIZE];

    snprintf(path, sizeof path, "%s%s%s", making->path, *key != '\0' ? "." : "", key);
    yaml_doc_problem(making->doc, making->problems, path, "%s", text);
}

/* What kind of shape it is; NULL: not one of the three, or more than one. */
static const char *kind_of(const struct shape_words *words)
{
    int given = (words->outline != NULL) + (words->line != NULL) + (words->disc != NULL);

    if (given != 1) {
        return NULL;
    }
    return words->outline != NULL ? "outline" : words->line != NULL ? "line" : "disc";
}

/* A line has a width and a disc has a radius; nothing else has either. */
static void check_sizes(const struct making *making, const struct shape_words *words)
{
    bool width_fits = words->line != NULL ? words->width > 0.0F && words->width <= THICK_MAX
                                          : words->width == 0.0F;
    bool radius_fits = words->disc != NULL ? words->radius > 0.0F && words->radius <= THICK_MAX
                                           : words->radius == 0.0F;

    if (!width_fits) {
        problem(making, "width", "a 'line' needs a width above 0, up to 200; others have none");
    }
    if (!radius_fits) {
        problem(making, "radius",
                "a 'disc' needs a radius above 0, up to 200; others have none");
    }
}

static void take_points(struct making *making, const struct shape_words *words,
                        const char *kind, struct tool_shape *shape)
{
    struct tool_pictures *pictures = making->pictures;
    struct knot knots[OUTLINE_MAX_KNOTS];
    char text[POINTS_PROBLEM_MAX];
    bool closed = words->outline != NULL;
    const char *points = closed ? words->outline : words->disc;
    int least = closed ? 3 : words->line != NULL ? 2 : 1;
    int count = points_parse(words->line != NULL ? words->line : points, least, knots, text);

    if (count == 0 || (words->disc != NULL && count > 1)) {
        problem(making, kind, count == 0 ? text : "is one point, its middle");
        return;
    }
    if (pictures->point_count + CURVE_MAX > TOOL_POINTS_MAX) {
        problem(making, "", "too many points in all pictures together");
        return;
    }
    shape->first_point = pictures->point_count;
    struct point *out = &pictures->points[shape->first_point];
    shape->point_count = 1;
    out[0] = (struct point){knots[0].x, knots[0].y};
    if (words->disc == NULL) {
        shape->point_count = outline_curve(knots, count, closed, out);
    }
    pictures->point_count += shape->point_count;
}

static void take_shape(struct making *making, const struct shape_words *words)
{
    struct tool_pictures *pictures = making->pictures;
    const char *kind = kind_of(words);

    if (pictures->shape_count == TOOL_SHAPES_MAX) {
        problem(making, "", "too many shapes in all pictures together");
        return;
    }
    struct tool_shape *shape = &pictures->shapes[pictures->shape_count++];
    shape->width = words->width;
    shape->radius = words->radius;
    if (!colour_parse(words->colour, &shape->colour)) {
        problem(making, "colour", "a colour as \"#5B7FB0\" is needed, in quotes");
    }
    if (kind == NULL) {
        problem(making, "", "needs one of the keys 'outline', 'line' and 'disc'");
        return;
    }
    check_sizes(making, words);
    take_points(making, words, kind, shape);
}

/* How far to the side a shape's points go; curves do not go much farther. */
static float reach_of(const struct tool_pictures *pictures, const struct tool_shape *shape)
{
    float reach = 0.0F;

    for (int i = 0; i < shape->point_count; i++) {
        float x = fabsf(pictures->points[shape->first_point + i].x);

        reach = x > reach ? x : reach;
    }
    return reach + shape->radius + shape->width / 2.0F;
}

static void take_picture(struct making *making, const struct picture_words *words, int i)
{
    struct tool_pictures *pictures = making->pictures;
    struct tool_picture *picture = &pictures->pictures[i];

    snprintf(making->path, sizeof making->path, "pictures[%d]", i);
    if (!content_id_is_valid(words->id, strlen(words->id))) {
        problem(making, "id", "is no id; a-z, 0-9 and _ are allowed");
    } else if (tool_pictures_find(pictures, words->id) >= 0) {
        problem(making, "id", "is there twice");
    }
    snprintf(picture->id, sizeof picture->id, "%.*s", CONTENT_ID_MAX, words->id);
    picture->first_shape = pictures->shape_count;
    for (unsigned k = 0; k < words->shapes_count; k++) {
        snprintf(making->path, sizeof making->path, "pictures[%d].shapes[%u]", i, k);
        take_shape(making, &words->shapes[k]);
        float reach = reach_of(pictures, &pictures->shapes[pictures->shape_count - 1]);
        picture->reach = reach > picture->reach ? reach : picture->reach;
    }
    picture->shape_count = pictures->shape_count - picture->first_shape;
    pictures->count = i + 1;
}

bool tool_pictures_parse(const char *bytes, size_t size, const char *name,
                         struct tool_pictures *pictures_out, struct problems *problems)
{
    struct yaml_doc doc;
    void *data = NULL;
    int before = problems->count;

    memset(pictures_out, 0, sizeof *pictures_out);
    if (yaml_schema_load(name, bytes, size, &pictures_schema, &doc, &data, problems)) {
        const struct pictures_words *words = data;
        struct making making = {.doc = &doc, .problems = problems, .pictures = pictures_out};

        for (unsigned i = 0; i < words->pictures_count; i++) {
            take_picture(&making, &words->pictures[i], (int)i);
        }
    }
    yaml_schema_free(&pictures_schema, data);
    yaml_doc_close(&doc);
    if (problems->count > before) {
        memset(pictures_out, 0, sizeof *pictures_out);
    }
    return problems->count == before;
}

bool tool_pictures_load(const char *assets, struct tool_pictures *pictures_out,
                        struct problems *problems)
{
    char folder[FILE_PATH_MAX];
    char path[FILE_PATH_MAX];
    struct text text;

    memset(pictures_out, 0, sizeof *pictures_out);
    if (!file_path_join(folder, assets, "figure", problems) ||
        !file_path_join(path, folder, "tools.yaml", problems) ||
        !text_read(path, &text, problems)) {
        return false;
    }
    bool ok = tool_pictures_parse(text.bytes, text.size, path, pictures_out, problems);
    text_free(&text);
    return ok;
}
