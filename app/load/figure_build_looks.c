/* SPDX-License-Identifier: MIT */
#include "app/load/figure_build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    PATH_SIZE = 96
};

rgba figure_build_colour(const struct figure_build *build, const char *text, const char *path)
{
    const char *digits = "0123456789abcdefABCDEF";

    if (text == NULL) {
        return 0;
    }
    if (strlen(text) != 7 || text[0] != '#' || strspn(text + 1, digits) != 6) {
        yaml_doc_problem(build->doc, build->problems, path,
                         "'%s' is no colour; a colour is like \"#FF8A5C\"", text);
        return 0;
    }
    return 0xFF000000U | (rgba)strtoul(text + 1, NULL, 16);
}

/* The members of the raw colours stand in the order of the enum. */
static void build_palette(const struct figure_build *build, const struct raw_palette *raw,
                          int index)
{
    static const char *const NAMES[] = {
#define NAME_OF(name) #name,
        FIGURE_COLOURS(NAME_OF)
#undef NAME_OF
    };
    const char *const texts[] = {
#define TEXT_OF(name) raw->colours.name,
        FIGURE_COLOURS(TEXT_OF)
#undef TEXT_OF
    };
    struct figure_palette *palette = &build->figure->palettes[index];
    char path[PATH_SIZE];

    *palette = build->figure->palettes[0];
    for (int i = 0; i < BODY_COLOUR_COUNT; i++) {
        snprintf(path, sizeof path, "palettes[%d].colours.%s", index, NAMES[i]);
        if (texts[i] != NULL) {
            palette->colours[i] = figure_build_colour(build, texts[i], path);
        } else if (index == 0) {
            snprintf(path, sizeof path, "palettes[%d].colours", index);
            yaml_doc_problem(build->doc, build->problems, path,
                             "the key '%s' is missing; the first palette has them all",
                             NAMES[i]);
        }
    }
    snprintf(path, sizeof path, "palettes[%d].far.colour", index);
    palette->far_colour = figure_build_colour(build, raw->far.colour, path);
    palette->far_part = raw->far.part;
    if (raw->far.part < 0.0F || raw->far.part > 1.0F) {
        snprintf(path, sizeof path, "palettes[%d].far.part", index);
        yaml_doc_problem(build->doc, build->problems, path,
                         "is how much of it the far limbs take, from 0 to 1");
    }
}

/* "b.umber": a body and a palette. */
static void build_look(const struct figure_build *build, const struct raw_looks *raw,
                       unsigned index)
{
    const char *text = raw->rota[index];
    const char *dot = strchr(text, '.');
    size_t length = dot != NULL ? (size_t)(dot - text) : strlen(text);
    struct figure_look look = {FIGURE_NONE, FIGURE_NONE};
    char path[PATH_SIZE];

    for (unsigned i = 0; i < raw->bodies_count; i++) {
        const char *name = raw->bodies[i].name;
        look.body =
            strlen(name) == length && memcmp(name, text, length) == 0 ? (int)i : look.body;
    }
    for (unsigned i = 0; dot != NULL && i < raw->palettes_count; i++) {
        look.palette = strcmp(raw->palettes[i].name, dot + 1) == 0 ? (int)i : look.palette;
    }
    if (look.body == FIGURE_NONE || look.palette == FIGURE_NONE) {
        snprintf(path, sizeof path, "rota[%u]", index);
        yaml_doc_problem(build->doc, build->problems, path,
                         "'%s' is no look; a look is a body and a palette of this file, such "
                         "as %s.%s",
                         text, raw->bodies[0].name, raw->palettes[0].name);
        return;
    }
    build->figure->looks[build->figure->look_count++] = look;
}

void figure_build_looks(const struct figure_build *build, const struct raw_looks *looks,
                        const struct raw_rig *rig)
{
    struct figure *figure = build->figure;

    for (unsigned i = 0; i < looks->palettes_count; i++) {
        build_palette(build, &looks->palettes[i], (int)i);
    }
    figure->palette_count = (int)looks->palettes_count;
    for (unsigned i = 0; i < looks->bodies_count; i++) {
        for (unsigned k = 0; k < looks->bodies[i].skins_count; k++) {
            char path[PATH_SIZE];
            snprintf(path, sizeof path, "bodies[%u].skins[%u]", i, k);
            figure_build_skin(build, rig, &looks->bodies[i].skins[k], path);
        }
    }
    figure->body_count = (int)looks->bodies_count;
    for (unsigned i = 0; i < looks->rota_count; i++) {
        build_look(build, looks, i);
    }
}

