#include "measure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const measure_names[MEASURE_COLUMNS] = {"region", "size", "period", "output",
                                                    "added", "staff", "new", "class"};

static const char *const regions[] = {"渝北", "九龙坡", "a", "", "Ä"};
static const char *const sizes[] = {"large", "small"};
static const char *const periods[] = {"2018", "2019", "2020", "2020-Q1"};
static const char *const classes[] = {"smart/ic", "smart", "automotive", "equipment/robots",
                                      "smart/software;equipment", "smart/ic;smart/display"};

void measure_make(measure_rows *rows, size_t count, uint64_t seed, int gaps)
{
    support_random r = {seed};
    rows->count = count;
    for (int c = 0; c < MEASURE_COLUMNS; c++) {
        const int text = c < 3 || c == 7;
        rows->numbers[c] = text ? NULL : calloc(count + 1, sizeof(double));
        rows->texts[c] = text ? calloc(count + 1, sizeof(char *)) : NULL;
    }
    for (size_t i = 0; i < count; i++) {
        rows->texts[0][i] = regions[support_next(&r) % 5];
        rows->texts[1][i] = sizes[support_next(&r) % 2];
        rows->texts[2][i] = periods[support_next(&r) % 4];
        rows->texts[7][i] = classes[support_next(&r) % 6];
        const double size = pow(10, support_uniform(&r, -3, 12));
        const double sign = support_next(&r) % 9 ? 1 : -1;
        rows->numbers[3][i] = support_next(&r) % 50 ? size : 0;
        rows->numbers[4][i] = sign * size * support_uniform(&r, 0, 1);
        rows->numbers[5][i] = (double)(support_next(&r) % 1000);
        rows->numbers[6][i] = (double)(support_next(&r) % 2);
        if (!gaps) continue;
        const size_t hole = support_next(&r) % 40;
        if (hole >= 3 && hole < 7) rows->numbers[hole][i] = NAN;
        if (hole == 7) rows->texts[7][i] = NULL;
    }
}

void measure_drop(measure_rows *rows)
{
    for (int c = 0; c < MEASURE_COLUMNS; c++) {
        free(rows->numbers[c]);
        free((void *)rows->texts[c]);
    }
}

void measure_shuffle(measure_rows *rows, uint64_t seed)
{
    support_random r = {seed};
    for (size_t i = rows->count; i > 1; i--) {
        const size_t j = support_next(&r) % i;
        for (int c = 0; c < MEASURE_COLUMNS; c++) {
            if (rows->numbers[c]) {
                const double kept = rows->numbers[c][i - 1];
                rows->numbers[c][i - 1] = rows->numbers[c][j];
                rows->numbers[c][j] = kept;
            } else {
                const char *const kept = rows->texts[c][i - 1];
                rows->texts[c][i - 1] = rows->texts[c][j];
                rows->texts[c][j] = kept;
            }
        }
    }
}

mfgq_plan *measure_plan(void)
{
    size_t size;
    mfgq_plan *plan = NULL;
    mfgq_error err;
    char *const text = support_file("tests/data/measure_plan.json", &size);
    assert_ok(mfgq_plan_load(text, size, MFGQ_UTF8, &plan, &err), &err);
    free(text);
    return plan;
}

mfgq_taxonomy *measure_taxonomy(void)
{
    mfgq_taxonomy *taxonomy = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_builtin("chongqing-2019-2022", &taxonomy, &err), &err);
    return taxonomy;
}

mfgq_measure *measure_open(size_t keys, int gaps, int threads)
{
    mfgq_plan *const plan = measure_plan();
    mfgq_taxonomy *const taxonomy = measure_taxonomy();
    mfgq_measure *m = NULL;
    mfgq_error err;
    assert_ok(mfgq_measure_new(plan, taxonomy, 0, NULL, MEASURE_COLUMNS, measure_names, NULL, keys,
                               measure_names, NULL, gaps, threads, &m, &err), &err);
    mfgq_plan_free(plan); /* the measure keeps both */
    mfgq_taxonomy_free(taxonomy);
    return m;
}

void measure_add(mfgq_measure *m, const measure_rows *rows, size_t from, size_t to)
{
    const double *numbers[MEASURE_COLUMNS];
    const char *const *texts[MEASURE_COLUMNS];
    mfgq_error err;
    for (int c = 0; c < MEASURE_COLUMNS; c++) {
        numbers[c] = rows->numbers[c] ? rows->numbers[c] + from : NULL;
        texts[c] = rows->texts[c] ? rows->texts[c] + from : NULL;
    }
    assert_ok(mfgq_measure_add(m, to - from, numbers, texts, &err), &err);
}

mfgq_table *measure_finish(mfgq_measure *m)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_measure_table(m, &table, &err), &err);
    mfgq_measure_free(m);
    return table;
}

void measure_same(const mfgq_table *a, const mfgq_table *b)
{
    assert_int_equal(mfgq_table_rows(a), mfgq_table_rows(b));
    assert_int_equal(mfgq_table_columns(a), mfgq_table_columns(b));
    for (size_t c = 0; c < mfgq_table_columns(a); c++)
        for (size_t r = 0; r < mfgq_table_rows(a); r++) {
            assert_int_equal(mfgq_table_is_missing(a, r, c), mfgq_table_is_missing(b, r, c));
            if (mfgq_table_is_missing(a, r, c)) continue;
            if (mfgq_table_type(a, c) == MFGQ_TEXT)
                assert_string_equal(mfgq_table_text(a, r, c), mfgq_table_text(b, r, c));
            else assert_same(mfgq_table_number(a, r, c), mfgq_table_number(b, r, c));
        }
}
