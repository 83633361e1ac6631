"""Series of observations, and their projection."""

from __future__ import annotations

import math
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from . import _core
from ._errors import MfgqWarning
from ._quantity import Unit, _unit_handle
from ._rows import kind_of, progress_bar
from ._table import Table

_COMPARATORS = ("eq", "ge", "gt", "le", "lt", "range", "about")


class Period:
    """A year, half-year, quarter or month: ``Period("2020-Q3")``; ordered, and adds."""

    __slots__ = ("code",)

    def __init__(self, text: str | int | Period) -> None:
        """Text such as 2020, 2020-H1, 2020-Q3 or 2020-07, or a year."""
        self.code: int = text.code if isinstance(text, Period) else _core.period_parse(str(text))

    @classmethod
    def _of(cls, code: int) -> Period:
        period = cls.__new__(cls)
        period.code = code
        return period

    @property
    def year(self) -> int:
        return _core.period_year(self.code)

    @property
    def part(self) -> int:
        """Its place in the year, from 1."""
        return _core.period_part(self.code)

    @property
    def frequency(self) -> int:
        """Periods in a year: 1, 2, 4 or 12."""
        return _core.period_frequency(self.code)

    def __add__(self, count: int) -> Period:
        return Period._of(_core.period_add(self.code, count))

    def __sub__(self, other: int | Period) -> Any:
        if isinstance(other, Period):
            return _core.period_between(other.code, self.code)
        return Period._of(_core.period_add(self.code, -other))

    def __lt__(self, other: Period) -> bool:
        return _core.period_order(self.code, other.code) < 0

    def __gt__(self, other: Period) -> bool:
        return _core.period_order(self.code, other.code) > 0

    def __le__(self, other: Period) -> bool:
        return self == other or self < other

    def __ge__(self, other: Period) -> bool:
        return self == other or self > other

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Period) and self.code == other.code

    def __hash__(self) -> int:
        return hash(self.code)

    def __str__(self) -> str:
        return _core.period_format(self.code)

    def __repr__(self) -> str:
        return f"mfgq.Period({str(self)!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return Period, (str(self),)


def _period_text(value: Any) -> str:
    """A period of pandas, a date or a number as the library writes it."""
    if getattr(value, "tzinfo", None) is not None:
        raise TypeError(f"{value!r} has a time zone; a period has none")
    frequency = getattr(value, "freqstr", "") or ""
    if frequency.startswith(("Y", "A")):
        return str(value.year)
    if frequency.startswith("Q"):
        return f"{value.year}-Q{value.quarter}"
    if frequency.startswith("M"):
        return f"{value.year}-{value.month:02d}"
    if hasattr(value, "year") and hasattr(value, "month"):
        return f"{value.year}-{value.month:02d}"
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)


def _time_of(period: Period) -> float:
    """A period on an axis: the year, and the start of a part of it."""
    if period.frequency > 1:
        return period.year + (period.part - 1) / period.frequency
    return float(period.year)


def _periods(values: Iterable[Any]) -> list[Period]:
    periods = [p if isinstance(p, Period) else Period(_period_text(p)) for p in values]
    seen: set[Period] = set()
    for row, p in enumerate(periods):
        if p in seen:
            raise ValueError(f"period {p} is repeated (row {row})")
        if p.frequency != periods[0].frequency:
            raise ValueError(f"periods have mixed frequencies: {periods[0]} and {p} (row {row})")
        seen.add(p)
    return periods


