/* Built-in taxonomies: counts, lookup, relations, names, hostile arguments. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

static mfgq_taxonomy *open_builtin(const char *id)
{
    mfgq_taxonomy *t = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_builtin(id, &t, &err), &err);
    return t;
}

static int32_t find(const mfgq_taxonomy *t, const char *code)
{
    int32_t position = -1;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_find(t, code, &position, &err), &err);
    return position;
}

static double count_of(const mfgq_taxonomy *t, const char *level)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    double count = 0;
    assert_ok(mfgq_taxonomy_counts(t, &table, &err), &err);
    for (size_t i = 0; i < mfgq_table_rows(table); i++)
        if (strcmp(mfgq_table_text(table, i, 0), level) == 0)
            count = mfgq_table_number(table, i, 1);
    mfgq_table_free(table);
    return count;
}

static void test_counts(void **state)
{
    (void)state;
    mfgq_csv *const golden = golden_open("taxonomy_counts.csv");
    for (size_t i = 0; i < mfgq_csv_rows(golden); i++) {
        mfgq_taxonomy *const t = open_builtin(golden_text(golden, i, "taxonomy"));
        assert_close(count_of(t, golden_text(golden, i, "level")),
                     golden_number(golden, i, "expected"), 0,
                     golden_number(golden, i, "tolerance"));
        mfgq_taxonomy_free(t);
    }
    mfgq_csv_free(golden);
}

static void check_class(const mfgq_csv *golden, size_t row)
{
    mfgq_taxonomy *const t = open_builtin(golden_text(golden, row, "taxonomy"));
    const int32_t c = find(t, golden_text(golden, row, "code"));
    const struct { const char *column; mfgq_class_field field; } texts[] = {
        {"level", MFGQ_CLASS_LEVEL},     {"name_zh", MFGQ_CLASS_NAME_ZH},
        {"name_en", MFGQ_CLASS_NAME_EN}, {"tier", MFGQ_CLASS_TIER}};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(mfgq_taxonomy_text(t, c, texts[i].field),
                            golden_text(golden, row, texts[i].column));
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_table(t, 1, &c, 0, &table, &err), &err);
    assert_string_equal(mfgq_table_text(table, 0, 1), golden_text(golden, row, "parent"));
    mfgq_table_free(table);
    mfgq_taxonomy_free(t);
}

static void test_classes(void **state)
{
    (void)state;
    mfgq_csv *const golden = golden_open("taxonomy_classes.csv");
    for (size_t i = 0; i < mfgq_csv_rows(golden); i++) check_class(golden, i);
    mfgq_csv_free(golden);
}

/* Every class is found by its own code, by all four ways. */
static void test_lookup(void **state)
{
    (void)state;
    for (size_t k = 0; k < mfgq_taxonomy_builtin_count(); k++) {
        mfgq_taxonomy *const t = open_builtin(mfgq_taxonomy_builtin_id(k));
        for (int32_t c = 0; c < (int32_t)mfgq_taxonomy_size(t); c++) {
            const char *const code = mfgq_taxonomy_text(t, c, MFGQ_CLASS_CODE);
            int32_t got[3] = {-1, -1, -1};
            assert_int_equal(find(t, code), c);
            assert_ok(mfgq_taxonomy_find_many(t, 1, &code, &got[0], NULL), NULL);
            assert_int_equal(got[0], c);
            const uint64_t key = mfgq_taxonomy_pack(code);
            if (!key) continue;
            char fixed[9] = {0};
            memcpy(fixed, code, strlen(code));
            assert_ok(mfgq_taxonomy_find_packed(t, 1, &key, &got[1], NULL), NULL);
            assert_ok(mfgq_taxonomy_find_fixed(t, 1, 8, fixed, &got[2], NULL), NULL);
            assert_int_equal(got[1], c);
            assert_int_equal(got[2], c);
        }
        mfgq_taxonomy_free(t);
    }
}

