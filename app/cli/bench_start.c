/* SPDX-License-Identifier: MIT */
#include "app/cli/bench_start.h"

#include "app/cli/cli.h"
#include "app/cli/machine.h"
#include "app/cli/station.h"

#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    STARTS = 7
};

extern char **environ;

static double now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A figure of /proc/self/smaps_rollup in KiB, or -1. */
static long rollup_kib(const char *name)
{
    FILE *file = fopen("/proc/self/smaps_rollup", "r");
    char line[160];
    long kib = -1;
    size_t length = strlen(name);

    while (file != NULL && kib < 0 && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, name, length) == 0 && line[length] == ':') {
            kib = strtol(line + length + 1, NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return kib;
}

static int draw_first(struct station *station)
{
    static const char template[] = "/tmp/unknot-bench-XXXXXX";
    struct pixel_rect damage[RASTER_MAX_DAMAGE];
    struct canvas canvas = {.w = 1920, .h = 1080, .stride = 1920};
    char folder[sizeof template];
    char path[sizeof template + 16];

    memcpy(folder, template, sizeof template);
    canvas.pixels = calloc(1920 * 1080, sizeof *canvas.pixels);
    if (canvas.pixels == NULL || mkdtemp(folder) == NULL ||
        station_draw(station, &canvas, station->model.now_ms, damage) <= 0) {
        free(canvas.pixels);
        return CLI_NOT_FINE;
    }
    if (write(STDOUT_FILENO, "f", 1) != 1) { /* the frame is there */
        free(canvas.pixels);
        return CLI_NOT_FINE;
    }
    snprintf(path, sizeof path, "%s/usage.db", folder);
    station_record(station, path, station->model.now_ms);
    usage_writer_flush(station->writer, 2000);
    printf("%ld %ld\n", rollup_kib("Rss"), rollup_kib("Pss"));
    station_finish(station);
    unlink(path);
    rmdir(folder);
    free(canvas.pixels);
    return CLI_FINE;
}

int bench_start_child(const char *assets)
{
    const struct station_files files = {.assets = assets};
    struct station station;

    if (!station_init(&station, &files, machine_mono_ms())) {
        return CLI_NOT_FINE;
    }
    return draw_first(&station);
}

static bool spawn(const char *assets, int out, pid_t *pid_out)
{
    char program[MACHINE_PATH_MAX];
    char dir[MACHINE_PATH_MAX];
    char name[] = "unknot", command[] = "bench", option[] = "--" BENCH_START_OPTION;
    char assets_option[] = "--assets";
    char *arguments[] = {name, command, option, NULL, NULL, NULL};
    posix_spawn_file_actions_t actions;
    ssize_t length = readlink("/proc/self/exe", program, sizeof program - 1);
    int failed;

    if (length < 0) {
        return false;
    }
    program[length] = '\0';
    if (assets != NULL) {
        snprintf(dir, sizeof dir, "%s", assets);
        arguments[3] = assets_option;
        arguments[4] = dir;
    }
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
    failed = posix_spawn(pid_out, program, &actions, NULL, arguments, environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0;
}

/* One start. @return milliseconds to the first frame, or -1 */
static double one_start(const char *assets, long *rss_out, long *pss_out)
{
    int ends[2];
    pid_t pid;
    char first = 0;
    char text[64] = "";
    int status = 0;
    double from_ms = now_ms(), took_ms = -1.0;
    FILE *in;

    if (pipe(ends) != 0) {
        return -1.0;
    }
    if (!spawn(assets, ends[1], &pid)) {
        close(ends[0]);
        close(ends[1]);
        return -1.0;
    }
    close(ends[1]);
    if (read(ends[0], &first, 1) == 1 && first == 'f') {
        took_ms = now_ms() - from_ms;
    }
    in = fdopen(ends[0], "r");
    if (in == NULL || fgets(text, sizeof text, in) == NULL ||
        sscanf(text, "%ld %ld", rss_out, pss_out) != 2) {
        took_ms = -1.0;
    }
    if (in != NULL) {
        fclose(in);
    }
    waitpid(pid, &status, 0);
    return status == 0 ? took_ms : -1.0;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

bool bench_start_print(const char *assets)
{
    double took_ms[STARTS];
    long rss = 0, pss = 0;

    for (int i = 0; i < STARTS; i++) {
        took_ms[i] = one_start(assets, &rss, &pss);
        if (took_ms[i] < 0.0) {
            fprintf(stderr, "unknot bench: the program did not start\n");
            return false;
        }
    }
    qsort(took_ms, STARTS, sizeof took_ms[0], compare);
    printf(
        "\nfrom exec to the first frame, without a window: median %.0f ms (%.0f to %.0f) of %d "
        "starts\nmemory then, with the database open: %.1f MiB resident, %.1f MiB "
        "proportional\n",
        took_ms[STARTS / 2], took_ms[0], took_ms[STARTS - 1], STARTS, (double)rss / 1024.0,
        (double)pss / 1024.0);
    return true;
}
