/* SPDX-License-Identifier: MIT */
#include "app/cli/figures.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    SETTLE_MS = 2000
};

/* A writer in trouble has its own pace. */
static void settle(void *context)
{
    struct usage_writer *writer = context;

    if (usage_writer_state(writer).healthy) {
        usage_writer_flush(writer, SETTLE_MS);
    }
}

bool figures_open(struct figures *figures, const char *path, struct usage_writer *writer,
                  const char *station, void (*wake)(void *context), void *context)
{
    snprintf(figures->station_id, sizeof figures->station_id, "%s", station);
    figures->worker = stats_worker_open(path, wake, context);
    if (figures->worker == NULL) {
        fprintf(stderr, "unknot: the coach's figures: out of memory\n");
        return false;
    }
    if (writer != NULL) {
        stats_worker_settle(figures->worker, settle, writer);
    }
    return true;
}

void figures_close(struct figures *figures)
{
    stats_worker_close(figures->worker);
    free(figures->nothing);
    *figures = (struct figures){0};
}

void figures_ask(struct figures *figures, const struct effect *effect, int64_t today,
                 int64_t wall_ms)
{
    figures->question = (struct stats_question){
        .asked = effect->u.figures.asked,
        .days = coach_span_days(effect->u.figures.span),
        .back = effect->u.figures.back,
        .today = today,
        .wall_ms = wall_ms,
    };
    figures->pending = true;
    if (figures->worker != NULL) {
        stats_worker_ask(figures->worker, &figures->question);
    }
}

static const struct stats_answer *answer_nothing(struct figures *figures)
{
    struct stats_answer *nothing = figures->nothing;

    if (nothing == NULL) {
        nothing = figures->nothing = calloc(1, sizeof *nothing);
    }
    if (nothing != NULL) {
        nothing->question = figures->question;
        nothing->stats.last_day = nothing->stats.to_day = -1;
        nothing->file_bytes = nothing->free_bytes = nothing->disk_bytes = -1;
    }
    return nothing;
}

static const struct stats_answer *take(struct figures *figures)
{
    if (figures->worker == NULL) {
        return answer_nothing(figures);
    }
    if (figures->at_once) {
        stats_worker_wait(figures->worker);
    }
    return stats_worker_take(figures->worker);
}

static void show(struct figures *figures)
{
    const struct stats_answer *answer = figures->answer;

    figures->shown = (struct coach_figures){
        .stats = &answer->stats,
        .problem = answer->problem.status != STORE_OK ? answer->problem.text : NULL,
        .days = answer->question.days,
        .back = answer->question.back,
        .today = answer->question.today,
        .wall_ms = answer->question.wall_ms,
        .file_bytes = answer->file_bytes,
        .free_bytes = answer->free_bytes,
        .disk_bytes = answer->disk_bytes,
    };
}

/* Another station's marks in the same file are not this one's to take back. */
static void mark(struct figures *figures)
{
    const struct stats_answer *answer = figures->answer;
    struct day_marks *marks = &figures->marks;

    *marks = (struct day_marks){.today = answer->question.today,
                                .first_day = answer->stats.first_day};
    if (answer->stats.first_day > answer->stats.last_day) {
        marks->today = marks->first_day - 1;
    }
    for (int i = 0; i < answer->stats.exclusion_count && marks->count < DAY_MARKS_MAX; i++) {
        const struct stats_exclusion *excluded = &answer->stats.exclusions[i];

        if (strcmp(excluded->station_id, figures->station_id) == 0) {
            struct day_mark *known = &marks->items[marks->count++];

            known->from_day = excluded->from_day;
            known->to_day = excluded->to_day;
            memcpy(known->reason, excluded->reason, sizeof known->reason);
        }
    }
}

bool figures_take(struct figures *figures, int64_t now_ms, struct event *event_out)
{
    const struct stats_answer *answer = figures->pending ? take(figures) : NULL;

    if (answer == NULL) {
        return false;
    }
    figures->pending = false;
    figures->answer = answer;
    show(figures);
    mark(figures);
    *event_out = (struct event){
        .kind = EVENT_FIGURES,
        .at_ms = now_ms,
        .asked = answer->question.asked,
        .earlier = answer->earlier,
        .marks = &figures->marks,
    };
    return true;
}

const struct coach_figures *figures_shown(const struct figures *figures)
{
    return figures->answer != NULL ? &figures->shown : NULL;
}
