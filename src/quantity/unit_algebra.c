/* Products and powers of units, and the name of a dimension. */
#include "unit_i.h"

#include "../base/base_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

_Static_assert((int)MFGQ_I_BASE_COUNT <= (int)MFGQ_I_BASES, "room for every base");

typedef struct base {
    const char *dimension, *canonical;
    int counted;
} base;

#define BASE(id, dimension, canonical, counted) {dimension, canonical, counted},
static const base bases[] = {
#include "bases.def"
};
#undef BASE

void mfgq_i_unit_one(mfgq_unit *unit)
{
    memset(unit, 0, sizeof *unit);
    unit->kind = MFGQ_UNIT_NUMBER;
    unit->num = unit->den = 1;
    strcpy(unit->base, "1");
    strcpy(unit->dimension, "pure");
}

int mfgq_i_unit_same_dimension(const mfgq_unit *a, const mfgq_unit *b)
{
    return memcmp(a->power, b->power, sizeof a->power) == 0;
}

int mfgq_i_unit_is_count(const mfgq_unit *unit)
{
    int any = 0;
    for (int i = 0; i < MFGQ_I_BASE_COUNT; i++) {
        if (!unit->power[i]) continue;
        if (!bases[i].counted || unit->power[i] != 1) return 0;
        any = 1;
    }
    return any;
}

static int is_pure(const mfgq_unit *unit)
{
    for (int i = 0; i < MFGQ_I_BASE_COUNT; i++)
        if (unit->power[i]) return 0;
    return 1;
}

/* Appends with a separator; a text that is too long is marked by *full. */
static void append(char text[MFGQ_I_UNIT_NAME], const char *more, int power, const char *between,
                   int *full)
{
    const size_t used = strlen(text), gap = used ? strlen(between) : 0, size = strlen(more);
    if (used + gap + size + 4 > MFGQ_I_UNIT_NAME) {
        *full = 1;
        return;
    }
    memcpy(text + used, between, gap);
    memcpy(text + used + gap, more, size + 1);
    if (power != 1) snprintf(text + used + gap + size, 4, "^%d", power % 10);
}

/* The name of one base to a power above zero: length, area, volume. */
static void append_base(char text[MFGQ_I_UNIT_NAME], int i, int power, int *full)
{
    if (i != MFGQ_I_BASE_LENGTH || power == 1 || power > 3)
        append(text, bases[i].dimension, power, "*", full);
    else append(text, power == 2 ? "area" : "volume", 1, "*", full);
}

static int name_dimension(mfgq_unit *unit)
{
    char top[MFGQ_I_UNIT_NAME] = "", bottom[MFGQ_I_UNIT_NAME] = "";
    int full = 0;
    for (int i = 0; i < MFGQ_I_BASE_COUNT; i++) {
        if (unit->power[i] > 0) append_base(top, i, unit->power[i], &full);
        if (unit->power[i] < 0) append_base(bottom, i, -unit->power[i], &full);
    }
    if (!*top && !*bottom) strcpy(top, "pure");
    else if (!*top) strcpy(top, "1");
    if (*bottom) append(top, bottom, 1, "/", &full);
    strcpy(unit->dimension, top);
    return !full;
}

static double gcd(double a, double b)
{
    while (b != 0) {
        const double rest = fmod(a, b);
        a = b;
        b = rest;
    }
    return a;
}

/* Cancels, and moves twos and fives of den into the shift of the decimal point. */
static void reduce(mfgq_unit *unit)
{
    const double common = gcd(unit->num, unit->den);
    unit->num /= common;
    unit->den /= common;
    for (; fmod(unit->den, 10) == 0; unit->shift--) unit->den /= 10;
    for (; fmod(unit->den, 5) == 0; unit->shift--) unit->den /= 5, unit->num *= 2;
    for (; fmod(unit->den, 2) == 0; unit->shift--) unit->den /= 2, unit->num *= 5;
    for (; fmod(unit->num, 10) == 0; unit->shift++) unit->num /= 10;
}

mfgq_status mfgq_i_unit_finish(mfgq_unit *unit, mfgq_error *err)
{
    const double most = 1e12; /* products stay whole numbers of a double */
    int fits = unit->num <= most && unit->den <= most;
    if (fits) reduce(unit);
    fits = fits && unit->num <= most && unit->shift >= -99 && unit->shift <= 99;
    for (int i = 0; i < MFGQ_I_BASE_COUNT; i++)
        if (unit->power[i] > 9 || unit->power[i] < -9) fits = 0;
    if (!fits || !name_dimension(unit))
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "unit is too large a product");
    if (is_pure(unit) && unit->kind == MFGQ_UNIT_AMOUNT) unit->kind = MFGQ_UNIT_NUMBER;
    return MFGQ_OK;
}

/* Splits "a·b/c·d" into what is above and below the stroke. */
static void split(const char *text, char top[MFGQ_I_UNIT_NAME], char bottom[MFGQ_I_UNIT_NAME])
{
    const char *const stroke = strchr(text, '/');
    const size_t n = stroke ? (size_t)(stroke - text) : strlen(text);
    memcpy(top, text, n);
    top[n] = '\0';
    strcpy(bottom, stroke ? stroke + 1 : "");
    if (strcmp(top, "1") == 0) top[0] = '\0';
}

