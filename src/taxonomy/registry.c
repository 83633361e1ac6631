/* The lists of codes that are built in, and which of them are joined by a file. */
#include "taxonomy_i.h"

#include "../base/embed_i.h"

#include <stdio.h>
#include <string.h>

const mfgq_i_list mfgq_i_lists[] = {
    {{"chongqing-2019-2022", "Key directions of Chongqing's high-quality manufacturing, 2019-2022",
      "重庆制造业高质量发展重点方向（2019—2022年）", "CQ-PLAN-2019-ANNEX", "2019", "2022"}, 1},
    {{"gbt4754-2017", "Industrial classification for national economic activities, 2017",
      "国民经济行业分类（GB/T 4754—2017）", "GBT-4754-2017", "2017-10-01", ""}, 1},
    {{"gbt4754-2011", "Industrial classification for national economic activities, 2011",
      "国民经济行业分类（GB/T 4754—2011）", "GBT-4754-2011", "2011-11-01", "2017-09-30"}, 1},
    {{"hightech-mfg-2017", "High-technology industry (manufacturing), 2017",
      "高技术产业（制造业）分类（2017）", "HIGHTECH-MFG-2017", "2017", ""}, 1},
    {{"isic-4", "International Standard Industrial Classification, Rev.4",
      "国际标准行业分类（修订本第4版）", "ISIC-4", "2008", ""}, 1},
    {{"nace-2", "Statistical classification of economic activities, NACE Rev.2",
      "欧盟经济活动统计分类（第2版）", "NACE-2", "2008-01-01", "2024-12-31"}, 1},
    {{"isic-3.1", "International Standard Industrial Classification, Rev.3.1",
      "国际标准行业分类（修订本第3.1版）", "ISIC-4", "2002", "2007"}, 0},
    {{"naics-2017", "North American Industry Classification System, 2017",
      "北美产业分类体系（2017）", "NAICS-ISIC", "2017", "2021"}, 0},
    {{"hs", "Harmonized System, six digits, several editions together",
      "商品名称及编码协调制度（六位）", "HS-ISIC", "", ""}, 0},
    {{NULL, NULL, NULL, NULL, NULL, NULL}, 0},
};

const mfgq_i_pairing mfgq_i_pairings[] = {
    {"gbt4754-2011", "gbt4754-2017"},
    {"gbt4754-2017", "isic-4"},
    {"chongqing-2019-2022", "gbt4754-2017"},
    {"hightech-mfg-2017", "gbt4754-2017"},
    {"nace-2", "isic-4"},
    {"isic-4", "isic-3.1"},
    {"naics-2017", "isic-4"},
    {"hs", "isic-4"},
    {NULL, NULL},
};

const mfgq_i_list *mfgq_i_list_find(const char *id)
{
    for (const mfgq_i_list *list = mfgq_i_lists; list->about[0]; list++)
        if (strcmp(list->about[MFGQ_TAXONOMY_ID], id) == 0) return list;
    return NULL;
}

const char *mfgq_i_list_file(const char *from, const char *to, size_t *size)
{
    char name[80];
    snprintf(name, sizeof name, "%s%s%s.csv", from, to ? "--" : "", to ? to : "");
    const mfgq_i_embedded *const file = mfgq_i_embedded_find(mfgq_i_taxonomy_data, name);
    if (!file) return NULL;
    *size = *file->size;
    return (const char *)file->data;
}

size_t mfgq_taxonomy_builtin_count(void)
{
    size_t count = 0;
    while (mfgq_i_lists[count].taxonomy) count++;
    return count;
}

const char *mfgq_taxonomy_builtin_id(size_t index)
{
    return index < mfgq_taxonomy_builtin_count() ? mfgq_i_lists[index].about[MFGQ_TAXONOMY_ID]
                                                 : NULL;
}

/* Whether a line of an embedded file begins with the code and a comma. */
static int begins_line(const char *text, const char *code, size_t length)
{
    for (const char *p = text; (p = strstr(p, code)) != NULL; p++)
        if (p > text && p[-1] == '\n' && p[length] == ',') return 1;
    return 0;
}

