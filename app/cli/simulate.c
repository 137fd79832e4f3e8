/* SPDX-License-Identifier: MIT */
/* Random visitors over months: the real state machine, the virtual clock, a real database. */
#include "app/cli/simulate.h"
#include "app/cli/calendar.h"
#include "app/cli/cli.h"
#include "app/cli/contacts.h"
#include "app/cli/machine.h"
#include "app/cli/visitor.h"
#include "app/load/config.h"
#include "app/load/content_file.h"
#include "app/store/usage_db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    VISITS_A_COMMIT = 200,
    PRESS_MS = 90,
    PAUSE_BETWEEN_MS = 20000,
    CUTS_A_THOUSAND = 2
};

struct simulation {
    const struct simulate_plan *plan;
    struct config config;
    struct content content;
    struct visit_env env;
    struct model model;
    struct dice dice;
    struct contacts contacts;
    struct usage_stamp stamp;
    struct usage_db *db;
    int64_t now_ms; /* UTC; a simulated boot's monotonic clock starts at boot_ms */
    int64_t boot_ms;
    int boots;
    bool failed;
    int64_t visits, steps, screens; /* what was recorded */
};

static struct usage_time time_of(const struct simulation *sim, int64_t mono_ms)
{
    return (struct usage_time){
        .wall_ms = sim->boot_ms + mono_ms,
        .mono_ms = mono_ms,
        .utc_offset_min = machine_utc_offset_min(sim->boot_ms + mono_ms),
        .clock_ok = true,
    };
}

static int64_t mono_ms(const struct simulation *sim)
{
    return sim->now_ms - sim->boot_ms;
}

static void record(struct simulation *sim, const struct usage *usage)
{
    struct usage_record record =
        usage_stamp_next(&sim->stamp, usage, time_of(sim, usage->at_ms));

    sim->visits += usage->kind == USAGE_VISIT_BEGIN;
    sim->steps += usage->kind == USAGE_STEP;
    sim->screens += usage->kind == USAGE_SCREEN;
    if (!usage_db_write(sim->db, &record)) {
        sim->failed = true;
    }
}

static void step(struct simulation *sim, struct event event)
{
    struct effects effects;
    bool more;

    event.at_ms = mono_ms(sim);
    do {
        more = visit_step(&sim->model, &sim->env, &event, &effects);
        for (int i = 0; i < effects.count; i++) {
            if (effects.items[i].kind == EFFECT_USAGE) {
                record(sim, &effects.items[i].u.usage);
            }
        }
    } while (more);
}

static void advance(struct simulation *sim, int64_t to_ms)
{
    sim->now_ms = to_ms > sim->now_ms ? to_ms : sim->now_ms;
    step(sim, (struct event){.kind = EVENT_TICK});
}

static bool boot(struct simulation *sim)
{
    const char *id = sim->plan->station_id;
    char boot_id[32];
    struct usage_run run = {
        .origin = {.station_id = id != NULL ? id : "simulated",
                   .station_name = id != NULL ? id : "Simulated corner",
                   .boot_id = boot_id,
                   .version = UNKNOT_VERSION},
        .id = random_id_next(&sim->stamp.ids),
    };
    struct store_problem problem;

    snprintf(boot_id, sizeof boot_id, "simulated-%d", ++sim->boots);
    sim->boot_ms = sim->now_ms - 15000;
    run.started = time_of(sim, mono_ms(sim));
    sim->stamp = (struct usage_stamp){.ids = sim->stamp.ids};
    sim->db = usage_db_open(sim->plan->path, &run, NULL, &problem);
    if (sim->db == NULL) {
        fprintf(stderr, "unknot simulate: %s\n", problem.text);
        return false;
    }
    visit_init(&sim->model, mono_ms(sim));
    contacts_start(&sim->contacts, sim->now_ms);
    return true;
}

static bool commit(struct simulation *sim)
{
    if (sim->failed || !usage_db_commit(sim->db)) {
        fprintf(stderr, "unknot simulate: %s\n", usage_db_problem(sim->db)->text);
        return false;
    }
    return true;
}

static void record_buttons(struct simulation *sim, bool at_end)
{
    struct usage usage = {.kind = USAGE_BUTTONS, .at_ms = mono_ms(sim)};

    if (contacts_take(&sim->contacts, sim->now_ms, at_end, &usage.u.buttons)) {
        record(sim, &usage);
    }
}

