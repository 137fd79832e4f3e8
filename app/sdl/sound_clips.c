/* SPDX-License-Identifier: MIT */
#include "app/sdl/sound_clips.h"

#include <dirent.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    PATH_SIZE = 1024,
    HASH_LENGTH = 9 /* "-1a2b3c4d" */
};

static const char ending[] = ".wav";

static bool is_wav(const char *name, size_t *stem_out)
{
    size_t length = strlen(name);

    *stem_out = length - (sizeof ending - 1);
    return name[0] != '.' && length > sizeof ending - 1 && length < SOUND_NAME_MAX &&
           strcmp(name + *stem_out, ending) == 0;
}

static void load_cue(struct sound_clips *clips, struct sound_device *device, const char *folder,
                     const char *file, size_t stem)
{
    struct named_clip *cue = &clips->cues[clips->cue_count];
    char path[PATH_SIZE];

    snprintf(path, sizeof path, "%s/%s", folder, file);
    cue->clip = device->load(device->self, path);
    if (cue->clip.samples == NULL) {
        fprintf(stderr, "unknot: sound: %s: cannot be read\n", path);
        return;
    }
    snprintf(cue->name, sizeof cue->name, "%.*s", (int)stem, file);
    clips->cue_count++;
}

void sound_clips_load_cues(struct sound_clips *clips, struct sound_device *device,
                           const char *folder)
{
    DIR *listing = opendir(folder);
    struct dirent *entry;
    size_t stem;

    if (listing == NULL) {
        return;
    }
    while ((entry = readdir(listing)) != NULL && clips->cue_count < SOUND_CUES_MAX) {
        if (is_wav(entry->d_name, &stem)) {
            load_cue(clips, device, folder, entry->d_name, stem);
        }
    }
    closedir(listing);
}

int sound_clips_find_cue(const struct sound_clips *clips, const char *name)
{
    for (int i = 0; i < clips->cue_count; i++) {
        if (strcmp(clips->cues[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}

/* A gym's own recording need not know the hash, and may be in another format. */
static bool find_file(const char *folder, const char *name, char path[PATH_SIZE])
{
    static const char *const endings[] = {".wav", ".ogg", ".flac", ".mp3"};
    size_t stem;

    snprintf(path, PATH_SIZE, "%s/%s", folder, name);
    if (access(path, R_OK) == 0) {
        return true;
    }
    if (!is_wav(name, &stem) || stem <= HASH_LENGTH) {
        return false;
    }
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        snprintf(path, PATH_SIZE, "%s/%.*s%s", folder, (int)(stem - HASH_LENGTH), name,
                 endings[i]);
        if (access(path, R_OK) == 0) {
            return true;
        }
    }
    return false;
}

static struct clip read_sentence(struct sound_device *device,
                                 const char *const folders[SOUND_FOLDERS], const char *name)
{
    char path[PATH_SIZE];

    for (int i = 0; i < SOUND_FOLDERS; i++) {
        if (folders[i] != NULL && find_file(folders[i], name, path)) {
            struct clip clip = device->load(device->self, path);

            if (clip.samples != NULL) {
                return clip;
            }
            fprintf(stderr, "unknot: sound: %s: cannot be read\n", path);
        }
    }
    return (struct clip){0};
}

/* The place that was not used for longest, of those that nobody hears now. */
static struct named_clip *make_room(struct sound_clips *clips, struct sound_device *device,
                                    bool (*in_use)(void *context, const int16_t *samples),
                                    void *context)
{
    struct named_clip *oldest = NULL;

    for (int i = 0; i < SOUND_SENTENCES_MAX; i++) {
        struct named_clip *place = &clips->sentences[i];
        bool free = place->clip.samples == NULL || !in_use(context, place->clip.samples);

        if (free && (oldest == NULL || place->used < oldest->used)) {
            oldest = place;
        }
    }
    if (oldest != NULL && oldest->clip.samples != NULL) {
        device->unload(device->self, oldest->clip);
    }
    return oldest;
}

struct clip sound_clips_sentence(struct sound_clips *clips, struct sound_device *device,
                                 const char *const folders[SOUND_FOLDERS], const char *name,
                                 bool (*in_use)(void *context, const int16_t *samples),
                                 void *context)
{
    struct clip clip;

    for (int i = 0; i < SOUND_SENTENCES_MAX; i++) {
        struct named_clip *known = &clips->sentences[i];

        if (known->clip.samples != NULL && strcmp(known->name, name) == 0) {
            known->used = ++clips->uses;
            return known->clip;
        }
    }
    clip = read_sentence(device, folders, name);
    if (clip.samples != NULL) {
        struct named_clip *place = make_room(clips, device, in_use, context);

        if (place == NULL) {
            device->unload(device->self, clip);
            return (struct clip){0};
        }
        *place = (struct named_clip){.clip = clip, .used = ++clips->uses};
        snprintf(place->name, sizeof place->name, "%s", name);
    }
    return clip;
}

void sound_clips_forget(struct sound_clips *clips)
{
    for (int i = 0; i < SOUND_SENTENCES_MAX; i++) {
        clips->sentences[i].name[0] = '\0';
        clips->sentences[i].used = 0;
    }
}

void sound_clips_unload(struct sound_clips *clips, struct sound_device *device)
{
    for (int i = 0; i < clips->cue_count; i++) {
        device->unload(device->self, clips->cues[i].clip);
    }
    for (int i = 0; i < SOUND_SENTENCES_MAX; i++) {
        if (clips->sentences[i].clip.samples != NULL) {
            device->unload(device->self, clips->sentences[i].clip);
        }
    }
    *clips = (struct sound_clips){0};
}
