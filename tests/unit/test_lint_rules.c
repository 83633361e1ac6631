/* Each rule on a plan of its own: what it finds, and what it must leave alone. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 8192 };

/* A plan for 2020 and 2022 from 2019, of indicators and relations in short. */
static mfgq_table *lint(const char *relations, const char *indicators)
{
    static char text[MOST];
    snprintf(text, sizeof text,
             "{\"format\":\"mfgq-plan\",\"version\":1,\"id\":\"p\",\"title\":{\"zh\":\"t\"},"
             "\"start\":\"2020\",\"end\":\"2022\",\"base\":\"2019\",\"milestones\":[\"2020\","
             "\"2022\"],\"relations\":[%s],\"indicators\":[%s]}", relations, indicators);
    for (char *p = text; *p; p++)
        if (*p == '\'') *p = '"';
    mfgq_plan *plan = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_load(text, strlen(text), MFGQ_UTF8, &plan, &err), &err);
    assert_ok(mfgq_plan_lint(plan, &table, &err), &err);
    mfgq_plan_free(plan);
    return table;
}

/* An indicator stated once, for 2020 and 2022. */
#define STATED(id, kind, unit, more, a, b)                                                     \
    "{'id':'" id "','name_zh':'" id "','unit':'" unit "','kind':'" kind "','direction':'up'," \
    more "'statements':[{'id':'s-" id "','section':'S-" id "','values':[{'period':'2020',"     \
    "'text':'" a "'},{'period':'2022','text':'" b "'}]}]}"

static size_t count(const mfgq_table *t, const char *rule, const char *severity)
{
    size_t found = 0;
    for (size_t row = 0; row < mfgq_table_rows(t); row++) {
        const int same = !strcmp(mfgq_table_text(t, row, 0), rule) &&
                         !strcmp(mfgq_table_text(t, row, 1), severity);
        if (same) found++;
    }
    return found;
}

/* The only finding: its rule, severity, left and right. */
static void expect_one(mfgq_table *t, const char *rule, const char *severity, double left,
                       double right)
{
    if (mfgq_table_rows(t) != 1) {
        for (size_t row = 0; row < mfgq_table_rows(t); row++)
            print_error("%s: %s\n", mfgq_table_text(t, row, 0), mfgq_table_text(t, row, 8));
        fail_msg("%s: %zu findings", rule, mfgq_table_rows(t));
    }
    assert_string_equal(mfgq_table_text(t, 0, 0), rule);
    assert_string_equal(mfgq_table_text(t, 0, 1), severity);
    assert_close(mfgq_table_number(t, 0, 4), left, 1e-13, 0);
    assert_close(mfgq_table_number(t, 0, 5), right, 1e-13, 0);
    mfgq_table_free(t);
}

static void expect_none(mfgq_table *t)
{
    for (size_t row = 0; row < mfgq_table_rows(t); row++)
        fail_msg("%s: %s", mfgq_table_text(t, row, 0), mfgq_table_text(t, row, 8));
    mfgq_table_free(t);
}

/* Two places; the second states `b` for 2022 where the first states 30. */
#define TWICE(b)                                                                               \
    "{'id':'a','name_zh':'a','unit':'亿元','kind':'level','direction':'up','statements':["     \
    "{'id':'s1','section':'1','values':[{'period':'2020','text':'20'},{'period':'2022',"       \
    "'text':'30'}]},{'id':'s2','section':'2','values':[{'period':'2022','text':'" b "'}]}]}"

static void test_restated(void **state)
{
    (void)state;
    expect_one(lint("", TWICE("32")), "restated-differently", "error", 30, 32);
    expect_none(lint("", TWICE("30")));
    expect_none(lint("", TWICE("30.4")));       /* 30 stands for 29.5 to 30.5 */
    expect_none(lint("", TWICE("31")));         /* 30.5 is the end of both: a touching end */
    expect_one(lint("", TWICE("300000万元")), "unit-wording", "note", 20, 30);
}

static void test_other_words(void **state)
{
    (void)state;
    expect_one(lint("", TWICE("41—42")), "restated-differently", "error", 30, NAN);
    mfgq_table *const t = lint("", TWICE("不低于30"));
    assert_int_equal(count(t, "restated-differently", "note"), 1);
    assert_int_equal(mfgq_table_rows(t), 1);
    mfgq_table_free(t);
}

