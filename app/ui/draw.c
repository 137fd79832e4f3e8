/* SPDX-License-Identifier: MIT */
#include "app/ui/draw.h"

#include <math.h>
#include <stddef.h>
#include <string.h>

/* Every number that is shown is a multiple of 1/16 pixel, in the list and in the hash alike:
 * the noise of the last float digit changes neither, and equal hashes mean equal pixels. */
static const float STEPS_PER_PX = 16.0F;
static const float FARTHEST_PX = 32768.0F;

/* Widest and tallest that text can be, in ems; only an estimate, the raster measures it. */
static const float CHAR_WIDTH_EM = 0.75F;
static const float ASCENT_EM = 1.1F;
static const float DESCENT_EM = 0.4F;

/* What is no number lies far outside. Comparisons, since calls of libm for every
 * coordinate of a frame add up. */
static int32_t quantised(float value)
{
    float inside = value > -FARTHEST_PX ? value : -FARTHEST_PX;
    inside = (inside < FARTHEST_PX ? inside : FARTHEST_PX) * STEPS_PER_PX;
    return (int32_t)(inside + (inside < 0 ? -0.5F : 0.5F));
}

static float snapped(float value)
{
    return (float)quantised(value) / STEPS_PER_PX;
}

static uint32_t rotated(uint32_t value, int by)
{
    return (value << by) | (value >> (32 - by));
}

/* The step and the end of MurmurHash3: every bit in reaches every bit out. */
static uint32_t hash_word(uint32_t hash, uint32_t word)
{
    hash ^= rotated(word * 0xcc9e2d51U, 15) * 0x1b873593U;
    return rotated(hash, 13) * 5U + 0xe6546b64U;
}

static uint32_t hash_end(uint32_t hash)
{
    hash = (hash ^ (hash >> 16)) * 0x85ebca6bU;
    hash = (hash ^ (hash >> 13)) * 0xc2b2ae35U;
    return hash ^ (hash >> 16);
}

static uint32_t hash_float(uint32_t hash, float value)
{
    return hash_word(hash, (uint32_t)quantised(value));
}

/* Snapped numbers are equal bit by bit, or not at all. */
static uint32_t hash_point(uint32_t hash, struct point snapped_point)
{
    uint32_t bits[2];
    memcpy(bits, &snapped_point, sizeof bits);
    return hash_word(hash_word(hash, bits[0]), bits[1]);
}

static uint32_t hash_begin(enum draw_kind kind, rgba colour)
{
    return hash_word(hash_word(0x9e3779b9U, (uint32_t)kind), colour);
}

static bool is_invisible(rgba colour)
{
    return colour >> 24 == 0;
}

void draw_begin(struct draw_list *list, float canvas_w, float canvas_h, rgba background)
{
    list->command_count = 0;
    list->contour_count = 0;
    list->point_count = 0;
    list->char_count = 0;
    list->overflow = false;
    list->background = background;
    list->canvas = (struct rect){0, 0, canvas_w, canvas_h};
    list->clip = list->canvas;
    list->entering = (struct entering){0};
    list->shift = (struct point){0};
}

/* The command being built; it counts only once it is complete. */
static struct draw_command *open_command(struct draw_list *list)
{
    return &list->commands[list->command_count];
}

static bool has_room_for_command(struct draw_list *list)
{
    if (list->command_count == DRAW_MAX_COMMANDS) {
        list->overflow = true;
    }
    return !list->overflow;
}

static int contour_start(const struct draw_list *list, int contour)
{
    return contour == 0 ? 0 : list->contour_end[contour - 1];
}

/* Half a shape would be worse than none. */
static void drop_open_fill(struct draw_list *list)
{
    list->contour_count = open_command(list)->u.fill.first_contour;
    list->point_count = contour_start(list, list->contour_count);
    list->overflow = true;
}

void draw_fill_begin(struct draw_list *list, rgba colour)
{
    if (!has_room_for_command(list)) {
        return;
    }
    struct draw_command *command = open_command(list);
    *command = (struct draw_command){.kind = DRAW_FILL, .colour = colour};
    command->u.fill.first_contour = list->contour_count;
}

