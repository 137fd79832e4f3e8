/* SPDX-License-Identifier: MIT */
#include "app/core/settings.h"

struct settings settings_default(void)
{
    return (struct settings){
        .menu_idle_ms = 45000,
        .idle_ring_ms = 20000,
        .paused_idle_ms = 180000,
        .ready_ms = 10000,
        .fetch_ms = 10000,
        .switch_ms = 8000,
        .search_least_ms = 10000,
        .breath_in_ms = 4000,
        .breath_out_ms = 6000,
        .language_idle_ms = 20000,
        .dim_ms = 600000,
        .closed_black_ms = 1800000,
        .wake_ms = 180000,
        .debounce_ms = 10,
        .stuck_ms = 30000,
        .chord_ms = 500,
        .panel = PANEL_FOUR,
        .hold_ms = 800,
        .staff_hold_ms = 3000,
        .trouble_hold_ms = 3000,
        .code_idle_ms = 10000,
        .code_again_ms = 4000,
        .code_lock_ms = 60000,
        .code_tries = 5,
        .coach_idle_ms = 120000,
        .coach_hold_ms = 1000,
        .volume_percent = 70,
        .voice = true,
        .code = {BUTTON_LEFT, BUTTON_RIGHT, BUTTON_RIGHT, BUTTON_LEFT},
    };
}
