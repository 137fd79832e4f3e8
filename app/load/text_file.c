/* SPDX-License-Identifier: MIT */
#include "app/load/text_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool open_checked(const char *path, int *fd_out, struct problems *problems)
{
    /* Non-blocking, or a pipe without a writer would hold the start for ever. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    struct stat info;

    if (fd < 0) {
        problems_add(problems, path, 0, 0, "cannot be read: %s", strerror(errno));
        return false;
    }
    *fd_out = fd;
    if (fstat(fd, &info) != 0) {
        problems_add(problems, path, 0, 0, "cannot be read: %s", strerror(errno));
    } else if (!S_ISREG(info.st_mode)) {
        problems_add(problems, path, 0, 0, "is %s; a regular file is needed",
                     S_ISDIR(info.st_mode) ? "a folder" : "not a file");
    } else if (info.st_size > TEXT_FILE_MAX) {
        problems_add(problems, path, 0, 0, "is too large: %lld bytes; at most %d are allowed",
                     (long long)info.st_size, TEXT_FILE_MAX);
    } else {
        return true;
    }
    close(fd);
    return false;
}

static bool read_all(int fd, const char *path, struct text *text, struct problems *problems)
{
    while (text->size <= TEXT_FILE_MAX) {
        ssize_t got = read(fd, text->bytes + text->size, TEXT_FILE_MAX + 1 - text->size);

        if (got == 0) {
            return true;
        }
        if (got < 0 && errno != EINTR) {
            problems_add(problems, path, 0, 0, "cannot be read: %s", strerror(errno));
            return false;
        }
        text->size += got > 0 ? (size_t)got : 0;
    }
    problems_add(problems, path, 0, 0, "is too large; at most %d bytes are allowed",
                 TEXT_FILE_MAX);
    return false;
}

bool text_read(const char *path, struct text *text_out, struct problems *problems)
{
    int fd = -1;
    bool ok = false;

    *text_out = (struct text){0};
    if (!open_checked(path, &fd, problems)) {
        return false;
    }
    /* A file that grows while it is read is why the size found above is not enough. */
    text_out->bytes = malloc(TEXT_FILE_MAX + 1);
    if (text_out->bytes == NULL) {
        problems_add(problems, path, 0, 0, "cannot be read: out of memory");
    } else {
        ok = read_all(fd, path, text_out, problems);
    }
    close(fd);
    if (!ok) {
        text_free(text_out);
    }
    return ok;
}

void text_free(struct text *text)
{
    free(text->bytes);
    *text = (struct text){0};
}

/* Bytes of the UTF-8 sequence that a first byte opens; 0: it cannot open one. */
static size_t sequence_length(unsigned char first)
{
    if (first < 0x80) {
        return 1;
    }
    if (first >= 0xC2 && first <= 0xDF) {
        return 2;
    }
    if (first >= 0xE0 && first <= 0xEF) {
        return 3;
    }
    return first >= 0xF0 && first <= 0xF4 ? 4 : 0;
}

/* Length of the character at the start of `bytes`, 0 when it is not UTF-8. */
static size_t decode(const unsigned char *bytes, size_t size, uint32_t *code_out)
{
    static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    static const unsigned char mask[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    size_t length = size > 0 ? sequence_length(bytes[0]) : 0;

    if (length == 0 || length > size) {
        return 0;
    }
    uint32_t code = bytes[0] & mask[length];
    for (size_t i = 1; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80) {
            return 0;
        }
        code = code << 6 | (bytes[i] & 0x3F);
    }
    if (code < smallest[length] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) {
        return 0;
    }
    *code_out = code;
    return length;
}

/* Control characters, the line ends that only Unicode has, and what is no character. */
static bool is_forbidden(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F) || code == 0x2028 || code == 0x2029 ||
           code == 0xFEFF || (code & 0xFFFE) == 0xFFFE;
}

bool text_check(const char *bytes, size_t size, const char *name, struct problems *problems)
{
    size_t line = 1;
    size_t column = 1;

    for (size_t at = 0; at < size;) {
        uint32_t code = 0;
        size_t length = decode((const unsigned char *)bytes + at, size - at, &code);

        if (length == 0) {
            problems_add(problems, name, line, column,
                         "byte 0x%02X is not UTF-8; save the file as UTF-8",
                         (unsigned)(unsigned char)bytes[at]);
            return false;
        }
        if (is_forbidden(code) && code != '\n' && code != '\r' && code != '\t') {
            problems_add(problems, name, line, column,
                         "character U+%04X is not allowed; remove it", (unsigned)code);
            return false;
        }
        column = code == '\n' ? 1 : column + 1;
        line += code == '\n';
        at += length;
    }
    return true;
}

size_t text_skip_bom(const char *bytes, size_t size)
{
    return size >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

bool text_is_line(const char *bytes, size_t size)
{
    for (size_t at = 0; at < size;) {
        uint32_t code = 0;
        size_t length = decode((const unsigned char *)bytes + at, size - at, &code);

        if (length == 0 || is_forbidden(code)) {
            return false;
        }
        at += length;
    }
    return true;
}

size_t text_characters(const char *bytes, size_t size)
{
    size_t count = 0;

    for (size_t i = 0; i < size; i++) {
        count += ((unsigned char)bytes[i] & 0xC0) != 0x80;
    }
    return count;
}