void draw_shade(struct draw_list *list, const struct shade *shade)
{
    if (list->overflow) {
        return;
    }
    struct draw_command *command = open_command(list);
    command->u.fill.shade = *shade;
    command->u.fill.shade.box = (struct rect){snapped(shade->box.x), snapped(shade->box.y),
                                              snapped(shade->box.w), snapped(shade->box.h)};
}

/* Fewer than three points enclose nothing. */
static void drop_empty_contour(struct draw_list *list)
{
    if (list->contour_count == open_command(list)->u.fill.first_contour) {
        return;
    }
    int start = contour_start(list, list->contour_count - 1);
    if (list->point_count - start < 3) {
        list->contour_count--;
        list->point_count = start;
    }
}

void draw_contour(struct draw_list *list)
{
    if (list->overflow) {
        return;
    }
    drop_empty_contour(list);
    if (list->contour_count == DRAW_MAX_CONTOURS) {
        drop_open_fill(list);
        return;
    }
    list->contour_end[list->contour_count++] = list->point_count;
}

void draw_point(struct draw_list *list, float x, float y)
{
    if (list->overflow) {
        return;
    }
    if (list->contour_count == open_command(list)->u.fill.first_contour) {
        draw_contour(list);
    }
    if (list->overflow || list->point_count == DRAW_MAX_POINTS) {
        drop_open_fill(list);
        return;
    }
    list->points[list->point_count++] = (struct point){snapped(x), snapped(y)};
    list->contour_end[list->contour_count - 1] = list->point_count;
}

static struct rect bounds_of(const struct point *points, int count)
{
    struct point low = points[0], high = points[0];
    for (int i = 1; i < count; i++) {
        low.x = points[i].x < low.x ? points[i].x : low.x;
        low.y = points[i].y < low.y ? points[i].y : low.y;
        high.x = points[i].x > high.x ? points[i].x : high.x;
        high.y = points[i].y > high.y ? points[i].y : high.y;
    }
    return (struct rect){low.x, low.y, high.x - low.x, high.y - low.y};
}

static uint32_t hash_rect(uint32_t hash, struct rect rect)
{
    hash = hash_float(hash_float(hash, rect.x), rect.y);
    return hash_float(hash_float(hash, rect.w), rect.h);
}

static uint32_t look_hash(const struct draw_command *command)
{
    const struct shade *shade = &command->u.fill.shade;
    uint32_t hash = hash_begin(command->kind, command->colour);
    if (shade->kind != SHADE_NONE) {
        hash = hash_word(hash_word(hash, (uint32_t)shade->kind), shade->edge);
        hash = hash_rect(hash, shade->box);
    }
    return hash;
}

static uint32_t fill_hash(const struct draw_list *list, const struct draw_command *command)
{
    uint32_t hash = command->u.fill.look;
    int first = command->u.fill.first_contour;
    int point = contour_start(list, first);
    for (int c = first; c < first + command->u.fill.contour_count; c++) {
        hash = hash_word(hash, (uint32_t)(list->contour_end[c] - point));
        for (; point < list->contour_end[c]; point++) {
            hash = hash_point(hash, list->points[point]);
        }
    }
    return hash_end(hash);
}

void draw_fill_end(struct draw_list *list)
{
    if (list->overflow) {
        return;
    }
    drop_empty_contour(list);
    struct draw_command *command = open_command(list);
    int first = command->u.fill.first_contour;
    int start = contour_start(list, first);
    command->u.fill.contour_count = list->contour_count - first;
    if (command->u.fill.contour_count == 0 || is_invisible(command->colour)) {
        list->contour_count = first;
        list->point_count = start;
        return;
    }
    command->bounds = bounds_of(&list->points[start], list->point_count - start);
    command->u.fill.look = look_hash(command);
    command->hash = fill_hash(list, command);
    list->command_count++;
}

