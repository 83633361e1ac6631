/* Names, words and notes in Chinese. */
#include "support.h"

#include <ctype.h>
#include <mfgq/assess.h>
#include <mfgq/chinese.h>
#include <mfgq/lint.h>
#include <mfgq/outlook.h>
#include <mfgq/plan.h>
#include <stdio.h>
#include <string.h>

enum { ROOM = 4000 };

static int collect(void *context, const char *bytes, size_t size)
{
    strncat(context, bytes, size);
    return 0;
}

static void said(const char *column, const char *text, const char *want)
{
    char out[ROOM] = "";
    mfgq_error err;
    assert_ok(mfgq_chinese_text(column, text, collect, out, &err), &err);
    assert_string_equal(out, want);
}

static void test_names(void **state)
{
    (void)state;
    assert_string_equal(mfgq_chinese_name("median"), "中位数");
    assert_null(mfgq_chinese_name("no such column"));
    assert_null(mfgq_chinese_name(NULL));
}

static void test_words(void **state)
{
    (void)state;
    said("verdict", "met", "达到");
    said("status", "slightly-cloudy", "少云");
    said("rule", "base-year", "基期不明");
    said("verdict", "another", "another");
    said("indicator", "met", "met"); /* data that looks like a word */
    said("source", "constant series", "constant series");
    said("reason", "no column 主营业务收入", "缺少列主营业务收入");
    said("note", "", "");
}

static void test_parts(void **state)
{
    (void)state;
    said("note", "mean of three models; gaps interpolated; last observed 2015",
         "三模型均值；缺值已插补；最后观测2015年");
    said("note", "last observed 2015-Q3", "最后观测2015年三季度");
    said("note", "last observed 2015-07; last observed 2015-H2",
         "最后观测2015年7月；最后观测2015年下半年");
    said("note", "last observed long ago", "last observed long ago");
    said("note", "ours; yours", "ours; yours");
    said("note", "ours; vintage 2024-05-01; yours; theirs", "ours；2024-05-01发布；yours; theirs");
    said("note", "constant series; ", "序列各值相同；");
    said("note", "not observed in 2019, latest 2015", "2019年无观测值，最近为2015年");
    said("note", "stated-differently: 7700 ge in 专栏1", "另有表述：专栏1为不低于7700");
    said("note", "break 2013: definition", "2013年有断点：口径变化");
    said("note", "last observed ", "last observed ");
    said("reason", "target met", "目标已达到");
}

static void test_figures(void **state)
{
    (void)state;
    said("message", "stated as 6000 亿元, but 25 % of 23500 亿元 is 5875 亿元 (5757.38 to 5992.63)",
         "表述为6000亿元，而23500亿元的25%为5875亿元（5757.38—5992.63）");
    said("message", "the part 4 to 6 km is more than its whole -3", "部分（4—6 km）大于总体（-3）");
    said("message", "no target for 2019; there is one for 2020, 2022-Q1",
         "2019年无目标；有目标的时期为2020年、2022年一季度");
    said("derivation", "from 2 亿元 in 2020 to 3 亿元 or 4 亿元 in 2022, 专栏1 over 2 years, per year",
         "由2020年的2亿元到2022年（专栏1）的3亿元或4亿元，历时2年，年均");
    said("derivation", "a / b; a = 7500 亿元 in 一（二）, b = 3 %",
         "a / b；a = 7500亿元，见一（二）；b = 3%");
}

static int refuse(void *context, const char *bytes, size_t size)
{
    (void)bytes;
    (void)size;
    return ++*(int *)context == 2;
}

