/* SPDX-License-Identifier: MIT */
/* What the coach's screen does with a stick, from a shell. */
#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/cli/quit.h"
#include "app/cli/report_language.h"
#include "app/cli/stick_worker.h"
#include "app/load/config.h"

#include <semaphore.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct order {
    const char *db, *to, *config, *assets;
};

struct exporting {
    struct quit quit;
    sem_t news; /* of the worker, or a signal */
    struct config config;
    struct report_language language;
};

static void post_news(void *context)
{
    (void)sem_post(context);
}

/* Records are saved also where the words are not. */
static void load_words(const struct order *order, struct exporting *exporting)
{
    struct problems *problems = calloc(1, sizeof *problems);

    exporting->config = config_default();
    if (problems != NULL) {
        (void)config_load(order->config != NULL ? order->config : machine_default_config(),
                          &exporting->config, problems);
        problems_print(problems, stderr);
    }
    free(problems);
    const struct report_language_choice choice = {order->assets, exporting->config.language};
    (void)report_language_load(&exporting->language, &choice, &exporting->config.settings);
}

static double mib(int64_t bytes)
{
    return (double)bytes / (1024.0 * 1024.0);
}

static void print_problem(const struct stick *stick)
{
    switch (stick->problem) {
    case STICK_FINE: break;
    case STICK_FULL:
        fprintf(stderr,
                "unknot export: the stick is full: %.1f MiB are needed, %.1f MiB are free; "
                "delete something on it, or take another one\n",
                mib(stick->need_bytes), mib(stick->free_bytes));
        break;
    case STICK_READ_ONLY:
        fprintf(stderr, "unknot export: the stick is write protected; move its switch, or take "
                        "another one\n");
        break;
    case STICK_PULLED:
        fprintf(stderr, "unknot export: the stick was pulled before all was on it; plug it in "
                        "and start again\n");
        break;
    case STICK_UNREADABLE:
        fprintf(stderr,
                "unknot export: the stick has no file system that is known here; format "
                "it as FAT32 or exFAT\n");
        break;
    case STICK_NOT_ALLOWED:
        fprintf(stderr, "unknot export: the system does not let this program use the stick; "
                        "start it as root, or install udisks2\n");
        break;
    case STICK_BROKEN:
        fprintf(stderr, "unknot export: the stick answers with errors; take another one\n");
        break;
    case STICK_NO_RECORDS:
        fprintf(stderr, "unknot export: the database cannot be read\n");
        break;
    }
}

static void print_saved(const struct stick *stick, const char *to)
{
    printf("%s%s%s\n"
           "  README.txt               what is what, and what may be handed on\n"
           "  report.html              the report\n"
           "  visits.csv steps.csv daily.csv\n"
           "                           tables, made for handing on like the report\n"
           "  usage-backup-private.db  a copy of the database: not for handing on\n",
           to != NULL ? to : stick->name, to != NULL || stick->name[0] != '\0' ? "/" : "",
           stick->folder);
    fprintf(stderr, "unknot export: safe to remove\n");
}

static void print_percent(const struct stick *stick)
{
    if (isatty(STDERR_FILENO)) {
        fprintf(stderr, "\r%3d %%%s", stick->percent, stick->percent >= 99 ? "\n" : "");
    }
}

/* Until it is saved or has failed. @return false: a signal was faster */
static bool wait_for_end(struct exporting *exporting, struct stick_worker *worker,
                         struct stick *stick)
{
    while (stick->state != STICK_SAVED && stick->state != STICK_FAILED &&
           stick->state != STICK_LOOKING) {
        (void)sem_wait(&exporting->news);
        if (quit_wanted(&exporting->quit)) {
            return false;
        }
        if (stick_worker_take(worker, stick) && stick->state == STICK_SAVING) {
            print_percent(stick);
        }
    }
    return true;
}

static int save(const struct order *order, struct exporting *exporting,
                struct stick_worker *worker)
{
    int64_t wall_ms = machine_wall_ms();
    const struct usage_time now = {wall_ms, 0, machine_utc_offset_min(wall_ms),
                                   machine_clock_ok()};
    struct stick stick = {0};

    stick_worker_look(worker);
    stick_worker_wait(worker);
    (void)stick_worker_take(worker, &stick);
    if (stick.state == STICK_FOUND) {
        stick_worker_save(worker, &exporting->language, &now);
    }
    if (!wait_for_end(exporting, worker, &stick)) {
        fprintf(stderr, "unknot export: broken off; nothing is left on the stick\n");
        return CLI_NOT_FINE;
    }
    if (stick.state == STICK_LOOKING) {
        fprintf(stderr, "unknot export: %s: %s\n", order->to != NULL ? order->to : "USB",
                order->to != NULL ? "there is no such folder or image"
                                  : "no stick is there; plug one in and start again");
        return CLI_NOT_FINE;
    }
    print_problem(&stick);
    if (stick.state == STICK_SAVED) {
        print_saved(&stick, order->to);
    }
    return stick.state == STICK_SAVED ? CLI_FINE : CLI_NOT_FINE;
}

static int export(const struct order *order, struct exporting *exporting)
{
    const struct stick_worker_settings settings = {
        .db = order->db,
        .stand_in = order->to,
        .kept_months = exporting->config.keep_months,
        .wake = post_news,
        .context = &exporting->news,
    };
    struct stick_worker *worker = stick_worker_open(&settings);
    int code = CLI_NOT_FINE;

    if (worker != NULL) {
        quit_set_wake(&exporting->quit, post_news, &exporting->news);
        code = save(order, exporting, worker);
        quit_set_wake(&exporting->quit, NULL, NULL);
    } else {
        fprintf(stderr, "unknot export: out of memory\n");
    }
    stick_worker_close(worker);
    return code;
}

static int prepare_and_export(const struct order *order)
{
    struct exporting exporting = {0};
    int code = CLI_NOT_FINE;

    if (!quit_start(&exporting.quit)) {
        return code;
    }
    if (sem_init(&exporting.news, 0, 0) == 0) {
        load_words(order, &exporting);
        code = export(order, &exporting);
        report_language_free(&exporting.language);
        config_unload(&exporting.config);
        sem_destroy(&exporting.news);
    }
    quit_finish(&exporting.quit);
    return code;
}

int cli_export(int argc, char **argv)
{
    struct order order = {0};
    const struct cli_option options[] = {
        {"db", "FILE", "the database, also that of a running station", &order.db},
        {"to", "DIR|IMAGE", "a folder, or the image of a stick; default the first USB stick",
         &order.to},
        {"config", "FILE", "the settings that say how long visits are kept", &order.config},
        {"assets", "DIR", "the content that has the words, default the installed one",
         &order.assets},
        {0},
    };
    int code = cli_parse(argc, argv,
                         "Saves a station's records on a USB stick, in a new folder: report, "
                         "tables, and a\ncopy of the database. It is whole when it is there, "
                         "and the stick is unmounted.",
                         options);

    if (code >= 0) {
        return code;
    }
    if (order.db == NULL) {
        fprintf(stderr, "unknot export: --db FILE is needed\n");
        return CLI_USAGE;
    }
    return prepare_and_export(&order);
}
