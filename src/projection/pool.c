/* An inverse chi-square prior for the variances of a batch, by moments: the logarithm
   of a sample variance with d degrees of freedom scatters by trigamma(d/2), what is left
   is the scatter of the variances themselves. */
#include "run_i.h"

#include "auto_i.h"
#include <math.h>

static double digamma(double x)
{
    double sum = 0;
    for (; x < 8; x++) sum -= 1 / x;
    const double r = 1 / (x * x);
    return sum + log(x) - 0.5 / x - r * (1.0 / 12 - r * (1.0 / 120 - r / 252));
}

static double trigamma(double x)
{
    double sum = 0;
    for (; x < 8; x++) sum += 1 / (x * x);
    const double r = 1 / (x * x);
    return sum + 1 / x + r / 2 + r / x * (1.0 / 6 - r * (1.0 / 30 - r / 42));
}

/* Half the degrees of freedom whose trigamma is the given scatter. */
static double half_df(double scatter)
{
    double low = 0.05, high = 1e4;
    if (!(scatter > trigamma(high))) return high;
    for (int i = 0; i < 100; i++) {
        const double middle = sqrt(low * high);
        if (trigamma(middle) > scatter) low = middle;
        else high = middle;
    }
    return low;
}

static int sample(const mfgq_i_input *input, double *log_s2, double *df)
{
    mfgq_i_arena arena = {NULL};
    mfgq_i_task task;
    size_t trailing;
    unsigned notes = 0;
    double v = 0;
    *df = 0;
    if (mfgq_i_task_make(&task, &arena, input->n, input->values, 1, 1, &trailing, &notes, NULL)
            == MFGQ_OK
        && task.observed > 2) {
        const mfgq_i_scale scale = mfgq_i_auto_scale(&task, &notes);
        v = mfgq_i_auto_variance(&task, &scale, df);
    }
    mfgq_i_arena_free(&arena);
    if (!(v > 0)) return 0;
    *log_s2 = log(v) - digamma(*df / 2) + log(*df / 2);
    return 1;
}

int mfgq_i_pool(const mfgq_projector *projector, double prior[2])
{
    double count = 0, mean = 0, square = 0, expected = 0;
    for (size_t i = 0; i < projector->count; i++) {
        double value, df;
        if (!sample(&projector->series[i], &value, &df)) continue;
        const double d = value - mean;
        mean += d / ++count;
        square += d * (value - mean);
        expected += (trigamma(df / 2) - expected) / count;
    }
    if (count < 3) return 0;
    const double half = half_df(square / (count - 1) - expected);
    prior[0] = 2 * half;
    prior[1] = exp(mean + digamma(half) - log(half));
    return 1;
}