static void test_errors(void **state)
{
    (void)state;
    char out[ROOM] = "";
    int calls = 0;
    mfgq_error err;
    assert_int_equal(mfgq_chinese_text(NULL, "a", collect, out, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_int_equal(mfgq_chinese_text("note", NULL, collect, out, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_chinese_text("note", "a", NULL, out, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 3);
    assert_int_equal(mfgq_chinese_text("note", "a; b; c", refuse, &calls, &err), MFGQ_E_IO);
    assert_int_equal(calls, 2);
}

static const struct {
    const char *english, *chinese;
} phrases[] = {
#define PHRASE(english, chinese) {english, chinese},
#include "chinese/phrases.def"
#undef PHRASE
};

/* An example of what may stand in a hole, and its Chinese. */
static const char *example(char kind, int in_chinese)
{
    switch (kind) {
    case 'p': return in_chinese ? "2015年" : "2015";
    case 'q': return in_chinese ? "2015年（专栏1）" : "2015, 专栏1";
    case 'l': return in_chinese ? "2015年、2016年" : "2015, 2016";
    case 'a': return in_chinese ? "7.5亿元" : "7.5 亿元";
    case 't': return in_chinese ? "等于" : "eq";
    case 'w': return "77";
    default: return "甲乙";
    }
}

/* Every phrase is reached by its own English: none hides behind an earlier one, and each hole
   stands in the Chinese exactly once. */
static void test_every_phrase(void **state)
{
    (void)state;
    assert_true(sizeof phrases / sizeof *phrases > 150);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        char text[ROOM] = "", want[ROOM] = "", kinds[10] = "";
        size_t holes = 0, used = 0;
        for (const char *c = phrases[i].english; *c; c++) {
            if (*c != '{') strncat(text, c, 1);
            else strcat(text, example(kinds[holes++] = c[1], 0)), c += 2;
        }
        for (const char *c = phrases[i].chinese; *c; c++) {
            if (*c != '{') {
                strncat(want, c, 1);
                continue;
            }
            const size_t hole = (size_t)(c[1] - '1');
            assert_true(hole < holes && kinds[hole]);
            strcat(want, example(kinds[hole], 1));
            kinds[hole] = 0;
            used++, c += 2;
        }
        assert_int_equal(used, holes);
        said("note", text, want);
    }
}

/* Two English words side by side: nothing that is a code, a formula or an address. */
static int is_english(const char *text)
{
    size_t word = 0, before = 0;
    for (const char *c = text;; c++) {
        const int letter = *c >= 'a' && *c <= 'z';
        if (letter) {
            word++;
            continue;
        }
        if (word >= 2 && before >= 2) return 1;
        before = *c == ' ' ? word : 0;
        word = 0;
        if (!*c) return 0;
    }
}

static void check_column(const mfgq_table *table, const char *name)
{
    const int64_t column = mfgq_table_find(table, name);
    assert_true(column >= 0 && mfgq_table_rows(table) > 0);
    for (size_t row = 0; row < mfgq_table_rows(table); row++) {
        char out[ROOM] = "";
        const char *const text = mfgq_table_text(table, row, (size_t)column);
        mfgq_error err;
        assert_true(strlen(text) < ROOM / 2);
        assert_ok(mfgq_chinese_text(name, text, collect, out, &err), &err);
        if (is_english(out)) fail_msg("left in English: %s", out);
    }
}

/* What the library says of a plan that ships with it, the plan's own assumptions included. */
static void test_built_in_plan(void **state)
{
    (void)state;
    mfgq_error err;
    mfgq_plan *plan = NULL;
    mfgq_observations *seen = NULL;
    mfgq_table *table = NULL;
    const double levels[] = {0.8};
    assert_ok(mfgq_plan_builtin("chongqing-2019-2022", &plan, &err), &err);
    assert_ok(mfgq_observations_builtin("chongqing-2019-2022", &seen, &err), &err);
    assert_ok(mfgq_plan_lint(plan, &table, &err), &err);
    check_column(table, "message");
    mfgq_table_free(table);
    assert_ok(mfgq_plan_implied(plan, &table, &err), &err);
    check_column(table, "derivation");
    mfgq_table_free(table);
    if (mfgq_has_gsl()) {
        assert_ok(mfgq_outlook(plan, seen, "2018", NULL, NULL, 1, levels, &table, &err), &err);
        check_column(table, "note");
        mfgq_table_free(table);
    }
    assert_ok(mfgq_assess_progress(plan, seen, MFGQ_RULE_EUROSTAT, MFGQ_MILESTONES_ALL, NULL, NULL,
                                   &table, &err), &err);
    check_column(table, "reason");
    mfgq_table_free(table);
    mfgq_observations_free(seen);
    mfgq_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),        cmocka_unit_test(test_words),
        cmocka_unit_test(test_parts),        cmocka_unit_test(test_figures),
        cmocka_unit_test(test_errors),       cmocka_unit_test(test_every_phrase),
        cmocka_unit_test(test_built_in_plan)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
