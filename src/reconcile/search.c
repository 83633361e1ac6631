/* Brent's localmin (Algorithms for Minimization without Derivatives, 1973, chapter 5):
   golden section with parabolic steps on one interval, without a bracket. Programs
   that estimate rho use this very search, so its answer is theirs also where the
   objective has several minima or falls towards an end. */
#include "reconcile_i.h"

#include <float.h>
#include <math.h>

typedef struct point {
    double at, value;
} point;

typedef struct range {
    double low, high;
    point x, w, v; /* the best three, best first */
    double step, before;
} range;

static const double GOLDEN = 0.38196601125010515; /* (3 - sqrt 5) / 2 */

/* The next step: towards the vertex of the parabola when that is trusted. */
static double propose(range *s, double tolerance)
{
    const double middle = 0.5 * (s->low + s->high);
    double p = 0, q = 0, r = 0;
    if (fabs(s->before) > tolerance) {
        r = (s->x.at - s->w.at) * (s->x.value - s->v.value);
        q = (s->x.at - s->v.at) * (s->x.value - s->w.value);
        p = (s->x.at - s->v.at) * q - (s->x.at - s->w.at) * r;
        q = 2 * (q - r);
        if (q > 0) p = -p;
        else q = -q;
        r = s->before;
        s->before = s->step;
    }
    if (fabs(p) >= fabs(0.5 * q * r) || p <= q * (s->low - s->x.at)
        || p >= q * (s->high - s->x.at)) {
        s->before = (s->x.at < middle ? s->high : s->low) - s->x.at;
        return GOLDEN * s->before;
    }
    const double step = p / q, at = s->x.at + step;
    if (at - s->low < 2 * tolerance || s->high - at < 2 * tolerance)
        return s->x.at < middle ? tolerance : -tolerance;
    return step;
}

static void place(range *s, point u)
{
    if (u.value <= s->x.value) {
        if (u.at < s->x.at) s->high = s->x.at;
        else s->low = s->x.at;
        s->v = s->w;
        s->w = s->x;
        s->x = u;
        return;
    }
    if (u.at < s->x.at) s->low = u.at;
    else s->high = u.at;
    if (u.value <= s->w.value || s->w.at == s->x.at) {
        s->v = s->w;
        s->w = u;
    } else if (u.value <= s->v.value || s->v.at == s->x.at || s->v.at == s->w.at) {
        s->v = u;
    }
}

mfgq_status mfgq_i_localmin(mfgq_i_curve f, void *context, double low, double high, double *at,
                            mfgq_error *err)
{
    range s = {.low = low, .high = high};
    s.x.at = low + GOLDEN * (high - low);
    MFGQ_I_TRY(f(s.x.at, context, &s.x.value, err));
    s.w = s.v = s.x;
    for (int i = 0; i < 500; i++) {
        const double tolerance = sqrt(DBL_EPSILON) * fabs(s.x.at) + 1e-16 / 3;
        const double middle = 0.5 * (s.low + s.high);
        if (fabs(s.x.at - middle) <= 2 * tolerance - 0.5 * (s.high - s.low)) break;
        s.step = propose(&s, tolerance);
        point u = {s.x.at + s.step, 0};
        if (fabs(s.step) < tolerance) u.at = s.x.at + (s.step > 0 ? tolerance : -tolerance);
        MFGQ_I_TRY(f(u.at, context, &u.value, err));
        place(&s, u);
    }
    *at = s.x.at;
    return MFGQ_OK;
}
