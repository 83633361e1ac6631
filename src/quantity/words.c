/* Words of comparison and accumulation, before a number or behind it. */
#include "words_i.h"

#include "../base/base_i.h"

#include <string.h>

static const mfgq_i_word words[] = {
    {"以上", MFGQ_GE, MFGQ_I_AFTER, 0},
    {"及以上", MFGQ_GE, MFGQ_I_AFTER, 0},
    {"或以上", MFGQ_GE, MFGQ_I_AFTER, 0},
    {"or more", MFGQ_GE, MFGQ_I_AFTER, 0},
    {"or above", MFGQ_GE, MFGQ_I_AFTER, 0},
    {"不低于", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"不少于", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"不小于", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"不得低于", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"至少", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"最少", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"大于等于", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {">=", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"at least", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"no less than", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"not less than", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"not below", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"minimum", MFGQ_GE, MFGQ_I_BEFORE, 0},
    {"超过", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"超", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"高于", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"大于", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"多于", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"突破", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {">", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"more than", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"greater than", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"over", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"above", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"exceeding", MFGQ_GT, MFGQ_I_BEFORE, 0},
    {"以下", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"及以下", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"或以下", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"以内", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"之内", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"or less", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"or below", MFGQ_LE, MFGQ_I_AFTER, 0},
    {"不超过", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"不高于", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"不大于", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"不多于", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"不得超过", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"至多", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"最多", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"小于等于", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"<=", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"at most", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"no more than", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"not more than", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"up to", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"maximum", MFGQ_LE, MFGQ_I_BEFORE, 0},
    {"低于", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"少于", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"小于", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"不足", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"不满", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"不到", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"<", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"less than", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"fewer than", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"below", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"under", MFGQ_LT, MFGQ_I_BEFORE, 0},
    {"左右", MFGQ_ABOUT, MFGQ_I_AFTER, 0},
    {"上下", MFGQ_ABOUT, MFGQ_I_AFTER, 0},
    {"约", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"大约", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"约为", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"近", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"接近", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"about", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"around", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"approximately", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"circa", MFGQ_ABOUT, MFGQ_I_BEFORE, 0},
    {"or so", MFGQ_ABOUT, MFGQ_I_AFTER, 0},
    {"=", MFGQ_EQ, MFGQ_I_BEFORE, 0},
    {"等于", MFGQ_EQ, MFGQ_I_BEFORE, 0},
    {"累计", MFGQ_SINCE_BASE, MFGQ_I_BEFORE, 1},
    {"每年", MFGQ_PER_YEAR, MFGQ_I_BEFORE, 1},
    {"年均", MFGQ_AVERAGE, MFGQ_I_BEFORE, 1},
};

const mfgq_i_word *mfgq_i_word_find(const mfgq_i_scan *scan, int where, size_t *length)
{
    const mfgq_i_word *best = NULL;
    *length = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!(words[i].where & where)
            || !mfgq_i_scan_may_match(scan->text + scan->pos, words[i].text))
            continue;
        const size_t n = mfgq_i_scan_match(scan, words[i].text);
        if (n <= *length) continue;
        *length = n;
        best = &words[i];
    }
    return best;
}

static const char *const comparators[] = {"eq", "ge", "gt", "le", "lt", "range", "about"};
static const char *const accumulations[] = {"none", "since-base", "per-year", "average"};

static int find(const char *const *names, int count, const char *text)
{
    for (int i = 0; i < count; i++)
        if (mfgq_i_equal(names[i], text)) return i;
    return -1;
}

const char *mfgq_comparator_name(int comparator)
{
    return comparator >= 0 && comparator <= MFGQ_ABOUT ? comparators[comparator] : "unknown";
}

int mfgq_comparator_find(const char *name)
{
    return find(comparators, MFGQ_ABOUT + 1, name);
}

const char *mfgq_accumulation_name(int accumulation)
{
    return accumulation >= 0 && accumulation <= MFGQ_AVERAGE ? accumulations[accumulation]
                                                             : "unknown";
}

int mfgq_accumulation_find(const char *name)
{
    return find(accumulations, MFGQ_AVERAGE + 1, name);
}
