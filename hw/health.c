/* SPDX-License-Identifier: MIT */
#include "hw/health.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    WORN_PERCENT = 90, /* of a card's life; from here on it should be changed */
    RESERVE_LOW = 2,
};

enum health_power health_power(const char *root)
{
    struct machine_names names;
    char path[MACHINE_FILE_PATH_MAX];
    char name[32];
    int64_t alarm;

    machine_file_names(root, "/sys/class/hwmon", "hwmon", &names);
    for (int i = 0; i < names.count; i++) {
        snprintf(path, sizeof path, "/sys/class/hwmon/%s/name", names.items[i]);
        if (!machine_file_line(root, path, name, sizeof name) ||
            strcmp(name, "rpi_volt") != 0) {
            continue;
        }
        snprintf(path, sizeof path, "/sys/class/hwmon/%s/in0_lcrit_alarm", names.items[i]);
        if (machine_file_number(root, path, &alarm)) {
            return alarm != 0 ? HEALTH_POWER_LOW : HEALTH_POWER_GOOD;
        }
    }
    return HEALTH_POWER_UNKNOWN;
}

bool health_temperature(const char *root, int64_t *milli_c_out)
{
    return machine_file_number(root, "/sys/class/thermal/thermal_zone0/temp", milli_c_out);
}

struct health_errors health_errors(const char *root)
{
    struct health_errors errors = {0};
    struct machine_names names;
    char path[MACHINE_FILE_PATH_MAX];
    int64_t count;
    int64_t most = 0;

    machine_file_names(root, "/sys/fs/ext4", "", &names);
    for (int i = 0; i < names.count; i++) {
        snprintf(path, sizeof path, "/sys/fs/ext4/%s/errors_count", names.items[i]);
        if (!machine_file_number(root, path, &count)) {
            continue; /* "features" is none */
        }
        errors.systems++;
        errors.count += count;
        if (count > most) {
            most = count;
            memcpy(errors.worst, names.items[i], sizeof errors.worst);
        }
    }
    return errors;
}

/* "0x02 0x03": two kinds of cells, each in tenths of its life; the worse one counts. */
static int used_percent(const char *line)
{
    char *end;
    long first = strtol(line, &end, 16);
    long second = strtol(end, NULL, 16);
    long tenths = first > second ? first : second;

    return tenths >= 1 && tenths <= 11 ? (int)tenths * 10 : -1;
}

static void read_card(const char *root, const char *device, struct health_card *card)
{
    char path[MACHINE_FILE_PATH_MAX];
    char line[32];
    int64_t reserve;

    *card = (struct health_card){.used_percent = -1};
    snprintf(card->device, sizeof card->device, "%s", device);
    snprintf(path, sizeof path, "/sys/block/%s/device/name", device);
    machine_file_line(root, path, card->name, sizeof card->name);
    snprintf(path, sizeof path, "/sys/block/%s/device/manfid", device);
    machine_file_line(root, path, card->maker, sizeof card->maker);
    snprintf(path, sizeof path, "/sys/block/%s/device/date", device);
    machine_file_line(root, path, card->date, sizeof card->date);
    snprintf(path, sizeof path, "/sys/block/%s/device/life_time", device);
    if (machine_file_line(root, path, line, sizeof line)) {
        card->used_percent = used_percent(line);
    }
    snprintf(path, sizeof path, "/sys/block/%s/device/pre_eol_info", device);
    if (machine_file_number(root, path, &reserve) && reserve >= 1 && reserve <= 3) {
        card->reserve = (int)reserve;
    }
}

int health_cards(const char *root, struct health_card cards_out[], int most)
{
    struct machine_names names;
    int count = 0;

    machine_file_names(root, "/sys/block", "mmcblk", &names);
    for (int i = 0; i < names.count && count < most; i++) {
        if (strstr(names.items[i], "boot") == NULL && strstr(names.items[i], "rpmb") == NULL) {
            read_card(root, names.items[i], &cards_out[count++]);
        }
    }
    return count;
}

bool health_card_is_worn(const struct health_card *card)
{
    return card->used_percent >= WORN_PERCENT || card->reserve >= RESERVE_LOW;
}
