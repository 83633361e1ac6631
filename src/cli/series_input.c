/* Series from a file. */
#include "series_input.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_VALUES = 100000 }; /* of one series, with those between its rows */

typedef struct reader {
    const cli *c;
    const char *file;
    mfgq_csv *csv;
    series_input *out;
} reader;

static const char *cell(const reader *r, size_t row, const char *column)
{
    const int64_t at = mfgq_csv_find(r->csv, column);
    if (at < 0 || mfgq_csv_is_missing(r->csv, row, (size_t)at)) return NULL;
    return mfgq_csv_cell(r->csv, row, (size_t)at);
}

static int number(const reader *r, size_t row, const char *column, double *value)
{
    const int64_t at = mfgq_csv_find(r->csv, column);
    mfgq_error err;
    *value = NAN;
    if (at < 0) return -1;
    if (mfgq_csv_number(r->csv, row, (size_t)at, value, &err) == MFGQ_OK) return -1;
    return cli_fail(r->c, r->file, &err);
}

static int push(input_series *s, double value)
{
    if (s->n == s->capacity) {
        const size_t capacity = s->capacity ? 2 * s->capacity : 16;
        double *const grown = realloc(s->values, capacity * sizeof *grown);
        if (!grown) return CLI_INTERNAL;
        s->values = grown;
        s->capacity = capacity;
    }
    s->values[s->n++] = value;
    return -1;
}

static input_series *add_series(series_input *out, const char *name, size_t row)
{
    if ((out->count & (out->count - 1)) == 0) { /* room doubles at powers of two */
        const size_t room = out->count ? 2 * out->count : 1;
        input_series *const grown = realloc(out->series, room * sizeof *grown);
        if (!grown) return NULL;
        out->series = grown;
    }
    input_series *const s = &out->series[out->count++];
    memset(s, 0, sizeof *s);
    s->name = name;
    s->row = (int64_t)row;
    s->target_row = -1;
    return s;
}

/* ---- targets ---- */

/* "4-5", "4—5" or "4..5": both ends. */
static int read_range(const char *text, double *low, double *high)
{
    char *end;
    *low = strtod(text, &end);
    if (end == text) return 0;
    while (*end == ' ') end++;
    static const char *const dashes[] = {"..", "—", "–", "-", "~", ":"};
    size_t size = 0;
    for (size_t i = 0; i < 6 && !size; i++)
        if (strncmp(end, dashes[i], strlen(dashes[i])) == 0) size = strlen(dashes[i]);
    if (!size) return 0;
    const char *const rest = end + size;
    *high = strtod(rest, &end);
    return end != rest && !*end && *high >= *low;
}

/* Half a unit of the last printed digit. */
static double half_unit(const char *text)
{
    const char *const point = strchr(text, '.');
    return 0.5 * pow(10, point ? -(double)strspn(point + 1, "0123456789") : 0);
}

static int set_ends(const reader *r, size_t row, input_series *s)
{
    const char *const text = cell(r, row, "target");
    if (s->comparator == MFGQ_RANGE) {
        CLI_TRY(number(r, row, "low", &s->low));
        CLI_TRY(number(r, row, "high", &s->high));
        if (!isnan(s->low) && !isnan(s->high) && s->low <= s->high) return -1;
        if (text && read_range(text, &s->low, &s->high)) return -1;
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "target",
                             "a range needs low and high, or a target like 4-5");
    }
    if (!text)
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "target",
                             "low and high are of a range; this comparator needs a target");
    CLI_TRY(number(r, row, "target", &s->value));
    const double half = s->comparator == MFGQ_ABOUT ? 0.05 * fabs(s->value) : half_unit(text);
    s->low = s->value - half;
    s->high = s->value + half;
    return -1;
}

/* Where the periods have no names, a count of steps behind the last value. */
static int read_step(const reader *r, size_t row, const char *text, int64_t *step)
{
    char *end;
    *step = strtol(text, &end, 10);
    if (end != text && !*end && *step <= 1000) return -1;
    return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "target_period",
                         "%s is no number of steps up to 1000", text);
}

