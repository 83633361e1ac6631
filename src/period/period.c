/* Periods as numbers. */
#include <mfgq/period.h>

#include "../base/base_i.h"

#include <stdio.h>

enum { STEP = 16, LAST_YEAR = 9999 };

static int is_frequency(int f)
{
    return f == MFGQ_YEAR || f == MFGQ_HALF_YEAR || f == MFGQ_QUARTER || f == MFGQ_MONTH;
}

int mfgq_period_valid(mfgq_period period)
{
    const int f = (int)(period % STEP);
    if (period <= 0 || !is_frequency(f)) return 0;
    const int64_t year = period / STEP / f;
    return year >= 1 && year <= LAST_YEAR;
}

mfgq_period mfgq_period_make(int frequency, int year, int part)
{
    if (!is_frequency(frequency) || year < 1 || year > LAST_YEAR || part < 1
        || part > frequency)
        return MFGQ_NO_PERIOD;
    return ((int64_t)year * frequency + part - 1) * STEP + frequency;
}

int mfgq_period_frequency(mfgq_period period)
{
    return mfgq_period_valid(period) ? (int)(period % STEP) : 0;
}

int mfgq_period_year(mfgq_period period)
{
    const int f = mfgq_period_frequency(period);
    return f ? (int)(period / STEP / f) : 0;
}

int mfgq_period_part(mfgq_period period)
{
    const int f = mfgq_period_frequency(period);
    return f ? (int)(period / STEP % f) + 1 : 0;
}

int mfgq_period_start(mfgq_period period)
{
    const int f = mfgq_period_frequency(period);
    return f ? (int)(period / STEP) * (12 / f) : 0;
}

int mfgq_period_end(mfgq_period period)
{
    const int f = mfgq_period_frequency(period);
    return f ? mfgq_period_start(period) + 12 / f : 0;
}

mfgq_period mfgq_period_add(mfgq_period period, int64_t count)
{
    const int64_t most = (int64_t)(LAST_YEAR + 1) * 12;
    if (!mfgq_period_valid(period) || count > most || count < -most) return MFGQ_NO_PERIOD;
    const mfgq_period moved = period + count * STEP;
    return mfgq_period_valid(moved) ? moved : MFGQ_NO_PERIOD;
}

int mfgq_period_order(mfgq_period a, mfgq_period b)
{
    if (mfgq_period_end(a) <= mfgq_period_start(b)) return -1;
    return mfgq_period_end(b) <= mfgq_period_start(a) ? 1 : 0;
}

int mfgq_period_contains(mfgq_period outer, mfgq_period inner)
{
    return mfgq_period_valid(outer) && mfgq_period_valid(inner)
           && mfgq_period_start(outer) <= mfgq_period_start(inner)
           && mfgq_period_end(inner) <= mfgq_period_end(outer);
}

mfgq_period mfgq_period_to(mfgq_period period, int frequency)
{
    if (!mfgq_period_valid(period) || !is_frequency(frequency)) return MFGQ_NO_PERIOD;
    const int last = mfgq_period_end(period) - 1;
    return mfgq_period_make(frequency, last / 12, last % 12 / (12 / frequency) + 1);
}

mfgq_status mfgq_period_between(mfgq_period from, mfgq_period to, int64_t *count,
                                mfgq_error *err)
{
    if (!mfgq_period_valid(from))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "from is no period");
    if (!mfgq_period_valid(to))
        return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "to is no period");
    if (!count) return mfgq_i_fail(err, MFGQ_E_INVALID, 3, -1, "count is null");
    if (from % STEP != to % STEP)
        return mfgq_i_fail(err, MFGQ_E_UNIT, 2, -1, "from and to differ in frequency");
    *count = (to - from) / STEP;
    return MFGQ_OK;
}

void mfgq_period_format(mfgq_period period, char out[MFGQ_PERIOD_SIZE])
{
    const unsigned year = (unsigned)mfgq_period_year(period) % 10000;
    const unsigned part = (unsigned)mfgq_period_part(period) % 100;
    switch (mfgq_period_frequency(period)) {
    case MFGQ_YEAR: snprintf(out, MFGQ_PERIOD_SIZE, "%04u", year); break;
    case MFGQ_HALF_YEAR: snprintf(out, MFGQ_PERIOD_SIZE, "%04u-H%u", year, part); break;
    case MFGQ_QUARTER: snprintf(out, MFGQ_PERIOD_SIZE, "%04u-Q%u", year, part); break;
    case MFGQ_MONTH: snprintf(out, MFGQ_PERIOD_SIZE, "%04u-%02u", year, part); break;
    default: out[0] = '\0'; break;
    }
}
