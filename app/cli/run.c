/* SPDX-License-Identifier: MIT */
#include "app/cli/cli.h"
#include "app/cli/crashes.h"
#include "app/cli/heap.h"
#include "app/cli/limit.h"
#include "app/cli/live.h"
#include "app/cli/machine.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    PLAIN_FPS = 10,             /* frames a second in plain mode */
    END_MS = 1900,              /* a service manager that stops the station waits for 5 s */
    WRITE_MS = 1400,            /* of it, at most, for what is to be recorded */
    WRITE_AT_LEISURE_MS = 2000, /* when nobody waits */
};

struct run_options {
    const char *window, *rotate, *fps, *config, *assets, *db, *buttons, *script, *clock, *video,
        *shots;
    const char *trace, *watch, *stick, *media, *sound, *service;
};

struct run_state {
    struct station station;
    struct player player;
    struct live live;
    struct quit quit;
    struct crashes crashes;
    struct limit limit;
    struct watchdog watchdog;
    char place[MACHINE_PATH_MAX]; /* of the watched content */
    struct window_options window;
    long fps; /* 0: as the settings say */
    bool virtual_clock;
    enum buttons_source buttons;
};

static bool is_one_of(const char *option, const char *text, const char *const *words)
{
    for (int i = 0; words[i] != NULL; i++) {
        if (strcmp(text, words[i]) == 0) {
            return true;
        }
    }
    fprintf(stderr, "unknot run: --%s: '%s' is not one of", option, text);
    for (int i = 0; words[i] != NULL; i++) {
        fprintf(stderr, " %s", words[i]);
    }
    fputc('\n', stderr);
    return false;
}

/* A file, or NULL: a device, or nothing at all. */
static const char *sound_file(const struct run_options *options)
{
    bool word = options->sound != NULL &&
                (strcmp(options->sound, "none") == 0 || strcmp(options->sound, "device") == 0);

    return word ? NULL : options->sound;
}

static bool check_words(const struct run_options *options)
{
    static const char *const rotations[] = {"0", "90", "180", "270", NULL};
    static const char *const sources[] = {"gpio", "keyboard", "joystick", "none", NULL};
    static const char *const clocks[] = {"real", "virtual", NULL};
    static const char *const videos[] = {"offscreen", NULL};

    if (options->clock != NULL && !is_one_of("clock", options->clock, clocks)) {
        return false;
    }
    if (options->clock != NULL && strcmp(options->clock, "virtual") == 0 &&
        options->script == NULL) {
        fprintf(stderr, "unknot run: --clock virtual takes its time from a --script\n");
        return false;
    }
    if (options->watch != NULL && options->clock != NULL && options->clock[0] == 'v') {
        fprintf(stderr, "unknot run: --watch needs --clock real: files change in real time\n");
        return false;
    }
    bool is_virtual = options->clock != NULL && options->clock[0] == 'v';

    if (sound_file(options) != NULL && !is_virtual) {
        fprintf(stderr, "unknot run: --sound FILE needs --clock virtual; device and none are "
                        "understood, too\n");
        return false;
    }
    if (is_virtual && options->sound != NULL && strcmp(options->sound, "device") == 0) {
        fprintf(stderr, "unknot run: --sound device needs --clock real\n");
        return false;
    }
    return (options->rotate == NULL || is_one_of("rotate", options->rotate, rotations)) &&
           (options->buttons == NULL || is_one_of("buttons", options->buttons, sources)) &&
           (options->video == NULL || is_one_of("video", options->video, videos));
}

static enum buttons_source source_of(const struct run_options *options,
                                     const struct config *config)
{
    if (options->buttons == NULL) {
        return config->buttons;
    }
    switch (options->buttons[0]) {
    case 'g': return BUTTONS_GPIO;
    case 'k': return BUTTONS_KEYBOARD;
    case 'j': return BUTTONS_JOYSTICK;
    case 'n': return BUTTONS_NONE;
    }
    return BUTTONS_AUTO;
}

static void wake_keys(void *keys)
{
    keys_wake(keys);
}

/* NULL: nothing is recorded. A played visit belongs into the station's own records only when
 * that is asked for. */
