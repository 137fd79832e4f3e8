/* SPDX-License-Identifier: MIT */
/* What is found comes from elsewhere, so it is put here: as of a panel of four buttons that is
 * wired as the settings say. */
#include "app/cli/gallery_service.h"

#include "app/cli/coach_walk.h"

#include <stdio.h>
#include <string.h>

static const struct line_press PRESS = {
    .bcm = 22,
    .active_low = true,
    .bounce_us = 2600,
    .trace_us = {350, 700, 1200, 1550, 2100, 2600},
    .trace_count = 6,
};

static bool shoot(struct gallery_show *show, const char *name, const char *what)
{
    char file[GALLERY_NAME_MAX], words[GALLERY_WORDS_MAX];

    snprintf(file, sizeof file, "service-%s", name);
    snprintf(words, sizeof words, "Checking the station: %s", what);
    return gallery_shot(show, file, words);
}

static bool shoot_wiring(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;
    struct service *service = &station->model.staff.service;
    bool fine = true;

    coach_walk_tap(station, BUTTON_OK);
    service->hearing.state = LISTEN_ON;
    for (int i = 0; i < BUTTON_COUNT - 1; i++) {
        service->wiring.of[i] = service->setup.lines[i];
    }
    service->last = (struct service_press){true, BUTTON_RIGHT, PRESS};
    fine = shoot(show, "wiring", "the last button is pressed to be learned");
    service->wiring.refused_bcm = service->wiring.of[BUTTON_BACK].bcm;
    service->wiring.refused_of = BUTTON_BACK;
    fine = fine && shoot(show, "wiring-refused", "a line that is another button's");
    service->wiring.of[BUTTON_OK] = service->setup.lines[BUTTON_OK];
    fine = fine && shoot(show, "wiring-found", "every button is found");
    coach_walk_tap(station, BUTTON_BACK);
    return fine;
}

static bool shoot_lines(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;
    struct service *service = &station->model.staff.service;
    bool fine;

    coach_walk_tap(station, BUTTON_RIGHT);
    coach_walk_tap(station, BUTTON_OK);
    service->hearing.state = LISTEN_ON;
    for (int i = 0; i < BUTTON_COUNT; i++) {
        service->lines.presses[i] = 5 + i;
        service->lines.bounce_us[i] = 1400 + 900 * i;
    }
    service->lines.quiet_done = true;
    service->last = (struct service_press){true, BUTTON_RIGHT, PRESS};
    fine = shoot(show, "lines", "how the contacts do");
    service->hearing.state = LISTEN_FAILED; /* red leaves at once then */
    coach_walk_tap(station, BUTTON_BACK);
    return fine;
}

static bool shoot_questions(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;
    struct service *service = &station->model.staff.service;
    bool fine;

    coach_walk_tap(station, BUTTON_RIGHT);
    coach_walk_tap(station, BUTTON_OK);
    fine = shoot(show, "lamps", "one lamp after the other");
    coach_walk_tap(station, BUTTON_BACK);
    coach_walk_tap(station, BUTTON_RIGHT);
    coach_walk_tap(station, BUTTON_OK);
    fine = fine && shoot(show, "sound", "a cue and a voice");
    coach_walk_tap(station, BUTTON_OK);
    coach_walk_tap(station, BUTTON_OK);
    fine = fine && shoot(show, "margin", "the corners of the picture");
    coach_walk_tap(station, BUTTON_OK);
    fine = fine && shoot(show, "turn", "which way is up");
    coach_walk_tap(station, BUTTON_OK);
    fine = fine && shoot(show, "colours", "greys and colours");
    coach_walk_tap(station, BUTTON_OK);
    service->checks[CHECK_WIRING] = service->checks[CHECK_LINES] = CHECK_FINE;
    service->checks[CHECK_LAMPS] = CHECK_FOUND;
    return fine && shoot(show, "menu", "what was done, and what was found");
}

bool gallery_service(struct gallery_show *show)
{
    struct station *station = &show->gallery->station;
    bool fine;

    coach_walk_tap(station, BUTTON_OK);
    fine = shoot_wiring(show) && shoot_lines(show) && shoot_questions(show);
    coach_walk_tap(station, BUTTON_BACK);
    return fine;
}
