/* SPDX-License-Identifier: MIT */
#define _GNU_SOURCE /* dup3 */
#include "app/cli/crashes.h"

#include "app/cli/make_folder.h"
#include "app/cli/whole_file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* A handler reaches nothing but globals, and there are none: the file has a number of its own,
 * above those that anything else gets. */
enum {
    CRASH_FD = 240
};

static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

static int64_t boot_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_BOOTTIME, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/* Only what may be called whatever the program was doing. The handler is gone by now: raised
 * again, the signal ends the program as it would have. */
static void note(int number)
{
    char line[] = "signal 00\n";
    int saved = errno;

    line[7] = (char)('0' + number / 10 % 10);
    line[8] = (char)('0' + number % 10);
    if (write(CRASH_FD, line, sizeof line - 1) > 0) {
        (void)fsync(CRASH_FD);
    }
    errno = saved;
    (void)raise(number);
}

/* What somebody else handles, such as a sanitizer, stays theirs. */
static void catch_signals(void)
{
    for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++) {
        struct sigaction now = {.sa_handler = note, .sa_flags = (int)SA_RESETHAND};
        struct sigaction old;

        sigemptyset(&now.sa_mask);
        if (sigaction(fatal[i], NULL, &old) == 0 && old.sa_handler == SIG_DFL) {
            (void)sigaction(fatal[i], &now, NULL);
        }
    }
}

static void let_signals_go(void)
{
    for (size_t i = 0; i < sizeof fatal / sizeof fatal[0]; i++) {
        struct sigaction now;

        if (sigaction(fatal[i], NULL, &now) == 0 && now.sa_handler == note) {
            now.sa_handler = SIG_DFL;
            (void)sigaction(fatal[i], &now, NULL);
        }
    }
}

static void read_log(const char *path, struct crash_log *log)
{
    char text[CRASH_LOG_TEXT_MAX] = "";
    FILE *file = fopen(path, "r");

    if (file != NULL) {
        text[fread(text, 1, sizeof text - 1, file)] = '\0';
        fclose(file);
    }
    crash_log_parse(text, log);
}

/* Where the signal would go to. */
static bool open_log(const char *path)
{
    int handle = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    bool ok = handle >= 0 && dup3(handle, CRASH_FD, O_CLOEXEC) == CRASH_FD;

    if (handle >= 0) {
        close(handle);
    }
    return ok;
}

static bool write_log(struct crashes *crashes)
{
    char text[CRASH_LOG_TEXT_MAX];
    struct whole_file file;

    crash_log_text(&crashes->log, text);
    if (!whole_file_begin(&file, crashes->path)) {
        return false;
    }
    fputs(text, file.out);
    crashes->noting = whole_file_end(&file, true) && open_log(crashes->path);
    return crashes->noting;
}

static bool make_path(struct crashes *crashes, const char *database)
{
    char folder[MACHINE_PATH_MAX];
    const char *slash = strrchr(database, '/');
    int length = snprintf(crashes->path, sizeof crashes->path, "%s.starts", database);

    if (length < 0 || (size_t)length >= sizeof crashes->path) {
        return false;
    }
    snprintf(folder, sizeof folder, "%.*s", slash != NULL ? (int)(slash - database) : 0,
             database);
    return folder[0] == '\0' || make_folder(folder);
}

void crashes_start(struct crashes *crashes, const char *database)
{
    char boot_id[MACHINE_ID_MAX];

    memset(crashes, 0, sizeof *crashes);
    if (database == NULL || fcntl(CRASH_FD, F_GETFD) >= 0) {
        return;
    }
    if (!make_path(crashes, database)) {
        crashes->path[0] = '\0';
        return;
    }
    machine_boot_id(boot_id);
    read_log(crashes->path, &crashes->log);
    if (crashes->log.count > 0) {
        crashes->before = crashes->log.starts[crashes->log.count - 1];
        /* Before another boot it was the power, which is counted elsewhere. */
        crashes->died =
            crashes->before.signal > 0 || strcmp(crashes->log.boot_id, boot_id) == 0;
    }
    crashes->plain = crash_log_start(&crashes->log, boot_id, boot_ms());
    if (!write_log(crashes)) { /* a disk that is full: the station runs all the same */
        return;
    }
    catch_signals();
}

void crashes_pass(struct crashes *crashes)
{
    if (crashes->path[0] != '\0' && crash_log_pass(&crashes->log, boot_ms())) {
        (void)write_log(crashes);
    }
}

bool crashes_fault(const struct crashes *crashes, struct usage_fault *fault_out)
{
    if (!crashes->died) {
        return false;
    }
    *fault_out = (struct usage_fault){.code = "crash"};
    if (crashes->before.signal > 0) {
        snprintf(fault_out->text, sizeof fault_out->text, "signal %d (%.80s)",
                 crashes->before.signal, strsignal(crashes->before.signal));
    } else {
        snprintf(fault_out->text, sizeof fault_out->text, "killed");
    }
    return true;
}

/* A file that was lost with the power, or by a repair of the file system, would be begun anew
 * without a word: a coach saw a station that nobody had ever used. A start that was over at
 * once may well have written nothing yet. */
bool crashes_records_fault(const struct crashes *crashes, const char *database,
                           struct usage_fault *fault_out)
{
    struct stat file;
    bool there = stat(database, &file) == 0;

    if (crashes->before.kind != CRASH_RAN || (there && file.st_size > 0) ||
        (!there && errno != ENOENT)) {
        return false;
    }
    *fault_out = (struct usage_fault){.code = "store_missing"};
    snprintf(fault_out->text, sizeof fault_out->text,
             "%s after a start that did not end in order; a new file is begun",
             there ? "empty" : "gone");
    return true;
}

bool crashes_plain_fault(const struct crashes *crashes, struct usage_fault *fault_out)
{
    if (!crashes->plain) {
        return false;
    }
    *fault_out = (struct usage_fault){.code = "P3"};
    snprintf(fault_out->text, sizeof fault_out->text,
             "%d crashes within %d min: no animation and no sound until a restart",
             CRASHES_TO_PLAIN, CRASH_WINDOW_MS / 60000);
    return true;
}

void crashes_end(struct crashes *crashes)
{
    if (crashes->path[0] == '\0') {
        return;
    }
    let_signals_go();
    (void)unlink(crashes->path);
    if (crashes->noting) {
        close(CRASH_FD);
    }
    crashes->path[0] = '\0';
}
