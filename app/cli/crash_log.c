/* SPDX-License-Identifier: MIT */
#include "app/cli/crash_log.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {
    [CRASH_START] = "start", [CRASH_PLAIN] = "plain", [CRASH_RAN] = "ran"};

static void add(struct crash_log *log, enum crash_kind kind, int64_t at_ms)
{
    if (log->count == CRASH_STARTS_MAX) {
        memmove(&log->starts[0], &log->starts[1],
                (CRASH_STARTS_MAX - 1) * sizeof log->starts[0]);
        log->count--;
    }
    log->starts[log->count++] = (struct crash_start){.kind = kind, .at_ms = at_ms};
}

/* A signal belongs to the start above it; a second one came while the program was dying. */
static void add_signal(struct crash_log *log, int signal)
{
    if (log->count > 0 && log->starts[log->count - 1].signal == 0) {
        log->starts[log->count - 1].signal = signal;
    }
}

static void parse_line(const char *line, struct crash_log *log)
{
    char word[8];
    int64_t number;

    if (sscanf(line, "%7s %" SCNd64, word, &number) != 2 || number < 0) {
        return;
    }
    for (int kind = CRASH_START; kind <= CRASH_RAN; kind++) {
        if (strcmp(word, kinds[kind]) == 0) {
            add(log, (enum crash_kind)kind, number);
        }
    }
    if (strcmp(word, "signal") == 0 && number < 128) {
        add_signal(log, (int)number);
    }
}

void crash_log_parse(const char *text, struct crash_log *log_out)
{
    char line[MACHINE_ID_MAX + 8];

    memset(log_out, 0, sizeof *log_out);
    while (*text != '\0') {
        size_t length = strcspn(text, "\n");

        snprintf(line, sizeof line, "%.*s",
                 (int)(length < sizeof line - 1 ? length : sizeof line - 1), text);
        if (strncmp(line, "boot ", 5) == 0) {
            snprintf(log_out->boot_id, sizeof log_out->boot_id, "%.63s", line + 5);
        } else {
            parse_line(line, log_out);
        }
        text += length + (text[length] == '\n');
    }
}

int crash_log_text(const struct crash_log *log, char out[CRASH_LOG_TEXT_MAX])
{
    int used = snprintf(out, CRASH_LOG_TEXT_MAX, "boot %s\n", log->boot_id);

    for (int i = 0; i < log->count; i++) {
        const struct crash_start *start = &log->starts[i];

        used += snprintf(out + used, (size_t)(CRASH_LOG_TEXT_MAX - used), "%s %" PRId64 "\n",
                         kinds[start->kind], start->at_ms);
        if (start->signal > 0) {
            used += snprintf(out + used, (size_t)(CRASH_LOG_TEXT_MAX - used), "signal %d\n",
                             start->signal);
        }
    }
    return used;
}

static bool counts(const struct crash_start *start, int64_t now_ms)
{
    return start->kind != CRASH_RAN && now_ms - start->at_ms < CRASH_WINDOW_MS &&
           now_ms >= start->at_ms;
}

bool crash_log_start(struct crash_log *log, const char *boot_id, int64_t now_ms)
{
    bool same_boot = strcmp(log->boot_id, boot_id) == 0;
    bool plain = same_boot && log->count > 0 && log->starts[log->count - 1].kind == CRASH_PLAIN;
    int kept = 0;

    for (int i = 0; i < log->count && same_boot; i++) {
        if (counts(&log->starts[i], now_ms)) {
            log->starts[kept++] = log->starts[i];
        }
    }
    log->count = kept;
    plain = plain || kept >= CRASHES_TO_PLAIN;
    snprintf(log->boot_id, sizeof log->boot_id, "%s", boot_id);
    add(log, plain ? CRASH_PLAIN : CRASH_START, now_ms);
    return plain;
}

bool crash_log_pass(struct crash_log *log, int64_t now_ms)
{
    struct crash_start *start = &log->starts[log->count - 1];
    int64_t long_enough_ms = start->kind == CRASH_PLAIN ? CRASH_PLAIN_MS : CRASH_WINDOW_MS;

    if (start->kind == CRASH_RAN || now_ms - start->at_ms < long_enough_ms) {
        return false;
    }
    log->starts[0] = *start; /* those before it are history as well */
    log->starts[0].kind = CRASH_RAN;
    log->count = 1;
    return true;
}
