/* SPDX-License-Identifier: MIT */
#include "app/report/report.h"
#include "app/report/write.h"

#include <math.h>

enum {
    DAY_MS = 86400000,
};

/* Where a comma is due. */
struct json {
    FILE *out;
    bool first;
    int depth;
};

static void separate(struct json *json)
{
    if (!json->first) {
        fputc(',', json->out);
    }
    json->first = false;
    fprintf(json->out, "\n%*s", json->depth, "");
}

static void key(struct json *json, const char *name)
{
    separate(json);
    if (name != NULL) {
        fprintf(json->out, "\"%s\": ", name);
    }
}

static void open(struct json *json, const char *name, char bracket)
{
    key(json, name);
    fputc(bracket, json->out);
    json->depth++;
    json->first = true;
}

static void close(struct json *json, char bracket)
{
    json->depth--;
    if (!json->first) {
        fprintf(json->out, "\n%*s", json->depth, "");
    }
    fputc(bracket, json->out);
    json->first = false;
}

static void number(struct json *json, const char *name, int64_t value)
{
    key(json, name);
    fprintf(json->out, "%lld", (long long)value);
}

static void real(struct json *json, const char *name, double value)
{
    key(json, name);
    fprintf(json->out, "%.6f", isfinite(value) ? value : 0.0);
}

static void text(struct json *json, const char *name, const char *value)
{
    key(json, name);
    write_json_text(json->out, value);
}

static void date(struct json *json, const char *name, int64_t day)
{
    char value[REPORT_DATE_MAX];

    report_date(day, value);
    text(json, name, value);
}

/* UTC to the second; null: never. */
static void moment(struct json *json, const char *name, int64_t wall_ms)
{
    char day[REPORT_DATE_MAX];
    int64_t seconds = wall_ms % DAY_MS / 1000;

    if (wall_ms <= 0) {
        key(json, name);
        fputs("null", json->out);
        return;
    }
    report_date(wall_ms / DAY_MS, day);
    key(json, name);
    fprintf(json->out, "\"%sT%02d:%02d:%02dZ\"", day, (int)(seconds / 3600),
            (int)(seconds / 60 % 60), (int)(seconds % 60));
}

static void visits(struct json *json, const struct stats_visits *v)
{
    open(json, "visits", '{');
    number(json, "n", v->n);
    number(json, "finished", v->finished);
    number(json, "left", v->left);
    number(json, "idle", v->idle);
    number(json, "interrupted", v->interrupted);
    number(json, "unset_clock", v->unset_clock);
    number(json, "guided_ms", v->guided_ms);
    number(json, "planned_ms", v->planned_ms);
    close(json, '}');
}

static void rated(struct json *json, const struct stats_rated *r)
{
    open(json, "rated", '{');
    number(json, "n", r->n);
    real(json, "before", r->before);
    real(json, "after", r->after);
    real(json, "change", r->change);
    real(json, "change_sd", r->change_sd);
    close(json, '}');
}

static void span(struct json *json, const struct report *report)
{
    const struct usage_stats *stats = report->stats;

    if (report_is_empty(report)) {
        key(json, "span");
        fputs("null", json->out);
        return;
    }
    open(json, "span", '{');
    date(json, "from", stats->from_day);
    date(json, "to", stats->to_day);
    date(json, "first_with_data", stats->first_day);
    date(json, "last_with_data", stats->last_day);
    number(json, "excluded_days", stats->excluded_days);
    close(json, '}');
}

static void stations(struct json *json, const struct report *report)
{
    open(json, "stations", '[');
    for (int i = 0; i < report->station_count; i++) {
        const struct report_station *station = &report->stations[i];

        open(json, NULL, '{');
        text(json, "id", station->id);
        text(json, "name", station->name);
        number(json, "on_days", station->on_days);
        visits(json, &station->visits);
        rated(json, &station->rated);
        close(json, '}');
    }
    close(json, ']');
}

static void excluded(struct json *json, const struct usage_stats *stats)
{
    open(json, "excluded", '[');
    for (int i = 0; i < stats->exclusion_count; i++) {
        open(json, NULL, '{');
        text(json, "station", stats->exclusions[i].station_id);
        date(json, "from", stats->exclusions[i].from_day);
        date(json, "to", stats->exclusions[i].to_day);
        text(json, "reason", stats->exclusions[i].reason);
        close(json, '}');
    }
    close(json, ']');
}

