/* Laws of the progress rules on random rows: units do not matter, better values are never
   judged worse, and a falling indicator mirrors a rising one. */
#include "support.h"

#include <math.h>

enum { ROUNDS = 2000 };

typedef struct row {
    int32_t direction, verdict, reason;
    double base_period, base, period, value, target_period, target, ratio, score;
} row;

static void judge(int rule, row *r)
{
    mfgq_error err;
    assert_ok(mfgq_progress((mfgq_rule)rule, 1, &r->direction, NULL, &r->base_period, &r->base,
                            &r->period, &r->value, &r->target_period, &r->target, NULL, NULL, NULL,
                            NULL, NULL, NULL, &r->ratio, &r->score, &r->verdict, &r->reason, &err),
              &err);
}

static row draw(support_random *random)
{
    row r = {0};
    r.direction = support_next(random) % 2 ? 1 : -1;
    r.base_period = 2010;
    r.period = 2010 + 1 + (double)(support_next(random) % 12);
    r.target_period = 2023 + (double)(support_next(random) % 12);
    r.base = support_uniform(random, 120, 200);
    r.value = support_uniform(random, 120, 200);
    r.target = support_uniform(random, 120, 200);
    return r;
}

static void test_units(void **state)
{
    (void)state;
    support_random random = {20};
    for (int i = 0; i < ROUNDS; i++) {
        const row r = draw(&random);
        for (int rule = 0; rule < 8; rule++) {
            row a = r, b = r;
            b.base *= 1024, b.value *= 1024, b.target *= 1024;
            judge(rule, &a);
            judge(rule, &b);
            assert_int_equal(a.verdict, b.verdict);
            assert_close(b.ratio, a.ratio, 1e-9, 1e-12);
        }
    }
}

/* Verdicts are numbered from best to worst but for one word that two rules share. */
static double rank(int rule, int verdict)
{
    const int shared = rule == MFGQ_RULE_STATCAN && verdict == MFGQ_VERDICT_MODERATE;
    return shared ? MFGQ_VERDICT_SUBSTANTIAL + 0.5 : verdict;
}

static void test_monotone(void **state)
{
    (void)state;
    support_random random = {21};
    for (int i = 0; i < ROUNDS; i++) {
        const row r = draw(&random);
        for (int rule = 0; rule < 8; rule++) {
            row a = r, b = r;
            if (rule == MFGQ_RULE_DESTATIS) continue;
            b.value += r.direction * support_uniform(&random, 0, 20);
            judge(rule, &a);
            judge(rule, &b);
            assert_true(isnan(a.ratio) || b.ratio >= a.ratio - 1e-12);
            if (a.verdict == MFGQ_VERDICT_NONE) continue;
            assert_true(rank(rule, b.verdict) <= rank(rule, a.verdict));
        }
    }
}

/* Negating all levels and the direction changes nothing but for the rules in logarithms. */
static void test_negatives(void **state)
{
    (void)state;
    support_random random = {22};
    for (int i = 0; i < ROUNDS; i++) {
        const row r = draw(&random);
        for (int rule = 0; rule < 8; rule++) {
            row a = r, b = r;
            if (rule == MFGQ_RULE_DESTATIS || rule == MFGQ_RULE_LOG_CUT) continue;
            b.base = -r.base, b.value = -r.value, b.target = -r.target;
            b.direction = -r.direction;
            judge(rule, &a);
            judge(rule, &b);
            assert_int_equal(a.verdict, b.verdict);
            assert_close(b.ratio, a.ratio, 1e-12, 1e-12);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_units),
        cmocka_unit_test(test_monotone),
        cmocka_unit_test(test_negatives),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
