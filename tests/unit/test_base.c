/* Status, errors, numbers in text, the map, the arena, the allocator. */
#include "support.h"

#include "base/base_i.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_version(void **state)
{
    (void)state;
    assert_string_equal(mfgq_version(), "0.1.0");
    assert_int_equal(mfgq_version_number(), 100);
}

static void test_status_names(void **state)
{
    (void)state;
    assert_string_equal(mfgq_status_name(MFGQ_OK), "ok");
    assert_string_equal(mfgq_status_name(MFGQ_E_NO_CONVERGENCE), "no-convergence");
    assert_string_equal(mfgq_status_name(MFGQ_E_INTERNAL), "internal");
    assert_string_equal(mfgq_status_name(1), "unknown");
    assert_string_equal(mfgq_status_name(-15), "unknown");
    assert_string_equal(mfgq_status_name(INT32_MIN), "unknown");
}

static void test_message_is_one_whole_line(void **state)
{
    (void)state;
    mfgq_error err;
    char text[400] = "a\nb";
    for (size_t i = 3; i + 3 < sizeof text; i += 3) memcpy(text + i, "亿", 4);
    assert_int_equal(mfgq_i_fail(&err, MFGQ_E_DATA, 2, 5, "%s", text), MFGQ_E_DATA);
    assert_int_equal(err.arg, 2);
    assert_int_equal(err.index, 5);
    const size_t size = strlen(err.message);
    assert_true(size < 240 && mfgq_utf8_valid(err.message, size) == size);
    assert_null(strchr(err.message, '\n'));
    assert_int_equal(mfgq_i_fail(NULL, MFGQ_E_DATA, 2, 5, "x"), MFGQ_E_DATA);
}

static void check_shortest(double value, const char *want)
{
    char text[MFGQ_I_DOUBLE_SIZE];
    const size_t size = mfgq_i_format_double(value, text);
    assert_int_equal(size, strlen(text));
    assert_string_equal(text, want);
}

static void test_shortest(void **state)
{
    (void)state;
    check_shortest(0, "0");
    check_shortest(0.1, "0.1");
    check_shortest(25.5, "25.5");
    check_shortest(-0.17, "-0.17");
    check_shortest(1.0 / 3, "0.3333333333333333");
    check_shortest(0.1 + 0.2, "0.30000000000000004");
    check_shortest(6300, "6300");
    check_shortest(123456789012345680.0, "1.2345678901234568e+17");
    check_shortest(1e15, "1000000000000000");
    check_shortest(5e-324, "5e-324");
    check_shortest(1.7976931348623157e308, "1.7976931348623157e+308");
    check_shortest(0.000012, "0.000012");
    check_shortest(NAN, "nan");
    check_shortest(-INFINITY, "-inf");
}

/* Every double printed must read back to the same bits. */
static void test_round_trip(void **state)
{
    (void)state;
    support_random random = {7};
    for (int i = 0; i < 200000; i++) {
        double value, back = 0;
        const uint64_t bits = support_next(&random);
        memcpy(&value, &bits, sizeof value);
        if (!isfinite(value)) continue;
        char text[MFGQ_I_DOUBLE_SIZE];
        const size_t size = mfgq_i_format_double(value, text);
        assert_true(mfgq_i_parse_double(text, size, &back));
        assert_same(back, value);
    }
}

static void check_read(const char *text, double want)
{
    double got = -1;
    if (!mfgq_i_parse_double(text, strlen(text), &got)) got = NAN;
    assert_same(got, want);
}

static void test_read(void **state)
{
    (void)state;
    check_read("2.2250738585072011e-308", 2.2250738585072011e-308);
    check_read("9007199254740993", 9007199254740992.0);
    check_read("9007199254740993.00000000000000000000000000000000001", 9007199254740994.0);
    check_read("00012.500", 12.5);
    check_read(".5", .5);
    check_read("5.", 5);
    check_read("1e-400", 0);
    check_read("0.000000000000000000000000000000001e33", 1);
    char text[2000];
    memset(text, '0', sizeof text);
    text[0] = '1';
    text[sizeof text - 1] = '\0';
    double value = 3;
    assert_false(mfgq_i_parse_double(text, strlen(text), &value));
    assert_false(mfgq_i_parse_double("", 0, &value));
    assert_false(mfgq_i_parse_double("-", 1, &value));
    assert_false(mfgq_i_parse_double(".", 1, &value));
    assert_false(mfgq_i_parse_double("1e", 2, &value));
    assert_same(value, 3);
}

