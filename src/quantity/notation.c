/* The notation of plans: 不低于4—5条, [1.5]%, ≥５０％, 0.02∶1. */
#include "scan_i.h"

#include "../base/base_i.h"
#include "unit_i.h"
#include "words_i.h"

#include <math.h>
#include <string.h>

typedef struct state {
    mfgq_i_scan scan;
    mfgq_i_number first, second;
    mfgq_unit unit1, unit2;
    int has1, has2;   /* whether each number has a unit */
    int range;
    int comparator;   /* -1 until a word says */
    int accumulation; /* -1 until a word or bracket says */
    int open, closed; /* the bracket */
} state;

static mfgq_status set_comparator(state *s, const mfgq_i_word *word, mfgq_error *err)
{
    const int same = s->comparator < 0 || s->comparator == word->value;
    if (!same) return mfgq_i_scan_expected(&s->scan, "one comparison, not two", err);
    s->comparator = word->value;
    return MFGQ_OK;
}

/* Words and an opening bracket before the number. */
static mfgq_status take_before(state *s, mfgq_error *err)
{
    for (;;) {
        mfgq_i_scan_spaces(&s->scan);
        size_t length;
        const mfgq_i_word *const word = mfgq_i_word_find(&s->scan, MFGQ_I_BEFORE, &length);
        if (s->scan.text[s->scan.pos] == '[' && !s->open) {
            s->open = 1;
            s->scan.pos++;
        } else if (word) {
            if (word->says == MFGQ_I_ACCUMULATES) s->accumulation = word->value;
            if (word->says == MFGQ_I_COMPARES) MFGQ_I_TRY(set_comparator(s, word, err));
            s->scan.pos += length;
        } else {
            return MFGQ_OK;
        }
    }
}

static void take_closing(state *s)
{
    mfgq_i_scan_spaces(&s->scan);
    if (!s->open || s->closed || s->scan.text[s->scan.pos] != ']') return;
    s->closed = 1;
    s->scan.pos++;
}

/* A unit here, or right behind the closing bracket. */
static mfgq_status take_unit(state *s, mfgq_unit *unit, int *has, mfgq_error *err)
{
    const size_t start = s->scan.pos;
    mfgq_i_scan_spaces(&s->scan);
    MFGQ_I_TRY(mfgq_i_unit_scan(&s->scan, unit, has, err));
    if (!*has) s->scan.pos = start;
    return MFGQ_OK;
}

static int starts_number(const mfgq_i_scan *scan, size_t pos)
{
    const char *p = scan->text + pos;
    while (*p == ' ') p++;
    if (*p == '-' || *p == '+') p++;
    return (*p >= '0' && *p <= '9') || *p == '.';
}

/* A dash, tilde, hyphen, 至 or "to" with a number behind it. */
static int take_separator(mfgq_i_scan *scan)
{
    static const char *const words[] = {"\x02\x02", "\x02", "~", "-", "至", "到", "to"};
    const size_t start = scan->pos;
    mfgq_i_scan_spaces(scan);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        const size_t n = mfgq_i_scan_match(scan, words[i]);
        if (!n || !starts_number(scan, scan->pos + n)) continue;
        scan->pos += n;
        mfgq_i_scan_spaces(scan);
        return 1;
    }
    scan->pos = start;
    return 0;
}

static mfgq_status take_numbers(state *s, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_number_scan(&s->scan, &s->first, err));
    MFGQ_I_TRY(take_unit(s, &s->unit1, &s->has1, err));
    s->range = take_separator(&s->scan);
    if (!s->range) return MFGQ_OK;
    MFGQ_I_TRY(mfgq_i_number_scan(&s->scan, &s->second, err));
    return take_unit(s, &s->unit2, &s->has2, err);
}

/* The closing bracket, a unit behind it, words behind the number. */
static mfgq_status take_after(state *s, mfgq_error *err)
{
    int *const has = s->range ? &s->has2 : &s->has1;
    for (;;) {
        take_closing(s);
        if (!*has) MFGQ_I_TRY(take_unit(s, s->range ? &s->unit2 : &s->unit1, has, err));
        take_closing(s);
        size_t length;
        const mfgq_i_word *const word = mfgq_i_word_find(&s->scan, MFGQ_I_AFTER, &length);
        if (!word) break;
        MFGQ_I_TRY(set_comparator(s, word, err));
        s->scan.pos += length;
    }
    if (s->open && !s->closed) return mfgq_i_scan_expected(&s->scan, "']'", err);
    if (s->scan.pos == s->scan.size) return MFGQ_OK;
    return mfgq_i_scan_expected(&s->scan, *has ? "the end of the figure" : "a unit", err);
}