static int set_step(const reader *r, size_t row, input_series *s)
{
    const char *const text = cell(r, row, "target_period");
    if (!text) return -1;
    mfgq_error err;
    mfgq_period period;
    int64_t step = 0;
    if (s->last == MFGQ_NO_PERIOD) {
        CLI_TRY(read_step(r, row, text, &step));
    } else if (mfgq_period_parse(text, strlen(text), &period, &err) != MFGQ_OK
               || mfgq_period_between(s->last, mfgq_period_to(period, s->frequency), &step, &err)
                      != MFGQ_OK) {
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "target_period", "%s",
                             err.message);
    }
    if (step < 1) s->has_target = 0; /* its period has been observed */
    else s->step = (size_t)step;
    return -1;
}

static int set_statistic(const reader *r, size_t row, input_series *s)
{
    static const char *const names[] = {"value", "sum", "average", "growth", "any",
                                        "all"};
    const char *const text = cell(r, row, "statistic");
    if (!text) return -1;
    for (int i = 0; i < 6; i++) {
        if (strcmp(text, names[i]) != 0) continue;
        s->statistic = (mfgq_path_statistic)i;
        return -1;
    }
    return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "statistic",
                         "%s is not value, sum, average, growth, any or all", text);
}

static void note_target(const reader *r, size_t row, input_series *s)
{
    const int stated = cell(r, row, "target") || cell(r, row, "low");
    if (stated && s->target_row < 0) s->target_row = (int64_t)row;
}

static int read_target(const reader *r, input_series *s)
{
    if (s->target_row < 0) return -1;
    const size_t row = (size_t)s->target_row;
    const char *const name = cell(r, row, "comparator");
    const int comparator = name ? mfgq_comparator_find(name) : MFGQ_GE;
    if (comparator < 0)
        return cli_fail_cell(r->c, r->file, r->csv, s->target_row, "comparator",
                             "no comparator %s", name);
    s->comparator = (mfgq_comparator)comparator;
    s->has_target = 1;
    CLI_TRY(set_ends(r, row, s));
    CLI_TRY(set_statistic(r, row, s));
    return set_step(r, row, s);
}

/* ---- the two forms ---- */

static int read_wide_row(const reader *r, size_t row)
{
    double frequency = 1;
    CLI_TRY(number(r, row, "frequency", &frequency));
    if (isnan(frequency)) frequency = 1;
    if (frequency < 1 || frequency > 10000 || frequency != floor(frequency))
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "frequency",
                             "a frequency is a whole number from 1 to 10000");
    const char *const name = cell(r, row, "series");
    input_series *const s = add_series(r->out, name ? name : "", row);
    if (!s) return CLI_INTERNAL;
    s->frequency = (int)frequency;
    const char *text = cell(r, row, "values");
    while (text && *(text += strspn(text, " \t\r\n"))) {
        const size_t size = strcspn(text, " \t\r\n");
        char *end = (char *)(uintptr_t)text;
        const int missing = size == 2 && strncmp(text, "NA", 2) == 0;
        const double value = missing ? NAN : strtod(text, &end);
        if (!missing && (end != text + size || !isfinite(value)))
            return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "values",
                                 "%.*s is not a finite number", (int)size, text);
        CLI_TRY(push(s, value));
        text += size;
    }
    note_target(r, row, s);
    return read_target(r, s);
}

static int read_period(const reader *r, size_t row, mfgq_period *period)
{
    const char *const text = cell(r, row, "period");
    mfgq_error err;
    if (!text)
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "period", "no period");
    if (mfgq_period_parse(text, strlen(text), period, &err) == MFGQ_OK) return -1;
    return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "period", "%s", err.message);
}

static int follow(const reader *r, size_t row, input_series *s, mfgq_period period)
{
    mfgq_error err;
    int64_t steps = 1;
    if (s->n && mfgq_period_frequency(period) != s->frequency)
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "period",
                             "a period of another frequency than the row before");
    if (s->n && mfgq_period_between(s->last, period, &steps, &err) != MFGQ_OK)
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "period", "%s", err.message);
    if (steps < 1)
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "period",
                             "the same period twice");
    double value;
    CLI_TRY(number(r, row, "value", &value));
    if (steps > MOST_VALUES - (int64_t)s->n)
        return cli_fail_cell(r->c, r->file, r->csv, (int64_t)row, "period",
                             "more than %d values", MOST_VALUES);
    for (; steps > 1; steps--) CLI_TRY(push(s, NAN)); /* periods without a row */
    s->frequency = mfgq_period_frequency(period);
    s->last = period;
    return push(s, value);
}

