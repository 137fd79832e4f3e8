/* SPDX-License-Identifier: MIT */
#include "app/ui/screens/wiring_parts.h"

#include "app/ui/shape.h"
#include "app/ui/sign.h"
#include "app/ui/textbox.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

#include <stdio.h>
#include <string.h>

enum {
    PINS = 40,
    ROWS = PINS / 2,
    SHOWN_MS = 20,
    BEFORE_MS = 2, /* of the trace, before the press */
    GRID_MS = 5,
    POINTS_MAX = 2 * PRESS_TRACE_MAX + 6
};

const char *wiring_colour(const struct words *words, enum button button)
{
    switch (button) {
    case BUTTON_BACK: return words->key_code_back;
    case BUTTON_LEFT: return words->key_code_left;
    case BUTTON_RIGHT: return words->key_code_right;
    case BUTTON_OK: return words->key_code_ok;
    case BUTTON_COUNT: break;
    }
    return "";
}

const char *wiring_bcm(const struct words *words, int bcm, char out[FORMAT_MAX])
{
    return bcm > 0 ? format_count(out, words->wiring_bcm, bcm) : "\xE2\x80\x93";
}

const char *wiring_pin(int bcm, char out[FORMAT_MAX])
{
    if (bcm <= 0) {
        return "\xE2\x80\x93";
    }
    snprintf(out, FORMAT_MAX, "%d", service_header_pin(bcm));
    return out;
}

/* The plot of a trace: places of a time and of a level. */
struct plot {
    float x, width, high, low;
};

static float x_of(const struct plot *plot, float ms)
{
    float part = ms / (float)SHOWN_MS;

    return plot->x + plot->width * (part > 1.0F ? 1.0F : part);
}

static void draw_grid(const struct scene *scene, const struct plot *plot)
{
    const struct words *words = scene_words(scene);
    struct style style = type_body(26.0F, THEME.text3, ALIGN_MIDDLE);

    for (int ms = 0; ms <= SHOWN_MS; ms += GRID_MS) {
        float x = x_of(plot, (float)ms);
        char text[FORMAT_MAX];

        shape_rect(
            &scene->paint,
            (struct rect){x - 1.0F, plot->high - 14.0F, 2.0F, plot->low - plot->high + 28.0F},
            THEME.line);
        snprintf(text, sizeof text, "%d", ms);
        paint_text(&scene->paint, x, plot->low + 50.0F,
                   ms == SHOWN_MS ? format_count(text, words->wiring_ms, ms) : text, style);
    }
}

/* From one level to the other and back at each change; red behind what is not settled. */
static void draw_line(const struct scene *scene, const struct plot *plot,
                      const struct line_press *press)
{
    struct point points[POINTS_MAX];
    bool high = press->active_low;
    float last_ms = (float)BEFORE_MS;
    int count = 0;

    points[count++] = (struct point){plot->x, high ? plot->high : plot->low};
    for (int i = -1; i < press->trace_count; i++) {
        float ms = (float)BEFORE_MS + (i < 0 ? 0.0F : (float)press->trace_us[i] / 1000.0F);
        float x = x_of(plot, ms);

        points[count++] = (struct point){x, high ? plot->high : plot->low};
        high = !high;
        points[count++] = (struct point){x, high ? plot->high : plot->low};
        last_ms = ms;
    }
    points[count++] = (struct point){plot->x + plot->width, high ? plot->high : plot->low};
    float from = x_of(plot, (float)BEFORE_MS), to = x_of(plot, last_ms);

    if (to > from) {
        shape_round_rect(
            &scene->paint,
            (struct rect){from, plot->high - 14.0F, to - from, plot->low - plot->high + 28.0F},
            4.0F, colour_mix(THEME.surface, THEME.pulse, 0.2F));
    }
    shape_stroke(&scene->paint, points, count, 4.0F, THEME.text);
}

static void draw_number(const struct scene *scene, struct rect panel, float width)
{
    const struct service_press *last = &scene->model->staff.service.last;
    const struct words *words = scene_words(scene);
    float x = panel.x + 32.0F;
    char number[FORMAT_MAX], text[FORMAT_MAX];

    if (!last->any) {
        paint_text_fit(&scene->paint, x, panel.y + 56.0F, width, words->wiring_none,
                       type_body(28.0F, THEME.text2, ALIGN_START));
        return;
    }
    paint_text_fit(&scene->paint, x, panel.y + 48.0F, width, wiring_colour(words, last->button),
                   type_heading(30.0F, THEME.text2, ALIGN_START));
    format_decimal(number, (double)last->press.bounce_us / 1000.0, scene->env->decimal);
    paint_text_fit(&scene->paint, x, panel.y + 104.0F, width,
                   format_fill(text, words->wiring_ms, "n", number),
                   type_heading(48.0F, THEME.text, ALIGN_START));
    paint_text_fit(&scene->paint, x, panel.y + 150.0F, width,
                   last->press.bounce_us <= SERVICE_BOUNCE_GOOD_US ? words->wiring_good
                                                                   : words->wiring_long,
                   type_body(28.0F, THEME.text3, ALIGN_START));
}

void wiring_trace_draw(const struct scene *scene, struct rect panel)
{
    const struct service_press *last = &scene->model->staff.service.last;
    float left = scene->env->portrait ? 290.0F : 356.0F;
    const struct plot plot = {.x = panel.x + left,
                              .width = panel.w - left - 64.0F,
                              .high = panel.y + panel.h * 0.5F - 40.0F,
                              .low = panel.y + panel.h * 0.5F + 28.0F};

    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    draw_number(scene, panel, left - 60.0F);
    draw_grid(scene, &plot);
    if (last->any) {
        draw_line(scene, &plot, &last->press);
    }
}

