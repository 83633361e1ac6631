"""Progress towards targets by the rules of statistical offices; totals shared out."""

from __future__ import annotations

import math

from . import _core
from ._errors import Error
from ._input import Given, numbering
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_RULES = ("eurostat", "statcan", "un-chart", "destatis", "istat", "escap", "log-cut", "schedule")
_BINDINGS = {"": 0, "by-year": 1, "standing": 2, "direction": 3}


def progress_rules() -> Table:
    """The rule sets and their verdict tables: rule, applies, measure, cut, inclusive, verdict.

    >>> set(mfgq.progress_rules()["rule"]) >= {"eurostat", "destatis"}
    True
    """
    made: Table = Table._of(_core.progress_rules())
    return made


def progress(data: Any, rule: str = "eurostat", aggregate: bool = False) -> Any:
    """Progress of indicators towards their targets: id, ratio, score, status, reason.

    data : id, direction (1 more is better, -1 less) and, as the rule needs,
        base_period, base, period, value, target_period, target, low, high, limit, kind (by-year,
        standing, direction), or series (yearly values, oldest first: a list, or a text joined by
        ;) with last_period; group and subgroup for `aggregate`. A row's values share their unit.
    rule
        eurostat, statcan, un-chart, destatis, istat, escap, log-cut or schedule.
    aggregate
        One more row a group: the mean of its subgroups' means.

    The targets of a plan are judged by Plan.progress().

    >>> row = {"id": "waste", "direction": -1, "base_period": 2015, "base": 100.0,
    ...        "period": 2020, "value": 90.0, "target_period": 2030, "target": 50.0}
    >>> found = mfgq.progress([row])[0]
    >>> found["status"], round(found["ratio"], 3)
    ('insufficient-progress', 0.462)
    """
    if rule not in _RULES:
        raise ValueError(f"rule {rule!r} is none of {', '.join(_RULES)}")
    columns = _without_lists(data)
    given = Given(data if columns is None else columns[0], "progress")
    ids = given.texts("id")
    start, series = _series_of(given, columns[1] if columns else None)
    with given.at(direction=("direction", None)):
        found = _core.progress(
            rule, _directions(given), _numbers(given, "base"), _times(given, "period"),
            _numbers(given, "value"), _times(given, "target_period"), _numbers(given, "target"),
            _numbers(given, "low"), _numbers(given, "high"), _numbers(given, "limit"), series,
            _times(given, "last_period"), binding=_bindings(given),
            base_period=_times(given, "base_period"), series_start=start)
    ratio, score, verdict, reason = (f.tolist() for f in found)
    rows = _rows(ids, ratio, score, verdict, reason)
    if aggregate:
        rows += _groups(given, rule, score, verdict)
    return given.made("id ratio:f64 score:f64 status reason", rows)


def _rows(ids: Sequence[str], *found: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [(i, r, s, _core.progress_word(v), _core.progress_reason(w) or None)
            for i, r, s, v, w in zip(ids, *found)]


def _without_lists(data: Any) -> tuple[list[dict[str, Any]], list[Any]] | None:
    """Rows without their lists of values, and those lists; None if there are no lists."""
    if not isinstance(data, list) or not any(isinstance(r, dict) and
                                             isinstance(r.get("series"), (list, tuple))
                                             for r in data):
        return None
    return ([{k: v for k, v in r.items() if k != "series"} for r in data],
            [r.get("series") for r in data])


def _series_of(given: Given, lists: list[Any] | None) -> tuple[list[int] | None, Any]:
    """Starts of the rows' series in one list of values, and that list."""
    if lists is None and "series" not in given:
        return None, []
    start, values = [0], []
    for row, one in enumerate(lists if lists is not None else given.words("series")):
        parts = one.split(";") if isinstance(one, str) and one else one or ()
        try:
            values += [math.nan if p is None or p == "" else float(p) for p in parts]
        except (TypeError, ValueError) as error:
            raise given.fault("series", row, f"column 'series': {one!r} holds what is no number"
                              ) from error
        start.append(len(values))
    return start, values


def _numbers(given: Given, name: str) -> Any:
    found = given.numbers(name, True)
    return [math.nan] * len(given) if found is None else found


def _directions(given: Given) -> list[int]:
    words = {"": 0, "1": 1, "-1": -1, "+1": 1, "up": 1, "down": -1}
    out = []
    if "direction" not in given:
        given.texts("direction")  # says that it is lacking
    for row, text in enumerate(given.words("direction")):
        if text not in words:
            raise given.fault("direction", row, f"direction cannot be {text!r}")
        out.append(words[text])
    return out


def _bindings(given: Given) -> list[int] | None:
    if "kind" not in given:
        return None
    out = []
    for row, text in enumerate(given.words("kind")):
        if text not in _BINDINGS:
            raise given.fault("kind", row, f"kind cannot be {text!r}")
        out.append(_BINDINGS[text])
    return out


def _times(given: Given, name: str) -> list[float]:
    """Periods as years: 2020, 2020-Q3 is 2020.5, or a number such as 2020.25."""
    out = []
    for row, text in enumerate(given.words(name)):
        try:
            out.append(_time(text))
        except (Error, ValueError) as error:
            raise given.fault(name, row, f"column {name!r}: {text!r} is no period") from error
    return out


def _time(text: str) -> float:
    if not text:
        return math.nan
    if "-" not in text[1:]:
        return float(text)
    code = _core.period_parse(text)
    return _core.period_year(code) + (_core.period_part(code) - 1) / _core.period_frequency(code)


def _groups(given: Given, rule: str, score: Sequence[float],
            verdict: Sequence[int]) -> list[tuple[Any, ...]]:
    words = given.words("group")
    names, group = _members(words)
    # a subgroup is named within its group
    _, subgroup = _members([f"{len(g)}:{g}{w}" if g and w else ""
                            for g, w in zip(words, given.words("subgroup"))])
    if not names:
        return []
    mean, overall, reason = _core.progress_aggregate(
        rule, len(names), group, score, verdict, subgroup=subgroup)
    return _rows(names, [math.nan] * len(names), mean.tolist(), overall.tolist(), reason.tolist())


def _members(words: Sequence[str]) -> tuple[list[str], list[int]]:
    """Names and numbers of groups; -1 where a row is in none."""
    names, _ = numbering([w for w in words if w])
    number = {n: i for i, n in enumerate(names)}
    return names, [number.get(w, -1) for w in words]


def allocate(data: Any, total: float, whole: bool = False) -> Any:
    """A total shared out by weights, within floors and caps: unit, value (unit of `total`).

    data : unit, weight (>= 0), and floor, cap where wanted; or a mapping of unit to weight,
        which gives a mapping of unit to value
    whole
        Whole numbers that add up, by largest remainders.

    >>> mfgq.allocate({"A": 1.0, "B": 2.0, "C": 3.0}, 10, whole=True)
    {'A': 2.0, 'B': 3.0, 'C': 5.0}
    """
    if isinstance(data, dict) and data and not hasattr(next(iter(data.values())), "__len__"):
        shares = _core.allocate(list(data.values()), total, int(whole)).tolist()
        return dict(zip(data, shares))
    given = Given(data, "allocate")
    units, weight = given.texts("unit"), given.numbers("weight")
    with given.at():
        shares = _core.allocate(weight, total, int(whole), floor=given.numbers("floor", True),
                                cap=given.numbers("cap", True)).tolist()
    return given.made("unit value:f64", zip(units, shares))