static void press(struct simulation *sim, enum button button)
{
    contacts_press(&sim->contacts, button);
    step(sim, (struct event){.kind = EVENT_PRESS, .button = button});
    advance(sim, sim->now_ms + PRESS_MS);
    step(sim, (struct event){.kind = EVENT_RELEASE, .button = button});
}

static bool changed(const struct simulation *sim, enum screen screen, int step_before)
{
    return sim->model.screen != screen || sim->model.step != step_before;
}

/* Lets time pass until `to_ms`, or until the screen or the step changes by itself. */
static void wait_for_change(struct simulation *sim, int64_t to_ms)
{
    enum screen screen = sim->model.screen;
    int step_before = sim->model.step;

    while (!changed(sim, screen, step_before) && sim->now_ms < to_ms) {
        int64_t due_ms = visit_next_deadline(&sim->model, &sim->env);
        bool later = due_ms == VISIT_NO_DEADLINE || sim->boot_ms + due_ms > to_ms;

        advance(sim, later ? to_ms : sim->boot_ms + due_ms);
    }
}

/* One visitor from the first press until the station waits for the next, or the power goes. */
static void visit(struct simulation *sim, int64_t power_until_ms)
{
    struct visitor visitor = visitor_arrive(&sim->dice, &sim->content);
    bool begun = false;

    while (sim->now_ms < power_until_ms) {
        int64_t after_ms = INT64_MAX / 4;
        enum screen screen = sim->model.screen;
        int step_before = sim->model.step;
        enum button button;
        bool presses = false;

        if (screen == SCREEN_ATTRACT && (begun || visitor.gone)) {
            return;
        }
        presses = visitor_decide(&visitor, &sim->model, &sim->env, &after_ms, &button);
        if (!presses && screen == SCREEN_ATTRACT) {
            return;
        }
        int64_t to_ms = presses ? sim->now_ms + after_ms : INT64_MAX / 4;
        wait_for_change(sim, to_ms < power_until_ms ? to_ms : power_until_ms);
        if (presses && sim->now_ms >= to_ms && !changed(sim, screen, step_before)) {
            press(sim, button);
        }
        begun = begun || sim->model.screen != SCREEN_ATTRACT;
    }
}

static bool power_cut(struct simulation *sim)
{
    bool fine = commit(sim);

    usage_db_close(sim->db);
    sim->now_ms += 60000 + (int64_t)dice_roll(&sim->dice, 7200) * 1000;
    return boot(sim) && fine;
}

static bool one_visit(struct simulation *sim, int64_t arrive_ms)
{
    bool cut = dice_roll(&sim->dice, 1000) < CUTS_A_THOUSAND;
    int64_t power_until_ms = INT64_MAX / 2;

    if (arrive_ms < sim->now_ms + PAUSE_BETWEEN_MS) {
        arrive_ms = sim->now_ms + PAUSE_BETWEEN_MS;
    }
    advance(sim, arrive_ms);
    if (cut) {
        power_until_ms = sim->now_ms + 20000 + (int64_t)dice_roll(&sim->dice, 600) * 1000;
    }
    visit(sim, power_until_ms);
    record_buttons(sim, false);
    return !cut || power_cut(sim);
}

/* The end of the days without power that a moment lies in, or 0: it lies in none. */
static int64_t dark_until_ms(const struct simulation *sim, const struct calendar *calendar,
                             int64_t at_ms)
{
    for (int i = 0; i < sim->plan->dark_count; i++) {
        const struct simulate_dark *dark = &sim->plan->dark[i];

        if (at_ms >= calendar_day_ms(calendar, dark->first_day) &&
            at_ms < calendar_day_ms(calendar, dark->first_day + dark->days)) {
            return calendar_day_ms(calendar, dark->first_day + dark->days);
        }
    }
    return 0;
}

/* The power goes after the last visitor before those days. */
static bool stay_dark(struct simulation *sim, int64_t until_ms)
{
    if (sim->now_ms >= until_ms) {
        return true;
    }
    bool fine = commit(sim);

    usage_db_close(sim->db);
    sim->now_ms = until_ms;
    return boot(sim) && fine;
}

static bool arrive(struct simulation *sim, const struct calendar *calendar, int64_t at_ms)
{
    int64_t until_ms = dark_until_ms(sim, calendar, at_ms);

    return until_ms > 0 ? stay_dark(sim, until_ms) : one_visit(sim, at_ms);
}

