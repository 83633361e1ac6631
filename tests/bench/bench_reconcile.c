/* Disaggregation and balancing at several sizes: the best of several rounds, "name microseconds".
   bench_reconcile.py runs other programs at the same work and prints the ratios. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 15, RATIO = 4 };

typedef struct job {
    const char *name;
    size_t years, n;
    double *low, *x, *out;
    size_t *row, *column;
    double *a;
} job;

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return 1e6 * (double)now.tv_sec + 1e-3 * (double)now.tv_nsec;
}

static mfgq_status denton(job *b)
{
    return mfgq_disaggregate_smooth(b->years, b->low, RATIO, 0, b->n, b->x, MFGQ_DENTON_CHOLETTE,
                                    MFGQ_PROPORTIONAL, 1, MFGQ_CONVERT_SUM, 0, b->out, NULL);
}

static mfgq_status chow_lin(job *b)
{
    return mfgq_disaggregate_regression(b->years, b->low, RATIO, 0, b->n, 1, b->x, NULL, 1,
                                        MFGQ_CHOW_LIN, MFGQ_RHO_MAXLOG, 0, 0, MFGQ_CONVERT_SUM, 0,
                                        b->out, NULL, NULL);
}

/* A table whose cells are kept at least 0.98 of what they were while rows must be 1% less. */
static mfgq_status balance(job *b)
{
    return mfgq_reconcile_with(b->n, b->x, b->n, b->x, b->low, NULL, b->years, b->n, b->row,
                               b->column, b->a, NULL, b->out + b->n, b->out, NULL);
}

static void measure(job *b, const char *what, mfgq_status (*run)(job *))
{
    double best = 1e18;
    for (int i = 0; i < ROUNDS; i++) {
        const double start = microseconds();
        if (run(b) != MFGQ_OK) exit(1);
        const double passed = microseconds() - start;
        if (passed < best) best = passed;
    }
    printf("%s-%zu %.1f\n", what, b->n, best);
}

static void fill(job *b, size_t years)
{
    b->years = years;
    b->n = RATIO * years;
    b->low = calloc(b->n, sizeof *b->low);
    b->x = calloc(b->n, sizeof *b->x);
    b->out = calloc(2 * b->n, sizeof *b->out);
    b->row = calloc(b->n, sizeof *b->row);
    b->column = calloc(b->n, sizeof *b->column);
    b->a = calloc(b->n, sizeof *b->a);
    if (!b->low || !b->x || !b->out || !b->row || !b->column || !b->a) exit(1);
    for (size_t t = 0; t < b->n; t++) {
        b->x[t] = 100 + 0.5 * (double)t + (double)(t * 7919 % 23);
        b->low[t / RATIO] += 3 * b->x[t] + (double)(t * 31 % 11);
    }
}

static void to_table(job *b)
{
    for (size_t t = 0; t < b->n; t++) {
        b->row[t] = t / RATIO;
        b->column[t] = t;
        b->a[t] = 1;
        b->low[t] = t % 3 ? 0.98 * b->x[t] : 0.995 * b->x[t];
    }
    for (size_t j = 0; j < b->years; j++) {
        b->out[b->n + j] = 0;
        for (size_t k = 0; k < RATIO; k++) b->out[b->n + j] += 0.99 * b->x[RATIO * j + k];
    }
}

int main(void)
{
    static const size_t sizes[] = {10, 50, 250};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        job b = {0};
        fill(&b, sizes[i]);
        measure(&b, "denton-cholette", denton);
        measure(&b, "chow-lin-maxlog", chow_lin);
        to_table(&b);
        if (sizes[i] <= 50) measure(&b, "balance-bounds", balance);
        free(b.low);
        free(b.x);
        free(b.out);
        free(b.row);
        free(b.column);
        free(b.a);
    }
    return 0;
}
