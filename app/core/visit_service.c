/* SPDX-License-Identifier: MIT */
/* Checking the station after it was put up: a menu of checks, each with its questions. What
 * touches the world is done by others; the answers are those of whoever stands in front. */
#include "app/core/visit_internal.h"

#include <string.h>

enum {
    VOLUME_STEP = 10, /* percent points */
    QUARTER = 90,
    TURN = 360
};

static void order(struct visit *v, enum service_order_kind kind)
{
    effects_add_service(v->effects, v->at_ms, kind, &v->m->staff.service.setup);
}

void visit_show_service(struct visit *v, enum service_page page, int focus)
{
    v->m->staff.service.page = page;
    visit_enter(v, SCREEN_SERVICE, focus);
}

void visit_enter_service(struct visit *v)
{
    visit_show_service(v, SERVICE_MENU, 0);
    order(v, SERVICE_BEGIN);
}

void visit_open_service(struct model *model, const struct visit_env *env, int64_t now_ms,
                        struct effects *effects_out)
{
    struct visit v = {.m = model, .env = env, .effects = effects_out, .at_ms = now_ms};

    effects_out->count = 0;
    visit_enter_service(&v);
    model->staff.service.only = true;
}

/* The next check is at hand. */
static void done(struct visit *v, enum service_check check, bool fine)
{
    struct service *service = &v->m->staff.service;
    int next = (int)check + 1 < CHECK_COUNT ? (int)check + 1 : (int)check;

    service->checks[check] = fine ? CHECK_FINE : CHECK_FOUND;
    visit_cue(v, fine ? CUE_CHOOSE : CUE_PRESS);
    visit_show_service(v, SERVICE_MENU, next);
}

/* The first button of the panel from this one on, or BUTTON_COUNT. */
static enum button lamp_from(const struct visit *v, int button)
{
    while (button < BUTTON_COUNT && !panel_has(v->env->settings->panel, (enum button)button)) {
        button++;
    }
    return (enum button)button;
}

static void look(struct visit *v, enum service_page page)
{
    memset(&v->m->staff.service.machine, 0, sizeof v->m->staff.service.machine);
    visit_show_service(v, page, 0);
    order(v, SERVICE_LOOK);
}

static void begin_check(struct visit *v, enum service_check check)
{
    struct service *service = &v->m->staff.service;

    visit_cue(v, CUE_CHOOSE);
    switch (check) {
    case CHECK_WIRING: visit_enter_wiring(v); break;
    case CHECK_LINES:
        visit_show_service(v, SERVICE_LINES, 0);
        visit_enter_lines(v);
        break;
    case CHECK_LAMPS:
        service->lamp = lamp_from(v, 0);
        service->lamp_missed = false;
        visit_show_service(v, SERVICE_LAMPS, 0);
        break;
    case CHECK_SOUND: visit_show_service(v, SERVICE_SOUND, 0); break;
    case CHECK_PICTURE:
        service->step = PICTURE_MARGIN;
        service->tried = service->setup;
        service->turn_kept = service->setup.rotate;
        service->turned_ms = 0;
        visit_show_service(v, SERVICE_PICTURE, 0);
        break;
    case CHECK_HEALTH: look(v, SERVICE_HEALTH); break;
    case CHECK_PASS: look(v, SERVICE_PASS); break;
    case CHECK_COUNT: break;
    }
}

static void press_menu(struct visit *v, enum soft_key key)
{
    if (key == KEY_PREVIOUS || key == KEY_NEXT) {
        visit_move_focus(v, key == KEY_NEXT ? 1 : -1);
    } else if (key == KEY_CHOOSE) {
        begin_check(v, (enum service_check)v->m->focus);
    } else if (key == KEY_LEAVE) {
        visit_cue(v, CUE_PRESS);
        visit_start_over(v);
    } else {
        visit_cue(v, CUE_PRESS);
        visit_back_to_tasks(v, TASK_SERVICE);
    }
}

static void press_lamps(struct visit *v, enum soft_key key)
{
    struct service *service = &v->m->staff.service;

    service->lamp_missed = service->lamp_missed || key == KEY_NO;
    enum button next = lamp_from(v, (int)service->lamp + 1);

    if (next == BUTTON_COUNT) {
        done(v, CHECK_LAMPS, !service->lamp_missed);
        return;
    }
    service->lamp = next;
    v->m->focus_ms = v->at_ms;
    visit_cue(v, CUE_PRESS);
}

static void press_sound(struct visit *v, enum soft_key key)
{
    if (key == KEY_HEARD || key == KEY_NOT_HEARD) {
        done(v, CHECK_SOUND, key == KEY_HEARD);
        return;
    }
    int percent = visit_volume_percent(v->m, v->env);
    int wanted = percent + (key == KEY_LOUDER ? VOLUME_STEP : -VOLUME_STEP);

    wanted = wanted < 0 ? 0 : wanted > 100 ? 100 : wanted;
    v->m->volume_change += wanted - percent;
    v->m->since_ms = v->at_ms; /* what is said there is said once more */
    visit_cue(v, CUE_SWITCH);
}

static void turn(struct visit *v, int degrees)
{
    struct service *service = &v->m->staff.service;

    service->tried.rotate = (service->tried.rotate + degrees + TURN) % TURN;
    service->turned_ms = service->tried.rotate != service->turn_kept ? v->at_ms : 0;
    visit_cue(v, CUE_PRESS);
}

