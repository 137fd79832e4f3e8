/* SPDX-License-Identifier: MIT */
/* listen [--spoken] SOUNDS TRACE [SHIFT_MS] < WAV: looks in what was heard for each cue of a
 * trace, at the sample that it was planned for. The folder SOUNDS has what a cue sounds like:
 * where what was heard is most like it, it began. Exit 1: one is missing, or more than 1 ms
 * off.
 *
 * Cues of one moment are looked for together. What cannot be told from a cue that began shortly
 * before or after is counted and not judged; with --spoken nothing is that is not found, as
 * speech may be over it. WAV and TRACE may still be written while they are read: the sound is
 * kept for as long as a line of the trace may come after it. SHIFT_MS is added to each time of
 * the trace, to see that it is noticed. */
#include "app/sound/wav.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    RATE_HZ = 48000,
    A_MS = RATE_HZ / 1000,
    LINE_SIZE = 200,
    FILE_SIZE_MAX = 1 << 20,
    SOUNDS_MAX = 32,
    LENGTH = 120 * A_MS, /* that is compared, of each sound */
    REACH = 20 * A_MS,   /* before and after its time a cue is looked for */
    ALLOWED_MS = 1,
    ALLOWED = ALLOWED_MS * A_MS,
    NEAR_MS = 150, /* a cue this near sounds with it */
    AHEAD = 1000 * A_MS,
    KEPT = 64 * RATE_HZ,
    TOGETHER_MAX = 8,
    WAITING_MAX = 4096,
    PIECE = 4096 /* frames read at a time */
};

/* How alike two sounds are. 1: the same but for the volume, 0: nothing to do with one another.
 */
static const double ALIKE = 0.5, NO_LESS = 0.02;

struct sound {
    char name[LINE_SIZE];
    float samples[LENGTH];
    bool known;
    int count, unclear;
};

/* The cues of one moment. */
struct moment {
    double at_ms;
    struct sound *sounds[TOGETHER_MAX];
    int count;
    bool near; /* to another one */
};

static struct {
    struct sound items[SOUNDS_MAX];
    int count;
} sounds;

/* What was heard last, one channel of it. */
static struct {
    int16_t kept[KEPT];
    long long frames;
    bool over;
} heard;

/* Of the trace, and not judged yet. */
static struct {
    struct moment moments[WAITING_MAX];
    long long first, last;
} waiting;

static struct {
    int cues, together, unclear, wrong;
    double worst_ms;
} result;

static bool spoken;

static bool load(const char *folder, struct sound *sound)
{
    static uint8_t bytes[FILE_SIZE_MAX];
    char path[1024];
    struct wav wav;

    snprintf(path, sizeof path, "%s/%s.wav", folder, sound->name);
    FILE *file = fopen(path, "rb");
    size_t size = file != NULL ? fread(bytes, 1, sizeof bytes, file) : 0;

    if (file != NULL) {
        fclose(file);
    }
    if (!wav_read(bytes, size, &wav) || wav.rate_hz != RATE_HZ) {
        return false;
    }
    for (int i = 0; i < LENGTH && i < wav.frames; i++) {
        sound->samples[i] = wav_sample(bytes, &wav, i, 0);
    }
    return true;
}

/* "breathe in" is breathe_in, "tick 3" is a tick. */
static void name_of(const char *cue, char name[LINE_SIZE])
{
    snprintf(name, LINE_SIZE, "%s", cue);
    name[strcspn(name, "\n")] = '\0';
    if (strncmp(name, "tick ", 5) == 0) {
        name[4] = '\0';
    }
    for (char *c = name; *c != '\0'; c++) {
        *c = *c == ' ' ? '_' : *c;
    }
}

/* @return NULL: the cue has no sound, it is only shown */
static struct sound *sound_of(const char *folder, const char *cue)
{
    char name[LINE_SIZE];
    int i = 0;

