/* Monotone piecewise cubic interpolation.
   F. N. Fritsch and J. Butland, A method for constructing local monotone piecewise cubic
   interpolants, 1984; the conditions of F. N. Fritsch and R. E. Carlson, 1980. */
#include "monotone_i.h"

#include <math.h>

static int opposed(double a, double b)
{
    return (a > 0 && b < 0) || (a < 0 && b > 0);
}

static double secant(const double *at, const double *value, size_t i)
{
    return (value[i + 1] - value[i]) / (at[i + 1] - at[i]);
}

/* Weighted harmonic mean of the secants d0 and d1 over spans of length h0 and h1. */
static double inner_slope(double h0, double h1, double d0, double d1)
{
    if (d0 == 0 || d1 == 0 || opposed(d0, d1)) return 0;
    const double w0 = 2 * h1 + h0, w1 = h1 + 2 * h0;
    return (w0 + w1) / (w0 / d0 + w1 / d1);
}

/* One-sided slope at an end; h0 and d0 belong to the span that ends there. */
static double end_slope(double h0, double h1, double d0, double d1)
{
    const double slope = ((2 * h0 + h1) * d0 - h0 * d1) / (h0 + h1);
    if (d0 == 0 || opposed(slope, d0)) return 0;
    if (opposed(d0, d1) && fabs(slope) > 3 * fabs(d0)) return 3 * d0;
    return slope;
}

void mfgq_i_monotone_slopes(size_t m, const double *at, const double *value, double *slope)
{
    if (m == 2) {
        slope[0] = slope[1] = secant(at, value, 0);
        return;
    }
    for (size_t i = 1; i + 1 < m; i++)
        slope[i] = inner_slope(at[i] - at[i - 1], at[i + 1] - at[i], secant(at, value, i - 1),
                               secant(at, value, i));
    slope[0] = end_slope(at[1] - at[0], at[2] - at[1], secant(at, value, 0), secant(at, value, 1));
    slope[m - 1] = end_slope(at[m - 1] - at[m - 2], at[m - 2] - at[m - 3],
                             secant(at, value, m - 2), secant(at, value, m - 3));
}

double mfgq_i_hermite(const double at[2], const double value[2], const double slope[2], double x)
{
    const double h = at[1] - at[0], s = x - at[0];
    const double d = (value[1] - value[0]) / h;
    const double quadratic = (3 * d - 2 * slope[0] - slope[1]) / h;
    const double cubic = (slope[0] - 2 * d + slope[1]) / (h * h);
    return value[0] + s * (slope[0] + s * (quadratic + s * cubic));
}
