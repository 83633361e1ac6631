/* Joint sample paths. At each step a path has the distribution of the projection; over
   the steps it moves together as the model says:

   - walk_sigma: a random walk (its first step may be smaller) with the error of its drift
     (slope) and independent errors of sd `noise`; what is left of the spread is one draw
     for all steps;
   - common: independent errors of sd `noise`, what is left is one draw for all steps;
   - otherwise: independent errors of sd `noise` on a walk whose increments make up the
     growth of the spread. */
#include "path_i.h"

#include <math.h>

static double rest(double spread, double used)
{
    return sqrt(fmax(spread * spread - used, 0));
}

static void walk_path(const mfgq_i_outcome *o, mfgq_i_random *r, double *z)
{
    const double slope = sqrt(o->slope) * mfgq_i_random_normal(r);
    const double left = mfgq_i_random_normal(r);
    double walk = 0, used = o->noise * o->noise;
    for (size_t h = 0; h < o->horizon; h++) {
        const double k = (double)(h + 1), step = h ? o->walk_sigma : o->first_sigma;
        walk += step * mfgq_i_random_normal(r);
        used += step * step;
        z[h] = walk + k * slope + rest(o->spread[h], used + k * k * o->slope) * left;
        if (o->noise > 0) z[h] += o->noise * mfgq_i_random_normal(r);
    }
}

static void common_path(const mfgq_i_outcome *o, mfgq_i_random *r, double *z)
{
    const double left = mfgq_i_random_normal(r);
    for (size_t h = 0; h < o->horizon; h++)
        z[h] = o->noise * mfgq_i_random_normal(r)
             + rest(o->spread[h], o->noise * o->noise) * left;
}

static void plain_path(const mfgq_i_outcome *o, mfgq_i_random *r, double *z)
{
    double walk = 0, before = 0;
    for (size_t h = 0; h < o->horizon; h++) {
        const double variance = fmax(o->spread[h] * o->spread[h] - o->noise * o->noise, before);
        walk += sqrt(variance - before) * mfgq_i_random_normal(r);
        before = variance;
        z[h] = walk + o->noise * mfgq_i_random_normal(r);
    }
}

void mfgq_i_draw_path(const mfgq_i_final *f, mfgq_i_random *r, double *z, double *y)
{
    const mfgq_i_outcome *const o = f->out;
    double t = 1; /* Student's t: one draw of the variance for the whole path */
    if (!isinf(o->df)) t = sqrt(o->df / (2 * mfgq_i_random_gamma(r, o->df / 2)));
    if (o->first_sigma > 0) walk_path(o, r, z);
    else if (o->common > 0) common_path(o, r, z);
    else plain_path(o, r, z);
    for (size_t h = 0; h < o->horizon; h++) {
        const double value = mfgq_i_scale_from(&o->scale, o->centre[h] + t * z[h]);
        const double scaled
            = (o->factor ? o->factor[h] * value : value) + (o->addend ? o->addend[h] : 0);
        y[h] = f->bounded ? mfgq_i_scale_from(&f->bounds, scaled) : scaled;
    }
}

double mfgq_i_statistic(int statistic, const mfgq_i_target *target, const double *path,
                        double last)
{
    const size_t n = target->step;
    double sum = 0;
    int any = 0, all = 1;
    for (size_t h = 0; h < n; h++) {
        sum += path[h];
        const int met = mfgq_i_target_met(target, path[h]);
        any |= met;
        all &= met;
    }
    switch (statistic) {
    case MFGQ_PATH_SUM: return sum;
    case MFGQ_PATH_AVERAGE: return sum / (double)n;
    case MFGQ_PATH_GROWTH: return pow(path[n - 1] / last, 1 / (double)n) - 1;
    case MFGQ_PATH_ANY: return any;
    case MFGQ_PATH_ALL: return all;
    default: return path[n - 1];
    }
}

double mfgq_i_path_probability(const mfgq_i_target *target, const mfgq_i_final *f,
                               size_t trailing, double last, uint64_t seed, uint64_t stream,
                               double *room)
{
    enum { PATHS = 10000 };
    mfgq_i_random r;
    double met = 0;
    const size_t horizon = f->out->horizon;
    mfgq_i_random_seed(&r, seed, stream);
    for (int i = 0; i < PATHS; i++) {
        mfgq_i_draw_path(f, &r, room, room + horizon);
        const double value
            = mfgq_i_statistic((int)target->statistic, target, room + horizon + trailing, last);
        const int counted =
            target->statistic == MFGQ_PATH_ANY || target->statistic == MFGQ_PATH_ALL;
        met += counted ? value : mfgq_i_target_met(target, value);
    }
    return met / PATHS;
}
