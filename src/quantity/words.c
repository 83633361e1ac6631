/* Words of comparison and accumulation, before a number or behind it. */
#include "words_i.h"

#include "../base/base_i.h"

#include <string.h>

static const mfgq_i_word words[] = {
    {"以上", MFGQ_GE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"及以上", MFGQ_GE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"或以上", MFGQ_GE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"or more", MFGQ_GE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"or above", MFGQ_GE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"不低于", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不少于", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不小于", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不得低于", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"至少", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"最少", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"大于等于", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {">=", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"at least", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"no less than", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"no fewer than", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"not lower than", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"not less than", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"not below", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"minimum", MFGQ_GE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"超过", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"超", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"高于", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"大于", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"多于", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"突破", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {">", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"more than", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"greater than", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"over", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"above", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"exceeding", MFGQ_GT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"以下", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"及以下", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"或以下", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"以内", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"之内", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"or less", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"or below", MFGQ_LE, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"不超过", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不高于", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不大于", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不多于", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不得超过", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"至多", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"最多", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"小于等于", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"<=", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"at most", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"no more than", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"not exceeding", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"within", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"not more than", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"up to", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"maximum", MFGQ_LE, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"低于", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"少于", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"小于", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不足", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不满", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"不到", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"<", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"less than", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"fewer than", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"below", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"under", MFGQ_LT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"左右", MFGQ_ABOUT, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"上下", MFGQ_ABOUT, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"约", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"大约", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"约为", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"近", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"接近", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"about", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"around", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"approximately", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"circa", MFGQ_ABOUT, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"or so", MFGQ_ABOUT, MFGQ_I_AFTER, MFGQ_I_COMPARES},
    {"=", MFGQ_EQ, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"等于", MFGQ_EQ, MFGQ_I_BEFORE, MFGQ_I_COMPARES},
    {"达到", 0, MFGQ_I_BEFORE, MFGQ_I_NEUTRAL},
    {"达", 0, MFGQ_I_BEFORE, MFGQ_I_NEUTRAL},
    {"力争", 0, MFGQ_I_BEFORE, MFGQ_I_NEUTRAL},
    {"控制在", 0, MFGQ_I_BEFORE, MFGQ_I_NEUTRAL},
    {"累计", MFGQ_SINCE_BASE, MFGQ_I_BEFORE, MFGQ_I_ACCUMULATES},
    {"每年", MFGQ_PER_YEAR, MFGQ_I_BEFORE, MFGQ_I_ACCUMULATES},
    {"年均", MFGQ_AVERAGE, MFGQ_I_BEFORE, MFGQ_I_ACCUMULATES},
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
