/* One decimal number in folded text. */
#include "scan_i.h"

#include "../base/base_i.h"

#include <math.h>

/* The digits as mfgq_i_read_double takes them. */
typedef struct plain {
    char text[MFGQ_I_TEXT + 2];
    size_t size;
} plain;

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static size_t take_digits(mfgq_i_scan *s, plain *out)
{
    const size_t start = s->pos;
    while (is_digit(s->text[s->pos])) out->text[out->size++] = s->text[s->pos++];
    return s->pos - start;
}

/* Digits, in groups of three behind the first if a comma stands between them. */
static mfgq_status take_whole(mfgq_i_scan *s, plain *out, mfgq_error *err)
{
    const size_t first = take_digits(s, out);
    if (!first && s->text[s->pos] != '.') return mfgq_i_scan_expected(s, "a number", err);
    while (s->text[s->pos] == ',' && !s->arguments) {
        s->pos++;
        const size_t start = s->pos;
        const size_t group = first <= 3 ? take_digits(s, out) : 0;
        if (group == 3) continue;
        s->pos = group > 3 ? start + 3 : s->pos;
        return mfgq_i_scan_expected(s, "groups of three digits between separators", err);
    }
    return MFGQ_OK;
}

static void take_sign(mfgq_i_scan *s, plain *out)
{
    if (s->text[s->pos] != '-' && s->text[s->pos] != '+') return;
    out->text[out->size++] = s->text[s->pos++];
    mfgq_i_scan_spaces(s);
}

/* An exponent "e9" or "E+9"; the E of a unit stays where it is. */
static int take_exponent(mfgq_i_scan *s, plain *out)
{
    const char *const p = s->text + s->pos;
    if (*p != 'e' && *p != 'E') return 0;
    const size_t sign = p[1] == '+' || p[1] == '-';
    if (!is_digit(p[1 + sign])) return 0;
    int value = 0;
    for (size_t i = 0; i < 1 + sign; i++) out->text[out->size++] = s->text[s->pos++];
    for (; is_digit(s->text[s->pos]); s->pos++) {
        out->text[out->size++] = s->text[s->pos];
        if (value < 1000) value = value * 10 + (s->text[s->pos] - '0');
    }
    return p[1] == '-' ? -value : value;
}

mfgq_status mfgq_i_number_scan(mfgq_i_scan *scan, mfgq_i_number *out, mfgq_error *err)
{
    plain digits;
    digits.size = 0;
    const size_t start = scan->pos;
    take_sign(scan, &digits);
    MFGQ_I_TRY(take_whole(scan, &digits, err));
    int decimals = 0;
    if (scan->text[scan->pos] == '.') {
        digits.text[digits.size++] = '.';
        scan->pos++;
        decimals = (int)take_digits(scan, &digits);
        if (!decimals) return mfgq_i_scan_expected(scan, "a digit behind the decimal point", err);
    }
    decimals -= take_exponent(scan, &digits);
    const char *p = digits.text;
    mfgq_i_read_double(&p, digits.text + digits.size, &out->value);
    if (!isfinite(out->value) || decimals > 330 || decimals < -330) {
        scan->pos = start;
        return mfgq_i_scan_expected(scan, "a number that fits a double", err);
    }
    out->decimals = decimals;
    return MFGQ_OK;
}
