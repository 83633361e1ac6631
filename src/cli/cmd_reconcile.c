/* mfgq reconcile: figures changed as little as possible so that constraints hold. */
#include "cli.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct request {
    const char *constraint_file, *method, *residual_file, *keep_totals;
} request;

typedef struct work {
    const char *file;
    mfgq_csv *csv, *constraint_csv, *residual_csv;
    cli_keys variables, periods, names; /* names of constraints */
    size_t *row_of;                     /* [periods][variables] row of FILE */
    double *value, *alterability, *low, *high; /* [periods][variables] */
    int64_t *group;
    size_t *column;
    double *coefficient, *total;
    int *comparison;
    size_t *said;   /* [constraints] row that gives comparator or total, or SIZE_MAX */
    double *residuals;
    size_t residual_rows;
    int method;
} work;

static int no_row(const cli *c, const work *w, size_t period, size_t variable)
{
    return cli_fail_cell(c, w->file, w->csv, -1, "variable", "no row for %s in %s",
                         w->variables.names[variable], w->periods.names[period]);
}

/* Fewer rows than places: names one of those left, without a table of all places, which
   may be many more than the rows. */
static int find_gap(const cli *c, const work *w)
{
    const size_t rows = mfgq_csv_rows(w->csv), n = w->variables.count;
    size_t *const count = calloc(w->periods.count + n, sizeof *count), period = 0, variable = 0;
    if (!count) return CLI_INTERNAL;
    size_t *const seen = count + w->periods.count;
    for (size_t i = 0; i < rows; i++) count[w->periods.index[i]]++;
    while (count[period] >= n) period++;
    for (size_t i = 0; i < rows; i++)
        if (w->periods.index[i] == period) seen[w->variables.index[i]] = 1;
    while (seen[variable]) variable++;
    free(count);
    return no_row(c, w, period, variable);
}

/* Puts every row at its place in the table of periods and variables. */
static int place_rows(const cli *c, work *w)
{
    const size_t rows = mfgq_csv_rows(w->csv), n = w->variables.count;
    const size_t all = w->periods.count * n;
    if (rows == 0) return cli_fail_cell(c, w->file, w->csv, -1, "variable", "no rows");
    if (w->periods.index && rows < all) return find_gap(c, w);
    w->row_of = malloc((all + 1) * sizeof *w->row_of);
    if (!w->row_of) return CLI_INTERNAL;
    for (size_t k = 0; k < all; k++) w->row_of[k] = SIZE_MAX;
    for (size_t i = 0; i < rows; i++) {
        const size_t period = w->periods.index ? w->periods.index[i] : 0;
        size_t *const at = &w->row_of[period * n + w->variables.index[i]];
        if (*at != SIZE_MAX)
            return cli_fail_cell(c, w->file, w->csv, (int64_t)i, "variable", "%s stands twice",
                                 w->variables.names[w->variables.index[i]]);
        *at = i;
    }
    for (size_t k = 0; k < all; k++)
        if (w->row_of[k] == SIZE_MAX) return no_row(c, w, k / n, k % n);
    return -1;
}

/* A column by period and variable; missing cells become `missing`. */
static int read_column(const cli *c, const work *w, const char *name, int optional,
                       double missing, double **out)
{
    double *raw;
    const size_t all = w->periods.count * w->variables.count;
    CLI_TRY(cli_numbers(c, w->file, w->csv, name, optional, &raw));
    if (!raw) return -1;
    *out = malloc((all + 1) * sizeof **out);
    for (size_t k = 0; *out && k < all; k++) {
        const double value = raw[w->row_of[k]];
        (*out)[k] = isnan(value) ? missing : value;
    }
    free(raw);
    return *out ? -1 : CLI_INTERNAL;
}

