/* Where a block of comma-separated rows can be cut. */
#include "base_i.h"

#include <string.h>

static size_t last_line_end(const char *text, size_t from, size_t to)
{
    while (to > from && text[to - 1] != '\n') to--;
    return to > from ? to : 0;
}

size_t mfgq_csv_whole(const char *text, size_t size)
{
    size_t whole = 0;
    for (size_t at = 0; text && at < size;) {
        const char *const open = memchr(text + at, '"', size - at);
        const size_t outside = open ? (size_t)(open - text) : size;
        const size_t end = last_line_end(text, at, outside);
        if (end) whole = end;
        const char *const close = open ? memchr(open + 1, '"', size - outside - 1) : NULL;
        if (!close) break;
        at = (size_t)(close - text) + 1;
    }
    return whole;
}
