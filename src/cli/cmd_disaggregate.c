/* mfgq disaggregate: benchmarks spread over the periods of an indicator. */
#include "cli.h"
#include "timeline.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct request {
    const char *indicator_file, *method, *criterion, *estimate, *conversion;
    int h, ratio, no_intercept, parameters, bias, non_negative, decimals;
    double rho, rho_min;
} request;

typedef struct work {
    const char *low_file;
    mfgq_csv *low_csv, *high_csv;
    timeline low, high; /* high: without an indicator, made from low */
    double *bench;      /* [low.count] */
    double *columns;    /* [column_count][high.count] */
    const char **names; /* [column_count] */
    size_t column_count, ratio;
    int64_t offset;
    int method, conversion, criterion, estimate;
    double *values;
} work;

static int choose(const cli *c, const char *what, const char *text, const char *names, int *out)
{
    *out = cli_choice(text, names);
    return *out >= 0 ? -1 : cli_usage(c, "--%s %s is not one of %s", what, text, names);
}

static int method_of(const cli *c, const char *name, int indicator, int *out)
{
    if (!name) name = indicator ? "chow-lin" : "denton-cholette";
    for (*out = 0; mfgq_disaggregation_name(*out); ++*out)
        if (strcmp(name, mfgq_disaggregation_name(*out)) == 0) return -1;
    return cli_usage(c, "no method %s", name);
}

static int resolve(const cli *c, request *q, work *w)
{
    CLI_TRY(method_of(c, q->method, q->indicator_file != NULL, &w->method));
    CLI_TRY(choose(c, "criterion", q->criterion, "additive|proportional", &w->criterion));
    CLI_TRY(choose(c, "conversion", q->conversion, "sum|mean|first|last", &w->conversion));
    if (!q->estimate) q->estimate = isnan(q->rho) ? "maxlog" : "fixed";
    CLI_TRY(choose(c, "estimate", q->estimate, "maxlog|minrss-ecotrim|minrss-quilis|fixed",
                   &w->estimate));
    if (w->estimate != MFGQ_RHO_FIXED && !isnan(q->rho))
        return cli_usage(c, "--rho goes with --estimate fixed");
    if (isnan(q->rho)) q->rho = 0.5;
    if (q->indicator_file && q->ratio)
        return cli_usage(c, "--ratio is read off the indicator; give one of them");
    if (!q->indicator_file && q->ratio < 1)
        return cli_usage(c, "give --indicator FILE or --ratio N");
    if (q->ratio > 1000) return cli_usage(c, "--ratio %d is above 1000", q->ratio);
    if (q->decimals < -1 || q->decimals > 15)
        return cli_usage(c, "--decimals %d is not 0 to 15", q->decimals);
    return -1;
}

static int read_low(const cli *c, work *w)
{
    double *raw;
    CLI_TRY(cli_csv(c, w->low_file, &w->low_csv));
    CLI_TRY(cli_numbers(c, w->low_file, w->low_csv, "value", 0, &raw));
    const int code = timeline_read(&w->low, c, w->low_file, w->low_csv);
    w->bench = code < 0 ? timeline_spread(&w->low, raw) : NULL;
    free(raw);
    return code >= 0 ? code : w->bench ? -1 : CLI_INTERNAL;
}

static int missing_at(const cli *c, const char *file, const work *w, size_t t, const char *name)
{
    char label[TIMELINE_LABEL];
    timeline_label(&w->high, t, label);
    if (w->high.rows[t] < 0)
        return cli_fail_cell(c, file, w->high_csv, -1, "period", "no row for %s", label);
    return cli_fail_cell(c, file, w->high_csv, w->high.rows[t], name,
                         "%s is missing in %s, between periods that have it", name, label);
}

