/* SPDX-License-Identifier: MIT */
#include "app/store/usage_record.h"

static void begin_visit(struct usage_stamp *stamp)
{
    stamp->visit_id = random_id_next(&stamp->ids);
    stamp->has_visit = true;
    stamp->last_ordinal = 0;
}

static void number_step(struct usage_stamp *stamp, struct usage_step *step)
{
    if (step->ordinal <= stamp->last_ordinal) {
        step->ordinal = stamp->last_ordinal + 1;
    }
    stamp->last_ordinal = step->ordinal;
}

struct usage_record usage_stamp_next(struct usage_stamp *stamp, const struct usage *usage,
                                     struct usage_time time)
{
    struct usage_record record = {.usage = *usage, .time = time, .seq = ++stamp->seq};

    if (usage->kind == USAGE_VISIT_BEGIN) {
        begin_visit(stamp);
    } else if (usage->kind == USAGE_STEP) {
        number_step(stamp, &record.usage.u.step);
    }
    record.has_visit = stamp->has_visit;
    record.visit_id = stamp->visit_id;
    return record;
}

bool usage_record_is_of_visit(const struct usage_record *record)
{
    switch (record->usage.kind) {
    case USAGE_VISIT_BEGIN:
    case USAGE_STEP:
    case USAGE_VISIT_END: return true;
    case USAGE_SCREEN:
    case USAGE_FAULT:
    case USAGE_EXCLUDE:
    case USAGE_BUTTONS:
    case USAGE_OUTAGE:
    case USAGE_KINDS: return false;
    }
    return false;
}

int64_t usage_record_wall_ms(const struct usage_record *record)
{
    return record->time.wall_ms - (record->time.mono_ms - record->usage.at_ms);
}
