/* SPDX-License-Identifier: MIT */
/** What the files of the station share; for no one else. */
#ifndef UNKNOT_CLI_STATION_INTERNAL_H
#define UNKNOT_CLI_STATION_INTERNAL_H

#include "app/cli/station.h"

/** The time of a record. */
struct usage_time station_time(const struct station *station, int64_t at_ms);

/** Speaks and shows the language that the model has chosen. */
void station_follow_language(struct station *station);

/** Lets the model take an event. */
void station_step(struct station *station, const struct event *event);

/** Hands effects to those whom they concern. */
void station_deliver(struct station *station, const struct effects *effects);

/** Records what the buttons' contacts did since the last time. */
void station_record_buttons(struct station *station, int64_t now_ms);

/* station_service.c */
void station_order_service(struct station *station, const struct service_order *order);
/** @return false: nothing is new */
bool station_take_service(struct station *station, struct service_news *news_out);

#endif
