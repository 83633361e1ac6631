/* The kernel that tests/bench/bench_lua.lua calls, from C: nanoseconds a value over ten million. */
#include <mfgq/mfgq.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

int main(void)
{
    enum { ROWS = 10000000, TIMES = 7 };
    double *const x = malloc(ROWS * sizeof *x), *const y = malloc(ROWS * sizeof *y);
    double *const out = malloc(ROWS * sizeof *out), best = 1e300;
    if (!x || !y || !out) return 1;
    for (size_t i = 0; i < ROWS; i++) {
        x[i] = 3;
        y[i] = 4;
        out[i] = 0;
    }
    for (int k = 0; k < TIMES; k++) {
        mfgq_error err;
        const double start = now();
        if (mfgq_ratio_quotient_rows(ROWS, x, y, MFGQ_ON_DOMAIN_FAIL, out, NULL, &err)) return 1;
        const double took = now() - start;
        if (took < best) best = took;
    }
    printf("%-10s %-34s %9d %12.1f\n", "c", "array, ns a value", ROWS, best / ROWS);
    free(x);
    free(y);
    free(out);
    return 0;
}