/* Cuts the ends where a column is missing; a gap inside is an error. */
static int trim(const cli *c, const char *file, work *w)
{
    size_t from = 0, to = w->high.count;
    for (size_t i = 0; i < w->column_count; i++) {
        const double *const v = w->columns + i * w->high.count;
        size_t first = 0, last = w->high.count;
        while (first < last && isnan(v[first])) first++;
        while (last > first && isnan(v[last - 1])) last--;
        if (first > from) from = first;
        if (last < to) to = last;
    }
    if (from >= to)
        return cli_fail_cell(c, file, w->high_csv, -1, "period", "no period has an indicator");
    for (size_t i = 0; i < w->column_count; i++)
        for (size_t t = from; t < to; t++)
            if (isnan(w->columns[i * w->high.count + t]))
                return missing_at(c, file, w, t, w->names[i]);
    for (size_t i = 0; i < w->column_count; i++)
        memmove(w->columns + i * (to - from), w->columns + i * w->high.count + from,
                (to - from) * sizeof *w->columns);
    timeline_cut(&w->high, from, to);
    return -1;
}

static int read_columns(const cli *c, const char *file, work *w)
{
    const size_t all = mfgq_csv_columns(w->high_csv);
    w->columns = calloc(all * w->high.count + 1, sizeof *w->columns);
    w->names = calloc(all + 1, sizeof *w->names);
    if (!w->columns || !w->names) return CLI_INTERNAL;
    for (size_t i = 0; i < all; i++) {
        const char *const name = mfgq_csv_name(w->high_csv, i);
        double *raw;
        if (strcmp(name, "period") == 0 || !*name) continue;
        CLI_TRY(cli_numbers(c, file, w->high_csv, name, 0, &raw));
        double *const spread = timeline_spread(&w->high, raw);
        free(raw);
        if (!spread) return CLI_INTERNAL;
        memcpy(w->columns + w->column_count * w->high.count, spread,
               w->high.count * sizeof *spread);
        free(spread);
        w->names[w->column_count++] = name;
    }
    if (w->column_count) return trim(c, file, w);
    return cli_fail_cell(c, file, w->high_csv, -1, NULL, "no column besides period");
}

static int read_high(const cli *c, const char *file, work *w)
{
    CLI_TRY(cli_csv(c, file, &w->high_csv));
    CLI_TRY(timeline_read(&w->high, c, file, w->high_csv));
    if (!w->low.frequency)
        return cli_fail_cell(c, w->low_file, w->low_csv, 0, "period",
                             "%s is not a period (2020, 2020-Q3, 2020-07)", w->low.labels[0]);
    if (!w->high.frequency)
        return cli_fail_cell(c, file, w->high_csv, 0, "period",
                             "%s is not a period (2020, 2020-Q3, 2020-07)", w->high.labels[0]);
    if (w->high.frequency < w->low.frequency)
        return cli_fail_cell(c, file, w->high_csv, 0, "period",
                             "the indicator is of lower frequency than the benchmarks");
    if (w->high.frequency % w->low.frequency)
        return cli_fail_cell(c, file, w->high_csv, 0, "period",
                             "%d periods a year do not fit into benchmarks of %d a year",
                             w->high.frequency, w->low.frequency);
    w->ratio = (size_t)(w->high.frequency / w->low.frequency);
    CLI_TRY(read_columns(c, file, w));
    w->offset = timeline_offset(&w->high, &w->low);
    return -1;
}

static int read_all(const cli *c, const request *q, work *w)
{
    CLI_TRY(read_low(c, w));
    if (q->indicator_file) return read_high(c, q->indicator_file, w);
    w->ratio = (size_t)q->ratio;
    return timeline_finer(&w->high, &w->low, w->ratio) ? -1 : CLI_INTERNAL;
}

