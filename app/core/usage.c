/* SPDX-License-Identifier: MIT */
#include "app/core/usage.h"

const char *ended_reason_name(enum ended_reason reason)
{
    static const char *const names[] = {
        [ENDED_FINISHED] = "finished",
        [ENDED_LEFT] = "left",
        [ENDED_IDLE] = "idle",
        [ENDED_INTERRUPTED] = "interrupted",
    };

    return names[reason];
}

const char *step_outcome_name(enum step_outcome outcome)
{
    static const char *const names[] = {
        [OUTCOME_DONE] = "done",
        [OUTCOME_SKIPPED] = "skipped",
        [OUTCOME_CUT] = "cut",
    };

    return names[outcome];
}

const char *leg_name(enum leg leg)
{
    return leg == LEG_LEFT ? "left" : "right";
}

const char *legs_name(enum legs legs)
{
    static const char *const names[] = {
        [LEGS_LEFT] = "left",
        [LEGS_BOTH] = "both",
        [LEGS_RIGHT] = "right",
    };

    return names[legs];
}

const char *outage_act_name(enum outage_act act)
{
    switch (act) {
    case OUTAGE_REPORTED: return "reported";
    case OUTAGE_SET: return "set";
    case OUTAGE_CLEARED: break;
    }
    return "cleared";
}
