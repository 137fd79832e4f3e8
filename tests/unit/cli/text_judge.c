/* SPDX-License-Identifier: MIT */
#include "text_judge.h"

#include "app/ui/theme.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SMALLER = 4, /* the ground is drawn so many times smaller */
    SIDE_MAX = 1920 / SMALLER,
    STEP_MAX = 7,    /* of a channel, over two pixels of the ground: more is an edge */
    LEAST_PX = 20,   /* of the screen */
    KEY_LETTERS = 17 /* of a label of the soft keys */
};

static const float FRAME = 0.03F; /* of the page at each side, which a screen may hide */
static const float LEAST_CONTRAST = 4.5F;

struct text_judge {
    struct raster *raster;
    struct draw_list bare; /* without texts */
    uint32_t pixels[SIDE_MAX * SIDE_MAX];
    struct canvas ground;
    char sentence[JUDGE_SENTENCE_MAX];
};

struct text_judge *text_judge_create(void)
{
    struct text_judge *judge = calloc(1, sizeof *judge);
    char error[RASTER_ERROR_MAX];

    if (judge == NULL) {
        return NULL;
    }
    judge->raster = raster_create(NULL, error);
    if (judge->raster == NULL) {
        free(judge);
        return NULL;
    }
    return judge;
}

void text_judge_destroy(struct text_judge *judge)
{
    if (judge != NULL) {
        raster_destroy(judge->raster);
        free(judge);
    }
}

static bool is_text(const struct draw_command *command)
{
    return command->kind == DRAW_TEXT || command->kind == DRAW_DIGITS;
}

static const char *text_of(const struct judged *judged, int i)
{
    return &judged->list->chars[judged->list->commands[i].u.text.first_char];
}

/* Of one cell of a counting number, as the design has it. */
static float cell_width(const struct font_metrics *metrics, enum font_face face, float px,
                        char character)
{
    float widest = 0.0F;

    for (int digit = '0'; digit <= '9'; digit++) {
        const char text[] = {(char)digit, '\0'};
        widest = fmaxf(widest, metrics_width(metrics, face, px, text));
    }
    return character == ':' ? 0.42F * widest : widest;
}

static float width_of(const struct text_judge *judge, const struct judged *judged, int i)
{
    const struct font_metrics *metrics = raster_metrics(judge->raster);
    const struct draw_command *command = &judged->list->commands[i];
    enum font_face face = command->u.text.face;
    float px = command->u.text.px;
    float width = 0.0F;

    if (command->kind == DRAW_TEXT) {
        return metrics_width(metrics, face, px, text_of(judged, i));
    }
    for (const char *c = text_of(judged, i); *c != '\0'; c++) {
        width += cell_width(metrics, face, px, *c) + metrics_tracking(face, px);
    }
    return width;
}

/* From the top of the capitals to the baseline, below which only some letters reach. */
static struct rect box_of(const struct text_judge *judge, const struct judged *judged, int i)
{
    const struct draw_command *command = &judged->list->commands[i];
    float px = command->u.text.px;
    float width = width_of(judge, judged, i);
    float x = command->u.text.x;
    float below = command->kind == DRAW_DIGITS ? 0.02F : 0.2F;

