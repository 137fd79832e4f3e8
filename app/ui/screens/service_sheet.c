/* SPDX-License-Identifier: MIT */
/* How the machine is, and everything that was checked, a line each. */
#include "app/ui/screens/service.h"

#include "app/ui/format.h"
#include "app/ui/shape.h"
#include "app/ui/theme.h"
#include "app/ui/type.h"

enum {
    NO_STATE = -1 /* a row that only tells */
};

/* Rows one below the other. */
struct sheet {
    const struct scene *scene;
    float y, step;
};

static void draw_row(struct sheet *sheet, int state, const char *name, const char *value)
{
    const struct scene *scene = sheet->scene;
    struct rect row = {scene_margin(scene), sheet->y, scene_width(scene), sheet->step - 10.0F};
    float base = row.y + row.h / 2.0F + 12.0F;

    shape_round_rect(&scene->paint, row, 22.0F, THEME.surface);
    if (state != NO_STATE) {
        service_state_draw(scene, row.x + 56.0F, row.y + row.h / 2.0F, (enum check_state)state);
    }
    paint_text_fit(&scene->paint, row.x + 112.0F, base, row.w * 0.5F, name,
                   type_heading(36.0F, THEME.text, ALIGN_START));
    paint_text_fit(&scene->paint, row.x + row.w - 40.0F, base,
                   row.w * (state == NO_STATE ? 0.7F : 0.4F), value,
                   type_body(34.0F, THEME.text2, ALIGN_END));
    sheet->y += sheet->step;
}

static struct sheet begin(const struct scene *scene, float step)
{
    bool portrait = scene->env->portrait;

    return (struct sheet){scene, portrait ? 220.0F : 150.0F, portrait ? step * 1.6F : step};
}

static const char *power_name(const struct words *words, enum service_power power)
{
    switch (power) {
    case POWER_GOOD: return words->service_fine;
    case POWER_LOW: return words->health_power_low;
    case POWER_UNKNOWN: break;
    }
    return words->health_unknown;
}

void service_health_draw(const struct scene *scene)
{
    const struct service_machine *machine = &scene->model->staff.service.machine;
    const struct words *words = scene_words(scene);
    struct sheet sheet = begin(scene, 112.0F);
    char text[FORMAT_MAX];

    if (!machine->known) {
        return;
    }
    draw_row(&sheet, NO_STATE, words->health_time, machine->time);
    draw_row(&sheet, (int)service_ail(machine, AIL_CLOCK), words->health_sync,
             machine->clock_ok ? words->service_yes : words->service_no);
    draw_row(&sheet, NO_STATE, words->health_rtc,
             machine->has_rtc ? words->service_yes : words->service_no);
    draw_row(&sheet, (int)service_ail(machine, AIL_POWER), words->health_power,
             power_name(words, machine->power));
    draw_row(&sheet, (int)service_ail(machine, AIL_HEAT), words->health_heat,
             machine->heat_c == SERVICE_HEAT_UNKNOWN
                 ? words->health_unknown
                 : format_count(text, words->health_celsius, machine->heat_c));
    draw_row(&sheet, (int)service_ail(machine, AIL_STORAGE), words->health_disk,
             machine->free_percent < 0
                 ? words->health_unknown
                 : format_count(text, words->service_percent, machine->free_percent));
}

void service_pass_draw(const struct scene *scene)
{
    const struct service *service = &scene->model->staff.service;
    const struct words *words = scene_words(scene);
    struct sheet sheet = begin(scene, 84.0F);

    for (int i = 0; i < CHECK_PASS; i++) {
        draw_row(&sheet, (int)service->checks[i],
                 service_check_name(words, (enum service_check)i),
                 service_state_name(words, service->checks[i]));
    }
    draw_row(&sheet, NO_STATE, words->pass_station, service->machine.station);
    draw_row(&sheet, NO_STATE, words->health_time, service->machine.time);
    draw_row(&sheet, NO_STATE, words->pass_version, service->machine.version);
}
