/* Decomposition of a million categories against a bare loop of the same logarithms, in one run. */
#include <mfgq/mfgq.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 1000000, ROUNDS = 7, MOST = 4 };

static double from[N * MOST], to[N * MOST];

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return 0.5 + (double)(*state >> 11) * 0x1p-53;
}

static double logarithms(size_t factors, double *check)
{
    const double start = seconds();
    double sum = 0;
    for (size_t i = 0; i < N * factors; i++) sum += log(to[i] / from[i]);
    *check += sum;
    return seconds() - start;
}

static double run(mfgq_decomposition method, size_t factors, double *check)
{
    const double start = seconds();
    double totals[MOST];
    if (mfgq_decompose(method, N, factors, from, to, NULL, totals, NULL) != MFGQ_OK) exit(1);
    *check += totals[0];
    return seconds() - start;
}

int main(void)
{
    uint64_t state = 1;
    double check = 0;
    for (size_t i = 0; i < N * MOST; i++) from[i] = uniform(&state);
    for (size_t i = 0; i < N * MOST; i++) to[i] = from[i] * (0.7 + 0.6 * uniform(&state));
    static const char *const names[] = {"lmdi1-additive", "lmdi1-multiplicative",
                                        "lmdi2-multiplicative", "shapley"};
    for (size_t factors = 2; factors <= MOST; factors++)
        for (int m = 0; m < 4; m++) {
            double logs = 1e9, ours = 1e9;
            for (int r = 0; r < ROUNDS; r++) {
                const double a = logarithms(factors, &check);
                const double b = run((mfgq_decomposition)m, factors, &check);
                if (a < logs) logs = a;
                if (b < ours) ours = b;
            }
            printf("%zu factors, %-20s %7.1f ms, logarithms %7.1f ms, ratio %.2f\n", factors,
                   names[m], ours * 1e3, logs * 1e3, ours / logs);
        }
    printf("check %g\n", check);
    return 0;
}
