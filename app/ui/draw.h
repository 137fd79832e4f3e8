/* SPDX-License-Identifier: MIT */
/**
 * The draw list: what a frame shows, as outlines, text and clips. Pure data, fixed capacity.
 *
 * Coordinates are reference pixels: 1920x1080 in landscape, 1080x1920 in portrait, origin top
 * left, y down. app/raster scales them to the screen. Outlines are closed, filled by the
 * non-zero rule. A list that is full drops what comes after and says so in `overflow`.
 */
#ifndef UNKNOT_UI_DRAW_H
#define UNKNOT_UI_DRAW_H

#include <stdbool.h>
#include <stdint.h>

enum {
    DRAW_MAX_COMMANDS = 1024,
    DRAW_MAX_CONTOURS = 2048,
    DRAW_MAX_POINTS = 32768,
    DRAW_MAX_CHARS = 16384,
};

/** 0xAARRGGBB, not premultiplied. */
typedef uint32_t rgba;

struct rect {
    float x, y, w, h;
};

struct point {
    float x, y;
};

enum font_face {
    FONT_REGULAR,
    FONT_MEDIUM,
    FONT_SEMIBOLD,
    FONT_DISPLAY_REGULAR,
    FONT_DISPLAY_SEMIBOLD,
    FONT_FACE_COUNT
};

enum text_align {
    ALIGN_START,
    ALIGN_MIDDLE,
    ALIGN_END,
};

enum draw_kind {
    DRAW_FILL,
    DRAW_TEXT,
    DRAW_DIGITS, /**< a counting number: digits in cells of equal width, never jittering */
    DRAW_CLIP,   /**< what follows is only seen inside `bounds`; until the next clip */
};

/** What a fill does besides its one colour. */
enum shade_kind {
    SHADE_NONE,
    SHADE_GLOW, /**< the colour in the middle of `box`, `edge` at its rim, dithered; the middle
                     is at 50 % and 62 % of the box, the rim 70 % of its sides away */
    SHADE_FADE, /**< whole at the top of `box`, nothing at its bottom; h < 0: upwards */
};

struct shade {
    enum shade_kind kind;
    rgba edge;       /**< SHADE_GLOW, opaque */
    struct rect box; /**< page coordinates */
};

struct draw_command {
    enum draw_kind kind;
    rgba colour;
    struct rect bounds; /**< fill: of its points; text: estimated, generous; clip: the clip */
    uint32_t hash;      /**< of everything the command shows */
    union {
        struct {
            int first_contour, contour_count;
            struct shade shade;
            uint32_t look; /**< hash of colour and shade, without the outline */
        } fill;
        struct {
            int first_char; /**< offset of a 0-terminated string in `chars` */
            enum font_face face;
            float px;   /**< font size */
            float x, y; /**< of the anchor; y is the baseline */
            enum text_align align;
        } text;
    } u;
};

/** How a picture comes in over the one that was shown before it. All zero: it is there. */
struct entering {
    uint64_t picture; /**< another number than in the list before: another picture */
    float before;     /**< how much is still seen of the picture before, 1..0 */
    struct rect area; /**< where it fades; nothing wide: everywhere */
    struct rect hole; /**< where it does not, as what is there moves by itself */
};

struct draw_list {
    struct draw_command commands[DRAW_MAX_COMMANDS];
    int command_count;
    int contour_end[DRAW_MAX_CONTOURS]; /**< index one past the last point of each contour */
    int contour_count;
    struct point points[DRAW_MAX_POINTS];
    int point_count;
    char chars[DRAW_MAX_CHARS];
    int char_count;
    struct rect clip; /**< the clip in force while building */
    rgba background;
    struct rect canvas; /**< the whole page in reference pixels */
    struct entering entering;
    struct point shift; /**< the whole frame is moved by this; on the screen by whole pixels */
    bool overflow;
};

/** Empties the list. `canvas_w`, `canvas_h`: the page in reference pixels. */
void draw_begin(struct draw_list *list, float canvas_w, float canvas_h, rgba background);

/** Opens a fill; then draw_move/draw_point per contour, then draw_fill_end. */
void draw_fill_begin(struct draw_list *list, rgba colour);
/** Shades the open fill. */
void draw_shade(struct draw_list *list, const struct shade *shade);
/** Begins a new contour of the open fill. */
void draw_contour(struct draw_list *list);
void draw_point(struct draw_list *list, float x, float y);
void draw_fill_end(struct draw_list *list);

/** Text on one line; `y` is the baseline. An empty or NULL text draws nothing. */
void draw_text(struct draw_list *list, float x, float y, const char *text, enum font_face face,
               float px, rgba colour, enum text_align align);

/** As draw_text, for "0:28": digits and ':' only. ' ' takes the room of a digit and '.' that of
 *  a ':', and nothing is seen there. */
void draw_digits(struct draw_list *list, float x, float y, const char *text,
                 enum font_face face, float px, rgba colour, enum text_align align);

/** Sets the clip; NULL: the whole canvas. */
void draw_clip(struct draw_list *list, const struct rect *clip);

/** Writes the list as text, one command a line, numbers rounded to 0.1: for golden tests.
 *  @return characters needed without the final 0, as snprintf */
int draw_dump(const struct draw_list *list, char *out, int out_size);

#endif