static int read_values(const cli *c, work *w)
{
    CLI_TRY(cli_csv(c, w->file, &w->csv));
    CLI_TRY(cli_keys_of(c, w->file, w->csv, "variable", &w->variables));
    if (mfgq_csv_find(w->csv, "period") >= 0)
        CLI_TRY(cli_keys_of(c, w->file, w->csv, "period", &w->periods));
    else w->periods.count = 1;
    CLI_TRY(place_rows(c, w));
    CLI_TRY(read_column(c, w, "value", 0, NAN, &w->value));
    CLI_TRY(read_column(c, w, "alterability", 1, 1, &w->alterability));
    CLI_TRY(read_column(c, w, "low", 1, NAN, &w->low));
    return read_column(c, w, "high", 1, NAN, &w->high);
}

/* Complete years are groups; what lies outside them is reconciled for itself. */
static int set_groups(const cli *c, work *w)
{
    const size_t count = w->periods.count;
    w->group = malloc(count * sizeof *w->group);
    if (!w->group) return CLI_INTERNAL;
    for (size_t p = 0; p < count; p++) {
        mfgq_period period = MFGQ_NO_PERIOD;
        const char *const name = w->periods.names[p];
        if (mfgq_period_parse(name, strlen(name), &period, NULL) != MFGQ_OK)
            return cli_fail_cell(c, w->file, w->csv, (int64_t)w->row_of[p * w->variables.count],
                                 "period", "%s is not a period (2020, 2020-Q3, 2020-07)", name);
        w->group[p] = period;
    }
    for (size_t p = 0; p < count; p++) {
        const mfgq_period period = w->group[p];
        if (period < 0) continue;
        const int frequency = mfgq_period_frequency(period), year = mfgq_period_year(period);
        int found = 0;
        for (size_t q = 0; q < count; q++)
            found += mfgq_period_frequency(w->group[q]) == frequency
                && mfgq_period_year(w->group[q]) == year;
        if (found != frequency || frequency == 1) w->group[p] = -1;
    }
    for (size_t p = 0; p < count; p++)
        if (w->group[p] >= 0)
            w->group[p] = 16 * mfgq_period_year(w->group[p]) + mfgq_period_frequency(w->group[p]);
    return -1;
}

/* The comparator and total of a constraint, given on one of its rows. */
static int read_side(const cli *c, const char *file, work *w, size_t i, const char *comparator,
                     double total)
{
    const size_t k = w->names.index[i];
    const int stated = comparator && *comparator;
    int comparison = MFGQ_EQUAL;
    if (stated) {
        comparison = cli_choice(comparator, "eq|le|ge");
        if (comparison < 0)
            return cli_fail_cell(c, file, w->constraint_csv, (int64_t)i, "comparator",
                                 "comparator %s is not eq, le or ge", comparator);
    }
    if (!stated && isnan(total)) return -1;
    if (w->said[k] != SIZE_MAX
        && ((stated && comparison != w->comparison[k])
            || (!isnan(total) && total != w->total[k])))
        return cli_fail_cell(c, file, w->constraint_csv, (int64_t)i, "constraint",
                             "%s is given two totals or comparators", w->names.names[k]);
    if (w->said[k] == SIZE_MAX || stated) w->comparison[k] = comparison;
    if (!isnan(total)) w->total[k] = total;
    w->said[k] = i;
    return -1;
}

static int read_sides(const cli *c, const char *file, work *w)
{
    const size_t rows = mfgq_csv_rows(w->constraint_csv), m = w->names.count;
    const char **comparators = NULL;
    double *totals = NULL;
    w->comparison = calloc(m + 1, sizeof *w->comparison);
    w->total = calloc(m + 1, sizeof *w->total);
    w->said = malloc((m + 1) * sizeof *w->said);
    if (!w->comparison || !w->total || !w->said) return CLI_INTERNAL;
    for (size_t k = 0; k < m; k++) w->said[k] = SIZE_MAX;
    int code = cli_texts(c, file, w->constraint_csv, "comparator", 1, &comparators);
    if (code < 0) code = cli_numbers(c, file, w->constraint_csv, "total", 1, &totals);
    for (size_t i = 0; i < rows && code < 0; i++)
        code = read_side(c, file, w, i, comparators ? comparators[i] : NULL,
                         totals ? totals[i] : NAN);
    free(comparators);
    free(totals);
    return code;
}

