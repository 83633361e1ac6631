/* The work of bench_python.py without Python: seconds that the same calls take from C. */
#include <mfgq/mfgq.h>

#include <stdlib.h>
#include <string.h>
#include <time.h>

double twin_project(size_t n, size_t width, const double *values, const char *const *names,
                    int with_table, int model);
double twin_project_rows(size_t rows, const char *const *series, const int64_t *year,
                         const double *value, int with_table);
double twin_growth(size_t n, const double *from, const double *to, double *out);
double twin_required(size_t n, const double *achieved, const double *target, double *out);
double twin_convert(size_t n, const double *values, double *out);
double twin_scalar(size_t calls);

/* CPU time, so that other work on the machine does not count. */
static double seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int run(mfgq_projector *p, int with_table)
{
    mfgq_projection *projection = NULL;
    mfgq_table *table = NULL;
    int done = mfgq_projector_run(p, NULL, NULL, &projection, NULL) == MFGQ_OK;
    if (done && with_table)
        done = mfgq_projection_table(projection, MFGQ_VIEW_FORECASTS, &table, NULL) == MFGQ_OK;
    mfgq_table_free(table);
    mfgq_projection_free(projection);
    return done;
}

static mfgq_projector *projector(int model)
{
    mfgq_projector *const p = mfgq_projector_new();
    if (!p || mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 5, NULL) != MFGQ_OK
        || mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, NULL) != MFGQ_OK)
        abort();
    return p;
}

double twin_project(size_t n, size_t width, const double *values, const char *const *names,
                    int with_table, int model)
{
    const double start = seconds();
    mfgq_projector *const p = projector(model);
    for (size_t i = 0; i < n; i++)
        if (mfgq_projector_add(p, names[i], 1, width, values + i * width,
                               mfgq_period_make(1, 2023, 1), NULL) != MFGQ_OK)
            return -1;
    const int done = run(p, with_table);
    mfgq_projector_free(p);
    return done ? seconds() - start : -1;
}

/* Rows in order of series and year, as a C program would read them from its own table. */
double twin_project_rows(size_t rows, const char *const *series, const int64_t *year,
                         const double *value, int with_table)
{
    const double start = seconds();
    mfgq_projector *const p = projector(MFGQ_MODEL_AUTO);
    for (size_t i = 0; i < rows;) {
        size_t end = i + 1;
        while (end < rows && strcmp(series[end], series[i]) == 0 && year[end] == year[end - 1] + 1)
            end++;
        const mfgq_period last = mfgq_period_make(1, (int)year[end - 1], 1);
        if (mfgq_projector_add(p, series[i], 1, end - i, value + i, last, NULL) != MFGQ_OK)
            return -1;
        i = end;
    }
    const int done = run(p, with_table);
    mfgq_projector_free(p);
    return done ? seconds() - start : -1;
}

double twin_growth(size_t n, const double *from, const double *to, double *out)
{
    size_t undefined;
    const double start = seconds();
    if (mfgq_ratio_growth_rows(n, from, to, MFGQ_ON_DOMAIN_FAIL, out, &undefined, NULL) != MFGQ_OK)
        return -1;
    return seconds() - start;
}

double twin_required(size_t n, const double *achieved, const double *target, double *out)
{
    size_t undefined;
    const double start = seconds();
    if (mfgq_cumulative_points_left_rows(n, achieved, target, MFGQ_ON_DOMAIN_FAIL, out, &undefined,
                                         NULL) != MFGQ_OK)
        return -1;
    return seconds() - start;
}

double twin_convert(size_t n, const double *values, double *out)
{
    static const char from[] = "亿元", to[] = "万元";
    mfgq_unit *a, *b;
    if (mfgq_unit_parse(from, sizeof from - 1, &a, NULL) != MFGQ_OK) return -1;
    if (mfgq_unit_parse(to, sizeof to - 1, &b, NULL) != MFGQ_OK) return -1;
    const double start = seconds();
    const int done = mfgq_unit_convert(n, values, a, b, out, NULL) == MFGQ_OK;
    const double taken = seconds() - start;
    mfgq_unit_free(a);
    mfgq_unit_free(b);
    return done ? taken : -1;
}

double twin_scalar(size_t calls)
{
    double sum = 0, growth;
    const double start = seconds();
    for (size_t i = 0; i < calls; i++) {
        if (mfgq_ratio_growth(100.0, 107.0 + (double)i, &growth, NULL) != MFGQ_OK) return -1;
        sum += growth;
    }
    const double taken = seconds() - start;
    return sum > 0 ? taken : -1;
}
