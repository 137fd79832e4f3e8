/* SPDX-License-Identifier: MIT */
/* The station's own files: settings, content, sounds and voices, fonts. */
#include "app/cli/doctor.h"

#include "app/cli/machine.h"
#include "app/core/speech.h"
#include "app/load/assets.h"
#include "app/load/figure_file.h"
#include "app/raster/raster.h"
#include "app/sound/sound_name.h"
#include "app/sound/voice_name.h"

#include <string.h>
#include <unistd.h>

static const char family[] = "files";

/* Where a language's sentences are looked for. */
struct voice_count {
    const struct doctor *doctor;
    const char *language;
    int sentences, missing;
};

/* The first problem, without the folder it is in. */
static void add_broken(struct doctor *doctor, const char *name)
{
    const struct problems *problems = doctor->problems;

    doctor_add(doctor, family, name, DOCTOR_FAIL, "see `unknot check`, which lists them all",
               "%d %s: %s", problems->count, problems->count == 1 ? "problem" : "problems",
               problems->count > 0 ? problems->lines[0] : "no memory");
}

static void check_settings(struct doctor *doctor)
{
    if (!config_load(doctor->config_path, &doctor->config, doctor->problems)) {
        add_broken(doctor, "settings");
    } else if (doctor->config_path == NULL) {
        doctor_add(doctor, family, "settings", DOCTOR_OK, NULL,
                   "none in /etc/unknot/config.yaml: the defaults");
    } else {
        doctor_add(doctor, family, "settings", DOCTOR_OK, NULL, "%s", doctor->config_path);
    }
    memset(doctor->problems, 0, sizeof *doctor->problems);
}

static void check_content(struct doctor *doctor, const struct assets *assets)
{
    bool fine = assets != NULL && assets->fine && assets->figure != NULL &&
                figure_check_poses(doctor->assets, assets->figure, doctor->problems);

    if (!fine) {
        add_broken(doctor, "content");
        return;
    }
    doctor_add(doctor, family, "content", DOCTOR_OK, NULL,
               "%d techniques, %d tools, %d routines, %d languages",
               assets->content.technique_count, assets->content.tool_count,
               assets->content.routine_count, assets->languages.count);
}

static bool is_there(const char *folder, const char *below, const char *name,
                     const char *suffix)
{
    char path[MACHINE_PATH_MAX];
    int length = snprintf(path, sizeof path, "%s/%s/%s%s", folder, below, name, suffix);

    return length > 0 && length < (int)sizeof path && access(path, R_OK) == 0;
}

static void check_cues(struct doctor *doctor)
{
    const char *first = NULL;
    int missing = 0;

    for (int i = 0; i < SOUND_COUNT; i++) {
        const char *name = sound_name((enum sound_kind)i);

        if (!is_there(doctor->media, "sounds", name, ".wav")) {
            first = first != NULL ? first : name;
            missing++;
        }
    }
    if (missing > 0) {
        doctor_add(doctor, family, "cues", DOCTOR_FAIL,
                   "build again, install the package again, or `unknot sounds -o DIR/sounds`",
                   "%d of %d missing in %s/sounds, the first is %s.wav", missing, SOUND_COUNT,
                   doctor->media, first);
    } else {
        doctor_add(doctor, family, "cues", DOCTOR_OK, NULL, "all %d", SOUND_COUNT);
    }
}

/* Own recordings come first, under the same name or under the one without the hash. */
static bool is_recorded(const char *folder, const char *sentence, const char *name)
{
    char plain[VOICE_NAME_SIZE];

    return folder != NULL &&
           (is_there(folder, ".", name, "") ||
            (voice_plain_name(sentence, plain) && is_there(folder, ".", plain, "")));
}

static void count_sentence(void *context, const char *sentence)
{
    struct voice_count *count = context;
    char below[64];
    char name[VOICE_NAME_SIZE];

    snprintf(below, sizeof below, "voice/%.40s", count->language);
    voice_file_name(sentence, name);
    count->sentences++;
    if (!is_there(count->doctor->media, below, name, "") &&
        !is_recorded(count->doctor->config.own_voice, sentence, name)) {
        count->missing++;
    }
}

static void check_voices(struct doctor *doctor, const struct assets *assets)
{
    for (int i = 0; i < assets->languages.count; i++) {
        const struct language *language = &assets->languages.items[i];
        struct voice_count count = {.doctor = doctor, .language = language->id};
        char name[DOCTOR_NAME_MAX];

        snprintf(name, sizeof name, "voice %.20s", language->id);
        speech_each_sentence(language->content, language->words, count_sentence, &count);
        if (!doctor->config.settings.voice) {
            doctor_add(doctor, family, name, DOCTOR_OK, NULL, "not heard, by the settings");
        } else if (count.missing > 0) {
            doctor_add(doctor, family, name, DOCTOR_WARN,
                       "have them spoken: install espeak-ng and build again, or see `unknot "
                       "voice --help`",
                       "%d of %d sentences are missing: they are shown, not heard",
                       count.missing, count.sentences);
        } else {
            doctor_add(doctor, family, name, DOCTOR_OK, NULL, "every sentence");
        }
    }
}

static void check_fonts(struct doctor *doctor)
{
    char error[RASTER_ERROR_MAX];
    struct raster *raster = raster_create(doctor->config.font_dir, error);

    if (raster == NULL) {
        doctor_add(doctor, family, "fonts", DOCTOR_FAIL, "sudo apt-get install fonts-inter",
                   "%s", error);
        return;
    }
    doctor_add(doctor, family, "fonts", DOCTOR_OK, NULL, "%s", raster_font_file(raster));
    raster_destroy(raster);
}

void doctor_files(struct doctor *doctor)
{
    struct assets *assets;

    check_settings(doctor);
    struct language_choice choice = config_languages(&doctor->config);
    assets = assets_load(doctor->assets, &choice, &doctor->config.settings, doctor->problems);
    check_content(doctor, assets);
    check_cues(doctor);
    if (assets != NULL && assets->fine) {
        check_voices(doctor, assets);
    }
    assets_free(assets);
    check_fonts(doctor);
}
