/* Composite indices: cases by hand, bad specifications, failing memory. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const unit[] = {"A", "A", "A", "B", "B", "B", "C", "C", "C"};
static const char *const indicator[] = {"x", "y", "pop", "x", "y", "pop", "x", "y", "pop"};
static const double value[] = {10, 4, 2, 20, 1, 4, 60, NAN, 5};
static const char *const group[] = {"p", "p", "p", "q", "q", "q", "q", "q", "q"};

static mfgq_composite *spec_of(const char *json)
{
    mfgq_composite *spec = NULL;
    mfgq_error err;
    assert_ok(mfgq_composite_load(json, strlen(json), &spec, &err), &err);
    return spec;
}

/* Runs and compares values of one name with `want`, by unit. */
static void expect(const char *json, mfgq_composite_stage stage, const char *name,
                   const double want[3])
{
    mfgq_composite *const spec = spec_of(json);
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_composite_run(spec, stage, 9, unit, indicator, value, group, &table, &err),
              &err);
    size_t found = 0;
    for (size_t row = 0; row < mfgq_table_rows(table); row++) {
        if (strcmp(mfgq_table_text(table, row, 2), name) != 0) continue;
        assert_close(mfgq_table_number(table, row, 3), want[found++], 1e-14, 1e-14);
    }
    assert_int_equal(found, 3);
    mfgq_table_free(table);
    mfgq_composite_free(spec);
}

#define LEVELS "\"levels\":[{\"code\":\"top\"}]"
#define TWO "\"indicators\":[{\"code\":\"x\",\"parent\":\"top\",\"weight\":3}," \
            "{\"code\":\"y\",\"parent\":\"top\",\"direction\":-1}]"

/* x: 10, 20, 60; y: 4, 1, missing; pop: 2, 4, 5. */
static void test_stages(void **state)
{
    (void)state;
    const char *const by_pop = "{\"indicators\":[{\"code\":\"x\",\"denominator\":\"pop\"}]}";
    expect(by_pop, MFGQ_DENOMINATED, "x", (double[]){5, 5, 12});
    expect("{" TWO "," LEVELS ",\"impute\":\"mean\"}", MFGQ_IMPUTED, "y", (double[]){4, 1, 2.5});
    expect("{" TWO "," LEVELS ",\"impute\":\"group-mean\"}", MFGQ_IMPUTED, "y",
           (double[]){4, 1, 1});
    expect("{" TWO "," LEVELS "}", MFGQ_NORMALISED, "x", (double[]){0, 20, 100});
    expect("{" TWO "," LEVELS ",\"normalise\":{\"range\":[1,11]}}", MFGQ_NORMALISED, "y",
           (double[]){1, 11, NAN});
    expect("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"rank\"}}", MFGQ_NORMALISED, "y",
           (double[]){1, 2, NAN});
    expect("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"z-score\"}}", MFGQ_NORMALISED, "x",
           (double[]){-20 / sqrt(700), -10 / sqrt(700), 30 / sqrt(700)});
    expect("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"goalposts\",\"range\":[0,1],"
           "\"goalposts\":{\"x\":[0,40],\"y\":[0,5]}}}", MFGQ_NORMALISED, "x",
           (double[]){0.25, 0.5, 1});
    expect("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"distance-to-target\",\"targets\":"
           "{\"x\":30,\"y\":0},\"cap\":true}}", MFGQ_NORMALISED, "x", (double[]){0, 0.5, 1});
    expect("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"distance-to-target\",\"targets\":"
           "{\"x\":30,\"y\":0}}}", MFGQ_NORMALISED, "y", (double[]){0, 0.75, NAN});
}

/* Normalised x: 0, 20, 100 with weight 3; y: 0, 100, missing with weight 1. */
static void test_aggregation(void **state)
{
    (void)state;
    expect("{" TWO "," LEVELS "}", MFGQ_AGGREGATED, "top", (double[]){0, 40, 100});
    const char *const low = ",\"normalise\":{\"range\":[1,5]}";
    /* x: 1, 1.8, 5; y: 1, 5. */
    char json[400];
    snprintf(json, sizeof json, "{" TWO "," LEVELS "%s,\"aggregate\":\"geometric\"}", low);
    expect(json, MFGQ_AGGREGATED, "top", (double[]){1, pow(1.8 * 1.8 * 1.8 * 5, .25), 5});
    snprintf(json, sizeof json, "{" TWO "," LEVELS "%s,\"aggregate\":\"harmonic\"}", low);
    expect(json, MFGQ_AGGREGATED, "top", (double[]){1, 4 / (3 / 1.8 + 1 / 5.), 5});
    snprintf(json, sizeof json,
             "{" TWO "," LEVELS "%s,\"aggregate\":{\"method\":\"power\",\"power\":2}}", low);
    expect(json, MFGQ_AGGREGATED, "top", (double[]){1, sqrt((3 * 1.8 * 1.8 + 25) / 4), 5});
    snprintf(json, sizeof json, "{" TWO "," LEVELS "%s,\"aggregate\":\"copeland\"}", low);
    expect(json, MFGQ_AGGREGATED, "top", (double[]){0, 1, 2}); /* shares of weight won */
}

static void test_ranks(void **state)
{
    (void)state;
    mfgq_composite *const spec = spec_of("{" TWO "," LEVELS "}");
    mfgq_table *table = NULL;
    assert_ok(mfgq_composite_run(spec, MFGQ_NORMALISED, 9, unit, indicator, value, NULL, &table,
                                 NULL), NULL);
    assert_int_equal(mfgq_table_number(table, 2, 4), 1);  /* C is best in x */
    assert_int_equal(mfgq_table_number(table, 0, 4), 3);
    assert_true(mfgq_table_is_missing(table, 5, 4));      /* C has no y */
    mfgq_table_free(table);
    mfgq_composite_free(spec);
}