typedef struct entry {
    size_t constraint, variable, row;
} entry;

static int by_place(const void *a, const void *b)
{
    const entry *const x = a, *const y = b;
    if (x->constraint != y->constraint) return x->constraint < y->constraint ? -1 : 1;
    if (x->variable != y->variable) return x->variable < y->variable ? -1 : 1;
    return x->row < y->row ? -1 : x->row > y->row;
}

/* A variable stands in a constraint once: twice is two constraints of one name. */
static int check_pairs(const cli *c, const char *file, const work *w)
{
    const size_t rows = mfgq_csv_rows(w->constraint_csv);
    entry *const list = malloc((rows + 1) * sizeof *list);
    if (!list) return CLI_INTERNAL;
    for (size_t i = 0; i < rows; i++) list[i] = (entry){w->names.index[i], w->column[i], i};
    qsort(list, rows, sizeof *list, by_place);
    size_t again = SIZE_MAX;
    for (size_t i = 1; i < rows; i++)
        if (list[i].constraint == list[i - 1].constraint
            && list[i].variable == list[i - 1].variable && list[i].row < again)
            again = list[i].row;
    free(list);
    if (again == SIZE_MAX) return -1;
    return cli_fail_cell(c, file, w->constraint_csv, (int64_t)again, "variable",
                         "%s stands twice in constraint %s",
                         w->variables.names[w->column[again]],
                         w->names.names[w->names.index[again]]);
}

static int read_constraints(const cli *c, const char *file, work *w)
{
    const char **variables;
    CLI_TRY(cli_csv(c, file, &w->constraint_csv));
    const size_t rows = mfgq_csv_rows(w->constraint_csv);
    CLI_TRY(cli_keys_of(c, file, w->constraint_csv, "constraint", &w->names));
    CLI_TRY(cli_numbers(c, file, w->constraint_csv, "coefficient", 0, &w->coefficient));
    w->column = malloc((rows + 1) * sizeof *w->column);
    if (!w->column) return CLI_INTERNAL;
    CLI_TRY(cli_texts(c, file, w->constraint_csv, "variable", 0, &variables));
    int code = -1;
    for (size_t i = 0; i < rows && code < 0; i++) {
        const int64_t at = cli_keys_find(&w->variables, variables[i]);
        if (at < 0)
            code = cli_fail_cell(c, file, w->constraint_csv, (int64_t)i, "variable",
                                 "no variable %s in %s", variables[i], w->file);
        else if (isnan(w->coefficient[i]))
            code = cli_fail_cell(c, file, w->constraint_csv, (int64_t)i, "coefficient",
                                 "coefficient is missing");
        else w->column[i] = (size_t)at;
    }
    free(variables);
    if (code < 0) code = check_pairs(c, file, w);
    return code < 0 ? read_sides(c, file, w) : code;
}

/* One column a variable, one row a time. */
static int read_wide(const cli *c, const char *file, work *w)
{
    const size_t n = w->variables.count;
    w->residual_rows = mfgq_csv_rows(w->residual_csv);
    w->residuals = malloc((w->residual_rows * n + 1) * sizeof *w->residuals);
    if (!w->residuals) return CLI_INTERNAL;
    for (size_t v = 0; v < n; v++) {
        double *column;
        CLI_TRY(cli_numbers(c, file, w->residual_csv, w->variables.names[v], 0, &column));
        for (size_t t = 0; t < w->residual_rows; t++) w->residuals[t * n + v] = column[t];
        free(column);
    }
    return -1;
}

