"""The language of labels: "en" or "zh"."""

from __future__ import annotations

from contextvars import ContextVar

_current: ContextVar[str] = ContextVar("mfgq_language", default="en")

LABELS = {
    "met": "达到", "missed": "未达到", "indeterminate": "无法判断", "no-data": "无数据",
    "not-due": "未到期", "error": "错误", "warning": "警告", "note": "提示",
    "indicator": "指标", "statement": "表述", "period": "时期", "target": "目标值",
    "actual": "实际值", "unit": "单位", "verdict": "结论", "gap": "差距",
    "attainment": "完成程度", "progress": "进度", "source": "来源", "value": "数值",
    "median": "中位数", "probability": "实现概率", "required path": "所需路径",
    "observed": "观测值", "interval": "区间", "Targets": "目标", "Summary": "概要",
    "Targets and outcomes": "目标与结果", "Outlook": "展望",
    "Inconsistencies of the plan": "方案内部的不一致",
    "Methods and sources": "方法与来源", "rule": "规则", "severity": "程度",
    "message": "说明", "method": "方法", "required_rate": "所需速度", "reached": "达到时间",
    "no outcome yet": "尚无结果", "attainment of target": "目标完成程度", "change": "变化", "total": "合计",
    "from": "起点", "to": "终点", "share": "份额", "location quotient": "区位商",
}


def set_language(language: str) -> None:
    """Chooses "en" or "zh" for names and labels from now on (in this context)."""
    _current.set(_checked(language))


def language(given: str | None = None) -> str:
    """The language in force, or the one given."""
    return _current.get() if given is None else _checked(given)


def _checked(value: str) -> str:
    if value not in ("en", "zh"):
        raise ValueError(f"language {value!r} is neither 'en' nor 'zh'")
    return value


def label(word: str, given: str | None = None) -> str:
    """A word in the language in force."""
    return LABELS.get(word, word) if language(given) == "zh" else word
