/* SPDX-License-Identifier: MIT */
/* heard RECORDING SOUNDS TRACE: finds the cues of a trace in what a sound card recorded.
 *
 * TRACE has lines "SECONDS cue NAME"; SOUNDS/NAME.wav is what the cue sounds like. The
 * recording began at another time than the trace, and that is the one thing that is fitted.
 * Prints a line for each cue, "NAME planned P heard H off D likeness L" (seconds, milliseconds,
 * -1 to 1), then the offset and the number of cues. Speech may be under a cue, so likeness is
 * the normalized correlation of its first moments with the recording, and not a level. */
#define _GNU_SOURCE
#include "app/sound/wav.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    RATE_HZ = 8000, /* what is compared; the cues are below 3 kHz */
    CLIP_FRAMES = RATE_HZ * 120 / 1000,
    SEARCH_FRAMES =
        RATE_HZ * 600 / 1000,            /* around the planned time, once the offset is known */
    APART_FRAMES = RATE_HZ * 100 / 1000, /* two of the same name are not the same sound */
    CUES_MAX = 400,
    NAME_SIZE = 40
};

struct sound {
    float *samples;
    int frames;
};

struct planned {
    char name[NAME_SIZE];
    double at_s;
    struct sound clip;
};

static void die(const char *what, const char *which)
{
    fprintf(stderr, "heard: %s: %s\n", which, what);
    exit(2);
}

static uint8_t *load(const char *path, size_t *size_out)
{
    FILE *file = fopen(path, "rb");
    long size = 0;
    uint8_t *bytes = NULL;

    if (file == NULL || fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) <= 0) {
        die("cannot be read", path);
    }
    rewind(file);
    bytes = malloc((size_t)size);
    if (bytes == NULL || fread(bytes, 1, (size_t)size, file) != (size_t)size) {
        die("cannot be read", path);
    }
    fclose(file);
    *size_out = (size_t)size;
    return bytes;
}

/* One channel at RATE_HZ: each frame is the mean of those that it stands for. */
static struct sound read_sound(const char *path, int frames_max)
{
    size_t size;
    uint8_t *bytes = load(path, &size);
    struct wav wav;
    struct sound sound;

    if (!wav_read(bytes, size, &wav)) {
        die("is no WAV file of 16 bit", path);
    }
    sound.frames = (int)((double)wav.frames * RATE_HZ / wav.rate_hz);
    sound.frames = frames_max > 0 && sound.frames > frames_max ? frames_max : sound.frames;
    sound.samples = calloc((size_t)sound.frames + 1, sizeof *sound.samples);
    for (int i = 0; i < sound.frames; i++) {
        int from = (int)((double)i * wav.rate_hz / RATE_HZ);
        int to = (int)((double)(i + 1) * wav.rate_hz / RATE_HZ);
        for (int j = from; j < to && j < wav.frames; j++) {
            sound.samples[i] += wav_sample(bytes, &wav, j, 0) / (float)(to - from);
        }
    }
    free(bytes);
    return sound;
}

/* 1: the clip, louder or quieter, begins at `at`. */
static double likeness(const struct sound *recording, const struct sound *clip, int at)
{
    double both = 0.0, mine = 1e-9, its = 1e-9;

    if (at < 0 || at + clip->frames > recording->frames) {
        return -1.0;
    }
    for (int i = 0; i < clip->frames; i++) {
        double a = recording->samples[at + i], b = clip->samples[i];
        both += a * b;
        mine += a * a;
        its += b * b;
    }
    return both / sqrt(mine * its);
}

/* Where the clip is most like the recording, not before `from`. Of two like ones the one that
 * is nearer to its time is meant: presses follow each other quickly. */
static int best_at(const struct sound *recording, const struct sound *clip, int from, int at,
                   double *likeness_out)
{
    int best = at, first = at - SEARCH_FRAMES > from ? at - SEARCH_FRAMES : from;
    double best_score = -2.0;

    *likeness_out = -1.0;
    for (int i = first; i <= at + SEARCH_FRAMES; i++) {
        double like = likeness(recording, clip, i);
        double score = like - 0.5 * abs(i - at) / SEARCH_FRAMES;
        if (score > best_score) {
            best_score = score;
            *likeness_out = like;
            best = i;
        }
    }
    return best;
}

