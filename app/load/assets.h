/* SPDX-License-Identifier: MIT */
/** Everything below an assets folder in one, so that it can be loaded, and loaded again. */
#ifndef UNKNOT_LOAD_ASSETS_H
#define UNKNOT_LOAD_ASSETS_H

#include "app/core/content.h"
#include "app/core/report_words.h"
#include "app/core/settings.h"
#include "app/core/words.h"
#include "app/load/languages.h"
#include "app/load/problems.h"
#include "app/ui/figure/closeup.h"
#include "app/ui/figure/figure.h"
#include "app/ui/figure/tool_picture.h"

#include <stdbool.h>

struct assets {
    struct words words;               /**< in English, as loaded */
    struct content content;           /**< in English; empty when it is broken */
    struct report_words report_words; /**< in English; all NULL when they are broken */
    struct texts texts;               /**< all texts of both, with their places */
    struct languages languages;       /**< what to show: at least one */
    struct closeup closeup;           /**< empty when it is broken */
    struct tool_pictures tools;       /**< empty when they are broken */
    struct figure *figure;            /**< NULL when it is broken */
    bool fine;                        /**< nothing is broken: all of it can be used */
};

/**
 * Loads and checks all that is below `folder`. Any thread.
 *
 * @param language  which of the languages are offered
 * @param settings  times that the plan needs for the check of minutes
 * @return what could be loaded, with everything that is wrong in `problems`; NULL when there is
 *         no memory. **Ownership**: assets_free()
 */
struct assets *assets_load(const char *folder, const struct language_choice *language,
                           const struct settings *settings, struct problems *problems);

/** Frees it with all that it points to. NULL is allowed. */
void assets_free(struct assets *assets);

#endif
