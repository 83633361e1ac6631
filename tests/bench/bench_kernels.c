/* Array kernels against a plain copy, or against a bare loop of the same logarithms and powers.
   Prints nanoseconds a row (best of many) and the ratio; exits 1 if a ratio is over its limit. */
#include <mfgq/mfgq.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { N = 1 << 22, SMALL = 1 << 15, YEARS = 5, ROUNDS = 15 };

typedef struct data {
    double *a, *b, *c, *d, *left, *out, *rates;
    size_t n;
} data;

typedef void work(data *x);

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void must(mfgq_status status)
{
    if (status == MFGQ_OK) return;
    fprintf(stderr, "%s\n", mfgq_status_name(status));
    exit(1);
}

static double best(work *run, data *x)
{
    double least = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        const double start = seconds();
        run(x);
        const double passed = seconds() - start;
        if (passed < least) least = passed;
    }
    return least;
}

/* The two in turn, so that both see the machine in the same state. */
static int compare(const char *what, work *kernel, const char *against, work *bare, data *x,
                   double limit)
{
    double k = 1e9, b = 1e9;
    for (int i = 0; i < 4; i++) {
        k = fmin(k, best(kernel, x));
        b = fmin(b, best(bare, x));
    }
    const double n = (double)x->n;
    printf("%-34s %7.3f ns   %-26s %7.3f ns   %5.2f (at most %.1f)\n", what, 1e9 * k / n, against,
           1e9 * b / n, k / b, limit);
    return k / b > limit;
}

static void copy(data *x)
{
    memcpy(x->out, x->a, x->n * sizeof *x->a);
}

static void copy_rates(data *x)
{
    memcpy(x->rates + N * YEARS, x->rates, x->n * YEARS * sizeof *x->rates);
}

#define ROWS_2(name, call)                                                                       \
    static void name(data *x)                                                                    \
    {                                                                                            \
        must(call(x->n, x->a, x->b, MFGQ_ON_DOMAIN_FAIL, x->out, NULL, NULL));                   \
    }
ROWS_2(quotient, mfgq_ratio_quotient_rows)
ROWS_2(growth, mfgq_ratio_growth_rows)
ROWS_2(points, mfgq_ratio_points_rows)
ROWS_2(quotient_growth, mfgq_ratio_quotient_growth_rows)
ROWS_2(overfulfilment, mfgq_cumulative_overfulfilment_rows)
ROWS_2(progress, mfgq_cumulative_progress_rows)
ROWS_2(share, mfgq_cumulative_share_rows)

static void of_sums(data *x)
{
    must(mfgq_ratio_of_sums(x->n, x->a, x->b, x->out, NULL, NULL, NULL));
}

static void copy_both(data *x)
{
    memcpy(x->rates + N * YEARS, x->a, x->n * sizeof *x->a);
    memcpy(x->out, x->b, x->n * sizeof *x->b);
}

static void required(data *x)
{
    must(mfgq_cumulative_required_rows(x->n, x->a, x->b, x->c, x->d, MFGQ_ON_DOMAIN_FAIL, x->out,
                                       NULL, NULL));
}

static void geometric(data *x)
{
    must(mfgq_path_geometric_rows(x->n, x->d, x->a, x->b, MFGQ_ON_DOMAIN_FAIL, x->out, NULL, NULL));
}

static void chain(data *x)
{
    must(mfgq_cumulative_chain_rows(x->n, YEARS, x->rates, MFGQ_ON_DOMAIN_FAIL, x->out, NULL,
                                    NULL));
}

static void running(data *x)
{
    must(mfgq_cumulative_running(x->n, x->a, x->out, NULL));
}

static void bare_progress(data *x)
{
    for (size_t i = 0; i < x->n; i++) x->out[i] = log1p(x->a[i]) / log1p(x->b[i]);
}

static void bare_share(data *x)
{
    for (size_t i = 0; i < x->n; i++) x->out[i] = expm1(log1p(x->a[i]) / x->b[i]);
}

static void bare_required(data *x)
{
    for (size_t i = 0; i < x->n; i++)
        x->out[i] = expm1(log1p(x->left[i]) / x->d[i]);
}

static void bare_pow(data *x)
{
    for (size_t i = 0; i < x->n; i++) x->out[i] = pow(x->a[i], x->b[i]);
}

static double *array(size_t n)
{
    double *const x = malloc(n * sizeof *x);
    if (!x) exit(1);
    return x;
}

static data make(void)
{
    data x = {array(N), array(N), array(N), array(N), array(N), array(N), array(2 * N * YEARS), N};
    uint64_t state = 1;
    for (size_t i = 0; i < N; i++) {
        state = state * 6364136223846793005u + 1442695040888963407u;
        const double u = (double)(state >> 11) * 0x1p-53;
        x.a[i] = 0.01 + 0.2 * u;
        x.b[i] = 0.05 + 0.4 * (1 - u);
        x.c[i] = (double)(i % 4);
        x.d[i] = 5 + (double)(i % 6);
        x.left[i] = (x.b[i] - x.a[i]) / (1 + x.a[i]); /* what required takes the log of */
        x.out[i] = 0;
    }
    for (size_t i = 0; i < 2 * N * YEARS; i++) x.rates[i] = 0.001 * (double)(i % 97) - 0.05;
    return x;
}

int main(void)
{
    data x = make();
    int over = 0;
    printf("%d rows, beyond the caches\n", N);
    over |= compare("ratio: quotient", quotient, "copy", copy, &x, 3);
    over |= compare("ratio: growth", growth, "copy", copy, &x, 3);
    over |= compare("ratio: points", points, "copy", copy, &x, 3);
    over |= compare("ratio: quotient growth", quotient_growth, "copy", copy, &x, 3);
    over |= compare("ratio: of sums", of_sums, "copy of both", copy_both, &x, 3);
    over |= compare("cumulative: over-fulfilment", overfulfilment, "copy", copy, &x, 3);
    over |= compare("cumulative: running chain", running, "copy", copy, &x, 3);
    over |= compare("cumulative: chain of 5", chain, "copy of the rates", copy_rates, &x, 3);
    x.n = SMALL;
    printf("%d rows\n", SMALL);
    over |= compare("cumulative: progress", progress, "two log1p", bare_progress, &x, 1.5);
    over |= compare("cumulative: share", share, "log1p, expm1", bare_share, &x, 1.5);
    over |= compare("cumulative: required", required, "log1p, expm1", bare_required, &x, 1.5);
    over |= compare("path: geometric", geometric, "pow", bare_pow, &x, 1.5);
    return over;
}
