/* Taxonomies from CSV and JSON: places of errors, all findings, hostile input. */
#include "support.h"

#include <string.h>

static mfgq_status read_csv(const char *text, mfgq_taxonomy **t, mfgq_error *err)
{
    return mfgq_taxonomy_read(MFGQ_TAXONOMY_CSV, text, strlen(text), MFGQ_UTF8, "mine", t, err);
}

static mfgq_status read_json(const char *text, mfgq_taxonomy **t, mfgq_error *err)
{
    return mfgq_taxonomy_read(MFGQ_TAXONOMY_JSON, text, strlen(text), MFGQ_UTF8, NULL, t, err);
}

static void fails_at(const char *text, mfgq_status status, int line, int column)
{
    mfgq_taxonomy *t = NULL;
    mfgq_error err;
    assert_int_equal(read_csv(text, &t, &err), status);
    assert_null(t);
    assert_int_equal(err.line, line);
    assert_int_equal(err.column, column);
}

static const char plain[] = "code,parent,level,name_zh,valid_from,valid_to\n"
                            "A,,top,甲,2010,\nB,,top,乙,,\n"
                            "A1,A,leaf,甲一,2010,2020\nAB,A;B,leaf,甲乙,,\n";

static void test_csv(void **state)
{
    (void)state;
    mfgq_taxonomy *t = NULL;
    mfgq_error err;
    int32_t got[2];
    size_t count;
    assert_ok(read_csv(plain, &t, &err), &err);
    assert_int_equal(mfgq_taxonomy_size(t), 4);
    assert_string_equal(mfgq_taxonomy_about(t, MFGQ_TAXONOMY_ID), "mine");
    assert_string_equal(mfgq_taxonomy_text(t, 2, MFGQ_CLASS_VALID_TO), "2020");
    assert_ok(mfgq_taxonomy_related(t, 3, MFGQ_PARENTS, 2, got, &count, &err), &err);
    assert_int_equal(count, 2);
    assert_int_equal(got[1], 1);
    assert_int_equal(mfgq_taxonomy_valid(t, 2, "2009-12-31"), 0);
    assert_int_equal(mfgq_taxonomy_valid(t, 2, "2010-01-01"), 1);
    assert_int_equal(mfgq_taxonomy_valid(t, 2, "2020-12-31"), 1);
    assert_int_equal(mfgq_taxonomy_valid(t, 2, "2021"), 0);
    assert_int_equal(mfgq_taxonomy_valid(t, 0, "2050"), 1);
    assert_int_equal(mfgq_taxonomy_valid(t, 1, "1800"), 1);
    assert_int_equal(mfgq_taxonomy_valid(t, 9, "2010"), 0);
    assert_int_equal(mfgq_taxonomy_valid(t, 0, NULL), 0);
    mfgq_taxonomy_free(t);
}

static void test_places(void **state)
{
    (void)state;
    fails_at("name\nx\n", MFGQ_E_PARSE, 1, 1);
    fails_at("code,parent\nA,\n,A\n", MFGQ_E_DATA, 3, 1);
    fails_at("code,parent\nA,\nB,A\nA,\n", MFGQ_E_DATA, 4, 1);
    fails_at("code,parent\nA,\nB,X\n", MFGQ_E_DATA, 3, 3);
    fails_at("code,parent\nA,B\nB,A\n", MFGQ_E_DATA, 2, 3);
    fails_at("code,parent\nA,A\n", MFGQ_E_DATA, 2, 3);
    fails_at("code,parent\nA\n", MFGQ_E_PARSE, 2, 1);
    fails_at("code,valid_from,valid_to\nA,2020,2019\n", MFGQ_E_DATA, 2, 8);
    fails_at("code,name_zh\nA,\xE7\x94\n", MFGQ_E_ENCODING, 2, 3);
    fails_at("", MFGQ_E_PARSE, 1, 1);
}

static void test_empty_list(void **state)
{
    (void)state;
    mfgq_taxonomy *t = NULL;
    mfgq_error err;
    const char *code = "A";
    int32_t got = 5;
    assert_ok(read_csv("code\n", &t, &err), &err);
    assert_int_equal(mfgq_taxonomy_size(t), 0);
    assert_ok(mfgq_taxonomy_find_many(t, 1, &code, &got, &err), &err);
    assert_int_equal(got, -1);
    mfgq_taxonomy_free(t);
}