static void test_unknown_codes(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const char *const codes[] = {"", "3999", NULL, "0111", "01110", "012345678", "\xFF"};
    int32_t got[7], position = 7;
    assert_ok(mfgq_taxonomy_find_many(t, 7, codes, got, NULL), NULL);
    for (size_t i = 0; i < 7; i++) assert_int_equal(got[i] >= 0, i == 3);
    const uint64_t none[] = {0, UINT64_MAX};
    assert_ok(mfgq_taxonomy_find_packed(t, 2, none, got, NULL), NULL);
    assert_int_equal(got[0], -1);
    assert_int_equal(got[1], -1);
    mfgq_error err;
    /* A code of another edition is named as such; one of none is not. */
    assert_int_equal(mfgq_taxonomy_find(t, "26.11", &position, &err), MFGQ_E_NOT_FOUND);
    assert_non_null(strstr(err.message, "nace-2"));
    assert_int_equal(mfgq_taxonomy_find(t, "7020x", &position, &err), MFGQ_E_NOT_FOUND);
    assert_null(strstr(err.message, "it is in"));
    assert_int_equal(position, 7);
    mfgq_taxonomy_free(t);
}

static void test_editions(void **state)
{
    (void)state;
    char text[120], little[10];
    assert_int_equal(mfgq_taxonomy_editions("26.11", NULL, sizeof text, text), 1);
    assert_string_equal(text, "nace-2");
    assert_int_equal(mfgq_taxonomy_editions("111110", NULL, sizeof text, text), 1);
    assert_string_equal(text, "naics-2017");
    assert_true(mfgq_taxonomy_editions("0111", "gbt4754-2017", sizeof text, text) >= 3);
    assert_null(strstr(text, "gbt4754-2017"));
    assert_non_null(strstr(text, "isic-3.1"));
    assert_true(mfgq_taxonomy_editions("0111", NULL, sizeof little, little) >= 3);
    assert_true(strlen(little) < sizeof little);
    assert_int_equal(mfgq_taxonomy_editions(NULL, NULL, sizeof text, text), 0);
    assert_int_equal(mfgq_taxonomy_editions("", NULL, 0, NULL), 0);
    assert_int_equal(mfgq_taxonomy_editions("a,b", NULL, sizeof text, text), 0);
}

static void test_contains(void **state)
{
    (void)state;
    static const struct { const char *path, *code; int want; } cases[] = {
        {"smart", "smart/ic/01", 1},
        {"smart/industrial", "smart/ic/01", 1},
        {"smart/industrial", "smart/software/02", 0},
        {"smart", "smart/software/02", 1},
        {"智能产业集群", "smart/software/02", 1},
        {"智能产业集群/集成电路", "smart/ic/02", 1},
        {"智能产业集群/集成电路", "smart/display/01", 0},
        {"Smart industry cluster/Integrated circuits", "smart/ic", 1},
        {"乳制品、调味制品及休闲食品", "agrifood/dairy-snacks/01", 1},
        {"smart/ic/01", "smart", 0},
    };
    mfgq_taxonomy *const t = open_builtin("chongqing-2019-2022");
    mfgq_error err;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int got = -1;
        assert_ok(mfgq_taxonomy_contains(t, cases[i].path, cases[i].code, &got, &err), &err);
        assert_int_equal(got, cases[i].want);
    }
    int got = 9;
    assert_int_equal(mfgq_taxonomy_contains(t, "激光雷达", "smart", &got, &err), MFGQ_E_DATA);
    assert_int_equal(mfgq_taxonomy_contains(t, "smart/none", "smart", &got, &err),
                     MFGQ_E_NOT_FOUND);
    assert_int_equal(err.arg, 2);
    assert_int_equal(mfgq_taxonomy_contains(t, "smart", "3973", &got, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(err.arg, 3);
    assert_non_null(strstr(err.message, "gbt4754-2017"));
    assert_int_equal(got, 9);
    mfgq_taxonomy_free(t);
}

static void test_relations(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2017");
    const int32_t c = find(t, "3973"), section = find(t, "C");
    int32_t got[4];
    size_t count = 0;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_related(t, c, MFGQ_ANCESTORS, 4, got, &count, &err), &err);
    assert_int_equal(count, 3);
    assert_int_equal(got[0], find(t, "397"));
    assert_int_equal(got[1], find(t, "39"));
    assert_int_equal(got[2], section);
    assert_ok(mfgq_taxonomy_related(t, c, MFGQ_LEAVES, 4, got, &count, &err), &err);
    assert_int_equal(count, 1);
    assert_int_equal(got[0], c);
    assert_ok(mfgq_taxonomy_related(t, section, MFGQ_CHILDREN, 0, NULL, &count, &err), &err);
    assert_int_equal(count, 31); /* divisions 13 to 43 */
    assert_ok(mfgq_taxonomy_related(t, section, MFGQ_LEAVES, 0, NULL, &count, &err), &err);
    assert_int_equal(count, 609); /* classes of manufacturing counted in the list */
    count = 5;
    assert_int_equal(mfgq_taxonomy_related(t, section, MFGQ_CHILDREN, 4, got, &count, &err),
                     MFGQ_E_LIMIT);
    assert_int_equal(count, 5);
    assert_ok(mfgq_taxonomy_related(t, section, MFGQ_PARENTS, 4, got, &count, &err), &err);
    assert_int_equal(count, 0);
    mfgq_taxonomy_free(t);
}

