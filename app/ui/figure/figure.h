/* SPDX-License-Identifier: MIT */
/**
 * The figure as plain data: a skeleton, outlines bound to its bones, looks, things, scenes.
 *
 * Filled by app/load from assets/figure/, constant from then on. One unit is a thousandth of
 * the body's height; x to where the figure looks, y up from the floor. Angles are degrees,
 * counter-clockwise. A frame reads it and allocates nothing.
 */
#ifndef UNKNOT_UI_FIGURE_FIGURE_H
#define UNKNOT_UI_FIGURE_FIGURE_H

#include "app/core/content.h"
#include "app/ui/draw.h"

#include <stdbool.h>
#include <stdint.h>

enum {
    FIGURE_NAME_MAX = 31, /**< bytes of a name, without the final 0 */
    FIGURE_MAX_JOINTS = 12,
    FIGURE_MAX_OUTLINES = 160,
    FIGURE_MAX_OUTLINE_KNOTS = 64, /**< points of one outline in a file */
    FIGURE_PIECES = 8,             /**< straight pieces between two of them; a power of two */
    FIGURE_MAX_POINTS = 16384,     /**< of all outlines, subdivided */
    FIGURE_MAX_LAYERS = 80,
    FIGURE_MAX_BODIES = 4,
    FIGURE_MAX_PALETTES = 8,
    FIGURE_MAX_LOOKS = 16,
    FIGURE_MAX_SHAPES = 12,
    FIGURE_MAX_SHAPE_POINTS = 160,
    FIGURE_MAX_SCENES = 24,
    FIGURE_MAX_KEYS = 24,
    FIGURE_MAX_COLLIDERS = 4,
    FIGURE_MAX_SPANS = 4,
    FIGURE_PROP_NUMBERS = 8,
    FIGURE_NONE = -1,
};

enum bone {
    BONE_PELVIS,
    BONE_LUMBAR,
    BONE_THORAX,
    BONE_NECK,
    BONE_HEAD,
    BONE_UPPER_ARM,
    BONE_FOREARM,
    BONE_HAND,
    BONE_THIGH,
    BONE_SHANK,
    BONE_FOOT,
    BONE_TOES,
    BONE_COUNT
};

enum side {
    SIDE_NEAR,
    SIDE_FAR,
    SIDE_COUNT,
    SIDE_TRUNK = SIDE_COUNT, /**< of layers only: neither near nor far */
};

/** The joint between a bone and its parent is the bone's own. */
struct figure_bone {
    enum bone parent; /**< the pelvis has none */
    struct point at;  /**< where it begins, in the frame of its parent */
    float length;     /**< negative where it extends up when standing */
    float rest;       /**< degrees to its parent when standing */
    float sign;       /**< of the joint's angle */
    float least, most;
};

/** Where the skin bends over a joint. */
struct figure_joint {
    enum bone parent, child;
    float before, after; /**< units along the straight limb */
    float fold;          /**< rounding of the inner side, units; 0: the skin turns there, too */
    float swell; /**< how much thicker the inner side grows a unit away from the joint */
};

/** What carries a point: a bone or, near a joint, the joint. */
struct figure_bond {
    float x, y;   /**< in the frame of the bone or, near a joint, around the joint */
    float blend;  /**< near a joint: the part of the bend that the point turns by */
    int8_t bone;  /**< enum bone */
    int8_t joint; /**< index into joints, FIGURE_NONE: rigid */
    bool child;   /**< near a joint: given in the frame of the joint's child */
};

/** A point of a subdivided outline, bound once and for all. */
struct figure_point {
    struct figure_bond own, next;
    float share;   /**< of `next`, from one bone to another; 0: `own` alone */
    float matters; /**< units that the outline is off without it; INFINITY: the file's own */
};

/** The colours of a body, the same words as in the files. */
#define FIGURE_COLOURS(X)                                                                      \
    X(skin)                                                                                    \
    X(skin_shade)                                                                              \
    X(skin_nail)                                                                               \
    X(hair)                                                                                    \
    X(hair_light)                                                                              \
    X(shirt)                                                                                   \
    X(shirt_shade)                                                                             \
    X(sleeve)                                                                                  \
    X(shorts)                                                                                  \
    X(shorts_shade)                                                                            \
    X(sock)                                                                                    \
    X(shoe)                                                                                    \
    X(sole)                                                                                    \
    X(shoe_mark)                                                                               \
    X(line)                                                                                    \
    X(lip)                                                                                     \
    X(muscle)                                                                                  \
    X(muscle_soleus)                                                                           \
    X(tendon)                                                                                  \
    X(glow)