static void bars(struct json *json, const struct usage_stats *stats)
{
    text(json, "bars_are", stats->bars_are_months ? "months" : "days");
    open(json, "bars", '[');
    for (int i = 0; i < stats->bar_count; i++) {
        const struct stats_bar *bar = &stats->bars[i];

        open(json, NULL, '{');
        date(json, "first_day", bar->first_day);
        number(json, "days", bar->days);
        number(json, "on_days", bar->on_days);
        number(json, "excluded_days", bar->excluded_days);
        number(json, "visits", bar->visits);
        number(json, "finished", bar->finished);
        close(json, '}');
    }
    close(json, ']');
}

static void hours(struct json *json, const struct usage_stats *stats)
{
    open(json, "weekday_days", '[');
    for (int day = 0; day < 7; day++) {
        number(json, NULL, stats->weekday_days[day]);
    }
    close(json, ']');
    open(json, "hours", '[');
    for (int i = 0; i < 7 * 24; i++) {
        const struct stats_hour *hour = &stats->hours[i / 24][i % 24];

        open(json, NULL, '{');
        number(json, "weekday", i / 24);
        number(json, "hour", i % 24);
        number(json, "visits", hour->visits);
        number(json, "busy_ms", hour->busy_ms);
        number(json, "on_ms", hour->on_ms);
        close(json, '}');
    }
    close(json, ']');
}

static void ranking(struct json *json, const struct report *report, const char *name,
                    enum report_kind kind, const struct stats_ranked *items, int count)
{
    open(json, name, '[');
    for (int i = 0; i < count; i++) {
        const struct stats_ranked *item = &items[i];

        open(json, NULL, '{');
        text(json, "id", item->name);
        text(json, "name", report_name(report, kind, item->name));
        number(json, "n", item->n);
        number(json, "finished", item->finished);
        if (kind == REPORT_TECHNIQUE) {
            number(json, "skipped", item->skipped);
            number(json, "cut", item->cut);
        } else {
            number(json, "left", item->left);
            number(json, "idle", item->idle);
        }
        number(json, "guided_ms", item->guided_ms);
        rated(json, &item->rated);
        close(json, '}');
    }
    close(json, ']');
}

static void feel(struct json *json, const struct usage_stats *stats)
{
    open(json, "feel", '[');
    for (int before = 0; before <= STATS_FEEL_NOBODY; before++) {
        open(json, NULL, '[');
        for (int after = 0; after <= STATS_FEEL_NOBODY; after++) {
            number(json, NULL, stats->feel[before][after]);
        }
        close(json, ']');
    }
    close(json, ']');
}

static void stage(struct json *json, const struct stats_stage *at)
{
    static const char *const kinds[] = {
        [STATS_STAGE_BEGUN] = "begun",
        [STATS_STAGE_STEP] = "step",
        [STATS_STAGE_ASKED] = "asked",
    };

    open(json, NULL, '{');
    text(json, "kind", kinds[at->kind]);
    if (at->kind == STATS_STAGE_STEP) {
        text(json, "technique", at->technique);
        text(json, "phase", at->phase);
        number(json, "leg", at->second ? 2 : 1);
    }
    number(json, "reached", at->reached);
    number(json, "done", at->done);
    number(json, "skipped", at->skipped);
    number(json, "left_in", at->left_in);
    number(json, "left_after", at->left_after);
    close(json, '}');
}

static void funnels(struct json *json, const struct usage_stats *stats)
{
    open(json, "funnels", '[');
    for (int i = 0; i < stats->funnel_count; i++) {
        const struct stats_funnel *funnel = &stats->funnels[i];

        open(json, NULL, '{');
        text(json, "routine", funnel->routine);
        number(json, "left", funnel->left);
        number(json, "left_median_ms", funnel->left_median_ms);
        number(json, "left_planned_ms", funnel->left_planned_ms);
        open(json, "stages", '[');
        for (int j = 0; j < funnel->stage_count; j++) {
            stage(json, &funnel->stages[j]);
        }
        close(json, ']');
        close(json, '}');
    }
    close(json, ']');
}

