/* SPDX-License-Identifier: MIT */
#include "real_text.h"

#include "text_judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

enum {
    START_MS = REAL_TEXT_START_MS,
    LONG_AGO_MS = 4000000 /* whatever comes in has come in */
};

static const struct layout {
    const char *name;
    int w, h;
} layouts[] = {{"landscape", 1920, 1080},
               {"portrait", 1080, 1920},
               {"small", 1280, 720},
               {"small portrait", 720, 1280}};

struct station real_text_station;
static struct text_judge *judge;
static const char *language; /* NULL: the station's own */
static int faults;           /* of one test: all of them are said */

void real_text_use_language(const char *id)
{
    language = id;
}

int real_text_set_up(void **state)
{
    const struct station_files files = {.assets = UNKNOT_ASSETS,
                                        .config = UNKNOT_ASSETS "/config.example.yaml",
                                        .language = language};

    (void)state;
    judge = text_judge_create();
    return judge != NULL && station_init(&real_text_station, &files, START_MS) &&
                   station_open_fonts(&real_text_station)
               ? 0
               : -1;
}

int real_text_tear_down(void **state)
{
    (void)state;
    station_finish(&real_text_station);
    text_judge_destroy(judge);
    return 0;
}

int real_text_no_faults(void **state)
{
    int found = faults;

    (void)state;
    faults = 0;
    return found == 0 ? 0 : -1;
}

struct content *real_text_content(void)
{
    return real_text_station.assets->languages.items[0].content;
}

/* What comes from the stop card on; behind it everything lies under something. */
static int first_judged(const struct draw_list *list)
{
    const char *title = station_language(&real_text_station)->words->stop_title;

    for (int i = 0; real_text_station.model.screen == SCREEN_STOP && i < list->command_count;
         i++) {
        if (list->commands[i].kind == DRAW_TEXT &&
            strcmp(&list->chars[list->commands[i].u.text.first_char], title) == 0) {
            return i - 1; /* the held time stands before it */
        }
    }
    return 0;
}

static void set_ring(struct judged *judged, bool portrait)
{
    if (real_text_station.model.screen == SCREEN_RUN ||
        real_text_station.model.screen == SCREEN_PAUSED) {
        judged->ring_at = portrait ? (struct point){272, 1320} : (struct point){1556, 350};
        judged->ring_radius = portrait ? 172.0F : 160.0F;
    }
}

static const char *fault_of(const struct layout *layout)
{
    struct canvas canvas = {.w = layout->w, .h = layout->h};
    bool portrait = layout->h > layout->w;
    struct judged judged = {
        .list = real_text_station.list,
        .scale = (float)layout->w / (portrait ? 1080.0F : 1920.0F),
    };

    set_ring(&judged, portrait);
    station_list(&real_text_station, &canvas, real_text_station.model.now_ms);
    judged.from = first_judged(real_text_station.list);
    return text_judge_fault(judge, &judged);
}

void real_text_check(const char *moment)
{
    for (size_t k = 0; k < sizeof layouts / sizeof layouts[0]; k++) {
        const char *fault = fault_of(&layouts[k]);

        if (fault != NULL) {
            print_error("%s, %s: %s\n", moment, layouts[k].name, fault);
            faults++;
        }
    }
}

void real_text_enter(enum screen screen, struct choice choice)
{
    struct model *model = &real_text_station.model;

    visit_init(model, START_MS);
    model->screen = screen;
    model->since_ms = model->focus_ms = START_MS - LONG_AGO_MS;
    model->touched_ms = START_MS;
    model->minute_of_day = REAL_TEXT_MINUTE;
    model->choice = choice;
}
