/* SPDX-License-Identifier: MIT */
#include "fixture.h"

#include "app/load/figure_file.h"

#include <stddef.h>
#include <stdlib.h>

static struct phase ball_phases[] = {
    {.kind = PHASE_SEARCH,
     .name = "Search on",
     .cue = "Roll slowly, find a tender spot",
     .hint = "Sharp, tender, or felt somewhere else? That is it.",
     .seconds = {60, 20, 60, 0},
     .panel = {"Search here", "Up the inside, across, down the outside", "Two or three times"}},
    {.kind = PHASE_HOLD,
     .name = "Press and hold",
     .cue = "Press down gently and hold",
     .hint = "Let the calf get heavy on the ball. Breathe out slowly.",
     .seconds = {45, 30, 60, 1},
     .breath = true,
     .panel = {"Press here", "Inner calf, just above the middle", "Gastrocnemius"}},
    {.kind = PHASE_ROCK,
     .name = "Rock side to side",
     .cue = "Rock gently from side to side",
     .hint = "Small and slow.",
     .seconds = {15, 10, 30, 1},
     .panel = {"Rock here", "On the spot, small and slow", NULL}},
};

static struct beat pin_beats[] = {
    {"Flex", "Flex: pull the toes up", {3, 2, 5, 0}},
    {"Point", "Point: push the toes away", {3, 2, 5, 0}},
};

static struct phase pin_phases[] = {
    {.kind = PHASE_REPS,
     .name = "Flex and point",
     .cue = "Flex and point slowly",
     .hint = "Keep the thumb still on the spot. Slow in both directions.",
     .reps = {8, 5, 10, 1},
     .beats = pin_beats,
     .beats_count = 2,
     .panel = {"Hold here", "The thumb stays", NULL}},
};

static struct phase wall_phases[] = {
    {.kind = PHASE_STRETCH,
     .name = "Hold the stretch",
     .cue = "Back leg straight, heel down",
     .hint = "Lean in until it pulls gently. No bouncing.",
     .seconds = {30, 30, 60, 1},
     .breath = true,
     .panel = {"Feel it here", "Upper calf, both sides", "Gastrocnemius"}},
};

static char *ball_tools[] = {"ball", "hands"};
static char *wall_tools[] = {"wall"};
static struct item release_items[] = {{.technique = -1, .seconds = {180, 120, 180, 1}}};
static struct item before_items[] = {{.technique = 1}, {.technique = 2}};

