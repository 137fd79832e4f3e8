/* SPDX-License-Identifier: MIT */
#include "app/cli/watch.h"

#include "app/load/figure_file.h"
#include "app/load/folder_watch.h"

#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    LOOK_AGAIN_MS = 500 /* for a folder that is gone */
};

struct watch {
    struct watch_options options;
    struct folder_watch *folder;
    void (*wake)(void *context);
    void *context;
    pthread_t thread;
    int end[2];  /* readable: the thread is to end */
    int told[2]; /* readable: there is news */
    pthread_mutex_t lock;
    bool is_news; /* guarded, as is the news */
    struct watch_news news;
};

static int64_t now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void free_news(struct watch_news *news)
{
    assets_free(news->assets);
    free(news->problems);
    *news = (struct watch_news){0};
}

/* Paths from the folder on: that is how their author knows them, and they are shorter. */
static const char *from_folder(const char *line, const char *folder)
{
    size_t length = strlen(folder);

    while (length > 0 && folder[length - 1] == '/') {
        length--;
    }
    if (strncmp(line, folder, length) != 0 || line[length] != '/') {
        return line;
    }
    return line + length + strspn(line + length, "/");
}

/* @return NULL when there are none */
static char *text_of(const struct problems *problems, const char *folder)
{
    int count = problems->count < PROBLEMS_MAX ? problems->count : PROBLEMS_MAX;
    size_t size = (size_t)count * (PROBLEM_MAX + 1) + 1;
    char *text = count > 0 ? calloc(1, size) : NULL;
    size_t used = 0;

    for (int i = 0; text != NULL && i < count; i++) {
        used += (size_t)snprintf(text + used, size - used, "%s%s", i > 0 ? "\n" : "",
                                 from_folder(problems->lines[i], folder));
    }
    return text;
}

struct watch_news watch_load(const struct watch_options *options)
{
    struct problems *problems = calloc(1, sizeof *problems);
    struct watch_news news = {0};

    if (problems == NULL) {
        return news;
    }
    news.assets = assets_load(options->folder, &options->language, options->settings, problems);
    if (news.assets != NULL && news.assets->figure != NULL) {
        figure_check_poses(options->folder, news.assets->figure, problems);
    }
    if (news.assets != NULL && !news.assets->fine) {
        assets_free(news.assets);
        news.assets = NULL;
    }
    news.problems = text_of(problems, options->folder);
    free(problems);
    return news;
}

static void tell(struct watch *watch, struct watch_news news)
{
    pthread_mutex_lock(&watch->lock);
    free_news(&watch->news);
    watch->news = news;
    if (!watch->is_news && write(watch->told[1], "n", 1) != 1) {
        perror("unknot: pipe");
    }
    watch->is_news = true;
    pthread_mutex_unlock(&watch->lock);
    if (watch->wake != NULL) {
        watch->wake(watch->context);
    }
}

/* Sleeps until files may have changed. @return false: the thread is to end */
static bool wait_for_files(const struct watch *watch, int timeout_ms, bool *timed_out)
{
    struct pollfd fds[] = {
        {.fd = watch->end[0], .events = POLLIN},
        {.fd = folder_watch_fd(watch->folder), .events = POLLIN},
    };

    *timed_out = poll(fds, 2, timeout_ms) == 0;
    return fds[0].revents == 0;
}

/* An editor touches several files for one save, and a tool many: waits for the last of them.
 * @return false: the thread is to end */
static bool wait_until_quiet(struct watch *watch)
{
    int64_t end_ms = now_ms() + WATCH_LONGEST_MS;
    bool quiet = false;

    while (!quiet && now_ms() < end_ms) {
        if (!wait_for_files(watch, WATCH_QUIET_MS, &quiet)) {
            return false;
        }
        folder_watch_take(watch->folder);
    }
    return true;
}

/* A start takes no time to measure scenes. What else is wrong it has said itself. */
static void look_at_start(struct watch *watch)
{
    struct watch_news news = watch_load(&watch->options);

    if (news.assets != NULL && news.problems != NULL) {
        tell(watch, news);
    } else {
        free_news(&news);
    }
}

static void *run(void *argument)
{
    struct watch *watch = argument;
    bool timed_out;

    look_at_start(watch);
    while (wait_for_files(watch, folder_watch_is_there(watch->folder) ? -1 : LOOK_AGAIN_MS,
                          &timed_out)) {
        if (!folder_watch_take(watch->folder)) {
            continue;
        }
        if (!wait_until_quiet(watch)) {
            break;
        }
        tell(watch, watch_load(&watch->options));
    }
    return NULL;
}

static bool open_pipes(struct watch *watch)
{
    watch->end[0] = watch->end[1] = watch->told[0] = watch->told[1] = -1;
    return pipe(watch->end) == 0 && pipe(watch->told) == 0;
}

static void close_pipe(const int ends[2])
{
    for (int i = 0; i < 2; i++) {
        if (ends[i] >= 0) {
            close(ends[i]);
        }
    }
}

static void free_watch(struct watch *watch)
{
    close_pipe(watch->end);
    close_pipe(watch->told);
    folder_watch_close(watch->folder);
    pthread_mutex_destroy(&watch->lock);
    free_news(&watch->news);
    free(watch);
}

static bool open_all(struct watch *watch)
{
    char error[FOLDER_WATCH_ERROR_MAX];

    pthread_mutex_init(&watch->lock, NULL);
    if (!open_pipes(watch)) {
        perror("unknot: pipe");
        return false;
    }
    watch->folder = folder_watch_open(watch->options.folder, error);
    if (watch->folder == NULL) {
        fprintf(stderr, "unknot run: --watch: %s\n", error);
        return false;
    }
    if (pthread_create(&watch->thread, NULL, run, watch) != 0) {
        fprintf(stderr, "unknot run: --watch: no thread for it\n");
        return false;
    }
    return true;
}

struct watch *watch_start(const struct watch_options *options, void (*wake)(void *context),
                          void *context)
{
    struct watch *watch = calloc(1, sizeof *watch);

    if (watch == NULL) {
        fprintf(stderr, "unknot run: --watch: out of memory\n");
        return NULL;
    }
    watch->options = *options;
    watch->wake = wake;
    watch->context = context;
    if (!open_all(watch)) {
        free_watch(watch);
        return NULL;
    }
    return watch;
}

void watch_stop(struct watch *watch)
{
    if (watch == NULL) {
        return;
    }
    if (write(watch->end[1], "e", 1) != 1) {
        perror("unknot: pipe");
    }
    pthread_join(watch->thread, NULL);
    free_watch(watch);
}

int watch_fd(const struct watch *watch)
{
    return watch != NULL ? watch->told[0] : -1;
}

bool watch_take(struct watch *watch, struct watch_news *news_out)
{
    char byte;
    bool is_news;

    *news_out = (struct watch_news){0};
    pthread_mutex_lock(&watch->lock);
    is_news = watch->is_news;
    if (is_news) {
        *news_out = watch->news;
        watch->news = (struct watch_news){0};
        watch->is_news = false;
    }
    pthread_mutex_unlock(&watch->lock);
    if (is_news && read(watch->told[0], &byte, 1) != 1) { /* one byte for each time it was */
        perror("unknot: pipe");
    }
    return is_news;
}
