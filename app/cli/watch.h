/* SPDX-License-Identifier: MIT */
/**
 * Loads the assets again whenever one of their files changes, in a thread of its own: the
 * station goes on meanwhile and only takes what came of it.
 */
#ifndef UNKNOT_CLI_WATCH_H
#define UNKNOT_CLI_WATCH_H

#include "app/load/assets.h"

#include <stdbool.h>

enum {
    WATCH_QUIET_MS = 100,   /**< files are read once nothing has changed for so long */
    WATCH_LONGEST_MS = 500, /**< ... or after so long, however busy it is */
};

/** What to load; borrowed and constant as long as the watch lives. */
struct watch_options {
    const char *folder;
    struct language_choice language;
    const struct settings *settings;
};

/** What came of a change. */
struct watch_news {
    struct assets *assets; /**< to be used from now on; NULL: those in use stay.
                            **Ownership**: assets_free() by who took it */
    char *problems;        /**< what is wrong, one a line, or NULL. **Ownership**: free() */
};

struct watch;

/**
 * @param wake  called from the thread when there is news; may be NULL
 * @return NULL: it cannot be watched, said on stderr. **Ownership**: watch_stop()
 */
struct watch *watch_start(const struct watch_options *options, void (*wake)(void *context),
                          void *context);
/** NULL is allowed. News that nobody took is freed. */
void watch_stop(struct watch *watch);

/** @return a descriptor that is readable while there is news; -1 for NULL. */
int watch_fd(const struct watch *watch);

/** @return whether there is news; the last counts, one before it that nobody took does not. */
bool watch_take(struct watch *watch, struct watch_news *news_out);

/**
 * Loads and checks the assets once, as the thread does, with every scene measured.
 *
 * What has mistakes only in how its scenes stand is good enough to be seen: it comes with
 * problems, and with assets.
 */
struct watch_news watch_load(const struct watch_options *options);

#endif