static struct content content = {
    .techniques =
        {
            {.id = "ball",
             .order = 1,
             .listed = true,
             .name = "Massage ball release",
             .label = "Massage ball",
             .purpose = "Pinpoint pressure on one tender spot",
             .best = "Deep and exact on small knots",
             .muscle = MUSCLE_GASTROCNEMIUS,
             .scene = "massage_ball",
             .closeup = {"inner", "way"},
             .tool = 0,
             .dose = {150, 120, 600, 0},
             .ready = {"Take a ball", "Hard rubber, 6 to 7 cm", "Sit down, ball under the calf",
                       "{leg} leg straight, heel in the air, hands behind you."},
             .phases = ball_phases,
             .phases_count = 3,
             .next = 2},
            {.id = "pin",
             .order = 2,
             .listed = true,
             .name = "Pin and stretch",
             .label = "Pin and stretch",
             .purpose = "Hold a sore spot while the foot moves",
             .best = "Before a run or ride, thumb holds, foot moves",
             .muscle = MUSCLE_CALF,
             .scene = "pin_and_stretch",
             .tool = 1,
             .ready = {NULL, NULL, "Sit down, knee bent",
                       "{leg} heel on the mat, thumb on the outer calf."},
             .phases = pin_phases,
             .phases_count = 1,
             .next = -1},
            {.id = "wall",
             .order = 3,
             .listed = true,
             .name = "Bent-knee wall stretch",
             .label = "Wall, bent knee",
             .purpose = "Stretch the lower calf",
             .best = "After release, every day",
             .muscle = MUSCLE_SOLEUS,
             .scene = "wall_bent",
             .tool = 2,
             .ready = {NULL, NULL, "Face the wall", "{leg} leg back, toes to the wall."},
             .phases = wall_phases,
             .phases_count = 1,
             .next = -1},
            {.id = "hook",
             .order = 4,
             .listed = true,
             .name = "Trigger-point hook",
             .label = "Hook",
             .purpose = "Reach low spots",
             .best = "Hard-to-reach low spots",
             .muscle = MUSCLE_SOLEUS,
             .scene = "hook",
             .tool = 0,
             .dose = {150, 120, 600, 0},
             .ready = {"Take the hook", "Long end in both hands", "Sit on the bench", "Lean."},
             .phases = ball_phases,
             .phases_count = 3,
             .next = -1},
            {.id = "gun",
             .order = 5,
             .listed = true,
             .name = "Massage gun",
             .label = "Massage gun",
             .purpose = "Fast",
             .best = "Large stubborn knots",
             .muscle = MUSCLE_CALF,
             .scene = "massage_gun",
             .tool = 0,
             .dose = {150, 120, 600, 0},
             .ready = {"Take the gun", "Lowest speed", "Foot on the box", "Stand tall."},
             .phases = ball_phases,
             .phases_count = 2,
             .next = -1},
            {.id = "drops",
             .order = 6,
             .listed = true,
             .name = "Heel drops",
             .label = "Heel drops",
             .purpose = "Strong and long",
             .best = "Every other day",
             .muscle = MUSCLE_CALF,
             .scene = "heel_drop",
             .tool = 2,
             .ready = {NULL, NULL, "Balls of the feet on the step", "Hold the rail."},
             .phases = pin_phases,
             .phases_count = 1,
             .next = -1},
        },
    .technique_count = 6,
    .tools =
        {
            {.id = "ball",
             .order = 1,
             .name = "Lacrosse ball",
             .line = "Deep and exact, small knots",
             .fetch = true,
             .offered = true,
             .picture = "ball",
             .release = {0},
             .release_count = 1},
            {.id = "hands",
             .order = 2,
             .name = "Hands only",
             .line = "Nothing needed",
             .offered = true,
             .release = {1},
             .release_count = 1},
            {.id = "wall", .order = 3, .name = "Wall", .line = "Always there"},
        },
    .tool_count = 3,
    .routines =
        {
            {.id = "quick",
             .order = 1,
             .name = "Quick release",
             .line = "One tool, a few sore spots",
             .tool_ids = ball_tools,
             .tool_ids_count = 2,
             .tools = {0, 1},
             .items = release_items,
             .items_count = 1,
             .next = 2},
            {.id = "before",
             .order = 2,
             .name = "Before training",
             .line = "Flex, point, and a short stretch",
             .tool_ids = wall_tools,
             .tool_ids_count = 1,
             .tools = {2},
             .items = before_items,
             .items_count = 2,
             .next = -1},
        },
    .routine_count = 2,
    .cards =
        {
            {.id = "travels",
             .order = 1,
             .title = "Pain that travels",
             .body = "A knot in the calf can hurt elsewhere: in the heel, in the arch of the "
                     "foot, or up towards the hamstring.",
             .key = "Look for the spot that starts it, not the place that aches."},
            {.id = "often",
             .order = 2,
             .title = "How often?",
             .body = "Three times a week, five to ten minutes for each calf.",
             .key = "A little often beats a lot once."},
        },
    .card_count = 2,
};

const struct fixture_layout fixture_layouts[FIXTURE_LAYOUTS] = {
    {"landscape", false, 20.0F},
    {"portrait", true, 20.0F},
    {"small", false, 30.0F}, /* 1280x720: the landscape page times two thirds */
};

const struct content *fixture_content(void)
{
    return &content;
}

const struct font_metrics *fixture_metrics(void)
{
    static struct font_metrics metrics;

    for (int face = 0; face < FONT_FACE_COUNT; face++) {
        for (int i = 0; i < METRICS_CODEPOINTS; i++) {
            metrics.advance[face][i] = 0.6F;
        }
        metrics.other[face] = 0.6F;
    }
    return &metrics;
}

/* The station's own figure: the pictures are what is looked at. */
const struct figure *fixture_figure(void)
{
    static struct figure *figure;
    struct problems problems = {.count = 0};

    if (figure == NULL) {
        figure = figure_load(UNKNOT_ASSETS, &content, &problems);
        problems_print(&problems, stderr);
        if (figure == NULL) {
            abort();
        }
    }
    return figure;
}

int fixture_languages;

const struct ui_env *fixture_env(const struct fixture_layout *layout)
{
    static struct settings settings;
    static struct ui_env env;

    static const char *const names[] = {"English", "Deutsch", "Español", "Français"};

    settings = settings_default();
    settings.languages = fixture_languages;
    settings.opening = (struct opening){{{0x7F, 360, 1320}}, 1}; /* 6:00 to 22:00 */
    env = (struct ui_env){
        .visit = {&content, &settings},
        .words = &fixture_words,
        .language_names = names,
        .metrics = fixture_metrics(),
        .closeup = fixture_closeup(),
        .tools = fixture_tools(),
        .figure = fixture_figure(),
        .coach = fixture_coach,
        .station = "Recovery corner, first floor",
        .portrait = layout->portrait,
        .min_text_px = layout->min_text_px,
    };
    return &env;
}
