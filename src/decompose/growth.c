/* Growth accounting.
   R. M. Solow, Technical change and the aggregate production function, 1957. */
#include <mfgq/growth.h>

#include "../base/base_i.h"
#include "../ratio/ratio_i.h"

#include <math.h>

static const char *const note_names[] = {"output-grew", "output-unchanged", "output-fell",
                                         "missing"};

const char *mfgq_growth_note_name(int note)
{
    return note >= 0 && note <= MFGQ_GROWTH_MISSING ? note_names[note] : "unknown";
}

static mfgq_status check_elasticity(double value, const char *name, int arg, mfgq_error *err)
{
    if (value >= 0 && value <= 1) return MFGQ_OK;
    return mfgq_i_fail(err, MFGQ_E_DOMAIN, arg, -1, "%s must be from 0 to 1", name);
}

typedef struct sources {
    double residual, share_residual, share_capital, share_labour;
    mfgq_growth_note note;
} sources;

static sources account(double y, double k, double l, double alpha, double beta)
{
    const double capital = alpha * k, labour = beta * l;
    sources s;
    s.residual = y - capital - labour;
    const double whole = y == 0 || isnan(s.residual) ? (double)NAN : y;
    s.share_residual = s.residual / whole;
    s.share_capital = capital / whole;
    s.share_labour = labour / whole;
    s.note = isnan(s.residual) ? MFGQ_GROWTH_MISSING
        : y == 0               ? MFGQ_GROWTH_NONE
        : y < 0                ? MFGQ_GROWTH_NEGATIVE
                               : MFGQ_GROWTH_OK;
    return s;
}

static mfgq_status check(size_t n, const double *y, const double *k, const double *l, int first,
                         double alpha, double *beta, mfgq_error *err)
{
    MFGQ_I_TRY(mfgq_i_finite_rows("y", first, n, y, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("k", first + 1, n, k, err));
    MFGQ_I_TRY(mfgq_i_finite_rows("l", first + 2, n, l, err));
    MFGQ_I_TRY(check_elasticity(alpha, "alpha", first + 3, err));
    if (isnan(*beta)) *beta = 1 - alpha;
    return check_elasticity(*beta, "beta", first + 4, err);
}

mfgq_status mfgq_growth_accounting(size_t n, const double *y, const double *k, const double *l,
                                   double alpha, double beta, double *residual,
                                   double *share_residual, double *share_capital,
                                   double *share_labour, int *note, mfgq_error *err)
{
    MFGQ_I_TRY(check(n, y, k, l, 2, alpha, &beta, err));
    for (size_t i = 0; i < n; i++) {
        const sources s = account(y[i], k[i], l[i], alpha, beta);
        if (residual) residual[i] = s.residual;
        if (share_residual) share_residual[i] = s.share_residual;
        if (share_capital) share_capital[i] = s.share_capital;
        if (share_labour) share_labour[i] = s.share_labour;
        if (note) note[i] = (int)s.note;
    }
    return MFGQ_OK;
}

static mfgq_builder *start(void)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "residual", MFGQ_F64, NULL);
    mfgq_builder_column(b, "share_residual", MFGQ_F64, NULL);
    mfgq_builder_column(b, "share_capital", MFGQ_F64, NULL);
    mfgq_builder_column(b, "share_labour", MFGQ_F64, NULL);
    mfgq_builder_column(b, "note", MFGQ_TEXT, NULL);
    return b;
}

mfgq_status mfgq_growth_accounting_table(size_t n, const char *const *period, const double *y,
                                         const double *k, const double *l, double alpha,
                                         double beta, mfgq_table **table, mfgq_error *err)
{
    if (n && !period) return mfgq_i_fail(err, MFGQ_E_INVALID, 2, -1, "period is null");
    MFGQ_I_TRY(check(n, y, k, l, 3, alpha, &beta, err));
    if (!table) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "table is null");
    mfgq_builder *const b = start();
    for (size_t i = 0; i < n; i++) {
        const sources s = account(y[i], k[i], l[i], alpha, beta);
        mfgq_builder_text(b, period[i]);
        mfgq_builder_f64(b, s.residual);
        mfgq_builder_f64(b, s.share_residual);
        mfgq_builder_f64(b, s.share_capital);
        mfgq_builder_f64(b, s.share_labour);
        if (s.note == MFGQ_GROWTH_OK) mfgq_builder_missing(b);
        else mfgq_builder_text(b, note_names[s.note]);
    }
    return mfgq_builder_finish(b, table, err);
}
