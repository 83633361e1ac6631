/* One program, one set of rows, many threads: the same bits in each. */
#include "formula.h"

#include <pthread.h>

enum { THREADS = 4, ROUNDS = 200 };

typedef struct job {
    const mfgq_program *program;
    const formula_rows *rows;
    double value;
    int failed;
} job;

static void *run(void *context)
{
    job *const j = context;
    for (int i = 0; i < ROUNDS && !j->failed; i++) {
        double aggregates[8];
        const mfgq_status rows = formula_aggregate(j->program, j->rows, MFGQ_AT_PERIOD, 0, 0,
                                                   aggregates, NULL, NULL);
        const mfgq_status top = mfgq_program_eval(j->program, 1, aggregates, 0, &j->value, NULL);
        j->failed = rows != MFGQ_OK || top != MFGQ_OK;
    }
    return NULL;
}

static void test_threads(void **state)
{
    (void)state;
    formula_rows rows;
    formula_rows_load(&rows, 0);
    mfgq_program *const p = formula_compile(
        "sum(value_added where cluster in \"smart\") / sum(gross_output) + mean(value_added / "
        "gross_output)", "%");
    pthread_t threads[THREADS];
    job jobs[THREADS];
    for (int i = 0; i < THREADS; i++) {
        jobs[i] = (job){p, &rows, 0, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, run, &jobs[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) pthread_join(threads[i], NULL);
    for (int i = 0; i < THREADS; i++) {
        assert_false(jobs[i].failed);
        assert_same(jobs[i].value, jobs[0].value);
    }
    mfgq_program_free(p);
    formula_rows_free(&rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
