/* SPDX-License-Identifier: MIT */
#include "app/report/svg.h"

#include "app/report/report.h"
#include "app/report/write.h"

const char *svg_colour(int colour)
{
    static const char *const names[] = {
        "var(--text)",   "var(--text2)",   "var(--text3)", "var(--line)",
        "var(--off)",    "var(--data1)",   "var(--pulse)", "var(--breath)",
        "var(--raised)", "var(--surface)", "var(--ink)",   "var(--h0)",
        "var(--h1)",     "var(--h2)",      "var(--h3)",    "var(--h4)"};

    return names[colour];
}

void svg_text(FILE *out, const struct svg_label *label, const char *text)
{
    static const char *const anchors[] = {"start", "middle", "end"};

    fprintf(out,
            "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" font-weight=\"%d\" fill=\"%s\" "
            "text-anchor=\"%s\">",
            label->x, label->y, label->size, label->weight, svg_colour(label->colour),
            anchors[label->anchor]);
    if (label->chars_max > 0) {
        write_xml_cut(out, text, label->chars_max);
    } else {
        write_xml(out, text);
    }
    fputs("</text>", out);
}

static void rect(FILE *out, const struct svg_rect *rect, const char *fill, const char *tip)
{
    fprintf(out,
            "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
            "rx=\"%.1f\" fill=\"%s\"><title>",
            rect->kind, rect->x, rect->y, rect->w, rect->h, rect->radius, fill);
    write_xml(out, tip);
    fputs("</title></rect>\n", out);
}

void svg_rect(FILE *out, const struct svg_rect *at, const char *tip)
{
    rect(out, at, svg_colour(at->colour), tip);
}

void svg_hatched(FILE *out, const struct svg_rect *at, const char *tip)
{
    rect(out, at, "url(#hatch)", tip);
}

void svg_line(FILE *out, double x1, double y1, double x2, double y2)
{
    fprintf(out, "<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"var(--line)\"/>", x1, y1, x2, y2);
}

const char *svg_count(int64_t n, char out[SVG_COUNT_MAX])
{
    if (n > 0 && n < REPORT_SMALL) {
        snprintf(out, SVG_COUNT_MAX, "<%d", REPORT_SMALL);
    } else {
        snprintf(out, SVG_COUNT_MAX, "%lld", (long long)n);
    }
    return out;
}

double svg_length(int64_t n)
{
    return n > 0 && n < REPORT_SMALL ? REPORT_SMALL - 1 : (double)n;
}
