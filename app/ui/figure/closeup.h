/* SPDX-License-Identifier: MIT */
/**
 * The lower leg from behind, close up: skin and muscles, what works lit, and what is marked.
 *
 * Coordinates are those of the file: a right leg, 1/1000 of the body's height, x to the outer
 * side, y down from the knee line. The loader makes the curves into points once; a frame only
 * moves them and mixes colours.
 */
#ifndef UNKNOT_UI_FIGURE_CLOSEUP_H
#define UNKNOT_UI_FIGURE_CLOSEUP_H

#include "app/core/content.h"
#include "app/core/usage.h"
#include "app/ui/figure/figure.h"
#include "app/ui/figure/stroke.h"
#include "app/ui/paint.h"

enum {
    CLOSEUP_MAX_REGIONS = 16,
    CLOSEUP_MAX_FIBRES = 8,
    CLOSEUP_MAX_SPOTS = 16,
    CLOSEUP_MAX_PATHS = 4,
    CLOSEUP_MAX_DASHES = 64,
    CLOSEUP_MAX_POINTS = 4096,
};

/** Some of the points of a close-up, one behind the other. */
struct closeup_run {
    int first, count;
};

enum closeup_part {
    CLOSEUP_SKIN,   /**< as light as `shade` says, in the colours of the skin */
    CLOSEUP_MUSCLE, /**< lit when it works */
    CLOSEUP_TENDON, /**< never lit */
};

struct closeup_region {
    char id[CONTENT_ID_MAX + 1];
    enum closeup_part part;
    float shade;        /**< skin: 0 lit, 1 in shadow */
    rgba colour;        /**< all but skin */
    enum muscle muscle; /**< muscle: which one it belongs to */
    struct closeup_run outline;
    struct closeup_run fibres[CLOSEUP_MAX_FIBRES]; /**< closed outlines, too */
    int fibre_count;
};

struct closeup_spot {
    char id[CONTENT_ID_MAX + 1];
    struct point at;
    int region; /**< the one that is lit with it */
};

struct closeup_path {
    char id[CONTENT_ID_MAX + 1];
    struct closeup_run line;
    float length;
    float top; /**< 0..1: where on it its highest point is */
};

/** All zero: nothing to draw. */
struct closeup {
    rgba skin, skin_shade;
    struct closeup_region regions[CLOSEUP_MAX_REGIONS]; /**< in the order they are drawn */
    int region_count;
    struct closeup_spot spots[CLOSEUP_MAX_SPOTS];
    int spot_count;
    struct closeup_path paths[CLOSEUP_MAX_PATHS];
    int path_count;
    struct closeup_run hollow; /**< where nobody presses */
    struct closeup_run dashes[CLOSEUP_MAX_DASHES];
    int dash_count;
    float top, bottom; /**< how far the drawing reaches */
    struct point points[CLOSEUP_MAX_POINTS];
    int point_count;
};

/** A close-up as it stands on a page. */
struct closeup_view {
    float x, knee_y; /**< middle of the leg at the knee, page coordinates */
    float scale;     /**< pixels a unit */
    enum leg leg;
    enum muscle muscle; /**< what works */
    float glow;         /**< 0..1, of what works */
    float glow_others;  /**< 0..1, of the other muscles */
    const char *spot;   /**< the id of a spot; only its own region is lit. NULL: none */
    float pulse;        /**< 0..1: how far the rings around the spot have grown */
    float sway;         /**< -1..1: how far the spot is to one side while the leg rocks */
    const char *path;   /**< the id of a way to search; NULL: none */
    bool no_dots;       /**< only the tool is drawn of the path */
    float along;        /**< 0..1: where on it the tool is */
    enum tool_mark tool;
    bool hollow;                 /**< the hollow of the knee is marked as left out */
    const struct figure *figure; /**< for the tones of skin and tools; NULL: the file's own */
    int look;                    /**< of figure.looks, any number: they come in turn */
};

void closeup_draw(const struct paint *paint, const struct closeup *closeup,
                  const struct closeup_view *view);

/**
 * Where on a path the tool is.
 *
 * @param place        0: at the low end of its stroke, 1: at the top
 * @param second_side  it goes on from the highest point instead of from the beginning; does
 *                     not matter for a path that only goes up
 * @return 0..1 of the path's length
 */
float closeup_along(const struct closeup_path *path, float place, bool second_side);

/** @return the spot, the path or the region with this id, -1: none (or id NULL). */
int closeup_find_spot(const struct closeup *closeup, const char *id);
int closeup_find_path(const struct closeup *closeup, const char *id);
int closeup_find_region(const struct closeup *closeup, const char *id);

#endif