/* Benchmarks that the indicator does not cover bind nothing; says so, and how many. */
static size_t note_outside(const work *w)
{
    size_t count = 0, first = 0;
    char label[TIMELINE_LABEL];
    for (size_t j = w->low.count; j-- > 0;) {
        const int64_t begin = w->offset + (int64_t)(j * w->ratio);
        const int64_t end = begin + (int64_t)w->ratio;
        if (isnan(w->bench[j]) || (begin >= 0 && end <= (int64_t)w->high.count)) continue;
        count++;
        first = j;
    }
    if (count == 0) return 0;
    timeline_label(&w->low, first, label);
    fprintf(stderr, "mfgq: %s: %zu not wholly in the indicator, left out: %s%s\n", w->low_file,
            count, label, count > 1 ? ", ..." : "");
    return count;
}

/* Puts an error of the library at the cell and the period it is about. */
static int report(const cli *c, const request *q, const work *w, const mfgq_error *err)
{
    const size_t at = err->index < 0 ? SIZE_MAX : (size_t)err->index;
    char label[TIMELINE_LABEL];
    if (err->status == MFGQ_E_INVALID) return cli_usage(c, "%s", err->message);
    if (err->status != MFGQ_E_DOMAIN) return cli_fail(c, NULL, err);
    if (err->arg == 2 && at < w->low.count && w->low.rows[at] >= 0)
        return cli_fail_cell(c, w->low_file, w->low_csv, w->low.rows[at], "value", "%s",
                             err->message);
    if (err->arg == 6 && w->high_csv && at < w->high.count) {
        timeline_label(&w->high, at, label);
        return cli_fail_cell(c, q->indicator_file, w->high_csv, w->high.rows[at], w->names[0],
                             "%s: %s", label, err->message);
    }
    return cli_fail_whole(c, w->low_file, err);
}

static mfgq_status solve(const request *q, work *w, mfgq_table **table, mfgq_error *err)
{
    const size_t n = w->high.count;
    mfgq_status status;
    if (w->method <= MFGQ_DENTON_CHOLETTE)
        status = mfgq_disaggregate_smooth(
            w->low.count, w->bench, w->ratio, w->offset, n, w->columns,
            (mfgq_disaggregation)w->method, (mfgq_criterion)w->criterion, q->h,
            (mfgq_conversion)w->conversion, q->non_negative, w->values, err);
    else
        status = mfgq_disaggregate_regression(
            w->low.count, w->bench, w->ratio, w->offset, n, w->column_count, w->columns,
            w->names, !q->no_intercept, (mfgq_disaggregation)w->method,
            (mfgq_rho_estimate)w->estimate, q->rho, q->rho_min, (mfgq_conversion)w->conversion,
            q->non_negative, w->values, q->parameters ? table : NULL, err);
    if (status != MFGQ_OK || q->decimals < 0) return status;
    return mfgq_disaggregate_round(w->low.count, w->bench, w->ratio, w->offset, n, w->values,
                                   (mfgq_conversion)w->conversion, q->decimals, w->values, err);
}

static int emit_parameters(const cli *c, const request *q, const work *w, const mfgq_table *table)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "name", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    mfgq_builder_column(b, "se", MFGQ_F64, NULL);
    for (size_t i = 0; table && i < mfgq_table_rows(table); i++) {
        mfgq_builder_text(b, mfgq_table_text(table, i, 0));
        mfgq_builder_f64(b, mfgq_table_number(table, i, 1));
        mfgq_builder_f64(b, mfgq_table_number(table, i, 2));
    }
    if (q->bias) {
        mfgq_error err;
        double bias;
        if (mfgq_disaggregate_bias(w->low.count, w->bench, w->ratio, w->offset, w->high.count,
                                   w->columns, (mfgq_conversion)w->conversion, &bias,
                                   &err) != MFGQ_OK) {
            mfgq_builder_free(b);
            return report(c, q, w, &err);
        }
        mfgq_builder_text(b, "bias");
        mfgq_builder_f64(b, bias);
        mfgq_builder_missing(b);
    }
    return cli_emit(c, b);
}

