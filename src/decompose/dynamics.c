/* Aggregate productivity with entry and exit, six decompositions. */
#include "decompose_i.h"

#include <math.h>

enum { COMPONENTS = MFGQ_DYNAMICS_TOTAL + 1 };

static const char *const names[] = {"bhc", "gr", "fhk", "bg", "df", "mp"};
static const char *const component_names[] = {"within", "between", "cross", "entry",
                                              "exit",   "mean",    "covariance", "total"};

int mfgq_dynamics_find(const char *name)
{
    return mfgq_i_name_index(names, sizeof names / sizeof *names, name);
}

const char *mfgq_dynamics_component_name(int component)
{
    return component >= 0 && component < COMPONENTS ? component_names[component] : NULL;
}

/* Sums over one group (continuing, entering or exiting) in one period. */
typedef struct group {
    size_t count;
    double share, product, productivity; /* sums of s, s p and p */
} group;

typedef struct sums {
    size_t n;
    const double *s0, *p0, *s1, *p1;
    group c0, c1, entry, exit;
    double total0, total1; /* aggregate productivity */
} sums;

static int present(double share)
{
    return share > 0;
}

static void count_in(group *g, double s, double p)
{
    g->count++;
    g->share += s;
    g->product += s * p;
    g->productivity += p;
}

static void gather(sums *t)
{
    for (size_t i = 0; i < t->n; i++) {
        const int first = present(t->s0[i]), second = present(t->s1[i]);
        if (first) count_in(second ? &t->c0 : &t->exit, t->s0[i], t->p0[i]);
        if (second) count_in(first ? &t->c1 : &t->entry, t->s1[i], t->p1[i]);
    }
    t->total0 = t->c0.product + t->exit.product;
    t->total1 = t->c1.product + t->entry.product;
}

static int continuing(const sums *t, size_t i)
{
    return present(t->s0[i]) && present(t->s1[i]);
}

static double mean_of(const group *g)
{
    return g->product / g->share;
}

/* s (p - reference) summed over a group. */
static double above(const group *g, double reference)
{
    return g->product - g->share * reference;
}

static void bhc(const sums *t, double *out)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!continuing(t, i)) continue;
        out[MFGQ_DYNAMICS_WITHIN] += t->s0[i] * (t->p1[i] - t->p0[i]);
        out[MFGQ_DYNAMICS_BETWEEN] += t->p1[i] * (t->s1[i] - t->s0[i]);
    }
    out[MFGQ_DYNAMICS_ENTRY] = t->entry.product;
    out[MFGQ_DYNAMICS_EXIT] = -t->exit.product;
}

/* Griliches-Regev, and Baldwin-Gu with another reference. */
static void midpoint(const sums *t, double reference, double *out)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!continuing(t, i)) continue;
        const double share = (t->s0[i] + t->s1[i]) / 2, level = (t->p0[i] + t->p1[i]) / 2;
        out[MFGQ_DYNAMICS_WITHIN] += share * (t->p1[i] - t->p0[i]);
        out[MFGQ_DYNAMICS_BETWEEN] += (t->s1[i] - t->s0[i]) * (level - reference);
    }
    out[MFGQ_DYNAMICS_ENTRY] = above(&t->entry, reference);
    out[MFGQ_DYNAMICS_EXIT] = -above(&t->exit, reference);
}

static void gr(const sums *t, double *out)
{
    midpoint(t, (t->total0 + t->total1) / 2, out);
}

static void bg(const sums *t, double *out)
{
    midpoint(t, t->exit.count ? mean_of(&t->exit) : (t->total0 + t->total1) / 2, out);
}

static void fhk(const sums *t, double *out)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!continuing(t, i)) continue;
        const double ds = t->s1[i] - t->s0[i], dp = t->p1[i] - t->p0[i];
        out[MFGQ_DYNAMICS_WITHIN] += t->s0[i] * dp;
        out[MFGQ_DYNAMICS_BETWEEN] += ds * (t->p0[i] - t->total0);
        out[MFGQ_DYNAMICS_CROSS] += ds * dp;
    }
    out[MFGQ_DYNAMICS_ENTRY] = above(&t->entry, t->total0);
    out[MFGQ_DYNAMICS_EXIT] = -above(&t->exit, t->total0);
}

