/* Periods in text. */
#include <mfgq/period.h>

#include "../base/base_i.h"

typedef struct cursor {
    const char *text;
    size_t pos, end;
} cursor;

static mfgq_status expected(const cursor *c, const char *what, mfgq_error *err)
{
    return mfgq_i_fail(err, MFGQ_E_PARSE, 1, (int64_t)c->pos, "byte %zu: expected %s", c->pos,
                       what);
}

/* Exactly `count` digits; -1 and the cursor at the fault otherwise. */
static int take_digits(cursor *c, int count)
{
    int value = 0;
    for (; count > 0; count--) {
        if (c->pos == c->end || c->text[c->pos] < '0' || c->text[c->pos] > '9') return -1;
        value = value * 10 + (c->text[c->pos++] - '0');
    }
    return value;
}

static int take(cursor *c, char a, char b)
{
    if (c->pos == c->end || (c->text[c->pos] != a && c->text[c->pos] != b)) return 0;
    c->pos++;
    return 1;
}

/* The frequency, by what follows the year, and the number of digits that count it. */
static int take_frequency(cursor *c, int *digits)
{
    *digits = 1;
    if (c->pos == c->end) return MFGQ_YEAR;
    const int dash = take(c, '-', '-');
    if (take(c, 'Q', 'q')) return MFGQ_QUARTER;
    if (take(c, 'H', 'h')) return MFGQ_HALF_YEAR;
    *digits = 2;
    const int month = take(c, 'M', 'm');
    return dash || month ? MFGQ_MONTH : 0;
}

mfgq_status mfgq_period_parse(const char *text, size_t size, mfgq_period *period,
                              mfgq_error *err)
{
    if (!text) return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "text is null");
    if (!period) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "period is null");
    cursor c = {text, 0, size};
    while (c.pos < c.end && text[c.pos] == ' ') c.pos++;
    while (c.end > c.pos && text[c.end - 1] == ' ') c.end--;
    const int year = take_digits(&c, 4);
    if (year < 1) return expected(&c, "a year of four digits", err);
    int digits;
    const int frequency = take_frequency(&c, &digits);
    if (!frequency) return expected(&c, "the end, -Q, -H or -MM behind the year", err);
    const size_t start = c.pos;
    const int part = frequency == MFGQ_YEAR ? 1 : take_digits(&c, digits);
    const mfgq_period p = mfgq_period_make(frequency, year, part);
    if (!p) {
        c.pos = part < 0 ? c.pos : start;
        return expected(&c, "a quarter 1 to 4, a half 1 or 2, or a month 01 to 12", err);
    }
    if (c.pos < c.end) return expected(&c, "the end of the period", err);
    *period = p;
    return MFGQ_OK;
}
