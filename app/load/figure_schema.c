/* SPDX-License-Identifier: MIT */
#include "app/load/figure_schema.h"

#include "app/load/yaml_schema.h"

#define PLAIN    CYAML_FLAG_DEFAULT
#define OPTIONAL CYAML_FLAG_OPTIONAL
#define STRICT   CYAML_FLAG_STRICT
#define LIST     CYAML_FLAG_POINTER
#define MAYBE    (CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL)

#define ENUM(key, flags, structure, member, words)                                             \
    CYAML_FIELD_ENUM(key, STRICT | (flags), structure, member, words, CYAML_ARRAY_LEN(words))
#define MAYBE_ENUM(key, structure, member, words)                                              \
    CYAML_FIELD_ENUM_PTR(key, STRICT | MAYBE, structure, member, words, CYAML_ARRAY_LEN(words))

static const cyaml_strval_t bone_words[] = {
    {"pelvis", BONE_PELVIS},   {"lumbar", BONE_LUMBAR}, {"thorax", BONE_THORAX},
    {"neck", BONE_NECK},       {"head", BONE_HEAD},     {"upper_arm", BONE_UPPER_ARM},
    {"forearm", BONE_FOREARM}, {"hand", BONE_HAND},     {"thigh", BONE_THIGH},
    {"shank", BONE_SHANK},     {"foot", BONE_FOOT},     {"toes", BONE_TOES},
};

static const cyaml_strval_t hand_words[] = {
    {"over", HAND_OVER}, {"rest", HAND_REST}, {"relaxed", HAND_RELAXED}, {"flat", HAND_FLAT},
    {"grip", HAND_GRIP}, {"cup", HAND_CUP},   {"pinch", HAND_PINCH},
};

static const cyaml_strval_t glow_words[] = {
    {"gastrocnemius", GLOW_GASTROCNEMIUS},
    {"soleus", GLOW_SOLEUS},
    {"achilles", GLOW_ACHILLES},
};

static const cyaml_strval_t ease_words[] = {
    {"inout", EASE_INOUT},
    {"in", EASE_IN},
    {"out", EASE_OUT},
    {"linear", EASE_LINEAR},
};

static const cyaml_strval_t way_words[] = {
    {"loop", PLAY_LOOP},
    {"swing", PLAY_SWING},
    {"beats", PLAY_BEATS},
};

static const cyaml_strval_t phase_words[] = {
    {"search", PHASE_SEARCH}, {"hold", PHASE_HOLD},       {"rock", PHASE_ROCK},
    {"reps", PHASE_REPS},     {"stretch", PHASE_STRETCH},
};

static const cyaml_strval_t prop_words[PROP_COUNT] = {
    {"ball", PROP_BALL}, {"roller", PROP_ROLLER}, {"stick", PROP_STICK},
    {"gun", PROP_GUN},   {"hook", PROP_HOOK},     {"strap", PROP_STRAP},
};

#define WORD(name)       {#name, BODY_##name},
#define THING_WORD(name) {#name, THING_##name},
static const cyaml_strval_t colour_words[] = {FIGURE_COLOURS(WORD)};
static const cyaml_strval_t thing_colour_words[] = {FIGURE_THING_COLOURS(THING_WORD)};

static const cyaml_schema_value_t number = {CYAML_VALUE_FLOAT(PLAIN, float)};
static const cyaml_schema_value_t whole = {CYAML_VALUE_INT(PLAIN, int)};
static const cyaml_schema_value_t word = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, SCHEMA_CHARACTERS(FIGURE_NAME_MAX)),
};

