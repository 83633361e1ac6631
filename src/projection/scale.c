/* Scales: where a model's errors are normal, and the way back. */
#include "projection_i.h"

#include <math.h>

mfgq_i_scale mfgq_i_scale_identity(void)
{
    const mfgq_i_scale s = {MFGQ_I_IDENTITY, 1, 1, 0, 0, 0, NAN, NAN};
    return s;
}

mfgq_i_scale mfgq_i_scale_box_cox(double lambda, double unit)
{
    const mfgq_i_scale s = {MFGQ_I_BOX_COX, unit, lambda, 0, 0, 0, NAN, NAN};
    return s;
}

/* Half the smallest distance of a value to the bound, or a small part of the range. */
static double offset_of(double low, double high, size_t n, const double *y)
{
    double least = INFINITY, largest = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(y[i])) continue;
        const double above = isfinite(low) ? y[i] - low : INFINITY;
        const double below = isfinite(high) ? high - y[i] : INFINITY;
        if (above > 0 && above < least) least = above;
        if (below > 0 && below < least) least = below;
        largest = fmax(largest, fmin(above, below));
    }
    const double range = isfinite(low) && isfinite(high) ? high - low : largest;
    const double some = range > 0 ? 0.0005 * range : 1;
    return fmin(isfinite(least) ? least / 2 : some, some);
}

mfgq_i_scale mfgq_i_scale_bounds(double low, double high, size_t n, const double *y)
{
    mfgq_i_scale s = {MFGQ_I_LOGIT, 1, 1, low, high, 0, NAN, NAN};
    if (!isfinite(high)) s.kind = MFGQ_I_ABOVE;
    else if (!isfinite(low)) s.kind = MFGQ_I_BELOW;
    s.offset = offset_of(low, high, n, y);
    for (size_t i = 0; i < n; i++)
        if (!isnan(y[i])) s.last = y[i];
    const int moved = s.last - low < s.offset || high - s.last < s.offset;
    if (!moved) s.last_z = mfgq_i_scale_to(&s, s.last);
    return s;
}

static double box_cox(double u, double lambda)
{
    if (lambda == 0) return log(u);
    if (lambda == 1) return u - 1;
    return (pow(u, lambda) - 1) / lambda;
}

static double box_cox_back(double z, double lambda)
{
    if (lambda == 0) return exp(z);
    if (lambda == 1) return z + 1;
    const double base = 1 + lambda * z;
    return base > 0 ? pow(base, 1 / lambda) : 0; /* below the range of the transform */
}

double mfgq_i_scale_to(const mfgq_i_scale *s, double y)
{
    switch (s->kind) {
    case MFGQ_I_BOX_COX: return box_cox(y / s->unit, s->lambda);
    case MFGQ_I_LOGIT:
        return isnan(y) ? y
                        : log(fmax(y - s->low, s->offset)) - log(fmax(s->high - y, s->offset));
    case MFGQ_I_ABOVE: return isnan(y) ? y : log(fmax(y - s->low, s->offset));
    case MFGQ_I_BELOW: return isnan(y) ? y : -log(fmax(s->high - y, s->offset));
    default: return y / s->unit;
    }
}

double mfgq_i_scale_from(const mfgq_i_scale *s, double z)
{
    if (z == s->last_z) return s->last;
    switch (s->kind) {
    case MFGQ_I_BOX_COX: return s->unit * box_cox_back(z, s->lambda);
    case MFGQ_I_LOGIT: return s->low + (s->high - s->low) / (1 + exp(-z));
    case MFGQ_I_ABOVE: return s->low + exp(z);
    case MFGQ_I_BELOW: return s->high - exp(-z);
    default: return z * s->unit;
    }
}

/* Fifteen-point Gauss-Hermite nodes and weights (half of them; DLMF 3.5.28). */
static const double hermite_node[] = {0.0, 0.565069583255575748526020337198,
    1.13611558521092066631913490556, 1.71999257518648893241583152515,
    2.32573248617385774545404479449, 2.96716692790560324848896036355,
    3.66995037340445253472922383312, 4.49999070730939155366438053053};
static const double hermite_weight[] = {0.564100308726417532852625797340,
    0.412028687498898627025891079568, 0.158488915795935746883839384960,
    0.0307800338725460822286814158758, 0.00277806884291277589607887049229,
    0.000100004441232499868127296736177, 1.05911554771106663577520791055e-6,
    1.52247580425351702016062666965e-9};

double mfgq_i_scale_mean(const mfgq_i_scale *s, double centre, double spread)
{
    if (s->kind == MFGQ_I_IDENTITY || !(spread > 0)) return mfgq_i_scale_from(s, centre);
    double sum = 0;
    for (int i = 0; i < 8; i++) {
        const double step = hermite_node[i] * spread * sqrt(2.0);
        const double up = mfgq_i_scale_from(s, centre + step);
        sum += hermite_weight[i] * (i ? up + mfgq_i_scale_from(s, centre - step) : up);
    }
    return sum / 1.77245385090551602729816748334;
}
