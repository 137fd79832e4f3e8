/* SPDX-License-Identifier: MIT */
#include "app/cli/sound_out.h"

#include "app/cli/whole_file.h"
#include "app/sound/synth.h"
#include "app/sound/wav.h"

#include <stdio.h>
#include <stdlib.h>

bool sound_out_make(const struct patch *patch, struct sound_out *out)
{
    out->frames = synth_frames(patch, SOUND_RATE_HZ);
    out->samples = calloc((size_t)out->frames * SOUND_CHANNELS, sizeof *out->samples);
    if (out->samples == NULL) {
        fprintf(stderr, "unknot: out of memory\n");
        return false;
    }
    synth_render(patch, SOUND_RATE_HZ, out->samples, out->frames);
    out->match = match_patch(patch, out->samples, out->frames, SOUND_RATE_HZ);
    return true;
}

void sound_out_free(struct sound_out *out)
{
    free(out->samples);
    *out = (struct sound_out){0};
}

static void too_quiet(const char *assets, enum sound_kind sound, const struct patch *patch,
                      const struct match *match, struct problems *problems)
{
    char file[PROBLEM_MAX];

    snprintf(file, sizeof file, "%s/sounds/%s.yaml", assets, sound_name(sound));
    problems_add(problems, file, 0, 0,
                 "only gets to %.1f LUFS of %.1f before it is too high (%.0f dB); make it "
                 "longer, or its decay slower",
                 match->lufs, match_target_lufs(patch->loudness), MATCH_PEAK_DBTP);
}

bool sound_out_check(const char *assets, const struct sound_patches *patches,
                     struct problems *problems)
{
    int before = problems->count;

    for (int i = 0; i < SOUND_COUNT; i++) {
        struct sound_out out = {0};

        if (!sound_out_make(&patches->items[i], &out)) {
            return false;
        }
        if (!out.match.reached) {
            too_quiet(assets, (enum sound_kind)i, &patches->items[i], &out.match, problems);
        }
        sound_out_free(&out);
    }
    return problems->count == before;
}

bool sound_out_write(const char *path, const float *samples, int frames, int channels)
{
    size_t size = (size_t)frames * (size_t)channels * 2;
    uint8_t header[WAV_HEADER_SIZE];
    uint8_t *bytes = malloc(size > 0 ? size : 1);
    struct whole_file file = {0};

    if (bytes == NULL || !whole_file_begin(&file, path)) {
        if (bytes == NULL) {
            fprintf(stderr, "unknot: out of memory\n");
        }
        free(bytes);
        return false;
    }
    wav_header(SOUND_RATE_HZ, channels, frames, header);
    wav_quantize(samples, frames * channels, bytes);
    bool keep = fwrite(header, 1, sizeof header, file.out) == sizeof header &&
                fwrite(bytes, 1, size, file.out) == size;
    free(bytes);
    return whole_file_end(&file, keep) && keep;
}
