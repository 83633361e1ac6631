"""What drove a change: decomposition, index numbers, productivity, shift-share, contributions."""

from __future__ import annotations

import math

from . import _core
from ._input import Given, Grid, in_kind, numbering, table_of
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Any


def added(values: Sequence[float]) -> float:
    """A plain sum: that of Python differs between its versions."""
    total = 0.0
    for v in values:
        total += v
    return total


class Pictured(Table):
    """A table with a picture; `frame` is it as the kind of frame that came in."""

    __slots__ = ("kind",)

    @classmethod
    def _made(cls, table: Table, kind: str) -> Any:
        made = cls._of(table._handle)
        made.kind = kind
        return made

    @property
    def frame(self) -> Any:
        """The table as a frame of pandas, polars or pyarrow, if such a one was given."""
        return in_kind(getattr(self, "kind", ""), self)


class Decomposition(Pictured):
    """Effects of factors on a change: from, to, factor, effect, share."""

    __slots__ = ()

    def plot(self, **options: Any) -> Any:
        """A waterfall from the first to the last value."""
        from ._plot import plot_decomposition
        return plot_decomposition(self, **options)


def decompose(data: Any, method: str = "lmdi1-additive", *, chained: bool = False,
              base: str | int | None = None, by_category: bool = False) -> Decomposition:
    """Attributes the change of a sum of products of factors, step by step.

    data : period, category, factor, value
        The aggregate of a period is the sum over categories of the product of the factors; an
        absent row is 0. The unit of an additive effect is that of the products.
    method
        lmdi1-additive, lmdi1-multiplicative, lmdi2-multiplicative or shapley.
    chained
        Links the steps from the first period on.
    base
        Compares each period with this one directly.
    by_category
        One row a category.

    share is the effect over the change, of logarithms for a multiplicative method.

    >>> rows = [("2015", "steel", "output", 100.0), ("2015", "steel", "intensity", 2.0),
    ...         ("2020", "steel", "output", 120.0), ("2020", "steel", "intensity", 1.5)]
    >>> data = [dict(zip(("period", "category", "factor", "value"), r)) for r in rows]
    >>> [(r["factor"], round(r["effect"], 3)) for r in mfgq.decompose(data)]
    [('output', 34.609), ('intensity', -54.609)]
    """
    if chained and base is not None:
        raise ValueError("chained and base exclude each other")
    given = Given(data, "decompose")
    periods, when = given.moments()
    categories, which = numbering(given.texts("category"))
    factors, what = numbering(given.texts("factor"))
    if len(periods) < 2:
        raise given.fault("period", None, "fewer than two periods")
    grid = Grid(given, "value", given.numbers("value"), "period, category and factor",
                (periods, when), (categories, which), (factors, what))
    multiplies = bool(_core.decomposition_multiplies(method))
    linked = _Linked(multiplies) if chained else None
    rows: list[tuple[Any, ...]] = []
    for a, b in _pairs(periods, base):
        with given.at(from_=("value", grid.block(a)[1]), to=("value", grid.block(b)[1])):
            effects, totals = _core.decompose(method, grid.matrix(a), grid.matrix(b))
        step = effects.tolist(), totals.tolist()
        if linked is not None:
            a, step = 0, linked.add(*step)
        ends = tuple(added([math.prod(row) for row in _lists(grid.matrix(p))]) for p in (a, b))
        rows += _effects(periods[a], periods[b], categories if by_category else None, factors,
                         step, ends, multiplies)
    names = "from to category factor" if by_category else "from to factor"
    table = table_of(names + " effect:f64 share:f64 start:f64 end:f64", rows)
    made: Decomposition = Decomposition._made(table, given.kind)
    return made


def _lists(matrix: Any) -> list[list[float]]:
    rows: list[list[float]] = matrix if isinstance(matrix, list) else matrix.tolist()
    return rows


def _pairs(periods: list[str], base: str | int | None) -> list[tuple[int, int]]:
    if base is None:
        return [(i - 1, i) for i in range(1, len(periods))]
    name = str(base)
    if name not in periods:
        raise ValueError(f"base {name} is no period of the data")
    at = periods.index(name)
    return [(at, i) for i in range(len(periods)) if i != at]


