/* Decomposition of a million categories against a bare loop of logarithms, in one run: those of the
   factors' ratios, and with them that of the values' ratio, which stands in the formula too.
   Processor time, best of the rounds. */
#include <mfgq/mfgq.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { N = 1000000, ROUNDS = 7, MOST = 5 };

static double from[N * MOST], to[N * MOST];

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static double uniform(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return 0.5 + (double)(*state >> 11) * 0x1p-53;
}

static double logarithms(size_t count, double *check)
{
    const double start = seconds();
    double sum = 0;
    for (size_t i = 0; i < N * count; i++) sum += log(to[i] / from[i]);
    *check += sum;
    return seconds() - start;
}

static void keep(double *best, double passed)
{
    if (passed < *best) *best = passed;
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
    for (size_t factors = 2; factors < MOST; factors++)
        for (int m = 0; m < 4; m++) {
            double best[3] = {1e9, 1e9, 1e9};
            for (int r = 0; r < ROUNDS; r++) {
                keep(&best[0], run((mfgq_decomposition)m, factors, &check));
                keep(&best[1], logarithms(factors, &check));
                keep(&best[2], logarithms(factors + 1, &check));
            }
            printf("%zu factors, %-20s %6.1f ms; of %zu logarithms %6.1f ms, ratio %.2f; of %zu "
                   "%6.1f ms, ratio %.2f\n", factors, names[m], best[0] * 1e3, factors,
                   best[1] * 1e3, best[0] / best[1], factors + 1, best[2] * 1e3, best[0] / best[2]);
        }
    printf("check %g\n", check);
    return 0;
}
