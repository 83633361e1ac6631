/* Random hierarchies and crosswalks: membership, conservation, roll-up against brute force. */
#include "support.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CLASSES = 60, ROWS = 120, IDS = 40, ROUNDS = 40 };

typedef struct graph {
    char codes[CLASSES][16];
    int parent[CLASSES][CLASSES]; /* parent[c][p] */
    int below[CLASSES][CLASSES];  /* below[c][a]: c is at or below a */
    int level[CLASSES];
    mfgq_taxonomy *t;
} graph;

static size_t pick(support_random *r, size_t n)
{
    return (size_t)(support_next(r) % n);
}

/* Parents come earlier in the list, so there is no cycle; codes of 1 to 12 bytes. */
static void make_graph(graph *g, support_random *r)
{
    static char text[64 * 1024];
    size_t used = (size_t)snprintf(text, sizeof text, "code,parent,level\n");
    memset(g, 0, sizeof *g);
    for (int c = 0; c < CLASSES; c++) {
        snprintf(g->codes[c], sizeof g->codes[c], "%d%.*s", c, (int)pick(r, 10), "abcdefghij");
        g->level[c] = (int)pick(r, 3);
        g->below[c][c] = 1;
        used += (size_t)snprintf(text + used, sizeof text - used, "%s,", g->codes[c]);
        const size_t parents = c ? pick(r, 4) : 0;
        for (size_t k = 0; k < parents; k++) {
            const size_t p = pick(r, (size_t)c);
            g->parent[c][p] = 1;
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", k ? ";" : "",
                                     g->codes[p]);
        }
        for (int p = 0; p < c; p++)
            for (int a = 0; g->parent[c][p] && a < CLASSES; a++) g->below[c][a] |= g->below[p][a];
        used += (size_t)snprintf(text + used, sizeof text - used, ",level%d\n", g->level[c]);
    }
    mfgq_error err;
    assert_ok(mfgq_taxonomy_read(MFGQ_TAXONOMY_CSV, text, used, MFGQ_UTF8, "random", &g->t, &err),
              &err);
}

static void check_membership(const graph *g)
{
    uint8_t mask[CLASSES];
    int32_t list[CLASSES];
    size_t count;
    for (int32_t a = 0; a < CLASSES; a++) {
        int total = 0;
        assert_ok(mfgq_taxonomy_mask(g->t, a, mask, NULL), NULL);
        for (int c = 0; c < CLASSES; c++) {
            int contains = -1;
            assert_int_equal(mask[c], g->below[c][a]);
            total += g->below[c][a];
            assert_ok(mfgq_taxonomy_contains(g->t, g->codes[a], g->codes[c], &contains, NULL),
                      NULL);
            assert_int_equal(contains, g->below[c][a]);
        }
        assert_ok(mfgq_taxonomy_related(g->t, a, MFGQ_DESCENDANTS, CLASSES, list, &count, NULL),
                  NULL);
        assert_int_equal(count, total - 1);
        assert_ok(mfgq_taxonomy_related(g->t, a, MFGQ_ANCESTORS, CLASSES, list, &count, NULL),
                  NULL);
        for (size_t i = 0; i < count; i++) assert_true(g->below[a][list[i]]);
    }
}

static void test_membership(void **state)
{
    (void)state;
    support_random r = {42};
    static graph g;
    for (int round = 0; round < ROUNDS; round++) {
        make_graph(&g, &r);
        check_membership(&g);
        mfgq_taxonomy_free(g.t);
    }
}

typedef struct sample {
    const char *ids[ROWS], *codes[ROWS];
    char names[IDS][8];
    int id[ROWS], code[ROWS];
    double values[ROWS];
} sample;

