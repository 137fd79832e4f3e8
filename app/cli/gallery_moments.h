/* SPDX-License-Identifier: MIT */
/** The moments of a technique that are worth a picture: every key pose of every phase. */
#ifndef UNKNOT_CLI_GALLERY_MOMENTS_H
#define UNKNOT_CLI_GALLERY_MOMENTS_H

#include "app/core/settings.h"
#include "app/ui/figure/figure.h"

#include <stdint.h>

enum {
    GALLERY_MAX_MOMENTS = CONTENT_MAX_PHASES * FIGURE_MAX_KEYS,
    GALLERY_MOMENT_NAME_MAX = 32
};

struct gallery_moment {
    char name[GALLERY_MOMENT_NAME_MAX]; /**< "search-2", "hold-in": unique in its technique */
    int phase;                          /**< index into technique.phases */
    int64_t ms;                         /**< into the phase; the figure has gone over to it */
};

/**
 * In the order of the phases. What moves has a moment for each pose of its keys that differs;
 * what is still has one at the end of breathing in and one at the end of breathing out.
 *
 * @return how many
 */
int gallery_moments(const struct figure *figure, const struct settings *settings,
                    const struct technique *technique,
                    struct gallery_moment out[GALLERY_MAX_MOMENTS]);

#endif
