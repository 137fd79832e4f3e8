/* SPDX-License-Identifier: MIT */
/* Clock, power and heat, storage. The watchdog has a file of its own. */
#include "app/cli/doctor.h"

#include "app/cli/health.h"
#include "app/cli/machine.h"

#include <string.h>

enum {
    CARDS_MAX = 4,
    HOT_MILLI_C = 85000, /* a Raspberry Pi slows down by itself */
};

/* 2025-01-01: before this program was written. */
static const int64_t oldest_wall_ms = 1735689600000;

static bool clock_is_set(const struct doctor *doctor)
{
    return doctor_is_here(doctor)
               ? machine_clock_ok()
               : machine_file_exists(doctor->root, "/run/systemd/timesync/synchronized");
}

static void check_clock(struct doctor *doctor)
{
    if (machine_wall_ms() < oldest_wall_ms) {
        doctor_add(doctor, "clock", "clock", DOCTOR_FAIL,
                   "connect the network for a while, or set it: sudo date -s",
                   "is years behind");
    } else if (clock_is_set(doctor)) {
        doctor_add(doctor, "clock", "clock", DOCTOR_OK, NULL, "set by the network");
    } else {
        doctor_add(doctor, "clock", "clock", DOCTOR_WARN,
                   "connect the network, and see `timedatectl`; until then visits count, but "
                   "not for the hours",
                   "not known to be right");
    }
}

static void check_clock_battery(struct doctor *doctor)
{
    struct machine_names names;

    machine_file_names(doctor->root, "/sys/class/rtc", "rtc", &names);
    if (names.count > 0) {
        doctor_add(doctor, "clock", "clock chip", DOCTOR_OK, NULL,
                   "%s: keeps the time without "
                   "power, where it has a battery",
                   names.items[0]);
    } else {
        doctor_add(doctor, "clock", "clock chip", DOCTOR_WARN,
                   "with a network that is always there: nothing; else a DS3231, or on a "
                   "Raspberry Pi 5 its battery",
                   "not here: after a power cut the time is that of the last stop");
    }
}

static void check_power(struct doctor *doctor)
{
    switch (health_power(doctor->root)) {
    case HEALTH_POWER_GOOD:
        doctor_add(doctor, "power", "power supply", DOCTOR_OK, NULL, "strong enough");
        break;
    case HEALTH_POWER_LOW:
        doctor_add(doctor, "power", "power supply", DOCTOR_FAIL,
                   "use the supply that was made for this Raspberry Pi, with its own cable",
                   "under-voltage: too weak, now or since it was last asked");
        break;
    case HEALTH_POWER_UNKNOWN:
        doctor_add(doctor, "power", "power supply", DOCTOR_OK, NULL, "not here: no sensor");
        break;
    }
}

static void check_heat(struct doctor *doctor)
{
    int64_t milli_c;

    if (!health_temperature(doctor->root, &milli_c)) {
        doctor_add(doctor, "power", "temperature", DOCTOR_OK, NULL, "not here: no sensor");
        return;
    }
    enum doctor_status status = DOCTOR_OK;

    if (milli_c > HEALTH_HOT_MILLI_C) {
        status = milli_c >= HOT_MILLI_C ? DOCTOR_FAIL : DOCTOR_WARN;
    }
    doctor_add(doctor, "power", "temperature", status,
               status != DOCTOR_OK ? "give it air or a heat sink, and keep it out of the sun"
                                   : NULL,
               "%.1f degrees C%s", (double)milli_c / 1000.0,
               status != DOCTOR_OK ? ": half of the frames are drawn" : "");
}

static void check_errors(struct doctor *doctor)
{
    struct health_errors errors = health_errors(doctor->root);

    if (errors.systems == 0) {
        doctor_add(doctor, "storage", "disk errors", DOCTOR_OK, NULL, "not here: no ext4");
    } else if (errors.count == 0) {
        doctor_add(doctor, "storage", "disk errors", DOCTOR_OK, NULL,
                   "none in %d file system%s", errors.systems, errors.systems == 1 ? "" : "s");
    } else {
        doctor_add(doctor, "storage", "disk errors", DOCTOR_FAIL,
                   "save the records (`unknot export`), then change the card; e2fsck clears "
                   "the count",
                   "%lld, most of them on %s", (long long)errors.count, errors.worst);
    }
}

static void add_card(struct doctor *doctor, const struct health_card *card)
{
    bool worn = health_card_is_worn(card);
    char life[64] = "";

    if (card->used_percent >= 0) {
        snprintf(life, sizeof life, ", at most %d%% of its life used", card->used_percent);
    }
    doctor_add(doctor, "storage", card->device, worn ? DOCTOR_WARN : DOCTOR_OK,
               worn ? "change it soon, and save the records before: `unknot export`" : NULL,
               "%s, maker %s, of %s%s", card->name[0] != '\0' ? card->name : "no name",
               card->maker[0] != '\0' ? card->maker : "unknown",
               card->date[0] != '\0' ? card->date : "an unknown day", life);
}

static void check_cards(struct doctor *doctor)
{
    struct health_card cards[CARDS_MAX];
    int count = health_cards(doctor->root, cards, CARDS_MAX);

    for (int i = 0; i < count; i++) {
        add_card(doctor, &cards[i]);
    }
}

void doctor_machine(struct doctor *doctor)
{
    check_clock(doctor);
    check_clock_battery(doctor);
    check_power(doctor);
    check_heat(doctor);
    check_errors(doctor);
    check_cards(doctor);
    doctor_watchdog(doctor);
}