    name_of(cue, name);
    while (i < sounds.count && strcmp(sounds.items[i].name, name) != 0) {
        i++;
    }
    if (i == SOUNDS_MAX) {
        return NULL;
    }
    if (i == sounds.count) {
        memcpy(sounds.items[i].name, name, sizeof name);
        sounds.items[i].known = load(folder, &sounds.items[i]);
        sounds.count++;
    }
    return sounds.items[i].known ? &sounds.items[i] : NULL;
}

static void hear(void)
{
    static uint8_t piece[4 * PIECE];
    size_t frames = fread(piece, 4, PIECE, stdin);

    for (size_t i = 0; i < frames; i++) {
        heard.kept[heard.frames++ % KEPT] = (int16_t)(piece[4 * i] | piece[4 * i + 1] << 8);
    }
    heard.over = frames < PIECE;
}

/* As floats, in one piece; what is not there is silence. */
static void copy(float out[], long long from, int count)
{
    for (int i = 0; i < count; i++) {
        long long frame = from + i;

        out[i] = frame >= 0 && frame < heard.frames ? (float)heard.kept[frame % KEPT] / 32768.0F
                                                    : 0.0F;
    }
}

static double product(const float *a, const float *b)
{
    float sums[8] = {0.0F};
    double sum = 0.0;

    for (int i = 0; i < LENGTH; i += 8) {
        for (int k = 0; k < 8; k++) {
            sums[k] += a[i + k] * b[i + k];
        }
    }
    for (int k = 0; k < 8; k++) {
        sum += (double)sums[k];
    }
    return sum;
}

struct found {
    double at_time; /* how alike it is there, or as near as is allowed */
    double best;    /* wherever */
    double off_ms;  /* of the best; of the best that is allowed, if that is no less alike */
};

static struct found find(const float *wanted, const float *around)
{
    double energy = product(around, around), own = product(wanted, wanted);
    struct found found = {0.0, 0.0, 0.0};
    int best = 0, near = 0;

    for (int lag = 0; lag <= 2 * REACH; lag++) {
        double alike = product(around + lag, wanted) / sqrt(fmax(energy, 1e-9) * own);
        double leaves = (double)around[lag], comes = (double)around[lag + LENGTH];

        if (alike > found.best) {
            found.best = alike;
            best = lag;
        }
        if (abs(lag - REACH) <= ALLOWED && alike > found.at_time) {
            found.at_time = alike;
            near = lag;
        }
        energy += comes * comes - leaves * leaves;
    }
    found.off_ms =
        (double)((found.at_time >= found.best - NO_LESS ? near : best) - REACH) / A_MS;
    return found;
}

/* Nothing at all sounds in the time just before it, and no other cue comes. */
static bool comes_alone(const struct moment *moment)
{
    float before[REACH];

    copy(before, (long long)(moment->at_ms * A_MS) - ALLOWED - REACH, REACH);
    for (int i = 0; i < REACH; i++) {
        if (before[i] != 0.0F) {
            return false;
        }
    }
    return !moment->near;
}

static void wrong(const struct moment *moment, const char *what, const struct found *found)
{
    for (int i = 0; i < moment->count; i++) {
        printf("%s ", moment->sounds[i]->name);
    }
    printf("at %.3f s %s; %.2f alike there, %.2f at %+.2f ms\n", moment->at_ms / 1000.0, what,
           found->at_time, found->best, found->off_ms);
    result.wrong += moment->count;
}

static void unclear(const struct moment *moment)
{
    for (int i = 0; i < moment->count; i++) {
        moment->sounds[i]->unclear++;
    }
    result.unclear += moment->count;
}