static void test_part(void **state)
{
    (void)state;
    expect_one(lint("", STATED("w", "level", "亿元", "", "20", "30") ","
                    STATED("p", "level", "亿元", "'parent':'w',", "22", "30.5")),
               "part-exceeds-whole", "error", 22, 20);
    expect_none(lint("", STATED("w", "level", "亿元", "", "20", "30") ","
                     STATED("p", "level", "亿元", "'parent':'w',", "21", "31")));
    /* things are counted exactly: 5 of 4 cannot be, though 4.5 would touch */
    expect_one(lint("", STATED("w", "count", "家", "", "4", "6") ","
                    STATED("p", "count", "家", "'parent':'w','relation':'subset-of',", "5", "5")),
               "part-exceeds-whole", "error", 5, 4);
    /* a floor for the part exceeds a level, a floor for the whole has no top */
    expect_one(lint("", STATED("w", "share", "%", "", "40", "60") ","
                    STATED("p", "share", "%", "'parent':'w','relation':'subset-of',",
                           "50以上", "55以上")), "part-exceeds-whole", "error", 50, 40);
    expect_none(lint("", STATED("w", "share", "%", "", "40以上", "60以上") ","
                     STATED("p", "share", "%", "'parent':'w','relation':'subset-of',",
                            "50", "55")));
    expect_none(lint("", STATED("w", "level", "亿元", "", "20", "30") ","
                     STATED("p", "share", "%", "'parent':'w',", "50", "60")));
    expect_one(lint("", STATED("s", "share", "%", "", "99", "101")), "part-exceeds-whole", "error",
               101, 100);
}

static void test_totals(void **state)
{
    (void)state;
#define THREE(a, b, total)                                                             \
    STATED("a", "level", "亿元", "", a, a) "," STATED("b", "level", "亿元", "", b, b)  \
        "," STATED("t", "level", "亿元", "", total, total)
    const char *const complete =
        "{'type':'total','id':'r','total':'t','parts':['a','b'],'complete':true}";
    /* (n + 1) h = 1.5: parts may miss their total by that much, and a touching end is none */
    mfgq_table *const t = lint(complete, THREE("10", "20", "32"));
    assert_int_equal(count(t, "parts-exceed-total", "error"), 2);
    assert_same(mfgq_table_number(t, 0, 4), 32);
    assert_same(mfgq_table_number(t, 0, 5), 30);
    mfgq_table_free(t);
    expect_none(lint(complete, THREE("10", "20", "31")));
    expect_none(lint("{'type':'total','id':'r','total':'t','parts':['a','b']}",
                     THREE("10", "20", "50")));
    expect_none(lint("{'type':'total','id':'r','total':'t','parts':['a','b'],"
                     "'overlap':'possible'}", THREE("10", "20", "25")));
    mfgq_table *const assumed = lint("{'type':'total','id':'r','total':'t','parts':['a','b'],"
                                     "'assumption':'x'}", THREE("10", "20", "25"));
    assert_int_equal(count(assumed, "parts-exceed-total", "warning"), 2);
    mfgq_table_free(assumed);
}

/* Parts of a parent add up without any relation being declared. */
static void test_children(void **state)
{
    (void)state;
    expect_one(lint("", STATED("w", "level", "亿元", "", "20", "40") ","
                    STATED("p", "level", "亿元", "'parent':'w',", "15", "15") ","
                    STATED("q", "level", "亿元", "'parent':'w',", "15", "15")),
               "parts-exceed-total", "error", 20, 30);
    expect_none(lint("", STATED("w", "count", "家", "", "20", "40") ","
                     STATED("p", "count", "家", "'parent':'w','relation':'subset-of',", "15", "15")
                     "," STATED("q", "count", "家", "'parent':'w','relation':'subset-of',", "15",
                                "15")));
}

static void test_share(void **state)
{
    (void)state;
    const char *const r = "{'type':'share','id':'r','share':'s','of':'t','part':'p'}";
#define SHARED(s, t, p)                                                               \
    STATED("s", "share", "%", "", s, s) "," STATED("t", "level", "亿元", "", t, t) "," \
        STATED("p", "level", "亿元", "", p, p)
    /* 25.5 % of 200.5 is 51.1275, and 52 begins at 51.5 */
    mfgq_table *const t = lint(r, SHARED("25", "200", "52"));
    assert_int_equal(count(t, "share-against-level", "error"), 2);
    assert_same(mfgq_table_number(t, 0, 5), 50);
    assert_same(mfgq_table_number(t, 0, 6), 2);
    mfgq_table_free(t);
    expect_none(lint(r, SHARED("25", "200", "51")));
    expect_none(lint(r, SHARED("25", "200", "49")));
    expect_none(lint(r, SHARED("25以上", "200", "52")));
}