#define NAME(structure)              SCHEMA_TEXT("name", PLAIN, structure, name, FIGURE_NAME_MAX)
#define NUMBER(key, structure)       CYAML_FIELD_FLOAT(#key, PLAIN, structure, key)
#define MAYBE_NUMBER(key, structure) CYAML_FIELD_FLOAT(#key, OPTIONAL, structure, key)
#define FIXED(key, structure, count)                                                           \
    CYAML_FIELD_SEQUENCE_FIXED(#key, PLAIN, structure, key, &number, count)
#define BONE(key, flags, structure) ENUM(#key, flags, structure, key, bone_words)
#define COLOUR(structure)           ENUM("colour", PLAIN, structure, colour, colour_words)
/* x, y, x, y ...; that they come in pairs is checked when the outline is bound. */
#define POINTS(flags, structure)                                                               \
    CYAML_FIELD_SEQUENCE("at", LIST | (flags), structure, at, &number, 2,                      \
                         2 * FIGURE_MAX_OUTLINE_KNOTS)
#define CORNERS(structure)                                                                     \
    CYAML_FIELD_SEQUENCE("corners", MAYBE, structure, corners, &whole, 1,                      \
                         FIGURE_MAX_OUTLINE_KNOTS)

static const cyaml_schema_field_t bone_fields[] = {
    BONE(name, PLAIN, struct raw_bone), BONE(parent, OPTIONAL, struct raw_bone),
    FIXED(at, struct raw_bone, 2),      NUMBER(length, struct raw_bone),
    NUMBER(rest, struct raw_bone),      NUMBER(sign, struct raw_bone),
    FIXED(limits, struct raw_bone, 2),  CYAML_FIELD_END,
};

static const cyaml_schema_field_t joint_fields[] = {
    NAME(struct raw_joint),
    BONE(parent, PLAIN, struct raw_joint),
    BONE(child, PLAIN, struct raw_joint),
    NUMBER(before, struct raw_joint),
    NUMBER(after, struct raw_joint),
    MAYBE_NUMBER(fold, struct raw_joint),
    MAYBE_NUMBER(swell, struct raw_joint),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t piece_fields[] = {
    BONE(bone, PLAIN, struct raw_piece),
    POINTS(PLAIN, struct raw_piece),
    CORNERS(struct raw_piece),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t piece_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_piece, piece_fields),
};

static const cyaml_schema_field_t fade_fields[] = {
    BONE(bone, PLAIN, struct raw_fade),
    NUMBER(from, struct raw_fade),
    NUMBER(to, struct raw_fade),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t skin_fields[] = {
    NAME(struct raw_skin),
    COLOUR(struct raw_skin),
    CYAML_FIELD_BOOL("soft", OPTIONAL, struct raw_skin, soft),
    MAYBE_ENUM("muscle", struct raw_skin, muscle, glow_words),
    MAYBE_NUMBER(line, struct raw_skin),
    CYAML_FIELD_SEQUENCE("joints", MAYBE, struct raw_skin, joints, &word, 1, 4),
    CYAML_FIELD_MAPPING_PTR("fade", MAYBE, struct raw_skin, fade, fade_fields),
    CYAML_FIELD_SEQUENCE("outline", LIST, struct raw_skin, outline, &piece_entry, 1, 12),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t hand_part_fields[] = {
    COLOUR(struct raw_hand_part),
    MAYBE_NUMBER(line, struct raw_hand_part),
    POINTS(PLAIN, struct raw_hand_part),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t hand_part_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_hand_part, hand_part_fields),
};

static const cyaml_schema_field_t hand_fields[] = {
    ENUM("name", PLAIN, struct raw_hand, name, hand_words),
    CYAML_FIELD_SEQUENCE("parts", LIST, struct raw_hand, parts, &hand_part_entry, 1, 6),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t bone_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_bone, bone_fields),
};
static const cyaml_schema_value_t joint_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_joint, joint_fields),
};
static const cyaml_schema_value_t skin_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_skin, skin_fields),
};
static const cyaml_schema_value_t hand_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_hand, hand_fields),
};

static const cyaml_schema_field_t rig_fields[] = {
    CYAML_FIELD_SEQUENCE_FIXED("bones", PLAIN, struct raw_rig, bones, &bone_entry, BONE_COUNT),
    CYAML_FIELD_SEQUENCE("joints", LIST, struct raw_rig, joints, &joint_entry, 1,
                         FIGURE_MAX_JOINTS),
    CYAML_FIELD_SEQUENCE("skins", LIST, struct raw_rig, skins, &skin_entry, 1, 64),
    CYAML_FIELD_SEQUENCE("hands", LIST, struct raw_rig, hands, &hand_entry, HAND_COUNT,
                         HAND_COUNT),
    CYAML_FIELD_SEQUENCE("order", LIST, struct raw_rig, order, &word, 1, FIGURE_MAX_LAYERS),
    FIXED(far_offset, struct raw_rig, 2),
    CYAML_FIELD_END,
};

#define COLOUR_FIELD(name) SCHEMA_TEXT(#name, OPTIONAL, struct raw_colours, name, 7),
#define THING_FIELD(name)  SCHEMA_TEXT(#name, PLAIN, struct raw_thing_colours, name, 7),
static const cyaml_schema_field_t colours_fields[] = {FIGURE_COLOURS(COLOUR_FIELD)
                                                          CYAML_FIELD_END};
static const cyaml_schema_field_t thing_colours_fields[] = {FIGURE_THING_COLOURS(THING_FIELD)
                                                                CYAML_FIELD_END};

