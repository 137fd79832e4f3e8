/* SPDX-License-Identifier: MIT */
#include "app/cli/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool failed(const struct whole_file *file, const char *what)
{
    fprintf(stderr, "unknot: %s: %s: %s\n", file->path, what, strerror(errno));
    return false;
}

/* A device or a pipe would be replaced by a file. */
static bool may_be_replaced(const struct whole_file *file)
{
    struct stat info;

    if (stat(file->path, &info) != 0 || S_ISREG(info.st_mode)) {
        return true;
    }
    fprintf(stderr, "unknot: %s: is %s; give a file's name, or leave the option out\n",
            file->path, S_ISDIR(info.st_mode) ? "a folder" : "no file");
    return false;
}

bool whole_file_begin(struct whole_file *file, const char *path)
{
    int length =
        snprintf(file->temporary, sizeof file->temporary, "%s.part-%ld", path, (long)getpid());

    file->out = NULL;
    snprintf(file->path, sizeof file->path, "%s", path);
    if (length < 0 || (size_t)length >= sizeof file->temporary) {
        errno = ENAMETOOLONG;
        return failed(file, "cannot be written");
    }
    if (!may_be_replaced(file)) {
        return false;
    }
    int handle = open(file->temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);

    file->out = handle >= 0 ? fdopen(handle, "w") : NULL;
    if (file->out == NULL && handle >= 0) {
        close(handle);
    }
    return file->out != NULL || failed(file, "cannot be written");
}

/* The rename itself is on disk when the folder is. Not every file system knows that. */
static void sync_folder(const char *path)
{
    char folder[MACHINE_PATH_MAX];
    const char *slash = strrchr(path, '/');
    int length = slash == NULL ? 0 : (int)(slash - path) + 1;
    int handle;

    snprintf(folder, sizeof folder, "%.*s", length > 0 ? length : 1, length > 0 ? path : ".");
    handle = open(folder, O_RDONLY | O_CLOEXEC);
    if (handle >= 0) {
        (void)fsync(handle);
        close(handle);
    }
}

bool whole_file_end(struct whole_file *file, bool keep)
{
    bool written =
        keep && fflush(file->out) == 0 && !ferror(file->out) && fsync(fileno(file->out)) == 0;
    int reason = errno;

    written = fclose(file->out) == 0 && written;
    if (written && rename(file->temporary, file->path) == 0) {
        sync_folder(file->path);
        return true;
    }
    errno = written ? errno : reason;
    if (keep) {
        failed(file, "cannot be written");
    }
    (void)unlink(file->temporary);
    return false;
}
