/* SPDX-License-Identifier: MIT */
/* What every screen keeps to, in every layout: nothing dropped, all text on the page and
 * readable, and no text upon another. */
#include "app/ui/theme.h"
#include "fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

static struct draw_list list;

static bool is_text(const struct draw_command *command)
{
    return command->kind == DRAW_TEXT || command->kind == DRAW_DIGITS;
}

static const char *text_of(const struct draw_command *command)
{
    return &list.chars[command->u.text.first_char];
}

/* From the top of the capitals to below the descenders. */
static struct rect box_of(const struct draw_command *command)
{
    float px = command->u.text.px;
    float width = metrics_width(fixture_metrics(), command->u.text.face, px, text_of(command));
    float x = command->u.text.x;

    if (command->u.text.align == ALIGN_MIDDLE) {
        x -= width / 2.0F;
    } else if (command->u.text.align == ALIGN_END) {
        x -= width;
    }
    float below = command->kind == DRAW_DIGITS ? 0.02F : 0.2F; /* digits do not descend */
    return (struct rect){x, command->u.text.y - 0.73F * px, width, (0.73F + below) * px};
}

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static void draw(const struct fixture_moment *moment, const struct fixture_layout *layout)
{
    struct model model;

    moment->build(&model);
    ui_draw(&model, fixture_env(layout), model.now_ms, &list);
}

static void each(void (*check)(const struct fixture_moment *moment,
                               const struct fixture_layout *layout))
{
    for (int i = 0; i < fixture_moment_count(); i++) {
        for (int k = 0; k < FIXTURE_LAYOUTS; k++) {
            draw(fixture_moment(i), &fixture_layouts[k]);
            check(fixture_moment(i), &fixture_layouts[k]);
        }
    }
}

static void check_nothing_dropped(const struct fixture_moment *moment,
                                  const struct fixture_layout *layout)
{
    (void)moment;
    (void)layout;
    assert_false(list.overflow);
    if (list.background != THEME.bg) { /* a station that rests shows next to nothing */
        return;
    }
    /* A report that was not taken is two lines and a key, the barest of all. */
    assert_in_range(list.command_count, 4, DRAW_MAX_COMMANDS / 2);
    assert_in_range(list.point_count, 100, DRAW_MAX_POINTS / 2);
}

/* While cards move, those that leave are cut by the edge of the page. */
static bool leaves_page(const struct fixture_moment *moment)
{
    return strcmp(moment->name, "choose_moving") == 0;
}

static void check_on_page(const struct fixture_moment *moment,
                          const struct fixture_layout *layout)
{
    for (int i = 0; i < list.command_count && !leaves_page(moment); i++) {
        const struct draw_command *command = &list.commands[i];
        struct rect box = is_text(command) ? box_of(command) : list.canvas;

        if (is_text(command) && (box.x < 20.0F || box.x + box.w > list.canvas.w - 20.0F ||
                                 box.y < 20.0F || box.y + box.h > list.canvas.h - 20.0F)) {
            fail_msg("%s-%s: \"%s\" is not on the page", moment->name, layout->name,
                     text_of(command));
        }
    }
}

static void check_readable(const struct fixture_moment *moment,
                           const struct fixture_layout *layout)
{
    for (int i = 0; i < list.command_count; i++) {
        const struct draw_command *command = &list.commands[i];

        if (is_text(command) && command->u.text.px < layout->min_text_px) {
            fail_msg("%s-%s: \"%s\" is too small", moment->name, layout->name,
                     text_of(command));
        }
    }
}

/* The dimmed screen behind "Stop here?" lies under its card. */
static bool has_layers(const struct fixture_moment *moment)
{
    return strncmp(moment->name, "stop", 4) == 0 || leaves_page(moment);
}

static void check_apart(const struct fixture_moment *moment,
                        const struct fixture_layout *layout)
{
    for (int i = 0; i < list.command_count && !has_layers(moment); i++) {
        for (int k = i + 1; k < list.command_count; k++) {
            const struct draw_command *a = &list.commands[i];
            const struct draw_command *b = &list.commands[k];

            if (is_text(a) && is_text(b) && overlap(box_of(a), box_of(b))) {
                fail_msg("%s-%s: \"%s\" lies on \"%s\"", moment->name, layout->name, text_of(a),
                         text_of(b));
            }
        }
    }
}

/* 0..1, as the guidelines for the web define it. */
static float luminance(rgba colour)
{
    static const float PARTS[] = {0.0722F, 0.7152F, 0.2126F};
    float sum = 0.0F;

    for (int i = 0; i < 3; i++) {
        float value = (float)(colour >> (8 * i) & 0xFFU) / 255.0F;
        sum += PARTS[i] *
               (value <= 0.04045F ? value / 12.92F : powf((value + 0.055F) / 1.055F, 2.4F));
    }
    return sum;
}

/* The strip at the top and the rule above the keys stand still for long. */
static void check_dark_lines(const struct fixture_moment *moment,
                             const struct fixture_layout *layout)
{
    for (int i = 0; i < list.command_count; i++) {
        const struct draw_command *command = &list.commands[i];
        bool strip = command->bounds.y < 60.0F && fabsf(command->bounds.h - 12.0F) < 0.1F;
        bool rule = command->bounds.w > 900.0F && command->bounds.h < 3.0F;

        if (command->kind == DRAW_FILL && (strip || rule) && command->colour != THEME.pulse &&
            luminance(command->colour) > 0.35F) {
            fail_msg("%s-%s: a line of %.2f luminance", moment->name, layout->name,
                     (double)luminance(command->colour));
        }
    }
}

static void test_dark_lines(void **state)
{
    (void)state;
    each(check_dark_lines);
}

static void test_nothing_dropped(void **state)
{
    (void)state;
    each(check_nothing_dropped);
}

static void test_on_page(void **state)
{
    (void)state;
    each(check_on_page);
}

static void test_readable(void **state)
{
    (void)state;
    each(check_readable);
}

static void test_apart(void **state)
{
    (void)state;
    each(check_apart);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_nothing_dropped), cmocka_unit_test(test_on_page),
        cmocka_unit_test(test_readable),        cmocka_unit_test(test_apart),
        cmocka_unit_test(test_dark_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
