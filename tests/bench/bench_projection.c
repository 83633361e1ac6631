/* Processor time a series takes, intervals included: the M1 yearly set, the best of several rounds.
   Limits are those of the project's aims: auto 500, the choice among three forms of
   exponential smoothing (inside auto) 300, Theta 20 microseconds. */
#include <mfgq/mfgq.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 7, MOST = 200 };

typedef struct set {
    double *values[MOST];
    size_t n[MOST], count;
} set;

static double microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return 1e6 * (double)now.tv_sec + 1e-3 * (double)now.tv_nsec;
}

static char *slurp(const char *path, size_t *size)
{
    FILE *const in = fopen(path, "rb");
    char *const text = malloc(1 << 20);
    *size = in && text ? fread(text, 1, 1 << 20, in) : 0;
    if (in) fclose(in);
    return text;
}

static void read_values(const char *text, set *s)
{
    double *const y = malloc(100 * sizeof *y);
    size_t n = 0;
    char *end;
    for (;; text = end) {
        const double value = strtod(text, &end);
        if (end == text || n == 100) break;
        y[n++] = value;
    }
    s->values[s->count] = y;
    s->n[s->count++] = n - 6; /* the last six are the competition's test part */
}

/* One ARIMA order instead of a choice, under a name of its own. */
static int hold_order(mfgq_projector *p)
{
    return mfgq_projector_fix(p, "p", 0, NULL) == MFGQ_OK
        && mfgq_projector_fix(p, "d", 1, NULL) == MFGQ_OK
        && mfgq_projector_fix(p, "q", 1, NULL) == MFGQ_OK;
}

static double time_model(const set *s, int model, int held)
{
    double best = 1e18;
    for (int round = 0; round < ROUNDS; round++) {
        mfgq_projection *out = NULL;
        mfgq_projector *const p = mfgq_projector_new();
        if (mfgq_projector_set(p, MFGQ_PROJECT_MODEL, model, NULL) != MFGQ_OK
            || mfgq_projector_set(p, MFGQ_PROJECT_HORIZON, 6, NULL) != MFGQ_OK)
            return 0;
        if (held && !hold_order(p)) return 0;
        for (size_t i = 0; i < s->count; i++)
            if (mfgq_projector_add(p, "", 1, s->n[i], s->values[i], 0, NULL) != MFGQ_OK) return 0;
        const double start = microseconds();
        if (mfgq_projector_run(p, NULL, NULL, &out, NULL) != MFGQ_OK) return 0;
        const double passed = (microseconds() - start) / (double)s->count;
        if (passed < best) best = passed;
        mfgq_projection_free(out);
        mfgq_projector_free(p);
    }
    return best;
}

int main(int argc, char **argv)
{
    static const char *const names[] = {"naive", "drift", "ses", "holt", "holt-damped", "theta",
                                        "theta-bc", "ets", "theta-opt", "arima", "arima-011",
                                        "local-level", "local-trend", "auto"};
    static set s;
    size_t size;
    mfgq_csv *csv = NULL;
    char *const text = slurp(argc > 1 ? argv[1] : "tests/data/m1_yearly.csv", &size);
    if (mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, NULL) != MFGQ_OK) return 1;
    for (size_t row = 0; row < mfgq_csv_rows(csv) && s.count < MOST; row++)
        read_values(mfgq_csv_cell(csv, row, 2), &s);
    int failed = 0;
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        const int held = strcmp(names[k], "arima-011") == 0;
        const int model = mfgq_model_find(held ? "arima" : names[k]);
        const double time = time_model(&s, model, held);
        const double most = strcmp(names[k], "auto") == 0 ? 500
                          : strcmp(names[k], "theta") == 0 ? 20 : 1e9;
        printf("project %-12s %9.1f us a series\n", names[k], time);
        failed |= time > most || time == 0;
    }
    for (size_t i = 0; i < s.count; i++) free(s.values[i]);
    mfgq_csv_free(csv);
    free(text);
    return failed;
}
