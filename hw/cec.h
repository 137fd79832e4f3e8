/* SPDX-License-Identifier: MIT */
/**
 * Turns the screen off and on by HDMI-CEC, through the kernel's /dev/cec*.
 *
 * A message takes up to a second on the wire and may be repeated, so a thread of its own sends:
 * who asks never waits, and of wishes that follow one another fast only the last is carried
 * out.
 */
#ifndef UNKNOT_HW_CEC_H
#define UNKNOT_HW_CEC_H

#include <stdbool.h>

enum {
    CEC_ERROR_MAX = 120
};

/** The kernel, or what stands for it in tests; each as the system call of that name. */
struct cec_kernel {
    int (*open)(const char *path);
    int (*ioctl)(int handle, unsigned long request, void *argument);
    int (*close)(int handle);
};

struct cec;

/**
 * Starts the thread; the device is opened when something is to be sent.
 *
 * @param path    NULL: /dev/cec0. Borrowed
 * @param kernel  NULL: the kernel. Borrowed
 * @return NULL: no memory or no thread. **Ownership**: cec_close()
 */
struct cec *cec_open(const char *path, const struct cec_kernel *kernel);

/** Wants the screen on and showing this machine, or on standby. Never blocks. */
void cec_want(struct cec *cec, bool on);

/** @return true: a new problem, once; it is then in `error_out`. What was wanted is not tried
 *  again until something else is wanted. */
bool cec_take_problem(struct cec *cec, char error_out[CEC_ERROR_MAX]);

/** Waits until the last wish is carried out or has failed: for tests. */
void cec_wait(struct cec *cec);

/** Stops the thread, after the message that is under way. */
void cec_close(struct cec *cec);

#endif