static int emit_series(const cli *c, const work *w)
{
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    for (size_t t = 0; t < w->high.count; t++) {
        char label[TIMELINE_LABEL];
        timeline_label(&w->high, t, label);
        mfgq_builder_text(b, label);
        mfgq_builder_f64(b, w->values[t]);
    }
    return cli_emit(c, b);
}

static int work_through(const cli *c, request *q, work *w)
{
    CLI_TRY(resolve(c, q, w));
    CLI_TRY(read_all(c, q, w));
    if (w->column_count > 1 && (w->method <= MFGQ_DENTON_CHOLETTE || q->bias))
        return cli_usage(c, "%s takes one indicator, %s has %zu",
                         q->bias ? "--bias" : mfgq_disaggregation_name(w->method),
                         q->indicator_file, w->column_count);
    if (q->bias && !q->indicator_file) return cli_usage(c, "--bias needs an indicator");
    if (q->bias && !q->parameters) return emit_parameters(c, q, w, NULL);
    w->values = calloc(w->high.count + 1, sizeof *w->values);
    if (!w->values) return CLI_INTERNAL;
    mfgq_table *table = NULL;
    mfgq_error err;
    if (solve(q, w, &table, &err) != MFGQ_OK) {
        mfgq_table_free(table); /* rounding may have failed behind it */
        return report(c, q, w, &err);
    }
    int code = q->parameters ? emit_parameters(c, q, w, table) : emit_series(c, w);
    mfgq_table_free(table);
    if (note_outside(w) && c->strict && code == CLI_DONE) code = CLI_FINDINGS;
    return code;
}

int cli_cmd_disaggregate(cli *c, int argc, char **argv)
{
    request q = {.criterion = "proportional", .conversion = "sum", .h = 1, .decimals = -1,
                 .rho = NAN};
    const cli_option options[] = {
        {"indicator", CLI_TEXT, &q.indicator_file, "FILE", "period and one column an indicator"},
        {"method", CLI_TEXT, &q.method, "NAME",
         "uniform, pro-rata, denton, denton-cholette, ols, chow-lin, fernandez, litterman"},
        {"criterion", CLI_TEXT, &q.criterion, "NAME", "additive or proportional (Denton)"},
        {"h", CLI_INT, &q.h, "N", "order of differencing (Denton; 1)"},
        {"estimate", CLI_TEXT, &q.estimate, "NAME",
         "of rho: maxlog, minrss-ecotrim, minrss-quilis, fixed"},
        {"rho", CLI_NUMBER, &q.rho, "R", "a fixed rho"},
        {"rho-min", CLI_NUMBER, &q.rho_min, "R", "least estimated rho (0; -1 for none)"},
        {"no-intercept", CLI_FLAG, &q.no_intercept, NULL, "regress without a constant"},
        {"conversion", CLI_TEXT, &q.conversion, "NAME", "sum, mean, first or last (sum)"},
        {"ratio", CLI_INT, &q.ratio, "N", "periods to a benchmark, without an indicator"},
        {"non-negative", CLI_FLAG, &q.non_negative, NULL, "no value below zero"},
        {"decimals", CLI_INT, &q.decimals, "N", "round so that the totals hold"},
        {"parameters", CLI_FLAG, &q.parameters, NULL, "print what was estimated"},
        {"bias", CLI_FLAG, &q.bias, NULL, "print the mean distance of the indicator"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {"LOW.csv [--indicator HIGH.csv] --method NAME [OPTIONS]",
                           "Spreads benchmarks (period,value) over a higher frequency.",
                           options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    work w = {.low_file = c->args[0]};
    const int code = work_through(c, &q, &w);
    mfgq_csv_free(w.low_csv);
    mfgq_csv_free(w.high_csv);
    timeline_free(&w.low);
    timeline_free(&w.high);
    free(w.bench);
    free(w.columns);
    free(w.names);
    free(w.values);
    return code;
}
