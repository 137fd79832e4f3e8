/* SPDX-License-Identifier: MIT */
/* Makes the files of the cues, at build time: a station only plays them. */
#include "app/cli/cli.h"
#include "app/cli/make_folder.h"
#include "app/cli/sound_out.h"
#include "app/load/near_word.h"
#include "app/sound/synth.h"

#include <stdlib.h>

struct wishes {
    const char *assets, *folder, *only, *quiet;
};

static bool make_one(const struct wishes *wishes, enum sound_kind sound,
                     const struct patch *patch)
{
    struct sound_out out = {0};
    char path[MACHINE_PATH_MAX];
    bool fine = sound_out_make(patch, &out) &&
                make_folder_path(path, wishes->folder, sound_name(sound), ".wav") &&
                sound_out_write(path, out.samples, out.frames, SOUND_CHANNELS);

    if (fine && wishes->quiet == NULL) {
        printf("%-12s %5d ms  %6.1f LUFS  %6.1f dBTP\n", sound_name(sound),
               (int)(out.frames * 1000LL / SOUND_RATE_HZ), out.match.lufs, out.match.peak_dbtp);
    }
    sound_out_free(&out);
    return fine;
}

static bool make_all(const struct wishes *wishes, enum sound_kind only,
                     const struct sound_patches *patches)
{
    bool fine = make_folder(wishes->folder);

    for (int i = 0; i < SOUND_COUNT && fine; i++) {
        if (only == SOUND_COUNT || (int)only == i) {
            fine = make_one(wishes, (enum sound_kind)i, &patches->items[i]);
        }
    }
    return fine;
}

static int load_and_make(const struct wishes *wishes, enum sound_kind only)
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct sound_patches *patches = calloc(1, sizeof *patches);
    bool fine = false;

    if (problems == NULL || patches == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
    } else {
        fine = sounds_load(wishes->assets, patches, problems) &&
               sound_out_check(wishes->assets, patches, problems);
        problems_print(problems, stderr);
        fine = fine && make_all(wishes, only, patches);
    }
    free(patches);
    free(problems);
    return fine ? CLI_FINE : CLI_NOT_FINE;
}

/* @return false: said on stderr */
static bool find_only(const char *name, enum sound_kind *sound_out)
{
    struct near_word near = {0};

    *sound_out = SOUND_COUNT;
    if (name == NULL) {
        return true;
    }
    *sound_out = sound_by_name(name);
    for (int i = 0; i < SOUND_COUNT; i++) {
        near_word_try(&near, name, sound_name((enum sound_kind)i));
    }
    if (*sound_out == SOUND_COUNT) {
        fprintf(stderr, "unknot sounds: --only: there is no sound '%s'%s%s%s\n", name,
                near.word != NULL ? ", did you mean '" : "", near.word != NULL ? near.word : "",
                near.word != NULL ? "'?" : "");
    }
    return *sound_out != SOUND_COUNT;
}

int cli_sounds(int argc, char **argv)
{
    struct wishes w = {0};
    const struct cli_option options[] = {
        {"assets", "DIR", "the content, default the installed one", &w.assets},
        {"o", "DIR", "the folder of the files; it is made when it is not there", &w.folder},
        {"only", "NAME", "only this one", &w.only},
        {"quiet", NULL, "prints nothing of what went well", &w.quiet},
        {0},
    };
    char place[MACHINE_PATH_MAX];
    int code =
        cli_parse(argc, argv,
                  "Makes the cues of assets/sounds: DIR/NAME.wav, 48 kHz, stereo, all of "
                  "a class\nequally loud. Prints length, loudness and peak of each.",
                  options);
    enum sound_kind only;

    if (code >= 0) {
        return code;
    }
    if (w.folder == NULL) {
        fprintf(stderr, "unknot sounds: -o is missing; see `unknot sounds --help`\n");
        return CLI_USAGE;
    }
    if (!find_only(w.only, &only)) {
        return CLI_USAGE;
    }
    w.assets = w.assets != NULL ? w.assets : machine_default_assets(place);
    return load_and_make(&w, only);
}
