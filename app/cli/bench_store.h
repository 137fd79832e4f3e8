/* SPDX-License-Identifier: MIT */
/** What records cost, and the coach's pages, after a month, a year and ten years. */
#ifndef UNKNOT_CLI_BENCH_STORE_H
#define UNKNOT_CLI_BENCH_STORE_H

/** `unknot bench store`, argv[0] being "store". @return exit code: fine when all goals are met
 */
int bench_store(int argc, char **argv);

#endif
