/* Scores of forecasts (M4), and of distributions. */
#include "score_i.h"

#include <math.h>

double mfgq_i_score_scale(const double *y, size_t n, size_t m)
{
    const size_t lag = n > m ? m : 1;
    double sum = 0, count = 0;
    for (size_t i = lag; i < n; i++) {
        const double d = fabs(y[i] - y[i - lag]);
        if (isnan(d)) continue;
        sum += d;
        count++;
    }
    return count > 0 && sum > 0 ? sum / count : NAN;
}

double mfgq_i_score_smape(double actual, double forecast)
{
    const double size = fabs(actual) + fabs(forecast);
    return size > 0 ? 200 * fabs(actual - forecast) / size : 0;
}

double mfgq_i_score_interval(double actual, double low, double high, double tail)
{
    double score = high - low;
    if (actual < low) score += 2 / tail * (low - actual);
    if (actual > high) score += 2 / tail * (actual - high);
    return score;
}

static const double pi = 3.14159265358979323846;

/* Of a standard normal, and of a standard t, at z. */
static double crps_normal(double z)
{
    const double density = exp(-z * z / 2) / sqrt(2 * pi);
    return z * (2 * mfgq_i_normal_cdf(z) - 1) + 2 * density - 1 / sqrt(pi);
}

static double log_beta(double a, double b)
{
    return mfgq_i_log_gamma(a) + mfgq_i_log_gamma(b) - mfgq_i_log_gamma(a + b);
}

static double crps_t(double z, double df)
{
    const double log_density = -(df + 1) / 2 * log1p(z * z / df) - log_beta(0.5, df / 2)
                             - 0.5 * log(df);
    const double last = 2 * sqrt(df) / (df - 1)
                      * exp(log_beta(0.5, df - 0.5) - 2 * log_beta(0.5, df / 2));
    return z * (2 * mfgq_i_t_cdf(z, df) - 1)
         + 2 * exp(log_density) * (df + z * z) / (df - 1) - last;
}

/* The mean over probabilities of twice the pinball loss, for scales without a formula. */
static double crps_quantiles(const mfgq_i_final *f, size_t step, double actual)
{
    enum { POINTS = 100 };
    double sum = 0;
    for (int i = 0; i < POINTS; i++) {
        const double p = (i + 0.5) / POINTS, q = mfgq_i_final_quantile(f, step, p);
        sum += 2 * ((actual < q) - p) * (q - actual);
    }
    return sum / POINTS;
}

double mfgq_i_score_crps(const mfgq_i_final *f, size_t step, double actual)
{
    const mfgq_i_outcome *const out = f->out;
    const double spread = out->spread[step];
    if (isnan(spread)) return NAN;
    const int plain = !f->bounded && out->scale.kind == MFGQ_I_IDENTITY && !out->factor
                      && !out->addend;
    if (!plain || (!isinf(out->df) && out->df <= 1)) return crps_quantiles(f, step, actual);
    const double unit = out->scale.unit, distance = actual / unit - out->centre[step];
    if (spread == 0) return unit * fabs(distance);
    const double z = distance / spread;
    return unit * spread * (isinf(out->df) ? crps_normal(z) : crps_t(z, out->df));
}

/* Mean squared error of the probabilities that the value is at least the last one plus
   k mean changes a step, k = -1, -0.5, ... 1.5. */
double mfgq_i_score_brier(const mfgq_i_final *f, size_t step, double last, double change,
                          double steps, double actual)
{
    double sum = 0;
    for (int i = 0; i < 6; i++) {
        const double target = last + (-1 + 0.5 * i) * change * steps;
        const double p = 1 - mfgq_i_final_below(f, step, target);
        const double error = fmin(fmax(p, 0.001), 0.999) - (actual >= target);
        sum += error * error / 6;
    }
    return sum;
}
