/* SPDX-License-Identifier: MIT */
/* onsets WAV TRACE: finds where the sharp cues of a trace begin in what was heard of it, and
 * prints how many there are and how far the worst is off. Exit 1: one is missing or more than
 * 5 ms off, or two ticks of a count are not 1000 ms apart to within 5 ms. */
#include "app/sound/wav.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    LINE_SIZE = 200,
    ALLOWED_MS = 5,
    BEFORE_MS = 20 /* of what is heard before a cue */
};

struct heard {
    uint8_t *bytes;
    struct wav wav;
};

static int fail(const char *what)
{
    fprintf(stderr, "onsets: %s\n", what);
    return 2;
}

static int load(const char *path, struct heard *heard)
{
    FILE *file = fopen(path, "rb");
    long size;

    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) <= 0) {
        return fail(path);
    }
    rewind(file);
    heard->bytes = malloc((size_t)size);
    if (heard->bytes == NULL || fread(heard->bytes, 1, (size_t)size, file) != (size_t)size ||
        !wav_read(heard->bytes, (size_t)size, &heard->wav)) {
        return fail(path);
    }
    fclose(file);
    return 0;
}

static double level(const struct heard *heard, int frame)
{
    return frame >= 0 && frame < heard->wav.frames
               ? fabs((double)wav_sample(heard->bytes, &heard->wav, frame, 0))
               : 0.0;
}

/* The loudest of the time just before a cue: a breath may be under it. */
static double ground(const struct heard *heard, double at_ms)
{
    int rate = heard->wav.rate_hz;
    int to = (int)((at_ms - ALLOWED_MS - 1) * rate / 1000.0);
    double loudest = 0.0;

    for (int i = to - rate * BEFORE_MS / 1000; i < to; i++) {
        loudest = fmax(loudest, level(heard, i));
    }
    return loudest;
}

/* The first frame that stands out, from a little before the cue's time on; below 0: none. */
static double onset_ms(const struct heard *heard, double at_ms)
{
    int rate = heard->wav.rate_hz;
    int from = (int)((at_ms - ALLOWED_MS - 1) * rate / 1000.0);
    double least = fmax(0.012, 1.5 * ground(heard, at_ms));

    for (int i = from; i < from + rate / 2; i++) {
        if (level(heard, i) > least) {
            return i * 1000.0 / rate;
        }
    }
    return -1.0;
}

/* Of all that is heard these begin sharply. */
static int is_sharp(const char *cue)
{
    return strncmp(cue, "tick", 4) == 0 || strcmp(cue, "end") == 0;
}

int main(int argc, char **argv)
{
    struct heard heard = {0};
    char line[LINE_SIZE], cue[LINE_SIZE];
    double at_s, worst_ms = 0.0, last_ms = -1e9;
    int count = 0, bad = 0;
    FILE *trace = argc == 3 ? fopen(argv[2], "r") : NULL;

    if (trace == NULL || load(argv[1], &heard) != 0) {
        return fail("needs a WAV file and a trace");
    }
    while (fgets(line, sizeof line, trace) != NULL) {
        if (sscanf(line, "%lf cue %199[^\n]", &at_s, cue) != 2 || !is_sharp(cue)) {
            continue;
        }
        double onset = onset_ms(&heard, at_s * 1000.0);
        double off_ms = fabs(onset - at_s * 1000.0);
        double step_ms = onset - last_ms;

        count++;
        worst_ms = off_ms > worst_ms ? off_ms : worst_ms;
        if (onset < 0.0 || off_ms > ALLOWED_MS ||
            (step_ms < 1500.0 && fabs(step_ms - 1000.0) > ALLOWED_MS)) {
            printf("%s at %.3f s begins at %.3f s\n", cue, at_s, onset / 1000.0);
            bad++;
        }
        last_ms = onset;
    }
    printf("%d cues, the worst %.2f ms off\n", count, worst_ms);
    fclose(trace);
    free(heard.bytes);
    return count > 0 && bad == 0 ? 0 : 1;
}
