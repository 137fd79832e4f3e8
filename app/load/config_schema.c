/* SPDX-License-Identifier: MIT */
#include "app/load/config_schema.h"

#include "app/core/content.h"
#include "app/load/languages.h"
#include "app/load/yaml_schema.h"

enum {
    NAME_CHARACTERS = 40,
    STATION_ID_CHARACTERS = 31,
    PATH_CHARACTERS = 250,
    TIME_CHARACTERS = 5,
    DAYS_CHARACTERS = 40
};

#define PLAIN    CYAML_FLAG_DEFAULT
#define OPTIONAL CYAML_FLAG_OPTIONAL
#define STRICT   CYAML_FLAG_STRICT

static const cyaml_strval_t source_words[] = {
    {"auto", BUTTONS_AUTO},         {"gpio", BUTTONS_GPIO}, {"keyboard", BUTTONS_KEYBOARD},
    {"joystick", BUTTONS_JOYSTICK}, {"none", BUTTONS_NONE},
};

static const cyaml_strval_t button_words[] = {
    {"back", BUTTON_BACK},
    {"left", BUTTON_LEFT},
    {"right", BUTTON_RIGHT},
    {"ok", BUTTON_OK},
};

static const cyaml_strval_t bias_words[] = {
    {"pull_up", BIAS_PULL_UP},
    {"pull_down", BIAS_PULL_DOWN},
    {"none", BIAS_NONE},
};

