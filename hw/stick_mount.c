/* SPDX-License-Identifier: MIT */
/* As root by mount(8), which knows every file system that is installed and makes the loop for
 * an image; for anybody else by the desktop's service, which decides who may. */
#define _GNU_SOURCE /* syncfs, ST_NOEXEC, ST_NODEV, makedev */

#include "hw/stick_mount.h"

#include "hw/stick_mounts.h"
#include "hw/stick_run.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/sysmacros.h>
#include <time.h>
#include <unistd.h>

#define RUN_FOLDER "/run/unknot"
#define SAFE       "nosuid,noexec,nodev"

enum {
    PROBE_BYTES = 4096,
    BUSY_TRIES = 20,
    BUSY_WAIT_NS = 100000000
};

bool stick_device_is_there(const struct stick_device *device)
{
    char path[64];
    struct stat info;

    if (device->kind == STICK_BLOCK) {
        snprintf(path, sizeof path, "/sys/dev/block/%u:%u", major(device->device),
                 minor(device->device));
        return stat(path, &info) == 0;
    }
    return stat(device->path, &info) == 0 && info.st_dev == device->device &&
           info.st_ino == device->inode;
}

static enum stick_mounting say(char error_out[STICK_ERROR_MAX], enum stick_mounting answer,
                               const char *what, const char *why)
{
    snprintf(error_out, STICK_ERROR_MAX, "%.110s: %.120s", what, why);
    return answer;
}

/* mount(8) says the same of what has no file system and of what cannot be read. */
static bool can_be_read(const char *path)
{
    int handle = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    char bytes[PROBE_BYTES];
    bool good = handle < 0 || pread(handle, bytes, sizeof bytes, 0) >= 0 || errno != EIO;

    if (handle >= 0) {
        close(handle);
    }
    return good;
}

static enum stick_mounting not_mounted(const struct stick_device *device, const char *why,
                                       enum stick_mounting otherwise,
                                       char error_out[STICK_ERROR_MAX])
{
    if (!stick_device_is_there(device)) {
        return say(error_out, STICK_MOUNT_GONE, device->path, "was pulled");
    }
    if (!can_be_read(device->path)) {
        return say(error_out, STICK_MOUNT_BROKEN, device->path, "cannot be read");
    }
    return say(error_out, otherwise, device->path, why);
}

static bool make_folder(struct stick_mount *mount)
{
    if (mkdir(RUN_FOLDER, 0755) != 0 && errno != EEXIST) {
        return false;
    }
    snprintf(mount->folder, sizeof mount->folder, "%s", RUN_FOLDER "/stick-XXXXXX");
    mount->own_folder = mkdtemp(mount->folder) != NULL;
    if (!mount->own_folder) {
        mount->folder[0] = '\0';
    }
    return mount->own_folder;
}

static void forget(struct stick_mount *mount)
{
    if (mount->own_folder) {
        (void)rmdir(mount->folder);
    }
    *mount = (struct stick_mount){0};
}

static enum stick_mounting mount_as_root(const struct stick_device *device,
                                         struct stick_mount *mount,
                                         char error_out[STICK_ERROR_MAX])
{
    char options[64];
    char said[STICK_ERROR_MAX];
    const char *const argv[] = {"mount",      "-o",          options, "--",
                                device->path, mount->folder, NULL};

    if (!make_folder(mount)) {
        return say(error_out, STICK_MOUNT_REFUSED, RUN_FOLDER, strerror(errno));
    }
    snprintf(options, sizeof options, "%s%s%s", SAFE,
             strcmp(device->type, "vfat") == 0 ? ",flush" : "",
             device->kind == STICK_IMAGE ? ",loop" : "");
    if (stick_run(argv, said, sizeof said) == 0) {
        return STICK_MOUNT_WRITABLE;
    }
    forget(mount);
    return not_mounted(device, said, STICK_MOUNT_UNREADABLE, error_out);
}

/* The names of its errors are in no language. */
static bool is_refusal(const char *said)
{
    return strstr(said, "UDisks2.Error.Failed") == NULL;
}

static enum stick_mounting mount_by_service(const struct stick_device *device,
                                            struct stick_mount *mount,
                                            char error_out[STICK_ERROR_MAX])
{
    char said[STICK_ERROR_MAX * 2];
    const char *const argv[] = {
        "udisksctl", "mount", "--no-user-interaction", "-b", device->path, "-o", SAFE, NULL};

    if (device->kind == STICK_IMAGE) {
        return say(error_out, STICK_MOUNT_REFUSED, device->path,
                   "an image is mounted by root only");
    }
    /* Also when it failed: something may have been faster. */
    int code = stick_run(argv, said, sizeof said);

    if (stick_mounts_find(device->device, mount->folder)) {
        return STICK_MOUNT_WRITABLE;
    }
    mount->folder[0] = '\0';
    return not_mounted(
        device, said,
        code < 0 || is_refusal(said) ? STICK_MOUNT_REFUSED : STICK_MOUNT_UNREADABLE, error_out);
}

