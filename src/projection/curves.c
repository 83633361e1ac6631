/* The formulas of growth curves and where to start looking for their parameters. */
#include "curve_i.h"

#include <math.h>

static double logistic(double x, const double *p)
{
    return p[0] / (1 + exp(p[1] - p[2] * x));
}

static double gompertz(double x, const double *p)
{
    return p[0] * exp(-exp(p[1] - p[2] * x));
}

static double richards(double x, const double *p)
{
    const double u = p[1] - p[2] * x; /* ln(1 + exp u) without overflow */
    const double log1 = u > 30 ? u : log1p(exp(u));
    return p[0] * exp(-log1 / p[3]);
}

static double weibull(double x, const double *p)
{
    return p[0] - p[1] * exp(-p[2] * pow(x, p[3]));
}

static double saturating(double x, const double *p)
{
    return -p[0] * expm1(-p[1] * x);
}

/* Share of all adopters by time t. */
static double adopted(double t, double p, double q)
{
    const double e = exp(-(p + q) * t);
    return (1 - e) / (1 + q / p * e);
}

static double bass(double x, const double *p)
{
    return p[0] * (adopted(x, p[1], p[2]) - adopted(x - 1, p[1], p[2]));
}

static double bass_density(double x, const double *p)
{
    const double sum = p[1] + p[2], e = exp(-sum * x), d = 1 + p[2] / p[1] * e;
    return p[0] * sum * sum / p[1] * e / (d * d);
}

/* Rates from slow to fast against the range of x, rising and falling; the middle of the
   curve from before the first x to behind the last. */
static int sigmoid_start(size_t k, double low, double high, double *p)
{
    static const double rates[] = {0.3, 0.8, 1.6, 3, 5, 8, 14, 25, 50};
    static const double middles[] = {-1, -0.4, 0, 0.2, 0.4, 0.6, 0.8, 1, 1.5, 3};
    if (k >= 180) return 0;
    const double range = high > low ? high - low : 1;
    p[2] = rates[k / 10 % 9] / range * (k < 90 ? 1 : -1);
    p[1] = p[2] * (low + middles[k % 10] * range);
    return 1;
}

static int richards_start(size_t k, double low, double high, double *p)
{
    static const double shapes[] = {0.2, 0.5, 1, 2, 5};
    p[3] = shapes[k % 5];
    return sigmoid_start(k / 5, low, high, p);
}

static int weibull_start(size_t k, double low, double high, double *p)
{
    static const double powers[] = {0.5, 1, 1.5, 2, 3, 4, 6};
    static const double halves[] = {0.1, 0.3, 0.5, 0.7, 0.9, 1.2, 2};
    if (k >= 49) return 0;
    const double middle = fmax(low + halves[k % 7] * (high - low), 1e-3 * fabs(high));
    p[3] = powers[k / 7];
    p[2] = log(2) / pow(middle, p[3]);
    return 1;
}

static int saturating_start(size_t k, double low, double high, double *p)
{
    if (k >= 40) return 0;
    const double most = fmax(fabs(low), fabs(high));
    p[1] = pow(2, ((double)(k % 20) - 10)) / (most > 0 ? most : 1) * (k < 20 ? 1 : -1);
    return 1;
}

static int bass_start(size_t k, double low, double high, double *p)
{
    static const double innovators[] = {1e-5, 1e-4, 5e-4, 2e-3, 0.006, 0.015, 0.04, 0.1, 0.3};
    static const double imitators[] = {0.02, 0.08, 0.15, 0.25, 0.35, 0.5, 0.7, 1, 1.5};
    (void)low, (void)high;
    if (k >= 81) return 0;
    p[1] = innovators[k % 9];
    p[2] = imitators[k / 9];
    return 1;
}

static const mfgq_i_curve curves[MFGQ_CURVE_COUNT] = {
    [MFGQ_CURVE_LOGISTIC] = {"logistic", "b1 / (1 + exp(b2 - b3 x))", 3,
        {MFGQ_I_P_B1, MFGQ_I_P_B2, MFGQ_I_P_B3, 0}, 0, 1, logistic, sigmoid_start},
    [MFGQ_CURVE_GOMPERTZ] = {"gompertz", "b1 exp(-exp(b2 - b3 x))", 3,
        {MFGQ_I_P_B1, MFGQ_I_P_B2, MFGQ_I_P_B3, 0}, 0, 1, gompertz, sigmoid_start},
    [MFGQ_CURVE_RICHARDS] = {"richards", "b1 / (1 + exp(b2 - b3 x))^(1 / b4)", 4,
        {MFGQ_I_P_B1, MFGQ_I_P_B2, MFGQ_I_P_B3, MFGQ_I_P_B4}, 0, 1, richards, richards_start},
    [MFGQ_CURVE_WEIBULL] = {"weibull", "b1 - b2 exp(-b3 x^b4)", 4,
        {MFGQ_I_P_B1, MFGQ_I_P_B2, MFGQ_I_P_B3, MFGQ_I_P_B4}, 0, 2, weibull, weibull_start},
    [MFGQ_CURVE_SATURATING] = {"saturating", "b1 (1 - exp(-b2 x))", 2,
        {MFGQ_I_P_B1, MFGQ_I_P_B2, 0, 0}, 0, 1, saturating, saturating_start},
    [MFGQ_CURVE_BASS_NLS] = {"bass-nls", "m (F(x) - F(x - 1)), F Bass's share of adopters", 3,
        {MFGQ_I_P_M, MFGQ_I_P_P, MFGQ_I_P_Q, 0}, 1, 1, bass, bass_start},
    [MFGQ_CURVE_BASS_DENSITY] = {"bass-density", "m f(x), f the density of F", 3,
        {MFGQ_I_P_M, MFGQ_I_P_P, MFGQ_I_P_Q, 0}, 1, 1, bass_density, bass_start},
    [MFGQ_CURVE_BASS_OLS] = {"bass-ols", "y = p m + (q - p) Y - q/m Y^2, Y the sum before", 3,
        {MFGQ_I_P_M, MFGQ_I_P_P, MFGQ_I_P_Q, 0}, 0, 0, NULL, NULL},
    [MFGQ_CURVE_LINEAR] = {"linear", "intercept + slope x", 2,
        {MFGQ_I_P_INTERCEPT, MFGQ_I_P_SLOPE, 0, 0}, 0, 0, NULL, NULL},
    [MFGQ_CURVE_EXPONENTIAL] = {"exponential", "intercept (1 + growth)^x, on logarithms", 2,
        {MFGQ_I_P_INTERCEPT, MFGQ_I_P_GROWTH, 0, 0}, 0, 0, NULL, NULL},
};

const mfgq_i_curve *mfgq_i_curve_get(int curve)
{
    return curve >= 0 && curve < MFGQ_CURVE_COUNT ? &curves[curve] : NULL;
}