/* variable,period,value: a row each. */
static int read_long(const cli *c, const char *file, work *w)
{
    const size_t n = w->variables.count, rows = mfgq_csv_rows(w->residual_csv);
    const char *const name
        = mfgq_csv_find(w->residual_csv, "residual") >= 0 ? "residual" : "value";
    cli_keys times = {0};
    const char **variables = NULL;
    double *values = NULL;
    int code = cli_keys_of(c, file, w->residual_csv, "period", &times);
    if (code < 0) code = cli_texts(c, file, w->residual_csv, "variable", 0, &variables);
    if (code < 0) code = cli_numbers(c, file, w->residual_csv, name, 0, &values);
    w->residual_rows = times.count;
    w->residuals = malloc((times.count * n + 1) * sizeof *w->residuals);
    if (code < 0 && !w->residuals) code = CLI_INTERNAL;
    for (size_t k = 0; code < 0 && k < times.count * n; k++) w->residuals[k] = NAN;
    for (size_t i = 0; i < rows && code < 0; i++) {
        const int64_t v = cli_keys_find(&w->variables, variables[i]);
        if (v >= 0) w->residuals[times.index[i] * n + (size_t)v] = values[i];
    }
    free(variables);
    free(values);
    cli_keys_free(&times);
    return code;
}

static int read_residuals(const cli *c, const char *file, work *w)
{
    CLI_TRY(cli_csv(c, file, &w->residual_csv));
    if (mfgq_csv_find(w->residual_csv, "variable") >= 0) return read_long(c, file, w);
    return read_wide(c, file, w);
}

static int cannot_hold(const cli *c, const request *q, const work *w, const mfgq_error *err)
{
    const size_t n = w->variables.count, at = (size_t)err->index;
    if (err->arg == 8) {
        size_t row = 0;
        while (w->names.index[row] != at) row++;
        (void)cli_fail_cell(c, q->constraint_file, w->constraint_csv, (int64_t)row, "constraint",
                            "%s cannot hold together with those before it: %s",
                            w->names.names[at], err->message);
    } else {
        (void)cli_fail_cell(c, w->file, w->csv, (int64_t)w->row_of[at],
                            err->arg == 5 ? "low" : err->arg == 6 ? "high" : "value",
                            "%s of %s cannot hold: %s",
                            err->arg == 5   ? "the lower bound"
                            : err->arg == 6 ? "the upper bound"
                                            : "the total of the year",
                            w->variables.names[at % n], err->message);
    }
    return CLI_FAILED;
}

static int report(const cli *c, const request *q, const work *w, const mfgq_error *err)
{
    if (err->status == MFGQ_E_DATA) return cannot_hold(c, q, w, err);
    if (err->status == MFGQ_E_UNSUPPORTED && err->arg == 8)
        return cli_usage(c, "%s needs a hierarchy, and of constraint %s %s", q->method,
                         w->names.names[err->index], err->message);
    if (err->status == MFGQ_E_DOMAIN && (err->arg == 3 || err->arg == 4))
        return cli_fail_cell(c, w->file, w->csv, (int64_t)w->row_of[err->index],
                             err->arg == 3 ? "value" : "alterability", "%s", err->message);
    if (err->arg == 16 || err->arg == 17) return cli_fail_whole(c, q->residual_file, err);
    return cli_fail_whole(c, w->file, err);
}

static int emit(const cli *c, const work *w, const double *out)
{
    const size_t rows = mfgq_csv_rows(w->csv), n = w->variables.count;
    mfgq_builder *const b = mfgq_builder_new();
    mfgq_builder_column(b, "variable", MFGQ_TEXT, NULL);
    if (w->periods.index) mfgq_builder_column(b, "period", MFGQ_TEXT, NULL);
    mfgq_builder_column(b, "value", MFGQ_F64, NULL);
    mfgq_builder_column(b, "change", MFGQ_F64, NULL);
    for (size_t i = 0; i < rows; i++) {
        const size_t period = w->periods.index ? w->periods.index[i] : 0;
        const size_t at = period * n + w->variables.index[i];
        mfgq_builder_text(b, w->variables.names[w->variables.index[i]]);
        if (w->periods.index) mfgq_builder_text(b, w->periods.names[period]);
        mfgq_builder_f64(b, out[at]);
        mfgq_builder_f64(b, out[at] - w->value[at]);
    }
    return cli_emit(c, b);
}