static void legs(struct json *json, const struct usage_stats *stats)
{
    open(json, "legs", '{');
    for (enum legs which = LEGS_LEFT; which <= LEGS_RIGHT; which++) {
        static const char *const names[] = {"left", "both", "right"};
        const struct stats_legs *of = &stats->legs[which];

        open(json, names[which], '{');
        number(json, "n", of->n);
        number(json, "finished", of->finished);
        if (which == LEGS_BOTH) {
            number(json, "second_guided", of->second_guided);
            number(json, "second_skipped", of->second_skipped);
            number(json, "second_missing", of->second_missing);
        }
        close(json, '}');
    }
    close(json, '}');
    open(json, "leg", '{');
    for (int which = 0; which < LEG_COUNT; which++) {
        open(json, which == LEG_LEFT ? "left" : "right", '{');
        number(json, "visits", stats->leg[which].visits);
        number(json, "guided_ms", stats->leg[which].guided_ms);
        number(json, "spot_visits", stats->leg[which].spot_visits);
        number(json, "spots", stats->leg[which].spots);
        close(json, '}');
    }
    close(json, '}');
}

static void counts(struct json *json, const struct usage_stats *stats)
{
    open(json, "menus", '[');
    for (int i = 0; i < stats->menu_count; i++) {
        open(json, NULL, '{');
        text(json, "screen", stats->menus[i].screen);
        number(json, "n", stats->menus[i].n);
        close(json, '}');
    }
    close(json, ']');
    open(json, "faults", '[');
    for (int i = 0; i < stats->fault_count; i++) {
        open(json, NULL, '{');
        text(json, "code", stats->faults[i].code);
        text(json, "text", stats->faults[i].text);
        number(json, "n", stats->faults[i].n);
        moment(json, "last_utc", stats->faults[i].last_wall_ms);
        close(json, '}');
    }
    close(json, ']');
}

static void outages(struct json *json, const struct usage_stats *stats)
{
    int64_t total_ms = 0;

    open(json, "outages", '[');
    for (int i = 0; i < stats->outage_count; i++) {
        const struct stats_outage *outage = &stats->outages[i];

        total_ms += outage->out_ms;
        open(json, NULL, '{');
        text(json, "what", outage->what);
        number(json, "n", outage->n);
        number(json, "reports", outage->reports);
        number(json, "out_ms", outage->out_ms);
        number(json, "unknown", outage->unknown);
        number(json, "out_now", outage->is_out);
        number(json, "worn_now", outage->is_worn);
        moment(json, "since_utc", outage->since_wall_ms);
        close(json, '}');
    }
    close(json, ']');
    number(json, "outages_ms", total_ms);
}

static void buttons(struct json *json, const struct usage_stats *stats)
{
    open(json, "buttons", '[');
    for (int i = 0; i < BUTTON_COUNT; i++) {
        const struct stats_button *at = &stats->buttons[i];

        open(json, NULL, '{');
        text(json, "id", button_name((enum button)i));
        number(json, "presses", at->presses);
        number(json, "glitches", at->glitches);
        if (at->watched > 0) {
            number(json, "bounce_ms", at->bounce_ms);
        } else {
            key(json, "bounce_ms");
            fputs("null", json->out);
        }
        number(json, "watched", at->watched);
        number(json, "stuck", at->stuck);
        number(json, "at_start", at->at_start);
        close(json, '}');
    }
    close(json, ']');
}

static void station(struct json *json, const struct stats_station *s)
{
    open(json, "station", '{');
    number(json, "on_days", s->on_days);
    number(json, "on_ms", s->on_ms);
    number(json, "starts", s->starts);
    number(json, "power_cuts", s->power_cuts);
    number(json, "crashes", s->crashes);
    text(json, "version", s->version);
    moment(json, "last_start_utc", s->last_start_wall_ms);
    moment(json, "last_alive_utc", s->last_alive_wall_ms);
    close(json, '}');
}

void report_json(const struct report *report, FILE *out)
{
    const struct usage_stats *stats = report->stats;
    struct json json = {out, true, 1};

    fputc('{', out);
    text(&json, "format", "unknot report");
    number(&json, "version", REPORT_JSON_VERSION);
    text(&json, "program", report->program);
    moment(&json, "made_utc", report->made_wall_ms);
    span(&json, report);
    stations(&json, report);
    excluded(&json, stats);
    visits(&json, &stats->visits);
    rated(&json, &stats->rated);
    bars(&json, stats);
    hours(&json, stats);
    ranking(&json, report, "routines", REPORT_ROUTINE, stats->routines, stats->routine_count);
    ranking(&json, report, "tools", REPORT_TOOL, stats->tools, stats->tool_count);
    ranking(&json, report, "techniques", REPORT_TECHNIQUE, stats->techniques,
            stats->technique_count);
    feel(&json, stats);
    funnels(&json, stats);
    legs(&json, stats);
    counts(&json, stats);
    outages(&json, stats);
    buttons(&json, stats);
    station(&json, &stats->station);
    fputs("\n}\n", out);
}
