/* SPDX-License-Identifier: MIT */
/* A glow's colour depends on the squared distance from its middle: no root a pixel, a table of
 * colours instead. There is one table for each place in a 4 by 4 pattern, rounded from another
 * threshold: neighbours differ by one step, so that slow changes of dark colours do not band.
 */
#include "app/raster/shade.h"

#include "app/raster/blend.h"

#include <math.h>
#include <stdlib.h>

enum {
    PATTERN = 4,
    PLACES = PATTERN * PATTERN,
    STEPS = 1024, /* of the squared distance */
    TABLES = 4,   /* pairs of colours that are remembered */
    CHUNK = 64,
};

static const float MIDDLE_X = 0.5F;
static const float MIDDLE_Y = 0.62F;
static const float RADIUS = 0.7F;

static const int THRESHOLDS[PLACES] = {0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5};

struct glow_table {
    rgba middle, edge;
    bool used;
    uint32_t pixels[PLACES][STEPS];
};

struct shader {
    rgba colour;
    struct shade shade;
    /* In pixels of the canvas: a glow's middle and its radii, a fade's ends. */
    float middle_x, middle_y, per_x, per_y;
    float whole_y, gone_y;
    const struct glow_table *table;
    int next_table; /* the one to give up for another pair of colours */
    struct glow_table tables[TABLES];
};

struct shader *shader_create(void)
{
    return calloc(1, sizeof(struct shader));
}

void shader_destroy(struct shader *shader)
{
    free(shader);
}

static uint32_t mixed_channel(rgba from, rgba to, unsigned shift, float part, float threshold)
{
    float a = (float)(from >> shift & 0xFFU), b = (float)(to >> shift & 0xFFU);
    return (uint32_t)(a + (b - a) * part + threshold) << shift;
}

static void fill_table(struct glow_table *table, rgba middle, rgba edge)
{
    table->middle = middle;
    table->edge = edge;
    table->used = true;
    for (int step = 0; step < STEPS; step++) {
        float part = sqrtf(((float)step + 0.5F) / STEPS);
        for (int place = 0; place < PLACES; place++) {
            float threshold = ((float)THRESHOLDS[place] + 0.5F) / PLACES;
            table->pixels[place][step] = 0xFF000000U |
                                         mixed_channel(middle, edge, 16, part, threshold) |
                                         mixed_channel(middle, edge, 8, part, threshold) |
                                         mixed_channel(middle, edge, 0, part, threshold);
        }
    }
}

static const struct glow_table *table_for(struct shader *shader, rgba middle, rgba edge)
{
    for (int i = 0; i < TABLES; i++) {
        const struct glow_table *table = &shader->tables[i];
        if (table->used && table->middle == middle && table->edge == edge) {
            return table;
        }
    }
    struct glow_table *table = &shader->tables[shader->next_table];
    shader->next_table = (shader->next_table + 1) % TABLES;
    fill_table(table, middle, edge);
    return table;
}

static void load_glow(struct shader *shader, struct placement placement)
{
    struct rect box = shader->shade.box;
    shader->middle_x = (box.x + box.w * MIDDLE_X) * placement.scale + placement.x;
    shader->middle_y = (box.y + box.h * MIDDLE_Y) * placement.scale + placement.y;
    shader->per_x = 1.0F / fmaxf(box.w * RADIUS * placement.scale, 1.0F);
    shader->per_y = 1.0F / fmaxf(box.h * RADIUS * placement.scale, 1.0F);
    shader->table = table_for(shader, shader->colour, shader->shade.edge);
}

void shader_load(struct shader *shader, const struct draw_command *command,
                 struct placement placement)
{
    struct rect box = command->u.fill.shade.box;
    shader->colour = command->colour;
    shader->shade = command->u.fill.shade;
    switch (shader->shade.kind) {
    case SHADE_NONE: break;
    case SHADE_GLOW: load_glow(shader, placement); break;
    case SHADE_FADE:
        shader->whole_y = box.y * placement.scale + placement.y;
        shader->gone_y = (box.y + box.h) * placement.scale + placement.y;
        break;
    }
}

/* Two steps, so that the first can be done for several pixels at once. */
static void glow_chunk(const struct shader *shader, uint32_t *out, int x, int count, int y)
{
    float dy = ((float)y + 0.5F - shader->middle_y) * shader->per_y;
    float from_y = dy * dy * STEPS;
    int steps[CHUNK];
    for (int i = 0; i < count; i++) {
        float dx = ((float)(x + i) + 0.5F - shader->middle_x) * shader->per_x;
        float step = dx * dx * STEPS + from_y;
        steps[i] = (int)(step < STEPS - 1 ? step : STEPS - 1);
    }
    const uint32_t(*tables)[STEPS] = &shader->table->pixels[y % PATTERN * PATTERN];
    for (int i = 0; i < count; i++) {
        out[i] = tables[(unsigned)(x + i) % PATTERN][steps[i]];
    }
}

static void glow_span(const struct shader *shader, uint32_t *row, int from, int to, int y,
                      uint32_t alpha)
{
    uint32_t colours[CHUNK];
    for (int x = from; x < to; x += CHUNK) {
        int count = to - x < CHUNK ? to - x : CHUNK;
        if (alpha == 255) {
            glow_chunk(shader, &row[x], x, count, y);
            continue;
        }
        glow_chunk(shader, colours, x, count, y);
        for (int i = 0; i < count; i++) {
            blend_span(&row[x + i], 1, colours[i], alpha);
        }
    }
}

/* How much of a fade there is in a row, 0 to 255. */
static uint32_t fade_at(const struct shader *shader, int y)
{
    float length = shader->gone_y - shader->whole_y;
    float left = fabsf(length) < 1.0F ? 0 : (shader->gone_y - (float)y - 0.5F) / length;
    return (uint32_t)(fminf(fmaxf(left, 0), 1) * 255.0F + 0.5F);
}

bool shader_is_plain(const struct shader *shader, rgba *colour_out)
{
    *colour_out = shader->colour;
    return shader->shade.kind == SHADE_NONE;
}

void shader_span(const struct shader *shader, uint32_t *row, int from, int to, int y,
                 uint32_t coverage)
{
    uint32_t opacity = shader->colour >> 24;
    uint32_t alpha = opacity == 255 ? coverage : blend_product(opacity, coverage);
    switch (shader->shade.kind) {
    case SHADE_NONE: blend_span(&row[from], to - from, shader->colour, alpha); break;
    case SHADE_GLOW: glow_span(shader, row, from, to, y, alpha); break;
    case SHADE_FADE:
        blend_span(&row[from], to - from, shader->colour,
                   blend_product(alpha, fade_at(shader, y)));
        break;
    }
}
