/* SPDX-License-Identifier: MIT */
#include "hw/cec.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/cec-funcs.h>
#include <linux/cec.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

struct cec {
    const char *path;
    const struct cec_kernel *kernel;
    pthread_t thread;
    pthread_mutex_t lock; /* guards what is below */
    pthread_cond_t wake, done;
    bool closing, wanted, is_new, busy;
    bool has_problem;
    char problem[CEC_ERROR_MAX];
};

static int kernel_open(const char *path)
{
    return open(path, O_RDWR | O_CLOEXEC);
}

static int kernel_ioctl(int handle, unsigned long request, void *argument)
{
    return ioctl(handle, request, argument);
}

static const struct cec_kernel real_kernel = {kernel_open, kernel_ioctl, close};

/* One address of a player on the bus, taken unless somebody else has done so. @return -1: none
 */
static int take_address(const struct cec *cec, int handle)
{
    struct cec_log_addrs addresses;

    memset(&addresses, 0, sizeof addresses);
    if (cec->kernel->ioctl(handle, CEC_ADAP_G_LOG_ADDRS, &addresses) == 0 &&
        addresses.num_log_addrs > 0 && addresses.log_addr_mask != 0) {
        return addresses.log_addr[0];
    }
    memset(&addresses, 0, sizeof addresses);
    addresses.cec_version = CEC_OP_CEC_VERSION_1_4;
    addresses.num_log_addrs = 1;
    addresses.vendor_id = CEC_VENDOR_ID_NONE;
    addresses.log_addr_type[0] = CEC_LOG_ADDR_TYPE_PLAYBACK;
    addresses.primary_device_type[0] = CEC_OP_PRIM_DEVTYPE_PLAYBACK;
    addresses.all_device_types[0] = CEC_OP_ALL_DEVTYPE_PLAYBACK;
    snprintf(addresses.osd_name, sizeof addresses.osd_name, "Unknot");
    if (cec->kernel->ioctl(handle, CEC_ADAP_S_LOG_ADDRS, &addresses) != 0 ||
        addresses.log_addr_mask == 0) {
        return -1;
    }
    return addresses.log_addr[0];
}

static bool failed(char error[CEC_ERROR_MAX], const char *path, const char *what)
{
    snprintf(error, CEC_ERROR_MAX, "%.60s: %.50s", path, what);
    return false;
}

static bool transmit(const struct cec *cec, int handle, struct cec_msg *message,
                     char error[CEC_ERROR_MAX])
{
    if (cec->kernel->ioctl(handle, CEC_TRANSMIT, message) != 0) {
        return failed(error, cec->path, strerror(errno));
    }
    /* A broadcast that nobody answers is fine; a screen that does not is not there. */
    if ((message->tx_status & CEC_TX_STATUS_OK) == 0) {
        return failed(error, cec->path, "the screen does not answer");
    }
    return true;
}

static bool turn_on(const struct cec *cec, int handle, int address, char error[CEC_ERROR_MAX])
{
    struct cec_msg message;
    __u16 place = CEC_PHYS_ADDR_INVALID;

    cec_msg_init(&message, (__u8)address, CEC_LOG_ADDR_TV);
    cec_msg_image_view_on(&message);
    if (!transmit(cec, handle, &message, error)) {
        return false;
    }
    if (cec->kernel->ioctl(handle, CEC_ADAP_G_PHYS_ADDR, &place) != 0 ||
        place == CEC_PHYS_ADDR_INVALID) {
        return failed(error, cec->path, "the screen does not say which input this is");
    }
    cec_msg_init(&message, (__u8)address, CEC_LOG_ADDR_BROADCAST);
    cec_msg_active_source(&message, place);
    return transmit(cec, handle, &message, error);
}

static bool turn_off(const struct cec *cec, int handle, int address, char error[CEC_ERROR_MAX])
{
    struct cec_msg message;

    cec_msg_init(&message, (__u8)address, CEC_LOG_ADDR_TV);
    cec_msg_standby(&message);
    return transmit(cec, handle, &message, error);
}

/* The device is not held: a screen that is plugged in later is then a new one. */
static bool carry_out(const struct cec *cec, bool on, char error[CEC_ERROR_MAX])
{
    int handle = cec->kernel->open(cec->path);
    bool ok;

    if (handle < 0) {
        return failed(error, cec->path, strerror(errno));
    }
    int address = take_address(cec, handle);

    if (address < 0) {
        ok = failed(error, cec->path, "no screen with CEC is connected");
    } else {
        ok = on ? turn_on(cec, handle, address, error) : turn_off(cec, handle, address, error);
    }
    cec->kernel->close(handle);
    return ok;
}

static void *send_wishes(void *argument)
{
    struct cec *cec = argument;
    char error[CEC_ERROR_MAX];

    pthread_mutex_lock(&cec->lock);
    while (!cec->closing) {
        if (!cec->is_new) {
            pthread_cond_wait(&cec->wake, &cec->lock);
            continue;
        }
        bool on = cec->wanted;

        cec->is_new = false;
        cec->busy = true;
        pthread_mutex_unlock(&cec->lock);
        bool ok = carry_out(cec, on, error);
        pthread_mutex_lock(&cec->lock);
        cec->busy = false;
        if (!ok) {
            cec->has_problem = true;
            memcpy(cec->problem, error, sizeof error);
        }
        pthread_cond_broadcast(&cec->done);
    }
    pthread_mutex_unlock(&cec->lock);
    return NULL;
}

struct cec *cec_open(const char *path, const struct cec_kernel *kernel)
{
    struct cec *cec = calloc(1, sizeof *cec);

    if (cec == NULL) {
        return NULL;
    }
    cec->path = path != NULL ? path : "/dev/cec0";
    cec->kernel = kernel != NULL ? kernel : &real_kernel;
    pthread_mutex_init(&cec->lock, NULL);
    pthread_cond_init(&cec->wake, NULL);
    pthread_cond_init(&cec->done, NULL);
    if (pthread_create(&cec->thread, NULL, send_wishes, cec) != 0) {
        free(cec);
        return NULL;
    }
    return cec;
}

void cec_want(struct cec *cec, bool on)
{
    pthread_mutex_lock(&cec->lock);
    cec->wanted = on;
    cec->is_new = true;
    pthread_cond_signal(&cec->wake);
    pthread_mutex_unlock(&cec->lock);
}

bool cec_take_problem(struct cec *cec, char error_out[CEC_ERROR_MAX])
{
    pthread_mutex_lock(&cec->lock);
    bool has = cec->has_problem;

    cec->has_problem = false;
    if (has) {
        memcpy(error_out, cec->problem, CEC_ERROR_MAX);
    }
    pthread_mutex_unlock(&cec->lock);
    return has;
}

void cec_wait(struct cec *cec)
{
    pthread_mutex_lock(&cec->lock);
    while (cec->is_new || cec->busy) {
        pthread_cond_wait(&cec->done, &cec->lock);
    }
    pthread_mutex_unlock(&cec->lock);
}

void cec_close(struct cec *cec)
{
    if (cec == NULL) {
        return;
    }
    pthread_mutex_lock(&cec->lock);
    cec->closing = true;
    pthread_cond_signal(&cec->wake);
    pthread_mutex_unlock(&cec->lock);
    pthread_join(cec->thread, NULL);
    pthread_cond_destroy(&cec->done);
    pthread_cond_destroy(&cec->wake);
    pthread_mutex_destroy(&cec->lock);
    free(cec);
}