class Series:
    """Dated values with a unit: ``Series({2018: 20.1, 2019: 21.3}, unit="亿元")``.

    Also from a pandas Series with a period index, or from values with `start`.
    """

    __slots__ = ("_handle", "name")

    def __init__(self, values: Any, *, start: str | int | None = None, periods: Any = None,
                 unit: str | Unit = "", name: str = "", basis: str = "",
                 year_to_date: bool = False, source: str | None = None) -> None:
        dates, numbers = _dated(values, start, periods)
        kind, year = _core.basis_parse(basis) if basis else (0, 0)
        order = sorted(range(len(dates)), key=lambda i: _core.period_start(dates[i].code))
        self._handle: _core.Series = _core.series_new(
            period=[dates[i].code for i in order], value=[numbers[i] for i in order],
            unit=_unit_handle(unit), basis=kind, base_year=year,
            year_to_date=int(year_to_date), source=source)
        self.name = name or str(getattr(values, "name", None) or "")

    @classmethod
    def _of(cls, handle: _core.Series, name: str = "") -> Series:
        series = cls.__new__(cls)
        series._handle = handle
        series.name = name
        return series

    def __len__(self) -> int:
        return _core.series_size(self._handle)

    @property
    def periods(self) -> list[Period]:
        return [Period._of(_core.series_period(self._handle, i)) for i in range(len(self))]

    @property
    def values(self) -> list[float]:
        return [_core.series_value(self._handle, i) for i in range(len(self))]

    @property
    def flags(self) -> list[set[str]]:
        """What is known of each value: break, revised, negative, split, refused."""
        words = ("break", "revised", "negative", "split", "refused")
        return [{w for k, w in enumerate(words) if bits >> k & 1}
                for bits in (_core.series_flags(self._handle, i) for i in range(len(self)))]

    @property
    def unit(self) -> Unit:
        return Unit._of(_core.series_unit(self._handle))

    @property
    def basis(self) -> str:
        """Prices of the values: "", "current", "constant:2015" or "comparable"."""
        return _core.basis_format(_core.series_basis(self._handle),
                                  _core.series_base_year(self._handle))

    @property
    def frequency(self) -> int:
        return _core.series_frequency(self._handle)

    @property
    def source(self) -> str:
        return _core.series_source(self._handle) or ""

    def __iter__(self) -> Iterator[tuple[Period, float]]:
        return iter(zip(self.periods, self.values))

    def __getitem__(self, key: Any) -> Any:
        """A value by period, or a Series by a slice of periods, both ends included."""
        if isinstance(key, slice):
            if not len(self):
                return self
            first = Period(key.start) if key.start is not None else self.periods[0]
            last = Period(key.stop) if key.stop is not None else self.periods[-1]
            return Series._of(_core.series_slice(self._handle, first.code, (last + 1).code), self.name)
        row = _core.series_find(self._handle, Period(key).code)
        if row < 0:
            raise KeyError(str(key))
        return _core.series_value(self._handle, row)

    def __contains__(self, key: Any) -> bool:
        return _core.series_find(self._handle, Period(key).code) >= 0

    def to(self, unit: str | Unit) -> Series:
        """The same series in another unit."""
        return Series._of(_core.series_convert(self._handle, _unit_handle(unit)), self.name)

    def growth(self, lag: int = 1, missing: bool = False) -> Series:
        """Growth over `lag` periods; where figures do not compare it fails, or is missing."""
        return Series._of(_core.series_growth(self._handle, lag, int(missing)), self.name)

    def deflate(self, index: Series, base_year: int) -> Series:
        """At constant prices of a year."""
        return Series._of(_core.series_deflate(self._handle, index._handle, base_year), self.name)

    def _apply(self, operation: int, other: Any) -> Series:
        if not isinstance(other, Series):
            return NotImplemented  # type: ignore[no-any-return]
        return Series._of(_core.series_apply(self._handle, operation, other._handle), self.name)

    def __add__(self, other: Series) -> Series:
        return self._apply(0, other)

    def __sub__(self, other: Series) -> Series:
        return self._apply(1, other)

    def __mul__(self, other: Series) -> Series:
        return self._apply(2, other)

    def __truediv__(self, other: Series) -> Series:
        return self._apply(3, other)

    def project(self, horizon: int, **options: Any) -> Projection:
        """See mfgq.project()."""
        return project(self, horizon, **options)

    def to_dict(self) -> dict[str, float]:
        return {str(p): v for p, v in self}

    def to_pandas(self) -> Any:
        """A pandas Series with a PeriodIndex."""
        import pandas as pd
        codes = {1: "Y", 4: "Q", 12: "M"}
        names = [str(p) if p.frequency != 4 else f"{p.year}Q{p.part}" for p in self.periods]
        frequency = codes.get(self.frequency)
        index = pd.PeriodIndex(names, freq=frequency) if frequency else pd.Index(names)
        return pd.Series(self.values, index=index, name=self.name or None)

    def _key(self) -> tuple[Any, ...]:
        return (tuple((str(p), None if v != v else v) for p, v in self), self.unit.name,
                self.basis, self.name)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Series):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> tuple[Any, ...]:
        ytd = bool(_core.series_is_year_to_date(self._handle))
        return _restore, (self.to_dict(), self.unit.name, self.name, self.basis, ytd, self.source)

    def __repr__(self) -> str:
        inside = ", ".join(f"{p}: {v:g}" for p, v in list(self)[:8])
        more = ", …" if len(self) > 8 else ""
        return f"mfgq.Series({{{inside}{more}}}, unit={self.unit.name!r})"

    def _repr_html_(self) -> str:
        import html

        from ._svg import sparkline
        values = [v for v in self.values if v == v]
        curve = sparkline(values, 160, 32) if len(values) > 1 else ""
        cells = "".join(f"<td>{v:g}</td>" for v in self.values)
        heads = "".join(f'<th scope="col">{p}</th>' for p in self.periods)
        return (f"<p>{html.escape(self.name)} {html.escape(self.unit.name)} {curve}</p>"
                f"<table><tr>{heads}</tr><tr>{cells}</tr></table>")


