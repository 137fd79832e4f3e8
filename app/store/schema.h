/* SPDX-License-Identifier: MIT */
/**
 * The shape of a usage database, as an append-only list of migrations.
 *
 * `PRAGMA user_version` is the number of migrations a file has had; `PRAGMA application_id`
 * says that it is ours. A shipped migration is never changed: a new one is added behind it.
 */
#ifndef UNKNOT_STORE_SCHEMA_H
#define UNKNOT_STORE_SCHEMA_H

#include "app/store/db.h"

enum {
    SCHEMA_APPLICATION_ID = 0x556e6b74, /**< "Unkt" */
    SCHEMA_VERSION = 5,                 /**< of this program */
    SCHEMA_STEPS_MAX = 1023,            /**< ordinals of a visit's steps */
};

/** The migrations; the one at place i leads from version i to i + 1. */
extern const char *const schema_migrations[SCHEMA_VERSION];

/**
 * Looks whether the file is empty, ours, or not ours to touch. Changes nothing.
 *
 * @return false: STORE_REFUSED for a newer version or another program's database, STORE_CORRUPT
 *         when it is no database
 */
bool schema_accepts(struct db *db, int newest);

/**
 * schema_accepts(), and the file is of this program's version, with all of its tables: it can
 * be read. Changes nothing.
 *
 * @return false: STORE_REFUSED for another version or an empty file too, STORE_CORRUPT when
 *         tables are missing
 */
bool schema_is_current(struct db *db);

/** Brings the file to version `count`, each step in a transaction of its own. */
bool schema_migrate(struct db *db, const char *const migrations[], int count);

#endif
