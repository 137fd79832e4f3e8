/* SPDX-License-Identifier: MIT */
/* Every screen and every phase of the station's own content, measured with the real fonts: no
 * text leaves the page, lies upon another, or is cut short. */
#include "app/cli/station.h"
#include "app/cli/tour.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    START_MS = 5000000
};

static const struct layout {
    const char *name;
    int w, h;
} layouts[] = {{"landscape", 1920, 1080}, {"portrait", 1080, 1920}, {"small", 1280, 720}};

static struct station station;
static const struct draw_list *list;

static int set_up(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml"};

    (void)state;
    return station_init(&station, &files, START_MS) && station_open_fonts(&station) ? 0 : -1;
}

static int tear_down(void **state)
{
    (void)state;
    station_finish(&station);
    return 0;
}

static bool is_text(const struct draw_command *command)
{
    return command->kind == DRAW_TEXT || command->kind == DRAW_DIGITS;
}

static const char *text_of(const struct draw_command *command)
{
    return &list->chars[command->u.text.first_char];
}

/* From the top of the capitals to the baseline, below which only some letters reach. */
static struct rect box_of(const struct draw_command *command)
{
    float px = command->u.text.px;
    float width = metrics_width(raster_metrics(station.raster), command->u.text.face, px,
                                text_of(command));
    float x = command->u.text.x;

    if (command->u.text.align != ALIGN_START) {
        x -= command->u.text.align == ALIGN_MIDDLE ? width / 2.0F : width;
    }
    float below = command->kind == DRAW_DIGITS ? 0.02F : 0.2F;
    return (struct rect){x, command->u.text.y - 0.73F * px, width, (0.73F + below) * px};
}

static bool overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

static void check_text(const char *moment, const struct layout *layout, int i)
{
    const struct draw_command *command = &list->commands[i];
    struct rect box = box_of(command);

    if (box.x < 20.0F || box.x + box.w > list->canvas.w - 20.0F || box.y < 20.0F ||
        box.y + box.h > list->canvas.h - 20.0F) {
        fail_msg("%s, %s: \"%s\" leaves the page", moment, layout->name, text_of(command));
    }
    if (strstr(text_of(command), "\xE2\x80\xA6") != NULL) {
        fail_msg("%s, %s: \"%s\" is cut short", moment, layout->name, text_of(command));
    }
    for (int k = i + 1; k < list->command_count; k++) {
        const struct draw_command *other = &list->commands[k];

        if (is_text(other) && overlap(box, box_of(other))) {
            fail_msg("%s, %s: \"%s\" lies on \"%s\"", moment, layout->name, text_of(command),
                     text_of(other));
        }
    }
}

static void check_moment(const char *moment)
{
    for (size_t k = 0; k < sizeof layouts / sizeof layouts[0]; k++) {
        struct canvas canvas = {.w = layouts[k].w, .h = layouts[k].h};

        station_list(&station, &canvas, station.model.now_ms);
        list = station.list;
        assert_false(list->overflow);
        for (int i = 0; i < list->command_count; i++) {
            if (is_text(&list->commands[i])) {
                check_text(moment, &layouts[k], i);
            }
        }
    }
}

static void screens(void **state)
{
    (void)state;
    for (int stop = 0; stop < TOUR_COUNT; stop++) {
        if (stop == TOUR_STOP || /* the held picture lies behind its card */
            !tour_go((enum tour_stop)stop, &station.env, &station.model)) {
            continue;
        }
        check_moment(tour_name((enum tour_stop)stop));
    }
}

/* Every item of a menu with the focus on it. */
static void menus(void **state)
{
    static const enum tour_stop stops[] = {TOUR_CHOOSE, TOUR_TECHNIQUE, TOUR_TOOL, TOUR_LEG,
                                           TOUR_LEARN};

    (void)state;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        assert_true(tour_go(stops[i], &station.env, &station.model));
        int count = visit_menu_count(&station.model, &station.env);
        for (int item = 0; item < count; item++) {
            station.model.focus = station.model.focus_was = item;
            check_moment(tour_name(stops[i]));
        }
    }
}

static void run(int technique, enum legs legs, int phase)
{
    struct model *model = &station.model;
    const struct phase *own = &station.assets->content.techniques[technique].phases[phase];

    visit_init(model, START_MS);
    model->screen = SCREEN_RUN;
    model->choice = (struct choice){.routine = -1, .technique = technique, .legs = legs};
    model->choice.tool = station.assets->content.techniques[technique].tool;
    plan_build(&station.assets->content, &model->choice, &model->plan);
    model->block_left_ms = model->plan.blocks[0].leg_ms;
    model->run = (struct run){.phase = phase, .planned_ms = plan_phase_ms(own)};
    model->run.started_ms = START_MS - 4000;
}

static void techniques(void **state)
{
    (void)state;
    for (int i = 0; i < station.assets->content.technique_count; i++) {
        const struct technique *technique = &station.assets->content.techniques[i];

        for (int phase = 0; phase < (int)technique->phases_count; phase++) {
            for (int legs = LEGS_LEFT; legs <= LEGS_RIGHT; legs++) {
                run(i, (enum legs)legs, phase);
                check_moment(technique->id);
            }
        }
        station.model.screen = SCREEN_READY;
        station.model.count_ms = START_MS + 9000;
        station.model.count_total_ms = 10000;
        check_moment(technique->id);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(screens),
        cmocka_unit_test(menus),
        cmocka_unit_test(techniques),
    };

    return cmocka_run_group_tests(tests, set_up, tear_down);
}