def _restore(values: dict[str, float], unit: str, name: str, basis: str, ytd: bool,
             source: str) -> Series:
    return Series(values, unit=unit, name=name, basis=basis, year_to_date=ytd,
                  source=source or None)


def _dated(values: Any, start: Any, periods: Any) -> tuple[list[Period], list[float]]:
    if isinstance(values, Series):
        return values.periods, values.values
    if isinstance(values, Mapping):
        return _periods(values.keys()), [_number(v, i) for i, v in enumerate(values.values())]
    if periods is None and start is None and kind_of(values) == "pandas":
        return _periods(values.index), [_number(v, i) for i, v in enumerate(values)]
    numbers = [_number(v, i) for i, v in enumerate(values)]
    if periods is not None:
        dates = _periods(periods)
        if len(dates) != len(numbers):
            raise ValueError(f"periods: {len(dates)} of them for {len(numbers)} values")
        return dates, numbers
    if start is None:
        raise TypeError("a series needs periods: a dict, a pandas index, `periods` or `start`")
    first = Period(start)
    return [first + i for i in range(len(numbers))], numbers


def _number(value: Any, row: int) -> float:
    if value is None or type(value).__name__ == "NAType":
        return math.nan
    if isinstance(value, str):
        try:
            return _core.quantity_value(_core.quantity_parse(value))
        except ValueError as error:
            raise ValueError(f"values: {value!r} is no figure (row {row})") from error
    return float(value)


