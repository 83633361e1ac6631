/* What a regression method estimated, as a table. */
#include "regression_i.h"

#include <math.h>
#include <stdio.h>

static void row(mfgq_builder *b, const char *name, double value, double se)
{
    mfgq_builder_text(b, name);
    mfgq_builder_f64(b, isfinite(value) ? value : NAN);
    mfgq_builder_f64(b, se);
}

/* Row c of R^-1, whose length times sigma is the standard error of coefficient c. */
static double inverse_length(const mfgq_i_regression *g, size_t c)
{
    const mfgq_i_ortho *const o = &g->ortho;
    double *const e = g->projection;
    for (size_t k = c; k < o->count; k++) {
        double sum = k == c;
        for (size_t j = c; j < k; j++) sum -= e[j] * o->r[k * o->capacity + j];
        e[k] = sum / o->r[k * o->capacity + k];
    }
    return mfgq_i_norm(o->count - c, e + c);
}

static void coefficient_rows(const mfgq_i_regression *g, const char *const *names,
                             mfgq_builder *b)
{
    const double sigma = sqrt(g->rss / (double)(g->frame.count - g->columns));
    for (size_t c = 0; c < g->columns; c++) {
        const double unit = g->unit / g->size[c];
        char number[32];
        const char *name = "intercept";
        if (!g->intercept || c > 0) {
            const size_t i = c - (size_t)g->intercept;
            snprintf(number, sizeof number, "x%zu", i + 1);
            name = names ? names[i] : number;
        }
        row(b, name, unit * g->coefficient[c], unit * sigma * inverse_length(g, c));
    }
}

mfgq_status mfgq_i_regression_table(mfgq_i_regression *g, const char *const *names,
                                    mfgq_table **table, mfgq_error *err)
{
    const double m = (double)g->frame.count, k = (double)g->columns;
    const double rss = g->rss * g->unit * g->unit;
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "name", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    mfgq_builder_column(b, "se", MFGQ_F64, NULL);
    coefficient_rows(g, names, b);
    row(b, "rho", g->rho, NAN);
    row(b, "rss", rss, NAN);
    row(b, "sigma2", rss / (m - k), NAN);
    row(b, "loglik", g->loglik - m * log(g->unit), NAN);
    row(b, "aic", log(rss / m) + 2 * k / m, NAN);
    row(b, "bic", log(rss / m) + log(m) * k / m, NAN);
    return mfgq_builder_finish(b, table, err);
}
