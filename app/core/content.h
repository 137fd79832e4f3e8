/* SPDX-License-Identifier: MIT */
/**
 * The content of a station as plain data: techniques, tools, routines and learn cards.
 *
 * Filled by app/load from the files under assets/, constant from then on: when the files
 * change, another content takes its place. All strings are UTF-8, owned by the content, and
 * live as long as it does. References between files are ids in the files; the loader resolves
 * them to indices (-1: none).
 */
#ifndef UNKNOT_CORE_CONTENT_H
#define UNKNOT_CORE_CONTENT_H

#include <stdbool.h>

/** Bounds that the loader holds every content set to; the plan and the model rely on them. */
enum {
    CONTENT_ID_MAX = 31, /**< bytes of an id, without the final 0 */
    CONTENT_MAX_TECHNIQUES = 24,
    CONTENT_MAX_TOOLS = 12,
    CONTENT_MAX_ROUTINES = 12,
    CONTENT_MAX_CARDS = 16,
    CONTENT_MAX_PHASES = 8,
    CONTENT_MAX_BEATS = 4,
    CONTENT_MAX_ITEMS = 8,
    CONTENT_MAX_RELEASES = 4,
};

/** The muscle that a technique works on; the whole calf is both. */
enum muscle {
    MUSCLE_GASTROCNEMIUS,
    MUSCLE_SOLEUS,
    MUSCLE_CALF,
};

/** Where a figure comes from: the article the content is taken from, or this project. */
enum figure_source {
    SOURCE_OURS,
    SOURCE_ARTICLE,
};

/** A figure of the dose, the range that its source allows, and that source. */
struct dose {
    int value; /**< seconds, or a count of repetitions; 0: not given */
    int min;   /**< smallest value the source allows, same unit */
    int max;   /**< largest value the source allows, same unit */
    enum figure_source source;
};

/** What happens in a phase. The names in the files and in the database are the same words. */
enum phase_kind {
    PHASE_SEARCH,  /**< roll or press slowly until a tender spot is found; at most `seconds` */
    PHASE_HOLD,    /**< still pressure for `seconds` */
    PHASE_ROCK,    /**< slow small movement on the spot for `seconds` */
    PHASE_REPS,    /**< `reps` repetitions, each the sum of its beats */
    PHASE_STRETCH, /**< a stretch held for `seconds` */
    PHASE_KIND_COUNT
};

/** One part of a repetition: "flex", "point". */
struct beat {
    char *name;          /**< shown as a label, at most 12 characters */
    char *cue;           /**< what to do now */
    struct dose seconds; /**< how long it takes */
};

/** The words beside the close-up. */
struct panel {
    char *title; /**< "Press here" */
    char *text;  /**< where, in at most three short lines' worth of words */
    char *note;  /**< a short last line; may be NULL */
};

/** What the close-up marks, by ids of assets/figure/closeup.yaml; NULL: nothing. */
struct marks {
    char *spot; /**< where to press */
    char *path; /**< where to search */
};

struct phase {
    enum phase_kind kind;
    char *name;          /**< for "Next: ..." */
    char *cue;           /**< what to do, at most 32 characters */
    char *hint;          /**< how, one line */
    struct dose seconds; /**< all kinds but PHASE_REPS */
    struct dose reps;    /**< PHASE_REPS only */
    struct beat *beats;  /**< PHASE_REPS only, 1..CONTENT_MAX_BEATS */
    unsigned beats_count;
    bool breath; /**< the breath pacer runs during this phase */
    struct panel panel;
    struct marks closeup; /**< instead of the technique's, each that is not NULL */
};

/** The words of "get ready". `{leg}` in a text stands for the leg's name. */
struct ready {
    char *take;       /**< "Take a ball"; NULL where nothing has to be fetched */
    char *take_hint;  /**< NULL with `take` */
    char *place;      /**< "Sit down, ball under the calf" */
    char *place_hint; /**< one line */
};

