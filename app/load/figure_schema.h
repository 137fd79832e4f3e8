/* SPDX-License-Identifier: MIT */
/** The files under assets/figure/ as libcyaml reads them: one struct and one table a file. */
#ifndef UNKNOT_LOAD_FIGURE_SCHEMA_H
#define UNKNOT_LOAD_FIGURE_SCHEMA_H

#include "app/ui/figure/figure.h"

#include <cyaml/cyaml.h>

struct raw_bone {
    enum bone name, parent;
    float at[2], length, rest, sign, limits[2];
};

struct raw_joint {
    char *name;
    enum bone parent, child;
    float before, after, fold, swell;
};

/** Part of an outline in the frame of one bone. */
struct raw_piece {
    enum bone bone;
    float *at;
    unsigned at_count;
    int *corners;
    unsigned corners_count;
};

struct raw_fade {
    enum bone bone;
    float from, to;
};

struct raw_skin {
    char *name;
    enum body_colour colour;
    bool soft;
    enum glow *muscle; /**< NULL: none */
    float line;
    char **joints;
    unsigned joints_count;
    struct raw_fade *fade; /**< NULL: never */
    struct raw_piece *outline;
    unsigned outline_count;
};

struct raw_hand_part {
    enum body_colour colour;
    float line;
    float *at;
    unsigned at_count;
};

struct raw_hand {
    enum hand name;
    struct raw_hand_part *parts;
    unsigned parts_count;
};

struct raw_rig {
    struct raw_bone bones[BONE_COUNT];
    struct raw_joint *joints;
    unsigned joints_count;
    struct raw_skin *skins;
    unsigned skins_count;
    struct raw_hand *hands;
    unsigned hands_count;
    char **order;
    unsigned order_count;
    float far_offset[2];
};

/** "#RRGGBB" by name, NULL where a file does not say. */
struct raw_colours {
#define RAW_MEMBER(name) char *name;
    FIGURE_COLOURS(RAW_MEMBER)
};

struct raw_thing_colours {
    FIGURE_THING_COLOURS(RAW_MEMBER)
#undef RAW_MEMBER
};

struct raw_far {
    char *colour;
    float part;
};

struct raw_palette {
    char *name;
    struct raw_far far;
    struct raw_colours colours;
};

struct raw_body {
    char *name;
    struct raw_skin *skins;
    unsigned skins_count;
};

struct raw_looks {
    char **rota;
    unsigned rota_count;
    struct raw_palette *palettes;
    unsigned palettes_count;
    struct raw_body *bodies;
    unsigned bodies_count;
};

struct raw_shape {
    enum thing_colour colour;
    float line;
    float disc[3];
    unsigned disc_count;
    float *at;
    unsigned at_count;
    int *corners;
    unsigned corners_count;
};

struct raw_thing {
    float r;
    float hold[4];
    unsigned hold_count;
    struct raw_shape *shapes;
    unsigned shapes_count;
    struct raw_shape *turning;
    unsigned turning_count;
};

struct raw_rod {
    float r, near[2], far[2];
};

struct raw_props {
    struct raw_thing_colours colours;
    struct raw_thing ball, gun, hook;
    struct raw_rod roller, stick;
};

struct raw_key {
    float t;
    enum ease_kind ease;
    float root[3], spine[4];
    float near_leg[3], far_leg[3], near_arm[3], far_arm[3];
    float toes, yaw;
    float *prop[PROP_COUNT];
    unsigned prop_count[PROP_COUNT];
    float glow[GLOW_COUNT];
};

struct raw_hands {
    enum hand near, far;
    bool near_flipped, far_flipped;
};

struct raw_collider {
    enum prop *prop; /**< NULL: flat ground */
    float r, from, to, top;
};

struct raw_play {
    enum phase_kind phase;
    float seconds[2 * FIGURE_MAX_SPANS];
    unsigned seconds_count;
    enum play_way way;
};

struct raw_scenery {
    float *at[SCENERY_COUNT];
    unsigned at_count[SCENERY_COUNT];
};

struct raw_scene {
    char *name;
    float loop;
    float view[3];
    bool over;
    struct raw_scenery scenery;
    struct raw_hands hands;
    struct raw_collider *colliders;
    unsigned colliders_count;
    struct raw_play *plays;
    unsigned plays_count;
    struct raw_key *keys;
    unsigned keys_count;
};

struct raw_poses {
    struct raw_scene *scenes;
    unsigned scenes_count;
};

extern const struct cyaml_schema_value figure_rig_schema;
extern const struct cyaml_schema_value figure_looks_schema;
extern const struct cyaml_schema_value figure_props_schema;
extern const struct cyaml_schema_value figure_poses_schema;

/** The word of a thing in a key ("ball"); never NULL. */
const char *figure_prop_word(enum prop prop);

/** How many numbers a key has for it. */
unsigned figure_prop_numbers(enum prop prop);

#endif
