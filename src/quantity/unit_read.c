/* Units in text: scale words, names, products, quotients, powers. */
#include "scan_i.h"

#include "../base/base_i.h"
#include "unit_i.h"

#include <stdio.h>
#include <string.h>

typedef struct atom {
    const char *name;
    int8_t base1, power1, base2, power2;
    int8_t kind;
    int16_t shift;
    double num, den;
    const char *canonical;
} atom;

#define ATOM(name, base, power, num, den, shift, canonical, kind) \
    {name, MFGQ_I_BASE_##base, power, MFGQ_I_BASE_NONE, 0, MFGQ_UNIT_##kind, shift, num, den, \
     canonical},
#define ATOM2(name, base1, power1, base2, power2, shift, canonical) \
    {name, MFGQ_I_BASE_##base1, power1, MFGQ_I_BASE_##base2, power2, MFGQ_UNIT_AMOUNT, shift, \
     1, 1, canonical},
static const atom atoms[] = {
#include "atoms.def"
};
#undef ATOM
#undef ATOM2

const char *mfgq_unit_known(size_t i)
{
    return i < sizeof atoms / sizeof *atoms ? atoms[i].name : NULL;
}

typedef struct scale {
    const char *name;
    int shift;
} scale;

static const scale scales[] = {
    {"十", 1}, {"百", 2}, {"千", 3}, {"万", 4}, {"亿", 8}, {"hundred million", 8},
    {"100 million", 8}, {"10 thousand", 4}, {"ten thousand", 4}, {"thousand", 3},
    {"million", 6}, {"billion", 9}, {"trillion", 12}, {"mn", 6}, {"bn", 9},
};

static const atom *longest_atom(const mfgq_i_scan *scan, size_t *length)
{
    const char *const p = scan->text + scan->pos;
    const atom *best = NULL;
    *length = 0;
    for (size_t i = 0; i < sizeof atoms / sizeof *atoms; i++) {
        if (!mfgq_i_scan_may_match(p, atoms[i].name)) continue;
        const size_t n = mfgq_i_scan_match(scan, atoms[i].name);
        if (n <= *length) continue;
        *length = n;
        best = &atoms[i];
    }
    return best;
}

static size_t longest_scale(const mfgq_i_scan *scan, int *shift)
{
    size_t best = 0;
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++) {
        if (!mfgq_i_scan_may_match(scan->text + scan->pos, scales[i].name)) continue;
        const size_t n = mfgq_i_scan_match(scan, scales[i].name);
        if (n <= best) continue;
        best = n;
        *shift = scales[i].shift;
    }
    return best;
}

/* A power of ten in figures, as in 件/10000人. */
static int take_ten(mfgq_i_scan *scan)
{
    const char *const p = scan->text + scan->pos;
    size_t n = 1;
    int shift = 0;
    if (*p != '1') return 0;
    for (; p[n] == '0' || p[n] == ','; n++) shift += p[n] == '0';
    if (!shift || (p[n] >= '0' && p[n] <= '9')) return 0;
    scan->pos += n;
    mfgq_i_scan_spaces(scan);
    return shift;
}

/* An exponent, "^2" or "^-1"; 1 if there is none. */
static mfgq_status take_power(mfgq_i_scan *scan, int *power, mfgq_error *err)
{
    *power = 1;
    if (scan->text[scan->pos] != '^' || scan->expression) return MFGQ_OK;
    scan->pos++;
    const int negative = scan->text[scan->pos] == '-';
    scan->pos += (size_t)negative;
    const char digit = scan->text[scan->pos];
    if (digit < '1' || digit > '9') return mfgq_i_scan_expected(scan, "an exponent, 1 to 9", err);
    scan->pos++;
    *power = negative ? -(digit - '0') : digit - '0';
    return MFGQ_OK;
}

