/* Decimal text and doubles, whatever the locale. strtod is given only digits
   and an exponent, which no locale writes differently, and what printf writes
   for the decimal point is replaced. */
#include "base_i.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DIGITS = 800 }; /* enough for the exact value of any double's midpoint */

typedef struct scan {
    char digits[DIGITS + 32]; /* sign, significant digits, then the exponent */
    size_t count;
    long exponent;
    int any;
} scan;

static int is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static void take_digit(scan *s, char c, int fraction)
{
    s->any = 1;
    const int leading_zero = s->count <= 1 && c == '0';
    if (leading_zero) {
        s->exponent -= fraction;
    } else if (s->count < DIGITS) {
        s->digits[s->count++] = c;
        s->exponent -= fraction;
    } else {
        if (c != '0') s->digits[DIGITS - 1] = '1'; /* keeps ties on the right side */
        s->exponent += !fraction;
    }
}

/* The exponent part at *p, if one is complete there. */
static long read_exponent(const char **p, const char *end)
{
    const char *q = *p;
    if (q == end || (*q != 'e' && *q != 'E')) return 0;
    q++;
    int negative = 0;
    if (q < end && (*q == '+' || *q == '-')) negative = *q++ == '-';
    if (q == end || !is_digit(*q)) return 0;
    long value = 0;
    for (; q < end && is_digit(*q); q++)
        if (value < 100000) value = value * 10 + (*q - '0');
    *p = q;
    return negative ? -value : value;
}

static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Fifteen digits and a power of ten up to 10^22 are doubles, so that their one product or
   quotient is rounded as strtod would. */
static int exact(const scan *s, double *value)
{
    if (s->count > 16 || s->exponent < -22 || s->exponent > 22) return 0;
    int64_t whole = 0;
    for (size_t i = 1; i < s->count; i++) whole = whole * 10 + (s->digits[i] - '0');
    const double size = s->exponent < 0 ? (double)whole / tens[-s->exponent]
                                        : (double)whole * tens[s->exponent];
    *value = s->digits[0] == '-' ? -size : size;
    return 1;
}

int mfgq_i_read_double(const char **text, const char *end, double *value)
{
    scan s;
    s.count = 0;
    s.exponent = 0;
    s.any = 0;
    const char *p = *text;
    s.digits[s.count++] = p < end && *p == '-' ? '-' : '+';
    if (p < end && (*p == '-' || *p == '+')) p++;
    for (; p < end && is_digit(*p); p++) take_digit(&s, *p, 0);
    if (p < end && *p == '.')
        for (p++; p < end && is_digit(*p); p++) take_digit(&s, *p, 1);
    if (!s.any) return 0;
    s.exponent += read_exponent(&p, end);
    if (s.count == 1) s.digits[s.count++] = '0';
    *text = p;
    if (exact(&s, value)) return 1;
    snprintf(s.digits + s.count, 32, "e%ld", s.exponent);
    *value = strtod(s.digits, NULL);
    return 1;
}

static int is_space(char c)
{
    return c == ' ' || c == '\t';
}

/* Digits and a point and nothing else, at most 18: most cells of most files. 0 if the text is
   something else, or its digits are no double. */
static int plain_decimal(const char *text, const char *end, double *value)
{
    const int negative = *text == '-';
    const char *point = NULL;
    int64_t whole = 0;
    text += negative;
    if (end - text > 18 || end == text) return 0;
    const char *const start = text;
    for (; text < end; text++) {
        if (*text == '.' && !point) point = text;
        else if (is_digit(*text)) whole = whole * 10 + (*text - '0');
        else return 0;
    }
    if (whole > (int64_t)1 << 53 || (point && end - start == 1)) return 0;
    const double size = point ? (double)whole / tens[end - point - 1] : (double)whole;
    *value = negative ? -size : size;
    return 1;
}

int mfgq_i_parse_double(const char *text, size_t size, double *value)
{
    const char *end = text + size;
    while (text < end && is_space(*text)) text++;
    while (text < end && is_space(end[-1])) end--;
    double v;
    if (text < end && plain_decimal(text, end, value)) return 1;
    if (!mfgq_i_read_double(&text, end, &v) || text != end || !isfinite(v)) return 0;
    *value = v;
    return 1;
}

/* Replaces the locale's decimal point, one or more bytes, by '.'. */
static size_t plain_point(char *text)
{
    size_t out = 0;
    int inside = 0;
    for (size_t i = 0; text[i]; i++) {
        const char c = text[i];
        const int plain = is_digit(c) || c == '-' || c == '+' || c == 'e';
        if (plain) text[out++] = c;
        else if (!inside) text[out++] = '.';
        inside = !plain;
    }
    text[out] = '\0';
    return out;
}

/* d.ddde±xx in the fewest digits that read back; fills digits and exponent. */
static int shortest(double value, char digits[24], int *exponent)
{
    /* Fifteen digits hold every shorter form of a normal number; subnormals have fewer. */
    for (int precision = value < DBL_MIN ? 0 : 14;; precision++) {
        char text[48];
        snprintf(text, sizeof text, "%.*e", precision, value);
        const size_t size = plain_point(text);
        const char *p = text;
        double back = 0;
        mfgq_i_read_double(&p, text + size, &back);
        if (back != value && precision < 16) continue;
        int count = 0;
        for (p = text; *p != 'e'; p++)
            if (is_digit(*p)) digits[count++] = *p;
        while (count > 1 && digits[count - 1] == '0') count--;
        *exponent = atoi(p + 1);
        return count;
    }
}

static size_t write_plain(const char *digits, int count, int exponent, char *out)
{
    size_t n = 0;
    if (exponent < 0) {
        out[n++] = '0';
        out[n++] = '.';
        for (int i = -1; i > exponent; i--) out[n++] = '0';
        for (int i = 0; i < count; i++) out[n++] = digits[i];
        return n;
    }
    for (int i = 0; i < count || i <= exponent; i++) {
        if (i == exponent + 1) out[n++] = '.';
        out[n++] = i < count ? digits[i] : '0';
    }
    return n;
}

static size_t write_scientific(const char *digits, int count, int exponent, char *out)
{
    size_t n = 0;
    out[n++] = digits[0];
    if (count > 1) out[n++] = '.';
    for (int i = 1; i < count; i++) out[n++] = digits[i];
    return n + (size_t)snprintf(out + n, 8, "e%+03d", exponent);
}

size_t mfgq_i_format_double(double value, char out[MFGQ_I_DOUBLE_SIZE])
{
    if (isnan(value)) return (size_t)snprintf(out, MFGQ_I_DOUBLE_SIZE, "nan");
    if (isinf(value))
        return (size_t)snprintf(out, MFGQ_I_DOUBLE_SIZE, value > 0 ? "inf" : "-inf");
    size_t n = 0;
    if (value < 0) out[n++] = '-';
    char digits[24];
    int exponent = 0;
    const int count = shortest(fabs(value), digits, &exponent);
    n += exponent < -5 || exponent > 15 ? write_scientific(digits, count, exponent, out + n)
                                        : write_plain(digits, count, exponent, out + n);
    out[n] = '\0';
    return n;
}

size_t mfgq_i_format_fixed(double value, int decimals, char *out, size_t size)
{
    if (!isfinite(value) || decimals < 0 || decimals > 330) return 0;
    char text[660];
    const int written = snprintf(text, sizeof text, "%.*f", decimals, value);
    if (written < 0 || (size_t)written >= sizeof text) return 0;
    const size_t length = plain_point(text);
    if (length >= size) return 0;
    memcpy(out, text, length + 1);
    return length;
}
