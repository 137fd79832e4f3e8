/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_film.h"

#include "app/cli/cli.h"
#include "app/cli/tour.h"

#include <string.h>

bool gallery_film_parse(const struct gallery_film_words *words, struct gallery_film *film_out)
{
    *film_out = (struct gallery_film){.leg = LEG_RIGHT, .length_s = 6, .frames_per_s = 30};
    if (words->leg != NULL && strcmp(words->leg, leg_name(LEG_LEFT)) == 0) {
        film_out->leg = LEG_LEFT;
    } else if (words->leg != NULL && strcmp(words->leg, leg_name(LEG_RIGHT)) != 0) {
        fprintf(stderr, "unknot: --leg: '%s' is not one of left right\n", words->leg);
        return false;
    }
    return (words->from == NULL ||
            cli_number("from", words->from, 0, 3600, &film_out->from_s)) &&
           (words->seconds == NULL ||
            cli_number("seconds", words->seconds, 1, 600, &film_out->length_s)) &&
           (words->fps == NULL ||
            cli_number("fps", words->fps, 1, 60, &film_out->frames_per_s));
}

/* @return index into the technique's phases, or -1 with a message on stderr */
static int phase_named(const struct technique *technique, const char *kind)
{
    for (int i = 0; i < (int)technique->phases_count; i++) {
        if (kind == NULL || strcmp(kind, phase_kind_name(technique->phases[i].kind)) == 0) {
            return i;
        }
    }
    fprintf(stderr, "unknot gallery: --phase: %s has no '%s'; it has", technique->id, kind);
    for (int i = 0; i < (int)technique->phases_count; i++) {
        fprintf(stderr, " %s", phase_kind_name(technique->phases[i].kind));
    }
    fputc('\n', stderr);
    return -1;
}

static bool go(struct gallery *gallery, int technique, int phase,
               const struct gallery_film *film)
{
    struct station *station = &gallery->station;
    int64_t ms;

    if (!tour_go_phase(technique, phase, film->leg, &station->env, &station->model)) {
        fprintf(stderr, "unknot gallery: no visit comes to %s\n",
                station->env.content->techniques[technique].id);
        return false;
    }
    ms = film->from_s * 1000 - visit_phase_elapsed_ms(&station->model);
    tour_wait(&station->model, &station->env, ms > 0 ? ms : 0);
    gallery_dress(gallery, technique);
    return true;
}

static bool shoot_frames(struct gallery *gallery, const struct gallery_film *film)
{
    struct station *station = &gallery->station;
    int64_t start_ms = station->model.now_ms;

    for (long n = 0; n < film->length_s * film->frames_per_s; n++) {
        int64_t at_ms = start_ms + (int64_t)n * 1000 / film->frames_per_s;
        char name[32];

        tour_wait(&station->model, &station->env, at_ms - station->model.now_ms);
        snprintf(name, sizeof name, "film-%05ld.png", n + 1);
        if (!gallery_shoot(gallery, name)) {
            return false;
        }
    }
    return true;
}

bool gallery_film(struct gallery *gallery, const struct gallery_film_words *words,
                  const struct gallery_film *film)
{
    int technique = gallery_technique(gallery, "film", words->technique);
    int phase = -1;

    if (technique >= 0) {
        phase = phase_named(&gallery->station.env.content->techniques[technique], words->phase);
    }
    return phase >= 0 && go(gallery, technique, phase, film) && shoot_frames(gallery, film);
}
