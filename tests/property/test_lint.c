/* Plans at random: checking them never fails, and intervals hold their values. A plan made
   from one consistent set of numbers, rounded, has no contradictions. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

typedef struct text {
    char data[1 << 15];
    size_t size;
} text;

static void say(text *t, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const int more = vsnprintf(t->data + t->size, sizeof t->data - t->size, format, args);
    va_end(args);
    assert_true(more >= 0 && t->size + (size_t)more < sizeof t->data);
    t->size += (size_t)more;
}

static const char head[] =
    "{\"format\":\"mfgq-plan\",\"version\":1,\"id\":\"p\",\"title\":{\"zh\":\"t\"},"
    "\"start\":\"2020\",\"end\":\"2022\",\"base\":\"2019\",\"relations\":["
    "{\"type\":\"quantity\",\"id\":\"q\",\"unit\":\"亿元\",\"expression\":\"t - a * s\"},"
    "{\"type\":\"total\",\"id\":\"r1\",\"total\":\"t\",\"parts\":[\"a\",\"b\"],\"complete\":true},"
    "{\"type\":\"share\",\"id\":\"r2\",\"share\":\"s\",\"of\":\"t\",\"part\":\"a\"},"
    "{\"type\":\"identity\",\"id\":\"r3\",\"left\":\"s * t + b\",\"relation\":\"eq\","
    "\"right\":\"t\",\"unit\":\"亿元\"},"
    "{\"type\":\"direction\",\"id\":\"r4\",\"left\":\"t\",\"relation\":\"same\","
    "\"right\":\"t * 2\",\"unit\":\"亿元\"}],\"indicators\":[";

static void say_indicator(text *t, const char *id, const char *unit, const char *parent,
                          const double *values, int decimals)
{
    say(t, "%s{\"id\":\"%s\",\"name_zh\":\"x\",\"unit\":\"%s\",\"kind\":\"%s\",\"direction\":"
           "\"none\"%s,\"statements\":[{\"id\":\"s-%s\",\"section\":\"1\",\"values\":[",
        t->data[t->size - 1] == '[' ? "" : ",", id, unit, *unit == '%' ? "share" : "level",
        parent, id);
    for (int i = 0; i < 3; i++)
        say(t, "%s{\"period\":\"%d\",\"text\":\"%.*f\"}", i ? "," : "", 2020 + i, decimals,
            values[i]);
    say(t, "]}]}");
}

static mfgq_plan *load(const text *t)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_load(t->data, t->size, MFGQ_UTF8, &plan, &err), &err);
    return plan;
}

static void check_intervals(const mfgq_plan *plan)
{
    mfgq_table *t = NULL;
    assert_ok(mfgq_plan_implied(plan, &t, NULL), NULL);
    for (size_t row = 0; row < mfgq_table_rows(t); row++) {
        const double value = mfgq_table_number(t, row, 2);
        const double slack = 1e-9 * fabs(value) + 1e-9;
        if (isnan(value) || mfgq_table_is_missing(t, row, 3)) continue;
        assert_true(mfgq_table_number(t, row, 3) <= value + slack);
        assert_true(value <= mfgq_table_number(t, row, 4) + slack);
    }
    mfgq_table_free(t);
}

/* a + b = t and a = s t before rounding: nothing to find, whatever the decimals. */
static void test_consistent(void **state)
{
    (void)state;
    support_random random = {42};
    for (int run = 0; run < 400; run++) {
        static text t;
        t.size = 0;
        double total[3], a[3], b[3], s[3];
        for (int i = 0; i < 3; i++) {
            total[i] = support_uniform(&random, 10, 30000);
            s[i] = support_uniform(&random, 5, 95);
            a[i] = total[i] * s[i] / 100;
            b[i] = total[i] - a[i];
        }
        say(&t, "%s", head);
        say_indicator(&t, "t", "亿元", "", total, run % 3);
        say_indicator(&t, "a", "亿元", ",\"parent\":\"t\"", a, run / 3 % 3);
        say_indicator(&t, "b", "亿元", ",\"parent\":\"t\"", b, run / 9 % 3);
        say_indicator(&t, "s", "%", "", s, run % 2);
        say(&t, "]}");
        mfgq_plan *const plan = load(&t);
        mfgq_table *found = NULL;
        assert_ok(mfgq_plan_lint(plan, &found, NULL), NULL);
        for (size_t row = 0; row < mfgq_table_rows(found); row++)
            fail_msg("%s: %s", mfgq_table_text(found, row, 0), mfgq_table_text(found, row, 8));
        mfgq_table_free(found);
        check_intervals(plan);
        mfgq_plan_free(plan);
    }
}

/* Any figures, stated at any places, with any comparator: no failure, gap = left - right. */
static void test_any(void **state)
{
    (void)state;
    support_random random = {7};
    for (int run = 0; run < 400; run++) {
        static text t;
        t.size = 0;
        say(&t, "%s", "indicator,section,period,value,unit,parent,relation,comparator\n");
        for (int i = 0; i < 24; i++) {
            const int indicator = (int)(support_next(&random) % 5);
            const size_t word = support_next(&random) % 6;
            static const char *const comparators[] = {"", "ge", "le", "about", "gt", "lt"};
            say(&t, "i%d,%d,202%d,%.1f,亿元,%s,%s,%s\n", indicator, i,
                (int)(support_next(&random) % 3), support_uniform(&random, 0, 40),
                indicator ? "i0" : "", indicator ? "part-of" : "", comparators[word]);
        }
        if (!strstr(t.data, "\ni0,")) continue;
        mfgq_plan *const plan = load(&t);
        mfgq_table *found = NULL;
        assert_ok(mfgq_plan_lint(plan, &found, NULL), NULL);
        for (size_t row = 0; row < mfgq_table_rows(found); row++) {
            const double left = mfgq_table_number(found, row, 4),
                         right = mfgq_table_number(found, row, 5);
            if (isnan(left) || isnan(right)) continue;
            assert_close(mfgq_table_number(found, row, 6), left - right, 1e-9, 1e-9);
        }
        mfgq_table_free(found);
        check_intervals(plan);
        mfgq_plan_free(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_consistent),
        cmocka_unit_test(test_any),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
