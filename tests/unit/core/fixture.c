/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#define SECONDS(n) {.value = (n), .min = 1, .max = 600}

static struct phase roll_phases[] = {
    {.kind = PHASE_SEARCH, .name = "Search", .cue = "Roll slowly", .seconds = SECONDS(60)},
    {.kind = PHASE_HOLD, .name = "Hold", .cue = "Hold", .seconds = SECONDS(45), .breath = true},
    {.kind = PHASE_ROCK, .name = "Rock", .cue = "Rock", .seconds = SECONDS(15)},
};

static struct phase deep_phases[] = {
    {.kind = PHASE_SEARCH, .name = "Search", .cue = "Roll low", .seconds = SECONDS(40)},
    {.kind = PHASE_HOLD, .name = "Hold", .cue = "Hold", .seconds = SECONDS(30), .breath = true},
};

static struct beat flex_beats[] = {
    {.name = "Flex", .cue = "Toes up", .seconds = SECONDS(3)},
    {.name = "Point", .cue = "Toes down", .seconds = SECONDS(3)},
};

static struct phase flex_phases[] = {
    {.kind = PHASE_SEARCH, .name = "Search", .cue = "Press along", .seconds = SECONDS(30)},
    {.kind = PHASE_REPS,
     .name = "Flex",
     .cue = "Flex and point",
     .reps = SECONDS(8),
     .beats = flex_beats,
     .beats_count = 2},
};

static struct phase wall_phases[] = {
    {.kind = PHASE_STRETCH,
     .name = "Lean",
     .cue = "Lean in",
     .seconds = SECONDS(30),
     .breath = true},
};

static struct beat drop_beats[] = {
    {.name = "Up", .cue = "Rise", .seconds = SECONDS(1)},
    {.name = "Lower", .cue = "Lower slowly", .seconds = SECONDS(3)},
};

static struct phase drop_phases[] = {
    {.kind = PHASE_REPS,
     .name = "Drops",
     .cue = "Up and down",
     .reps = SECONDS(10),
     .beats = drop_beats,
     .beats_count = 2},
    {.kind = PHASE_STRETCH, .name = "Lean", .cue = "Lean in", .seconds = SECONDS(30)},
};

static char *quick_tools[] = {"ball", "hands"};
static char *full_tools[] = {"ball"};
static char *knot_tools[] = {"hands"};

static struct item quick_items[] = {{.technique = -1, .seconds = SECONDS(120)}};
static struct item full_items[] = {
    {.technique = -1, .seconds = SECONDS(300)},
    {.technique_id = "wall", .technique = T_WALL},
    {.technique_id = "drops", .technique = T_DROPS},
};
static struct item knot_items[] = {
    {.technique_id = "flex", .technique = T_FLEX, .seconds = SECONDS(60)},
};

#define PHASES(array) .phases = (array), .phases_count = sizeof(array) / sizeof *(array)
#define ITEMS(array)  .items = (array), .items_count = sizeof(array) / sizeof *(array)

#define WORDS                                                                                  \
    .purpose = "Purpose", .best = "Best for", .caution = "Stop if it hurts",                   \
    .ready = {                                                                                 \
        .take = "Take it",                                                                     \
        .take_hint = "Over there",                                                             \
        .place = "Sit down",                                                                   \
        .place_hint = "{leg} leg",                                                             \
    }

struct content fixture_content(void)
{
    return (struct content){
        .techniques =
            {
                [T_ROLL] = {.id = "roll",
                            .name = "Roll",
                            .label = "Roll",
                            WORDS,
                            .listed = true,
                            .tool = TOOL_BALL,
                            .dose = SECONDS(120),
                            .next = T_WALL,
                            PHASES(roll_phases)},
                [T_DEEP] = {.id = "deep",
                            .name = "Deep",
                            .label = "Deep",
                            WORDS,
                            .listed = false,
                            .tool = TOOL_BALL,
                            .dose = SECONDS(100),
                            .next = -1,
                            PHASES(deep_phases)},
                [T_FLEX] = {.id = "flex",
                            .name = "Flex",
                            .label = "Flex",
                            WORDS,
                            .listed = true,
                            .tool = TOOL_HANDS,
                            .dose = SECONDS(90),
                            .next = T_WALL,
                            PHASES(flex_phases)},
                [T_WALL] = {.id = "wall",
                            .name = "Wall",
                            .label = "Wall",
                            WORDS,
                            .listed = true,
                            .tool = TOOL_WALL,
                            .next = -1,
                            PHASES(wall_phases)},
                [T_DROPS] = {.id = "drops",
                             .name = "Drops",
                             .label = "Drops",
                             WORDS,
                             .listed = true,
                             .tool = TOOL_WALL,
                             .next = -1,
                             PHASES(drop_phases)},
            },
        .technique_count = 5,
        .tools =
            {
                [TOOL_BALL] = {.id = "ball",
                               .name = "Ball",
                               .fetch = true,
                               .offered = true,
                               .release = {T_ROLL, T_DEEP},
                               .release_count = 2},
                [TOOL_HANDS] = {.id = "hands",
                                .name = "Hands",
                                .offered = true,
                                .release = {T_FLEX},
                                .release_count = 1},
                [TOOL_WALL] = {.id = "wall", .name = "Wall"},
            },
        .tool_count = 3,
        .routines =
            {
                [R_QUICK] = {.id = "quick",
                             .name = "Quick",
                             .tool_ids = quick_tools,
                             .tool_ids_count = 2,
                             .tools = {TOOL_BALL, TOOL_HANDS},
                             ITEMS(quick_items),
                             .next = T_WALL},
                [R_FULL] = {.id = "full",
                            .name = "Full",
                            .tool_ids = full_tools,
                            .tool_ids_count = 1,
                            .tools = {TOOL_BALL},
                            ITEMS(full_items),
                            .next = -1},
                [R_KNOT] = {.id = "knot",
                            .name = "Knot",
                            .tool_ids = knot_tools,
                            .tool_ids_count = 1,
                            .tools = {TOOL_HANDS},
                            ITEMS(knot_items),
                            .next = T_WALL,
                            .from_learn = true},
            },
        .routine_count = 3,
        .cards = {{.id = "a", .title = "A"}, {.id = "b", .title = "B"}},
        .card_count = 2,
    };
}
