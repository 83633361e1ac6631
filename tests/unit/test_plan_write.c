/* The canonical form: reading what was written gives the same plan. */
#include "support.h"

#include <stdlib.h>
#include <string.h>

typedef struct text {
    char *data;
    size_t size;
} text;

static int append(void *context, const char *bytes, size_t size)
{
    text *const t = context;
    char *const grown = realloc(t->data, t->size + size + 1);
    if (!grown) return 1;
    memcpy(grown + t->size, bytes, size);
    t->data = grown;
    t->size += size;
    grown[t->size] = '\0';
    return 0;
}

static text written(const mfgq_plan *plan)
{
    text out = {0};
    mfgq_error err;
    assert_ok(mfgq_plan_write(plan, append, &out, &err), &err);
    return out;
}

static mfgq_plan *load(const char *data, size_t size)
{
    mfgq_plan *plan = NULL;
    mfgq_error err;
    const mfgq_status status = mfgq_plan_load(data, size, MFGQ_UTF8, &plan, &err);
    if (status) fail_msg("%d:%d: %s", err.line, err.column, err.message);
    return plan;
}

/* The built-in files stand in the canonical form. */
static void test_builtin(void **state)
{
    (void)state;
    static const char *const files[] = {"chongqing-2019-2022", "national-14fyp-2021-2025",
                                        "annual-targets"};
    for (size_t i = 0; i < 3; i++) {
        char path[80] = "src/plan/data/";
        strcat(strcat(path, files[i]), ".json");
        size_t size;
        char *const data = support_file(path, &size);
        mfgq_plan *const plan = load(data, size);
        text out = written(plan);
        assert_int_equal(out.size, size);
        assert_memory_equal(out.data, data, size);
        free(out.data);
        free(data);
        mfgq_plan_free(plan);
    }
}

static text table_text(const mfgq_table *table)
{
    text out = {0};
    mfgq_error err;
    assert_ok(mfgq_table_write(table, MFGQ_FORMAT_CSV, append, &out, &err), &err);
    return out;
}

static text targets(const mfgq_plan *plan)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_plan_targets(plan, MFGQ_TARGETS_ALL | MFGQ_TARGETS_CARRY, &table, &err), &err);
    text out = table_text(table);
    mfgq_table_free(table);
    return out;
}

/* The table of targets, read as a plan, gives the same table, and a plan whose
   canonical form is a fixed point. */
static void test_table(void **state)
{
    (void)state;
    static const char *const ids[] = {"chongqing-2019-2022", "national-14fyp-2021-2025",
                                      "annual-targets"};
    for (size_t i = 0; i < 3; i++) {
        mfgq_plan *plan = NULL;
        mfgq_error err;
        assert_ok(mfgq_plan_builtin(ids[i], &plan, &err), &err);
        text first = targets(plan);
        mfgq_plan *const again = load(first.data, first.size);
        text second = targets(again);
        assert_string_equal(first.data, second.data);
        text json = written(again);
        mfgq_plan *const third = load(json.data, json.size);
        text last = written(third);
        assert_string_equal(json.data, last.data);
        mfgq_plan_free(plan);
        mfgq_plan_free(again);
        mfgq_plan_free(third);
        free(first.data);
        free(second.data);
        free(json.data);
        free(last.data);
    }
}

static int stop(void *context, const char *bytes, size_t size)
{
    (void)context;
    (void)bytes;
    (void)size;
    return 1;
}

static void test_bad(void **state)
{
    (void)state;
    mfgq_plan *plan = NULL;
    mfgq_error err;
    text out = {0};
    assert_ok(mfgq_plan_builtin("annual-targets", &plan, &err), &err);
    assert_int_equal(mfgq_plan_write(NULL, append, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_write(plan, NULL, &out, NULL), MFGQ_E_INVALID);
    assert_int_equal(mfgq_plan_write(plan, stop, NULL, &err), MFGQ_E_IO);
    mfgq_plan_free(plan);
}

static mfgq_status write_again(void *context)
{
    text out = {0};
    const mfgq_status status = mfgq_plan_write(context, append, &out, NULL);
    free(out.data);
    return status;
}

static mfgq_status targets_again(void *context)
{
    mfgq_table *table = NULL;
    const mfgq_status status =
        mfgq_plan_targets(context, MFGQ_TARGETS_ALL | MFGQ_TARGETS_CARRY, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static mfgq_status template_again(void *context)
{
    mfgq_table *table = NULL;
    const mfgq_status status = mfgq_plan_template(context, &table, NULL);
    mfgq_table_free(table);
    return status;
}

static void test_memory(void **state)
{
    (void)state;
    mfgq_plan *plan = NULL;
    mfgq_error err;
    support_live_blocks();
    assert_ok(mfgq_plan_builtin("annual-targets", &plan, &err), &err);
    support_walk_memory(write_again, plan);
    support_walk_memory(targets_again, plan);
    support_walk_memory(template_again, plan);
    mfgq_plan_free(plan);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_builtin),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_bad),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