static void atom_unit(const atom *a, mfgq_unit *out)
{
    mfgq_i_unit_one(out);
    if (a->base1 != MFGQ_I_BASE_NONE) out->power[a->base1] = a->power1;
    if (a->base2 != MFGQ_I_BASE_NONE) out->power[a->base2] = a->power2;
    out->kind = a->kind;
    out->shift = a->shift;
    out->num = a->num;
    out->den = a->den;
    strcpy(out->base, a->canonical);
}

/* A scale word at the position, 0 if there is none or a name begins with it: 千克, 百分点. */
static size_t scale_word(const mfgq_i_scan *scan, int *shift)
{
    size_t length;
    const size_t n = longest_scale(scan, shift);
    return longest_atom(scan, &length) && length >= n ? 0 : n;
}

/* Scale words and a name: 万亿 + 斤. *found = 0 and nothing moved if neither is there. */
static void take_atom(mfgq_i_scan *scan, mfgq_unit *out, int *found)
{
    int shift = 0;
    const size_t start = scan->pos;
    size_t end = start, length;
    int more = 0;
    for (size_t n; (n = scale_word(scan, &more)) != 0;) {
        shift += more;
        scan->pos += n;
        end = scan->pos;
        mfgq_i_scan_spaces(scan);
    }
    const atom *const a = longest_atom(scan, &length);
    *found = a != NULL || end > start;
    scan->pos = a ? scan->pos + length : end;
    if (a) {
        atom_unit(a, out);
    } else {
        mfgq_i_unit_one(out);
    }
    out->shift = (int16_t)(out->shift + shift);
}

static mfgq_status take_product(mfgq_i_scan *scan, mfgq_unit *out, int *found, int depth,
                                mfgq_error *err);

/* A name, or a product in parentheses, with its power. */
static mfgq_status take_factor(mfgq_i_scan *scan, mfgq_unit *out, int *found, int depth,
                               mfgq_error *err)
{
    mfgq_unit one;
    const char next = scan->text[scan->pos];
    *found = 0;
    if (scan->expression && (next == '(' || (next >= '0' && next <= '9'))) return MFGQ_OK;
    *found = 1;
    if (depth && next == '(') {
        scan->pos++;
        MFGQ_I_TRY(take_product(scan, &one, found, depth + 1, err));
        if (!*found) return mfgq_i_scan_expected(scan, "a unit", err);
        if (scan->text[scan->pos] != ')') return mfgq_i_scan_expected(scan, "')'", err);
        scan->pos++;
    } else {
        const int shift = depth ? take_ten(scan) : 0;
        take_atom(scan, &one, found);
        if (!*found && shift) return mfgq_i_scan_expected(scan, "a unit", err);
        if (!*found) return MFGQ_OK;
        one.shift = (int16_t)(one.shift + shift);
    }
    int power;
    MFGQ_I_TRY(take_power(scan, &power, err));
    if (power == 1) {
        *out = one;
        return MFGQ_OK;
    }
    return mfgq_i_unit_power(&one, power, out, err);
}

/* The operator at the position: 1 for *, -1 for / and per, 0 if there is none. */
static int take_operator(mfgq_i_scan *scan)
{
    const size_t start = scan->pos;
    mfgq_i_scan_spaces(scan);
    int sign = 0;
    if (scan->text[scan->pos] == '*') sign = 1;
    if (scan->text[scan->pos] == '/') sign = -1;
    if (sign) scan->pos++;
    else if (mfgq_i_scan_word(scan, "per")) sign = -1;
    if (sign) mfgq_i_scan_spaces(scan);
    else scan->pos = start;
    return sign;
}

static mfgq_status take_product(mfgq_i_scan *scan, mfgq_unit *out, int *found, int depth,
                                mfgq_error *err)
{
    if (depth > 8) return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "unit is nested too deeply");
    MFGQ_I_TRY(take_factor(scan, out, found, depth, err));
    if (!*found) return MFGQ_OK;
    int direction = 1;
    for (;;) {
        const size_t before = scan->pos;
        const int sign = take_operator(scan);
        if (!sign) return MFGQ_OK;
        if (sign < 0) direction = -1; /* 元/人·年 is per person and year */
        mfgq_unit next, product;
        int more;
        MFGQ_I_TRY(take_factor(scan, &next, &more, depth + 1, err));
        if (!more && scan->expression) {
            scan->pos = before; /* the operator is the expression's */
            return MFGQ_OK;
        }
        if (!more) return mfgq_i_scan_expected(scan, "a unit", err);
        MFGQ_I_TRY(mfgq_i_unit_combine(out, &next, direction, &product, err));
        *out = product;
    }
}