/* Puts a product together again, "1" for nothing. */
static int join(const char *top, const char *bottom, char out[MFGQ_I_UNIT_NAME])
{
    int full = 0;
    char text[MFGQ_I_UNIT_NAME] = "";
    append(text, *top ? top : "1", 1, "", &full);
    if (*bottom) append(text, bottom, 1, "/", &full);
    strcpy(out, text);
    return !full;
}

/* The names of a product from those of its factors: base names, or printed ones. */
static int combine_names(const char *a, const char *b, int sign, char out[MFGQ_I_UNIT_NAME])
{
    char top[MFGQ_I_UNIT_NAME], bottom[MFGQ_I_UNIT_NAME];
    char top_b[MFGQ_I_UNIT_NAME], bottom_b[MFGQ_I_UNIT_NAME];
    int full = 0;
    split(a, top, bottom);
    split(b, top_b, bottom_b);
    const char *const up = sign > 0 ? top_b : bottom_b;
    const char *const down = sign > 0 ? bottom_b : top_b;
    if (*up) append(top, up, 1, "·", &full);
    if (*down) append(bottom, down, 1, "·", &full);
    return join(top, bottom, out) && !full;
}

static mfgq_status too_long(mfgq_error *err)
{
    return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "the name of the product is too long");
}

static mfgq_status check_product(const mfgq_unit *a, const mfgq_unit *b, mfgq_error *err)
{
    const int points = (a->kind == MFGQ_UNIT_POINTS) + (b->kind == MFGQ_UNIT_POINTS);
    if (points == 1 && a->kind != MFGQ_UNIT_AMOUNT && b->kind != MFGQ_UNIT_AMOUNT
        && (a->kind == MFGQ_UNIT_PERCENT || b->kind == MFGQ_UNIT_PERCENT))
        return mfgq_i_fail(err, MFGQ_E_UNIT, 0, -1,
                           "percentage points and percent do not multiply");
    return MFGQ_OK;
}

static void combine_powers(const mfgq_unit *a, const mfgq_unit *b, int sign, mfgq_unit *out)
{
    for (int i = 0; i < MFGQ_I_BASE_COUNT; i++)
        out->power[i] = (int8_t)(a->power[i] + sign * b->power[i]);
    out->num = a->num * (sign > 0 ? b->num : b->den);
    out->den = a->den * (sign > 0 ? b->den : b->num);
    out->shift = (int16_t)(a->shift + sign * b->shift);
}

/* A pure number leaves the other factor what it is. */
static int product_kind(const mfgq_unit *a, const mfgq_unit *b)
{
    if (a->kind == MFGQ_UNIT_POINTS && b->kind == MFGQ_UNIT_NUMBER) return MFGQ_UNIT_POINTS;
    return MFGQ_UNIT_AMOUNT;
}

mfgq_status mfgq_i_unit_combine(const mfgq_unit *a, const mfgq_unit *b, int sign,
                                mfgq_unit *out, mfgq_error *err)
{
    mfgq_unit product;
    MFGQ_I_TRY(check_product(a, b, err));
    mfgq_i_unit_one(&product);
    combine_powers(a, b, sign, &product);
    product.kind = (int8_t)product_kind(a, b);
    if (!combine_names(a->base, b->base, sign, product.base)
        || !combine_names(*a->name ? a->name : "1", *b->name ? b->name : "1", sign,
                          product.name))
        return too_long(err);
    if (is_pure(&product)) strcpy(product.base, "1");
    MFGQ_I_TRY(mfgq_i_unit_finish(&product, err));
    *out = product;
    return MFGQ_OK;
}

mfgq_status mfgq_i_unit_power(const mfgq_unit *a, int exponent, mfgq_unit *out,
                              mfgq_error *err)
{
    mfgq_unit power;
    mfgq_i_unit_one(&power);
    for (int i = 0; i < (exponent < 0 ? -exponent : exponent); i++)
        MFGQ_I_TRY(mfgq_i_unit_combine(&power, a, exponent < 0 ? -1 : 1, &power, err));
    const int length = strcmp(a->base, "米") == 0;
    if (length && exponent == 2) strcpy(power.base, "平方米");
    if (length && exponent == 3) strcpy(power.base, "立方米");
    *out = power;
    return MFGQ_OK;
}

void mfgq_i_unit_base(const mfgq_unit *unit, mfgq_unit *out)
{
    *out = *unit;
    out->num = out->den = 1;
    out->shift = 0;
    out->kind = is_pure(unit) ? MFGQ_UNIT_NUMBER : unit->kind;
    strcpy(out->name, is_pure(unit) ? "" : unit->base);
}

static const char *kind_name(const mfgq_unit *unit)
{
    switch (unit->kind) {
    case MFGQ_UNIT_PERCENT: return "a percentage";
    case MFGQ_UNIT_POINTS: return "percentage points";
    case MFGQ_UNIT_RATIO: return "a ratio N∶1";
    case MFGQ_UNIT_NUMBER: return "a bare number";
    default: return "an amount";
    }
}

mfgq_status mfgq_i_unit_check_sum(const mfgq_unit *a, const mfgq_unit *b, mfgq_error *err)
{
    if (!mfgq_i_unit_same_dimension(a, b) && a->kind == b->kind)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 2, -1, "%s (%s) and %s (%s) do not go together",
                           a->name, a->dimension, b->name, b->dimension);
    if (a->kind != b->kind)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 2, -1, "%s and %s do not go together",
                           kind_name(a), kind_name(b));
    return MFGQ_OK;
}
