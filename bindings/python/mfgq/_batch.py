"""Series of every kind given to a projector, in as few calls as there can be."""

from __future__ import annotations

import math
import os
from array import array
from collections.abc import Mapping

from . import _core
from ._input import Given, text_of
from ._rows import kind_of
from ._series import Period, Series, _number, _period_text, _periods
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_COMPARATORS = ("eq", "ge", "gt", "le", "lt", "range", "about")


class History:
    """The observations that were projected, of all series in one block."""

    __slots__ = ("names", "_first", "_start", "_values", "_places")

    def __init__(self) -> None:
        self.names: list[str] = []
        self._first: Any = []
        self._start: Any = [0]
        self._values: Any = []
        self._places: dict[str, int] | None = None

    def of(self, place: int) -> tuple[list[Period], list[float]]:
        """Periods and values of a series."""
        a, b = self._start[place], self._start[place + 1]
        first = self._first[place]
        values: list[float] = list(memoryview(self._values)[a:b]) if b > a else []
        return [Period._of(_core.period_add(first, i)) for i in range(b - a)], values

    def last(self, place: int) -> Period | None:
        """The last period of a series, None if it has no values."""
        n = self._start[place + 1] - self._start[place]
        return Period._of(_core.period_add(self._first[place], n - 1)) if n else None

    def place(self, series: str | int) -> int:
        if isinstance(series, int):
            if not -len(self.names) <= series < len(self.names):
                raise IndexError(f"series {series} of {len(self.names)}")
            return series % len(self.names)
        if self._places is None:
            self._places = {}
            for i, name in enumerate(self.names):
                self._places.setdefault(name, i)
        if series not in self._places:
            raise KeyError(series)
        return self._places[series]


# ---- series of every kind into a projector


def add(projector: _core.Projector, data: Any, frequency: int,
         target: Any) -> tuple[History, dict[str, dict[str, Any]]]:
    """Adds all series, and each one's target behind it."""
    if isinstance(data, (str, os.PathLike)) or _is_table(data):
        data = Table(data)
    framed = hasattr(data, "columns")
    bare = not framed and not isinstance(data, (Series, Mapping)) and kind_of(data) != "pandas"
    if target is None and framed:
        target = _targets_of_frame(data)
    into = projector if target is None else _core.projector_new()
    history = _add_frame(into, data) if framed else _add_items(into, _items(data, frequency))
    if target is None:
        return history, {}
    targets = _targets(target, history.names)
    for i, name in enumerate(history.names):  # a target belongs to the series added last
        last = history.last(i)
        values = memoryview(history._values)[history._start[i]:history._start[i + 1]]
        seasons = last.frequency if last else 1
        _core.projector_add(projector, frequency if bare else seasons, values,
                            last.code if last else 0, name=name)
        if name in targets and last:
            _add_target(projector, targets[name], last)
    return history, targets


def _is_table(data: Any) -> bool:
    """Rows, or a mapping of columns."""
    if isinstance(data, Mapping):
        return "period" in data and "value" in data
    return isinstance(data, (list, tuple)) and bool(data) and isinstance(data[0], Mapping)


def _items(data: Any, frequency: int) -> list[tuple[str, Period | None, Sequence[float], int]]:
    """(name, first period, values without gaps in time, observations a season) of each series."""
    if isinstance(data, Series):
        return [_item(data.name or "series", data)]
    if isinstance(data, Mapping):
        first = next(iter(data.values()), None)
        if first is None or isinstance(first, (int, float, str)) or not hasattr(first, "__len__"):
            return [_item("series", Series(data))]
        return [_item(str(k), v if isinstance(v, Series) else Series(v)) for k, v in data.items()]
    if kind_of(data) == "pandas":
        return [_item(str(getattr(data, "name", None) or "series"), Series(data))]
    if isinstance(data, bytes) or not hasattr(data, "__iter__"):
        raise TypeError(f"project() argument 'data' holds no series but {type(data).__name__}")
    values = [_number(v, i) for i, v in enumerate(data)]
    return [("series", Period("0001") if values else None, values, frequency)]


