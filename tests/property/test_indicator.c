/* Formulas at random: no text makes the compiler crash, and what it accepts runs. */
#include "formula.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char *const pieces[] = {
    "sum(", "count(", "mean(", "min(", "max(", "base(", "previous(", "revenue", "employment",
    "energy", "strategic_emerging", "cluster", "points", "1", "0", "7%", "10e9 CNY", "100亿元",
    "34万元/人", "\"smart\"", "(", ")", ")", ")", "+", "-", "*", "/", "^", "<", "<=", ">", ">=",
    "=", "!=", "and", "or", "not", "in", "where", ",", "≥", "×", "?", "\"", "亿", " "};

enum { PIECES = sizeof pieces / sizeof *pieces };

/* Runs what compiled on three sets of aggregates; values may be missing, never a crash. */
static void run(const mfgq_program *p, support_random *random)
{
    double aggregates[3 * 64], values[3];
    const size_t count = mfgq_program_aggregates(p);
    if (count > 64) return;
    for (size_t i = 0; i < 3 * count; i++) aggregates[i] = support_uniform(random, -3, 9);
    assert_ok(mfgq_program_eval(p, 3, aggregates, MFGQ_UNDEFINED_IS_MISSING, values, NULL), NULL);
}

static int try_text(const char *text, size_t size, const mfgq_schema *schema,
                    support_random *random)
{
    mfgq_program *p = NULL;
    mfgq_error err = {0};
    const mfgq_status status = mfgq_program_compile(text, size, schema, NULL, &p, &err);
    if (status == MFGQ_OK) run(p, random);
    else assert_true(err.status == status && err.message[0] && !p);
    if (status == MFGQ_E_PARSE) assert_true(err.column >= 1);
    mfgq_program_free(p);
    return status == MFGQ_OK;
}

static void test_random_tokens(void **state)
{
    (void)state;
    support_random random = {20190611};
    mfgq_schema *const schema = formula_schema();
    for (int i = 0; i < 20000; i++) {
        char text[512] = "";
        const int length = 1 + (int)(support_next(&random) % 14);
        for (int k = 0; k < length; k++) strcat(text, pieces[support_next(&random) % PIECES]);
        try_text(text, strlen(text), schema, &random);
    }
    mfgq_schema_free(schema);
}

static const char *const valid[] = {
    "1 - (sum(energy)/sum(value_added_constant)) / base(sum(energy)/sum(value_added_constant))",
    "sum(gross_output where cluster in \"smart/industrial\") / sum(gross_output)",
    "count(revenue >= 100亿元 and not (employment < 1万人 or strategic_emerging))",
    "count(revenue >= 10e9 CNY where cluster not in (\"a\", \"b\")) ^ 2 * 7% - previous(count())"};

/* Every beginning of a valid formula, cut at any byte, and every byte changed. */
static void test_truncated_and_mutated(void **state)
{
    (void)state;
    support_random random = {7};
    mfgq_schema *const schema = formula_schema();
    for (size_t i = 0; i < sizeof valid / sizeof *valid; i++) {
        const size_t size = strlen(valid[i]);
        assert_true(try_text(valid[i], size, schema, &random));
        for (size_t cut = 0; cut < size; cut++) try_text(valid[i], cut, schema, &random);
        for (size_t at = 0; at < size; at++) {
            char text[256];
            memcpy(text, valid[i], size + 1);
            text[at] = (char)support_next(&random);
            try_text(text, size, schema, &random);
        }
    }
    mfgq_schema_free(schema);
}

/* A random tree of + - * / over numbers, beside its value computed while writing it. */
static double write_tree(support_random *random, int depth, char *text)
{
    char left[4096], right[4096];
    if (depth == 0) {
        const double number = (double)(support_next(random) % 1000) / 8;
        sprintf(text, "%.3f", number);
        return number;
    }
    const double a = write_tree(random, depth - 1, left), b = write_tree(random, depth - 1, right);
    const int sign = (int)(support_next(random) % 4);
    sprintf(text, "(%s %c %s)", left, "+-*/"[sign], right);
    if (sign == 3) return b != 0 ? a / b : (double)NAN;
    return sign == 0 ? a + b : sign == 1 ? a - b : a * b;
}

static void test_arithmetic(void **state)
{
    (void)state;
    support_random random = {99};
    for (int i = 0; i < 500; i++) {
        char text[4096 + 64];
        double value = 0;
        const double want = write_tree(&random, 1 + i % 6, text);
        mfgq_program *const p = formula_compile(text, NULL);
        assert_ok(mfgq_program_eval(p, 1, NULL, MFGQ_UNDEFINED_IS_MISSING, &value, NULL), NULL);
        assert_close(value, want, 0, 0);
        mfgq_program_free(p);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_tokens),
        cmocka_unit_test(test_truncated_and_mutated),
        cmocka_unit_test(test_arithmetic),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
