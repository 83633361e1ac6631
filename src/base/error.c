/* Status names and the filling of error records. */
#include "base_i.h"

#include <stdio.h>
#include <string.h>

_Static_assert(sizeof(mfgq_status) == sizeof(int), "mfgq_status must be the size of int");

static const char *const status_names[] = {
    "ok",        "invalid",        "domain",      "memory", "parse",
    "data",      "not-found",      "unit",        "no-convergence",
    "unsupported", "io",           "cancelled",   "limit",  "encoding",
    "internal",
};

const char *mfgq_status_name(int status)
{
    const int count = (int)(sizeof status_names / sizeof *status_names);
    return status <= 0 && status > -count ? status_names[-status] : "unknown";
}

/* Ends the message at a whole character and on one line. */
static void tidy(char *message, size_t size)
{
    size_t length = strlen(message);
    if (length == size - 1) length = mfgq_utf8_valid(message, length);
    message[length] = '\0';
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)message[i] < 0x20) message[i] = ' ';
}

static void fill(mfgq_error *err, mfgq_status status, const char *format, va_list args)
{
    memset(err, 0, sizeof *err);
    err->status = status;
    err->index = -1;
    if (vsnprintf(err->message, sizeof err->message, format, args) < 0)
        err->message[0] = '\0';
    tidy(err->message, sizeof err->message);
}

mfgq_status mfgq_i_fail(mfgq_error *err, mfgq_status status, int arg, int64_t index,
                        const char *format, ...)
{
    if (!err) return status;
    va_list args;
    va_start(args, format);
    fill(err, status, format, args);
    va_end(args);
    err->arg = arg;
    err->index = index;
    return status;
}

mfgq_status mfgq_i_fail_at(mfgq_error *err, mfgq_status status, int32_t line,
                           int32_t column, const char *format, ...)
{
    if (!err) return status;
    va_list args;
    va_start(args, format);
    fill(err, status, format, args);
    va_end(args);
    err->line = line;
    err->column = column;
    return status;
}

mfgq_status mfgq_i_no_memory(mfgq_error *err)
{
    return mfgq_i_fail(err, MFGQ_E_MEMORY, 0, -1, "out of memory");
}