class Projection:
    """What came of projecting one or more series."""

    __slots__ = ("_handle", "names", "history", "levels", "targets", "model", "_table")

    def __init__(self, handle: _core.Projection, names: list[str],
                 history: list[tuple[list[Period], Sequence[float]]], levels: tuple[float, ...],
                 targets: dict[str, dict[str, Any]], model: str) -> None:
        self._handle = handle
        self.names = names
        self.history = history
        self.levels = levels
        self.targets = targets
        self.model = model
        self._table: Table | None = None

    @property
    def table(self) -> Table:
        """Forecasts: series, model, period, step, mean, bounds, centre, note, probability."""
        if self._table is None:
            made: Table = Table._of(_core.projection_table(self._handle, 0))
            self._table = made
        return self._table

    @property
    def parameters(self) -> Table:
        """Parameters of the fitted models."""
        made: Table = Table._of(_core.projection_table(self._handle, 1))
        return made

    def __len__(self) -> int:
        return _core.projection_count(self._handle)

    def _place(self, series: str | int) -> int:
        if isinstance(series, int):
            return series
        if series not in self.names:
            raise KeyError(series)
        return self.names.index(series)

    def point(self, series: str | int = 0) -> list[float]:
        """Point forecasts of a series."""
        found = _core.projection_point(self._handle, self._place(series))
        return found.tolist() if found is not None else []

    def interval(self, level: float = 80, series: str | int = 0) -> list[tuple[float, float]]:
        """(low, high) of each step at a level in per cent."""
        if level not in self.levels:
            raise ValueError(f"level {level:g} was not asked for, only {self.levels}")
        place, at = self._place(series), self.levels.index(level)
        low = _core.projection_interval(self._handle, place, at, 0)
        high = _core.projection_interval(self._handle, place, at, 1)
        return list(zip(low.tolist(), high.tolist())) if low is not None and high is not None else []

    def periods(self, series: str | int = 0) -> list[Period]:
        """The periods of the forecasts."""
        last = self.history[self._place(series)][0][-1]
        return [last + i + 1 for i in range(_core.projection_steps(self._handle,
                                                                   self._place(series)))]

    def probability(self, series: str | int = 0) -> float:
        """Probability of meeting the target; NaN without one."""
        return _core.projection_probability(self._handle, self._place(series))

    def note(self, series: str | int = 0) -> str:
        return _core.projection_note(self._handle, self._place(series)) or ""

    def plot(self, series: str | int = 0, **options: Any) -> Any:
        """A fan chart with the target, the required path and the probability."""
        from ._plot import plot_projection
        return plot_projection(self, self._place(series), **options)

    def to_pandas(self) -> Any:
        return self.table.to_pandas()

    def to_polars(self) -> Any:
        return self.table.to_polars()

    def to_arrow(self) -> Any:
        return self.table.to_arrow()

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        return self.table.__arrow_c_stream__(requested_schema)

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return iter(self.table)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Projection):
            return NotImplemented
        return self.table == other.table

    def __hash__(self) -> int:
        return hash(self.table)

    def __repr__(self) -> str:
        return f"<mfgq.Projection of {len(self)} series by {self.model}>\n{self.table!r}"

    def _repr_html_(self) -> str:
        return self.table._repr_html_()


def project(data: Any, horizon: int = 5, *, model: str = "auto", levels: Sequence[float] = (80, 95),
            bounds: tuple[float | None, float | None] = (None, None), mean: bool = False,
            pool: bool = False, seed: int | None = None, threads: int = 1,
            fix: Mapping[str, float] | None = None, target: Any = None,
            frequency: int = 1, progress: bool = True) -> Projection:
    """Projects one or more series.

    Parameters
    ----------
    data
        A Series, a mapping of period to value, a pandas Series; several: a mapping of name to
        series, a data frame with the columns series, period, value, or a wide data frame whose
        index holds periods; a bare list of numbers counts as periods 1, 2, …
    horizon
        Steps ahead.
    model
        A name of ``mfgq.models()``.
    levels
        Nominal levels of the intervals, per cent.
    bounds
        Lower and upper bound of the values.
    target
        ``(period, value)`` or ``(period, comparator, value)``, or a dict of these by series.
    """
    series = _collect(data, frequency)
    projector = _projector(horizon, model, levels, bounds, mean, pool, seed, threads, fix)
    targets = _targets(target, [name for name, *_ in series])
    for name, periods, values, seasons in series:
        last = periods[-1].code if periods else 0
        _core.projector_add(projector, seasons, values, last, name=name)
        if name in targets:
            _add_target(projector, targets[name], periods)
    bar = progress_bar(len(series), "projecting") if progress and len(series) > 100 else None
    handle = _core.projector_run(projector, watch=bar)
    _warn(handle, [s[0] for s in series])
    return Projection(handle, [s[0] for s in series], [(s[1], s[2]) for s in series],
                      tuple(float(v) for v in levels), targets, model)


def _warn(handle: _core.Projection, names: list[str]) -> None:
    """Says which series have no forecasts, and why the first of them has none."""
    empty = []
    for i in range(len(names)):
        point = _core.projection_point(handle, i)
        if point is None or (len(point) and point[0] != point[0]):
            empty.append(i)
    if empty:
        reason = _core.projection_note(handle, empty[0]) or "no reason given"
        warnings.warn(f"project: {len(empty)} of {len(names)} series have no forecast; "
                      f"{names[empty[0]]!r}: {reason}", MfgqWarning, stacklevel=3)


