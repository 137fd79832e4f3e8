/* SPDX-License-Identifier: MIT */
#include "app/sdl/kms_card.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static bool is_connected(const char *folder, const char *connector)
{
    char path[512], status[16] = "";
    int length = snprintf(path, sizeof path, "%s/%s/status", folder, connector);
    FILE *file = length < (int)sizeof path ? fopen(path, "r") : NULL;
    if (file == NULL) {
        return false;
    }
    bool is_read = fgets(status, sizeof status, file) != NULL;
    fclose(file);
    return is_read && strcmp(status, "connected\n") == 0;
}

/* The 1 of "card1-HDMI-A-1"; -1 for what is no connector. */
static int card_number(const char *name)
{
    int number = -1, end = 0;
    if (sscanf(name, "card%2d-%n", &number, &end) != 1 || end == 0) {
        return -1;
    }
    return number;
}

int kms_card_find(const char *folder)
{
    int found = -1;
    DIR *connectors = opendir(folder);
    if (connectors == NULL) {
        return -1;
    }
    for (struct dirent *entry = readdir(connectors); entry != NULL;
         entry = readdir(connectors)) {
        int card = card_number(entry->d_name);
        if (card >= 0 && (found < 0 || card < found) && is_connected(folder, entry->d_name)) {
            found = card;
        }
    }
    closedir(connectors);
    return found;
}