/* Whole numbers, so that sums are exact; all rows of an id carry one value. */
static void make_sample(sample *s, const graph *g, support_random *r)
{
    double value[IDS];
    for (int i = 0; i < IDS; i++) {
        snprintf(s->names[i], sizeof s->names[i], "id%d", i);
        value[i] = (double)pick(r, 1000);
    }
    for (int k = 0; k < ROWS; k++) {
        s->id[k] = (int)pick(r, IDS);
        s->code[k] = (int)pick(r, CLASSES);
        s->ids[k] = s->names[s->id[k]];
        s->codes[k] = g->codes[s->code[k]];
        s->values[k] = value[s->id[k]];
    }
}

static void brute_force(const sample *s, const graph *g, int a, double *value, double *members)
{
    int seen[IDS] = {0};
    *value = *members = 0;
    for (int k = 0; k < ROWS; k++) {
        if (seen[s->id[k]] || !g->below[s->code[k]][a]) continue;
        seen[s->id[k]] = 1;
        *value += s->values[k];
        *members += 1;
    }
}

static void check_rollup(const sample *s, const graph *g)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    size_t row = 0;
    assert_ok(mfgq_taxonomy_rollup(g->t, NULL, ROWS, s->ids, s->codes, s->values,
                                   MFGQ_ROLLUP_CLASSES, &table, &err), &err);
    for (int a = 0; a < CLASSES; a++) {
        double value, members;
        brute_force(s, g, a, &value, &members);
        if (members == 0) continue;
        assert_string_equal(mfgq_table_text(table, row, 0), g->codes[a]);
        assert_same(mfgq_table_number(table, row, 1), value);
        assert_same(mfgq_table_number(table, row, 2), members);
        row++;
    }
    assert_int_equal(row, mfgq_table_rows(table));
    mfgq_table_free(table);
}

/* The sum of a level's classes less the total is what several classes share. */
static void check_totals(const sample *s, const graph *g)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_taxonomy_rollup(g->t, NULL, ROWS, s->ids, s->codes, s->values,
                                   MFGQ_ROLLUP_TOTALS, &table, &err), &err);
    for (size_t i = 0; i < mfgq_table_rows(table); i++) {
        const int level = mfgq_table_text(table, i, 0)[5] - '0';
        double sum = 0, total = 0;
        int seen[IDS] = {0};
        for (int a = 0; a < CLASSES; a++) {
            double value, members;
            if (g->level[a] != level) continue;
            brute_force(s, g, a, &value, &members);
            sum += value;
            for (int k = 0; k < ROWS; k++)
                if (g->below[s->code[k]][a] && !seen[s->id[k]]++) total += s->values[k];
        }
        assert_same(mfgq_table_number(table, i, 1), sum);
        assert_same(mfgq_table_number(table, i, 2), total);
        assert_same(mfgq_table_number(table, i, 3), sum - total);
    }
    mfgq_table_free(table);
}

static void test_rollup(void **state)
{
    (void)state;
    support_random r = {7};
    static graph g;
    static sample s;
    for (int round = 0; round < ROUNDS; round++) {
        make_graph(&g, &r);
        make_sample(&s, &g, &r);
        check_rollup(&s, &g);
        check_totals(&s, &g);
        mfgq_taxonomy_free(g.t);
    }
}

/* 30 codes, each with 1 to 5 of 12 targets and equal parts. */
static mfgq_crosswalk *make_crosswalk(support_random *r, char first, char second)
{
    static char text[8 * 1024];
    size_t used = (size_t)snprintf(text, sizeof text, "from,to\n");
    for (int c = 0; c < 30; c++) {
        const size_t start = pick(r, 12), count = 1 + pick(r, 5);
        used += (size_t)snprintf(text + used, sizeof text - used, "%c%d,", first, c);
        for (size_t k = 0; k < count; k++)
            used += (size_t)snprintf(text + used, sizeof text - used, " %c%zu", second,
                                     (start + k) % 12);
        used += (size_t)snprintf(text + used, sizeof text - used, "\n");
    }
    mfgq_crosswalk *x = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_read(text, used, MFGQ_UTF8, NULL, NULL, &x, &err), &err);
    return x;
}

