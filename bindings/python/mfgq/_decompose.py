"""Decomposition of changes, shift-share, and measures of clusters, over tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from . import _core
from ._table import Column, Table, _build


def _long(data: Any, names: Sequence[str]) -> list[list[Any]]:
    """Columns of a long table, by name."""
    table = data if isinstance(data, Table) else Table(data)
    missing = [n for n in names if n not in table]
    if missing:
        raise KeyError(f"data lacks the column {missing[0]!r}")
    return [table.column(n) for n in names]


class Decomposition(Table):
    """Effects of factors on a change: from, to, factor, effect, share."""

    __slots__ = ()

    def plot(self, **options: Any) -> Any:
        """A waterfall from the first to the last value."""
        from ._plot import plot_decomposition
        return plot_decomposition(self, **options)


def decompose(data: Any, method: str = "lmdi1-additive") -> Decomposition:
    """Attributes the change of a sum of products of factors, step by step.

    data : period, category, factor, value
        The aggregate of a period is the sum over categories of the product of the factors; an
        absent row is 0.
    method
        lmdi1-additive, lmdi1-multiplicative, lmdi2-multiplicative or shapley.
    """
    import math
    period, category, factor, value = _long(data, ("period", "category", "factor", "value"))
    periods = sorted({str(p) for p in period}, key=lambda p: _core.period_start(
        _core.period_parse(p)))
    categories = list(dict.fromkeys(category))
    factors = list(dict.fromkeys(factor))
    cells = {(str(p), c, f): v for p, c, f, v in zip(period, category, factor, value)}

    def matrix(p: str) -> list[list[float]]:
        return [[cells.get((p, c, f), 0.0) for f in factors] for c in categories]

    rows: list[list[Any]] = []
    multiplies = bool(_core.decomposition_multiplies(method))
    for before, after in zip(periods, periods[1:]):
        a, b = matrix(before), matrix(after)
        _, totals = _core.decompose(method, a, b)
        start, end = (sum(math.prod(r) for r in m) for m in (a, b))
        whole = math.log(end / start) if multiplies else end - start
        for name, effect in zip(factors, totals.tolist()):
            part = math.log(effect) if multiplies else effect
            rows.append([before, after, name, effect, part / whole if whole else None, start, end])
    schema = [Column(n, "", "text") for n in ("from", "to", "factor")]
    schema += [Column(n, "", "f64") for n in ("effect", "share", "start", "end")]
    made: Decomposition = Decomposition._of(_build(schema, list(zip(*rows)) or [[]] * 7))
    return made


def shift_share(data: Any, method: str = "classic", reference: str | None = None) -> Table:
    """Regions against the nation: region, industry, component, value.

    data : period, region, industry, value, with two periods. Without `reference` the nation is
    the sum of the regions.
    """
    period, region, industry, value = _long(data, ("period", "region", "industry", "value"))
    periods = sorted({str(p) for p in period})
    if len(periods) != 2:
        raise ValueError(f"data has {len(periods)} periods, not two")
    industries = list(dict.fromkeys(industry))
    cells = {(str(p), r, i): v for p, r, i, v in zip(period, region, industry, value)}
    regions = [r for r in dict.fromkeys(region) if r != reference]

    def row(p: str, r: str) -> list[float]:
        return [cells.get((p, r, i), 0.0) for i in industries]

    def nation(p: str) -> list[float]:
        if reference is not None:
            return row(p, reference)
        return [sum(cells.get((p, r, i), 0.0) for r in regions) for i in industries]

    names = [_core.shiftshare_component_name(method, k) or ""
             for k in range(_core.shiftshare_components(method))]
    out: list[list[Any]] = []
    for r in regions:
        found = _core.shiftshare(method, row(periods[0], r), row(periods[1], r),
                                 nation(periods[0]), nation(periods[1])).tolist()
        for i, parts in zip(industries, found):
            out += [[r, i, n, v] for n, v in zip(names, parts)]
    schema = [Column(n, "", "text") for n in ("region", "industry", "component")]
    made: Table = Table._of(_build([*schema, Column("value", "", "f64")],
                                   list(zip(*out)) or [[]] * 4))
    return made


def contributions(data: Any) -> Table:
    """Contribution to growth and pull of the parts of a total.

    data : period, part, value, and growth where values are at constant prices; the part
    ``total`` is the given total.
    """
    table = data if isinstance(data, Table) else Table(data)
    period, part, value = _long(table, ("period", "part", "value"))
    growth = table.column("growth") if "growth" in table else None
    made: Table = Table._of(_core.contributions_table(
        period=[str(p) for p in period], part=part, growth=growth, value=value))
    return made


def growth_accounting(data: Any, alpha: float, beta: float | None = None) -> Table:
    """The Solow residual: what neither capital nor labour explains of growth.

    data : period, y, k, l – growth of output, capital, labour, as fractions. `beta` is
    1 - `alpha` if not given.
    """
    period, y, k, l = _long(data, ("period", "y", "k", "l"))
    made: Table = Table._of(_core.growth_accounting_table(
        period=[str(p) for p in period], y=y, k=k, l=l, alpha=alpha,
        beta=float("nan") if beta is None else beta))
    return made


def path(points: Mapping[Any, float], shape: str = "linear",
         shares: Sequence[float] | None = None) -> Table:
    """A value for every period between milestones: ``path({2020: 100, 2025: 86.5}, "geometric")``.

    shape: linear, geometric, schedule (by cumulative `shares`) or monotone.
    """
    made: Table = Table._of(_core.path_table(
        shape=shape, period=[str(p) for p in points], value=[float(v) for v in points.values()],
        shares=list(shares) if shares is not None else None))
    return made


class Specialisation(Table):
    """Location quotients: region, industry, value, lq."""

    __slots__ = ()

    def plot(self, region: str | None = None, **options: Any) -> Any:
        """Bubbles: quotient against size, for one region or all."""
        from ._plot import plot_specialisation
        return plot_specialisation(self, region, **options)


def specialisation(data: Any) -> Specialisation:
    """Location quotients of each region and industry against all regions together.

    data : region, industry, value
    """
    region, industry, value = _long(data, ("region", "industry", "value"))
    regions = list(dict.fromkeys(region))
    industries = list(dict.fromkeys(industry))
    cells = {(r, i): v for r, i, v in zip(region, industry, value)}
    whole = [sum(cells.get((r, i), 0.0) for r in regions) for i in industries]
    rows: list[list[Any]] = []
    for r in regions:
        own = [cells.get((r, i), 0.0) for i in industries]
        quotients = _core.location_quotients(own, whole).tolist()
        rows += [[r, i, v, q] for i, v, q in zip(industries, own, quotients)]
    schema = [Column("region", "", "text"), Column("industry", "", "text"),
              Column("value", "", "f64"), Column("lq", "", "f64")]
    made: Specialisation = Specialisation._of(_build(schema, list(zip(*rows)) or [[]] * 4))
    return made