struct technique {
    char *id;      /**< file name without .yaml */
    int order;     /**< place in the list of techniques, ascending */
    bool listed;   /**< can be picked by itself */
    char *name;    /**< "Massage ball release" */
    char *label;   /**< short name for tiles, at most 18 characters */
    char *purpose; /**< what it is for */
    char *best;    /**< best for, at most two short lines' worth of words */
    enum muscle muscle;
    char *scene;     /**< of figure/poses.yaml: what the figure does */
    int scene_index; /**< of the figure's scenes; -1: there is no figure */
    struct marks closeup;
    char *tool_id;
    int tool;         /**< index into content.tools */
    struct dose dose; /**< seconds for one leg when the technique is done by itself; only for
                           techniques that search, 0 for all others (their phases say it) */
    struct ready ready;
    char *caution;
    char *next_id;        /**< technique offered as the good next step; NULL: none */
    int next;             /**< index into content.techniques, -1: none */
    struct phase *phases; /**< 1..CONTENT_MAX_PHASES. From the first search on they are a
                               cycle, done until the leg's time is used */
    unsigned phases_count;
};

struct tool {
    char *id;
    int order;
    char *name;
    char *line;    /**< one short line under the name on the tool screen */
    bool fetch;    /**< has to be fetched; false for the hands and for what is always there */
    bool offered;  /**< stands on the tool screen; false for step, strap and wall */
    char *picture; /**< id in assets/figure/tools.yaml; NULL: none */
    char *best_for;
    char *features;
    char **pros;
    unsigned pros_count;
    char **cons;
    unsigned cons_count;
    char **release_ids; /**< techniques that this tool plays where a routine says "release" */
    unsigned release_ids_count;
    int release[CONTENT_MAX_RELEASES];
    int release_count;
};

/** One item of a routine: the chosen tool's release for so many seconds a leg, or a technique.
 */
struct item {
    char *technique_id;  /**< NULL: the chosen tool's release techniques */
    int technique;       /**< index into content.techniques, -1 for a release item */
    struct dose seconds; /**< for one leg; needed where the technique searches */
};

struct routine {
    char *id;
    int order;
    char *name;
    char *line;      /**< one line under the name */
    char **tool_ids; /**< tools to choose from; one: the tool screen is left out */
    unsigned tool_ids_count;
    int tools[CONTENT_MAX_TOOLS];
    struct item *items;
    unsigned items_count;
    struct dose
        leg_minutes; /**< what one leg's guided time must lie in (min..max); value: unused */
    char *next_id;   /**< technique offered as the good next step; NULL: none */
    int next;        /**< index into content.techniques, -1: none */
    char *shown_id;  /**< technique whose figure stands for it in the menu; NULL: its first */
    int shown;       /**< index into content.techniques, -1: its first */
    bool from_learn; /**< the learn screen leads to it; at most one routine */
};

/** What a page of the learn screen shows beside its words. */
enum card_picture {
    CARD_KNOT,      /**< a tight band with a knot in it, in the calf */
    CARD_CAUSES,    /**< six causes */
    CARD_TRAVELS,   /**< where pain is felt */
    CARD_CHAIN,     /**< what a tight calf loads in a stride */
    CARD_TOOLS,     /**< the tools */
    CARD_STRETCH,   /**< the two wall stretches */
    CARD_WEEK,      /**< how often in a week */
    CARD_LEAVE_OUT, /**< the hollow of the knee */
    CARD_PICTURE_COUNT
};

/** One page of the learn screen. */
struct card {
    char *id;
    int order;
    char *title;
    char *body;
    char *key; /**< the one sentence to keep */
    enum card_picture picture;
};

struct content {
    struct technique techniques[CONTENT_MAX_TECHNIQUES]; /**< sorted by `order` */
    int technique_count;
    struct tool tools[CONTENT_MAX_TOOLS];
    int tool_count;
    struct routine routines[CONTENT_MAX_ROUTINES];
    int routine_count;
    struct card cards[CONTENT_MAX_CARDS];
    int card_count;
};

/** The stable lower-case name of a kind of phase ("search"); never NULL. */
const char *phase_kind_name(enum phase_kind kind);

/** The stable lower-case name of a muscle ("gastrocnemius"); never NULL. */
const char *muscle_name(enum muscle muscle);

/** @return whether the technique has a search phase, and so fills a leg's time in cycles. */
bool technique_searches(const struct technique *technique);

/** @return index of the technique, tool or routine with this id, or -1. */
int content_find_technique(const struct content *content, const char *id);
int content_find_tool(const struct content *content, const char *id);
int content_find_routine(const struct content *content, const char *id);

/** @return index of the routine that the learn screen leads to, or -1. */
int content_learn_routine(const struct content *content);

#endif