static void test_identity(void **state)
{
    (void)state;
    const char *const r = "{'type':'identity','id':'r','left':'a * b','relation':'eq','right':'c',"
                          "'unit':'亿元'}";
#define PRODUCT(a, b, c)                                                                 \
    STATED("a", "level", "亿元", "", a, a) "," STATED("b", "ratio", "%", "", b, b) "," \
        STATED("c", "level", "亿元", "", c, c)
    mfgq_table *const t = lint(r, PRODUCT("100", "20.0", "30"));
    assert_int_equal(count(t, "identity", "error"), 2);
    assert_same(mfgq_table_number(t, 0, 4), 30); /* the stated side comes first */
    assert_same(mfgq_table_number(t, 0, 5), 20);
    mfgq_table_free(t);
    expect_none(lint(r, PRODUCT("100", "20", "20")));
    expect_none(lint(r, PRODUCT("100", "20.0", "20.2"))); /* 100.5 * 20.05 % = 20.15025 */
}

static void test_identity_within_rounding(void **state)
{
    (void)state;
    const char *const r = "{'type':'identity','id':'r','left':'a * b','relation':'le','right':'c',"
                          "'unit':'亿元','rule':'part-exceeds-whole'}";
    /* 20.5 printed, 19.4 to 20.6 as rounded: only a note against 20 */
    mfgq_table *const t = lint(r, PRODUCT("100", "20.5", "20"));
    assert_int_equal(count(t, "part-exceeds-whole", "note"), 2);
    mfgq_table_free(t);
    mfgq_table *const u = lint(r, PRODUCT("100", "25.0", "20"));
    assert_int_equal(count(u, "part-exceeds-whole", "error"), 2);
    mfgq_table_free(u);
}

static void test_other_way(void **state)
{
    (void)state;
    const char *const r = "{'type':'identity','id':'r','left':'c','relation':'ge','right':'a * b',"
                          "'unit':'亿元','assumption':'x'}";
    mfgq_table *const t = lint(r, PRODUCT("100", "25.0", "20"));
    assert_int_equal(count(t, "identity", "warning"), 2);
    mfgq_table_free(t);
    expect_none(lint(r, PRODUCT("100", "25.0", "26")));
}

static void test_direction(void **state)
{
    (void)state;
    expect_one(lint("", STATED("a", "level", "亿元", "", "20", "18")), "direction-clash", "warning",
               18, 20);
    expect_none(lint("", STATED("a", "level", "亿元", "", "20", "19.5")));
    mfgq_table *const range = lint("", STATED("a", "count", "条", "", "9", "4—5"));
    assert_string_equal(mfgq_table_text(range, 0, 8),
                        "falls to 4 to 5 条 from 9 条 in 2020, though it should rise");
    expect_one(range, "direction-clash", "warning", NAN, 9);
    expect_none(lint("", STATED("a", "rate", "%", "", "8", "6")));
    expect_one(lint("", STATED("a", "cut-rate", "%", "", "[8]", "[6]")), "direction-clash",
               "warning", 6, 8);
    const char *const r = "{'type':'direction','id':'r','left':'a','relation':'opposite',"
                          "'right':'b','unit':'亿元'}";
    expect_one(lint(r, STATED("a", "level", "亿元", "", "20", "30") ","
                    STATED("b", "level", "亿元", "", "20", "30")), "direction-clash", "error", 30,
               20);
    expect_none(lint(r, STATED("a", "level", "亿元", "", "20", "30") ","
                     STATED("b", "rate", "%", "", "9", "5")));
}

static void test_room(void **state)
{
    (void)state;
    expect_one(lint("", STATED("w", "count", "家", "", "4", "6") ","
                    STATED("p", "count", "家", "'parent':'w','relation':'subset-of',", "4", "5")),
               "count-room", "note", 4, 4);
}

/* One statement with a value for 2020 and one for 2022, each with more members. */
#define CHANGING(kind, unit, statement, a, b)                                                  \
    "{'id':'a','name_zh':'a','unit':'" unit "','kind':'" kind "','direction':'up','statements':" \
    "[{'id':'s','section':'1'," statement "'values':[{'period':'2020'," a "},{'period':'2022'," b  \
    "}]}]}"