static const cyaml_schema_field_t station_fields[] = {
    SCHEMA_TEXT("name", OPTIONAL, struct config_station, name, NAME_CHARACTERS),
    SCHEMA_TEXT("id", OPTIONAL, struct config_station, id, STATION_ID_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t screen_fields[] = {
    CYAML_FIELD_INT_PTR("rotate", OPTIONAL, struct config_screen, rotate),
    CYAML_FIELD_INT_PTR("margin", OPTIONAL, struct config_screen, margin),
    CYAML_FIELD_INT_PTR("fps", OPTIONAL, struct config_screen, fps),
    CYAML_FIELD_BOOL_PTR("reduced_motion", OPTIONAL, struct config_screen, reduced_motion),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t fonts_fields[] = {
    SCHEMA_TEXT("folder", OPTIONAL, struct config_fonts, folder, PATH_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t line_fields[] = {
    CYAML_FIELD_ENUM("button", STRICT, struct config_line, button, button_words,
                     CYAML_ARRAY_LEN(button_words)),
    CYAML_FIELD_INT("gpio", PLAIN, struct config_line, gpio),
    CYAML_FIELD_ENUM_PTR("bias", OPTIONAL | STRICT, struct config_line, bias, bias_words,
                         CYAML_ARRAY_LEN(bias_words)),
    CYAML_FIELD_BOOL_PTR("active_low", OPTIONAL, struct config_line, active_low),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t line_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct config_line, line_fields),
};

static const cyaml_schema_field_t buttons_fields[] = {
    CYAML_FIELD_ENUM_PTR("source", OPTIONAL | STRICT, struct config_buttons, source,
                         source_words, CYAML_ARRAY_LEN(source_words)),
    SCHEMA_TEXT("chip", OPTIONAL, struct config_buttons, chip, NAME_CHARACTERS),
    CYAML_FIELD_INT_PTR("debounce_ms", OPTIONAL, struct config_buttons, debounce_ms),
    CYAML_FIELD_INT_PTR("kernel_debounce_ms", OPTIONAL, struct config_buttons,
                        kernel_debounce_ms),
    CYAML_FIELD_INT_PTR("chord_ms", OPTIONAL, struct config_buttons, chord_ms),
    CYAML_FIELD_INT_PTR("panel", OPTIONAL, struct config_buttons, panel),
    CYAML_FIELD_INT_PTR("hold_ms", OPTIONAL, struct config_buttons, hold_ms),
    CYAML_FIELD_SEQUENCE("lines", OPTIONAL | CYAML_FLAG_POINTER, struct config_buttons, lines,
                         &line_entry, 1, BUTTON_LINES_MAX),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t lamp_fields[] = {
    CYAML_FIELD_ENUM("button", STRICT, struct config_lamp, button, button_words,
                     CYAML_ARRAY_LEN(button_words)),
    CYAML_FIELD_INT("gpio", PLAIN, struct config_lamp, gpio),
    CYAML_FIELD_BOOL_PTR("active_low", OPTIONAL, struct config_lamp, active_low),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t lamp_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct config_lamp, lamp_fields),
};

static const cyaml_schema_field_t presence_fields[] = {
    CYAML_FIELD_INT_PTR("gpio", PLAIN, struct config_presence, gpio),
    CYAML_FIELD_BOOL_PTR("active_low", OPTIONAL, struct config_presence, active_low),
    CYAML_FIELD_ENUM_PTR("bias", OPTIONAL | STRICT, struct config_presence, bias, bias_words,
                         CYAML_ARRAY_LEN(bias_words)),
    CYAML_FIELD_FLOAT_PTR("empty_s", OPTIONAL, struct config_presence, empty_s),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t lamps_fields[] = {
    CYAML_FIELD_BOOL_PTR("dimmed", OPTIONAL, struct config_lamps, dimmed),
    CYAML_FIELD_SEQUENCE("lines", OPTIONAL | CYAML_FLAG_POINTER, struct config_lamps, lines,
                         &lamp_entry, 1, LAMP_LINES_MAX),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t code_entry = {
    CYAML_VALUE_ENUM(STRICT, enum button, button_words, CYAML_ARRAY_LEN(button_words)),
};

static const cyaml_schema_field_t coach_fields[] = {
    CYAML_FIELD_SEQUENCE("code", OPTIONAL | CYAML_FLAG_POINTER, struct config_coach, code,
                         &code_entry, CODE_LENGTH, CODE_LENGTH),
    CYAML_FIELD_END,
};

static const cyaml_schema_field_t hours_fields[] = {
    SCHEMA_TEXT("from", PLAIN, struct config_hours, from, TIME_CHARACTERS),
    SCHEMA_TEXT("to", PLAIN, struct config_hours, to, TIME_CHARACTERS),
    CYAML_FIELD_INT("volume", PLAIN, struct config_hours, volume),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t hours_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct config_hours, hours_fields),
};

static const cyaml_schema_field_t sound_fields[] = {
    CYAML_FIELD_INT_PTR("volume", OPTIONAL, struct config_sound, volume),
    CYAML_FIELD_BOOL_PTR("voice", OPTIONAL, struct config_sound, voice),
    SCHEMA_TEXT("own_voice", OPTIONAL, struct config_sound, own_voice, PATH_CHARACTERS),
    CYAML_FIELD_SEQUENCE("hours", OPTIONAL | CYAML_FLAG_POINTER, struct config_sound, hours,
                         &hours_entry, 1, VOLUME_HOURS_MAX),
    CYAML_FIELD_END,
};

static const cyaml_strval_t closed_words[] = {
    {"resting", CONFIG_CLOSED_RESTING},
    {"black", CONFIG_CLOSED_BLACK},
};

static const cyaml_schema_field_t opening_fields[] = {
    SCHEMA_TEXT("days", PLAIN, struct config_opening_hours, days, DAYS_CHARACTERS),
    SCHEMA_TEXT("from", PLAIN, struct config_opening_hours, from, TIME_CHARACTERS),
    SCHEMA_TEXT("to", PLAIN, struct config_opening_hours, to, TIME_CHARACTERS),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t opening_entry = {
    CYAML_VALUE_MAPPING(PLAIN, struct config_opening_hours, opening_fields),
};

static const cyaml_schema_field_t times_fields[] = {
#define CONFIG_TIME_FIELD(name, low, high)                                                     \
    CYAML_FIELD_FLOAT_PTR(#name "_s", OPTIONAL, struct config_times, name##_s),
    CONFIG_TIMES(CONFIG_TIME_FIELD)
#undef CONFIG_TIME_FIELD
        CYAML_FIELD_END,
};

static const cyaml_schema_value_t language_entry = {
    CYAML_VALUE_STRING(CYAML_FLAG_POINTER, char, 1, SCHEMA_ID_CHARACTERS(CONTENT_ID_MAX)),
};

static const cyaml_schema_field_t config_fields[] = {
    CYAML_FIELD_MAPPING("station", OPTIONAL, struct config_file, station, station_fields),
    SCHEMA_TEXT("language", OPTIONAL, struct config_file, language, CONTENT_ID_MAX),
    CYAML_FIELD_SEQUENCE("languages", OPTIONAL | CYAML_FLAG_POINTER, struct config_file,
                         languages, &language_entry, 1, LANGUAGES_MAX),
    SCHEMA_TEXT("database", OPTIONAL, struct config_file, database, PATH_CHARACTERS),
    CYAML_FIELD_INT_PTR("keep_months", OPTIONAL, struct config_file, keep_months),
    CYAML_FIELD_MAPPING("screen", OPTIONAL, struct config_file, screen, screen_fields),
    CYAML_FIELD_MAPPING("fonts", OPTIONAL, struct config_file, fonts, fonts_fields),
    CYAML_FIELD_MAPPING("buttons", OPTIONAL, struct config_file, buttons, buttons_fields),
    CYAML_FIELD_MAPPING("lamps", OPTIONAL, struct config_file, lamps, lamps_fields),
    CYAML_FIELD_MAPPING("presence", OPTIONAL, struct config_file, presence, presence_fields),
    CYAML_FIELD_MAPPING("coach", OPTIONAL, struct config_file, coach, coach_fields),
    CYAML_FIELD_MAPPING("sound", OPTIONAL, struct config_file, sound, sound_fields),
    CYAML_FIELD_SEQUENCE("hours", OPTIONAL | CYAML_FLAG_POINTER, struct config_file, hours,
                         &opening_entry, 1, OPENING_HOURS_MAX),
    CYAML_FIELD_ENUM_PTR("closed", OPTIONAL | STRICT, struct config_file, closed, closed_words,
                         CYAML_ARRAY_LEN(closed_words)),
    CYAML_FIELD_BOOL_PTR("closed_cec", OPTIONAL, struct config_file, closed_cec),
    CYAML_FIELD_INT_PTR("closed_black_min", OPTIONAL, struct config_file, closed_black_min),
    CYAML_FIELD_MAPPING("times", OPTIONAL, struct config_file, times, times_fields),
    CYAML_FIELD_END,
};

static const cyaml_schema_value_t schema = {
    CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct config_file, config_fields),
};

const struct cyaml_schema_value *config_schema(void)
{
    return &schema;
}