static void test_locale(void **state)
{
    (void)state;
    /* Any locale with a decimal comma will do; without one the test still holds for C. */
    const char *const names[] = {"de_DE.UTF-8", "fr_FR.UTF-8", "ru_RU.UTF-8", "de_DE"};
    for (size_t i = 0; i < 4 && !setlocale(LC_NUMERIC, names[i]); i++) continue;
    check_shortest(2.5, "2.5");
    check_read("2.5", 2.5);
    char text[32];
    assert_int_equal(mfgq_i_format_fixed(2.345, 1, text, sizeof text), 3);
    assert_string_equal(text, "2.3");
    setlocale(LC_NUMERIC, "C");
}

static void test_utf8(void **state)
{
    (void)state;
    assert_int_equal(mfgq_utf8_valid(NULL, 0), 0);
    assert_int_equal(mfgq_utf8_valid("a亿\xF0\x9F\x98\x80", 8), 8);
    assert_int_equal(mfgq_utf8_valid("\xC0\x80", 2), 0);
    assert_int_equal(mfgq_utf8_valid("\xED\xA0\x80", 3), 0);
    assert_int_equal(mfgq_utf8_valid("\xF4\x90\x80\x80", 4), 0);
    assert_int_equal(mfgq_utf8_valid("ab\xE4\xBA", 4), 2);
}

static void test_map(void **state)
{
    (void)state;
    static char keys[5000][8];
    mfgq_i_map map = {0};
    size_t value = 0;
    assert_false(mfgq_i_map_find(&map, "a", &value));
    for (size_t i = 0; i < 5000; i++) {
        snprintf(keys[i], sizeof keys[i], "k%zu", i);
        value = i;
        assert_int_equal(mfgq_i_map_add(&map, keys[i], &value), 1);
    }
    value = 1;
    assert_int_equal(mfgq_i_map_add(&map, "k77", &value), 0);
    assert_int_equal(value, 77);
    for (size_t i = 0; i < 5000; i++) {
        assert_true(mfgq_i_map_find(&map, keys[i], &value));
        assert_int_equal(value, i);
    }
    assert_false(mfgq_i_map_find(&map, "k5000", &value));
    mfgq_i_map_free(&map);
}

static void test_arena(void **state)
{
    (void)state;
    mfgq_i_arena arena = {0};
    for (size_t i = 0; i < 3000; i++) {
        double *const block = mfgq_i_arena_alloc(&arena, (i % 50 + 1) * sizeof *block);
        assert_non_null(block);
        assert_int_equal((uintptr_t)block % sizeof(double), 0);
        assert_same(block[i % 50], 0);
        block[i % 50] = 1;
    }
    assert_non_null(mfgq_i_arena_alloc(&arena, 1000000));
    assert_null(mfgq_i_arena_alloc(&arena, SIZE_MAX));
    assert_string_equal(mfgq_i_arena_text(&arena, "abc", 2), "ab");
    mfgq_i_arena_free(&arena);
}

static void test_allocator(void **state)
{
    (void)state;
    mfgq_error err;
    const mfgq_allocator half = {0};
    assert_int_equal(mfgq_set_allocator(&half, &err), MFGQ_E_INVALID);
    assert_int_equal(err.arg, 1);
    assert_null(mfgq_i_array(SIZE_MAX / 2, 4));
    assert_null(mfgq_i_zalloc(SIZE_MAX, 2));
}

/* Plain decimals take short ways; all ways must round as strtod does. */
static void test_short_ways(void **state)
{
    (void)state;
    support_random r = {5};
    for (int i = 0; i < 200000; i++) {
        char text[64];
        size_t n = 0, digits = 1 + support_next(&r) % 20;
        const size_t point = support_next(&r) % (digits + 1);
        if (support_next(&r) % 2) text[n++] = '-';
        for (size_t k = 0; k < digits; k++) {
            if (k == point) text[n++] = '.';
            text[n++] = (char)('0' + support_next(&r) % (k ? 10 : 4));
        }
        text[n] = '\0';
        if (i % 3 == 0)
            n += (size_t)snprintf(text + n, 8, "e%d", (int)(support_next(&r) % 60) - 30);
        double value = NAN;
        assert_true(mfgq_i_parse_double(text, n, &value));
        assert_same(value, strtod(text, NULL));
    }
    double value = 7;
    static const char *const none[] = {"-.", "+.", "--1", "1-", "1..2", ".1.", "1 2", "0x1", "-"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(mfgq_i_parse_double(none[i], strlen(none[i]), &value));
    assert_same(value, 7);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_version),   cmocka_unit_test(test_status_names),
        cmocka_unit_test(test_message_is_one_whole_line),
        cmocka_unit_test(test_shortest),  cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_read),      cmocka_unit_test(test_locale),
        cmocka_unit_test(test_utf8),      cmocka_unit_test(test_map),
        cmocka_unit_test(test_arena),     cmocka_unit_test(test_allocator),
        cmocka_unit_test(test_short_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
