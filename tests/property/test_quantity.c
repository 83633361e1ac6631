/* parse(format(q)) = q for every unit and form; conversion there and back. */
#include "support.h"

#include "quantity/quantity_i.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define ATOM(name, base, power, num, den, shift, canonical, kind) name,
#define ATOM2(name, base1, power1, base2, power2, shift, canonical) name,
static const char *const names[] = {
#include "quantity/atoms.def"
};
enum { NAMES = sizeof names / sizeof *names };

static const char *const scale_words[] = {"",   "千",  "万",   "十万", "百万",
                                          "亿", "千万", "万亿", "千亿", "million "};
static const char *const before[] = {"", "≥", ">", "≤", "<", "约"};
static const char *const open_words[] = {"", "[", "每年", "年均"};

static uint64_t pick(support_random *r, uint64_t n)
{
    return support_next(r) % n;
}

static int is_latin(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* A unit of one or two names with scale words; percentages and the like stand alone. */
static void random_unit(support_random *r, char out[160])
{
    const uint64_t i = pick(r, NAMES + 2);
    if (i >= NAMES) {
        strcpy(out, i == NAMES ? "" : "∶1");
        return;
    }
    const char *const scale = pick(r, 2) ? scale_words[pick(r, 10)] : "";
    snprintf(out, 160, "%s%s", scale, names[i]);
    if (pick(r, 3) == 0)
        snprintf(out + strlen(out), 160 - strlen(out), "%s%s%s", pick(r, 4) ? "/" : "·",
                 pick(r, 2) ? scale_words[pick(r, 9)] : "", names[pick(r, NAMES)]);
}

static void random_number(support_random *r, char out[64])
{
    const int decimals = (int)pick(r, 6);
    snprintf(out, 64, "%.*f", decimals, support_uniform(r, 0, 1) * pow(10, (double)pick(r, 8)));
    if (pick(r, 20) == 0)
        snprintf(out + strlen(out), 64 - strlen(out), "e%d", (int)pick(r, 30) - 10);
}

static void assert_same_figure(const mfgq_quantity *a, const mfgq_quantity *b)
{
    support_same(a->value, b->value, "value", __FILE__, __LINE__);
    assert_same(a->low, b->low);
    assert_same(a->high, b->high);
    assert_same(a->round_low, b->round_low);
    assert_same(a->round_high, b->round_high);
    assert_int_equal(a->comparator, b->comparator);
    assert_int_equal(a->accumulation, b->accumulation);
    assert_int_equal(a->has_unit, b->has_unit);
    assert_int_equal(a->decimals, b->decimals);
    assert_memory_equal(&a->unit, &b->unit, sizeof a->unit);
}

static void check_round_trip(const char *text)
{
    mfgq_quantity q, back;
    mfgq_error err;
    char printed[700];
    size_t size = 0;
    const mfgq_status status = mfgq_i_quantity_read(text, strlen(text), NULL, &q, &err);
    if (status == MFGQ_E_UNIT) return; /* percent with percentage points */
    if (status != MFGQ_OK) print_message("%s\n", text);
    assert_ok(status, &err);
    assert_ok(mfgq_quantity_format(&q, printed, sizeof printed, &size, &err), &err);
    const mfgq_status again = mfgq_i_quantity_read(printed, size, NULL, &back, &err);
    if (again != MFGQ_OK) print_message("%s -> %s\n", text, printed);
    assert_ok(again, &err);
    assert_same_figure(&q, &back);
}

static void random_text(support_random *r, char out[400])
{
    char unit[160], number[64], second[64] = "";
    random_unit(r, unit);
    random_number(r, number);
    const uint64_t accumulation = pick(r, 4);
    const int range = pick(r, 5) == 0;
    if (range) {
        mfgq_quantity q;
        mfgq_error err;
        assert_ok(mfgq_i_quantity_read(number, strlen(number), NULL, &q, &err), &err);
        snprintf(second, sizeof second, "—%.3f", q.value + support_uniform(r, 0.01, 100));
    }
    snprintf(out, 400, "%s%s%s%s%s%s%s%s", accumulation == 1 ? "" : open_words[accumulation],
             range ? "" : before[pick(r, 6)], accumulation == 1 ? "[" : "",
             !range && pick(r, 4) == 0 ? "-" : "", number, second, accumulation == 1 ? "]" : "",
             is_latin(*unit) ? " " : "");
    strcat(out, unit);
}

static void test_round_trip(void **state)
{
    (void)state;
    support_random random = {2};
    for (int i = 0; i < 20000; i++) {
        char text[400];
        random_text(&random, text);
        check_round_trip(text);
    }
}

static void test_every_unit(void **state)
{
    (void)state;
    for (size_t i = 0; i < NAMES; i++) {
        char text[200];
        for (size_t k = 0; k < sizeof scale_words / sizeof *scale_words; k++) {
            snprintf(text, sizeof text, "34.50 %s%s", scale_words[k], names[i]);
            check_round_trip(text);
        }
    }
}

/* x in any unit, to its base and back, is x again within an ulp or two; NaN stays. */
static void test_there_and_back(void **state)
{
    (void)state;
    support_random random = {3};
    for (int i = 0; i < 20000; i++) {
        char text[160];
        mfgq_unit unit, base;
        mfgq_error err;
        random_unit(&random, text);
        const mfgq_status status = mfgq_i_unit_read(text, strlen(text), &unit, &err);
        if (status == MFGQ_E_UNIT) continue;
        assert_ok(status, &err);
        mfgq_i_unit_base(&unit, &base);
        const double x = support_uniform(&random, -1e6, 1e6);
        const double there = mfgq_i_convert(x, &unit, &base);
        assert_close(there, mfgq_i_to_base(x, &unit), 1e-15, 0);
        assert_close(mfgq_i_convert(there, &base, &unit), x, 1e-15, 0);
        assert_true(isnan(mfgq_i_convert(NAN, &unit, &base)));
    }
}

/* A figure of few digits shifts as on paper: the text with moved point reads the same. */
static void test_decimal_shift(void **state)
{
    (void)state;
    support_random random = {4};
    for (int i = 0; i < 100000; i++) {
        const int64_t digits = (int64_t)pick(&random, 100000000);
        const int decimals = (int)pick(&random, 8), shift = (int)pick(&random, 17) - 8;
        char a[64], b[64];
        snprintf(a, sizeof a, "%llde%d", (long long)digits, -decimals);
        snprintf(b, sizeof b, "%llde%d", (long long)digits, shift - decimals);
        mfgq_quantity q, want;
        mfgq_error err;
        assert_ok(mfgq_i_quantity_read(a, strlen(a), NULL, &q, &err), &err);
        assert_ok(mfgq_i_quantity_read(b, strlen(b), NULL, &want, &err), &err);
        assert_same(mfgq_i_scale_decimal(q.value, 1, 1, shift), want.value);
    }
}

/* Random bytes never do worse than an error at a byte of the text. */
static void test_noise(void **state)
{
    (void)state;
    static const char *const bits[] = {"5",  ".",  ",",  "亿", "元", "/", "%", "[", "]", "∶", "1",
                                       "—", "以上", "约", "e9", "(", ")", "^", "-", " ", "\xE4", "人"};
    support_random random = {5};
    for (int i = 0; i < 100000; i++) {
        char text[200] = "";
        const uint64_t n = pick(&random, 12);
        for (uint64_t k = 0; k < n; k++) strcat(text, bits[pick(&random, 22)]);
        mfgq_quantity q;
        mfgq_error err;
        const size_t size = strlen(text);
        const mfgq_status status = mfgq_i_quantity_read(text, size, NULL, &q, &err);
        if (status == MFGQ_E_PARSE) assert_in_range(err.index, 0, size);
        else assert_true(status == MFGQ_OK || err.message[0]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_unit),     cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_there_and_back), cmocka_unit_test(test_decimal_shift),
        cmocka_unit_test(test_noise),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