class _Linked:
    """Effects of successive steps, added or multiplied."""

    def __init__(self, multiplies: bool) -> None:
        self.multiplies = multiplies
        self.effects: list[list[float]] = []
        self.totals: list[float] = []

    def _join(self, so_far: list[float], step: list[float]) -> list[float]:
        if not so_far:
            return list(step)
        return [a * b if self.multiplies else a + b for a, b in zip(so_far, step)]

    def add(self, effects: list[list[float]],
            totals: list[float]) -> tuple[list[list[float]], list[float]]:
        before = self.effects or [[] for _ in effects]
        self.effects = [self._join(a, b) for a, b in zip(before, effects)]
        self.totals = self._join(self.totals, totals)
        return self.effects, self.totals


def _effects(start: str, end: str, categories: list[str] | None, factors: list[str], step: Any,
             ends: tuple[float, ...], multiplies: bool) -> list[tuple[Any, ...]]:
    def size(effect: float) -> float:
        return math.log(effect) if multiplies and effect > 0 else effect

    effects, totals = step
    change = added([size(t) for t in totals])

    def share(effect: float) -> float | None:
        return size(effect) / change if change else None

    if categories is None:
        return [(start, end, f, e, share(e), *ends) for f, e in zip(factors, totals)]
    return [(start, end, c, f, e, share(e), *ends)
            for c, row in zip(categories, effects) for f, e in zip(factors, row)]


def shift_share(data: Any, method: str = "classic", reference: str | None = None) -> Any:
    """Regions against the nation: region, industry, component, value (unit of the data).

    data : period, region, industry, value
        Two periods. Without `reference`, the name of a region that is the nation, the nation is
        the sum of the regions.
    method
        classic (national, mix, regional, total) or esteban-marquillas.

    >>> rows = [("2019", "A", "cars", 10.0), ("2019", "B", "cars", 30.0),
    ...         ("2020", "A", "cars", 12.0), ("2020", "B", "cars", 33.0)]
    >>> data = [dict(zip(("period", "region", "industry", "value"), r)) for r in rows]
    >>> [(r["component"], r["value"]) for r in mfgq.shift_share(data) if r["region"] == "A"]
    [('national', 1.25), ('mix', 0.0), ('regional', 0.75), ('total', 2.0)]
    """
    given = Given(data, "shift_share")
    periods, when = given.moments()
    if len(periods) != 2:
        raise given.fault("period", None, f"data has {len(periods)} periods, not two")
    regions, where = numbering(given.texts("region"))
    industries, which = numbering(given.texts("industry"))
    if reference is not None and reference not in regions:
        raise ValueError(f"reference {reference!r} is no region of the data")
    grid = Grid(given, "value", given.amounts("value"), "period, region and industry",
                (periods, when), (regions, where), (industries, which))
    places = [i for i, r in enumerate(regions) if r != reference]

    def nation(p: int) -> list[float]:
        if reference is not None:
            return list(grid.block(p, regions.index(reference))[0])
        return [added([grid.block(p, r)[0][i] for r in places]) for i in range(len(industries))]

    whole = nation(0), nation(1)
    names = [_core.shiftshare_component_name(method, k) or ""
             for k in range(_core.shiftshare_components(method))]
    out: list[tuple[Any, ...]] = []
    for r in places:
        (first, rows0), (second, rows1) = grid.block(0, r), grid.block(1, r)
        with given.at(region0=("value", rows0), region1=("value", rows1)):
            found = _core.shiftshare(method, first, second, *whole).tolist()
        out += [(regions[r], i, n, v) for i, parts in zip(industries, found)
                for n, v in zip(names, parts)]
    return given.made("region industry component value:f64", out)