static bool is_same(const struct service_setup *a, const struct service_setup *b)
{
    return a->margin_percent == b->margin_percent && a->rotate == b->rotate;
}

void visit_save_service(struct visit *v, const struct service_setup *setup)
{
    struct service *service = &v->m->staff.service;

    service->setup = *setup;
    memset(&service->saved, 0, sizeof service->saved);
    visit_show_service(v, SERVICE_SAVED, v->m->focus);
    order(v, SERVICE_SAVE);
}

static void end_picture(struct visit *v, bool fine)
{
    struct service *service = &v->m->staff.service;
    struct service_setup tried = service->tried;
    bool changed = !is_same(&tried, &service->setup);

    done(v, CHECK_PICTURE, fine);
    if (changed) {
        visit_save_service(v, &tried);
    }
}

static void press_picture(struct visit *v, enum soft_key key)
{
    struct service *service = &v->m->staff.service;

    v->m->focus_ms = v->at_ms;
    switch (service->step) {
    case PICTURE_MARGIN:
        if (key == KEY_GO_ON) {
            service->step = PICTURE_TURN;
        } else {
            service->tried.margin_percent += key == KEY_LARGER ? 1 : -1;
        }
        visit_cue(v, CUE_PRESS);
        break;
    case PICTURE_TURN:
        if (key == KEY_KEEP) {
            service->turn_kept = service->tried.rotate;
            service->turned_ms = 0;
            visit_cue(v, CUE_CHOOSE);
        } else if (key == KEY_GO_ON) {
            service->step = PICTURE_COLOURS;
            visit_cue(v, CUE_PRESS);
        } else {
            turn(v, key == KEY_TURN_ON ? QUARTER : -QUARTER);
        }
        break;
    case PICTURE_COLOURS: end_picture(v, key == KEY_YES); break;
    }
}

/* A desk measures neither power nor heat: that is nothing that was found. */
static void done_health(struct visit *v)
{
    bool fine = v->m->staff.service.machine.known;

    for (int i = 0; i < AIL_COUNT; i++) {
        fine = fine &&
               service_ail(&v->m->staff.service.machine, (enum service_ail)i) != CHECK_FOUND;
    }
    done(v, CHECK_HEALTH, fine);
}

void visit_press_service(struct visit *v, enum button button, enum soft_key key)
{
    struct service *service = &v->m->staff.service;

    if (service->page >= SERVICE_LAMPS && key == KEY_BACK) {
        visit_cue(v, CUE_PRESS);
        visit_show_service(v, SERVICE_MENU,
                           (int)CHECK_LAMPS + (int)service->page - (int)SERVICE_LAMPS);
        return;
    }
    switch (service->page) {
    case SERVICE_MENU: press_menu(v, key); break;
    case SERVICE_LINES: visit_press_wiring(v, button, key); break;
    case SERVICE_LAMPS: press_lamps(v, key); break;
    case SERVICE_SOUND: press_sound(v, key); break;
    case SERVICE_PICTURE: press_picture(v, key); break;
    case SERVICE_HEALTH: done_health(v); break;
    case SERVICE_PASS:
        visit_cue(v, CUE_CHOOSE);
        service->checks[CHECK_PASS] = service_passes(service);
        visit_show_service(v, SERVICE_MENU, CHECK_PASS);
        break;
    case SERVICE_SAVED:
        visit_cue(v, CUE_PRESS);
        visit_show_service(v, SERVICE_MENU, v->m->focus);
        break;
    }
}

int64_t visit_service_deadline(const struct model *m, const struct visit_env *env)
{
    const struct service *service = &m->staff.service;

    if (service->page == SERVICE_LINES) {
        return visit_wiring_deadline(m, env);
    }
    int64_t way_back_ms = visit_way_back_ms(m, env);
    bool turned = service->page == SERVICE_PICTURE && service->turned_ms > 0;
    int64_t turn_ms = turned ? service->turned_ms + SERVICE_TURN_MS : VISIT_NO_DEADLINE;

    return turn_ms < way_back_ms ? turn_ms : way_back_ms;
}

/* Who cannot read a picture that lies on its side need not find the way back. */
void visit_service_due(struct visit *v)
{
    struct service *service = &v->m->staff.service;

    if (service->page == SERVICE_LINES) {
        visit_wiring_due(v);
    } else if (visit_way_back_ms(v->m, v->env) <= v->at_ms) {
        visit_leave_staff(v);
    } else {
        service->tried.rotate = service->turn_kept;
        service->turned_ms = 0;
        v->m->focus_ms = v->at_ms;
    }
}

void visit_service_came(struct visit *v, const struct service_news *news)
{
    struct service *service = &v->m->staff.service;

    switch (news->kind) {
    case NEWS_SETUP:
        service->setup = news->setup;
        memcpy(service->lamp_bcm, news->lamp_bcm, sizeof service->lamp_bcm);
        break;
    case NEWS_MACHINE:
        service->machine = news->machine;
        v->m->focus_ms = v->at_ms;
        break;
    case NEWS_HEARING:
    case NEWS_PRESS:
    case NEWS_GLITCH: visit_line_came(v, news); break;
    case NEWS_SAVED:
        service->saved = news->saved;
        if (v->m->screen == SCREEN_SERVICE && service->page == SERVICE_SAVED) {
            v->m->since_ms = v->at_ms;
            visit_cue(v, news->saved.state == SAVE_DONE ? CUE_FINISH : CUE_FAULT);
        }
        break;
    }
}
