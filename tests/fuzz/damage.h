/* SPDX-License-Identifier: MIT */
/**
 * A usage database that is sound, and inputs that say what becomes wrong with it: rows that
 * cannot be, bytes that were never written so, an end that is missing.
 */
#ifndef UNKNOT_TESTS_FUZZ_DAMAGE_H
#define UNKNOT_TESTS_FUZZ_DAMAGE_H

#include <stddef.h>
#include <stdint.h>

struct bytes {
    unsigned char *at;
    size_t size;
};

/** Ends the program where something does not hold that must; says so past what stderr is. */
#define must(holds) ((holds) ? (void)0 : damage_give_up(__FILE__, __LINE__))
void damage_give_up(const char *file, int line);

/** Makes a database that has something of everything, by the store's own writer. */
void damage_make_database(const char *path);

struct bytes damage_read_file(const char *path);
void damage_write_file(const char *path, struct bytes bytes);

/**
 * The sound database with the input's damage.
 *
 * An input that begins as a database does is taken as it is. Else it is a list of:
 * ```
 * 0..3 TABLE COLUMN ROW16 VALUE   a value of one row; 3: of all rows
 * 4    KIND COUNT VALUE           many rows
 * 5    OFFSET24 LENGTH BYTES...   other bytes
 * 6    OFFSET24 LENGTH16 BYTE     the same byte many times
 * 7    SIZE24                     a file of another size
 * ```
 * A VALUE is the number of one in the list, or of none and eight bytes. Bytes are changed
 * behind all rows.
 *
 * @return **Ownership**: free() its bytes
 */
struct bytes damage_apply(struct bytes sound, const uint8_t *input, size_t size);

#endif