def _projector(horizon: int, model: str, levels: Sequence[float],
               bounds: tuple[float | None, float | None], mean: bool, pool: bool,
               seed: int | None, threads: int, fix: Mapping[str, float] | None) -> _core.Projector:
    projector = _core.projector_new()
    number = _core.model_find(model)
    if number < 0:
        raise ValueError(f"model {model!r} does not exist; see mfgq.models()")
    settings: list[tuple[str, float | None]] = [
        ("horizon", horizon), ("model", number), ("low", bounds[0]), ("high", bounds[1]),
        ("mean", int(mean)), ("pool", int(pool)), ("threads", threads), ("seed", seed)]
    for option, value in settings:
        if value is not None:
            _core.projector_set(projector, option, float(value))
    for name, value in (fix or {}).items():
        _core.projector_fix(projector, name, value)
    _core.projector_levels(projector, [float(v) for v in levels])
    return projector


_Item = tuple[str, list[Period], Sequence[float], int]


def _item(name: str, series: Series) -> _Item:
    """A series equally spaced: periods without an observation are missing values."""
    found = series.to_dict()
    if not found:
        return name, [], [], 1
    first, last = series.periods[0], series.periods[-1]
    periods = [first + i for i in range((last - first) + 1)]
    return name, periods, [found.get(str(p), math.nan) for p in periods], series.frequency


def _collect(data: Any, frequency: int) -> list[_Item]:
    if isinstance(data, Series):
        return [_item(data.name or "series", data)]
    if isinstance(data, Mapping):
        first = next(iter(data.values()), None)
        if isinstance(first, (int, float)) or first is None:
            return [_item("series", Series(data))]
        return [_item(str(k), v if isinstance(v, Series) else Series(v)) for k, v in data.items()]
    if hasattr(data, "columns") or isinstance(data, Table):
        return _from_frame(data)
    if kind_of(data) == "pandas":
        return [_item(str(getattr(data, "name", None) or "series"), Series(data))]
    values = [_number(v, i) for i, v in enumerate(data)]
    return [("series", [Period(str(i + 1).zfill(4)) for i in range(len(values))], values, frequency)]


def _from_frame(frame: Any) -> list[_Item]:
    if "period" in list(frame.columns) and "value" in list(frame.columns):
        table = frame if isinstance(frame, Table) else Table(frame)
        names = table.column("series") if "series" in table else ["series"] * len(table)
        groups: dict[str, dict[Any, float]] = {}
        for row, (name, period, value) in enumerate(
                zip(names, table.column("period"), table.column("value"))):
            group = groups.setdefault(str(name), {})
            if period in group:
                raise ValueError(f"period {period} of series {name!r} is repeated (row {row})")
            group[period] = value
        return [_item(name, Series(group)) for name, group in groups.items()]
    if kind_of(frame) != "pandas":
        raise TypeError("a frame without an index needs the columns series, period, value")
    periods = _periods(frame.index)
    if any(b.code != (a + 1).code for a, b in zip(periods, periods[1:])):
        return [_item(str(name), Series(frame[name])) for name in frame.columns]
    seasons = periods[0].frequency if periods else 1
    columns = frame.to_numpy(dtype="float64").T.copy()  # one contiguous row a series
    return [(str(name), periods, values, seasons)
            for name, values in zip(frame.columns, columns)]


def _targets(target: Any, names: list[str]) -> dict[str, dict[str, Any]]:
    if target is None:
        return {}
    each = target if isinstance(target, Mapping) else {names[0]: target}
    found = {}
    for name, value in each.items():
        if name not in names:
            raise KeyError(f"target of {name!r}, which is no series")
        period, comparator, figure = value if len(value) == 3 else (value[0], "ge", value[1])
        low, high = figure if isinstance(figure, (tuple, list)) else (figure, figure)
        if comparator not in _COMPARATORS:
            raise ValueError(f"target: comparator {comparator!r} is none of {_COMPARATORS}")
        found[name] = {"period": Period(period), "comparator": comparator, "low": float(low),
                       "high": float(high), "value": float(low)}
    return found


def _add_target(projector: _core.Projector, target: dict[str, Any], periods: list[Period]) -> None:
    step = target["period"] - periods[-1]
    if step < 1:
        raise ValueError(f"target: {target['period']} does not lie behind {periods[-1]}")
    _core.projector_target(projector, _COMPARATORS.index(target["comparator"]), target["value"],
                           target["low"], target["high"], step)
