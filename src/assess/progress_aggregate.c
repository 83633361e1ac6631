/* Groups of series: the mean of subgroup means, or the worst verdict. */
#include "progress_i.h"

#include <math.h>
#include <string.h>

typedef struct members {
    size_t n;
    const int64_t *group, *subgroup;
    const double *score;
    const int32_t *verdict;
} members;

/* Sums of the scores by subgroup, then of the subgroup means by group. */
typedef struct sums {
    double *subgroup, *subgroup_count; /* [2 n]: given numbers, then members of their own */
    double *group, *group_count;       /* [groups] */
    char *all;                         /* [groups] every member with a score has achieved */
} sums;

static int counts(const members *m, size_t i, size_t groups)
{
    return m->group[i] >= 0 && (uint64_t)m->group[i] < groups && !isnan(m->score[i]);
}

static size_t key_of(const members *m, size_t i)
{
    return m->subgroup && m->subgroup[i] >= 0 ? (size_t)m->subgroup[i] : m->n + i;
}

static void add_members(const mfgq_i_rule *rule, const members *m, size_t groups, sums *s)
{
    memset(s->all, 1, groups);
    for (size_t i = 0; i < m->n; i++) {
        if (!counts(m, i, groups)) continue;
        s->subgroup[key_of(m, i)] += m->score[i];
        s->subgroup_count[key_of(m, i)]++;
        if (m->verdict[i] != rule->achieved) s->all[m->group[i]] = 0;
    }
}

/* Each subgroup is taken up once, by its first member, and emptied. */
static void add_subgroups(const members *m, size_t groups, sums *s)
{
    for (size_t i = 0; i < m->n; i++) {
        const size_t key = key_of(m, i);
        if (!counts(m, i, groups) || s->subgroup_count[key] == 0) continue;
        s->group[m->group[i]] += s->subgroup[key] / s->subgroup_count[key];
        s->group_count[m->group[i]]++;
        s->subgroup_count[key] = 0;
    }
}

static mfgq_i_finding by_mean(const mfgq_i_rule *rule, const sums *s, size_t g)
{
    mfgq_i_finding f = {NAN, NAN, MFGQ_VERDICT_NOT_AVAILABLE, MFGQ_REASON_NO_SCORES};
    if (s->group_count[g] == 0) return f;
    f.score = s->group[g] / s->group_count[g];
    f.reason = MFGQ_REASON_MEAN;
    f.verdict = MFGQ_VERDICT_NONE;
    if (rule->group)
        f.verdict = s->all[g] ? rule->achieved : mfgq_i_band_of(rule->group, f.score, 1);
    return f;
}

/* The verdicts of such a rule are numbered from best to worst. */
static void add_worst(const members *m, size_t groups, int32_t *overall, int32_t *reason)
{
    for (size_t i = 0; i < m->n; i++) {
        const int64_t g = m->group[i];
        if (g < 0 || (uint64_t)g >= groups || m->verdict[i] <= MFGQ_VERDICT_NOT_AVAILABLE)
            continue;
        if (m->verdict[i] > overall[g]) overall[g] = m->verdict[i];
        reason[g] = MFGQ_REASON_WORST;
    }
}

static int make_sums(const members *m, size_t groups, sums *s)
{
    s->subgroup = mfgq_i_zalloc(2 * m->n + 1, sizeof *s->subgroup);
    s->subgroup_count = mfgq_i_zalloc(2 * m->n + 1, sizeof *s->subgroup_count);
    s->group = mfgq_i_zalloc(groups + 1, sizeof *s->group);
    s->group_count = mfgq_i_zalloc(groups + 1, sizeof *s->group_count);
    s->all = mfgq_i_zalloc(groups + 1, 1);
    return s->subgroup && s->subgroup_count && s->group && s->group_count && s->all;
}

static void free_sums(sums *s)
{
    mfgq_i_free(s->subgroup);
    mfgq_i_free(s->subgroup_count);
    mfgq_i_free(s->group);
    mfgq_i_free(s->group_count);
    mfgq_i_free(s->all);
}

static mfgq_status check(mfgq_rule rule, const members *m, mfgq_error *err)
{
    if ((int)rule < 0 || rule >= MFGQ_I_RULES)
        return mfgq_i_fail(err, MFGQ_E_INVALID, 1, -1, "rule has no number %d", (int)rule);
    if (m->n && !m->group) return mfgq_i_fail(err, MFGQ_E_INVALID, 4, -1, "group is null");
    if (m->n && !m->score) return mfgq_i_fail(err, MFGQ_E_INVALID, 6, -1, "score is null");
    if (m->n && !m->verdict) return mfgq_i_fail(err, MFGQ_E_INVALID, 7, -1, "verdict is null");
    for (size_t i = 0; m->subgroup && i < m->n; i++)
        if (m->subgroup[i] >= 0 && (uint64_t)m->subgroup[i] >= m->n)
            return mfgq_i_fail(err, MFGQ_E_INVALID, 5, (int64_t)i, "subgroup is not below n");
    return MFGQ_OK;
}

mfgq_status mfgq_progress_aggregate(mfgq_rule rule, size_t n, size_t groups, const int64_t *group,
                                    const int64_t *subgroup, const double *score,
                                    const int32_t *verdict, double *mean, int32_t *overall,
                                    int32_t *reason, mfgq_error *err)
{
    const members m = {n, group, subgroup, score, verdict};
    MFGQ_I_TRY(check(rule, &m, err));
    if (groups && !mean) return mfgq_i_fail(err, MFGQ_E_INVALID, 8, -1, "mean is null");
    if (groups && !overall) return mfgq_i_fail(err, MFGQ_E_INVALID, 9, -1, "overall is null");
    if (groups && !reason) return mfgq_i_fail(err, MFGQ_E_INVALID, 10, -1, "reason is null");
    const mfgq_i_rule *const r = &mfgq_i_rules[rule];
    sums s = {0};
    const int made = make_sums(&m, groups, &s);
    if (made) {
        add_members(r, &m, groups, &s);
        add_subgroups(&m, groups, &s);
        for (size_t g = 0; g < groups; g++) {
            const mfgq_i_finding f = by_mean(r, &s, g);
            mean[g] = f.score;
            overall[g] = f.verdict;
            reason[g] = f.reason;
        }
        if (r->group_worst) add_worst(&m, groups, overall, reason);
    }
    free_sums(&s);
    return made ? MFGQ_OK : mfgq_i_no_memory(err);
}
