/* Rounding that keeps the aggregates: largest remainders within each benchmark. */
#include "reconcile_i.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define EXACT 9007199254740992.0 /* 2^53: beyond it every double is whole */

static double to_unit(double x, double unit)
{
    const double scaled = x * unit;
    return fabs(scaled) < EXACT ? round(scaled) / unit : x;
}

/* The position, among `used` marks, of the largest remainder; the first of equals. */
static size_t next_up(size_t n, const double *scaled, const unsigned char *used)
{
    size_t best = n;
    for (size_t k = 0; k < n; k++) {
        if (used[k]) continue;
        if (best == n || scaled[k] - floor(scaled[k]) > scaled[best] - floor(scaled[best]))
            best = k;
    }
    return best;
}

/* Rounds one block to multiples of 1 / unit that add up to the rounded total. */
static void round_block(size_t n, double total, double unit, double *x, double *scaled,
                        unsigned char *used)
{
    double left = round(total * unit);
    if (!(fabs(left) < EXACT)) return;
    for (size_t k = 0; k < n; k++) {
        scaled[k] = x[k] * unit;
        if (!(fabs(scaled[k]) < EXACT)) return;
        /* a value that is whole but for rounding errors is not to be cut to the next */
        if (fabs(scaled[k] - round(scaled[k])) <= 1e-9 * fmax(1, fabs(scaled[k])))
            scaled[k] = round(scaled[k]);
        left -= floor(scaled[k]);
        used[k] = 0;
    }
    for (; left >= 1; left--) {
        const size_t k = next_up(n, scaled, used);
        if (k == n) break;
        used[k] = 1;
    }
    for (size_t k = 0; k < n; k++) x[k] = (floor(scaled[k]) + used[k]) / unit;
}

static void round_all(const mfgq_i_frame *f, double unit, double *x, double *scaled,
                      unsigned char *used)
{
    const double mean = f->conversion == MFGQ_CONVERT_MEAN ? (double)f->ratio : 1;
    const int whole = f->conversion == MFGQ_CONVERT_SUM || f->conversion == MFGQ_CONVERT_MEAN;
    size_t j = 0;
    for (size_t t = 0; t < f->periods;) {
        if (whole && j < f->count && f->first[j] == t) {
            round_block(f->ratio, f->low[j++] * mean, unit, x + t, scaled, used);
            t += f->ratio;
        } else {
            x[t] = to_unit(x[t], unit);
            t++;
        }
    }
}

mfgq_status mfgq_disaggregate_round(size_t low_count, const double *low, size_t ratio,
                                    int64_t offset, size_t periods, const double *values,
                                    mfgq_conversion conversion, int decimals, double *rounded,
                                    mfgq_error *err)
{
    if (!values && periods) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "values is null");
    if (!rounded && periods) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "rounded is null");
    MFGQ_I_TRY(mfgq_i_check_conversion(conversion, 7, err));
    if (decimals < 0 || decimals > 15)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "decimals is %d, not 0 to 15", decimals);
    mfgq_i_frame f;
    MFGQ_I_TRY(mfgq_i_frame_new(&f, low_count, low, ratio, offset, periods, conversion, err));
    double unit = 1;
    for (int i = 0; i < decimals; i++) unit *= 10;
    double *const scaled = mfgq_i_array(ratio, sizeof *scaled);
    unsigned char *const used = mfgq_i_zalloc(ratio, 1);
    const int ready = scaled && used;
    if (ready) {
        memmove(rounded, values, periods * sizeof *rounded);
        round_all(&f, unit, rounded, scaled, used);
    }
    mfgq_i_free(scaled);
    mfgq_i_free(used);
    mfgq_i_frame_free(&f);
    return ready ? MFGQ_OK : mfgq_i_no_memory(err);
}