def index_numbers(data: Any, formula: str = "fisher", *, of: str = "price", link: str = "fixed",
                  basket: str = "matched") -> Any:
    """Index numbers of prices or quantities: period, value; the first period is 1.

    data : period, item, price, quantity
        Prices and quantities > 0, any units.
    formula
        laspeyres, paasche, fisher, tornqvist, sato-vartia, walsh, dutot, carli, jevons,
        marshall-edgeworth, lowe, young; additive, with a row for each component and in the unit
        of the values: bennet, montgomery.
    of
        price or quantity.
    link
        step (with the period before), fixed (with the first), chained (steps multiplied).
    basket
        matched (items of both periods compared) or constant (items of all periods).

    >>> rows = [("2019", "a", 1.0, 10.0), ("2019", "b", 2.0, 5.0),
    ...         ("2020", "a", 1.1, 11.0), ("2020", "b", 2.0, 6.0)]
    >>> data = [dict(zip(("period", "item", "price", "quantity"), r)) for r in rows]
    >>> [round(v, 4) for v in mfgq.index_numbers(data, "laspeyres")["value"]]
    [1.0, 1.05]
    """
    for name, word, words in (("of", of, ("price", "quantity")),
                              ("link", link, ("step", "fixed", "chained")),
                              ("basket", basket, ("matched", "constant"))):
        if word not in words:
            raise ValueError(f"{name} {word!r} is none of {', '.join(words)}")
    if _core.index_find(formula) < 0:
        raise ValueError(f"formula {formula!r} does not exist")
    job = _Index(data, formula, of, link, basket)
    return job.differences() if _core.index_is_additive(formula) else job.ratios()


class _Index:
    """Prices and quantities in a grid of periods and items."""

    def __init__(self, data: Any, formula: str, of: str, link: str, basket: str) -> None:
        self.given = given = Given(data, "index_numbers")
        self.formula, self.of, self.link = formula, of, link
        self.periods, when = given.moments()
        items, which = numbering(given.texts("item"))
        nan = float("nan")
        axes = (self.periods, when), (items, which)
        price, quantity = [Grid(given, name, given.numbers(name), "period and item", *axes,
                                absent=nan) for name in ("price", "quantity")]
        self.grids = {"price": price, "quantity": quantity}
        n = len(items)
        for i in range(n if basket == "constant" else 0):
            places = range(i, len(self.periods) * n, n)
            if any(price.values[p] + quantity.values[p] != price.values[p] + quantity.values[p]
                   for p in places):
                for p in places:
                    price.values[p] = quantity.values[p] = nan

    def _compare(self, a: int, b: int, of: str) -> float:
        other = "quantity" if of == "price" else "price"
        p, q = self.grids[of], self.grids[other]
        (p0, rows0), (p1, rows1) = p.block(a), p.block(b)
        with self.given.at(p0=(of, rows0), q0=(other, rows0), p1=(of, rows1), q1=(other, rows1),
                           pb=(of, p.block(0)[1]), qb=(other, p.block(0)[1])):
            return _core.index(self.formula, p0, q.block(a)[0], p1, q.block(b)[0],
                               pb=p.block(0)[0], qb=q.block(0)[0])

    def _steps(self) -> list[tuple[int, int]]:
        return [(0 if self.link == "fixed" else t - 1, t) for t in range(1, len(self.periods))]

    def ratios(self) -> Any:
        level, out = 1.0, [(p, 1.0) for p in self.periods[:self.link != "step"]]
        for a, b in self._steps():
            value = self._compare(a, b, self.of)
            level *= value
            out.append((self.periods[b], level if self.link == "chained" else value))
        return self.given.made("period value:f64", out)

    def differences(self) -> Any:
        sums = {"price": 0.0, "quantity": 0.0}
        out = [(p, of, 0.0) for p in self.periods[:self.link != "step"] for of in sums]
        for a, b in self._steps():
            for of in sums:
                value = self._compare(a, b, of)
                sums[of] += value
                out.append((self.periods[b], of, sums[of] if self.link == "chained" else value))
        return self.given.made("period component value:f64", out)


