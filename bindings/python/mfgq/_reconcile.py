"""Years spread over quarters and months; figures made to add up."""

from __future__ import annotations

import math
import os
from array import array

from . import _core
from ._errors import Error
from ._input import Given, Grid, in_kind, numbering
from ._rows import kind_of
from ._series import Period, Series
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

_SMOOTH = ("uniform", "pro-rata", "denton", "denton-cholette")
_REGRESSIONS = ("ols", "chow-lin", "fernandez", "litterman")


class Disaggregation(Series):
    """A series spread over a higher frequency, with what was estimated."""

    __slots__ = ("parameters", "bias", "kind")
    parameters: Table | None
    bias: float | None
    kind: str

    @property
    def frame(self) -> Any:
        """The values as the kind of object that the benchmarks came as."""
        if self.kind == "pandas":
            return self.to_pandas()
        table = Table({"period": [str(p) for p in self.periods], "value": self.values})
        return in_kind(self.kind, table)


def disaggregate(low: Any, indicator: Any = None, *, method: str | None = None,
                 criterion: str = "proportional", h: int = 1, conversion: str = "sum",
                 ratio: int | None = None, estimate: str | None = None, rho: float | None = None,
                 rho_min: float = 0.0, intercept: bool = True, non_negative: bool = False,
                 decimals: int | None = None) -> Disaggregation:
    """Benchmarks spread over the periods of an indicator, or over `ratio` periods each.

    Parameters
    ----------
    low
        The benchmarks: a Series, a mapping of period to value, a pandas Series with a period
        index, or a table with the columns period and value.
    indicator
        The same at a higher frequency; a table may have a column for each of several
        indicators, for the regressions.
    method
        uniform, pro-rata, denton, denton-cholette (the default without an indicator), ols,
        chow-lin (the default with one), fernandez, litterman.
    criterion, h
        additive or proportional, and the order of differencing (Denton).
    conversion
        sum, mean, first or last: how the parts make up a benchmark.
    estimate, rho, rho_min
        maxlog, minrss-ecotrim, minrss-quilis or fixed; a fixed rho; the least estimated one.
    decimals
        Rounds so that the benchmarks hold.

    The result is a Series in the unit of `low`, with `parameters` (name, value, se) of a
    regression and `bias`, the mean distance of a single indicator.

    >>> q = mfgq.disaggregate({2019: 100.0, 2020: 120.0}, ratio=4)
    >>> [round(v, 2) for v in q.values[:4]], str(q.periods[-1])
    ([23.86, 24.32, 25.23, 26.59], '2020-Q4')
    """
    bench = _dated(low, "low")
    columns, first = _indicators(indicator, bench, ratio)
    low_first, ratio = bench[0], _ratio(bench[0], first, ratio, indicator is not None)
    names = list(columns)
    method = method or ("denton-cholette" if indicator is None else "chow-lin")
    if method not in _SMOOTH + _REGRESSIONS:
        raise ValueError(f"method {method!r} is none of {', '.join(_SMOOTH + _REGRESSIONS)}")
    if len(names) > 1 and method in _SMOOTH:
        raise ValueError(f"method {method} takes one indicator, not {len(names)}")
    if rho is not None and estimate not in (None, "fixed"):
        raise ValueError("rho goes with estimate='fixed'")
    months = 12 // first.frequency
    offset = (_core.period_start(low_first.code) - _core.period_start(first.code)) // months
    job = _Spread(bench[1], ratio, offset, columns, conversion, int(non_negative))
    values, table = job.smooth(method, criterion, h) if method in _SMOOTH else job.regress(
        method, estimate or ("maxlog" if rho is None else "fixed"), 0.5 if rho is None else rho,
        rho_min, int(intercept))
    if decimals is not None:
        values = _core.disaggregate_round(bench[1], ratio, offset, values, conversion, decimals)
    made = Disaggregation(values.tolist(), start=str(first), unit=bench[2], name=bench[3])
    made.parameters = Table._of(table) if table is not None else None
    made.bias = job.bias() if indicator is not None and len(names) == 1 else None
    made.kind = kind_of(low)
    return made


