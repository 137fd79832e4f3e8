/* SPDX-License-Identifier: MIT */
/**
 * From the model to a frame. Pure: the same (model, environment, time) gives the same list.
 */
#ifndef UNKNOT_UI_UI_H
#define UNKNOT_UI_UI_H

#include "app/core/usage_stats.h"
#include "app/core/visit.h"
#include "app/core/words.h"
#include "app/ui/draw.h"
#include "app/ui/figure/closeup.h"
#include "app/ui/figure/figure.h"
#include "app/ui/figure/tool_picture.h"
#include "app/ui/metrics.h"

/** What is wrong with the files of the content, for who is writing them. */
struct notice {
    bool kept;        /**< they are not used: what is shown is what was good before */
    const char *text; /**< problems, one a line; not empty */
};

/** The figures at hand of the coach's pages. Strings and figures are borrowed. */
struct coach_figures {
    const struct usage_stats *stats; /**< NULL: nothing was read yet */
    const char *problem;             /**< why nothing can be read; NULL: it can */
    int days;                        /**< length of their period; 0: all there is */
    int back;                        /**< how many such periods before the latest */
    int64_t today;                   /**< local day since 1970 when they were read */
    int64_t wall_ms;                 /**< UTC when they were read */
    int64_t file_bytes;              /**< of the records; -1: not known */
    int64_t free_bytes, disk_bytes;  /**< of the disk they are on; -1: not known */
};

/** What every screen reads; constant while the station runs, or until its files change. */
struct ui_env {
    struct visit_env visit;
    const struct words *words;
    const char *const *language_names; /**< of those in the settings; NULL: there are none */
    char decimal;                      /**< sign of decimals, 0: a point */
    const struct font_metrics *metrics;
    const struct figure *figure;       /**< NULL: the stage stays empty */
    const struct closeup *closeup;     /**< NULL: no close-up is drawn */
    const struct tool_pictures *tools; /**< NULL: tools have no pictures */
    const struct coach_figures *coach; /**< NULL: nothing was asked yet */
    const struct notice *notice;       /**< NULL: there is none */
    const char *station;               /**< the station's name; shown on the fault screen */
    const char *staff_code; /**< "P3": shown small where nobody is guided; NULL: none */
    bool portrait;          /**< 1080x1920 instead of 1920x1080 */
    float min_text_px;      /**< no text smaller than this, in reference pixels */
};

/**
 * Draws a moment.
 *
 * @param now_ms  at least model->now_ms: the model is not stepped for a frame in between
 */
void ui_draw(const struct model *model, const struct ui_env *env, int64_t now_ms,
             struct draw_list *list);

/** @return the time at which the picture next changes by itself: `now_ms` while something
 *  moves at every frame, at the latest when the whole frame makes its next step. INT64_MAX:
 *  it is black. */
int64_t ui_next_change_ms(const struct model *model, const struct ui_env *env, int64_t now_ms);

#endif
