/* SPDX-License-Identifier: MIT */
/* Any bytes as a script: refused with a reason, or sorted lines with one end. */
#include "app/load/script.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct problems problems = {.count = 0};
    struct script script;
    bool ok = script_parse((const char *)data, size, "fuzz", &script, &problems);

    if (ok != (problems.count == 0) || ok != (script.count > 0)) {
        abort();
    }
    for (int i = 0; i < script.count; i++) {
        bool last = i == script.count - 1;
        if ((i > 0 && script.lines[i - 1].at_ms > script.lines[i].at_ms) ||
            last != (script.lines[i].kind == SCRIPT_END) || script.lines[i].at_ms < 0) {
            abort();
        }
    }
    script_unload(&script);
    return 0;
}