static const char *database_of(const struct run_options *options, const struct config *config,
                               char path[MACHINE_PATH_MAX])
{
    if (options->db != NULL || options->script != NULL) {
        return options->db;
    }
    if (config->database != NULL) {
        return config->database;
    }
    machine_default_database(path);
    return path;
}

/* Where crashes are remembered, before any settings are read. */
static const char *crashes_of(const struct run_options *options, char path[MACHINE_PATH_MAX])
{
    if (options->db != NULL || options->script != NULL) {
        return options->db;
    }
    machine_default_database(path);
    return path;
}

/* The program died again and again: without what may be the reason. */
static void be_plain(struct run_state *state)
{
    struct station *station = &state->station;

    fprintf(stderr, "unknot: plain mode after crashes: no animation, no sound\n");
    station->staff_code = "P3";
    station->settings.reduced_motion = station->config.settings.reduced_motion = true;
    state->live.fps = PLAIN_FPS;
}

static void record_crashes(struct run_state *state, int64_t now_ms)
{
    struct usage_fault fault;

    if (crashes_fault(&state->crashes, &fault)) {
        station_fault(&state->station, &fault, now_ms);
    }
    if (crashes_plain_fault(&state->crashes, &fault)) {
        station_fault(&state->station, &fault, now_ms);
    }
}

static void record_into(struct run_state *state, const char *path, int64_t now_ms)
{
    struct usage_fault fault;
    bool lost = crashes_records_fault(&state->crashes, path, &fault);

    station_record(&state->station, path, now_ms);
    if (lost) {
        fprintf(stderr, "unknot: usage database: %s: %s\n", path, fault.text);
        station_fault(&state->station, &fault, now_ms);
    }
    record_crashes(state, now_ms);
}

static void start_recording(const struct run_options *options, struct run_state *state,
                            int64_t now_ms)
{
    char place[MACHINE_PATH_MAX];
    const char *path = database_of(options, &state->station.config, place);
    struct keys *keys = state->live.keys;

    station_set_wall(&state->station, now_ms, machine_wall_ms(), machine_clock_ok());
    if (path != NULL) {
        record_into(state, path, now_ms);
        snprintf(state->live.health.records, sizeof state->live.health.records, "%s", path);
        station_show_figures(&state->station, path, state->virtual_clock,
                             keys != NULL ? wake_keys : NULL, keys);
        station_use_sticks(&state->station, path, options->stick, state->virtual_clock,
                           keys != NULL ? wake_keys : NULL, keys);
    }
}

/* A script that is played is not heard, unless that is asked for. */
static bool start_sound(const struct run_options *options, struct run_state *state,
                        int64_t now_ms)
{
    bool silent =
        options->sound != NULL ? strcmp(options->sound, "none") == 0 : options->script != NULL;

    return silent || state->crashes.plain ||
           station_hear(&state->station, options->media, sound_file(options), now_ms);
}

/* A desk without a header chip has no panel to look for. */
static bool wants_gpio(enum buttons_source source, const struct buttons_config *config)
{
    return source == BUTTONS_GPIO || (source == BUTTONS_AUTO && buttons_chip_present(config));
}

static bool start_input(struct run_state *state)
{
    enum buttons_source source = state->buttons;

    if (!state->window.offscreen) {
        state->live.keys = keys_open(source == BUTTONS_AUTO || source == BUTTONS_KEYBOARD,
                                     source == BUTTONS_AUTO || source == BUTTONS_JOYSTICK);
        if (state->live.keys == NULL) {
            return false;
        }
        quit_set_wake(&state->quit, wake_keys, state->live.keys);
    }
    if (state->live.keys != NULL && wants_gpio(source, &state->station.config.gpio)) {
        lamp_driver_start(&state->live.lamps, &state->station.config.lamps);
        live_lines_read(&state->live.lines, &state->station, wake_keys, state->live.keys);
        gpio_in_start(&state->live.gpio, &state->station.config, wake_keys, state->live.keys);
    }
    if (state->live.keys != NULL && state->live.player == NULL &&
        state->station.config.closed_cec) {
        screen_power_start(&state->live.power, NULL);
    }
    return true;
}

