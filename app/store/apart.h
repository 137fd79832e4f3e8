/* SPDX-License-Identifier: MIT */
/** Work that needs much memory for a moment, on a thread that stays for years. */
#ifndef UNKNOT_STORE_APART_H
#define UNKNOT_STORE_APART_H

/**
 * Runs `work` on a thread of its own and waits for its end; on the caller's when there is none
 * to be had.
 *
 * The C library keeps the last small blocks that a thread has freed for that thread. Each holds
 * the page it is in, and large work leaves hundreds of them: they go only with the thread.
 */
void apart_run(void (*work)(void *context), void *context);

#endif
