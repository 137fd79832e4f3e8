/* SPDX-License-Identifier: MIT */
#include "app/cli/doctor.h"

#include "hw/machine_file.h"

#include <string.h>

static const char *const status_names[DOCTOR_STATUSES] = {
    [DOCTOR_OK] = "ok", [DOCTOR_WARN] = "warn", [DOCTOR_FAIL] = "fail"};

/* Green, yellow, red. */
static const char *const status_colours[DOCTOR_STATUSES] = {
    [DOCTOR_OK] = "\033[32m", [DOCTOR_WARN] = "\033[33m", [DOCTOR_FAIL] = "\033[1;31m"};

static void model_of(const struct doctor *doctor, char out[DOCTOR_TEXT_MAX])
{
    if (!machine_file_line(doctor->root, "/proc/device-tree/model", out, DOCTOR_TEXT_MAX)) {
        machine_file_line(doctor->root, "/sys/class/dmi/id/product_name", out, DOCTOR_TEXT_MAX);
    }
}

static int width_of_names(const struct doctor *doctor)
{
    size_t width = 0;

    for (int i = 0; i < doctor->count; i++) {
        size_t length = strlen(doctor->checks[i].name);

        width = length > width ? length : width;
    }
    return (int)width;
}

void doctor_print_text(const struct doctor *doctor, bool colour, FILE *out)
{
    char model[DOCTOR_TEXT_MAX];
    int width = width_of_names(doctor);

    model_of(doctor, model);
    fprintf(out, "unknot %s on %s\n\n", UNKNOT_VERSION,
            model[0] != '\0' ? model : "a machine that does not say its model");
    for (int i = 0; i < doctor->count; i++) {
        const struct doctor_check *check = &doctor->checks[i];

        fprintf(out, "%s%-4s%s  %-*s  %s\n", colour ? status_colours[check->status] : "",
                status_names[check->status], colour ? "\033[0m" : "", width, check->name,
                check->found);
        if (check->advice != NULL) {
            fprintf(out, "%*s> %s\n", width + 8, "", check->advice);
        }
    }
    fprintf(out, "\n%d ok, %d warn, %d fail\n", doctor_count(doctor, DOCTOR_OK),
            doctor_count(doctor, DOCTOR_WARN), doctor_count(doctor, DOCTOR_FAIL));
}

/* Null for NULL. What is no ASCII goes through: files are UTF-8. */
static void print_string(FILE *out, const char *text)
{
    if (text == NULL) {
        fputs("null", out);
        return;
    }
    fputc('"', out);
    for (; *text != '\0'; text++) {
        if (*text == '"' || *text == '\\') {
            fprintf(out, "\\%c", *text);
        } else if ((unsigned char)*text < 0x20) {
            fprintf(out, "\\u%04x", (unsigned)*text);
        } else {
            fputc(*text, out);
        }
    }
    fputc('"', out);
}

static void print_key(FILE *out, const char *key, const char *text, const char *end)
{
    fprintf(out, "\"%s\": ", key);
    print_string(out, text);
    fputs(end, out);
}

void doctor_print_json(const struct doctor *doctor, FILE *out)
{
    char model[DOCTOR_TEXT_MAX];

    model_of(doctor, model);
    fputs("{\n ", out);
    print_key(out, "format", "unknot doctor", ",\n \"version\": 1,\n ");
    print_key(out, "program", UNKNOT_VERSION, ",\n ");
    print_key(out, "machine", model, ",\n");
    for (int status = 0; status < DOCTOR_STATUSES; status++) {
        fprintf(out, " \"%s\": %d,\n", status_names[status],
                doctor_count(doctor, (enum doctor_status)status));
    }
    fputs(" \"checks\": [", out);
    for (int i = 0; i < doctor->count; i++) {
        const struct doctor_check *check = &doctor->checks[i];

        fputs(i > 0 ? ",\n  {" : "\n  {", out);
        print_key(out, "family", check->family, ", ");
        print_key(out, "name", check->name, ", ");
        print_key(out, "status", status_names[check->status], ",\n   ");
        print_key(out, "found", check->found, ",\n   ");
        print_key(out, "do", check->advice, "}");
    }
    fputs("\n ]\n}\n", out);
}
