/* Rows laid out in time. */
#include "timeline.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The periods of all rows, or null where a label is none (*bad is its row). */
static int parse(const char **texts, size_t rows, mfgq_period *periods, size_t *bad)
{
    for (*bad = 0; *bad < rows; ++*bad) {
        const char *const text = texts[*bad];
        if (mfgq_period_parse(text, strlen(text), &periods[*bad], NULL) != MFGQ_OK) return 0;
    }
    return 1;
}

static int make(timeline *line, size_t count)
{
    line->count = count;
    line->parts = 1;
    line->rows = malloc((count + 1) * sizeof *line->rows);
    line->labels = calloc(count + 1, sizeof *line->labels);
    if (!line->rows || !line->labels) return CLI_INTERNAL;
    for (size_t t = 0; t < count; t++) line->rows[t] = -1;
    return -1;
}

static int twice(const cli *c, const char *file, const mfgq_csv *csv, size_t row,
                 const char *text)
{
    return cli_fail_cell(c, file, csv, (int64_t)row, "period", "%s stands twice", text);
}

static int by_row(timeline *line, const cli *c, const char *file, const mfgq_csv *csv,
                  const char **texts)
{
    const size_t rows = mfgq_csv_rows(csv);
    CLI_TRY(make(line, rows));
    for (size_t i = 0; i < rows; i++) {
        for (size_t k = 0; k < i; k++)
            if (strcmp(texts[i], texts[k]) == 0) return twice(c, file, csv, i, texts[i]);
        line->rows[i] = (int64_t)i;
        line->labels[i] = texts[i];
    }
    return -1;
}

static int by_time(timeline *line, const cli *c, const char *file, const mfgq_csv *csv,
                   const char **texts, const mfgq_period *periods)
{
    const size_t rows = mfgq_csv_rows(csv);
    mfgq_period first = periods[0], last = periods[0];
    line->frequency = mfgq_period_frequency(periods[0]);
    for (size_t i = 0; i < rows; i++) {
        if (mfgq_period_frequency(periods[i]) != line->frequency)
            return cli_fail_cell(c, file, csv, (int64_t)i, "period",
                                 "%s is of another frequency than %s", texts[i], texts[0]);
        if (periods[i] < first) first = periods[i];
        if (periods[i] > last) last = periods[i];
    }
    int64_t span = 0;
    if (mfgq_period_between(first, last, &span, NULL) != MFGQ_OK) return CLI_INTERNAL;
    CLI_TRY(make(line, (size_t)span + 1));
    line->start = first;
    for (size_t i = 0; i < rows; i++) {
        int64_t at = 0;
        if (mfgq_period_between(first, periods[i], &at, NULL) != MFGQ_OK) return CLI_INTERNAL;
        if (line->rows[at] >= 0) return twice(c, file, csv, i, texts[i]);
        line->rows[at] = (int64_t)i;
        line->labels[at] = texts[i];
    }
    return -1;
}

int timeline_read(timeline *line, const cli *c, const char *file, const mfgq_csv *csv)
{
    const size_t rows = mfgq_csv_rows(csv);
    const char **texts;
    memset(line, 0, sizeof *line);
    CLI_TRY(cli_texts(c, file, csv, "period", 0, &texts));
    mfgq_period *const periods = malloc((rows + 1) * sizeof *periods);
    size_t bad = 0;
    int code;
    if (!periods) code = CLI_INTERNAL;
    else if (rows == 0) code = cli_fail_cell(c, file, csv, -1, "period", "no rows");
    else if (parse(texts, rows, periods, &bad)) code = by_time(line, c, file, csv, texts, periods);
    else if (bad > 0)
        code = cli_fail_cell(c, file, csv, (int64_t)bad, "period",
                             "%s is not a period like %s", texts[bad], texts[0]);
    else code = by_row(line, c, file, csv, texts);
    free(periods);
    free(texts);
    return code;
}

double *timeline_spread(const timeline *line, const double *column)
{
    double *const values = malloc((line->count + 1) * sizeof *values);
    for (size_t t = 0; values && t < line->count; t++)
        values[t] = line->rows[t] < 0 ? NAN : column[line->rows[t]];
    return values;
}

void timeline_cut(timeline *line, size_t from, size_t to)
{
    memmove(line->rows, line->rows + from, (to - from) * sizeof *line->rows);
    memmove(line->labels, line->labels + from, (to - from) * sizeof *line->labels);
    line->count = to - from;
    if (line->frequency) line->start = mfgq_period_add(line->start, (int64_t)from);
}

int timeline_finer(timeline *line, const timeline *coarse, size_t ratio)
{
    memset(line, 0, sizeof *line);
    if (make(line, coarse->count * ratio) >= 0) return 0;
    const int frequency = coarse->frequency * (int)ratio;
    line->parts = ratio;
    line->start = coarse->start;
    memcpy(line->labels, coarse->labels, coarse->count * sizeof *line->labels);
    if (frequency == 1 || frequency == 2 || frequency == 4 || frequency == 12) {
        const int part = (mfgq_period_part(coarse->start) - 1) * (int)ratio + 1;
        line->frequency = frequency;
        line->start = mfgq_period_make(frequency, mfgq_period_year(coarse->start), part);
    }
    return 1;
}

int64_t timeline_offset(const timeline *fine, const timeline *coarse)
{
    const int months = 12 / fine->frequency;
    return (mfgq_period_start(coarse->start) - mfgq_period_start(fine->start)) / months;
}

void timeline_label(const timeline *line, size_t t, char out[TIMELINE_LABEL])
{
    char period[MFGQ_PERIOD_SIZE];
    const int64_t step = (int64_t)(line->frequency ? t : t / line->parts);
    const char *label = line->frequency ? NULL : line->labels[step];
    if (!label) {
        mfgq_period_format(mfgq_period_add(line->start, step), period);
        label = period;
    }
    if (line->frequency || line->parts == 1) snprintf(out, TIMELINE_LABEL, "%s", label);
    else snprintf(out, TIMELINE_LABEL, "%.60s:%zu", label, t % line->parts + 1);
}

void timeline_free(timeline *line)
{
    free(line->rows);
    free(line->labels);
    memset(line, 0, sizeof *line);
}