def dynamics(data: Any, method: str = "fhk") -> Any:
    """A change of productivity by continuing, entering and exiting units.

    Columns from, to, component, value.

    data : period, id, share, productivity
        The shares of a period add up to 1; a unit without a row is absent.
    method
        bhc, gr, fhk, bg, df or mp.

    >>> rows = [("2019", "x", 1.0, 10.0), ("2020", "x", 0.5, 12.0), ("2020", "y", 0.5, 14.0)]
    >>> data = [dict(zip(("period", "id", "share", "productivity"), r)) for r in rows]
    >>> [(r["component"], r["value"]) for r in mfgq.dynamics(data)][-1]
    ('total', 3.0)
    """
    if _core.dynamics_find(method) < 0:
        raise ValueError(f"method {method!r} is none of bhc, gr, fhk, bg, df, mp")
    given = Given(data, "dynamics")
    periods, when = given.moments()
    if len(periods) < 2:
        raise given.fault("period", None, "fewer than two periods")
    axes = (periods, when), numbering(given.texts("id"))
    share, level = [Grid(given, name, given.numbers(name), "period and id", *axes,
                         absent=float("nan")) for name in ("share", "productivity")]
    out: list[tuple[Any, ...]] = []
    for t in range(1, len(periods)):
        before, after = share.block(t - 1)[1], share.block(t)[1]
        with given.at(s0=("share", before), p0=("productivity", before), s1=("share", after),
                      p1=("productivity", after)):
            found = _core.dynamics(method, share.block(t - 1)[0], level.block(t - 1)[0],
                                   share.block(t)[0], level.block(t)[0]).tolist()
        out += [(periods[t - 1], periods[t], _core.dynamics_component_name(k), v)
                for k, v in enumerate(found) if v == v]
    return given.made("from to component value:f64", out)


def contributions(data: Any) -> Any:
    """Contribution to growth and pull of the parts of a total.

    data : period, part, value, and growth where values are at constant prices
        growth is a fraction; the part ``total`` is the given total.

    Columns period, part, increment (unit of value), growth, contribution (fraction of the
    growth), pull (points, as a fraction), closure_gap.

    >>> data = {"period": [2019, 2019, 2020, 2020], "part": ["a", "b", "a", "b"],
    ...         "value": [60.0, 40.0, 66.0, 44.0]}
    >>> [(r["part"], round(r["contribution"], 2)) for r in mfgq.contributions(data)][:2]
    [('a', 0.6), ('b', 0.4)]
    """
    given = Given(data, "contributions")
    with given.at():
        made: Table = Table._of(_core.contributions_table(
            period=given.periods(), part=given.texts("part"), value=given.numbers("value"),
            growth=given.numbers("growth", True)))
    return given.back(made)


def growth_accounting(data: Any, alpha: float, beta: float | None = None) -> Any:
    """The Solow residual: what neither capital nor labour explains of growth.

    data : period, y, k, l – growth of output, capital, labour, as fractions
    alpha, beta
        Elasticities of capital and labour; `beta` is 1 - `alpha` if not given.

    >>> data = {"period": [2020], "y": [0.06], "k": [0.08], "l": [0.01]}
    >>> round(mfgq.growth_accounting(data, 0.4)["residual"][0], 4)
    0.022
    """
    given = Given(data, "growth_accounting")
    with given.at():
        made: Table = Table._of(_core.growth_accounting_table(
            period=given.periods(), y=given.numbers("y"), k=given.numbers("k"),
            l=given.numbers("l"), alpha=alpha, beta=math.nan if beta is None else beta))
    return given.back(made)


def path(points: Mapping[Any, float], shape: str = "linear",
         shares: Sequence[float] | None = None) -> Table:
    """A value for every period between milestones, in their unit.

    shape: linear, geometric, schedule (by cumulative `shares`) or monotone.

    >>> [round(v, 2) for v in mfgq.path({2020: 100, 2023: 133.1}, "geometric")["value"]]
    [100.0, 110.0, 121.0, 133.1]
    """
    from ._series import _number
    periods = [str(p) for p in points]
    values = [_number(v, i) for i, v in enumerate(points.values())]
    made: Table = Table._of(_core.path_table(
        shape=shape, period=periods, value=values,
        shares=list(shares) if shares is not None else None))
    return made
