/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_show.h"

#include "app/cli/gallery_coach.h"
#include "app/cli/gallery_moments.h"
#include "app/cli/gallery_timeline.h"
#include "app/cli/tour.h"

enum {
    SETTLED_MS = 3000, /* after a screen came in: its figure is in the middle of its loop */
};

/* What has the focus, by the name of its file. */
static const char *focused(const struct station *station)
{
    const struct content *content = station->env.content;
    const struct model *model = &station->model;
    int item;

    switch (model->screen) {
    case SCREEN_CHOOSE:
        item = visit_choose_item(content, &model->outages, model->focus);
        return item == VISIT_PICK    ? "pick"
               : item == VISIT_LEARN ? "learn"
                                     : content->routines[item].id;
    case SCREEN_TECHNIQUE:
        return content->techniques[visit_technique_item(content, &model->outages, model->focus)]
            .id;
    case SCREEN_TOOL:
        return content
            ->tools[visit_tool_item(content, &model->outages, &model->choice, model->focus)]
            .id;
    case SCREEN_LEG: return legs_name((enum legs)model->focus);
    case SCREEN_LEARN: return content->cards[model->focus].id;
    case SCREEN_ATTRACT:
    case SCREEN_SAFETY:
    case SCREEN_FEEL:
    case SCREEN_READY:
    case SCREEN_RUN:
    case SCREEN_STOP:
    case SCREEN_PAUSED:
    case SCREEN_SWITCH:
    case SCREEN_SUMMARY:
    case SCREEN_TROUBLE:
    case SCREEN_CODE:
    case SCREEN_COACH:
    case SCREEN_STICK:
    case SCREEN_OUTAGES:
    case SCREEN_DAYS:
    case SCREEN_RESTING:
    case SCREEN_SERVICE:
    case SCREEN_WIRING:
    case SCREEN_FAULT:
    case SCREEN_COUNT: break;
    }
    return NULL;
}

static bool shoot_screen(struct gallery_show *show, const char *stop)
{
    const char *item = focused(&show->gallery->station);
    char name[GALLERY_NAME_MAX], words[GALLERY_WORDS_MAX];

    gallery_dress(show->gallery, 0);
    snprintf(name, sizeof name, "screen-%s%s%s", stop, item != NULL ? "-" : "",
             item != NULL ? item : "");
    snprintf(words, sizeof words, "The screen %s%s%s", stop, item != NULL ? ", on " : "",
             item != NULL ? item : "");
    return gallery_shot(show, name, words);
}

/* A stop of the tour; a menu once for each of its items. */
static bool shoot_stop(struct gallery_show *show, enum tour_stop stop)
{
    struct station *station = &show->gallery->station;
    struct model *model = &station->model;
    int count;

    if (!tour_go(stop, &station->env, model)) {
        return true; /* this content has none */
    }
    if (model->now_ms - model->since_ms < SETTLED_MS) {
        tour_wait(model, &station->env, SETTLED_MS - (model->now_ms - model->since_ms));
    }
    if (focused(station) == NULL) {
        return shoot_screen(show, tour_name(stop));
    }
    count = visit_menu_count(model, &station->env);
    for (int i = 0; i < count; i++) {
        model->focus = model->focus_was = i;
        if (!shoot_screen(show, tour_name(stop))) {
            return false;
        }
    }
    return true;
}

static bool shoot_screens(struct gallery_show *show)
{
    gallery_page_heading(&show->page, 3, "Screens");
    for (int stop = 0; stop < TOUR_COUNT; stop++) {
        if (!shoot_stop(show, (enum tour_stop)stop)) {
            return false;
        }
    }
    return true;
}

static bool shoot_moment(struct gallery_show *show, int index,
                         const struct gallery_moment *moment, enum leg leg)
{
    struct station *station = &show->gallery->station;
    const struct technique *technique = &station->env.content->techniques[index];
    const struct phase *phase = &technique->phases[moment->phase];
    char name[GALLERY_NAME_MAX], words[GALLERY_WORDS_MAX];

    if (!tour_go_phase(index, moment->phase, leg, &station->env, &station->model)) {
        return true; /* no visit comes to it */
    }
    tour_wait(&station->model, &station->env,
              moment->ms - visit_phase_elapsed_ms(&station->model));
    gallery_dress(show->gallery, index + (int)leg);
    snprintf(name, sizeof name, "technique-%.*s-%.*s-%s", CONTENT_ID_MAX, technique->id,
             GALLERY_MOMENT_NAME_MAX - 1, moment->name, leg_name(leg));
    snprintf(words, sizeof words, "%s, %s calf, %.1f s into %s: %s", technique->name,
             leg_name(leg), (double)moment->ms / 1000.0, phase_kind_name(phase->kind),
             phase->cue);
    return gallery_shot(show, name, words);
}

static bool shoot_technique(struct gallery_show *show, int index)
{
    const struct station *station = &show->gallery->station;
    const struct technique *technique = &station->env.content->techniques[index];
    struct gallery_moment moments[GALLERY_MAX_MOMENTS];
    int count =
        gallery_moments(station->assets->figure, station->env.settings, technique, moments);

    gallery_page_heading(&show->page, 3, technique->name);
    for (int leg = LEG_COUNT - 1; leg >= 0; leg--) {
        for (int i = 0; i < count; i++) {
            if (!shoot_moment(show, index, &moments[i], (enum leg)leg)) {
                return false;
            }
        }
    }
    return true;
}

static bool shoot_layout(struct gallery_show *show, const struct coach_data *coach, int only)
{
    char path[MACHINE_PATH_MAX];

    snprintf(path, sizeof path, "%s/%s", show->gallery->dir, show->layout->name);
    if (!gallery_make_folder(path) ||
        !gallery_resize(show->gallery, show->layout->w, show->layout->h)) {
        return false;
    }
    gallery_page_heading(&show->page, 2, show->layout->name);
    if (only < 0 &&
        (!shoot_screens(show) || !gallery_timeline(show) || !gallery_coach(show, coach))) {
        return false;
    }
    for (int i = 0; i < show->gallery->station.env.content->technique_count; i++) {
        if ((only < 0 || only == i) && !shoot_technique(show, i)) {
            return false;
        }
    }
    return true;
}

bool gallery_show(struct gallery *gallery, const struct gallery_layout *layouts, int count,
                  const char *assets, int only)
{
    struct gallery_show show = {.gallery = gallery};
    struct coach_data coach = {0};
    bool fine = gallery_page_open(&show.page, gallery->dir) &&
                (only >= 0 || coach_data_open(&coach, assets));

    for (int i = 0; i < count && fine; i++) {
        show.layout = &layouts[i];
        fine = shoot_layout(&show, &coach, only);
    }
    coach_data_close(&coach);
    return gallery_page_close(&show.page, fine) && fine;
}