static const cyaml_schema_field_t far_fields[] = {
    SCHEMA_TEXT("colour", PLAIN, struct raw_far, colour, 7),
    NUMBER(part, struct raw_far),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t palette_fields[] = {
    NAME(struct raw_palette),
    CYAML_FIELD_MAPPING("far", PLAIN, struct raw_palette, far, far_fields),
    CYAML_FIELD_MAPPING("colours", PLAIN, struct raw_palette, colours, colours_fields),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t body_fields[] = {
    NAME(struct raw_body),
    CYAML_FIELD_SEQUENCE("skins", MAYBE, struct raw_body, skins, &skin_entry, 1, 64),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t palette_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_palette, palette_fields),
};
static const cyaml_schema_value_t body_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_body, body_fields),
};

static const cyaml_schema_field_t looks_fields[] = {
    CYAML_FIELD_SEQUENCE("rota", LIST, struct raw_looks, rota, &word, 1, FIGURE_MAX_LOOKS),
    CYAML_FIELD_SEQUENCE("palettes", LIST, struct raw_looks, palettes, &palette_entry, 1,
                         FIGURE_MAX_PALETTES),
    CYAML_FIELD_SEQUENCE("bodies", LIST, struct raw_looks, bodies, &body_entry, 1,
                         FIGURE_MAX_BODIES),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t shape_fields[] = {
    ENUM("colour", PLAIN, struct raw_shape, colour, thing_colour_words),
    MAYBE_NUMBER(line, struct raw_shape),
    CYAML_FIELD_SEQUENCE("disc", OPTIONAL, struct raw_shape, disc, &number, 3, 3),
    POINTS(OPTIONAL, struct raw_shape),
    CORNERS(struct raw_shape),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t shape_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_shape, shape_fields),
};