/* The first place that a cue may be at: the one before of its name has been there already. */
static int first_place(const struct planned *planned, const int *found, int cue)
{
    for (int i = cue - 1; i >= 0; i--) {
        if (strcmp(planned[i].name, planned[cue].name) == 0) {
            return found[i] + APART_FRAMES;
        }
    }
    return 0;
}

/* "tick 3" is heard as tick, "breathe in" as breathe_in. */
static void clip_name(const char *cue, char out[NAME_SIZE])
{
    snprintf(out, NAME_SIZE, "%s", strncmp(cue, "tick", 4) == 0 ? "tick" : cue);
    for (char *c = out; *c != '\0'; c++) {
        *c = *c == ' ' ? '_' : *c;
    }
}

static int read_plan(const char *path, const char *sounds, struct planned *planned)
{
    char line[200], cue[NAME_SIZE], *file;
    double at_s;
    int count = 0;
    FILE *trace = fopen(path, "r");

    if (trace == NULL) {
        die("cannot be read", path);
    }
    while (fgets(line, sizeof line, trace) != NULL && count < CUES_MAX) {
        if (sscanf(line, "%lf cue %39[^\n]", &at_s, cue) != 2) {
            continue;
        }
        struct planned *p = &planned[count++];
        clip_name(cue, p->name);
        p->at_s = at_s;
        if (asprintf(&file, "%s/%s.wav", sounds, p->name) < 0) {
            die("no memory", sounds);
        }
        if (access(file, R_OK) == 0) {
            p->clip = read_sound(file, CLIP_FRAMES);
        } else {
            count--; /* only spoken */
        }
        free(file);
    }
    fclose(trace);
    return count;
}

/* How like the recording the whole plan is when it begins at `offset`: coarse, each cue a
 * little before and after. */
static double fit(const struct sound *recording, const struct planned *planned, int count,
                  int offset)
{
    double sum = 0.0;

    for (int i = 0; i < count; i++) {
        double like = likeness(recording, &planned[i].clip,
                               offset + (int)lround(planned[i].at_s * RATE_HZ));
        sum += like > 0.0 ? like : 0.0;
    }
    return sum;
}

/* The offset that most cues agree on: each place where the first ones are heard is tried. */
static int find_offset(const struct sound *recording, const struct planned *planned, int count)
{
    int best = 0;
    double best_fit = -1.0;

    for (int i = 0; i < count && i < 3; i++) {
        int planned_at = (int)lround(planned[i].at_s * RATE_HZ);
        for (int at = 0; at + planned[i].clip.frames < recording->frames; at++) {
            if (likeness(recording, &planned[i].clip, at) < 0.6) {
                continue;
            }
            double f = fit(recording, planned, count, at - planned_at);
            if (f > best_fit) {
                best_fit = f;
                best = at - planned_at;
            }
        }
    }
    return best;
}

int main(int argc, char **argv)
{
    static struct planned planned[CUES_MAX];
    static int found[CUES_MAX];

    if (argc != 4) {
        die("heard RECORDING SOUNDS TRACE", "usage");
    }
    struct sound recording = read_sound(argv[1], 0);
    int count = read_plan(argv[3], argv[2], planned);
    int offset = count > 0 ? find_offset(&recording, planned, count) : 0;

    for (int i = 0; i < count; i++) {
        int at = offset + (int)lround(planned[i].at_s * RATE_HZ);
        double like;
        found[i] =
            best_at(&recording, &planned[i].clip, first_place(planned, found, i), at, &like);
        printf("%s planned %.3f heard %.3f off %.1f likeness %.2f\n", planned[i].name,
               planned[i].at_s, (double)(found[i] - offset) / RATE_HZ,
               1000.0 * (found[i] - at) / RATE_HZ, like);
    }
    printf("offset %.3f cues %d\n", (double)offset / RATE_HZ, count);
    return 0;
}