/* The name as it stands, with the product sign that is printed. */
static mfgq_status set_name(const char *text, size_t size, mfgq_unit *unit, mfgq_error *err)
{
    char name[MFGQ_I_TEXT * 2];
    size_t n = 0;
    while (size && text[size - 1] == ' ') size--;
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '*') name[n++] = '\xC2', name[n++] = '\xB7';
        else name[n++] = text[i];
    }
    if (n >= sizeof unit->name)
        return mfgq_i_fail(err, MFGQ_E_LIMIT, 1, -1, "unit is longer than %d bytes",
                           MFGQ_I_UNIT_NAME - 1);
    memcpy(unit->name, name, n);
    unit->name[n] = '\0';
    return MFGQ_OK;
}

/* The right side of N:1. */
static int take_ratio(mfgq_i_scan *scan, mfgq_unit *unit)
{
    const char *const p = scan->text + scan->pos;
    if (p[0] != ':') return 0;
    size_t n = 1;
    while (p[n] == ' ') n++;
    if (p[n] != '1' || (p[n + 1] >= '0' && p[n + 1] <= '9') || p[n + 1] == '.') return 0;
    scan->pos += n + 1;
    mfgq_i_unit_one(unit);
    unit->kind = MFGQ_UNIT_RATIO;
    strcpy(unit->name, "∶1");
    return 1;
}

mfgq_status mfgq_i_unit_scan(mfgq_i_scan *scan, mfgq_unit *unit, int *found, mfgq_error *err)
{
    const size_t start = scan->pos;
    *found = take_ratio(scan, unit);
    if (*found) return mfgq_i_unit_finish(unit, err);
    MFGQ_I_TRY(take_product(scan, unit, found, 0, err));
    if (!*found) return MFGQ_OK;
    MFGQ_I_TRY(set_name(scan->text + start, scan->pos - start, unit, err));
    return mfgq_i_unit_finish(unit, err);
}

mfgq_status mfgq_i_unit_rescale(const mfgq_unit *words, const mfgq_unit *unit, mfgq_unit *out,
                                mfgq_error *err)
{
    mfgq_i_scan scan;
    int shift = 0;
    char name[MFGQ_I_UNIT_NAME * 2];
    MFGQ_I_TRY(mfgq_i_scan_init(&scan, unit->name, strlen(unit->name), err));
    for (size_t n; (n = scale_word(&scan, &shift)) != 0;) scan.pos += n;
    const int size = snprintf(name, sizeof name, "%s%s", words->name, scan.text + scan.pos);
    return mfgq_i_unit_read(name, (size_t)size, out, err);
}

mfgq_status mfgq_i_unit_read(const char *text, size_t size, mfgq_unit *unit, mfgq_error *err)
{
    mfgq_i_scan scan;
    mfgq_unit read;
    int found;
    MFGQ_I_TRY(mfgq_i_scan_init(&scan, text, size, err));
    mfgq_i_scan_spaces(&scan);
    if (scan.pos == scan.size) {
        mfgq_i_unit_one(unit);
        return mfgq_i_unit_finish(unit, err);
    }
    MFGQ_I_TRY(mfgq_i_unit_scan(&scan, &read, &found, err));
    mfgq_i_scan_spaces(&scan);
    if (found && scan.pos == scan.size) {
        *unit = read;
        return MFGQ_OK;
    }
    if (found) return mfgq_i_scan_expected(&scan, "the end of the unit", err);
    return mfgq_i_fail(err, MFGQ_E_UNIT, 1, scan.at[scan.pos], "unknown unit '%.*s'",
                       (int)(size < 120 ? size : 120), text);
}
