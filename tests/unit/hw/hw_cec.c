/* SPDX-License-Identifier: MIT */
/* The screen's standby by CEC, against a kernel that remembers what was sent. */
#include "hw/cec.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <linux/cec.h>
#include <string.h>
#include <sys/ioctl.h>

enum {
    SENT_MAX = 8,
    PLACE = 0x2000, /* the screen's second input */
    ADDRESS = 4
};

/* Touched by the thread of the tested only between cec_want() and cec_wait(). */
static struct kernel {
    int open_error, claim_error, transmit_error;
    bool no_screen; /* nobody gives an address */
    bool no_answer;
    bool is_claimed; /* by another program */
    int opened, closed, claims;
    struct cec_msg sent[SENT_MAX];
    int sent_count;
} kernel;

static int fake_open(const char *path)
{
    assert_string_equal(path, "/dev/cec0");
    errno = kernel.open_error;
    kernel.opened += kernel.open_error == 0;
    return kernel.open_error == 0 ? 9 : -1;
}

static int fake_close(int handle)
{
    assert_int_equal(handle, 9);
    kernel.closed++;
    return 0;
}

static int refuse(int error)
{
    errno = error;
    return error == 0 ? 0 : -1;
}

static int claim(struct cec_log_addrs *addresses)
{
    kernel.claims++;
    assert_int_equal(addresses->num_log_addrs, 1);
    assert_int_equal(addresses->log_addr_type[0], CEC_LOG_ADDR_TYPE_PLAYBACK);
    if (kernel.claim_error == 0 && !kernel.no_screen) {
        addresses->log_addr_mask = 1U << ADDRESS;
        addresses->log_addr[0] = ADDRESS;
    }
    return refuse(kernel.claim_error);
}

static int transmit(struct cec_msg *message)
{
    assert_true(kernel.sent_count < SENT_MAX);
    if (kernel.transmit_error != 0) {
        return refuse(kernel.transmit_error);
    }
    kernel.sent[kernel.sent_count++] = *message;
    message->tx_status = kernel.no_answer ? CEC_TX_STATUS_NACK : CEC_TX_STATUS_OK;
    return 0;
}

static int fake_ioctl(int handle, unsigned long request, void *argument)
{
    assert_int_equal(handle, 9);
    if (request == CEC_ADAP_G_LOG_ADDRS) {
        struct cec_log_addrs *addresses = argument;

        if (kernel.is_claimed) {
            addresses->num_log_addrs = 1;
            addresses->log_addr_mask = 1U << 8;
            addresses->log_addr[0] = 8;
        }
        return 0;
    }
    if (request == CEC_ADAP_S_LOG_ADDRS) {
        return claim(argument);
    }
    if (request == CEC_ADAP_G_PHYS_ADDR) {
        uint16_t place = PLACE;

        memcpy(argument, &place, sizeof place);
        return 0;
    }
    assert_true(request == CEC_TRANSMIT);
    return transmit(argument);
}

static const struct cec_kernel fake = {fake_open, fake_ioctl, fake_close};

/* @return the problem, or "" */
static const char *ask(bool on)
{
    static char error[CEC_ERROR_MAX];
    char again[CEC_ERROR_MAX];
    struct cec *cec = cec_open(NULL, &fake);

    assert_non_null(cec);
    cec_want(cec, on);
    cec_wait(cec);
    if (!cec_take_problem(cec, error)) {
        error[0] = '\0';
    }
    assert_false(cec_take_problem(cec, again)); /* once */
    cec_close(cec);
    assert_int_equal(kernel.opened, kernel.closed);
    return error;
}

static int setup(void **state)
{
    (void)state;
    memset(&kernel, 0, sizeof kernel);
    return 0;
}

static void expect_sent(int i, int from, int to, int operation)
{
    assert_true(i < kernel.sent_count);
    assert_int_equal(kernel.sent[i].msg[0], from << 4 | to);
    assert_int_equal(kernel.sent[i].msg[1], operation);
}

static void test_standby(void **state)
{
    (void)state;
    assert_string_equal(ask(false), "");
    assert_int_equal(kernel.sent_count, 1);
    expect_sent(0, ADDRESS, CEC_LOG_ADDR_TV, CEC_MSG_STANDBY);
    assert_int_equal(kernel.sent[0].len, 2);
}

static void test_wakes_and_shows_this_machine(void **state)
{
    (void)state;
    assert_string_equal(ask(true), "");
    assert_int_equal(kernel.sent_count, 2);
    expect_sent(0, ADDRESS, CEC_LOG_ADDR_TV, CEC_MSG_IMAGE_VIEW_ON);
    expect_sent(1, ADDRESS, CEC_LOG_ADDR_BROADCAST, CEC_MSG_ACTIVE_SOURCE);
    assert_int_equal(kernel.sent[1].msg[2] << 8 | kernel.sent[1].msg[3], PLACE);
}

static void test_an_address_that_is_there_is_used(void **state)
{
    (void)state;
    kernel.is_claimed = true;
    assert_string_equal(ask(false), "");
    assert_int_equal(kernel.claims, 0);
    expect_sent(0, 8, CEC_LOG_ADDR_TV, CEC_MSG_STANDBY);
}

static void test_problems_are_said(void **state)
{
    static const struct {
        struct kernel kernel;
        const char *said;
    } rows[] = {
        {{.open_error = ENOENT}, "/dev/cec0: No such file or directory"},
        {{.open_error = EACCES}, "/dev/cec0: Permission denied"},
        {{.claim_error = EBUSY}, "/dev/cec0: no screen with CEC is connected"},
        {{.no_screen = true}, "/dev/cec0: no screen with CEC is connected"},
        {{.transmit_error = ENONET}, "/dev/cec0: Machine is not on the network"},
        {{.no_answer = true}, "/dev/cec0: the screen does not answer"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        for (int on = 0; on < 2; on++) {
            kernel = rows[i].kernel;
            assert_string_equal(ask(on != 0), rows[i].said);
        }
    }
}

/* Nothing is sent that was not asked for, and the last of many wishes counts. */
static void test_the_last_wish_counts(void **state)
{
    struct cec *cec = cec_open(NULL, &fake);

    (void)state;
    cec_wait(cec);
    assert_int_equal(kernel.opened, 0);
    cec_want(cec, true);
    cec_want(cec, false);
    cec_wait(cec);
    expect_sent(kernel.sent_count - 1, ADDRESS, CEC_LOG_ADDR_TV, CEC_MSG_STANDBY);
    cec_close(cec);
    cec_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_standby, setup),
        cmocka_unit_test_setup(test_wakes_and_shows_this_machine, setup),
        cmocka_unit_test_setup(test_an_address_that_is_there_is_used, setup),
        cmocka_unit_test_setup(test_problems_are_said, setup),
        cmocka_unit_test_setup(test_the_last_wish_counts, setup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