static void judge(const struct moment *moment)
{
    static float around[LENGTH + 2 * REACH + 1];
    float wanted[LENGTH] = {0.0F};
    long long frame = (long long)(moment->at_ms * A_MS) - REACH;
    bool alone = !spoken && comes_alone(moment);

    for (int k = 0; k < moment->count; k++) {
        moment->sounds[k]->count++;
        for (int i = 0; i < LENGTH; i++) {
            wanted[i] += moment->sounds[k]->samples[i];
        }
    }
    result.cues += moment->count;
    result.together += moment->count > 1 ? moment->count : 0;
    copy(around, frame, LENGTH + 2 * REACH + 1);
    struct found found = find(wanted, around);
    bool on_time = found.at_time >= found.best - NO_LESS;

    if (frame - REACH < heard.frames - KEPT) {
        wrong(moment, "comes too late in the trace", &found);
    } else if (on_time && found.at_time >= ALIKE) {
        result.worst_ms = fmax(result.worst_ms, fabs(found.off_ms));
    } else if (alone) {
        wrong(moment, "is not heard at its time", &found);
    } else {
        unclear(moment);
    }
}

/* The next line that is whole; what is still being written is read later. */
static bool next_line(FILE *trace, char line[LINE_SIZE])
{
    long at = ftell(trace);

    if (fgets(line, LINE_SIZE, trace) != NULL && strchr(line, '\n') != NULL) {
        return true;
    }
    clearerr(trace);
    fseek(trace, at, SEEK_SET);
    return false;
}

static void add_cue(double at_ms, struct sound *sound)
{
    struct moment *before =
        waiting.last > 0 ? &waiting.moments[(waiting.last - 1) % WAITING_MAX] : NULL;
    double after_ms = before != NULL ? at_ms - before->at_ms : NEAR_MS;

    if (after_ms < 0.5 && before->count < TOGETHER_MAX) {
        before->sounds[before->count++] = sound;
        return;
    }
    if (after_ms < NEAR_MS) {
        before->near = true;
    }
    waiting.moments[waiting.last++ % WAITING_MAX] =
        (struct moment){at_ms, {sound}, 1, after_ms < NEAR_MS};
}

static void read_trace(const char *folder, FILE *trace, double shift_ms)
{
    char line[LINE_SIZE], cue[LINE_SIZE];
    double at_s;

    while (waiting.last - waiting.first < WAITING_MAX - 1 && next_line(trace, line)) {
        struct sound *sound =
            sscanf(line, "%lf cue %199[^\n]", &at_s, cue) == 2 ? sound_of(folder, cue) : NULL;

        if (sound != NULL) {
            add_cue(at_s * 1000.0 + shift_ms, sound);
        }
    }
}

/* A cue waits until what follows it was heard, and the trace has said what comes with it. */
static void judge_waiting(void)
{
    while (waiting.first < waiting.last) {
        struct moment *moment = &waiting.moments[waiting.first % WAITING_MAX];

        if (!heard.over && moment->at_ms * A_MS + AHEAD > (double)heard.frames) {
            return;
        }
        judge(moment);
        waiting.first++;
    }
}

static void tell(void)
{
    for (int i = 0; i < sounds.count; i++) {
        if (sounds.items[i].count > 0) {
            printf("%s: %d, unclear %d\n", sounds.items[i].name, sounds.items[i].count,
                   sounds.items[i].unclear);
        }
    }
    printf("%lld s heard; %d cues, %d of them with another, %d unclear; the others at most "
           "%.2f ms off; %d wrong\n",
           heard.frames / RATE_HZ, result.cues, result.together, result.unclear,
           result.worst_ms, result.wrong);
}

int main(int argc, char **argv)
{
    uint8_t header[WAV_HEADER_SIZE];
    int first = argc > 1 && strcmp(argv[1], "--spoken") == 0 ? 2 : 1;
    int words = argc - first;
    FILE *trace = words == 2 || words == 3 ? fopen(argv[first + 1], "r") : NULL;
    double shift_ms = words == 3 ? atof(argv[first + 2]) : 0.0;

    spoken = first == 2;
    if (trace == NULL || fread(header, sizeof header, 1, stdin) != 1) {
        fprintf(stderr, "listen: needs a folder of sounds, a trace, and what was heard\n");
        return 2;
    }
    while (!heard.over) {
        hear();
        read_trace(argv[first], trace, shift_ms);
        judge_waiting();
    }
    tell();
    fclose(trace);
    return result.unclear * (spoken ? 2 : 20) < result.cues && result.wrong == 0 ? 0 : 1;
}
