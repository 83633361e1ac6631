/* Normal and Student's t. */
#include "numeric_i.h"

#include <math.h>

#define PI 3.14159265358979323846

#ifdef MFGQ_WITH_GSL
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>
#endif

double mfgq_i_normal_cdf(double x)
{
    return 0.5 * erfc(-x / sqrt(2.0));
}

/* The C library's lgamma writes the global signgam, a race and a trace in the host. */
double mfgq_i_log_gamma(double x)
{
#ifdef MFGQ_WITH_GSL
    return gsl_sf_lngamma(x);
#else
    (void)x;
    return NAN;
#endif
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

#ifdef MFGQ_WITH_GSL

/* Continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's
   method; x below (a + 1) / (a + b + 2). GSL's own loses five digits for some t. */
static double beta_fraction(double x, double a, double b)
{
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / d;
    double f = d;
    for (int m = 1; m < 1000; m++) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        d = 1 / (1 + even * d);
        c = 1 + even / c;
        f *= c * d;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 / (1 + odd * d);
        c = 1 + odd / c;
        f *= c * d;
        if (fabs(c * d - 1) < 1e-16) break;
    }
    return f;
}

static double t_density(double x, double df)
{
    const double log_constant = gsl_sf_lngamma((df + 1) / 2) - gsl_sf_lngamma(df / 2);
    return exp(log_constant - (df + 1) / 2 * log1p(x * x / df)) / sqrt(df * PI);
}

/* P(T < -x) for x > 0: half the incomplete beta function at df / (df + x^2). */
static double t_tail(double x, double df)
{
    const double a = df / 2, b = 0.5, r = x * x / df;
    const double u = 1 / (1 + r), v = r / (1 + r);
    const double log_beta = gsl_sf_lngamma(a) + gsl_sf_lngamma(b) - gsl_sf_lngamma(a + b);
    const double front = exp(-a * log1p(r) + b * log(v) - log_beta);
    if (u < (a + 1) / (a + b + 2)) return 0.5 * front * beta_fraction(u, a, b) / a;
    return 0.5 - 0.5 * front * beta_fraction(v, b, a) / b;
}

#endif

double mfgq_i_t_cdf(double x, double df)
{
    if (isinf(df)) return mfgq_i_normal_cdf(x);
#ifdef MFGQ_WITH_GSL
    if (isnan(x) || !(df > 0)) return NAN;
    if (isinf(x)) return x > 0;
    if (x == 0) return 0.5;
    mfgq_i_gsl_enter();
    const double tail = t_tail(fabs(x), df);
    mfgq_i_gsl_leave();
    return x > 0 ? 1 - tail : tail;
#else
    return NAN;
#endif
}

#ifdef MFGQ_WITH_GSL

/* Newton steps on the tail from GSL's quantile, which is good to some ten digits. */
static double polished(double x, double p, double df)
{
    for (int i = 0; i < 4 && isfinite(x) && x < 0; i++) {
        const double step = (t_tail(-x, df) - p) / t_density(x, df);
        if (!(fabs(step) < fabs(x))) break;
        x -= step;
        if (fabs(step) <= 1e-15 * fabs(x)) break;
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
