/* SPDX-License-Identifier: MIT */
#include "app/cli/stick_save.h"

#include <stdio.h>
#include <string.h>

static enum stick_problem problem_of_mount(enum stick_mounting mounting)
{
    switch (mounting) {
    case STICK_MOUNT_WRITABLE: return STICK_FINE;
    case STICK_MOUNT_READ_ONLY: return STICK_READ_ONLY;
    case STICK_MOUNT_GONE: return STICK_PULLED;
    case STICK_MOUNT_UNREADABLE: return STICK_UNREADABLE;
    case STICK_MOUNT_REFUSED: return STICK_NOT_ALLOWED;
    case STICK_MOUNT_BROKEN: return STICK_BROKEN;
    }
    return STICK_BROKEN;
}

static enum stick_problem problem_of_unmount(const struct stick_port *port,
                                             enum stick_unmounting unmounting)
{
    if (unmounting == STICK_UNMOUNTED) {
        return STICK_FINE;
    }
    if (!stick_port_is_there(port)) {
        return STICK_PULLED;
    }
    return unmounting == STICK_UNMOUNT_IN_USE ? STICK_NOT_ALLOWED : STICK_BROKEN;
}

static void fail(struct stick *stick, enum stick_problem problem, const char *why)
{
    stick->state = STICK_FAILED;
    stick->problem = problem;
    stick->folder[0] = '\0';
    fprintf(stderr, "unknot: stick: %s\n", why);
}

/* The context of the callbacks while the job runs. */
struct handed_on {
    const struct stick_port *port;
    const struct export_job *job;
};

static bool is_there(void *context)
{
    return stick_port_is_there(((const struct handed_on *)context)->port);
}

static void progress(void *context, int percent)
{
    const struct export_job *job = ((const struct handed_on *)context)->job;

    if (job->progress != NULL) {
        job->progress(job->context, percent);
    }
}

static bool write_records(const struct stick_port *port, const struct export_job *job,
                          struct export_result *result)
{
    struct handed_on handed = {port, job};
    struct export_job inner = *job;

    inner.root = stick_port_folder(port);
    inner.is_there = is_there;
    inner.progress = progress;
    inner.context = &handed;
    return export_job_run(&inner, result);
}

bool stick_save(struct stick_port *port, const struct export_job *job, struct stick *stick)
{
    char error[STICK_ERROR_MAX] = "it is write protected";
    struct export_result result = {0};
    enum stick_mounting mounting = stick_port_mount(port, error);
    bool written = mounting == STICK_MOUNT_WRITABLE && write_records(port, job, &result);
    bool abandoned =
        mounting == STICK_MOUNT_WRITABLE && !written && result.problem == STICK_FINE;
    char why[STICK_ERROR_MAX];
    enum stick_unmounting unmounting = stick_port_unmount(port, why);

    stick->need_bytes = result.need_bytes;
    stick->free_bytes = result.free_bytes;
    if (mounting != STICK_MOUNT_WRITABLE) {
        fail(stick, problem_of_mount(mounting), error);
    } else if (!written && !abandoned) {
        fail(stick, result.problem, result.text);
    } else if (written && unmounting != STICK_UNMOUNTED) {
        fail(stick, problem_of_unmount(port, unmounting), why);
    } else if (written) {
        stick->state = STICK_SAVED;
        stick->problem = STICK_FINE;
        stick->percent = 100;
        memcpy(stick->folder, result.folder, sizeof stick->folder);
    }
    return !abandoned;
}
