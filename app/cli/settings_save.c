/* SPDX-License-Identifier: MIT */
#define _DEFAULT_SOURCE /* realpath */

#include "app/cli/settings_save.h"

#include "app/cli/machine.h"
#include "app/load/config.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* One file that is being replaced. */
struct saving {
    char path[MACHINE_PATH_MAX]; /* with links followed: the link stays */
    char temporary[MACHINE_PATH_MAX];
    bool exists;
    struct stat was;
    struct text old, new;
    char *reason;
    size_t reason_size;
};

static bool refuse(struct saving *saving, const char *why)
{
    snprintf(saving->reason, saving->reason_size, "%s", why);
    return false;
}

static bool find(struct saving *saving, const char *path)
{
    char *real = realpath(path, NULL);
    int length;

    saving->exists = real != NULL;
    if (real == NULL && errno != ENOENT) {
        return refuse(saving, strerror(errno));
    }
    snprintf(saving->path, sizeof saving->path, "%s", real != NULL ? real : path);
    free(real);
    length = snprintf(saving->temporary, sizeof saving->temporary, "%s.part-%ld", saving->path,
                      (long)getpid());
    if (length < 0 || (size_t)length >= sizeof saving->temporary) {
        return refuse(saving, strerror(ENAMETOOLONG));
    }
    if (saving->exists && stat(saving->path, &saving->was) != 0) {
        return refuse(saving, strerror(errno));
    }
    return true;
}

static bool holds(const struct config *config, const struct config_edit *edit)
{
    const struct buttons_config *gpio = &config->gpio;
    bool same = edit->line_count == 0 || edit->line_count == gpio->line_count;

    for (int i = 0; i < edit->line_count && same; i++) {
        same = false;
        for (int k = 0; k < gpio->line_count; k++) {
            const struct button_line *a = &edit->lines[i], *b = &gpio->lines[k];

            same = same || (a->button == b->button && a->offset == b->offset &&
                            a->bias == b->bias && a->active_low == b->active_low);
        }
    }
    return same && (edit->rotate == CONFIG_EDIT_LEAVE || edit->rotate == config->rotate) &&
           (edit->margin_percent == CONFIG_EDIT_LEAVE ||
            edit->margin_percent == config->margin_percent) &&
           (edit->debounce_ms == CONFIG_EDIT_LEAVE ||
            edit->debounce_ms == config->settings.debounce_ms);
}

/* What is written is what will be read. */
static bool prove(struct saving *saving, const struct config_edit *edit)
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct config config = {0};
    bool fine = false;

    if (problems == NULL) {
        return refuse(saving, strerror(ENOMEM));
    }
    if (!config_parse(saving->new.bytes, saving->new.size, saving->path, &config, problems)) {
        refuse(saving, problems->count > 0 ? problems->lines[0] : "it cannot be read");
    } else {
        fine = holds(&config, edit) || refuse(saving, "it is written in a way that only a "
                                                      "person can change");
    }
    config_unload(&config);
    free(problems);
    return fine;
}

static bool make_text(struct saving *saving, const struct config_edit *edit)
{
    struct problems *problems = calloc(1, sizeof *problems);
    bool fine = problems != NULL || refuse(saving, strerror(ENOMEM));

    if (fine && saving->exists) {
        fine = text_read(saving->path, &saving->old, problems) ||
               refuse(saving, problems->count > 0 ? problems->lines[0] : strerror(EIO));
    }
    free(problems);
    if (!fine) {
        return false;
    }
    if (!config_edit(saving->old.bytes != NULL ? saving->old.bytes : "", saving->old.size, edit,
                     &saving->new)) {
        return refuse(saving, "it is written in a way that only a person can change");
    }
    return prove(saving, edit);
}

static bool write_all(int handle, const struct text *text)
{
    size_t done = 0;

    while (done < text->size) {
        ssize_t count = write(handle, text->bytes + done, text->size - done);

        if (count < 0 && errno != EINTR) {
            return false;
        }
        done += count > 0 ? (size_t)count : 0;
    }
    return true;
}

/* A file that others may not read must not become one that they may; an owner that cannot be
 * kept is no reason to lose the settings. */
static void keep_rights(const struct saving *saving, int handle)
{
    if (saving->exists) {
        if (fchown(handle, saving->was.st_uid, saving->was.st_gid) != 0) {
            errno = 0;
        }
        (void)fchmod(handle, saving->was.st_mode & 07777);
    }
}

static void sync_folder(const char *path)
{
    char folder[MACHINE_PATH_MAX];
    const char *slash = strrchr(path, '/');
    int length = slash == NULL ? 0 : (int)(slash - path) + 1;

    snprintf(folder, sizeof folder, "%.*s", length > 0 ? length : 1, length > 0 ? path : ".");
    int handle = open(folder, O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        (void)fsync(handle);
        close(handle);
    }
}

static bool replace(struct saving *saving)
{
    int handle =
        open(saving->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0644);
    bool fine;

    if (handle < 0) {
        return refuse(saving, strerror(errno));
    }
    keep_rights(saving, handle);
    fine = write_all(handle, &saving->new) && fsync(handle) == 0;
    int error = errno;

    if (close(handle) != 0 && fine) {
        fine = false;
        error = errno;
    }
    if (fine && rename(saving->temporary, saving->path) != 0) {
        fine = false;
        error = errno;
    }
    if (!fine) {
        (void)unlink(saving->temporary);
        return refuse(saving, strerror(error));
    }
    sync_folder(saving->path);
    return true;
}

bool settings_save(const char *path, const struct config_edit *edit, char *reason_out,
                   size_t reason_size)
{
    struct saving saving = {.reason = reason_out, .reason_size = reason_size};
    bool fine = find(&saving, path) && make_text(&saving, edit) && replace(&saving);

    text_free(&saving.old);
    text_free(&saving.new);
    return fine;
}

void settings_to_write(const struct config_edit *edit, char *out, size_t size)
{
    struct text text;

    out[0] = '\0';
    if (config_edit("", 0, edit, &text)) {
        snprintf(out, size, "%s", text.bytes);
        text_free(&text);
    }
}
