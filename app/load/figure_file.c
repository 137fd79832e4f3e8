/* SPDX-License-Identifier: MIT */
#include "app/load/figure_file.h"

#include "app/load/figure_build.h"
#include "app/load/file_list.h"
#include "app/load/near_word.h"
#include "app/load/text_file.h"
#include "app/load/yaml_schema.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* One of the four files while the figure is made. */
struct part {
    const struct cyaml_schema_value *schema;
    struct yaml_doc doc;
    void *data;
};

enum {
    PART_RIG,
    PART_LOOKS,
    PART_PROPS,
    PART_POSES,
    PART_COUNT
};

static bool read_part(const char *assets, const char *name, struct part *part,
                      struct problems *problems)
{
    char folder[FILE_PATH_MAX];
    char path[FILE_PATH_MAX];
    struct text text;

    if (!file_path_join(folder, assets, "figure", problems) ||
        !file_path_join(path, folder, name, problems) || !text_read(path, &text, problems)) {
        return false;
    }
    bool ok = yaml_schema_load(path, text.bytes, text.size, part->schema, &part->doc,
                               &part->data, problems);
    text_free(&text);
    return ok && part->data != NULL;
}

static void close_parts(struct part parts[PART_COUNT])
{
    for (int i = 0; i < PART_COUNT; i++) {
        yaml_doc_close(&parts[i].doc);
        yaml_schema_free(parts[i].schema, parts[i].data);
    }
}

static void build(struct figure *figure, struct part parts[PART_COUNT],
                  struct problems *problems)
{
    struct figure_build of[PART_COUNT];

    for (int i = 0; i < PART_COUNT; i++) {
        of[i] = (struct figure_build){figure, &parts[i].doc, problems};
    }
    figure_build_rig(&of[PART_RIG], parts[PART_RIG].data);
    figure_build_looks(&of[PART_LOOKS], parts[PART_LOOKS].data, parts[PART_RIG].data);
    figure_build_order(&of[PART_RIG], parts[PART_RIG].data, parts[PART_LOOKS].data);
    figure_build_props(&of[PART_PROPS], parts[PART_PROPS].data);
    figure_build_scenes(&of[PART_POSES], parts[PART_POSES].data);
}

void figure_problem(const char *assets, const char *file, const char *path,
                    struct problems *problems, const char *message)
{
    char name[FILE_PATH_MAX];
    struct text text = {0};
    struct yaml_doc doc = {0};
    struct problems *ignored = calloc(1, sizeof *ignored);

    snprintf(name, sizeof name, "%s/%s", assets, file);
    if (ignored != NULL && text_read(name, &text, ignored) &&
        yaml_doc_parse(&doc, name, text.bytes, text.size, ignored)) {
        yaml_doc_problem(&doc, problems, path, "%s", message);
    } else {
        problems_add(problems, name, 0, 0, "%s: %s", path, message);
    }
    yaml_doc_close(&doc);
    text_free(&text);
    free(ignored);
}

/* The technique's file was closed long ago: it is read again for the place in it. */
static void technique_problem(const char *assets, const struct technique *technique,
                              struct problems *problems, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void technique_problem(const char *assets, const struct technique *technique,
                              struct problems *problems, const char *format, ...)
{
    char file[FILE_PATH_MAX];
    char message[PROBLEM_MAX];
    va_list args;

    va_start(args, format);
    vsnprintf(message, sizeof message, format, args);
    va_end(args);
    snprintf(file, sizeof file, "techniques/%s.yaml", technique->id);
    figure_problem(assets, file, "scene", problems, message);
}

static void find_scene(const char *assets, const struct figure *figure,
                       struct technique *technique, struct problems *problems)
{
    struct near_word near = {0};

    technique->scene_index = figure_find_scene(figure, technique->scene);
    if (technique->scene_index >= 0) {
        return;
    }
    for (int i = 0; i < figure->scene_count; i++) {
        near_word_try(&near, technique->scene, figure->scenes[i].name);
    }
    technique_problem(assets, technique, problems,
                      "'%s' is no scene of figure/poses.yaml%s%s%s", technique->scene,
                      near.word != NULL ? ", did you mean '" : "",
                      near.word != NULL ? near.word : "", near.word != NULL ? "'?" : "");
}

/* Repetitions play one span a beat: there have to be as many. */
static void check_plays(const char *assets, const struct figure *figure,
                        const struct technique *technique, struct problems *problems)
{
    const struct figure_scene *scene;

    if (technique->scene_index < 0) {
        return;
    }
    scene = &figure->scenes[technique->scene_index];
    for (unsigned i = 0; i < technique->phases_count; i++) {
        const struct phase *phase = &technique->phases[i];
        const struct figure_play *play = &scene->plays[phase->kind];
        if (play->count == 0) {
            technique_problem(assets, technique, problems,
                              "'%s' plays nothing for the phase '%s'; add it to its "
                              "plays in figure/poses.yaml",
                              technique->scene, phase_kind_name(phase->kind));
        } else if (phase->kind == PHASE_REPS &&
                   (play->way != PLAY_BEATS || play->count != (int)phase->beats_count)) {
            technique_problem(assets, technique, problems,
                              "'%s' has not one pair of times for each of the %u "
                              "beats; change its plays in figure/poses.yaml",
                              technique->scene, phase->beats_count);
        }
    }
}

struct figure *figure_load(const char *assets, struct content *content,
                           struct problems *problems)
{
    struct part parts[PART_COUNT] = {
        [PART_RIG] = {.schema = &figure_rig_schema},
        [PART_LOOKS] = {.schema = &figure_looks_schema},
        [PART_PROPS] = {.schema = &figure_props_schema},
        [PART_POSES] = {.schema = &figure_poses_schema},
    };
    static const char *const NAMES[PART_COUNT] = {"rig.yaml", "looks.yaml", "props.yaml",
                                                  "poses.yaml"};
    struct figure *figure = calloc(1, sizeof *figure);
    int before = problems->count;
    bool read = figure != NULL;

    if (figure == NULL) {
        problems_add(problems, assets, 0, 0, "cannot be loaded: out of memory");
    }
    for (int i = 0; i < PART_COUNT; i++) {
        read = read_part(assets, NAMES[i], &parts[i], problems) && read;
    }
    if (read) {
        build(figure, parts, problems);
    }
    for (int i = 0; problems->count == before && i < content->technique_count; i++) {
        find_scene(assets, figure, &content->techniques[i], problems);
        check_plays(assets, figure, &content->techniques[i], problems);
    }
    close_parts(parts);
    if (problems->count > before) {
        figure_free(figure);
        return NULL;
    }
    return figure;
}

void figure_free(struct figure *figure)
{
    free(figure);
}
