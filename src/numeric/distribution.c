/* Normal and Student's t. */
#include "numeric_i.h"

#include <math.h>

#define PI 3.14159265358979323846

#ifdef MFGQ_WITH_GSL
#include <gsl/gsl_cdf.h>
#endif

double mfgq_i_normal_cdf(double x)
{
    return 0.5 * erfc(-x / sqrt(2.0));
}

double mfgq_i_normal_quantile(double p)
{
#ifdef MFGQ_WITH_GSL
    if (!(p > 0 && p < 1)) return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
    return gsl_cdf_ugaussian_Pinv(p);
#else
    (void)p;
    return NAN;
#endif
}

double mfgq_i_t_cdf(double x, double df)
{
    if (isinf(df)) return mfgq_i_normal_cdf(x);
#ifdef MFGQ_WITH_GSL
    if (isnan(x) || !(df > 0)) return NAN;
    if (isinf(x)) return x > 0;
    mfgq_i_gsl_enter();
    const double p = gsl_cdf_tdist_P(x, df);
    mfgq_i_gsl_leave();
    return p;
#else
    return NAN;
#endif
}

#ifdef MFGQ_WITH_GSL

/* GSL's quantile is good to some 1e-9 only for some df: two Newton steps on the
   distribution function bring it to full precision. */
static double polished(double x, double p, double df)
{
    for (int i = 0; i < 3 && isfinite(x); i++) {
        const double density = exp(lgamma((df + 1) / 2) - lgamma(df / 2)
                                   - (df + 1) / 2 * log1p(x * x / df)) / sqrt(df * PI);
        const double step = (gsl_cdf_tdist_P(x, df) - p) / density;
        if (!(fabs(step) <= fabs(x))) break;
        x -= step;
        if (fabs(step) <= 1e-14 * fabs(x)) break;
    }
    return x;
}

#endif

double mfgq_i_t_quantile(double p, double df)
{
    if (isinf(df)) return mfgq_i_normal_quantile(p);
#ifdef MFGQ_WITH_GSL
    if (!(p > 0 && p < 1) || !(df > 0)) return p == 0 ? -INFINITY : p == 1 ? INFINITY : NAN;
    if (p == 0.5) return 0;
    mfgq_i_gsl_enter();
    const double upper = p > 0.5 ? 1 - p : p; /* the lower tail keeps its digits */
    const double x = polished(gsl_cdf_tdist_Pinv(upper, df), upper, df);
    mfgq_i_gsl_leave();
    return p > 0.5 ? -x : x;
#else
    (void)p;
    return NAN;
#endif
}
