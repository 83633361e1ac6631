/* Names of rules, words of verdicts, sentences of reasons. */
#include "progress_i.h"

static const char *const words[] = {
    "no-verdict",
    "not-available",
    "achieved",
    "significant-progress",
    "moderate-progress",
    "insufficient-progress",
    "moving-away",
    "target-achieved",
    "substantial-progress",
    "limited-progress",
    "deterioration",
    "progress",
    "regression",
    "sun",
    "slightly-cloudy",
    "cloud",
    "thunderstorm",
    "clear-improvement",
    "slight-improvement",
    "stable",
    "slight-worsening",
    "clear-worsening",
    "maintain",
    "accelerate",
    "reverse",
    "ahead",
    "on-schedule",
    "behind",
};

static const char *const reasons[] = {
    "",
    "direction missing",
    "latest value missing",
    "base value missing",
    "a period is missing",
    "base and latest period are equal",
    "base period is after the latest period",
    "values of both signs have no growth rate",
    "no growth rate from a base of zero",
    "target missing",
    "target has no period",
    "target period is not after the base period",
    "base equals target",
    "fewer than four consecutive values",
    "no logarithm of a level of zero or less",
    "target met",
    "met before its time, judged as a standing target",
    "target period is over",
    "zero taken as 0.001",
    "base at its natural limit",
    "within one point of a target of 0 or 100",
    "mean of subgroup means",
    "worst of several targets",
    "no member has a score",
};

static const char *pick(const char *const *list, size_t count, int number)
{
    return number >= 0 && (size_t)number < count ? list[number] : "unknown";
}

const char *mfgq_progress_word(int verdict)
{
    return pick(words, sizeof words / sizeof *words, verdict);
}

const char *mfgq_progress_reason(int reason)
{
    return pick(reasons, sizeof reasons / sizeof *reasons, reason);
}

int mfgq_progress_rule(const char *name)
{
    for (int i = 0; i < MFGQ_I_RULES; i++)
        if (mfgq_i_equal(name, mfgq_i_rules[i].name)) return i;
    return -1;
}
