/* SPDX-License-Identifier: MIT */
/** Everything below an assets folder in one, so that it can be loaded, and loaded again. */
#ifndef UNKNOT_LOAD_ASSETS_H
#define UNKNOT_LOAD_ASSETS_H

#include "app/core/content.h"
#include "app/core/settings.h"
#include "app/core/words.h"
#include "app/load/problems.h"
#include "app/ui/figure/closeup.h"
#include "app/ui/figure/figure.h"
#include "app/ui/figure/tool_picture.h"

#include <stdbool.h>

struct assets {
    struct words words;             /**< as loaded; words_used is what to read */
    const struct words *words_used; /**< the words, or those for emergencies */
    struct content content;         /**< empty when it is broken */
    struct closeup closeup;         /**< empty when it is broken */
    struct tool_pictures tools;     /**< empty when they are broken */
    struct figure *figure;          /**< NULL when it is broken */
    bool fine;                      /**< nothing is broken: all of it can be used */
};

/**
 * Loads and checks all that is below `folder`. Any thread.
 *
 * @param language  strings/LANGUAGE.yaml
 * @param settings  times that the plan needs for the check of minutes
 * @return what could be loaded, with everything that is wrong in `problems`; NULL when there is
 *         no memory. **Ownership**: assets_free()
 */
struct assets *assets_load(const char *folder, const char *language,
                           const struct settings *settings, struct problems *problems);

/** Frees it with all that it points to. NULL is allowed. */
void assets_free(struct assets *assets);

#endif