def _dated(data: Any, name: str) -> tuple[Period, list[float], str, str]:
    """First period, equally spaced values, unit and name of a series."""
    if _is_table(data):
        given = Given(data, "disaggregate")
        data = Series(given.numbers("value"), periods=given.periods())
    series = data if isinstance(data, Series) else Series(data)
    if not len(series):
        raise ValueError(f"disaggregate(): argument '{name}' has no values")
    periods = series.periods
    values = [math.nan] * ((periods[-1] - periods[0]) + 1)
    for p, v in series:
        values[p - periods[0]] = v
    return periods[0], values, series.unit.name, series.name


def _is_table(data: Any) -> bool:
    return isinstance(data, (str, os.PathLike, list, Table)) or hasattr(data, "columns") \
        or isinstance(data, dict) and "period" in data


def _indicators(data: Any, bench: Any, ratio: int | None) -> tuple[dict[str, Any], Period]:
    """Columns of indicators over the periods that have them all, and the first of these."""
    if data is None:
        if not ratio or ratio < 1:
            raise ValueError("disaggregate() needs an indicator, or the ratio of the frequencies")
        frequency = bench[0].frequency * ratio
        if frequency not in (1, 2, 4, 12):
            raise ValueError(f"ratio {ratio}: {frequency} periods a year have no names")
        part = (bench[0].part - 1) * ratio + 1
        first = Period._of(_core.period_make(frequency, bench[0].year, part))
        return {"indicator": array("d", [1.0]) * (len(bench[1]) * ratio)}, first
    if not _is_table(data):
        one = _dated(data, "indicator")
        return _trimmed({one[3] or "indicator": one[1]}, one[0])
    given = Given(data, "disaggregate")
    periods = given.periods()
    names = [n for n in given.table.columns if n != "period"]
    found = {n: Series(given.numbers(n), periods=periods) for n in names}
    first = min(s.periods[0] for s in found.values())
    return _trimmed({n: _dated(s, n)[1] for n, s in found.items()}, first)


def _trimmed(columns: dict[str, Any], first: Period) -> tuple[dict[str, Any], Period]:
    """Without the ends where a column is missing; a gap inside is an error."""
    n = min(len(c) for c in columns.values())
    there = [all(c[i] == c[i] for c in columns.values()) for i in range(n)]
    if not any(there):
        raise ValueError("disaggregate(): no period has every indicator")
    a, b = there.index(True), n - there[::-1].index(True)
    for i in range(a, b):
        for name, column in columns.items():
            if column[i] != column[i]:
                raise ValueError(f"disaggregate(): indicator {name!r} is missing in {first + i}, "
                                 f"between periods that have it (row {i})")
    return {k: array("d", v[a:b]) for k, v in columns.items()}, first + a


def _ratio(low: Period, high: Period, ratio: int | None, read_off: bool) -> int:
    if read_off and ratio is not None:
        raise ValueError("ratio is read off the indicator; give one of them")
    if high.frequency < low.frequency or high.frequency % low.frequency:
        raise ValueError(f"{high.frequency} periods a year do not fit into benchmarks of "
                         f"{low.frequency} a year")
    return high.frequency // low.frequency


class _Spread:
    """Benchmarks on the periods of their indicators."""

    def __init__(self, low: list[float], ratio: int, offset: int, columns: dict[str, Any],
                 conversion: str, non_negative: int) -> None:
        self.low, self.ratio, self.offset = low, ratio, offset
        self.columns, self.conversion, self.non_negative = columns, conversion, non_negative
        self.only = next(iter(columns.values()))

    def smooth(self, method: str, criterion: str, h: int) -> tuple[Any, None]:
        return _core.disaggregate_smooth(self.low, self.ratio, self.offset, method, criterion, h,
                                         self.conversion, self.non_negative,
                                         indicator=self.only), None

    def regress(self, method: str, estimate: str, rho: float, rho_min: float,
                intercept: int) -> tuple[Any, _core.Table]:
        return _core.disaggregate_regression(
            self.low, self.ratio, self.offset, [list(c) for c in self.columns.values()], intercept,
            method, estimate, rho, rho_min, self.conversion, self.non_negative,
            names=list(self.columns))

    def bias(self) -> float:
        return _core.disaggregate_bias(self.low, self.ratio, self.offset, self.only,
                                       self.conversion)


