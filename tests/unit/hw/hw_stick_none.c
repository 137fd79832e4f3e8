/* SPDX-License-Identifier: MIT */
/* Built without libudev: said, and what to do. */
#include "hw/stick_backend.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void test_says_so(void **state)
{
    const struct stick_port_config config = {0};
    struct stick_device device;
    char error[STICK_ERROR_MAX] = "";

    (void)state;
    assert_null(stick_usb.open(&config, error));
    assert_non_null(strstr(error, "install libudev-dev"));
    assert_int_equal(stick_usb.fd(NULL), -1);
    assert_false(stick_usb.find(NULL, &device));
    stick_usb.close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_says_so)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
