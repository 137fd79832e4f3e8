/* SPDX-License-Identifier: MIT */
#include "app/cli/health.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum {
    CARDS_MAX = 4,
    MEGABYTE = 1000000,
};

/* Faults of one look, as they are found. */
struct findings {
    struct usage_fault *faults;
    int count;
};

__attribute__((format(printf, 4, 5))) static void
find(struct findings *findings, const char *code, bool once_a_boot, const char *format, ...)
{
    struct usage_fault *fault = &findings->faults[findings->count++];
    va_list args;

    *fault = (struct usage_fault){.once_a_boot = once_a_boot};
    snprintf(fault->code, sizeof fault->code, "%s", code);
    va_start(args, format);
    vsnprintf(fault->text, sizeof fault->text, format, args);
    va_end(args);
}

/* The kernel forgets an alarm that is over, and firmware clears it: so it is kept here. */
static void judge_power(struct health *health, const struct health_sample *sample,
                        struct findings *findings)
{
    if (sample->power == HEALTH_POWER_LOW && !health->said_power) {
        health->said_power = true;
        find(findings, "undervoltage", true, "the power supply or its cable is too weak");
    }
}

static void judge_heat(struct health *health, const struct health_sample *sample,
                       struct findings *findings)
{
    if (!sample->has_temperature) {
        health->hot = false;
    } else if (health->hot) {
        health->hot = sample->milli_c >= HEALTH_COOL_MILLI_C;
    } else if (sample->milli_c > HEALTH_HOT_MILLI_C) {
        health->hot = true;
        find(findings, "hot", false, "more than %d degrees C, half of the frames are drawn",
             HEALTH_HOT_MILLI_C / 1000);
    }
}

/* Errors of long ago stay in the file system; only new ones are news. */
static void judge_errors(struct health *health, const struct health_sample *sample,
                         struct findings *findings)
{
    const struct health_errors *errors = &sample->errors;

    if (errors->systems == 0) {
        return;
    }
    if (health->has_errors && errors->count > health->errors) {
        find(findings, "storage", false, "the file system on %s has errors", errors->worst);
    }
    health->has_errors = true;
    health->errors = errors->count;
}

static void judge_card(struct health *health, const struct health_sample *sample,
                       struct findings *findings)
{
    if (health_card_is_worn(&sample->card) && !health->said_worn) {
        health->said_worn = true;
        find(findings, "storage", true, "%s is worn out, change it soon", sample->card.device);
    }
}

static void judge_place(struct health *health, const struct health_sample *sample,
                        struct findings *findings)
{
    if (sample->has_place && sample->place.is_lost && !health->said_lost) {
        health->said_lost = true;
        find(findings, "volatile", true, "the records are on %s, gone at the next start",
             sample->place.kind);
    }
    bool full =
        sample->has_room && health_is_nearly_full(sample->free_bytes, sample->all_bytes);

    if (full && !health->full) {
        find(findings, "full", true, "%lld MB are left on the disk of the records",
             (long long)(sample->free_bytes / MEGABYTE));
    }
    health->full = full;
}

int health_judge(struct health *health, const struct health_sample *sample,
                 struct usage_fault faults_out[HEALTH_FAULTS_MAX])
{
    struct findings findings = {faults_out, 0};

    judge_power(health, sample, &findings);
    judge_heat(health, sample, &findings);
    judge_errors(health, sample, &findings);
    judge_card(health, sample, &findings);
    judge_place(health, sample, &findings);
    return findings.count;
}

static void take_card(const char *root, struct health_card *worst)
{
    struct health_card cards[CARDS_MAX];
    int count = health_cards(root, cards, CARDS_MAX);

    *worst = (struct health_card){.used_percent = -1};
    for (int i = 0; i < count; i++) {
        if (cards[i].used_percent > worst->used_percent || cards[i].reserve > worst->reserve) {
            *worst = cards[i];
        }
    }
}

void health_sample_take(const struct health *health, struct health_sample *sample_out)
{
    const char *root = health->root != NULL ? health->root : "";
    char folder[MACHINE_FILE_PATH_MAX];

    *sample_out = (struct health_sample){.power = health_power(root)};
    sample_out->has_temperature = health_temperature(root, &sample_out->milli_c);
    sample_out->errors = health_errors(root);
    take_card(root, &sample_out->card);
    if (health->records[0] != '\0' && health_folder(health->records, folder)) {
        sample_out->has_place = health_place(root, folder, &sample_out->place);
        sample_out->has_room =
            health_room(folder, &sample_out->free_bytes, &sample_out->all_bytes);
    }
}

int health_look(struct health *health, int64_t now_ms,
                struct usage_fault faults_out[HEALTH_FAULTS_MAX])
{
    struct health_sample sample;

    if (health->looked && now_ms - health->looked_ms < HEALTH_EACH_MS) {
        return 0;
    }
    health->looked = true;
    health->looked_ms = now_ms;
    health_sample_take(health, &sample);
    return health_judge(health, &sample, faults_out);
}

int health_fps(int fps, bool hot)
{
    return hot ? (fps + 1) / 2 : fps;
}
