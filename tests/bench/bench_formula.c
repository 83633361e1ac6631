/* Compiling a formula, running it over rows, checking a plan: the best of several rounds. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 20, ROWS = 100000 };

static const char formula[] = "sum(output where cluster in \"smart\") / sum(output)";

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e3 * (double)now.tv_sec + 1e-6 * (double)now.tv_nsec;
}

static int member(void *context, const char *class_code, const char *code)
{
    (void)context;
    return strncmp(code, class_code, 5) == 0;
}

typedef struct data {
    mfgq_schema *schema;
    mfgq_program *program;
    mfgq_plan *plan;
    double *output;
    const char **codes;
} data;

static int compile(data *d)
{
    mfgq_program *p = NULL;
    const mfgq_status status =
        mfgq_program_compile(formula, sizeof formula - 1, d->schema, "%", &p, NULL);
    mfgq_program_free(p);
    return status;
}

static int rows(data *d)
{
    const double *const numbers[] = {d->output, NULL, d->output};
    const char *const *const codes[] = {NULL, d->codes, d->codes};
    const int first = mfgq_program_input_kind(d->program, 0) == MFGQ_VARIABLE_NUMBER;
    double aggregates[2];
    return mfgq_program_aggregate(d->program, MFGQ_AT_PERIOD, ROWS, numbers + !first,
                                  codes + !first, member, NULL, MFGQ_GAPS_FLOW,
                                  MFGQ_UNDEFINED_FAILS, aggregates, NULL, NULL);
}

static int lint(data *d)
{
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_plan_lint(d->plan, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static int implied(data *d)
{
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_plan_implied(d->plan, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static int run(const char *what, int (*work)(data *), data *d)
{
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        const double start = milliseconds();
        if (work(d) != MFGQ_OK) return 1;
        const double passed = milliseconds() - start;
        if (passed < best) best = passed;
    }
    printf("%-32s %9.4f ms\n", what, best);
    return 0;
}

static int prepare(data *d)
{
    static const char *const names[] = {"output", "cluster"}, *const units[] = {"元", NULL};
    static const int kinds[] = {MFGQ_VARIABLE_NUMBER, MFGQ_VARIABLE_CODE};
    d->output = malloc(ROWS * sizeof *d->output);
    d->codes = malloc(ROWS * sizeof *d->codes);
    if (!d->output || !d->codes) return 1;
    for (int i = 0; i < ROWS; i++) {
        d->output[i] = i;
        d->codes[i] = i % 3 ? "smart/ic" : "materials";
    }
    return mfgq_schema_new(2, names, units, kinds, &d->schema, NULL) != MFGQ_OK ||
           mfgq_program_compile(formula, sizeof formula - 1, d->schema, "%", &d->program, NULL) !=
               MFGQ_OK ||
           mfgq_plan_builtin("chongqing-2019-2022", &d->plan, NULL) != MFGQ_OK;
}

int main(void)
{
    data d = {0};
    int failed = prepare(&d);
    if (!failed) {
        failed |= run("compile one formula", compile, &d);
        failed |= run("100000 rows, two sums", rows, &d);
        failed |= run("lint chongqing-2019-2022", lint, &d);
        failed |= run("implied chongqing-2019-2022", implied, &d);
    }
    mfgq_plan_free(d.plan);
    mfgq_program_free(d.program);
    mfgq_schema_free(d.schema);
    free(d.output);
    free(d.codes);
    return failed;
}
