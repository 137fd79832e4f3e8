/* SPDX-License-Identifier: MIT */
#include "app/load/config_apply.h"

#include <stdio.h>

static void apply_hours(const struct config_apply *apply, int index)
{
    const struct config_hours *hours = &apply->file->sound.hours[index];
    struct volume_hours *place = &apply->config->settings.volume_hours[index];
    char key[CONFIG_KEY_SIZE];

    snprintf(key, sizeof key, "sound.hours[%d].from", index);
    config_set_time(apply, hours->from, key, &place->from_minute);
    snprintf(key, sizeof key, "sound.hours[%d].to", index);
    config_set_time(apply, hours->to, key, &place->to_minute);
    snprintf(key, sizeof key, "sound.hours[%d].volume", index);
    config_set_percent(apply, hours->volume, key, &place->percent);
}

void config_apply_sound(const struct config_apply *apply)
{
    const struct config_sound *sound = &apply->file->sound;
    struct settings *settings = &apply->config->settings;

    if (sound->volume != NULL) {
        config_set_percent(apply, *sound->volume, "sound.volume", &settings->volume_percent);
    }
    if (sound->voice != NULL) {
        settings->voice = *sound->voice;
    }
    config_set_text(sound->own_voice, &apply->config->own_voice);
    settings->volume_hours_count = (int)sound->hours_count;
    for (int i = 0; i < settings->volume_hours_count; i++) {
        apply_hours(apply, i);
    }
}
