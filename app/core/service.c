/* SPDX-License-Identifier: MIT */
#include "app/core/service.h"

struct service_setup service_picture(const struct service *service, bool shown,
                                     struct service_setup setup)
{
    return shown && service->page == SERVICE_PICTURE ? service->tried : setup;
}

const char *service_order_name(enum service_order_kind kind)
{
    static const char *const names[] = {[SERVICE_BEGIN] = "begin", [SERVICE_SAVE] = "save"};

    return names[kind];
}