/* Entry and exit against the continuing units, as Diewert-Fox and Melitz-Polanec do. */
static void against_continuing(const sums *t, double *out)
{
    out[MFGQ_DYNAMICS_ENTRY] = t->entry.count ? above(&t->entry, mean_of(&t->c1)) : 0;
    out[MFGQ_DYNAMICS_EXIT] = t->exit.count ? -above(&t->exit, mean_of(&t->c0)) : 0;
}

static void df(const sums *t, double *out)
{
    for (size_t i = 0; i < t->n; i++) {
        if (!continuing(t, i)) continue;
        const double s0 = t->s0[i] / t->c0.share, s1 = t->s1[i] / t->c1.share;
        out[MFGQ_DYNAMICS_WITHIN] += (s0 + s1) / 2 * (t->p1[i] - t->p0[i]);
        out[MFGQ_DYNAMICS_BETWEEN] += (t->p0[i] + t->p1[i]) / 2 * (s1 - s0);
    }
    against_continuing(t, out);
}

static void mp(const sums *t, double *out)
{
    const double mean0 = t->c0.productivity / (double)t->c0.count;
    const double mean1 = t->c1.productivity / (double)t->c1.count;
    out[MFGQ_DYNAMICS_MEAN] = mean1 - mean0;
    out[MFGQ_DYNAMICS_COVARIANCE] = (mean_of(&t->c1) - mean1) - (mean_of(&t->c0) - mean0);
    against_continuing(t, out);
}

typedef struct method {
    void (*run)(const sums *t, double *out);
    unsigned components; /* bits of those it has, total apart */
} method;

#define HAS(c) (1u << MFGQ_DYNAMICS_##c)
static const method methods[] = {
    {bhc, HAS(WITHIN) | HAS(BETWEEN) | HAS(ENTRY) | HAS(EXIT)},
    {gr, HAS(WITHIN) | HAS(BETWEEN) | HAS(ENTRY) | HAS(EXIT)},
    {fhk, HAS(WITHIN) | HAS(BETWEEN) | HAS(CROSS) | HAS(ENTRY) | HAS(EXIT)},
    {bg, HAS(WITHIN) | HAS(BETWEEN) | HAS(ENTRY) | HAS(EXIT)},
    {df, HAS(WITHIN) | HAS(BETWEEN) | HAS(ENTRY) | HAS(EXIT)},
    {mp, HAS(MEAN) | HAS(COVARIANCE) | HAS(ENTRY) | HAS(EXIT)},
};

static mfgq_status check_period(size_t n, const double *s, const double *p, int arg,
                                mfgq_error *err)
{
    double total = 0;
    for (size_t i = 0; i < n; i++) {
        if (s[i] < 0 || isinf(s[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i,
                               "share is negative or infinite");
        if (!present(s[i])) continue;
        if (!isfinite(p[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg + 1, (int64_t)i,
                               "unit with a share has no productivity");
        total += s[i];
    }
    if (!(fabs(total - 1) <= 0.01))
        return mfgq_i_fail(err, MFGQ_E_DATA, arg, -1, "shares do not add up to 1 within 0.01");
    return MFGQ_OK;
}

mfgq_status mfgq_dynamics(mfgq_dynamics_method which, size_t n,
                          const double *s0, const double *p0,
                          const double *s1, const double *p1,
                          double *components, mfgq_error *err)
{
    if ((unsigned)which > MFGQ_DYNAMICS_MP)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "method %d does not exist", (int)which);
    const double *const arrays[] = {s0, p0, s1, p1};
    for (int a = 0; a < 4; a++)
        if (!arrays[a]) return mfgq_i_fail(err, MFGQ_E_INVALID, a + 3, -1, "array is null");
    if (!components) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "components is null");
    MFGQ_I_TRY(check_period(n, s0, p0, 3, err));
    MFGQ_I_TRY(check_period(n, s1, p1, 5, err));
    sums t = {.n = n, .s0 = s0, .p0 = p0, .s1 = s1, .p1 = p1};
    gather(&t);
    if (which >= MFGQ_DYNAMICS_DF && !t.c0.count)
        return mfgq_i_fail(err, MFGQ_E_DATA, 3, -1, "no unit is present in both periods");
    double out[COMPONENTS] = {0};
    methods[which].run(&t, out);
    out[MFGQ_DYNAMICS_TOTAL] = t.total1 - t.total0;
    for (int c = 0; c < MFGQ_DYNAMICS_TOTAL; c++)
        if (!(methods[which].components >> c & 1)) out[c] = NAN;
    for (int c = 0; c < COMPONENTS; c++) components[c] = out[c];
    return MFGQ_OK;
}
