/* SPDX-License-Identifier: MIT */
#include "app/cli/gallery_page.h"

#include <errno.h>
#include <string.h>

static const char head[] =
    "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
    "<meta name=\"viewport\" content=\"width=device-width\">\n<title>Unknot: pictures</title>\n"
    "<style>\n"
    "body { margin: 2rem; background: #0b0f14; color: #f4f1ea; font: 1rem/1.4 sans-serif; }\n"
    "h2 { clear: both; padding-top: 2rem; } h3 { clear: both; padding-top: 1rem; }\n"
    "figure { float: left; margin: 0 1rem 1rem 0; }\n"
    "figcaption { width: 0; min-width: 100%; color: #b9c3ce; font-size: .9rem; }\n"
    "img { display: block; height: 15rem; width: auto; }\n"
    "</style>\n</head>\n<body>\n<h1>Unknot: pictures</h1>\n";

static bool fail(const struct gallery_page *page)
{
    fprintf(stderr, "unknot gallery: cannot write %s: %s\n", page->path, strerror(errno));
    return false;
}

bool gallery_page_open(struct gallery_page *page, const char *dir)
{
    int length = snprintf(page->path, sizeof page->path, "%s/index.html", dir);

    if (length >= (int)sizeof page->path) {
        errno = ENAMETOOLONG;
        return fail(page);
    }
    snprintf(page->part, sizeof page->part, "%s.part", page->path);
    page->file = fopen(page->part, "w");
    if (page->file == NULL) {
        return fail(page);
    }
    fputs(head, page->file);
    return true;
}

bool gallery_page_close(struct gallery_page *page, bool whole)
{
    bool fine;

    if (page->file == NULL) {
        return true;
    }
    fputs("</body>\n</html>\n", page->file);
    fine = fflush(page->file) == 0 && !ferror(page->file);
    fine = fclose(page->file) == 0 && fine;
    page->file = NULL;
    if (whole && (!fine || rename(page->part, page->path) != 0)) {
        fail(page);
        fine = false;
    }
    if (!whole || !fine) {
        remove(page->part);
    }
    return fine || !whole;
}

static void put_text(FILE *file, const char *text)
{
    for (; *text != '\0'; text++) {
        switch (*text) {
        case '&': fputs("&amp;", file); break;
        case '<': fputs("&lt;", file); break;
        case '>': fputs("&gt;", file); break;
        case '"': fputs("&quot;", file); break;
        default: fputc(*text, file);
        }
    }
}

void gallery_page_heading(struct gallery_page *page, int level, const char *text)
{
    fprintf(page->file, "<h%d>", level);
    put_text(page->file, text);
    fprintf(page->file, "</h%d>\n", level);
}

void gallery_page_picture(struct gallery_page *page, const char *file, int w, int h,
                          const char *words)
{
    fprintf(page->file,
            "<figure><a href=\"%s\"><img src=\"%s\" width=\"%d\" height=\"%d\" "
            "loading=\"lazy\" alt=\"",
            file, file, w, h);
    put_text(page->file, words);
    fputs("\"></a><figcaption>", page->file);
    put_text(page->file, words);
    fputs("</figcaption></figure>\n", page->file);
}
