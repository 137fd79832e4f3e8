/* SPDX-License-Identifier: MIT */
/* Days that were no real use: the first, the last, and why. A day that is marked can be taken
 * back. What is said here is seen at once; the figures that are asked for then say the same. */
#include "app/core/visit_internal.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum {
    WEEK = 7,
    WEEKS_EVERY_MS = 500, /* while a button is held */
    YEAR = 365            /* of SPAN_YEAR */
};

const char *day_reason_name(enum day_reason reason)
{
    static const char *const names[REASON_COUNT] = {[REASON_TRAINING] = "training",
                                                    [REASON_TEST] = "test",
                                                    [REASON_EVENT] = "event",
                                                    [REASON_OTHER] = "other"};

    return names[reason];
}

const struct day_mark *day_marks_find(const struct day_marks *marks, int64_t day)
{
    for (int i = marks->count - 1; i >= 0; i--) {
        if (marks->items[i].from_day <= day && day <= marks->items[i].to_day) {
            return &marks->items[i];
        }
    }
    return NULL;
}

static void ask_year(struct visit *v, int back)
{
    v->m->staff.days.back = back;
    v->m->staff.asked++;
    v->m->staff.asked_ms = v->at_ms;
    effects_add_figures(v->effects, v->at_ms, v->m->staff.asked, SPAN_YEAR, back);
}

void visit_enter_days(struct visit *v)
{
    struct staff_days *days = &v->m->staff.days;

    visit_enter(v, SCREEN_DAYS, 0);
    v->m->staff.holding = -1;
    days->step = DAYS_FROM;
    days->day = days->known.today;
    ask_year(v, 0);
}

static bool has_days(const struct staff_days *days)
{
    return days->known.first_day <= days->known.today;
}

/* As far as there is use; the last day is not before the first. */
static void move_day(struct visit *v, int64_t step)
{
    struct staff_days *days = &v->m->staff.days;
    int64_t least = days->step == DAYS_TO ? days->from_day : days->known.first_day;
    int64_t day = days->day + step;

    if (!has_days(days)) {
        return;
    }
    day = day > least ? day : least;
    days->day = day < days->known.today ? day : days->known.today;
    v->m->focus_ms = v->at_ms;
    if ((days->known.today - days->day) / YEAR != days->back) {
        ask_year(v, (int)((days->known.today - days->day) / YEAR));
    }
}

static void record(struct visit *v, const struct day_mark *mark, bool take_back)
{
    struct usage usage = {.kind = USAGE_EXCLUDE, .at_ms = v->at_ms};

    usage.u.exclude.from_day = mark->from_day;
    usage.u.exclude.to_day = mark->to_day;
    usage.u.exclude.take_back = take_back;
    memcpy(usage.u.exclude.reason, mark->reason, sizeof mark->reason);
    effects_add_usage(v->effects, &usage);
}

/* The same days are marked once; the oldest of too many is only not shown. */
static void leave_out(struct visit *v)
{
    struct staff_days *days = &v->m->staff.days;
    struct day_marks *known = &days->known;
    struct day_mark mark = {.from_day = days->from_day, .to_day = days->day};

    snprintf(mark.reason, sizeof mark.reason, "%s",
             day_reason_name((enum day_reason)v->m->focus));
    record(v, &mark, false);
    if (known->count == DAY_MARKS_MAX) {
        memmove(known->items, known->items + 1, sizeof known->items - sizeof known->items[0]);
        known->count--;
    }
    known->items[known->count++] = mark;
    ask_year(v, days->back);
}

static void count_again(struct visit *v)
{
    struct day_marks *known = &v->m->staff.days.known;
    const struct day_mark *mark = day_marks_find(known, v->m->staff.days.day);

    if (mark != NULL) {
        ptrdiff_t at = mark - known->items;

        record(v, mark, true);
        known->count--;
        memmove(known->items + at, known->items + at + 1,
                (size_t)(known->count - at) * sizeof known->items[0]);
        ask_year(v, v->m->staff.days.back);
    }
}

static void go_to(struct visit *v, enum days_step step)
{
    v->m->staff.days.step = step;
    v->m->focus = v->m->focus_was = 0;
    v->m->since_ms = v->m->focus_ms = v->at_ms;
}

static void go_up(struct visit *v)
{
    struct staff_days *days = &v->m->staff.days;

    if (days->step == DAYS_REASON) {
        go_to(v, DAYS_TO);
    } else if (days->step == DAYS_TO) {
        days->day = days->from_day;
        go_to(v, DAYS_FROM);
    } else {
        visit_back_to_tasks(v, TASK_DAYS);
    }
}

static void choose(struct visit *v, enum soft_key key)
{
    struct staff_days *days = &v->m->staff.days;

    if (key == KEY_COUNT_AGAIN) {
        count_again(v);
        go_to(v, DAYS_FROM);
    } else if (key == KEY_FROM_HERE) {
        days->from_day = days->day;
        go_to(v, DAYS_TO);
    } else if (key == KEY_TO_HERE) {
        go_to(v, DAYS_REASON);
    } else {
        leave_out(v);
        go_to(v, DAYS_FROM);
    }
    visit_cue(v, CUE_CHOOSE);
}

void visit_press_days(struct visit *v, enum button button, enum soft_key key)
{
    v->m->staff.holding = -1;
    if (key == KEY_PREVIOUS || key == KEY_NEXT) {
        visit_move_focus(v, key == KEY_NEXT ? 1 : -1);
        return;
    }
    if (key == KEY_DAY_BEFORE || key == KEY_DAY_AFTER) {
        v->m->staff.holding = (int)button;
        move_day(v, key == KEY_DAY_AFTER ? 1 : -1);
    } else if (key == KEY_BACK) {
        go_up(v);
    } else {
        choose(v, key);
        return;
    }
    visit_cue(v, CUE_PRESS);
}

void visit_release_days(struct visit *v, enum button button)
{
    if (v->m->staff.holding == (int)button) {
        v->m->staff.holding = -1;
    }
}

int64_t visit_days_hold_deadline(const struct model *m, const struct visit_env *env)
{
    int holding = m->staff.holding;

    if (m->screen != SCREEN_DAYS || holding < 0 || m->down_ms[holding] < 0) {
        return VISIT_NO_DEADLINE;
    }
    int64_t from_ms = m->down_ms[holding] + env->settings->coach_hold_ms;

    return m->focus_ms < from_ms ? from_ms : m->focus_ms + WEEKS_EVERY_MS;
}

void visit_days_held(struct visit *v)
{
    v->m->touched_ms = v->at_ms;
    move_day(v, v->m->staff.holding == BUTTON_RIGHT ? WEEK : -WEEK);
}

void visit_days_known(struct visit *v, const struct day_marks *marks)
{
    struct staff_days *days = &v->m->staff.days;
    bool chosen = v->m->screen == SCREEN_DAYS && has_days(days);

    if (marks == NULL) {
        return;
    }
    days->known = *marks;
    if (!chosen || days->day > marks->today) {
        days->day = marks->today;
    } else if (days->day < marks->first_day) {
        days->day = marks->first_day;
    }
}