static int resolve(const cli *c, request *q, work *w)
{
    if (!q->constraint_file) return cli_usage(c, "give --constraints FILE");
    if (q->keep_totals && strcmp(q->keep_totals, "year") != 0)
        return cli_usage(c, "--keep-totals %s is not year", q->keep_totals);
    for (w->method = 0; mfgq_reconciliation_name(w->method); w->method++)
        if (strcmp(q->method, mfgq_reconciliation_name(w->method)) == 0) break;
    if (!mfgq_reconciliation_name(w->method)) return cli_usage(c, "no method %s", q->method);
    const int needed
        = w->method == MFGQ_RECONCILE_WLS_VAR || w->method == MFGQ_RECONCILE_MINT_SHRINK;
    if (needed && !q->residual_file) return cli_usage(c, "%s needs --residuals FILE", q->method);
    return -1;
}

static int work_through(const cli *c, request *q, work *w)
{
    CLI_TRY(resolve(c, q, w));
    CLI_TRY(read_values(c, w));
    CLI_TRY(read_constraints(c, q->constraint_file, w));
    if (q->residual_file) CLI_TRY(read_residuals(c, q->residual_file, w));
    if (q->keep_totals && !w->periods.index)
        return cli_fail_cell(c, w->file, w->csv, -1, NULL, "no column period");
    if (q->keep_totals) CLI_TRY(set_groups(c, w));
    double *const out = calloc(w->periods.count * w->variables.count + 1, sizeof *out);
    if (!out) return CLI_INTERNAL;
    mfgq_error err;
    const mfgq_status status = mfgq_reconcile(
        w->periods.count, w->variables.count, w->value, w->alterability, w->low, w->high,
        w->group, w->names.count, mfgq_csv_rows(w->constraint_csv), w->names.index, w->column,
        w->coefficient, w->comparison, w->total, (mfgq_reconciliation)w->method,
        w->residual_rows, w->residuals, out, &err);
    const int code = status == MFGQ_OK ? emit(c, w, out) : report(c, q, w, &err);
    free(out);
    return code;
}

static void clean(work *w)
{
    mfgq_csv_free(w->csv);
    mfgq_csv_free(w->constraint_csv);
    mfgq_csv_free(w->residual_csv);
    cli_keys_free(&w->variables);
    cli_keys_free(&w->periods);
    cli_keys_free(&w->names);
    free(w->row_of);
    free(w->value);
    free(w->alterability);
    free(w->low);
    free(w->high);
    free(w->group);
    free(w->column);
    free(w->coefficient);
    free(w->total);
    free(w->comparison);
    free(w->said);
    free(w->residuals);
}

int cli_cmd_reconcile(cli *c, int argc, char **argv)
{
    request q = {.method = "wls"};
    const cli_option options[] = {
        {"constraints", CLI_TEXT, &q.constraint_file, "FILE",
         "constraint,variable,coefficient,comparator,total"},
        {"method", CLI_TEXT, &q.method, "NAME",
         "wls, ols, wls-struct, wls-var, mint-shrink, bottom-up (wls)"},
        {"residuals", CLI_TEXT, &q.residual_file, "FILE",
         "a column a variable, or variable,period,value"},
        {"keep-totals", CLI_TEXT, &q.keep_totals, "year",
         "each variable keeps its sum over every complete year"},
        {NULL, CLI_FLAG, NULL, NULL, NULL},
    };
    const cli_spec spec = {
        "FILE --constraints FILE [OPTIONS]",
        "Changes figures (variable,value[,alterability,low,high,period]) as little as possible\n"
        "so that the constraints hold. Alterability 0 keeps a figure.",
        options, 1, 1};
    CLI_TRY(cli_parse(c, &spec, argc, argv));
    work w = {.file = c->args[0]};
    const int code = work_through(c, &q, &w);
    clean(&w);
    return code;
}