typedef struct dated_row {
    size_t series, row;
    mfgq_period period;
} dated_row;

static int by_series_and_time(const void *a, const void *b)
{
    const dated_row *const x = a, *const y = b;
    if (x->series != y->series) return x->series < y->series ? -1 : 1;
    if (x->period != y->period) return x->period < y->period ? -1 : 1;
    return (x->row > y->row) - (x->row < y->row);
}

/* Rows of one series may be apart; series are numbered by their first rows. */
static int find_series(const reader *r, dated_row *rows, size_t count)
{
    cli_keys keys = {NULL, 0, NULL, NULL};
    const char **const names = malloc((count + 1) * sizeof *names);
    for (size_t row = 0; names && row < count; row++) {
        const char *const name = cell(r, row, "series");
        names[row] = name ? name : "";
    }
    int done = names && cli_keys_number(&keys, names, count);
    for (size_t row = 0; done && row < count; row++) {
        rows[row].series = keys.index[row];
        if (keys.index[row] == r->out->count)
            done = add_series(r->out, names[row], row) != NULL;
    }
    free(names);
    cli_keys_free(&keys);
    return done ? -1 : CLI_INTERNAL;
}

/* Which series and period each row belongs to. */
static int place_rows(const reader *r, dated_row *rows, size_t count)
{
    CLI_TRY(find_series(r, rows, count));
    for (size_t row = 0; row < count; row++) {
        rows[row].row = row;
        CLI_TRY(read_period(r, row, &rows[row].period));
        note_target(r, row, &r->out->series[rows[row].series]);
    }
    qsort(rows, count, sizeof *rows, by_series_and_time);
    return -1;
}

/* The rows may come in any order. */
static int read_long(const reader *r)
{
    size_t unused;
    CLI_TRY(cli_column(r->c, r->file, r->csv, "period", &unused));
    CLI_TRY(cli_column(r->c, r->file, r->csv, "value", &unused));
    const size_t count = mfgq_csv_rows(r->csv);
    dated_row *const rows = calloc(count + 1, sizeof *rows);
    if (!rows) return CLI_INTERNAL;
    int code = place_rows(r, rows, count);
    for (size_t i = 0; i < count && code < 0; i++)
        code = follow(r, rows[i].row, &r->out->series[rows[i].series], rows[i].period);
    free(rows);
    for (size_t i = 0; i < r->out->count && code < 0; i++)
        code = read_target(r, &r->out->series[i]);
    return code;
}

int series_input_read(const cli *c, const char *file, series_input *input)
{
    memset(input, 0, sizeof *input);
    CLI_TRY(cli_csv(c, file, &input->csv));
    const reader r = {c, file, input->csv, input};
    if (mfgq_csv_find(input->csv, "values") < 0) return read_long(&r);
    for (size_t row = 0; row < mfgq_csv_rows(input->csv); row++) CLI_TRY(read_wide_row(&r, row));
    return -1;
}

void series_input_free(series_input *input)
{
    for (size_t i = 0; i < input->count; i++) free(input->series[i].values);
    free(input->series);
    mfgq_csv_free(input->csv);
}

static mfgq_status add_to(mfgq_projector *p, const input_series *s, size_t horizon,
                          mfgq_error *err)
{
    mfgq_status status =
        mfgq_projector_add(p, s->name, s->frequency, s->n, s->values, s->last, err);
    if (status != MFGQ_OK || !s->has_target) return status;
    status = mfgq_projector_target(p, s->comparator, s->value, s->low, s->high,
                                   s->step ? s->step : horizon, err);
    return status == MFGQ_OK ? mfgq_projector_statistic(p, s->statistic, err) : status;
}

int series_input_projector(const cli *c, const char *file, const series_input *input,
                           mfgq_projector **projector)
{
    mfgq_error err;
    mfgq_projector *const p = mfgq_projector_new();
    if (!p) return CLI_INTERNAL;
    *projector = p;
    for (size_t i = 0; i < input->count; i++) {
        const input_series *const s = &input->series[i];
        const mfgq_status status = add_to(p, s, input->horizon ? input->horizon : 1, &err);
        if (status == MFGQ_E_MEMORY) return cli_fail(c, file, &err);
        if (status != MFGQ_OK)
            return cli_fail_cell(c, file, input->csv, s->row, NULL, "%s", err.message);
    }
    return -1;
}