    if (command->u.text.align != ALIGN_START) {
        x -= command->u.text.align == ALIGN_MIDDLE ? width / 2.0F : width;
    }
    return (struct rect){x, command->u.text.y - 0.73F * px, width, (0.73F + below) * px};
}

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static bool is_within(struct rect inner, struct rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

/* @return false, always: the text is not as it should be */
static bool blame(struct text_judge *judge, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(judge->sentence, sizeof judge->sentence, format, arguments);
    va_end(arguments);
    return false;
}

static struct rect common(struct rect a, struct rect b)
{
    float x = fmaxf(a.x, b.x), y = fmaxf(a.y, b.y);

    return (struct rect){x, y, fminf(a.x + a.w, b.x + b.w) - x,
                         fminf(a.y + a.h, b.y + b.h) - y};
}

/* The clip that a command is drawn in. */
static struct rect clip_at(const struct draw_list *list, int i)
{
    for (; i >= 0; i--) {
        if (list->commands[i].kind == DRAW_CLIP) {
            return list->commands[i].bounds;
        }
    }
    return list->canvas;
}

static bool is_whole(struct text_judge *judge, const struct judged *judged, int i)
{
    const struct draw_list *list = judged->list;
    struct rect box = box_of(judge, judged, i);
    struct rect frame = {list->canvas.w * FRAME, list->canvas.h * FRAME,
                         list->canvas.w * (1.0F - 2.0F * FRAME),
                         list->canvas.h * (1.0F - 2.0F * FRAME)};

    if (!is_within(box, frame)) {
        return blame(judge, "\"%s\" is too near to the edge of the page", text_of(judged, i));
    }
    if (!is_within(box, clip_at(list, i))) {
        return blame(judge, "\"%s\" is clipped", text_of(judged, i));
    }
    if (strstr(text_of(judged, i), "\xE2\x80\xA6") != NULL) {
        return blame(judge, "\"%s\" is cut short", text_of(judged, i));
    }
    if (list->commands[i].u.text.px * judged->scale < LEAST_PX - 0.01F) {
        return blame(judge, "\"%s\" is too small", text_of(judged, i));
    }
    return true;
}

/* From other texts, and from what is drawn later and would cover it. */
static bool is_apart(struct text_judge *judge, const struct judged *judged, int i)
{
    const struct draw_list *list = judged->list;
    struct rect box = box_of(judge, judged, i);

    for (int k = i + 1; k < list->command_count; k++) {
        const struct draw_command *other = &list->commands[k];

        if (is_text(other) && overlap(box, box_of(judge, judged, k))) {
            return blame(judge, "\"%s\" lies on \"%s\"", text_of(judged, i),
                         text_of(judged, k));
        }
        if (other->kind == DRAW_FILL && overlap(box, common(other->bounds, clip_at(list, k)))) {
            return blame(judge, "\"%s\" is painted over by shape %d", text_of(judged, i), k);
        }
    }
    return true;
}

static int channel(uint32_t pixel, int shift)
{
    return (int)(pixel >> shift & 0xFFU);
}

/* The greatest difference of a channel. */
static int difference(uint32_t a, uint32_t b)
{
    int most = 0;

    for (int shift = 0; shift <= 16; shift += 8) {
        int apart = abs(channel(a, shift) - channel(b, shift));
        most = apart > most ? apart : most;
    }
    return most;
}

/* As the guidelines for the web define it. */
static float luminance(uint32_t pixel)
{
    static const float PARTS[] = {0.0722F, 0.7152F, 0.2126F};
    float sum = 0.0F;

    for (int i = 0; i < 3; i++) {
        float value = (float)channel(pixel, 8 * i) / 255.0F;
        sum += PARTS[i] *
               (value <= 0.04045F ? value / 12.92F : powf((value + 0.055F) / 1.055F, 2.4F));
    }
    return sum;
}

static float contrast(uint32_t a, uint32_t b)
{
    float one = luminance(a) + 0.05F;
    float two = luminance(b) + 0.05F;

    return one > two ? one / two : two / one;
}

/* All four corners. */
static bool is_in_ring(const struct judged *judged, struct rect box)
{
    float x = fmaxf(fabsf(box.x - judged->ring_at.x), fabsf(box.x + box.w - judged->ring_at.x));
    float y = fmaxf(fabsf(box.y - judged->ring_at.y), fabsf(box.y + box.h - judged->ring_at.y));

    return hypotf(x, y) <= judged->ring_radius;
}

/* The pixels of the ground that a text stands on: x, y and beyond the last. */
struct pixels {
    int x0, y0, x1, y1;
};

static struct pixels pixels_of(const struct text_judge *judge, struct rect box)
{
    struct pixels p = {(int)ceilf(box.x / SMALLER), (int)ceilf(box.y / SMALLER),
                       (int)floorf((box.x + box.w) / SMALLER),
                       (int)floorf((box.y + box.h) / SMALLER)};

    p.x0 = p.x0 > 0 ? p.x0 : 0;
    p.y0 = p.y0 > 0 ? p.y0 : 0;
    p.x1 = p.x1 < judge->ground.w ? p.x1 : judge->ground.w;
    p.y1 = p.y1 < judge->ground.h ? p.y1 : judge->ground.h;
    return p;
}

static uint32_t pixel_at(const struct text_judge *judge, int x, int y)
{
    return judge->ground.pixels[y * judge->ground.stride + x];
}

/* Two pixels on: an edge may fall into the middle of one. */
static bool has_edge(const struct text_judge *judge, struct pixels p)
{
    for (int y = p.y0; y < p.y1; y++) {
        for (int x = p.x0; x < p.x1; x++) {
            uint32_t here = pixel_at(judge, x, y);

            if ((x + 2 < p.x1 && difference(here, pixel_at(judge, x + 2, y)) > STEP_MAX) ||
                (y + 2 < p.y1 && difference(here, pixel_at(judge, x, y + 2)) > STEP_MAX)) {
                return true;
            }
        }
    }
    return false;
}

static float least_contrast(const struct text_judge *judge, struct pixels p, uint32_t colour)
{
    float least = 21.0F;

    for (int y = p.y0; y < p.y1; y++) {
        for (int x = p.x0; x < p.x1; x++) {
            least = fminf(least, contrast(colour, pixel_at(judge, x, y)));
        }
    }
    return least;
}

static bool stands_out(struct text_judge *judge, const struct judged *judged, int i)
{
    const struct draw_command *command = &judged->list->commands[i];
    struct rect box = box_of(judge, judged, i);
    struct pixels p = pixels_of(judge, box);

    if (judged->list->background == REST.bg) { /* a station that rests is to be dark */
        return true;
    }
    if (!is_in_ring(judged, box) && has_edge(judge, p)) {
        return blame(judge, "\"%s\" lies on a picture, or on an edge", text_of(judged, i));
    }
    if (command->colour >> 24 < 0xFF) { /* just fading over */
        return true;
    }
    float least = least_contrast(judge, p, command->colour);
    return least >= LEAST_CONTRAST ||
           blame(judge, "\"%s\" has a contrast of %.2f", text_of(judged, i), (double)least);
}

/* Only what lies right of a disc, on its height, is a label. */
static bool is_key_label(const struct judged *judged, int i)
{
    const struct rect *canvas = &judged->list->canvas;
    float y = judged->list->commands[i].u.text.y;

    return judged->list->commands[i].u.text.face == FONT_SEMIBOLD &&
           y > canvas->h - (canvas->w > canvas->h ? 110.0F : 120.0F) && y < canvas->h - 40.0F;
}

static int letters(const char *text)
{
    int count = 0;

    for (; *text != '\0'; text++) {
        count += ((unsigned char)*text & 0xC0U) != 0x80U;
    }
    return count;
}

static bool is_short_label(struct text_judge *judge, const struct judged *judged, int i)
{
    return !is_key_label(judged, i) || letters(text_of(judged, i)) <= KEY_LETTERS ||
           blame(judge, "\"%s\" is too long for a key", text_of(judged, i));
}

static void draw_ground(struct text_judge *judge, const struct draw_list *list)
{
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    int w = (int)list->canvas.w / SMALLER;
    int h = (int)list->canvas.h / SMALLER;

    memcpy(&judge->bare, list, sizeof judge->bare);
    judge->bare.entering = (struct entering){0};
    judge->bare.command_count = 0;
    for (int i = 0; i < list->command_count; i++) {
        if (!is_text(&list->commands[i])) {
            judge->bare.commands[judge->bare.command_count++] = list->commands[i];
        }
    }
    if (judge->ground.w != w) {
        raster_invalidate(judge->raster);
    }
    judge->ground = (struct canvas){judge->pixels, w, h, w};
    raster_frame(judge->raster, &judge->bare, &judge->ground,
                 placement_fit(w, h, list->canvas.w, list->canvas.h), damage);
}

const char *text_judge_fault(struct text_judge *judge, const struct judged *judged)
{
    if (judged->list->overflow) {
        blame(judge, "the list is full");
        return judge->sentence;
    }
    draw_ground(judge, judged->list);
    for (int i = judged->from; i < judged->list->command_count; i++) {
        if (is_text(&judged->list->commands[i]) &&
            !(is_whole(judge, judged, i) && is_apart(judge, judged, i) &&
              stands_out(judge, judged, i) && is_short_label(judge, judged, i))) {
            return judge->sentence;
        }
    }
    return NULL;
}
