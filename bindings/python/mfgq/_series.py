"""Periods, and series of observations."""

from __future__ import annotations

import math
from collections.abc import Mapping

from . import _core
from ._quantity import Unit, _unit_handle
from ._rows import kind_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Any
    from ._project import Projection


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
            part = _core.series_slice(self._handle, first.code, (last + 1).code)
            return Series._of(part, self.name)
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
        from ._project import project
        return project(self, horizon, **options)

    def to_dict(self) -> dict[str, float]:
        """Values by period."""
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
