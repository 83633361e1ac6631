/* --lang zh: the labels of a table for reading, in Chinese. The forms for machines
   keep the names of the contract. */
#include "cli.h"

#include <string.h>

typedef struct label {
    const char *english, *chinese;
} label;

static const label names[] = {
    {"plan", "规划"}, {"title", "名称"}, {"start", "起始"}, {"end", "终止"},
    {"indicators", "指标"}, {"statements", "表述"}, {"targets", "目标"},
    {"indicator", "指标"}, {"name_zh", "中文名"}, {"name_en", "英文名"}, {"unit", "单位"},
    {"kind", "类型"}, {"direction", "方向"}, {"nature", "属性"}, {"cluster", "集群"},
    {"parent", "上级"}, {"formula", "公式"}, {"statement", "表述"}, {"section", "章节"},
    {"comparator", "比较"}, {"accumulation", "累计"}, {"base_period", "基期"},
    {"period", "时期"}, {"dated", "有期限"}, {"value", "数值"}, {"low", "下限"},
    {"high", "上限"}, {"quote", "原文"}, {"rule", "规则"}, {"severity", "程度"},
    {"left", "所述"}, {"right", "对照"}, {"gap", "差距"}, {"message", "说明"},
    {"sections", "章节"}, {"quantity", "推算量"}, {"derivation", "推算方法"},
    {"target", "目标"}, {"actual", "实际"}, {"verdict", "判定"}, {"attainment", "完成度"},
    {"pace_required", "所需速度"}, {"pace_observed", "实际速度"}, {"progress", "进度"},
    {"note", "备注"}, {"source", "来源"}, {"median", "中位数"}, {"lo80", "80%下限"},
    {"hi80", "80%上限"}, {"lo95", "95%下限"}, {"hi95", "95%上限"},
    {"probability", "达标概率"}, {"required_rate", "所需年率"}, {"reached", "达标年"},
    {"observations", "观测数"}, {"method", "方法"}, {"id", "编号"}, {"ratio", "比率"},
    {"score", "得分"}, {"status", "状态"}, {"reason", "原因"}, {"operation", "运算"},
    {"part", "部分"}, {"increment", "增量"}, {"growth", "增速"}, {"contribution", "贡献率"},
    {"pull", "拉动"}, {"closure_gap", "闭合差"}, {"series", "序列"}, {"model", "模型"},
    {"step", "步"}, {"mean", "预测"}, {"centre", "中心"}, {"parameter", "参数"},
    {"region", "地区"}, {"industry", "行业"}, {"metric", "指标"}, {"component", "成分"},
    {"factor", "因素"}, {"effect", "效应"}, {"share", "占比"}, {"category", "类别"},
    {"from", "自"}, {"to", "至"}, {"code", "代码"}, {"level", "层级"}, {"tier", "梯次"},
    {"weight", "权重"}, {"members", "成员数"}, {"claim", "所称"}, {"rank", "名次"},
    {"text", "文本"}, {"dimension", "量纲"}, {"decimals", "小数位"}, {"name", "名称"},
    {"required", "应达"}, {"expected", "预计"}, {"target_period", "目标期"},
    {"reached_early", "最早达标"}, {"reached_late", "最晚达标"}, {"scenario", "情景"},
    {"difference", "与预计之差"}, {"required_growth", "所需增速"}, {"attained", "达标"},
    {"variable", "变量"}, {"change", "调整量"}, {"se", "标准误"},
};

static const label words[] = {
    {"met", "达到"}, {"missed", "未达到"}, {"indeterminate", "无法判定"},
    {"no-data", "无数据"}, {"not-due", "未到期"}, {"error", "错误"}, {"warning", "警告"},
    {"note", "提示"}, {"consistent", "一致"}, {"inconsistent", "不一致"},
    {"cannot-tell", "无法判断"}, {"achieved", "已实现"}, {"ahead", "超前"},
    {"on-schedule", "符合进度"}, {"behind", "滞后"}, {"no-verdict", "无判定"},
    {"target-achieved", "目标已实现"}, {"since-base", "较基期累计"}, {"per-year", "每年"},
    {"average", "年均"}, {"median", "中位数"}, {"mean", "均值"}, {"yes", "是"}, {"no", "否"}, {"none", "无"},
};

static const char *look_up(const label *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i].english, text) == 0) return list[i].chinese;
    return text;
}

/* Only columns of words are translated, never data that happens to look like one. */
static int holds_words(const char *column)
{
    static const char *const columns[] = {"verdict", "severity", "status", "accumulation", "dated",
                                          "attained", "centre"};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        if (strcmp(columns[i], column) == 0) return 1;
    return 0;
}

const char *cli_chinese_name(const char *column)
{
    return look_up(names, sizeof names / sizeof *names, column);
}

const char *cli_chinese_word(const char *column, const char *word)
{
    return holds_words(column) ? look_up(words, sizeof words / sizeof *words, word) : word;
}
