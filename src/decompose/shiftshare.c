/* Shift-share, classic and Esteban-Marquillas. */
#include "decompose_i.h"

#include <math.h>

static const char *const names[] = {"classic", "esteban-marquillas"};
static const char *const classic_names[] = {"national", "mix", "regional", "total"};
static const char *const em_names[] = {"national", "mix", "competitive", "allocation", "total"};

int mfgq_shiftshare_find(const char *name)
{
    return mfgq_i_name_index(names, sizeof names / sizeof *names, name);
}

size_t mfgq_shiftshare_components(mfgq_shiftshare_method method)
{
    if (method == MFGQ_SHIFTSHARE_CLASSIC) return 4;
    return method == MFGQ_SHIFTSHARE_ESTEBAN_MARQUILLAS ? 5 : 0;
}

const char *mfgq_shiftshare_component_name(mfgq_shiftshare_method method, size_t component)
{
    if (component >= mfgq_shiftshare_components(method)) return NULL;
    return method == MFGQ_SHIFTSHARE_CLASSIC ? classic_names[component] : em_names[component];
}

typedef struct totals {
    double region0, nation0, growth; /* growth: T1 / T0 */
} totals;

static void classic(totals t, double r0, double r1, double n0, double n1, double *out)
{
    out[3] = r1 - r0;
    if (r0 == 0) {
        out[0] = out[1] = 0;
        out[2] = r1;
    } else if (n0 == 0) {
        out[0] = out[1] = out[2] = NAN;
    } else {
        out[0] = r0 * (t.growth - 1);
        out[1] = r0 * (n1 / n0 - t.growth);
        out[2] = r1 - r0 * (n1 / n0);
    }
}

static void esteban_marquillas(totals t, double r0, double r1, double n0, double n1, double *out)
{
    double plain[4];
    classic(t, r0, r1, n0, n1, plain);
    out[0] = plain[0];
    out[1] = plain[1];
    out[4] = plain[3];
    if (r0 == 0) {
        out[2] = 0;
        out[3] = r1;
        return;
    }
    const double homothetic = t.region0 * (n0 / t.nation0);
    const double gap = r1 / r0 - n1 / n0;
    out[2] = n0 == 0 ? NAN : homothetic * gap;
    out[3] = n0 == 0 ? NAN : (r0 - homothetic) * gap;
}

static mfgq_status check(size_t n, const double *x, int arg, double *total, mfgq_error *err)
{
    if (!x && n) return mfgq_i_fail(err, MFGQ_E_INVALID, arg, -1, "array is null");
    *total = 0;
    for (size_t i = 0; i < n; i++) {
        if (x[i] < 0 || isinf(x[i]))
            return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, (int64_t)i,
                               "value is negative or infinite");
        *total += x[i];
    }
    return MFGQ_OK;
}

mfgq_status mfgq_shiftshare(mfgq_shiftshare_method method, size_t industries,
                            const double *region0, const double *region1,
                            const double *nation0, const double *nation1,
                            double *values, mfgq_error *err)
{
    const size_t width = mfgq_shiftshare_components(method);
    if (!width)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "method %d does not exist", (int)method);
    const double *const arrays[] = {region0, region1, nation0, nation1};
    double sums[4];
    for (int a = 0; a < 4; a++) MFGQ_I_TRY(check(industries, arrays[a], a + 3, &sums[a], err));
    if (!values && industries) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "values is null");
    if (sums[2] == 0)
        return mfgq_i_fail(err, MFGQ_E_DOMAIN, 5, -1, "nation's total of the first period is 0");
    const totals t = {sums[0], sums[2], sums[3] / sums[2]};
    for (size_t i = 0; i < industries; i++) {
        double *const out = values + i * width;
        if (method == MFGQ_SHIFTSHARE_CLASSIC)
            classic(t, region0[i], region1[i], nation0[i], nation1[i], out);
        else
            esteban_marquillas(t, region0[i], region1[i], nation0[i], nation1[i], out);
    }
    return MFGQ_OK;
}