/* Broken settings are not watched, and would keep the fault screen up for ever. */
static bool start_watch(const struct run_options *options, struct run_state *state)
{
    struct watch_options what = {
        .folder =
            options->assets != NULL ? options->assets : machine_default_assets(state->place),
        .language = config_languages(&state->station.config),
        .settings = &state->station.config.settings,
    };
    struct keys *keys = state->live.keys;

    if (options->watch == NULL) {
        return true;
    }
    if (!state->station.config_is_fine) {
        fprintf(stderr, "unknot run: --watch: mend the settings first\n");
        return false;
    }
    state->live.watch = watch_start(&what, keys != NULL ? wake_keys : NULL, keys);
    return state->live.watch != NULL;
}

static bool open_window(struct run_state *state)
{
    char error[RASTER_ERROR_MAX];

    state->live.window = window_open(&state->window, error);
    if (state->live.window == NULL) {
        fprintf(stderr, "unknot: %s\n", error);
    }
    return state->live.window != NULL;
}

/* A kiosk without fonts would be a black screen with nobody to say why. A script that is played
 * at once asks for them with its first picture. */
static bool open_fonts(struct run_state *state)
{
    return state->virtual_clock || station_open_fonts(&state->station);
}

static bool open_script(const struct run_options *options, struct run_state *state,
                        int64_t now_ms)
{
    if (options->shots != NULL && mkdir(options->shots, 0777) != 0 && errno != EEXIST) {
        fprintf(stderr, "unknot run: --shots %s: %s\n", options->shots, strerror(errno));
        return false;
    }
    if (options->script == NULL) {
        return true;
    }
    state->live.player = &state->player;
    return player_init(&state->player, options->script, options->shots, now_ms);
}

static bool open_trace(const struct run_options *options, struct run_state *state,
                       int64_t now_ms)
{
    if (options->trace == NULL) {
        return true;
    }
    state->station.trace_from_ms = now_ms;
    state->station.trace = fopen(options->trace, "w");
    if (state->station.trace == NULL) {
        fprintf(stderr, "unknot run: --trace %s: %s\n", options->trace, strerror(errno));
        return false;
    }
    setvbuf(state->station.trace, NULL, _IOLBF, 0); /* can be watched while it runs */
    return true;
}

/* @return exit code */
static int play(struct run_state *state, bool fine)
{
    if (state->virtual_clock) {
        live_play_virtual(&state->live);
    } else {
        live_loop(&state->live);
    }
    if (state->live.player != NULL) {
        return state->player.failed > 0 ? CLI_NOT_FINE : CLI_FINE;
    }
    return fine ? CLI_FINE : CLI_NOT_FINE;
}

/* What is recorded comes first: whatever hangs later, it is on the disk. */
static bool end_records(struct run_state *state, int code)
{
    bool quits = quit_wanted(&state->quit);

    if (quits) {
        limit_start(&state->limit, END_MS, CLI_NOT_FINE);
    }
    bool recorded =
        station_end_records(&state->station, quits ? WRITE_MS : WRITE_AT_LEISURE_MS) == 0;
    crashes_end(&state->crashes);
    if (recorded) {
        limit_code(&state->limit, code);
    }
    return recorded;
}

/* @return the code, or that not all was recorded */
static int finish(struct run_state *state, int code)
{
    FILE *trace = state->station.trace; /* the end of the station is part of it */

    watchdog_stopping(&state->watchdog);
    bool recorded = end_records(state, code);

    quit_set_wake(&state->quit, NULL, NULL);
    quit_finish(&state->quit);
    live_lines_end(&state->live.lines);
    gpio_in_stop(&state->live.gpio);
    lamp_driver_end(&state->live.lamps);
    screen_power_end(&state->live.power);
    watch_stop(state->live.watch);
    stick_worker_close(state->station.sticks); /* its thread wakes the keys */
    state->station.sticks = NULL;
    keys_close(state->live.keys);
    window_close(state->live.window);
    player_finish(&state->player);
    bool heard = hearing_close(&state->station.hearing);

    station_finish(&state->station);
    watchdog_close(&state->watchdog);
    if (trace != NULL) {
        fclose(trace);
    }
    limit_end(&state->limit);
    return (recorded && heard) || code != CLI_FINE ? code : CLI_NOT_FINE;
}