/** The colours of things and scenery. */
#define FIGURE_THING_COLOURS(X)                                                                \
    X(rubber)                                                                                  \
    X(rubber_hi)                                                                               \
    X(rubber_lo)                                                                               \
    X(foam)                                                                                    \
    X(foam_lo)                                                                                 \
    X(foam_hi)                                                                                 \
    X(core)                                                                                    \
    X(grip)                                                                                    \
    X(grip_hi)                                                                                 \
    X(plastic)                                                                                 \
    X(plastic_hi)                                                                              \
    X(metal)                                                                                   \
    X(steel)                                                                                   \
    X(bead)                                                                                    \
    X(bead_lo)                                                                                 \
    X(strap)                                                                                   \
    X(mat)                                                                                     \
    X(mat_hi)                                                                                  \
    X(mat_edge)                                                                                \
    X(wall)                                                                                    \
    X(wall_edge)                                                                               \
    X(box)                                                                                     \
    X(box_hi)                                                                                  \
    X(box_edge)                                                                                \
    X(block)                                                                                   \
    X(block_hi)                                                                                \
    X(block_lo)                                                                                \
    X(block_edge)                                                                              \
    X(roller_mark)                                                                             \
    X(bead_mark)                                                                               \
    X(strap_lo)                                                                                \
    X(box_line)

enum body_colour {
#define FIGURE_ENUM(name) BODY_##name,
    FIGURE_COLOURS(FIGURE_ENUM)
#undef FIGURE_ENUM
    BODY_COLOUR_COUNT
};

enum thing_colour {
#define FIGURE_ENUM(name) THING_##name,
    FIGURE_THING_COLOURS(FIGURE_ENUM)
#undef FIGURE_ENUM
    THING_COLOUR_COUNT
};

/** The muscles that glow. */
enum glow {
    GLOW_GASTROCNEMIUS,
    GLOW_SOLEUS,
    GLOW_ACHILLES,
    GLOW_COUNT
};

struct figure_outline {
    int first, count; /**< of figure.points; an open line has its last point, too */
    enum body_colour colour;
    float line;    /**< width of an open line; 0: a filled closed curve */
    bool soft;     /**< gives way to colliders */
    int glow;      /**< enum glow, FIGURE_NONE: no muscle */
    int fade_bone; /**< the line fades as this bone's joint bends, FIGURE_NONE: never */
    float fade_from, fade_to;
};

enum hand {
    HAND_OVER,
    HAND_REST,
    HAND_RELAXED,
    HAND_FLAT,
    HAND_GRIP,
    HAND_CUP,
    HAND_PINCH,
    HAND_COUNT
};

struct figure_hand {
    int first, count; /**< of figure.outlines */
};

enum layer_kind {
    LAYER_SKIN,
    LAYER_HAND,
    LAYER_PROP_BACK,
    LAYER_PROP_MID,
    LAYER_PROP_FRONT,
    LAYER_PROP_TOP,
};

struct figure_layer {
    enum layer_kind kind;
    enum side side;
    int outline[FIGURE_MAX_BODIES]; /**< skin: of each body, FIGURE_NONE: not worn */
    bool far_foot;                  /**< with a crossed leg it comes after the near shoe */
    bool after_foot;                /**< the last layer of the near shoe */
};

struct figure_palette {
    rgba colours[BODY_COLOUR_COUNT];
    rgba far_colour;
    float far_part;
};

struct figure_look {
    int body, palette;
};

/** A part of a thing, finely subdivided, around the point that touches the body. */
struct figure_shape {
    enum thing_colour colour;
    struct point points[FIGURE_MAX_SHAPE_POINTS];
    int count;
    float line;   /**< width of an open line; 0: filled */
    float radius; /**< a disc around points[0]; 0: none */
};

struct figure_shapes {
    struct figure_shape items[FIGURE_MAX_SHAPES];
    int count;
};