/* Outlines were added in the order of the files: the rig's skins, the hands, the bodies'. */
static int outline_of(const struct figure_build *build, const struct raw_rig *rig,
                      const struct raw_looks *looks, unsigned body, const char *name)
{
    int outline = (int)rig->skins_count;
    int found = FIGURE_NONE;

    for (unsigned i = 0; i < rig->skins_count; i++) {
        found = strcmp(rig->skins[i].name, name) == 0 ? (int)i : found;
    }
    for (int i = 0; i < HAND_COUNT; i++) {
        outline += build->figure->hands[i].count;
    }
    for (unsigned b = 0; b < looks->bodies_count; b++) {
        for (unsigned i = 0; i < looks->bodies[b].skins_count; i++, outline++) {
            if (b == body && strcmp(looks->bodies[b].skins[i].name, name) == 0) {
                found = outline;
            }
        }
    }
    return found;
}

static bool is_trunk_or_limb(struct figure_layer *layer, const char **name)
{
    layer->side = SIDE_TRUNK;
    if (strncmp(*name, "near.", 5) == 0) {
        layer->side = SIDE_NEAR;
        *name += 5;
    } else if (strncmp(*name, "far.", 4) == 0) {
        layer->side = SIDE_FAR;
        *name += 4;
    }
    return strchr(*name, '.') == NULL;
}

static bool is_prop(struct figure_layer *layer, const char *name)
{
    static const char *const PLACES[] = {"prop.back", "prop.mid", "prop.front", "prop.top"};

    for (int i = 0; i < 4; i++) {
        if (strcmp(name, PLACES[i]) == 0) {
            layer->kind = (enum layer_kind)(LAYER_PROP_BACK + i);
            layer->side = SIDE_NEAR;
            return true;
        }
    }
    return false;
}

static bool build_layer(const struct figure_build *build, const struct raw_rig *rig,
                        const struct raw_looks *looks, const char *name)
{
    struct figure_layer layer = {.kind = LAYER_SKIN};
    bool worn = false;

    if (is_prop(&layer, name)) {
        worn = true;
    } else if (!is_trunk_or_limb(&layer, &name)) {
        return false;
    } else if (strcmp(name, "hand") == 0) {
        layer.kind = LAYER_HAND;
        worn = layer.side != SIDE_TRUNK;
    }
    for (unsigned b = 0; layer.kind == LAYER_SKIN && b < looks->bodies_count; b++) {
        layer.outline[b] = outline_of(build, rig, looks, b, name);
        worn = worn || layer.outline[b] >= 0;
    }
    layer.far_foot =
        layer.side == SIDE_FAR && (strcmp(name, "sock") == 0 || strncmp(name, "shoe", 4) == 0);
    layer.after_foot = layer.side == SIDE_NEAR && strcmp(name, "shoe_mark") == 0;
    if (layer.side == SIDE_NEAR && strcmp(name, "leg") == 0) {
        build->figure->leg_outline = layer.outline[0];
    }
    build->figure->layers[build->figure->layer_count++] = layer;
    return worn;
}

void figure_build_order(const struct figure_build *build, const struct raw_rig *rig,
                        const struct raw_looks *looks)
{
    build->figure->leg_outline = FIGURE_NONE;
    for (unsigned i = 0; i < rig->order_count; i++) {
        if (!build_layer(build, rig, looks, rig->order[i])) {
            char path[PATH_SIZE];
            snprintf(path, sizeof path, "order[%u]", i);
            yaml_doc_problem(build->doc, build->problems, path,
                             "'%s' is nothing to draw; allowed are the names of skins, for "
                             "limbs with 'near.' or 'far.' before them, 'near.hand', "
                             "'far.hand', 'prop.back', 'prop.mid', 'prop.front', 'prop.top'",
                             rig->order[i]);
        }
    }
    if (build->figure->leg_outline == FIGURE_NONE) {
        yaml_doc_problem(build->doc, build->problems, "order", "'near.leg' is missing");
    }
}