def _item(name: str, series: Series) -> tuple[str, Period | None, Sequence[float], int]:
    """A series equally spaced: periods without an observation are missing values."""
    periods = series.periods
    if not periods:
        return name, None, [], 1
    first = periods[0]
    values = [math.nan] * ((periods[-1] - first) + 1)
    for period, value in series:
        values[period - first] = value
    return name, first, values, series.frequency


def _add_items(projector: _core.Projector,
               items: list[tuple[str, Period | None, Sequence[float], int]]) -> History:
    history = History()
    history._values = array("d")
    for name, first, values, seasons in items:
        last = first + len(values) - 1 if first is not None else None
        _core.projector_add(projector, seasons, values, last.code if last else 0, name=name)
        history.names.append(name)
        history._first.append(first.code if first else 0)
        history._values.extend(values)
        history._start.append(len(history._values))
    return history


def _add_frame(projector: _core.Projector, frame: Any) -> History:
    kind = kind_of(frame)
    if kind == "pandas":
        named = [n for n in frame.index.names if n in ("series", "period")]
        if named and not set(named) & set(frame.columns) and "value" in frame.columns:
            frame = frame.reset_index(named)
    names = _names(frame)
    if "period" in names and "value" in names:
        return _add_long(projector, frame, names)
    if kind == "pandas" and "period" not in names:
        return _add_wide(projector, frame)
    if "period" not in names:
        raise TypeError("project() argument 'data': a frame without an index needs the columns "
                        f"series, period, value, or a column period; it has {', '.join(names)}")
    if kind == "pandas":
        return _add_wide(projector, frame.set_index("period"))
    return _add_wide_table(projector, frame if isinstance(frame, Table) else Table(frame))


def _names(frame: Any) -> Any:
    """Names of the columns, to look some up in."""
    return frame.column_names if kind_of(frame) == "pyarrow" else frame.columns


def _add_long(projector: _core.Projector, frame: Any, names: Any) -> History:
    whole = Given(frame, "project") if not kind_of(frame) else None
    series = _texts(frame, "series", whole) if "series" in names else None
    periods, years = _dates(frame, whole)
    history = History()
    history.names, history._first, history._start, history._values = _core.projector_add_rows(
        projector, series, periods, _values(frame, "value", whole), years)
    return history


def _texts(frame: Any, name: str, whole: Given | None) -> Any:
    """A column as the core reads texts fastest."""
    if whole is not None:
        return whole.texts(name)
    column = frame[name]
    if kind_of(frame) != "pandas":
        return column.combine_chunks() if hasattr(column, "combine_chunks") else column
    told = str(column.dtype)
    if told in ("str", "string", "category") and has_pyarrow():
        import pyarrow as pa
        found = pa.array(column)
        return found.combine_chunks() if hasattr(found, "combine_chunks") else found
    if getattr(column.dtype, "kind", "O") in "fiu":
        return [text_of(v) for v in column.tolist()]
    return column.astype(object).tolist()


def has_pyarrow() -> bool:
    from importlib.util import find_spec
    return find_spec("pyarrow") is not None


def _dates(frame: Any, whole: Given | None) -> tuple[Any, int]:
    """The column of periods, and 1 if it holds years as numbers."""
    if whole is not None:
        return whole.texts("period"), 0
    column = frame["period"]
    dtype = str(getattr(column, "dtype", getattr(column, "type", ""))).lower()
    if "datetime" in dtype or "timestamp" in dtype or dtype.startswith("date"):
        raise TypeError("project() argument 'period' holds dates; write periods as text, such as "
                        "2020-07")
    if dtype.startswith("period"):
        places, found = column.factorize()
        texts = [_period_text(p) for p in found]
        return [texts[i] if i >= 0 else None for i in places.tolist()], 0
    if dtype.startswith(("int", "uint", "float", "double")):
        return column, 1
    return _texts(frame, "period", None), 0


def _values(frame: Any, name: str, whole: Given | None) -> Any:
    if whole is not None:
        return whole.numbers(name)
    column = frame[name]
    dtype = str(getattr(column, "dtype", getattr(column, "type", ""))).lower()
    if dtype in ("object", "str", "string", "large_string", "string_view"):
        return [_number(v, i) for i, v in enumerate(
            column.to_pylist() if hasattr(column, "to_pylist") else column.to_list())]
    return column