static void refuse(const char *json, mfgq_status status, const char *pointer)
{
    mfgq_composite *spec = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_composite_load(json, strlen(json), &spec, &err), status);
    assert_null(spec);
    if (strncmp(err.message, pointer, strlen(pointer)) != 0)
        fail_msg("%s: %s is not at %s", json, err.message, pointer);
}

static void test_bad_specs(void **state)
{
    (void)state;
    refuse("{", MFGQ_E_PARSE, "");
    refuse("[]", MFGQ_E_DATA, "/");
    refuse("{}", MFGQ_E_DATA, "/indicators");
    refuse("{\"indicators\":[]}", MFGQ_E_DATA, "/indicators");
    refuse("{\"indicators\":[{}]}", MFGQ_E_DATA, "/indicators/0/code");
    refuse("{\"indicators\":[{\"code\":\"x\",\"wight\":1}]}", MFGQ_E_DATA, "/indicators/0/wight");
    refuse("{\"indicators\":[{\"code\":\"x\",\"weight\":-1}]}", MFGQ_E_DATA, "/indicators/0");
    refuse("{\"indicators\":[{\"code\":\"x\",\"direction\":2}]}", MFGQ_E_DATA, "/indicators/0");
    refuse("{\"indicators\":[{\"code\":\"x\"},{\"code\":\"x\"}]}", MFGQ_E_DATA, "/indicators");
    refuse("{\"indicators\":[{\"code\":\"x\",\"parent\":\"t\"}]}", MFGQ_E_DATA,
           "/indicators/0/parent");
    refuse("{\"indicators\":[{\"code\":\"x\"}],\"levels\":[{\"code\":\"a\",\"parent\":\"b\"},"
           "{\"code\":\"b\",\"parent\":\"a\"}]}", MFGQ_E_DATA, "/levels");
    refuse("{" TWO "," LEVELS ",\"impute\":\"knn\"}", MFGQ_E_DATA, "/impute");
    refuse("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"x\"}}", MFGQ_E_DATA,
           "/normalise/method");
    refuse("{" TWO "," LEVELS ",\"normalise\":{\"method\":\"goalposts\"}}", MFGQ_E_DATA,
           "/normalise/goalposts");
    refuse("{" TWO "," LEVELS ",\"normalise\":{\"goalposts\":{\"x\":[2,1]}}}", MFGQ_E_DATA,
           "/normalise/goalposts/x");
    refuse("{" TWO "," LEVELS ",\"normalise\":{\"range\":[1]}}", MFGQ_E_DATA, "/normalise/range");
    refuse("{" TWO "," LEVELS ",\"aggregate\":\"power\"}", MFGQ_E_DATA, "/aggregate/power");
    refuse("{" TWO "," LEVELS ",\"more\":1}", MFGQ_E_DATA, "/more");
}

static void test_bad_data(void **state)
{
    (void)state;
    const char *const twice[] = {"A", "A"}, *const same[] = {"x", "x"};
    const char *const one[] = {"x", "y"}, *const groups[] = {"p", "q"};
    const double good[] = {1, 2}, infinite[] = {1, INFINITY};
    mfgq_composite *const spec = spec_of("{" TWO "," LEVELS ",\"aggregate\":\"geometric\"}");
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_int_equal(mfgq_composite_run(spec, MFGQ_IMPUTED, 2, twice, same, good, NULL, &table,
                                        &err), MFGQ_E_DATA);
    assert_int_equal(err.index, 1);
    assert_int_equal(mfgq_composite_run(spec, MFGQ_IMPUTED, 2, twice, one, infinite, NULL, &table,
                                        &err), MFGQ_E_DOMAIN);
    assert_int_equal(mfgq_composite_run(spec, MFGQ_IMPUTED, 2, twice, one, good, groups, &table,
                                        &err), MFGQ_E_DATA);
    assert_int_equal(err.arg, 7);
    assert_int_equal(mfgq_composite_run(spec, MFGQ_IMPUTED, 1, twice, one, good, NULL, &table,
                                        &err), MFGQ_E_DATA);
    assert_int_equal(mfgq_composite_run(spec, MFGQ_AGGREGATED, 9, unit, indicator, value, NULL,
                                        &table, &err), MFGQ_E_DOMAIN);
    assert_null(table);
    mfgq_composite_free(spec);
    mfgq_composite_free(NULL);
}

static mfgq_status whole(void *context)
{
    const char *const json = "{" TWO "," LEVELS ",\"impute\":\"group-median\"}";
    (void)context;
    mfgq_composite *spec = NULL;
    mfgq_table *table = NULL;
    mfgq_status status = mfgq_composite_load(json, strlen(json), &spec, NULL);
    if (status == MFGQ_OK)
        status = mfgq_composite_run(spec, MFGQ_AGGREGATED, 9, unit, indicator, value, group,
                                    &table, NULL);
    mfgq_table_free(table);
    mfgq_composite_free(spec);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    support_walk_memory(whole, NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory), cmocka_unit_test(test_stages),
        cmocka_unit_test(test_aggregation), cmocka_unit_test(test_ranks),
        cmocka_unit_test(test_bad_specs), cmocka_unit_test(test_bad_data),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
