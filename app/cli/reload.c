/* SPDX-License-Identifier: MIT */
#include "app/cli/reload.h"

#include <stdlib.h>

static void say(const struct watch_news *news)
{
    bool none = news->problems == NULL;

    fprintf(stderr, "unknot: the content was read again%s%s\n",
            news->assets != NULL ? "" : ", but the last good one stays", none ? "" : ":");
    if (!none) {
        fprintf(stderr, "%s\n", news->problems);
    }
}

static void show_problems(struct station *station, char *problems, bool kept, int64_t now_ms)
{
    free(station->notice_text);
    station->notice_text = problems;
    station->notice = (struct notice){.kept = kept, .text = problems};
    if (station->model.screen == SCREEN_FAULT && problems != NULL) {
        station_show_fault(station, problems, now_ms);
    }
}

void reload_take(struct station *station, const struct watch_news *news, int64_t now_ms)
{
    say(news);
    if (news->assets != NULL) {
        station_use(station, news->assets, now_ms);
    }
    show_problems(station, news->problems, news->assets == NULL, now_ms);
}