# ---- figures that have to add up


def reconcile(data: Any, constraints: Any, *, method: str = "wls", residuals: Any = None,
              keep_totals: str | None = None) -> Any:
    """Figures changed as little as possible so that constraints hold.

    Columns variable, [period,] value, change.

    Parameters
    ----------
    data : variable, value, and alterability, low, high, period where there are
        Alterability 0 keeps a figure; low and high bound it. Values in one unit.
    constraints : constraint, variable, coefficient, and comparator (eq, le, ge), total
        Comparator and total stand on one row of a constraint. Or a list of texts such as
        ``"total = cars + chips"``, whole coefficients of 1.
    method
        wls, ols, wls-struct, wls-var, mint-shrink, bottom-up.
    residuals : variable, period, value; or a column a variable
        For wls-var and mint-shrink.
    keep_totals
        "year": each variable keeps its sum over every complete year.

    >>> data = {"variable": ["total", "cars", "chips"], "value": [100.0, 70.0, 40.0]}
    >>> [round(v, 3) for v in mfgq.reconcile(data, ["total = cars + chips"], method="ols")["value"]]
    [103.333, 66.667, 36.667]
    """
    number = next((i for i in range(16) if _core.reconciliation_name(i) == method), -1)
    if number < 0:
        names = [_core.reconciliation_name(i) for i in range(16)]
        raise ValueError(f"method {method!r} is none of {', '.join(n for n in names if n)}")
    given = Given(data, "reconcile")
    variables, which = numbering(given.texts("variable"))
    periods, when = numbering(given.periods()) if "period" in given else ([""], [0] * len(given))
    axes = (periods, when), (variables, which)
    grids = {name: Grid(given, name, values, "period and variable", *axes, absent=math.nan)
             for name in ("value", "alterability", "low", "high")
             if (values := given.numbers(name, name != "value")) is not None}
    _all_there(given, grids["value"].rows, periods, variables)
    if "alterability" in grids:
        of = grids["alterability"].values
        for i, v in enumerate(of):
            of[i] = 1.0 if v != v else v
    sides = _Sides(constraints, variables)
    rows = grids["value"].rows
    places: Any = {n: (n, rows) for n in grids}
    try:
        with given.at(**places):
            found = _core.reconcile(
                grids["value"].matrix(), sides.row, sides.column, sides.coefficient, number,
                **{n: grids[n].matrix() for n in grids if n != "value"},
                group=_groups(given, periods, keep_totals), comparison=sides.comparison,
                total=sides.total, residuals=_residuals(residuals, variables)).tolist()
    except Error as error:
        if error.arg == "constraints" and error.index is not None:
            error.message = f"constraint {sides.names[error.index]!r}: {error.message}"
            error.index = sides.row.index(error.index)
        raise
    values = grids["value"].values
    n, out = len(variables), []
    for row, (p, v) in enumerate(zip(when, which)):
        one = found[p][v]
        change = one - values[p * n + v]
        out.append((variables[v], periods[p], one, change) if periods != [""]
                   else (variables[v], one, change))
    return given.made("variable period value:f64 change:f64" if periods != [""]
                      else "variable value:f64 change:f64", out)


def _all_there(given: Given, rows: Any, periods: list[str], variables: list[str]) -> None:
    if not variables:
        raise given.fault("variable", None, "data has no rows")
    for at, row in enumerate(rows):
        if row < 0:
            n = len(variables)
            raise given.fault("variable", None,
                              f"no row for {variables[at % n]!r} in {periods[at // n]}")