/** A thing that rolls, of which both ends are seen. */
struct figure_rod {
    float r;
    struct point near, far;
};

enum prop {
    PROP_BALL,
    PROP_ROLLER,
    PROP_STICK,
    PROP_GUN,
    PROP_HOOK,
    PROP_STRAP,
    PROP_COUNT
};

enum scenery {
    SCENERY_MAT,   /**< x from, x to */
    SCENERY_FLOOR, /**< x from, x to */
    SCENERY_WALL,  /**< x, height */
    SCENERY_BOX,   /**< x from, x to, height: bench, box or step */
    SCENERY_RAIL,  /**< x, height */
    SCENERY_BLOCK, /**< x, width, height; under the ball */
    SCENERY_COUNT
};

enum ease_kind {
    EASE_INOUT,
    EASE_IN,
    EASE_OUT,
    EASE_LINEAR,
};

/** Where a limb ends: the wrist or the ankle, and the angle of the hand or the foot. */
struct figure_target {
    float x, y, angle;
};

/** Everything of a moment that is eased from key to key. */
struct figure_state {
    float root[3];  /**< x, y of the hips; lean, positive back */
    float spine[4]; /**< lumbar, thorax, neck, head */
    struct figure_target leg[SIDE_COUNT], arm[SIDE_COUNT];
    float toes;
    float yaw;                       /**< of the near leg about its length */
    float prop[FIGURE_PROP_NUMBERS]; /**< x, y, angle; the strap: four points */
    float glow[GLOW_COUNT];
};

struct figure_key {
    float t; /**< seconds */
    enum ease_kind ease;
    struct figure_state state;
};

/** What soft skin gives way to: flat ground, or the scene's thing where it is. */
struct figure_collider {
    bool round;
    float from, to, top;
    float r;
};

enum play_way {
    PLAY_LOOP,
    PLAY_SWING, /**< there and back */
    PLAY_BEATS, /**< one span for each beat of a repetition */
};

/** Which seconds of the keys a phase plays. */
struct figure_play {
    float from[FIGURE_MAX_SPANS], to[FIGURE_MAX_SPANS];
    int count; /**< 0: the scene has nothing for that kind of phase */
    enum play_way way;
};

struct figure_scene {
    char name[FIGURE_NAME_MAX + 1];
    float loop_s; /**< keys up to here are the scene's loop */
    float x0, x1, height;
    bool over; /**< the far foot lies on the near one */
    bool has_scenery[SCENERY_COUNT];
    float scenery[SCENERY_COUNT][3];
    int prop; /**< enum prop, FIGURE_NONE: hands or nothing */
    enum hand hand[SIDE_COUNT];
    bool flipped[SIDE_COUNT];
    struct figure_collider colliders[FIGURE_MAX_COLLIDERS];
    int collider_count;
    struct figure_play plays[PHASE_KIND_COUNT];
    struct figure_key keys[FIGURE_MAX_KEYS];
    int key_count;
};

struct figure {
    struct figure_bone bones[BONE_COUNT];
    struct figure_joint joints[FIGURE_MAX_JOINTS];
    int joint_count;
    struct figure_point points[FIGURE_MAX_POINTS];
    int point_count;
    struct figure_outline outlines[FIGURE_MAX_OUTLINES];
    int outline_count;
    struct figure_hand hands[HAND_COUNT];
    struct figure_layer layers[FIGURE_MAX_LAYERS];
    int layer_count;
    int leg_outline; /**< the near leg of the first body: contacts are measured against it */
    struct point far_offset;
    struct figure_palette palettes[FIGURE_MAX_PALETTES];
    int palette_count;
    int body_count;
    struct figure_look looks[FIGURE_MAX_LOOKS]; /**< in turn, one a visit */
    int look_count;
    rgba thing_colours[THING_COLOUR_COUNT];
    struct figure_shapes ball, ball_turning, gun, hook;
    struct point gun_hold[2], hook_hold[2]; /**< the part that hands go round, from and to */
    struct figure_rod roller, stick;
    float ball_r;
    struct figure_scene scenes[FIGURE_MAX_SCENES];
    int scene_count;
};

/** @return index of the scene with this name, or FIGURE_NONE. */
int figure_find_scene(const struct figure *figure, const char *name);

#endif
