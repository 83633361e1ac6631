/* Figures written as plans print them. */
#include "quantity_i.h"

#include "../base/base_i.h"

#include <stdio.h>
#include <string.h>

enum { ROOM = 700 };

typedef struct writer {
    char text[ROOM * 2];
    size_t size;
} writer;

static void put(writer *w, const char *text)
{
    const size_t n = strlen(text);
    memcpy(w->text + w->size, text, n + 1);
    w->size += n;
}

/* Printed decimals as printed; with an exponent where there are fewer than none. */
static void put_number(writer *w, double x, int decimals)
{
    char number[ROOM];
    if (decimals == MFGQ_NO_DECIMALS) {
        mfgq_i_format_double(x, number);
    } else if (decimals >= 0) {
        mfgq_i_format_fixed(x, decimals, number, sizeof number);
    } else {
        const size_t n = mfgq_i_format_fixed(mfgq_i_scale_decimal(x, 1, 1, decimals), 0, number,
                                             sizeof number);
        snprintf(number + n, sizeof number - n, "e%d", -decimals);
    }
    put(w, number);
}

static void put_before(writer *w, const mfgq_quantity *q)
{
    static const char *const compared[] = {"", "≥", ">", "≤", "<", "", "约"};
    static const char *const accumulated[] = {"", "[", "每年", "年均"};
    if (q->accumulation != MFGQ_SINCE_BASE) put(w, accumulated[q->accumulation]);
    put(w, compared[q->comparator]);
    if (q->accumulation == MFGQ_SINCE_BASE) put(w, "[");
}

/* A space before Latin letters and figures, none before Chinese or signs. */
static void put_unit(writer *w, const char *name)
{
    const char c = *name;
    const int spaced = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (spaced) put(w, " ");
    put(w, name);
}

mfgq_status mfgq_quantity_format(const mfgq_quantity *quantity, char *out, size_t size,
                                 size_t *length, mfgq_error *err)
{
    writer w;
    w.size = 0;
    if (!quantity) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "quantity is null");
    if (!out) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "out is null");
    put_before(&w, quantity);
    put_number(&w, quantity->low, quantity->decimals);
    if (quantity->comparator == MFGQ_RANGE) {
        put(&w, "—");
        put_number(&w, quantity->high, quantity->decimals);
    }
    if (quantity->accumulation == MFGQ_SINCE_BASE) put(&w, "]");
    put_unit(&w, quantity->unit.name);
    if (w.size >= size)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 3, -1, "size %zu is less than %zu", size, w.size + 1);
    memcpy(out, w.text, w.size + 1);
    if (length) *length = w.size;
    return MFGQ_OK;
}
