/* SPDX-License-Identifier: MIT */
/**
 * Where on the calf a tool or a hand works, and how far it is on its stroke from low to high.
 *
 * A scene searches over and over the same way up and down the calf; one side of the calf is
 * done on the way up and the other one after the top.
 */
#ifndef UNKNOT_UI_FIGURE_STROKE_H
#define UNKNOT_UI_FIGURE_STROKE_H

#include "app/ui/figure/figure.h"

/** What a calf is worked with. */
enum tool_mark {
    TOOL_MARK_NONE,
    TOOL_MARK_BALL,
    TOOL_MARK_ROLLER,
    TOOL_MARK_STICK,
    TOOL_MARK_GUN,
    TOOL_MARK_HOOK,
    TOOL_MARK_THUMB,
    TOOL_MARK_FINGERS,
    TOOL_MARK_COUNT
};

/** The search of a scene: from the lowest place on the calf to the highest, and back. */
struct stroke {
    float low, high;  /**< units below the knee, low > high; both 0: the scene has no search */
    int64_t top_ms;   /**< when it is at the highest place for the first time */
    int64_t round_ms; /**< once up and down */
};

/** @return what the scene works the calf with. */
enum tool_mark stroke_tool(const struct figure_scene *scene);

/** @return how far below the knee the tool touches the near calf, along the shank, units. */
float stroke_below_knee(const struct figure *figure, const struct figure_scene *scene,
                        const struct figure_state *state);

void stroke_of(const struct figure *figure, const struct figure_scene *scene,
               struct stroke *stroke_out);

/** @return 0: as low as the search goes, 1: as high; held to that. */
float stroke_place(const struct stroke *stroke, float below_knee);

/** @return whether `elapsed_ms` into the search the second side is worked: it changes sides
 *  at every top. */
bool stroke_on_second_side(const struct stroke *stroke, int64_t elapsed_ms);

/** @return how far the leg is turned about its length: -1 to 1 between the ends of the scene's
 *  rocking; 0 where nothing turns. */
float stroke_sway(const struct figure_scene *scene, const struct figure_state *state);

#endif