static size_t hits(const mfgq_taxonomy *t, const char *text)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_search(t, text, &table, &err), &err);
    const size_t rows = mfgq_table_rows(table);
    mfgq_table_free(table);
    return rows;
}

static void test_search(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("chongqing-2019-2022");
    assert_int_equal(hits(t, "激光雷达"), 2);
    assert_int_equal(hits(t, "ｒｆｉｄ"), 1); /* full width, lower case */
    assert_int_equal(hits(t, "LIDAR"), 2);
    assert_int_equal(hits(t, "没有这个"), 0);
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_taxonomy_search(t, "", &table, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_search(t, "\xC3\x28", &table, &err), MFGQ_E_ENCODING);
    assert_null(table);
    mfgq_taxonomy_free(t);
}

static void test_parts(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("chongqing-2019-2022");
    mfgq_table *some = NULL, *all = NULL;
    assert_ok(mfgq_taxonomy_table(t, 0, NULL, 0, &some, NULL), NULL);
    assert_ok(mfgq_taxonomy_table(t, 0, NULL, 1, &all, NULL), NULL);
    assert_int_equal(mfgq_table_rows(some), 8 + 35 + 318);
    assert_int_equal(mfgq_table_rows(all), 8 + 35 + 318 + 1);
    assert_string_equal(mfgq_table_text(some, 1, 1), "smart");
    assert_string_equal(mfgq_table_text(all, 2, 1), "smart;smart/industrial");
    mfgq_table_free(some);
    mfgq_table_free(all);
    mfgq_taxonomy_free(t);
}

static void test_about(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("gbt4754-2011");
    assert_string_equal(mfgq_taxonomy_about(t, MFGQ_TAXONOMY_ID), "gbt4754-2011");
    assert_string_equal(mfgq_taxonomy_about(t, MFGQ_TAXONOMY_VALID_TO), "2017-09-30");
    assert_string_equal(mfgq_taxonomy_text(t, 0, MFGQ_CLASS_SOURCE), "GBT-4754-2011");
    assert_string_equal(mfgq_taxonomy_about(t, (mfgq_taxonomy_field)99), "");
    assert_string_equal(mfgq_taxonomy_text(t, -1, MFGQ_CLASS_CODE), "");
    assert_string_equal(mfgq_taxonomy_text(t, 99999, MFGQ_CLASS_CODE), "");
    assert_string_equal(mfgq_taxonomy_text(NULL, 0, MFGQ_CLASS_CODE), "");
    assert_null(mfgq_taxonomy_builtin_id(99));
    assert_int_equal(mfgq_taxonomy_size(NULL), 0);
    assert_true(mfgq_taxonomy_pack("123456789") == 0);
    assert_true(mfgq_taxonomy_pack(NULL) == 0);
    mfgq_taxonomy_free(t);
    mfgq_taxonomy_free(NULL);
}