static void test_base(void **state)
{
    (void)state;
    expect_one(lint("", CHANGING("cut-rate", "%", "'base_stated':false,", "'text':'[3]'",
                                 "'text':'[5]'")), "base-year", "warning", 3, NAN);
    expect_one(lint("", CHANGING("count", "家", "'base_stated':false,", "'text':'[3]'",
                                 "'text':'[5]'")), "base-year", "note", 3, NAN);
    expect_none(lint("", CHANGING("cut-rate", "%", "", "'text':'[3]'", "'text':'[5]'")));
    expect_one(lint("", CHANGING("count", "家", "", "'text':'3'", "'text':'[5]'")), "base-year",
               "note", 3, 5);
    mfgq_table *const t =
        lint("", "{'id':'a','name_zh':'a','unit':'%','kind':'cut-rate','direction':'up',"
                 "'statements':[{'id':'s','section':'1','base':'2019','values':[{'period':'2020',"
                 "'text':'[3]'},{'period':'2022','text':'[5]'}]},{'id':'r','section':'2',"
                 "'base':'2018','values':[{'period':'2022','text':'[5]'}]}]}");
    assert_int_equal(count(t, "base-year", "warning"), 1);
    mfgq_table_free(t);
}

static void test_changes(void **state)
{
    (void)state;
    expect_one(lint("", CHANGING("count", "家", "", "'text':'3','criterion':'x'",
                                 "'text':'5','criterion':'y'")), "criterion-change", "warning", 3,
               5);
    expect_one(lint("", CHANGING("count", "家", "", "'text':'3','scope':'x'", "'text':'5'")),
               "scope-change", "warning", 3, 5);
    expect_none(lint("", CHANGING("count", "家", "", "'text':'3','scope':'x'",
                                  "'text':'5','scope':'x'")));
    expect_one(lint("", CHANGING("count", "家", "'wording':'b',", "'text':'3'", "'text':'5'")),
               "scope-change", "note", NAN, NAN);
    /* what is counted otherwise is not said to fall */
    expect_one(lint("", CHANGING("count", "家", "", "'text':'5','scope':'x'",
                                 "'text':'3','scope':'y'")), "scope-change", "warning", 5, 3);
}

static void test_wording(void **state)
{
    (void)state;
    expect_one(lint("", "{'id':'a','name_zh':'a','unit':'个','kind':'count','direction':'up',"
                        "'statements':[{'id':'s','section':'1','values':[{'period':'2020',"
                        "'text':'3户'},{'period':'2022','text':'5户'}]},{'id':'r','section':'2',"
                        "'values':[{'period':'2020','text':'3'}]}]}"),
               "unit-wording", "note", 3, 3);
    expect_one(lint("{'type':'total','id':'r','total':'w','parts':['p']}",
                    STATED("w", "level", "亿元", "'measure':'gross-output',", "20", "40") ","
                    STATED("p", "level", "亿元", "'measure':'sales',", "15", "15")),
               "unit-wording", "warning", NAN, NAN);
}

static void test_missing(void **state)
{
    (void)state;
#define ONLY(values)                                                                            \
    "{'id':'a','name_zh':'a','unit':'家','kind':'count','direction':'up','statements':[{'id':" \
    "'s','section':'1','values':[" values "]}]}"
    expect_one(lint("", ONLY("{'period':'2020','text':'3'}")), "missing-milestone", "warning", NAN,
               NAN);
    expect_one(lint("", ONLY("{'period':'2022','text':'3'}")), "missing-milestone", "note", NAN,
               NAN);
    expect_one(lint("", ONLY("{'dated':false,'text':'3'}")), "missing-milestone", "note", NAN, NAN);
    expect_none(lint("", ONLY("{'period':'2022','text':'3','accumulation':'average'}")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_restated),  cmocka_unit_test(test_other_words),
        cmocka_unit_test(test_part),      cmocka_unit_test(test_totals),
        cmocka_unit_test(test_children),  cmocka_unit_test(test_share),
        cmocka_unit_test(test_identity),  cmocka_unit_test(test_identity_within_rounding),
        cmocka_unit_test(test_direction), cmocka_unit_test(test_room),
        cmocka_unit_test(test_other_way),
        cmocka_unit_test(test_base),      cmocka_unit_test(test_changes),
        cmocka_unit_test(test_wording),   cmocka_unit_test(test_missing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