static int run(const struct run_options *options)
{
    struct station_files files = {options->assets, options->config, NULL};
    struct run_state state = {0};
    char place[MACHINE_PATH_MAX];
    int64_t now_ms = machine_mono_ms();
    int code = CLI_NOT_FINE;
    bool fine;

    if (!check_words(options) ||
        (options->window != NULL &&
         !cli_size("window", options->window, &state.window.w, &state.window.h)) ||
        (options->fps != NULL &&
         !cli_number("fps", options->fps, CONFIG_FPS_LEAST, CONFIG_FPS_MOST, &state.fps))) {
        return CLI_USAGE;
    }
    heap_start();
    crashes_start(&state.crashes, crashes_of(options, place));
    state.live.crashes = &state.crashes;
    watchdog_open(&state.watchdog); /* before the first thread */
    state.live.watchdog = &state.watchdog;
    quit_start(&state.quit);
    state.live.quit = &state.quit;
    fine = station_init(&state.station, &files, now_ms);
    state.live.station = &state.station;
    state.live.fps = state.fps > 0 ? (int)state.fps : state.station.config.fps;
    if (state.crashes.plain) {
        be_plain(&state);
    }
    state.virtual_clock = options->clock != NULL && options->clock[0] == 'v';
    state.live.each_frame = state.virtual_clock && options->fps != NULL;
    state.buttons = source_of(options, &state.station.config);
    state.window.offscreen = options->video != NULL;
    if (options->rotate != NULL) {
        state.station.config.rotate = atoi(options->rotate);
    }
    state.window.rotate = state.station.config.rotate;
    if (open_script(options, &state, now_ms) && open_trace(options, &state, now_ms) &&
        open_fonts(&state) && open_window(&state) && start_input(&state) &&
        start_watch(options, &state) && start_sound(options, &state, now_ms)) {
        start_recording(options, &state, now_ms);
        if (options->service != NULL) {
            station_begin_service(&state.station, now_ms);
        }
        code = play(&state, fine);
    }
    return finish(&state, code);
}

int cli_run(int argc, char **argv)
{
    struct run_options o = {0};
    const struct cli_option options[] = {
        {"window", "WxH", "size of the window; without it 1280x720, fullscreen on KMS",
         &o.window},
        {"rotate", "DEGREES", "turn the picture clockwise: 0, 90, 180 or 270", &o.rotate},
        {"fps", "N",
         "frames a second while something moves, 20 to 60; without it 30, and with --clock "
         "virtual no more than pictures need",
         &o.fps},
        {"config", "FILE", "the station's settings, default /etc/unknot/config.yaml",
         &o.config},
        {"assets", "DIR", "the content, default the installed one", &o.assets},
        {"db", "FILE", "where visits are recorded", &o.db},
        {"buttons", "SOURCE", "gpio, keyboard, joystick or none; without it all there are",
         &o.buttons},
        {"script", "FILE", "play a recorded visit; recorded only with --db", &o.script},
        {"clock", "CLOCK", "real, or virtual: as fast as the machine can", &o.clock},
        {"video", "offscreen", "no display needed", &o.video},
        {"shots", "DIR", "where the script's pictures go, default here", &o.shots},
        {"watch", NULL, "show changes of the content as soon as they are saved", &o.watch},
        {"service", NULL, "begin with the checks of the station: wiring, lamps, sound, picture",
         &o.service},
        {"stick", "PATH", "a folder or an image that stands for a USB stick", &o.stick},
        {"media", "DIR",
         "the sounds and voices, default those of the build or the installation", &o.media},
        {"sound", "WHERE",
         "device (default, but for scripts), none, or with --clock virtual a "
         "WAV file or a pipe",
         &o.sound},
        {"trace", "FILE", "write every cue and record as a line of text", &o.trace},
        {0},
    };
    int code = cli_parse(argc, argv, "Starts the kiosk, or plays a script.", options);

    return code >= 0 ? code : run(&o);
}
