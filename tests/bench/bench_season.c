/* Processor time of a fit with a season, intervals for one season included: the least of
   several rounds for each series of a file with the columns series, frequency, values, which
   reference_season.R writes. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5, MOST = 1000, LARGEST = 1 << 20 };

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e6 * (double)now.tv_sec + 1e-3 * (double)now.tv_nsec;
}

static double run_once(int model, int period, size_t n, const double *y)
{
    mfgq_projection *out = NULL;
    mfgq_projector *const p = mfgq_projector_new();
    double passed = -1;
    if (mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, NULL) == MFGQ_OK
        && mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, period, NULL) == MFGQ_OK
        && mfgq_projector_add(p, "", period, n, y, 0, NULL) == MFGQ_OK) {
        const double start = microseconds();
        if (mfgq_projector_run(p, NULL, NULL, &out, NULL) == MFGQ_OK)
            passed = microseconds() - start;
    }
    mfgq_projection_free(out);
    mfgq_projector_free(p);
    return passed;
}

static int time_series(const char *name, int period, const char *text)
{
    static const char *const models[] = {"ets", "ets-AAA", "ets-MAM", "arima"};
    double y[MOST];
    size_t n = 0;
    for (char *end; n < MOST; text = end, n++) {
        y[n] = strtod(text, &end);
        if (end == text) break;
    }
    for (size_t k = 0; k < sizeof models / sizeof *models; k++) {
        double best = 1e18;
        for (int round = 0; round < ROUNDS; round++) {
            const double own = run_once(mfgq_model_find(models[k]), period, n, y);
            if (own < 0) return 1;
            if (own < best) best = own;
        }
        printf("project %s/%s %9.1f us a series\n", name, models[k], best);
    }
    return 0;
}

int main(int argc, char **argv)
{
    FILE *const in = fopen(argc > 1 ? argv[1] : "build/bench_season.csv", "rb");
    char *const text = malloc(LARGEST);
    const size_t size = in && text ? fread(text, 1, LARGEST, in) : 0;
    mfgq_csv *csv = NULL;
    if (in) fclose(in);
    int failed = size == 0 || mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, NULL) != MFGQ_OK;
    for (size_t row = 0; !failed && row < mfgq_csv_rows(csv); row++)
        failed = time_series(mfgq_csv_cell(csv, row, 0), atoi(mfgq_csv_cell(csv, row, 1)),
                             mfgq_csv_cell(csv, row, 2));
    mfgq_csv_free(csv);
    free(text);
    return failed;
}