static int code_point_count(const char *text)
{
    int count = 0;
    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0U) != 0x80U;
    }
    return count;
}

static struct rect text_bounds(const struct draw_command *command, const char *text)
{
    float px = command->u.text.px;
    float width = (float)code_point_count(text) * CHAR_WIDTH_EM * px;
    float left = command->u.text.x;
    if (command->u.text.align == ALIGN_MIDDLE) {
        left -= width / 2;
    } else if (command->u.text.align == ALIGN_END) {
        left -= width;
    }
    return (struct rect){left, command->u.text.y - ASCENT_EM * px, width,
                         (ASCENT_EM + DESCENT_EM) * px};
}

static uint32_t text_hash(const struct draw_command *command, const char *text)
{
    uint32_t hash = hash_begin(command->kind, command->colour);
    hash =
        hash_word(hash, (uint32_t)command->u.text.face << 8 | (uint32_t)command->u.text.align);
    hash = hash_float(hash, command->u.text.px);
    hash = hash_float(hash, command->u.text.x);
    hash = hash_float(hash, command->u.text.y);
    for (; *text != '\0'; text++) {
        hash = hash_word(hash, (unsigned char)*text);
    }
    return hash_end(hash);
}

/* Takes a finished text command, all but its characters, into the list. */
static void add_text(struct draw_list *list, struct draw_command command, const char *text)
{
    if (text == NULL || text[0] == '\0' || is_invisible(command.colour) ||
        quantised(command.u.text.px) <= 0 || !has_room_for_command(list)) {
        return;
    }
    size_t size = strlen(text) + 1;
    if (size > (size_t)(DRAW_MAX_CHARS - list->char_count)) {
        list->overflow = true;
        return;
    }
    memcpy(&list->chars[list->char_count], text, size);
    command.u.text.first_char = list->char_count;
    list->char_count += (int)size;
    command.u.text.px = snapped(command.u.text.px);
    command.u.text.x = snapped(command.u.text.x);
    command.u.text.y = snapped(command.u.text.y);
    command.bounds = text_bounds(&command, text);
    command.hash = text_hash(&command, text);
    list->commands[list->command_count++] = command;
}

void draw_text(struct draw_list *list, float x, float y, const char *text, enum font_face face,
               float px, rgba colour, enum text_align align)
{
    struct draw_command command = {.kind = DRAW_TEXT, .colour = colour};
    command.u.text.face = face;
    command.u.text.px = px;
    command.u.text.x = x;
    command.u.text.y = y;
    command.u.text.align = align;
    add_text(list, command, text);
}

void draw_digits(struct draw_list *list, float x, float y, const char *text,
                 enum font_face face, float px, rgba colour, enum text_align align)
{
    struct draw_command command = {.kind = DRAW_DIGITS, .colour = colour};
    command.u.text.face = face;
    command.u.text.px = px;
    command.u.text.x = x;
    command.u.text.y = y;
    command.u.text.align = align;
    add_text(list, command, text);
}

static bool is_same_rect(struct rect a, struct rect b)
{
    return quantised(a.x) == quantised(b.x) && quantised(a.y) == quantised(b.y) &&
           quantised(a.w) == quantised(b.w) && quantised(a.h) == quantised(b.h);
}

static uint32_t clip_hash(struct rect clip)
{
    return hash_end(hash_rect(hash_begin(DRAW_CLIP, 0), clip));
}

void draw_clip(struct draw_list *list, const struct rect *clip)
{
    struct rect wanted = list->canvas;
    if (clip != NULL) {
        wanted = (struct rect){snapped(clip->x), snapped(clip->y), snapped(fmaxf(clip->w, 0)),
                               snapped(fmaxf(clip->h, 0))};
    }
    if (is_same_rect(wanted, list->clip) || !has_room_for_command(list)) {
        return;
    }
    struct draw_command *command = open_command(list);
    *command = (struct draw_command){.kind = DRAW_CLIP, .bounds = wanted};
    command->hash = clip_hash(wanted);
    list->clip = wanted;
    list->command_count++;
}
