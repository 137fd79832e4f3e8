/* SPDX-License-Identifier: MIT */
/* Pictures of everything a visitor can see, for those who look at it: authors, testers, and
 * whoever wants to show it. The tour goes there; what is drawn is what a station draws. */
#include "app/cli/cli.h"
#include "app/cli/gallery_film.h"
#include "app/cli/gallery_out.h"
#include "app/cli/gallery_sheet.h"
#include "app/cli/gallery_show.h"

struct wishes {
    const char *dir, *assets, *language, *window, *look, *only, *sheets;
    struct gallery_film_words film;
};

/* The same, read. */
struct plan_of_work {
    struct gallery_layout layouts[2];
    int layout_count;
    long look;
    struct gallery_film film;
};

static bool parse_window(const struct wishes *wishes, struct plan_of_work *work)
{
    struct gallery_layout *own = &work->layouts[0];

    if (wishes->window == NULL) {
        work->layouts[0] = (struct gallery_layout){"landscape", 1920, 1080};
        work->layouts[1] = (struct gallery_layout){"portrait", 1080, 1920};
        work->layout_count = 2;
        return true;
    }
    work->layout_count = 1;
    if (!cli_size("window", wishes->window, &own->w, &own->h)) {
        return false;
    }
    snprintf(own->name, sizeof own->name, "%dx%d", own->w, own->h);
    return true;
}

static bool is_film_complete(const struct gallery_film_words *film)
{
    if (film->technique == NULL &&
        (film->phase != NULL || film->leg != NULL || film->from != NULL ||
         film->seconds != NULL || film->fps != NULL)) {
        fprintf(stderr, "unknot gallery: --phase, --leg, --from, --seconds and --fps are for a "
                        "--film\n");
        return false;
    }
    return true;
}

static bool parse(const struct wishes *wishes, struct plan_of_work *work)
{
    work->look = GALLERY_LOOK_IN_TURN;
    if (wishes->film.technique != NULL && (wishes->sheets != NULL || wishes->only != NULL)) {
        fprintf(stderr, "unknot gallery: a --film is all it makes: without --sheets, --only\n");
        return false;
    }
    return parse_window(wishes, work) && is_film_complete(&wishes->film) &&
           gallery_film_parse(&wishes->film, &work->film) &&
           (wishes->look == NULL || cli_number("look", wishes->look, 0, 99, &work->look));
}

static bool make(struct gallery *gallery, const struct wishes *wishes,
                 const struct plan_of_work *work)
{
    const struct gallery_layout *first = &work->layouts[0];
    int only = -1;

    if (wishes->film.technique != NULL) {
        return gallery_resize(gallery, first->w, first->h) &&
               gallery_film(gallery, &wishes->film, &work->film);
    }
    if (wishes->only != NULL) {
        only = gallery_technique(gallery, "only", wishes->only);
        if (only < 0) {
            return false;
        }
    }
    if (wishes->sheets != NULL) {
        return gallery_sheets(gallery, only);
    }
    return gallery_show(gallery, work->layouts, work->layout_count, wishes->assets, only);
}

static int run(const struct wishes *wishes)
{
    struct gallery gallery = {0};
    struct plan_of_work work = {0};
    bool fine;

    if (!parse(wishes, &work)) {
        return CLI_USAGE;
    }
    gallery.look = (int)work.look;
    fine = gallery_open(&gallery, wishes->dir, wishes->assets, wishes->language) &&
           make(&gallery, wishes, &work);
    if (fine) {
        printf("%d pictures in %s\n", gallery.count, wishes->dir);
    }
    gallery_close(&gallery);
    return fine ? CLI_FINE : CLI_NOT_FINE;
}

int cli_gallery(int argc, char **argv)
{
    struct wishes w = {0};
    const struct cli_option word = {"DIR", NULL, "the folder of the pictures", &w.dir};
    const struct cli_option options[] = {
        {"assets", "DIR", "the content, default the installed one", &w.assets},
        {"language", "LANGUAGE", "of the words: en, de, es, fr", &w.language},
        {"window", "WxH", "size; without it 1920x1080 and 1080x1920", &w.window},
        {"look", "N", "of the figure, counted from 0; without it in turn", &w.look},
        {"only", "TECHNIQUE", "only its pictures", &w.only},
        {"sheets", NULL, "contact sheets instead: the figure alone, many on one", &w.sheets},
        {"film", "TECHNIQUE", "numbered frames of it instead, for a moving picture",
         &w.film.technique},
        {"phase", "KIND", "where the film begins: search, hold, rock, reps, stretch",
         &w.film.phase},
        {"leg", "LEG", "left or right", &w.film.leg},
        {"from", "SECONDS", "into that phase", &w.film.from},
        {"seconds", "SECONDS", "length of the film, default 6", &w.film.seconds},
        {"fps", "N", "frames a second, default 30", &w.film.fps},
        {0},
    };
    int code =
        cli_parse_word(argc, argv,
                       "Writes a picture of every screen, of the coach's with made-up visits, "
                       "and of every\nkey moment of every technique, and index.html, which "
                       "shows them all.",
                       &word, options);

    return code >= 0 ? code : run(&w);
}
