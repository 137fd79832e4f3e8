/* SPDX-License-Identifier: MIT */
/**
 * A station: its files, its model, and the ways in and out of it. Main thread only.
 *
 * Time comes in as an argument, so that the same station runs on a wall, on a desk, and as
 * fast as the machine can from a script.
 */
#ifndef UNKNOT_CLI_STATION_H
#define UNKNOT_CLI_STATION_H

#include "app/cli/figures.h"
#include "app/cli/hearing.h"
#include "app/cli/line_listener.h"
#include "app/cli/machine.h"
#include "app/cli/stick_worker.h"
#include "app/core/input.h"
#include "app/load/assets.h"
#include "app/load/config.h"
#include "app/raster/raster.h"
#include "app/store/usage_writer.h"
#include "app/ui/ui.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum {
    SERVICE_NEWS_MAX = 8
};

/** What the checks of the station asked for, and what is to be told to them. */
struct service_desk {
    char config[MACHINE_PATH_MAX]; /**< the settings' file, which need not be there yet */
    struct service_news news[SERVICE_NEWS_MAX];
    int count;
    enum service_order_kind listen; /**< SERVICE_LEARN, SERVICE_HEAR */
    int listen_asked;               /**< number of the last order to listen */
};

struct station {
    struct config config;
    bool config_is_fine;
    struct assets *assets;
    struct settings settings; /**< those of the config, and how many languages there are */
    const char
        *staff_code;      /**< shown small, for those who look after the station; NULL: none */
    struct notice notice; /**< shown over the screen; its text is the one below, or NULL */
    char *notice_text;
    struct visit_env env;
    struct model model;
    struct input input;
    struct usage_writer *writer; /**< NULL: nothing is recorded */
    struct figures figures;      /**< of the coach's pages */
    struct hearing hearing;      /**< all zero: nothing is heard */
    struct stick_worker *sticks; /**< NULL: nothing is recorded, so nothing is saved */
    struct service_desk desk;
    bool sticks_at_once;             /**< an order waits until it is done: time is a script's */
    char station_id[USAGE_TEXT_MAX]; /**< of the records; "" while nothing is recorded */
    struct draw_list *list;
    struct raster *raster;
    int64_t wall_offset_ms; /**< wall time = monotonic time + this; follows the wall clock */
    bool clock_ok;
    bool minute_is_set;    /**< a script has set the time of day: the wall clock does not */
    int64_t beat_ms;       /**< when the records were last told that the station runs */
    int64_t buttons_ms;    /**< when what the buttons' contacts did was last recorded */
    FILE *trace;           /**< effects as text, one a line; NULL: not */
    int64_t trace_from_ms; /**< time 0 of the trace */
};

struct station_files {
    const char *assets;   /**< NULL: the default */
    const char *config;   /**< NULL: the default, if there is one */
    const char *language; /**< NULL: as the settings say; else this one first */
};

/**
 * Loads everything. Broken files give a station with the fault screen, and their problems are
 * on stderr.
 *
 * @return whether all files were fine. **Ownership**: station_finish() in either case
 */
bool station_init(struct station *station, const struct station_files *files, int64_t now_ms);
/**
 * Records what the contacts did, writes what can be written within `timeout_ms`, and records
 * nothing any more. @return records that were not written
 */
int station_end_records(struct station *station, int timeout_ms);
/** Records what the contacts did, writes what can be written and frees everything.
 *  @return records that were not written */
int station_finish(struct station *station);

/** The language that is shown now; borrowed until station_use(). */
const struct language *station_language(const struct station *station);

/** Records a fault, for those who look after the station. A visit goes on as it is. */
void station_fault(struct station *station, const struct usage_fault *fault, int64_t now_ms);

/** Shows the fault screen instead of whatever there is. */
void station_show_fault(struct station *station, const char *text, int64_t now_ms);

/**
 * Uses other assets from now on and frees those until now. A visit that is under way goes on
 * where it can, see visit_take_content(); from the fault screen it goes to attract.
 */
void station_use(struct station *station, struct assets *assets, int64_t now_ms);

/** Starts recording into `path`. */
void station_record(struct station *station, const char *path, int64_t now_ms);

/**
 * Lets the coach's pages read what is recorded.
 *
 * @param wake     called by another thread when figures are ready; may be NULL
 * @param at_once  every question waits for its answer, and the last day with use stands for
 *                 today: time comes from a script
 */
void station_show_figures(struct station *station, const char *path, bool at_once,
                          void (*wake)(void *context), void *context);

/**
 * Lets a coach save what is recorded on a USB stick.
 *
 * @param stand_in  a folder or an image that stands for the stick; NULL: USB
 * @param at_once, wake, context  as for station_show_figures()
 */
void station_use_sticks(struct station *station, const char *path, const char *stand_in,
                        bool at_once, void (*wake)(void *context), void *context);

/**
 * Lets what the station does be heard.
 *
 * @param media  as in struct hearing_settings; NULL: the default
 * @param file   as there
 * @return false: the file cannot be written, said on stderr
 */
bool station_hear(struct station *station, const char *media, const char *file, int64_t now_ms);

/** Takes what was heard on a line of the header: a change of a line that is known to be a
 *  button's is that of the button, too. */
void station_heard_line(struct station *station, const struct line_heard *heard);

/** Goes to the checks of the station at once, as the program was started for them. */
void station_begin_service(struct station *station, int64_t now_ms);

/** How the picture lies on the screen now: as the settings say, or as somebody tries it. */
struct service_setup station_picture(const struct station *station);

/** Takes an edge of a button; everything due before it happens first. */
void station_edge(struct station *station, const struct button_edge *edge);

/** Somebody came into the corner at `at_ms`, or it became empty. */
void station_presence(struct station *station, bool here, int64_t at_ms);

/** Lets time pass: everything due up to `now_ms` happens, each at its own time. */
void station_advance(struct station *station, int64_t now_ms);

/** The wall clock as it is now: for the rows, and for the time of day on the screen. */
void station_set_wall(struct station *station, int64_t now_ms, int64_t wall_ms, bool clock_ok);

/** The minute of the week as a script has it; 0 is Monday. What is recorded keeps its own time.
 */
void station_set_minute(struct station *station, int64_t now_ms, int weekday, int minute);

/** @return when station_advance() will have something to do by itself, or INT64_MAX. */
int64_t station_next_deadline(const struct station *station);

/** When the picture changes next by itself; as ui_next_change_ms(). */
int64_t station_next_change(const struct station *station, bool portrait, int64_t now_ms);

/** Opens the fonts, once. @return false: they are missing, said on stderr */
bool station_open_fonts(struct station *station);

/** Makes the draw list of a moment for a canvas of this shape. The fonts are open. */
void station_list(struct station *station, const struct canvas *canvas, int64_t now_ms);

/** Draws the list. @return number of damaged rectangles */
int station_raster(struct station *station, const struct canvas *canvas,
                   struct pixel_rect damage_out[RASTER_MAX_DAMAGE]);

/**
 * All three: draws the moment onto the canvas.
 *
 * @return number of damaged rectangles, or -1: the fonts are missing
 */
int station_draw(struct station *station, const struct canvas *canvas, int64_t now_ms,
                 struct pixel_rect damage_out[RASTER_MAX_DAMAGE]);

#endif
