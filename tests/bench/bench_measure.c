/* The engine over rows in memory: nanoseconds a row, for several numbers of groups and threads,
   beside a bare loop of plain sums of the same columns into the same groups.
   bench_measure [rows] [groups] */
#include <mfgq/mfgq.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { NUMBERS = 14, FLAGS = 3, COLUMNS = 20, REGIONS = 38, SIZES = 3, CODES = 8 };

static const char *const names[COLUMNS] = {
    "gross_output", "value_added", "value_added_constant", "revenue", "main_business_cost",
    "sales", "profit", "employment", "rd_spending", "rd_staff", "rd_institutions", "energy",
    "industrial_land", "vehicles", "strategic_emerging", "high_tech", "park", "cluster", "region",
    "period"};
static const char *const codes[CODES] = {
    "smart/ic", "smart/software", "automotive", "equipment", "materials", "biomedicine",
    "consumer-goods", "technology-services"};
static const char *const periods[] = {"2018", "2019", "2020", "2021", "2022"};

static uint64_t state = 1;

static double uniform(void)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (double)(state >> 11) * 0x1p-53;
}

static double seconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct data {
    size_t rows;
    double *numbers[COLUMNS];
    const char **texts[COLUMNS];
    char (*regions)[16];
    size_t groups;
} data;

static void make(data *d, size_t rows, size_t groups)
{
    d->rows = rows;
    d->groups = groups;
    d->regions = calloc(groups, sizeof *d->regions);
    for (size_t i = 0; i < groups; i++) snprintf(d->regions[i], 16, "r%u", (unsigned)i);
    for (int c = 0; c < COLUMNS; c++) {
        const int text = c >= NUMBERS + FLAGS;
        d->numbers[c] = text ? NULL : malloc(rows * sizeof(double));
        d->texts[c] = text ? malloc(rows * sizeof(char *)) : NULL;
        for (size_t i = 0; i < rows; i++) {
            if (c < NUMBERS) d->numbers[c][i] = floor(exp(12 + 8 * uniform())) / 100;
            else if (!text) d->numbers[c][i] = uniform() < 0.5;
            else if (c == 17) d->texts[c][i] = codes[(size_t)(uniform() * CODES)];
            else if (c == 18) d->texts[c][i] = d->regions[(size_t)(uniform() * (double)groups)];
            else d->texts[c][i] = periods[(size_t)(uniform() * 5)];
        }
    }
}

static void drop(data *d)
{
    for (int c = 0; c < COLUMNS; c++) {
        free(d->numbers[c]);
        free((void *)d->texts[c]);
    }
    free(d->regions);
}

static double measure(const data *d, int threads, double *wall)
{
    mfgq_plan *plan;
    mfgq_taxonomy *taxonomy;
    mfgq_measure *m;
    mfgq_table *table;
    mfgq_error err;
    const char *const by[] = {"region"};
    if (mfgq_plan_builtin("chongqing-2019-2022", &plan, &err) != MFGQ_OK
        || mfgq_taxonomy_builtin("chongqing-2019-2022", &taxonomy, &err) != MFGQ_OK
        || mfgq_measure_new(plan, taxonomy, 0, NULL, COLUMNS, names, NULL, 1, by, NULL, 1, threads,
                            &m, &err) != MFGQ_OK)
        exit(1);
    const double start = seconds(CLOCK_PROCESS_CPUTIME_ID), begin = seconds(CLOCK_MONOTONIC);
    if (mfgq_measure_add(m, d->rows, (const double *const *)d->numbers,
                         (const char *const *const *)d->texts, &err) != MFGQ_OK
        || mfgq_measure_table(m, &table, &err) != MFGQ_OK) {
        fprintf(stderr, "%s\n", err.message);
        exit(1);
    }
    *wall = seconds(CLOCK_MONOTONIC) - begin;
    const double used = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    mfgq_table_free(table);
    mfgq_measure_free(m);
    mfgq_taxonomy_free(taxonomy);
    mfgq_plan_free(plan);
    return used;
}

/* Plain additions of the 14 columns, groups found by their address. */
static double plain(const data *d)
{
    double *const sums = calloc(d->groups * 5 * NUMBERS, sizeof *sums);
    const double start = seconds(CLOCK_PROCESS_CPUTIME_ID);
    for (size_t i = 0; i < d->rows; i++) {
        const size_t group = (size_t)(d->texts[18][i] - d->regions[0]) / 16;
        const size_t period = (size_t)(d->texts[19][i][3] - '8' + 10) % 5;
        double *const cell = sums + (group * 5 + period) * NUMBERS;
        for (int c = 0; c < NUMBERS; c++) cell[c] += d->numbers[c][i];
    }
    const double used = seconds(CLOCK_PROCESS_CPUTIME_ID) - start;
    free(sums);
    return used;
}

int main(int argc, char **argv)
{
    const size_t rows = argc > 1 ? (size_t)strtoul(argv[1], NULL, 10) : 1000000;
    const size_t asked = argc > 2 ? (size_t)strtoul(argv[2], NULL, 10) : 0;
    static const size_t groups[] = {1, 38, 3000, 50000};
    for (size_t g = 0; g < sizeof groups / sizeof *groups; g++) {
        if (asked && asked != groups[g]) continue;
        data d;
        make(&d, rows, groups[g]);
        double best = 1e9, bare = 1e9, two = 1e9, wall;
        for (int i = 0; i < 5; i++) {
            const double one = measure(&d, 1, &wall), loop = plain(&d);
            best = one < best ? one : best;
            bare = loop < bare ? loop : bare;
            measure(&d, 2, &wall);
            two = wall < two ? wall : two;
        }
        printf("%6zu groups: %6.1f ns a row of processor time, plain sums %5.1f, ratio %5.2f; "
               "two threads %6.1f ns on the clock\n", groups[g], 1e9 * best / (double)rows,
               1e9 * bare / (double)rows, best / bare, 1e9 * two / (double)rows);
        drop(&d);
    }
    return 0;
}