def _groups(given: Given, periods: list[str], keep: str | None) -> list[int] | None:
    """Complete years are groups; what lies outside them is reconciled for itself."""
    if keep is None:
        return None
    if keep != "year":
        raise ValueError(f"keep_totals {keep!r} is not 'year'")
    if periods == [""]:
        given.texts("period")  # says that it is lacking
    years: dict[tuple[int, int], list[int]] = {}
    for i, text in enumerate(periods):
        p = Period(text)
        years.setdefault((p.year, p.frequency), []).append(i)
    out = [-1] * len(periods)
    for (year, frequency), members in years.items():
        for i in members if len(members) == frequency > 1 else ():
            out[i] = 16 * year + frequency
    return out


class _Sides:
    """Constraints as entries of a matrix, with comparators and totals."""

    def __init__(self, data: Any, variables: Sequence[str]) -> None:
        self.place = {v: i for i, v in enumerate(variables)}
        self.names: list[str] = []
        self.row: list[int] = []
        self.column: list[int] = []
        self.coefficient: list[float] = []
        if isinstance(data, (list, tuple)) and data and all(isinstance(c, str) for c in data):
            self.comparison, self.total = [0] * len(data), [0.0] * len(data)
            for i, text in enumerate(data):
                self._read(i, text)
        else:
            self._take(Given(data, "reconcile"))

    def _entry(self, i: int, name: str, coefficient: float, row: int) -> None:
        if name not in self.place:
            raise KeyError(f"constraints: no variable {name!r} in the data (row {row})")
        self.row.append(i)
        self.column.append(self.place[name])
        self.coefficient.append(coefficient)

    def _read(self, i: int, text: str) -> None:
        """``"total = cars + chips - repairs"``"""
        head, sign, tail = text.partition("=")
        if not sign or not head.strip() or not tail.strip():
            raise ValueError(f"constraints: {text!r} is not like 'total = a + b' (row {i})")
        self.names.append(text)
        self._entry(i, head.strip(), -1.0, i)
        for part in tail.replace(" - ", " + -").split(" + "):
            part = part.strip()
            self._entry(i, part.lstrip("-").strip(), -1.0 if part[:1] == "-" else 1.0, i)

    def _take(self, given: Given) -> None:
        self.names, which = numbering(given.texts("constraint"))
        coefficients = given.numbers("coefficient")
        for row, (i, name) in enumerate(zip(which, given.texts("variable"))):
            if coefficients[row] != coefficients[row]:
                raise given.fault("coefficient", row, "coefficient is missing")
            self._entry(i, name, coefficients[row], row)
        stated: list[Any] = [None] * len(self.names)
        totals: list[Any] = [None] * len(self.names)
        given_totals = given.numbers("total", True)
        for row, (i, word) in enumerate(zip(which, given.words("comparator"))):
            total = given_totals[row] if given_totals is not None else math.nan
            if word and word not in ("eq", "le", "ge"):
                raise given.fault("comparator", row, f"comparator {word!r} is not eq, le or ge")
            if word and stated[i] not in (None, word) or \
                    total == total and totals[i] not in (None, total):
                raise given.fault("constraint", row, f"{self.names[i]} is given two totals or "
                                  "comparators")
            stated[i] = word or stated[i]
            totals[i] = total if total == total else totals[i]
        self.comparison = [("eq", "le", "ge").index(w or "eq") for w in stated]
        self.total = [t or 0.0 for t in totals]


def _residuals(data: Any, variables: list[str]) -> Any:
    """Rows of residuals, one value a variable."""
    if data is None:
        return None
    given = Given(data, "reconcile")
    if "variable" not in given:
        columns = [given.numbers(v) for v in variables]
        return [list(row) for row in zip(*columns)]
    place = {v: i for i, v in enumerate(variables)}
    times, when = numbering(given.texts("period"))
    out = [[math.nan] * len(variables) for _ in times]
    values = given.numbers("residual" if "residual" in given else "value")
    for t, name, value in zip(when, given.texts("variable"), values):
        if name in place:
            out[t][place[name]] = value
    return out