static void test_misuse(void **state)
{
    (void)state;
    mfgq_taxonomy *const t = open_builtin("hightech-mfg-2017");
    mfgq_taxonomy *none = NULL;
    mfgq_error err;
    int32_t p = 0;
    int flag;
    uint8_t mask[4];
    size_t count;
    mfgq_table *table = NULL;
    const int32_t bad = 99999;
    assert_int_equal(mfgq_taxonomy_builtin(NULL, &none, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_builtin("isic-4", NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_builtin("isic-3.1", &none, &err), MFGQ_E_NOT_FOUND);
    assert_int_equal(mfgq_taxonomy_builtin("isic-5", &none, &err), MFGQ_E_NOT_FOUND);
    assert_null(none);
    assert_int_equal(mfgq_taxonomy_find(NULL, "1", &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find(t, NULL, &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find(t, "1", NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find_many(t, 1, NULL, &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find_packed(t, 1, NULL, &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find_fixed(t, 1, 9, "", &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find_fixed(t, 1, 0, "", &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_find_many(t, 0, NULL, NULL, &err), MFGQ_OK);
    assert_int_equal(mfgq_taxonomy_resolve(t, NULL, &p, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_contains(t, "01", "2710", NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_contains(NULL, "01", "2710", &flag, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_mask(t, -1, mask, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_mask(t, 0, NULL, &err), MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_related(t, 0, (mfgq_relation)9, 0, NULL, &count, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_related(t, 0, MFGQ_LEAVES, 1, NULL, &count, &err),
                     MFGQ_E_INVALID);
    assert_int_equal(mfgq_taxonomy_table(t, 1, &bad, 0, &table, &err), MFGQ_E_INVALID);
    assert_int_equal(err.index, 0);
    assert_int_equal(mfgq_taxonomy_counts(NULL, &table, &err), MFGQ_E_INVALID);
    assert_null(table);
    mfgq_taxonomy_free(t);
}

static mfgq_status run_all(void *context)
{
    (void)context;
    mfgq_taxonomy *t = NULL;
    mfgq_table *a = NULL, *b = NULL, *c = NULL;
    uint8_t mask[200];
    int flag;
    size_t count;
    mfgq_status status = mfgq_taxonomy_builtin("hightech-mfg-2017", &t, NULL);
    if (status == MFGQ_OK) status = mfgq_taxonomy_table(t, 0, NULL, 1, &a, NULL);
    if (status == MFGQ_OK) status = mfgq_taxonomy_search(t, "2710", &b, NULL);
    if (status == MFGQ_OK) status = mfgq_taxonomy_counts(t, &c, NULL);
    if (status == MFGQ_OK) status = mfgq_taxonomy_mask(t, 0, mask, NULL);
    if (status == MFGQ_OK) status = mfgq_taxonomy_contains(t, "01", "2710", &flag, NULL);
    if (status == MFGQ_OK) status = mfgq_taxonomy_related(t, 0, MFGQ_LEAVES, 0, NULL, &count, NULL);
    mfgq_table_free(a);
    mfgq_table_free(b);
    mfgq_table_free(c);
    mfgq_taxonomy_free(t);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(run_all, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory),    cmocka_unit_test(test_counts),
        cmocka_unit_test(test_classes),   cmocka_unit_test(test_lookup),
        cmocka_unit_test(test_unknown_codes), cmocka_unit_test(test_editions),
        cmocka_unit_test(test_contains),  cmocka_unit_test(test_relations),
        cmocka_unit_test(test_search),    cmocka_unit_test(test_parts),
        cmocka_unit_test(test_about),     cmocka_unit_test(test_misuse),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