/* Whether the second column of a crosswalk holds the code. */
static int in_targets(const char *text, const char *code, size_t length)
{
    for (const char *p = text; (p = strstr(p, code)) != NULL; p++)
        if (p > text && strchr(", ", p[-1]) && strchr(" ,\n", p[length])) return 1;
    return 0;
}

static int list_holds(const mfgq_i_list *list, const char *code)
{
    const char *const id = list->about[MFGQ_TAXONOMY_ID];
    const size_t length = strlen(code);
    size_t size;
    if (!length || strpbrk(code, ",\n\"")) return 0;
    if (list->taxonomy) return begins_line(mfgq_i_list_file(id, NULL, &size), code, length);
    for (const mfgq_i_pairing *p = mfgq_i_pairings; p->from; p++) {
        const char *const text = mfgq_i_list_file(p->from, p->to, &size);
        if (strcmp(p->from, id) == 0 && begins_line(text, code, length)) return 1;
        if (strcmp(p->to, id) == 0 && in_targets(text, code, length)) return 1;
    }
    return 0;
}

int mfgq_i_in_list(const char *id, const char *code)
{
    const mfgq_i_list *const list = mfgq_i_list_find(id);
    return list && list_holds(list, code);
}

/* Appends an identifier if it fits; the length used. */
static size_t add_id(char *text, size_t size, size_t used, const char *id)
{
    const size_t need = strlen(id) + (used ? 2 : 0);
    if (!text || used + need >= size) return used;
    snprintf(text + used, size - used, "%s%s", used ? ", " : "", id);
    return used + need;
}

size_t mfgq_taxonomy_editions(const char *code, const char *except, size_t size, char *text)
{
    size_t count = 0, used = 0;
    if (text && size) *text = '\0';
    if (!code) return 0;
    for (const mfgq_i_list *list = mfgq_i_lists; list->about[0]; list++) {
        const char *const id = list->about[MFGQ_TAXONOMY_ID];
        if (mfgq_i_equal(id, except) || !list_holds(list, code)) continue;
        used = add_id(text, size, used, id);
        count++;
    }
    return count;
}

/* Lists that hold every code of a column, or of its first rows, as text. */
static size_t common_lists(size_t n, const char *const *codes, const char *code,
                           const char *except, size_t size, char *text)
{
    enum { MOST_ROWS = 200 };
    size_t count = 0, used = 0;
    for (const mfgq_i_list *list = mfgq_i_lists; list->about[0]; list++) {
        const char *const id = list->about[MFGQ_TAXONOMY_ID];
        size_t i = 0;
        if (mfgq_i_equal(id, except) || !list_holds(list, code)) continue;
        while (i < n && i < MOST_ROWS && codes[i] && list_holds(list, codes[i])) i++;
        if (i < n && i < MOST_ROWS) continue;
        used = add_id(text, size, used, id);
        count++;
    }
    return count;
}

mfgq_status mfgq_i_unknown_code(mfgq_error *err, int arg, int64_t index, const char *code,
                                const char *id)
{
    return mfgq_i_unknown_in(err, arg, index, 1, &code, code, id);
}

mfgq_status mfgq_i_unknown_in(mfgq_error *err, int arg, int64_t index, size_t n,
                              const char *const *codes, const char *code, const char *id)
{
    char others[120] = "";
    if (!err) return MFGQ_E_NOT_FOUND;
    const char *const list = *id ? id : "the list";
    if (n > 1 && common_lists(n, codes, code, id, sizeof others, others))
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, arg, index,
                           "code %.60s is not in %s; all codes are in %s", code, list, others);
    if (mfgq_taxonomy_editions(code, id, sizeof others, others))
        return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, arg, index,
                           "code %.60s is not in %s; it is in %s", code, list, others);
    return mfgq_i_fail(err, MFGQ_E_NOT_FOUND, arg, index, "code %.60s is not in %s", code, list);
}