/* What a station does in quiet times: months and years are summed up, nothing is removed. */
static bool tend(struct simulation *sim)
{
    bool done = false;

    while (!done) {
        if (!usage_db_tend(sim->db, INT64_MIN, &done)) {
            fprintf(stderr, "unknot simulate: %s\n", usage_db_problem(sim->db)->text);
            return false;
        }
    }
    return true;
}

static bool simulate(struct simulation *sim, const struct calendar *calendar, long visits)
{
    struct calendar_place place = {0};
    bool fine;

    sim->now_ms = calendar_next_ms(calendar, &place, &sim->dice);
    fine = boot(sim);
    for (long i = 0; i < visits && fine; i++) {
        fine = arrive(sim, calendar, calendar_next_ms(calendar, &place, &sim->dice));
        if (i % VISITS_A_COMMIT == VISITS_A_COMMIT - 1) {
            fine = fine && commit(sim);
        }
    }
    if (fine) {
        record_buttons(sim, true);
    }
    fine = fine && commit(sim) && tend(sim);
    usage_db_close(sim->db);
    return fine;
}

static bool load(struct simulation *sim, const char *assets)
{
    struct problems *problems = calloc(1, sizeof *problems);
    char place[MACHINE_PATH_MAX];
    bool fine = false;

    if (problems != NULL) {
        fine = config_load(NULL, &sim->config, problems) &&
               content_load(assets != NULL ? assets : machine_default_assets(place),
                            &sim->config.settings, NULL, NULL, &sim->content, problems);
        problems_print(problems, stderr);
    }
    free(problems);
    sim->env = (struct visit_env){&sim->content, &sim->config.settings};
    return fine;
}

bool simulate_into(const struct simulate_plan *plan, struct simulate_counts *counts_out)
{
    struct simulation sim = {.plan = plan};
    struct calendar calendar;
    bool fine;

    if (!calendar_init(&calendar, plan->until, (int)plan->days, (int)plan->visitors)) {
        return false;
    }
    sim.dice = dice_seeded((uint64_t)plan->seed);
    sim.contacts = contacts_new((uint64_t)plan->seed);
    sim.stamp.ids = id_source_seeded((uint64_t)plan->seed);
    fine = load(&sim, plan->assets) && simulate(&sim, &calendar, plan->visitors);
    content_unload(&sim.content);
    config_unload(&sim.config);
    *counts_out = (struct simulate_counts){sim.visits, sim.steps, sim.screens, sim.boots};
    return fine;
}

int cli_simulate(int argc, char **argv)
{
    const char *visits_text = "1000", *seed_text = "1", *days_text = "730";
    struct simulate_plan plan = {0};
    struct simulate_counts counts;
    const struct cli_option options[] = {
        {"visits", "N", "how many visitors come, default 1000", &visits_text},
        {"seed", "S", "the same seed gives the same visits, default 1", &seed_text},
        {"db", "FILE", "the new database", &plan.path},
        {"days", "N", "over how many days they are spread, default 730", &days_text},
        {"until", "YYYY-MM-DD", "the last day, default yesterday", &plan.until},
        {"station", "ID", "the station's id and name, default 'simulated'", &plan.station_id},
        {"assets", "DIR", "the content, default the installed one", &plan.assets},
        {0},
    };
    int code = cli_parse(argc, argv, "Writes a database of random visits.", options);
    struct calendar calendar;

    if (code >= 0) {
        return code;
    }
    if (plan.path == NULL) {
        fprintf(stderr, "unknot simulate: --db FILE is needed\n");
        return CLI_USAGE;
    }
    if (!cli_number("visits", visits_text, 1, 10000000, &plan.visitors) ||
        !cli_number("seed", seed_text, 0, 2147483647, &plan.seed) ||
        !cli_number("days", days_text, 1, 36500, &plan.days) ||
        !calendar_init(&calendar, plan.until, (int)plan.days, (int)plan.visitors)) {
        return CLI_USAGE;
    }
    if (access(plan.path, F_OK) == 0) {
        fprintf(stderr, "unknot simulate: %s exists; simulated visits go into a new file\n",
                plan.path);
        return CLI_NOT_FINE;
    }
    if (!simulate_into(&plan, &counts)) {
        return CLI_NOT_FINE;
    }
    printf("%ld visitors: %lld visits with %lld steps, %lld menus left without one, %d boots\n",
           plan.visitors, (long long)counts.visits, (long long)counts.steps,
           (long long)counts.screens, counts.boots);
    return CLI_FINE;
}
