/* SPDX-License-Identifier: MIT */
#include "app/core/service.h"

enum {
    DEBOUNCE_SPARE_MS = 2,
    FREE_LEAST_PERCENT = 5
};

struct service_setup service_picture(const struct service *service, bool shown,
                                     struct service_setup setup)
{
    return shown && service->page == SERVICE_PICTURE ? service->tried : setup;
}

enum button service_wanted(const struct service *service)
{
    bool any = false;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        any = any || service->setup.lines[i].known;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        if ((service->setup.lines[i].known || !any) && !service->wiring.of[i].known) {
            return (enum button)i;
        }
    }
    return BUTTON_COUNT;
}

enum button service_button_of(const struct service_line lines[BUTTON_COUNT], int bcm)
{
    int i = 0;

    while (i < BUTTON_COUNT && !(lines[i].known && lines[i].bcm == bcm)) {
        i++;
    }
    return (enum button)i;
}

enum check_state service_ail(const struct service_machine *machine, enum service_ail ail)
{
    bool fine = true, known = machine->known;

    switch (ail) {
    case AIL_CLOCK: fine = machine->clock_ok; break;
    case AIL_POWER:
        known = known && machine->power != POWER_UNKNOWN;
        fine = machine->power != POWER_LOW;
        break;
    case AIL_HEAT:
        known = known && machine->heat_c != SERVICE_HEAT_UNKNOWN;
        fine = machine->heat_c < SERVICE_HEAT_MOST;
        break;
    case AIL_STORAGE:
        known = known && machine->free_percent >= 0;
        fine = machine->free_percent >= FREE_LEAST_PERCENT;
        break;
    case AIL_COUNT: break;
    }
    return !known ? CHECK_OPEN : fine ? CHECK_FINE : CHECK_FOUND;
}

enum check_state service_passes(const struct service *service)
{
    enum check_state all = CHECK_FINE;

    for (int i = 0; i < CHECK_PASS; i++) {
        if (service->checks[i] == CHECK_FOUND) {
            return CHECK_FOUND;
        }
        all = service->checks[i] == CHECK_OPEN ? CHECK_OPEN : all;
    }
    return all;
}

int service_header_pin(int bcm)
{
    static const unsigned char pins[] = {
        27, 28, 3,  5,  7,  29, 31, 26, 24, 21, 19, 23, 32, 33,
        8,  10, 36, 11, 12, 35, 38, 40, 15, 16, 18, 22, 37, 13,
    };

    return bcm >= 0 && bcm <= SERVICE_BCM_LAST ? pins[bcm] : 0;
}

int service_presses(const struct service_lines *lines)
{
    int presses = 0;

    for (int i = 0; i < BUTTON_COUNT; i++) {
        presses += lines->presses[i];
    }
    return presses;
}

int service_debounce_ms(const struct service_lines *lines)
{
    int longest_us = 0;

    if (service_presses(lines) < SERVICE_PRESSES_LEAST) {
        return 0;
    }
    for (int i = 0; i < BUTTON_COUNT; i++) {
        longest_us = lines->bounce_us[i] > longest_us ? lines->bounce_us[i] : longest_us;
    }
    int ms = (longest_us + 999) / 1000 + DEBOUNCE_SPARE_MS;

    return ms < SERVICE_DEBOUNCE_LEAST  ? SERVICE_DEBOUNCE_LEAST
           : ms > SERVICE_DEBOUNCE_MOST ? SERVICE_DEBOUNCE_MOST
                                        : ms;
}

const char *service_order_name(enum service_order_kind kind)
{
    static const char *const names[] = {
        [SERVICE_BEGIN] = "begin", [SERVICE_LEARN] = "learn", [SERVICE_HEAR] = "hear",
        [SERVICE_REST] = "rest",   [SERVICE_LOOK] = "look",   [SERVICE_SAVE] = "save"};

    return names[kind];
}