static enum stick_mounting mount_it(const struct stick_device *device,
                                    struct stick_mount *mount, char error_out[STICK_ERROR_MAX])
{
    return geteuid() == 0 ? mount_as_root(device, mount, error_out)
                          : mount_by_service(device, mount, error_out);
}

/* By what the kernel says, not by what was asked for. */
static bool is_safe(const char *folder, bool *read_only_out)
{
    const unsigned long wanted = ST_NOSUID | ST_NODEV | ST_NOEXEC;
    struct statvfs medium;

    *read_only_out = false;
    if (statvfs(folder, &medium) != 0) {
        return false;
    }
    *read_only_out = (medium.f_flag & ST_RDONLY) != 0;
    return (medium.f_flag & wanted) == wanted;
}

static enum stick_mounting take_folder(const struct stick_device *device,
                                       struct stick_mount *mount)
{
    bool read_only;

    mount->is_folder = true;
    memcpy(mount->folder, device->path, sizeof mount->folder);
    (void)is_safe(mount->folder, &read_only);
    return read_only ? STICK_MOUNT_READ_ONLY : STICK_MOUNT_WRITABLE;
}

enum stick_mounting stick_mount(const struct stick_device *device, struct stick_mount *mount,
                                char error_out[STICK_ERROR_MAX])
{
    enum stick_mounting answer = STICK_MOUNT_WRITABLE;
    char why[STICK_ERROR_MAX];
    bool read_only;

    *mount = (struct stick_mount){0};
    if (!stick_device_is_there(device)) {
        return say(error_out, STICK_MOUNT_GONE, device->path, "was pulled");
    }
    if (device->kind == STICK_FOLDER) {
        return take_folder(device, mount);
    }
    bool was_mounted =
        device->kind == STICK_BLOCK && stick_mounts_find(device->device, mount->folder);

    if (was_mounted && !is_safe(mount->folder, &read_only) &&
        stick_unmount(device, mount, why) != STICK_UNMOUNTED) {
        return say(error_out, STICK_MOUNT_REFUSED, device->path,
                   "is mounted without " SAFE " and in use");
    }
    if (mount->folder[0] == '\0') {
        answer = mount_it(device, mount, error_out);
    }
    if (answer == STICK_MOUNT_WRITABLE && !is_safe(mount->folder, &read_only)) {
        (void)stick_unmount(device, mount, why);
        return not_mounted(device, "was mounted without " SAFE, STICK_MOUNT_REFUSED, error_out);
    }
    return answer == STICK_MOUNT_WRITABLE && read_only ? STICK_MOUNT_READ_ONLY : answer;
}

/* What the writing of others left in memory. */
static bool sync_medium(const char *folder)
{
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool good = handle >= 0 && syncfs(handle) == 0;
    int reason = errno;

    if (handle >= 0) {
        close(handle);
    }
    errno = reason;
    return good;
}

static bool unmount_as_root(const struct stick_device *device, const struct stick_mount *mount)
{
    const struct timespec wait = {0, BUSY_WAIT_NS};

    for (int i = 0; i < BUSY_TRIES; i++) {
        if (umount2(mount->folder, UMOUNT_NOFOLLOW) == 0) {
            return true;
        }
        if (errno != EBUSY) {
            break;
        }
        if (!stick_device_is_there(device)) {
            return umount2(mount->folder, MNT_DETACH | UMOUNT_NOFOLLOW) == 0;
        }
        nanosleep(&wait, NULL); /* something that indexes sticks has it open */
    }
    return false;
}

static bool unmount_by_service(const struct stick_device *device, char said[STICK_ERROR_MAX])
{
    const char *const argv[] = {"udisksctl", "unmount",    "--no-user-interaction",
                                "-b",        device->path, NULL};
    char point[STICK_PATH_MAX];

    return stick_run(argv, said, STICK_ERROR_MAX) == 0 ||
           !stick_mounts_find(device->device, point);
}

static bool release(const struct stick_device *device, const struct stick_mount *mount,
                    char why[STICK_ERROR_MAX])
{
    if (mount->is_folder) {
        return true;
    }
    if (geteuid() != 0) {
        return unmount_by_service(device, why);
    }
    bool good = unmount_as_root(device, mount);

    snprintf(why, STICK_ERROR_MAX, "%s", strerror(errno));
    return good;
}

enum stick_unmounting stick_unmount(const struct stick_device *device,
                                    struct stick_mount *mount, char error_out[STICK_ERROR_MAX])
{
    enum stick_unmounting answer = STICK_UNMOUNTED;
    char why[STICK_ERROR_MAX] = "";

    if (mount->folder[0] == '\0') {
        return answer;
    }
    if (!sync_medium(mount->folder)) {
        say(error_out, STICK_MOUNT_BROKEN, device->path, strerror(errno));
        answer = STICK_UNMOUNT_BROKEN;
    }
    if (!release(device, mount, why) && answer == STICK_UNMOUNTED) {
        say(error_out, STICK_MOUNT_REFUSED, device->path, why);
        answer = STICK_UNMOUNT_IN_USE;
    }
    forget(mount);
    return answer;
}
