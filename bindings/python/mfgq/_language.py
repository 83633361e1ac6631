"""The language of labels: "en" or "zh"."""

from __future__ import annotations

from contextvars import ContextVar

from . import _core

_current: ContextVar[str] = ContextVar("mfgq_language", default="en")

LABELS = {  # of pictures and pages; names, words and notes stand in the library
    "required path": "所需路径", "observed": "观测值", "no outcome yet": "尚无结果",
    "attainment of target": "目标完成程度", "location quotient": "区位商",
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
    """A word or the name of a column in the language in force."""
    if language(given) != "zh":
        return word
    known = said("verdict", word, "zh")
    return known if known != word else LABELS.get(word) or _core.chinese_name(word) or word


def said(column: str, text: str | None, given: str | None = None) -> str:
    """What the library says in a cell of a column: words of verdicts, rules, notes, reasons.

    >>> said("note", "mean of three models; last observed 2015", "zh")
    '三模型均值；最后观测2015年'
    """
    if not text or language(given) != "zh":
        return text or ""
    return _core.chinese_text(column, text).decode("utf-8")