static void test_json(void **state)
{
    (void)state;
    mfgq_taxonomy *t = NULL;
    mfgq_error err;
    int contains = 0;
    assert_ok(read_json("\xEF\xBB\xBF{\"id\":\"x\",\"title\":\"X\",\"source\":\"here\",\"nodes\":["
                        "{\"code\":\"A\",\"level\":\"top\"},{\"code\":\"B\",\"parents\":null},"
                        "{\"code\":\"AB\",\"parents\":[\"A\",\"B\"],\"name_en\":\"both\"},"
                        "{\"code\":\"AC\",\"parent\":\"A\"}]}", &t, &err), &err);
    assert_string_equal(mfgq_taxonomy_about(t, MFGQ_TAXONOMY_ID), "x");
    assert_string_equal(mfgq_taxonomy_text(t, 0, MFGQ_CLASS_SOURCE), "here");
    assert_ok(mfgq_taxonomy_contains(t, "B", "AB", &contains, &err), &err);
    assert_int_equal(contains, 1);
    assert_ok(mfgq_taxonomy_contains(t, "B", "AC", &contains, &err), &err);
    assert_int_equal(contains, 0);
    mfgq_taxonomy_free(t);
}

static void test_bad_json(void **state)
{
    (void)state;
    static const struct { const char *text; mfgq_status status; const char *message; } cases[] = {
        {"{\"nodes\":", MFGQ_E_PARSE, ""},
        {"[]", MFGQ_E_PARSE, "/nodes: "},
        {"{\"nodes\":3}", MFGQ_E_PARSE, "/nodes: "},
        {"{\"nodes\":[3]}", MFGQ_E_PARSE, "/nodes/0: "},
        {"{\"id\":3,\"nodes\":[]}", MFGQ_E_PARSE, "/id: "},
        {"{\"nodes\":[{\"code\":1}]}", MFGQ_E_PARSE, "/nodes/0/code: "},
        {"{\"nodes\":[{\"code\":\"A\",\"colour\":\"red\"}]}", MFGQ_E_PARSE, "/nodes/0/colour: "},
        {"{\"nodes\":[{\"code\":\"A\",\"parents\":[1]}]}", MFGQ_E_PARSE, "/nodes/0/parents: "},
        {"{\"nodes\":[{\"code\":\"A\"},{\"code\":\"A\"}]}", MFGQ_E_DATA, "/nodes/1/code: "},
        {"{\"nodes\":[{\"code\":\"A\",\"parent\":\"B\"}]}", MFGQ_E_DATA, "/nodes/0/parent: "},
        {"{\"nodes\":[{\"code\":\"\xFF\"}]}", MFGQ_E_ENCODING, ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mfgq_taxonomy *t = NULL;
        mfgq_error err;
        assert_int_equal(read_json(cases[i].text, &t, &err), cases[i].status);
        assert_null(t);
        assert_memory_equal(err.message, cases[i].message, strlen(cases[i].message));
    }
}

static void test_validate(void **state)
{
    (void)state;
    static const char text[] = "code,parent,level\nA,,top\n,A,x\nA,,top\nB,Z,leaf\nC,D,leaf\n"
                               "D,C,leaf\n";
    mfgq_table *table = NULL;
    mfgq_error err;
    size_t faults = 0;
    assert_ok(mfgq_taxonomy_validate(MFGQ_TAXONOMY_CSV, text, sizeof text - 1, MFGQ_UTF8, &table,
                                     &faults, &err), &err);
    assert_int_equal(faults, 5);
    static const char *const rules[] = {"empty-code", "duplicate-code", "unknown-parent", "cycle",
                                        "cycle", "count", "count", "count"};
    static const double lines[] = {3, 4, 5, 6, 7};
    assert_int_equal(mfgq_table_rows(table), 8);
    for (size_t i = 0; i < 8; i++) assert_string_equal(mfgq_table_text(table, i, 0), rules[i]);
    for (size_t i = 0; i < 5; i++) assert_close(mfgq_table_number(table, i, 2), lines[i], 0, 0);
    assert_string_equal(mfgq_table_text(table, 7, 1), "leaf");
    assert_close(mfgq_table_number(table, 7, 4), 3, 0, 0);
    mfgq_table_free(table);
    table = NULL;
    assert_ok(mfgq_taxonomy_validate(MFGQ_TAXONOMY_CSV, plain, sizeof plain - 1, MFGQ_UTF8,
                                     &table, &faults, &err), &err);
    assert_int_equal(faults, 0);
    mfgq_table_free(table);
    static const char json[] = "{\"nodes\":[{\"code\":\"A\",\"parent\":\"B\"}]}";
    assert_ok(mfgq_taxonomy_validate(MFGQ_TAXONOMY_JSON, json, sizeof json - 1, MFGQ_UTF8,
                                     &table, &faults, &err), &err);
    assert_int_equal(faults, 1);
    assert_true(mfgq_table_is_missing(table, 0, 2));
    mfgq_table_free(table);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_taxonomy *t = NULL;
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_taxonomy_read((mfgq_taxonomy_form)7, "", 0, MFGQ_UTF8, NULL, &t, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_read(MFGQ_TAXONOMY_CSV, NULL, 0, MFGQ_UTF8, NULL, &t, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_read(MFGQ_TAXONOMY_CSV, "code", 4, MFGQ_UTF8, NULL, NULL, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_validate((mfgq_taxonomy_form)7, "", 0, MFGQ_UTF8, &table, NULL,
                                            &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_validate(MFGQ_TAXONOMY_JSON, NULL, 2, MFGQ_UTF8, &table, NULL,
                                            &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_validate(MFGQ_TAXONOMY_JSON, "{}", 2, MFGQ_UTF8, NULL, NULL,
                                            &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_validate(MFGQ_TAXONOMY_JSON, "{}", 2, MFGQ_UTF8, &table, NULL,
                                            &err), MFGQ_E_PARSE);
    assert_null(t);
    assert_null(table);
}

/* Cutting a file anywhere gives a taxonomy or an error, never a crash. */
static void test_truncation(void **state)
{
    (void)state;
    static const char json[] = "{\"id\":\"x\",\"nodes\":[{\"code\":\"A\"},{\"code\":\"B\","
                               "\"parents\":[\"A\"],\"name_zh\":\"乙\"}]}";
    for (size_t size = 0; size <= sizeof plain - 1; size++) {
        mfgq_taxonomy *t = NULL;
        mfgq_error err;
        if (mfgq_taxonomy_read(MFGQ_TAXONOMY_CSV, plain, size, MFGQ_UTF8, NULL, &t, &err)
            == MFGQ_OK)
            mfgq_taxonomy_free(t);
        else assert_true(err.message[0]);
    }
    for (size_t size = 0; size < sizeof json - 1; size++) {
        mfgq_taxonomy *t = NULL;
        mfgq_error err;
        assert_true(mfgq_taxonomy_read(MFGQ_TAXONOMY_JSON, json, size, MFGQ_UTF8, NULL, &t, &err)
                    != MFGQ_OK);
        assert_true(err.message[0]);
    }
}

static mfgq_status load_both(void *context)
{
    (void)context;
    static const char json[] = "{\"id\":\"x\",\"nodes\":[{\"code\":\"A\"},{\"code\":\"123456789\","
                               "\"parents\":[\"A\"]}]}";
    mfgq_taxonomy *a = NULL, *b = NULL;
    mfgq_table *table = NULL;
    mfgq_status status = read_csv(plain, &a, NULL);
    if (status == MFGQ_OK) status = read_json(json, &b, NULL);
    if (status == MFGQ_OK)
        status = mfgq_taxonomy_validate(MFGQ_TAXONOMY_CSV, "code,parent\nA,B\n,\n", 17, MFGQ_UTF8,
                                        &table, NULL, NULL);
    mfgq_taxonomy_free(a);
    mfgq_taxonomy_free(b);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(load_both, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),   cmocka_unit_test(test_csv),
        cmocka_unit_test(test_places),   cmocka_unit_test(test_empty_list),
        cmocka_unit_test(test_json),     cmocka_unit_test(test_bad_json),
        cmocka_unit_test(test_validate), cmocka_unit_test(test_misuse),
        cmocka_unit_test(test_truncation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