static const cyaml_schema_field_t thing_fields[] = {
    MAYBE_NUMBER(r, struct raw_thing),
    CYAML_FIELD_SEQUENCE("hold", OPTIONAL, struct raw_thing, hold, &number, 4, 4),
    CYAML_FIELD_SEQUENCE("shapes", LIST, struct raw_thing, shapes, &shape_entry, 1,
                         FIGURE_MAX_SHAPES),
    CYAML_FIELD_SEQUENCE("turning", MAYBE, struct raw_thing, turning, &shape_entry, 1,
                         FIGURE_MAX_SHAPES),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t rod_fields[] = {
    NUMBER(r, struct raw_rod),
    FIXED(near, struct raw_rod, 2),
    FIXED(far, struct raw_rod, 2),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t props_fields[] = {
    CYAML_FIELD_MAPPING("colours", PLAIN, struct raw_props, colours, thing_colours_fields),
    CYAML_FIELD_MAPPING("ball", PLAIN, struct raw_props, ball, thing_fields),
    CYAML_FIELD_MAPPING("roller", PLAIN, struct raw_props, roller, rod_fields),
    CYAML_FIELD_MAPPING("stick", PLAIN, struct raw_props, stick, rod_fields),
    CYAML_FIELD_MAPPING("gun", PLAIN, struct raw_props, gun, thing_fields),
    CYAML_FIELD_MAPPING("hook", PLAIN, struct raw_props, hook, thing_fields),
    CYAML_FIELD_END,
};

/* Numbers that are there or not; the schema's macro wants a member's name, here it is a place
 * in two arrays. */
#define NUMBERS(word, places, counts, index, count)                                            \
    {                                                                                          \
        .key = (word),                                                                         \
        .data_offset = (uint32_t)((places) + (index) * sizeof(float *)),                       \
        .count_offset = (uint32_t)((counts) + (index) * sizeof(unsigned)),                     \
        .count_size = sizeof(unsigned),                                                        \
        .value =                                                                               \
            {                                                                                  \
                .type = CYAML_SEQUENCE,                                                        \
                .flags = MAYBE,                                                                \
                .data_size = sizeof(float),                                                    \
                .sequence = {.entry = &number, .min = (count), .max = (count)},                \
            },                                                                                 \
    }
#define PROP(word, index, count)                                                               \
    NUMBERS(word, offsetof(struct raw_key, prop), offsetof(struct raw_key, prop_count), index, \
            count)
#define SCENERY(word, index, count)                                                            \
    NUMBERS(word, offsetof(struct raw_scenery, at), offsetof(struct raw_scenery, at_count),    \
            index, count)

static const cyaml_schema_field_t key_fields[] = {
    NUMBER(t, struct raw_key),
    ENUM("ease", PLAIN, struct raw_key, ease, ease_words),
    FIXED(root, struct raw_key, 3),
    FIXED(spine, struct raw_key, 4),
    FIXED(near_leg, struct raw_key, 3),
    FIXED(far_leg, struct raw_key, 3),
    FIXED(near_arm, struct raw_key, 3),
    FIXED(far_arm, struct raw_key, 3),
    MAYBE_NUMBER(toes, struct raw_key),
    MAYBE_NUMBER(yaw, struct raw_key),
    PROP("ball", PROP_BALL, 3),
    PROP("roller", PROP_ROLLER, 3),
    PROP("stick", PROP_STICK, 3),
    PROP("gun", PROP_GUN, 3),
    PROP("hook", PROP_HOOK, 3),
    PROP("strap", PROP_STRAP, FIGURE_PROP_NUMBERS),
    FIXED(glow, struct raw_key, GLOW_COUNT),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t scenery_fields[] = {
    SCENERY("mat", SCENERY_MAT, 2),
    SCENERY("floor", SCENERY_FLOOR, 2),
    SCENERY("wall", SCENERY_WALL, 2),
    SCENERY("box", SCENERY_BOX, 3),
    SCENERY("rail", SCENERY_RAIL, 2),
    SCENERY("block", SCENERY_BLOCK, 3),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t hands_fields[] = {
    ENUM("near", PLAIN, struct raw_hands, near, hand_words),
    ENUM("far", PLAIN, struct raw_hands, far, hand_words),
    CYAML_FIELD_BOOL("near_flipped", OPTIONAL, struct raw_hands, near_flipped),
    CYAML_FIELD_BOOL("far_flipped", OPTIONAL, struct raw_hands, far_flipped),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t collider_fields[] = {
    MAYBE_ENUM("prop", struct raw_collider, prop, prop_words),
    MAYBE_NUMBER(r, struct raw_collider),
    MAYBE_NUMBER(from, struct raw_collider),
    MAYBE_NUMBER(to, struct raw_collider),
    MAYBE_NUMBER(top, struct raw_collider),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t play_fields[] = {
    ENUM("phase", PLAIN, struct raw_play, phase, phase_words),
    CYAML_FIELD_SEQUENCE("seconds", PLAIN, struct raw_play, seconds, &number, 2,
                         2 * FIGURE_MAX_SPANS),
    ENUM("way", PLAIN, struct raw_play, way, way_words),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t collider_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_collider, collider_fields),
};
static const cyaml_schema_value_t play_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_play, play_fields),
};
static const cyaml_schema_value_t key_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_key, key_fields),
};

static const cyaml_schema_field_t scene_fields[] = {
    NAME(struct raw_scene),
    NUMBER(loop, struct raw_scene),
    FIXED(view, struct raw_scene, 3),
    CYAML_FIELD_BOOL("over", OPTIONAL, struct raw_scene, over),
    CYAML_FIELD_MAPPING("scenery", PLAIN, struct raw_scene, scenery, scenery_fields),
    CYAML_FIELD_MAPPING("hands", PLAIN, struct raw_scene, hands, hands_fields),
    CYAML_FIELD_SEQUENCE("colliders", MAYBE, struct raw_scene, colliders, &collider_entry, 1,
                         FIGURE_MAX_COLLIDERS),
    CYAML_FIELD_SEQUENCE("plays", LIST, struct raw_scene, plays, &play_entry, 1,
                         PHASE_KIND_COUNT),
    CYAML_FIELD_SEQUENCE("keys", LIST, struct raw_scene, keys, &key_entry, 2, FIGURE_MAX_KEYS),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t scene_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct raw_scene, scene_fields),
};

static const cyaml_schema_field_t poses_fields[] = {
    CYAML_FIELD_SEQUENCE("scenes", LIST, struct raw_poses, scenes, &scene_entry, 1,
                         FIGURE_MAX_SCENES),
    CYAML_FIELD_END,
};

const struct cyaml_schema_value figure_rig_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct raw_rig, rig_fields),
};
const struct cyaml_schema_value figure_looks_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct raw_looks, looks_fields),
};
const struct cyaml_schema_value figure_props_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct raw_props, props_fields),
};
const struct cyaml_schema_value figure_poses_schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct raw_poses, poses_fields),
};

const char *figure_prop_word(enum prop prop)
{
    return prop_words[prop].str;
}

unsigned figure_prop_numbers(enum prop prop)
{
    return prop == PROP_STRAP ? FIGURE_PROP_NUMBERS : 3;
}
