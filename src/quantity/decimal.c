/* Conversion in decimals: 4.35 万元 are 43500 元, not 43499.99999999999. Values of more than 15
   figures were computed, not printed, and are multiplied as they are. */
#include "quantity_i.h"

#include "../base/base_i.h"

#include <math.h>
#include <stdio.h>

typedef struct decimal {
    int64_t digits; /* with sign; at most 17 figures */
    int exponent;
} decimal;

/* The shortest decimal that reads back to x, which must be finite. */
static decimal to_decimal(double x)
{
    char text[MFGQ_I_DOUBLE_SIZE];
    mfgq_i_format_double(x, text);
    decimal d = {0, 0};
    int negative = 0, behind = 0;
    const char *p = text;
    for (; *p && *p != 'e'; p++) {
        if (*p == '-') negative = 1;
        else if (*p == '.') behind = 1;
        else {
            d.digits = d.digits * 10 + (*p - '0');
            d.exponent -= behind;
        }
    }
    if (*p == 'e') {
        int value = 0;
        const int down = p[1] == '-';
        for (p += 2; *p; p++) value = value * 10 + (*p - '0');
        d.exponent += down ? -value : value;
    }
    if (negative) d.digits = -d.digits;
    return d;
}

static double from_decimal(decimal d)
{
    char text[48];
    const int n = snprintf(text, sizeof text, "%llde%d", (long long)d.digits, d.exponent);
    const char *p = text;
    double value = 0;
    mfgq_i_read_double(&p, text + n, &value);
    return value;
}

static const double tens[] = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
                              1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* Whole numbers need no text: one product or quotient of exact doubles rounds once. */
static int scale_whole(double x, double num, int shift, double *out)
{
    const double product = x * num;
    if (fabs(product) > 9e15 || shift > 22 || shift < -22) return 0;
    *out = shift < 0 ? product / tens[-shift] : product * tens[shift];
    return 1;
}

/* x as a whole number of at most 15 figures and decimals, if it is one. */
static int split_short(double x, double *whole, int *decimals)
{
    for (int q = 0; q <= 22; q++) {
        const double r = rint(x * tens[q]);
        if (fabs(r) >= 1e15) return 0;
        if (r / tens[q] != x) continue;
        *whole = r;
        *decimals = q;
        return 1;
    }
    return 0;
}

/* Beyond the exact powers of ten, through text. */
static double scale_text(double x, double num, int shift)
{
    decimal d = to_decimal(x);
    d.exponent += shift;
    const int fits = num <= 9.2e18 / fabs((double)d.digits);
    if (fits) d.digits *= (int64_t)num;
    const double scaled = from_decimal(d);
    return fits ? scaled : scaled * num;
}

double mfgq_i_scale_decimal(double x, double num, double den, int shift)
{
    double scaled, whole;
    int decimals;
    if (!isfinite(x) || x == 0) return x;
    const int small = shift <= 22 && shift >= -22;
    const int printed = split_short(x, &whole, &decimals);
    if (!printed && small)
        scaled = shift < 0 ? x * num / tens[-shift] : x * num * tens[shift];
    else if (!printed || !scale_whole(whole, num, shift - decimals, &scaled))
        scaled = scale_text(x, num, shift);
    return den == 1 ? scaled : scaled / den;
}

double mfgq_i_to_base(double x, const mfgq_unit *unit)
{
    return mfgq_i_scale_decimal(x, unit->num, unit->den, unit->shift);
}

/* 1 / den with the twos and fives of den moved into the shift. */
static double scale_down(double x, double num, double den, int shift)
{
    for (; fmod(den, 10) == 0; shift--) den /= 10;
    for (; fmod(den, 5) == 0; shift--) den /= 5, num *= 2;
    for (; fmod(den, 2) == 0; shift--) den /= 2, num *= 5;
    return mfgq_i_scale_decimal(x, num, den, shift);
}

double mfgq_i_from_base(double x, const mfgq_unit *unit)
{
    return scale_down(x, unit->den, unit->num, -unit->shift);
}

double mfgq_i_convert(double x, const mfgq_unit *from, const mfgq_unit *to)
{
    if (from->num == to->num && from->den == to->den)
        return mfgq_i_scale_decimal(x, 1, 1, from->shift - to->shift);
    return scale_down(x, from->num * to->den, from->den * to->num, from->shift - to->shift);
}

/* The same without text, for figures of ordinary length. */
static int round_short(double x, int decimals, double *low, double *high)
{
    if (decimals < 0 || decimals > 20) return 0;
    const double r = rint(x * tens[decimals]);
    if (fabs(r) > 9e14 || r / tens[decimals] != x) return 0;
    *low = (10 * r - 5) / tens[decimals + 1];
    *high = (10 * r + 5) / tens[decimals + 1];
    return 1;
}

void mfgq_i_rounding(double x, int decimals, double *low, double *high)
{
    if (round_short(x, decimals, low, high)) return;
    const decimal d = to_decimal(x);
    const int more = d.exponent + decimals + 1; /* from d's last figure to half a unit */
    if (more >= 0 && more < 18 && fabs((double)d.digits) * tens[more] < 9e17) {
        const int64_t digits = d.digits * (int64_t)tens[more];
        *low = from_decimal((decimal){digits - 5, -decimals - 1});
        *high = from_decimal((decimal){digits + 5, -decimals - 1});
        return;
    }
    const double h = from_decimal((decimal){5, -decimals - 1});
    *low = x - h;
    *high = x + h;
}
