/* Plans made at random: what is written reads back as the same plan. */
#include "support.h"

#include "plan/plan_i.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct text {
    char data[1 << 16];
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

static size_t below(support_random *random, size_t count)
{
    return (size_t)(support_next(random) % count);
}

#define PICK(random, list) (list)[below((random), sizeof(list) / sizeof *(list))]

/* One row of a table of targets; `at` makes statement and period unlike all others. */
static void say_row(text *t, support_random *random, int at)
{
    static const char *const units[] = {"亿元", "万元"};
    static const char *const comparators[] = {"", "ge", "gt", "le", "lt", "eq", "about"};
    static const char *const accumulations[] = {"", "none", "per-year", "average", "since-base"};
    static const char *const quotes[] = {"", "\"a \"\"b\"\", 、\"", "“力争”", "\"two\nlines\""};
    const char *const accumulation = PICK(random, accumulations);
    say(t, "指标%zu,s%d,%s,%s,%s,%s,", below(random, 5), at, PICK(random, units),
        PICK(random, comparators), accumulation,
        strcmp(accumulation, "since-base") == 0 ? "2009" : "");
    const int decimals = (int)below(random, 4);
    say(t, "20%zu,%s,%.*f,%s\n", 10 + below(random, 30), below(random, 4) ? "yes" : "no", decimals,
        support_uniform(random, 0, 30000), PICK(random, quotes));
}

static int append(void *context, const char *bytes, size_t size)
{
    text *const t = context;
    if (t->size + size >= sizeof t->data) return 1;
    memcpy(t->data + t->size, bytes, size);
    t->size += size;
    t->data[t->size] = '\0';
    return 0;
}

static mfgq_plan *load(const text *t)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    const mfgq_status status = mfgq_plan_load(t->data, t->size, MFGQ_UTF8, &plan, &err);
    if (status) fail_msg("%d:%d: %s\n%s", err.line, err.column, err.message, t->data);
    return plan;
}

static void write_json(const mfgq_plan *plan, text *out)
{
    mfgq_error err;
    out->size = 0;
    assert_ok(mfgq_plan_write(plan, append, out, &err), &err);
}

static void write_table(const mfgq_plan *plan, text *out)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    out->size = 0;
    assert_ok(mfgq_plan_targets(plan, MFGQ_TARGETS_ALL | MFGQ_TARGETS_CARRY, &table, &err), &err);
    assert_ok(mfgq_table_write(table, MFGQ_FORMAT_CSV, append, out, &err), &err);
    mfgq_table_free(table);
}

static void test_round_trip(void **state)
{
    (void)state;
    static text source, json, table, again;
    support_random random = {20};
    for (int i = 0; i < 150; i++) {
        source.size = 0;
        say(&source, "indicator,statement,unit,comparator,accumulation,base_period,period,dated,"
                     "value,quote\n指标0,s,亿元,,,,2025,,1,\n");
        const int rows = 1 + (int)below(&random, 30);
        for (int row = 0; row < rows; row++) say_row(&source, &random, row);
        mfgq_plan *const first = load(&source);
        write_json(first, &json);
        write_table(first, &table);
        mfgq_plan *const second = load(&json), *const third = load(&table);
        write_json(second, &again);
        assert_string_equal(again.data, json.data);
        write_table(second, &again);
        assert_string_equal(again.data, table.data);
        write_table(third, &again);
        assert_string_equal(again.data, table.data);
        mfgq_plan_free(first);
        mfgq_plan_free(second);
        mfgq_plan_free(third);
    }
}

/* Read beside a figure in the same unit, a figure is what the parser of figures says. */
static void test_figures(void **state)
{
    (void)state;
    static const char *const units[] = {"亿元", "万元/人", "%", "家", "万吨标准煤", "∶1", ""};
    support_random random = {21};
    for (int i = 0; i < 2000; i++) {
        char figure[64], json[700];
        const char *const unit = PICK(&random, units);
        const int decimals = (int)below(&random, 6);
        snprintf(figure, sizeof figure, "%.*f%s", decimals, support_uniform(&random, 0, 1e5), unit);
        snprintf(
            json, sizeof json,
            "{\"format\": \"mfgq-plan\", \"version\": 1, \"id\": \"p\", \"title\": {\"zh\": \"t\"},"
            "\"start\": \"2020\", \"end\": \"2021\", \"indicators\": [{\"id\": \"a\", \"name_zh\": "
            "\"a\", \"unit\": \"%s\", \"kind\": \"level\", \"direction\": \"up\", \"statements\": ["
            "{\"id\": \"s\", \"section\": \"s\", \"values\": [{\"period\": \"2020\", \"text\": "
            "\"%s\"},"
            "{\"period\": \"2021\", \"text\": \"不低于%s\"}]}]}]}",
            *unit ? unit : "个", figure, figure);
        mfgq_plan *plan = NULL;
        mfgq_error err;
        assert_ok(mfgq_plan_load(json, strlen(json), MFGQ_UTF8, &plan, &err), &err);
        mfgq_quantity q;
        assert_ok(mfgq_i_quantity_read(figure, strlen(figure), NULL, &q, &err), &err);
        assert_same(plan->values[0].value, q.value);
        assert_int_equal(plan->values[0].decimals, q.decimals);
        assert_int_equal(plan->values[0].comparator, q.comparator);
        assert_same(plan->values[1].value, q.value);
        assert_int_equal(plan->values[1].decimals, q.decimals);
        mfgq_plan_free(plan);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_round_trip),
                                       cmocka_unit_test(test_figures)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