static mfgq_table *convert(const mfgq_crosswalk *x, size_t n, const char *const *codes,
                           const double *values)
{
    mfgq_table *table = NULL;
    mfgq_error err;
    assert_ok(mfgq_crosswalk_apply(x, n, codes, values, MFGQ_UNMAPPED_FAIL, &table, &err), &err);
    return table;
}

static double sum(const mfgq_table *table)
{
    double total = 0;
    for (size_t i = 0; i < mfgq_table_rows(table); i++) total += mfgq_table_number(table, i, 1);
    return total;
}

/* Through A to B and then to C is the same as through the composed crosswalk. */
static void check_steps(const mfgq_table *direct, const mfgq_table *middle,
                        const mfgq_crosswalk *second)
{
    const char *codes[12];
    double values[12];
    const size_t n = mfgq_table_rows(middle);
    for (size_t i = 0; i < n; i++) {
        codes[i] = mfgq_table_text(middle, i, 0);
        values[i] = mfgq_table_number(middle, i, 1);
    }
    mfgq_table *const steps = convert(second, n, codes, values);
    assert_int_equal(mfgq_table_rows(steps), mfgq_table_rows(direct));
    for (size_t i = 0; i < mfgq_table_rows(direct); i++)
        for (size_t j = 0; j < mfgq_table_rows(steps); j++)
            if (strcmp(mfgq_table_text(direct, i, 0), mfgq_table_text(steps, j, 0)) == 0)
                assert_close(mfgq_table_number(direct, i, 1), mfgq_table_number(steps, j, 1),
                             1e-12, 1e-9);
    mfgq_table_free(steps);
}

static void test_conservation(void **state)
{
    (void)state;
    support_random r = {2024};
    char names[30][8];
    const char *codes[30];
    double values[30];
    for (int round = 0; round < 200; round++) {
        mfgq_crosswalk *const ab = make_crosswalk(&r, 'a', 'b'), *ac = NULL;
        mfgq_crosswalk *const bc = make_crosswalk(&r, 'b', 'c');
        double total = 0;
        for (int i = 0; i < 30; i++) {
            snprintf(names[i], sizeof names[i], "a%d", i);
            codes[i] = names[i];
            values[i] = support_uniform(&r, 0, 1e6);
            total += values[i];
        }
        assert_ok(mfgq_crosswalk_compose(ab, bc, &ac, NULL), NULL);
        mfgq_table *const middle = convert(ab, 30, codes, values);
        mfgq_table *const direct = convert(ac, 30, codes, values);
        assert_close(sum(middle), total, 1e-13, 0);
        assert_close(sum(direct), total, 1e-13, 0);
        check_steps(direct, middle, bc);
        mfgq_table_free(middle);
        mfgq_table_free(direct);
        mfgq_crosswalk_free(ab);
        mfgq_crosswalk_free(bc);
        mfgq_crosswalk_free(ac);
    }
}

/* Random codes: found if and only if they are in the list. */
static void test_lookup(void **state)
{
    (void)state;
    support_random r = {99};
    mfgq_taxonomy *t = NULL;
    assert_ok(mfgq_taxonomy_builtin("gbt4754-2017", &t, NULL), NULL);
    for (int round = 0; round < 20000; round++) {
        char code[8];
        snprintf(code, sizeof code, "%04d", (int)pick(&r, 10000));
        code[1 + pick(&r, 4)] = '\0';
        const char *const text = code;
        int32_t got = -2;
        assert_ok(mfgq_taxonomy_find_many(t, 1, &text, &got, NULL), NULL);
        int32_t want = -1;
        for (int32_t c = 0; c < (int32_t)mfgq_taxonomy_size(t) && want < 0; c++)
            if (strcmp(mfgq_taxonomy_text(t, c, MFGQ_CLASS_CODE), code) == 0) want = c;
        assert_int_equal(got, want);
    }
    mfgq_taxonomy_free(t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_membership), cmocka_unit_test(test_rollup),
        cmocka_unit_test(test_conservation), cmocka_unit_test(test_lookup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
