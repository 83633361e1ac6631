/* Closed intervals. */
#include "quantity_i.h"

#include <math.h>

static mfgq_i_interval hull(double a, double b)
{
    return a <= b ? (mfgq_i_interval){a, b} : (mfgq_i_interval){b, a};
}

mfgq_i_interval mfgq_i_interval_multiply(mfgq_i_interval a, mfgq_i_interval b)
{
    const mfgq_i_interval x = hull(a.low * b.low, a.low * b.high);
    const mfgq_i_interval y = hull(a.high * b.low, a.high * b.high);
    return (mfgq_i_interval){fmin(x.low, y.low), fmax(x.high, y.high)};
}

int mfgq_i_interval_divide(mfgq_i_interval a, mfgq_i_interval b, mfgq_i_interval *out)
{
    if (!(b.low > 0 || b.high < 0)) return 0;
    const mfgq_i_interval x = hull(a.low / b.low, a.low / b.high);
    const mfgq_i_interval y = hull(a.high / b.low, a.high / b.high);
    *out = (mfgq_i_interval){fmin(x.low, y.low), fmax(x.high, y.high)};
    return 1;
}

int mfgq_i_interval_power(mfgq_i_interval a, double exponent, mfgq_i_interval *out)
{
    const int whole = exponent == floor(exponent);
    if (a.low < 0 && !whole) return 0;
    if (exponent < 0 && a.low <= 0 && a.high >= 0) return 0;
    *out = hull(pow(a.low, exponent), pow(a.high, exponent));
    if (whole && fmod(exponent, 2) == 0 && a.low < 0 && a.high > 0) out->low = 0;
    return 1;
}
