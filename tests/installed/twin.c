/* Golden cases and a plan's assessment as text, to be compared byte by byte with what twin.cpp,
   twin.lua and other languages print from the same files:  twin GOLDEN_FOLDER
   Each result is a line: file, row, and the bits of the value as sixteen hexadecimal digits. */
#include <inttypes.h>
#include <mfgq/mfgq.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 64 };

typedef mfgq_status scalar2(double a, double b, double *result, mfgq_error *err);

typedef struct named {
    const char *name;
    scalar2 *call;
} named;

static const named ratios[] = {
    {"quotient", mfgq_ratio_quotient}, {"share", mfgq_ratio_share},
    {"growth", mfgq_ratio_growth}, {"factor", mfgq_ratio_factor},
    {"points", mfgq_ratio_points}, {"base", mfgq_ratio_base},
    {"quotient_growth", mfgq_ratio_quotient_growth},
    {"product_growth", mfgq_ratio_product_growth}, {NULL, NULL}};

static mfgq_csv *read_csv(const char *folder, const char *name)
{
    char path[1024];
    mfgq_csv *csv = NULL;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *const in = fopen(path, "rb");
    char *const text = (char *)malloc(1 << 20);
    if (!in || !text) exit(2);
    const size_t size = fread(text, 1, 1 << 20, in);
    fclose(in);
    if (mfgq_csv_parse(text, size, MFGQ_UTF8, &csv, NULL)) exit(2);
    free(text);
    return csv;
}

static const char *text_of(const mfgq_csv *csv, size_t row, const char *column)
{
    return mfgq_csv_cell(csv, row, (size_t)mfgq_csv_find(csv, column));
}

static double number_of(const mfgq_csv *csv, size_t row, const char *column)
{
    double value = 0;
    if (mfgq_csv_number(csv, row, (size_t)mfgq_csv_find(csv, column), &value, NULL)) exit(2);
    return value;
}

/* Numbers apart by blanks or semicolons. */
static size_t numbers_of(const mfgq_csv *csv, size_t row, const char *column, double *out)
{
    const char *at = text_of(csv, row, column);
    size_t n = 0;
    while (*at && n < MOST) {
        char *end;
        out[n++] = strtod(at, &end);
        at = end + strspn(end, " ;");
    }
    return n;
}

static void show(const char *file, size_t row, double value)
{
    uint64_t bits;
    memcpy(&bits, &value, sizeof bits);
    printf("%s %u %016" PRIx64 "\n", file, (unsigned)row + 1, bits);
}

static void run_ratios(const char *folder)
{
    mfgq_csv *const csv = read_csv(folder, "ratio_rows.csv");
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        const named *f = ratios;
        double result = 0;
        while (f->name && strcmp(f->name, text_of(csv, i, "function")) != 0) f++;
        if (!f->name || f->call(number_of(csv, i, "a"), number_of(csv, i, "b"), &result, NULL))
            exit(2);
        show("ratio", i, result);
    }
    mfgq_csv_free(csv);
}

static void run_chains(const char *folder)
{
    mfgq_csv *const csv = read_csv(folder, "cumulative_chain.csv");
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double rates[MOST], result = 0;
        const size_t n = numbers_of(csv, i, "rates", rates);
        if (mfgq_cumulative_chain(n, rates, &result, NULL)) exit(2);
        show("chain", i, result);
    }
    mfgq_csv_free(csv);
}

static void run_indices(const char *folder)
{
    static const char *const columns[] = {"p0", "q0", "p1", "q1", "pb", "qb"};
    mfgq_csv *const csv = read_csv(folder, "index.csv");
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double v[6][MOST], result = 0;
        size_t n = 0;
        for (int k = 5; k >= 0; k--) n = numbers_of(csv, i, columns[k], v[k]);
        const int formula = mfgq_index_find(text_of(csv, i, "formula"));
        if (mfgq_index((mfgq_index_formula)formula, n, v[0], v[1], v[2], v[3], v[4], v[5],
                       &result, NULL))
            exit(2);
        show("index", i, result);
    }
    mfgq_csv_free(csv);
}

static void run_decompositions(const char *folder)
{
    mfgq_csv *const csv = read_csv(folder, "decompose.csv");
    for (size_t i = 0; i < mfgq_csv_rows(csv); i++) {
        double from[MOST], to[MOST], totals[MOST];
        const size_t n = numbers_of(csv, i, "from", from);
        const size_t factors = (size_t)number_of(csv, i, "factors");
        const int method = mfgq_decomposition_find(text_of(csv, i, "method"));
        if (numbers_of(csv, i, "to", to) != n ||
            mfgq_decompose((mfgq_decomposition)method, n / factors, factors, from, to, NULL,
                           totals, NULL))
            exit(2);
        for (size_t k = 0; k < factors; k++) show("decompose", i, totals[k]);
    }
    mfgq_csv_free(csv);
}

static int print_bytes(void *context, const char *bytes, size_t size)
{
    (void)context;
    return fwrite(bytes, 1, size, stdout) != size;
}

static void run_plan(const char *id)
{
    mfgq_plan *plan = NULL;
    mfgq_observations *observations = NULL;
    mfgq_table *table = NULL;
    if (mfgq_plan_builtin(id, &plan, NULL) ||
        mfgq_observations_builtin(id, &observations, NULL) ||
        mfgq_assess(plan, observations, "2022", NULL, &table, NULL) ||
        mfgq_table_write(table, MFGQ_FORMAT_CSV, print_bytes, NULL, NULL))
        exit(2);
    mfgq_table_free(table);
    mfgq_observations_free(observations);
    mfgq_plan_free(plan);
}

int main(int argc, char **argv)
{
    if (argc != 2) return 2;
    run_ratios(argv[1]);
    run_chains(argv[1]);
    run_indices(argv[1]);
    run_decompositions(argv[1]);
    run_plan("chongqing-2019-2022");
    return 0;
}
