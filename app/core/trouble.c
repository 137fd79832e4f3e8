/* SPDX-License-Identifier: MIT */
#include "app/core/trouble.h"

#include <stdio.h>
#include <string.h>

const char *trouble_kind_name(enum trouble_kind kind)
{
    static const char *const names[TROUBLE_KIND_COUNT] = {
        [TROUBLE_MISSING] = "missing", [TROUBLE_BROKEN] = "broken", [TROUBLE_WORN] = "worn"};

    return names[kind];
}

const char *station_part_name(enum station_part part)
{
    static const char *const names[PART_COUNT] = {[PART_SOUND] = "station.sound",
                                                  [PART_SCREEN] = "station.screen",
                                                  [PART_OTHER] = "station.other"};

    return names[part];
}

bool trouble_hides(enum trouble_kind kind)
{
    return kind == TROUBLE_MISSING || kind == TROUBLE_BROKEN;
}

int outages_find(const struct outages *outages, const char *what, enum trouble_kind kind)
{
    for (int i = 0; i < outages->count; i++) {
        if (outages->items[i].kind == kind && strcmp(outages->items[i].what, what) == 0) {
            return i;
        }
    }
    return -1;
}

bool outages_add(struct outages *outages, const char *what, enum trouble_kind kind,
                 bool by_visitor, int64_t now_ms)
{
    int index = outages_find(outages, what, kind);

    if (index < 0) {
        if (outages->count == OUTAGES_MAX) {
            return false;
        }
        index = outages->count++;
        outages->items[index] = (struct outage){.kind = kind, .since_ms = now_ms};
        snprintf(outages->items[index].what, sizeof outages->items[index].what, "%s", what);
    }
    outages->items[index].reports += by_visitor;
    return true;
}

void outages_remove(struct outages *outages, int index)
{
    outages->count--;
    memmove(outages->items + index, outages->items + index + 1,
            (size_t)(outages->count - index) * sizeof outages->items[0]);
}

bool outages_hide_tool(const struct outages *outages, const struct content *content, int tool)
{
    for (int i = 0; outages != NULL && i < outages->count; i++) {
        if (trouble_hides(outages->items[i].kind) &&
            strcmp(outages->items[i].what, content->tools[tool].id) == 0) {
            return true;
        }
    }
    return false;
}

static int fetched_count(const struct content *content)
{
    int count = 0;

    for (int i = 0; i < content->tool_count; i++) {
        count += content->tools[i].fetch;
    }
    return count;
}

int trouble_thing_count(const struct content *content)
{
    return fetched_count(content) + PART_COUNT;
}

int trouble_thing_tool(const struct content *content, int i)
{
    for (int tool = 0; tool < content->tool_count; tool++) {
        if (content->tools[tool].fetch && i-- == 0) {
            return tool;
        }
    }
    return -1;
}

enum station_part trouble_thing_part(const struct content *content, int i)
{
    int part = i - fetched_count(content);

    return part >= 0 && part < PART_COUNT ? (enum station_part)part : PART_OTHER;
}

const char *trouble_thing_name(const struct content *content, int i)
{
    int tool = trouble_thing_tool(content, i);

    return tool >= 0 ? content->tools[tool].id
                     : station_part_name(trouble_thing_part(content, i));
}