/* What a pin of the header is. */
struct pin {
    int bcm; /* -1: power or ground */
    bool ground;
};

static struct pin pin_of(int number)
{
    static const unsigned char grounds[] = {6, 9, 14, 20, 25, 30, 34, 39};
    struct pin pin = {-1, memchr(grounds, number, sizeof grounds) != NULL};

    for (int bcm = 0; bcm <= SERVICE_BCM_LAST; bcm++) {
        pin.bcm = service_header_pin(bcm) == number ? bcm : pin.bcm;
    }
    return pin;
}

static enum button lamp_of(const struct service *service, int bcm)
{
    int i = 0;

    while (i < BUTTON_COUNT && (bcm <= 0 || service->lamp_bcm[i] != bcm)) {
        i++;
    }
    return (enum button)i;
}

static const struct service_line *known_lines(const struct scene *scene)
{
    const struct service *service = &scene->model->staff.service;

    return scene->model->screen == SCREEN_WIRING ? service->wiring.of : service->setup.lines;
}

/* Numbers of neighbours that would lie on one another stand side by side. */
static void draw_pin(const struct scene *scene, int number, struct point at, float step)
{
    const struct service *service = &scene->model->staff.service;
    const struct pin pin = pin_of(number);
    enum button button = service_button_of(known_lines(scene), pin.bcm);
    bool lamp = lamp_of(service, pin.bcm) != BUTTON_COUNT;
    float out = number % 2 == 1 ? -1.0F : 1.0F;
    char text[FORMAT_MAX];

    snprintf(text, sizeof text, "%d", number);
    if (button != BUTTON_COUNT) {
        shape_line(&scene->paint, at.x, at.y, at.x + out * 62.0F, at.y, 3.0F, THEME.text2);
        shape_disc(&scene->paint, at.x, at.y, 13.0F, THEME.text);
        sign_button(&scene->paint, at.x + out * 82.0F, at.y, 14.0F, button);
    } else if (lamp) {
        shape_ring(&scene->paint, at.x, at.y, 11.0F, 4.0F, THEME.text2);
    } else {
        shape_disc(&scene->paint, at.x, at.y, 13.0F, pin.ground ? THEME.off : THEME.raised);
    }
    if (button != BUTTON_COUNT || lamp || number <= 2) {
        bool close = step < paint_px(&scene->paint, 26.0F) + 2.0F;
        float aside = close && (number - 1) / 2 % 2 == 1 ? 50.0F : 0.0F;

        paint_text(&scene->paint,
                   at.x + out * (aside + (button != BUTTON_COUNT ? 112.0F : 34.0F)),
                   at.y + 9.0F, text,
                   type_body(26.0F, button != BUTTON_COUNT ? THEME.text : THEME.text3,
                             out < 0.0F ? ALIGN_END : ALIGN_START));
    }
}

static void draw_legend(const struct scene *scene, struct rect panel)
{
    const struct words *words = scene_words(scene);
    struct style style = type_body(26.0F, THEME.text2, ALIGN_START);
    float x = panel.x + panel.w - 160.0F, y = panel.y + panel.h - 132.0F;

    shape_ring(&scene->paint, x, y, 11.0F, 4.0F, THEME.text2);
    paint_text_fit(&scene->paint, x + 24.0F, y + 9.0F, 110.0F, words->wiring_lamp, style);
    shape_disc(&scene->paint, x, y + 44.0F, 13.0F, THEME.off);
    paint_text_fit(&scene->paint, x + 24.0F, y + 53.0F, 110.0F, words->wiring_ground, style);
}

/* "0, 1, 5, 6" */
static void list_left_out(const struct service *service, char out[FORMAT_MAX])
{
    size_t used = (size_t)snprintf(out, FORMAT_MAX, "0, 1");

    for (int bcm = 2; bcm <= SERVICE_BCM_LAST && used + 8 < FORMAT_MAX; bcm++) {
        if ((service->hearing.held >> bcm & 1U) != 0) {
            used += (size_t)snprintf(out + used, FORMAT_MAX - used, ", %d", bcm);
        }
    }
}

void wiring_header_draw(const struct scene *scene, struct rect panel)
{
    const struct words *words = scene_words(scene);
    float middle = panel.x + panel.w / 2.0F, top = panel.y + 92.0F;
    float step = (panel.h - 172.0F) / (float)(ROWS - 1);
    char list[FORMAT_MAX], text[2 * FORMAT_MAX];

    shape_round_rect(&scene->paint, panel, 28.0F, THEME.surface);
    paint_text_fit(&scene->paint, panel.x + 32.0F, panel.y + 50.0F, panel.w - 64.0F,
                   words->wiring_header, type_heading(30.0F, THEME.text2, ALIGN_START));
    for (int number = 1; number <= PINS; number++) {
        int row = (number - 1) / 2;
        struct point at = {middle + (number % 2 == 1 ? -40.0F : 40.0F),
                           top + step * (float)row};

        draw_pin(scene, number, at, step);
    }
    draw_legend(scene, panel);
    list_left_out(&scene->model->staff.service, list);
    paint_text_fit(&scene->paint, panel.x + 32.0F, panel.y + panel.h - 24.0F, panel.w - 64.0F,
                   words_fill(text, sizeof text, words->wiring_left_out,
                              (const struct word_value[]){{"list", list}, {NULL, NULL}}),
                   type_body(26.0F, THEME.text3, ALIGN_START));
}
