/* SPDX-License-Identifier: MIT */
/** The frames of a stretch of a visit, numbered, for an animated picture. */
#ifndef UNKNOT_CLI_GALLERY_FILM_H
#define UNKNOT_CLI_GALLERY_FILM_H

#include "app/cli/gallery_out.h"

/** As on the command line; NULL: the default. */
struct gallery_film_words {
    const char *technique; /**< never NULL for a film */
    const char *phase;     /**< where the stretch begins; the technique's first */
    const char *leg;       /**< right */
    const char *from;      /**< seconds into that phase, 0 */
    const char *seconds;   /**< 6 */
    const char *fps;       /**< frames a second, 30 */
};

struct gallery_film {
    enum leg leg;
    long from_s, length_s, frames_per_s;
};

/** @return false: the command line is wrong, said on stderr */
bool gallery_film_parse(const struct gallery_film_words *words, struct gallery_film *film_out);

/** Writes film-0001.png and so on in the canvas's size; the visit goes on by itself.
 *  @return false, reason on stderr */
bool gallery_film(struct gallery *gallery, const struct gallery_film_words *words,
                  const struct gallery_film *film);

#endif