/* The unit of both ends: of a range, mostly only the second has one. */
static mfgq_status settle_units(state *s, const mfgq_unit *fallback, mfgq_error *err)
{
    if (s->range && !s->has1) s->unit1 = s->unit2, s->has1 = s->has2;
    if (s->range && !s->has2) s->unit2 = s->unit1, s->has2 = s->has1;
    if (s->range && s->unit1.kind == MFGQ_UNIT_NUMBER && s->unit2.kind == MFGQ_UNIT_AMOUNT) {
        const mfgq_unit scale = s->unit1; /* 5000万—1亿元 */
        MFGQ_I_TRY(mfgq_i_unit_rescale(&scale, &s->unit2, &s->unit1, err));
    }
    if (!s->has1) {
        if (fallback) s->unit1 = *fallback;
        else mfgq_i_unit_one(&s->unit1);
        s->unit2 = s->unit1;
    }
    return s->range ? mfgq_i_unit_check_sum(&s->unit1, &s->unit2, err) : MFGQ_OK;
}

/* Ends in one unit share the finer rounding: 7%—7.5% is 7.0 to 7.5. */
static void round_range(const state *s, mfgq_quantity *out)
{
    const int same = s->unit1.num == s->unit2.num && s->unit1.den == s->unit2.den
                     && s->unit1.shift == s->unit2.shift;
    const int finer = s->first.decimals > s->second.decimals ? s->first.decimals
                                                             : s->second.decimals;
    double unused;
    out->decimals = (int16_t)(same ? finer : s->second.decimals);
    mfgq_i_rounding(s->first.value, same ? finer : s->first.decimals, &out->round_low, &unused);
    out->round_low = mfgq_i_convert(out->round_low, &s->unit1, &s->unit2);
    mfgq_i_rounding(s->second.value, out->decimals, &unused, &out->round_high);
}

static mfgq_status settle_range(const state *s, mfgq_quantity *out, mfgq_error *err)
{
    out->value = NAN;
    out->low = mfgq_i_convert(s->first.value, &s->unit1, &s->unit2);
    out->high = s->second.value;
    out->unit = s->unit2;
    out->comparator = MFGQ_RANGE;
    if (out->low > out->high)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, 0, "the range runs backwards");
    if (s->comparator >= 0 && s->comparator != MFGQ_ABOUT)
        return mfgq_i_fail(err, MFGQ_E_DATA, 1, 0, "a range takes no comparison");
    round_range(s, out);
    return MFGQ_OK;
}

static mfgq_status settle(state *s, const mfgq_unit *fallback, mfgq_quantity *out,
                          mfgq_error *err)
{
    mfgq_quantity q;
    memset(&q, 0, sizeof q);
    MFGQ_I_TRY(settle_units(s, fallback, err));
    q.has_unit = (int8_t)(s->has1 || fallback);
    q.accumulation = (int8_t)(s->open ? MFGQ_SINCE_BASE
                                      : s->accumulation < 0 ? MFGQ_NONE : s->accumulation);
    if (s->range) {
        MFGQ_I_TRY(settle_range(s, &q, err));
    } else {
        q.value = q.low = q.high = s->first.value;
        q.decimals = (int16_t)s->first.decimals;
        q.unit = s->unit1;
        q.comparator = (int8_t)(s->comparator < 0 ? MFGQ_EQ : s->comparator);
        mfgq_i_rounding(q.value, q.decimals, &q.round_low, &q.round_high);
    }
    *out = q;
    return MFGQ_OK;
}

mfgq_status mfgq_i_quantity_read(const char *text, size_t size, const mfgq_unit *fallback,
                                 mfgq_quantity *out, mfgq_error *err)
{
    state s;
    memset(&s, 0, sizeof s);
    s.comparator = s.accumulation = -1;
    MFGQ_I_TRY(mfgq_i_scan_init(&s.scan, text, size, err));
    MFGQ_I_TRY(take_before(&s, err));
    MFGQ_I_TRY(take_numbers(&s, err));
    MFGQ_I_TRY(take_after(&s, err));
    return settle(&s, fallback, out, err);
}