def _add_wide(projector: _core.Projector, frame: Any) -> History:
    """A pandas frame with a column a series, its index the periods."""
    import numpy as np
    block = frame.to_numpy()  # one block of numbers needs no look at each column
    if block.dtype.kind not in "fiub":
        _check_numbers(frame)
        block = frame.to_numpy(dtype="float64", na_value=np.nan)
    names = frame.columns.tolist()
    if set(map(type, names)) - {str}:
        names = [str(n) for n in names]
    if not frame.columns.is_unique:
        twice = frame.columns[frame.columns.duplicated()][0]
        raise ValueError(f"project() argument 'data': column {twice!r} is repeated")
    periods = _periods(frame.index)
    if any(b.code != (a + 1).code for a, b in zip(periods, periods[1:])):
        return _add_items(projector, [_item(n, Series(frame[c]))
                                      for n, c in zip(names, frame.columns)])
    return _matrix(projector, names, np.ascontiguousarray(block.T, dtype="float64"), periods)


def _check_numbers(frame: Any) -> None:
    for kind in frame.dtypes.unique():
        if getattr(kind, "kind", "O") not in "fiub":
            name = frame.columns[frame.dtypes == kind][0]
            raise TypeError(f"project() argument 'data': column {name!r} holds {kind}, no numbers")


def _add_wide_table(projector: _core.Projector, table: Table) -> History:
    """A table with a column of periods and a column a series."""
    given = Given(table, "project")
    periods = _periods(given.periods())
    names = [n for n in table.columns if n != "period"]
    if any(b.code != (a + 1).code for a, b in zip(periods, periods[1:])):
        return _add_items(projector, [_item(n, Series(given.numbers(n), periods=periods))
                                      for n in names])
    block = array("d")
    for name in names:
        block.extend(given.numbers(name))
    shaped = memoryview(block).cast("B").cast("d", (len(names), len(periods))) if block else \
        [[]] * len(names)
    return _matrix(projector, names, shaped, periods)


def _matrix(projector: _core.Projector, names: list[str], values: Any,
            periods: list[Period]) -> History:
    history = History()
    history.names = names
    last = periods[-1] if periods else None
    history._first, history._start, history._values = _core.projector_add_matrix(
        projector, names, values, last.frequency if last else 1, last.code if last else 0)
    return history


# ---- targets


def _targets_of_frame(frame: Any) -> Any:
    """Targets that stand in columns of a long frame, one a series; None if there are none."""
    names = _names(frame)
    if "target" not in names or "target_period" not in names or "period" not in names:
        return None
    given = Given(frame, "project")
    series = given.texts("series") if "series" in given else ["series"] * len(given)
    values, words = given.numbers("target"), given.words("comparator")
    periods = given.words("target_period")
    found: dict[str, Any] = {}
    for row, name in enumerate(series):
        if values[row] == values[row]:
            one = (periods[row], words[row] or "ge", values[row])
            if found.setdefault(name, one) != one:
                raise given.fault("target", row, f"series {name!r} has two targets")
    return found or None


def _targets(target: Any, names: list[str]) -> dict[str, dict[str, Any]]:
    each = target if isinstance(target, Mapping) else {names[0]: target}
    known = set(names)
    found = {}
    for name, value in each.items():
        if name not in known:
            raise KeyError(f"target of {name!r}, which is no series")
        if not isinstance(value, (tuple, list)) or len(value) not in (2, 3):
            raise TypeError(f"target: {value!r} is neither (period, value) nor "
                            "(period, comparator, value)")
        period, comparator, figure = value if len(value) == 3 else (value[0], "ge", value[1])
        low, high = figure if isinstance(figure, (tuple, list)) else (figure, figure)
        if comparator not in _COMPARATORS:
            raise ValueError(f"target: comparator {comparator!r} is none of {_COMPARATORS}")
        found[name] = {"period": Period(period), "comparator": comparator, "low": float(low),
                       "high": float(high), "value": float(low)}
    return found


def _add_target(projector: _core.Projector, target: dict[str, Any], last: Period) -> None:
    step = target["period"] - last
    if step < 1:
        raise ValueError(f"target: {target['period']} does not lie behind {last}")
    _core.projector_target(projector, _COMPARATORS.index(target["comparator"]), target["value"],
                           target["low"], target["high"], step)
