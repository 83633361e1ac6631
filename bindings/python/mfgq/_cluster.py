"""Clusters: specialisation, concentration, inequality, complexity, composites, over tables."""

from __future__ import annotations

import math
import os
from array import array

from . import _core
from ._decompose import Pictured, added
from ._errors import DomainError
from ._input import Given, Grid, numbering, table_of
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from typing import Any


class Specialisation(Pictured):
    """Location quotients: region, industry, value, lq."""

    __slots__ = ()

    def plot(self, region: str | None = None, **options: Any) -> Any:
        """Bubbles: quotient against size, for one region or all."""
        from ._plot import plot_specialisation
        return plot_specialisation(self, region, **options)


def specialisation(data: Any) -> Specialisation:
    """Location quotients of each region and industry against all regions together.

    data : region, industry, value (>= 0, any unit; an absent row is 0)

    >>> data = {"region": ["A", "A", "B", "B"], "industry": ["cars", "chips"] * 2,
    ...         "value": [30.0, 10.0, 30.0, 30.0]}
    >>> [round(v, 3) for v in mfgq.specialisation(data)["lq"]]
    [1.25, 0.625, 0.833, 1.25]
    """
    given = Given(data, "specialisation")
    regions, where = numbering(given.texts("region"))
    industries, which = numbering(given.texts("industry"))
    grid = Grid(given, "value", given.numbers("value"), "region and industry",
                (regions, where), (industries, which))
    whole = [added([grid.block(r)[0][i] for r in range(len(regions))])
             for i in range(len(industries))]
    rows: list[tuple[Any, ...]] = []
    for r, name in enumerate(regions):
        own, places = grid.block(r)
        with given.at(x=("value", places)):
            quotients = _core.location_quotients(own, whole).tolist()
        rows += [(name, i, v, q) for i, v, q in zip(industries, own, quotients)]
    made: Specialisation = Specialisation._made(
        table_of("region industry value:f64 lq:f64", rows), given.kind)
    return made


# ---- inequality


def inequality(data: Any, metric: str = "gini", epsilon: float = 0.5) -> Any:
    """Inequality of each series: series, metric, value.

    data : value, and series, weight (units with that value), group where there are
        A bare list of numbers is one series. Values >= 0, any unit.
    metric
        gini, gini-normalised, theil-t, theil-l, theil-t-between, theil-t-within, atkinson,
        wolfson, hoover or hhi.
    epsilon
        Aversion to inequality, for atkinson.

    A series whose total is 0 has no value.

    >>> mfgq.inequality({"value": [1.0, 1.0, 2.0, 4.0]})["value"]
    [0.3125]
    """
    if _core.inequality_find(metric) < 0:
        raise ValueError(f"metric {metric!r} does not exist")
    bare = not hasattr(data, "columns") and hasattr(data, "__len__") and len(data) \
        and not isinstance(data, (str, bytes, dict)) and isinstance(next(iter(data)), (int, float))
    given = Given({"value": list(data)} if bare else data, "inequality")
    names, which = numbering(given.texts("series")) if "series" in given \
        else (["series"], [0] * len(given))
    values, weights = given.numbers("value"), given.numbers("weight", True)
    groups = given.texts("group", True)
    if metric in ("theil-t-between", "theil-t-within") and not groups:
        given.texts("group")  # says that it is lacking
    members: list[list[int]] = [[] for _ in names]
    for row, k in enumerate(which):
        members[k].append(row)
    out = []
    for name, rows in zip(names, members):
        found = _undefined(lambda rows=rows: _inequality_of(  # type: ignore[misc]
            given, metric, epsilon, rows, values, weights, groups))
        out.append((name, metric, found))
    return given.made("series metric value:f64", out)


def _inequality_of(given: Given, metric: str, epsilon: float, rows: list[int], values: Any,
                   weights: Any, groups: list[str]) -> float:
    group = numbering([groups[r] for r in rows])[1] if groups else None
    with given.at(x=("value", rows), weight=("weight", rows), group=("group", rows)):
        return _core.inequality(metric, [values[r] for r in rows], epsilon,
                                weight=[weights[r] for r in rows] if weights else None,
                                group=group)


def _undefined(make: Callable[[], Any], none: Any = math.nan) -> Any:
    """A measure, or `none` where a total of 0 leaves it undefined."""
    try:
        return make()
    except DomainError as error:
        if error.index is not None:
            raise
        return none


# ---- complexity

_COMPLEXITY: dict[str, tuple[str, str, Callable[[Any, int, bool], Any]]] = {
    "rca": ("region", "product", lambda c, n, d: _core.complexity_rca(c)),
    "rca-binary": ("region", "product", lambda c, n, d: _core.complexity_rca(c)),
    "diversity": ("region", "", lambda c, n, d: _core.complexity_margins(c)[0]),
    "ubiquity": ("product", "", lambda c, n, d: _core.complexity_margins(c)[1]),
    "proximity-region": ("region", "region", lambda c, n, d: _core.complexity_proximity(c, 1)),
    "proximity-product": ("product", "product", lambda c, n, d: _core.complexity_proximity(c, 0)),
    "density": ("region", "product", lambda c, n, d: _core.complexity_density(c, int(d))),
    "eci": ("region", "", lambda c, n, d: _core.complexity_eci(c)[0]),
    "pci": ("product", "", lambda c, n, d: _core.complexity_eci(c)[1]),
    "eci-reflections": ("region", "", lambda c, n, d: _core.complexity_reflections(c, n)[0]),
    "pci-reflections": ("product", "", lambda c, n, d: _core.complexity_reflections(c, n)[1]),
    "fitness": ("region", "", lambda c, n, d: _core.complexity_fitness(c, n)[0]),
    "quality": ("product", "", lambda c, n, d: _core.complexity_fitness(c, n)[1]),
}


def complexity(data: Any, metric: str = "eci", *, iterations: int = 20,
               diagonal: bool = True) -> Any:
    """Advantage, relatedness and complexity of regions and products: id, [other,] metric, value.

    data : region, product, value (>= 0, any unit; an absent row is 0)
    metric
        rca, rca-binary, diversity, ubiquity, proximity-region, proximity-product, density, eci,
        pci, eci-reflections, pci-reflections, fitness, quality.
    iterations
        Of reflections and fitness, the start included.
    diagonal
        False: for density a product is not near to itself.

    Regions and products without any advantage have no value.

    >>> data = {"region": list("AABBC"), "product": list("xyyzz"), "value": [1.0] * 5}
    >>> mfgq.complexity(data, "diversity")["value"]
    [2.0, 2.0, 1.0]
    """
    if metric not in _COMPLEXITY:
        raise ValueError(f"metric {metric!r} is none of {', '.join(_COMPLEXITY)}")
    given = Given(data, "complexity")
    regions, where = numbering(given.texts("region"))
    products, which = numbering(given.texts("product"))
    if not regions:
        raise given.fault("region", None, "data has no rows")
    values = given.numbers("value")
    with given.at(value=("value", None), product=("product", None), region=("region", None)):
        handle = _core.complexity_new(len(regions), len(products), where, which, values)
        first, second, make = _COMPLEXITY[metric]
        found = make(handle, iterations, diagonal).tolist()
    names = {"region": regions, "product": products}
    if not second:
        return given.made("id metric value:f64",
                          [(k, metric, v) for k, v in zip(names[first], found)])
    out = [(a, b, metric, float(v >= 1) if metric == "rca-binary" else v)
           for i, (a, row) in enumerate(zip(names[first], found))
           for j, (b, v) in enumerate(zip(names[second], row))
           if not (metric == "rca" and v == 0) and (first != second or j > i)]
    return given.made("id other metric value:f64", out)


# ---- composites


def composite(data: Any, spec: Mapping[str, Any] | str | os.PathLike[str],
              stage: str = "aggregated") -> Any:
    """A composite index by the steps of the OECD/JRC handbook: unit, level, name, value, rank.

    data : unit, indicator, value, and group for imputing by group
    spec
        A mapping, a JSON text, or the path of a JSON file, with the members indicators (code,
        direction, weight, parent, denominator), levels, impute, normalise, aggregate.
    stage
        denominated, imputed, normalised or aggregated.

    >>> spec = {"indicators": [{"code": "a", "parent": "index", "direction": 1},
    ...                        {"code": "b", "parent": "index", "direction": -1}],
    ...         "levels": [{"code": "index"}], "normalise": {"method": "min-max", "range": [0, 1]},
    ...         "aggregate": "arithmetic"}
    >>> data = {"unit": ["u", "u", "v", "v"], "indicator": ["a", "b"] * 2,
    ...         "value": [1.0, 5.0, 3.0, 9.0]}
    >>> [(r["unit"], r["value"]) for r in mfgq.composite(data, spec) if r["name"] == "index"]
    [('u', 0.5), ('v', 0.5)]
    """
    if _core.composite_stage_find(stage) < 0:
        raise ValueError(f"stage {stage!r} is none of denominated, imputed, normalised, aggregated")
    given = Given(data, "composite")
    handle = _core.composite_load(_spec_text(spec))
    with given.at():
        made: Table = Table._of(_core.composite_run(
            handle, stage, given.texts("unit"), given.texts("indicator"), given.numbers("value"),
            group=given.texts("group", True) or None))
    return given.back(made)


def _spec_text(spec: Mapping[str, Any] | str | os.PathLike[str]) -> str | bytes:
    if isinstance(spec, str) and spec.lstrip()[:1] == "{":
        return spec
    if isinstance(spec, (str, os.PathLike)):
        with open(spec, "rb") as f:
            return f.read()
    import json
    return json.dumps(spec)


# ---- metrics of clusters

_LISTED = (  # name, of what, convention, source
    ("lq", "pair", "share in the region over share in the reference", "FLORENCE-1939"),
    ("lq-z", "pair", "z-score of lq over the regions, n-1", "ODONOGHUE-GLEAVE-2004"),
    ("krugman-sum", "region", "sum of absolute differences of shares, 0 to 2", "KRUGMAN-1991"),
    ("krugman-half", "region", "half of the sum, 0 to 1", "KRUGMAN-1991"),
    ("hhi", "region", "sum of squared shares", "HIRSCHMAN-1964"),
    ("hhi-normalised", "region", "(H - 1/n) / (1 - 1/n)", "HIRSCHMAN-1964"),
    ("hhi-equivalent", "region", "1 / H", "HIRSCHMAN-1964"),
    ("hoover", "region", "half the sum of absolute differences of shares", "HOOVER-1936"),
    ("entropy", "region", "-sum s ln s, in nats", "SHANNON-1948"),
    ("entropy-bits", "region", "-sum s log2 s", "SHANNON-1948"),
    ("entropy-normalised", "region", "entropy / ln n, 0 to 1", "SHANNON-1948"),
    ("entropy-relative", "region", "sum s ln(s / t) to the reference t, in nats",
     "KULLBACK-LEIBLER-1951"),
    ("gini-specialisation", "region", "unweighted Gini of a region's lq over industries",
     "CERIANI-VERME-2012"),
    ("gini-concentration", "industry", "unweighted Gini of an industry's lq over regions",
     "CERIANI-VERME-2012"),
    ("gini-locational", "industry", "Lorenz curve over regions in order of lq, 0 to 1, not halved",
     "KRUGMAN-1991"),
    ("ellison-glaeser", "industry", "rows are plants, or `plants` equal ones",
     "ELLISON-GLAESER-1997"),
    ("coagglomeration", "industries", "of two industries, x the mean of the industries' shares",
     "ELLISON-GLAESER-KERR-2010"),
    ("coagglomeration-total", "industries", "of two industries, x the shares of all employment",
     "ELLISON-GLAESER-KERR-2010"),
    ("coagglomeration-group", "all", "of all industries, x the shares of all employment",
     "ELLISON-GLAESER-1997"),
    ("litzenberger-sternberg", "pair",
     "density times stock over plant size; needs area, population",
     "LITZENBERGER-STERNBERG-2006"),
)


def cluster_metrics(data: Any = None, metric: str | Sequence[str] = "lq",
                    reference: str = "total") -> Any:
    """Specialisation of regions, concentration of industries: region, industry, metric, value.

    data : region, industry, value, and as a metric needs area, population, plants
        A region's total may stand as industry ``total``; repeated rows are plants. Without data
        the metrics are listed with their conventions and sources.
    metric
        One name or several.
    reference
        What a region is compared with: total (all regions), rest (all others), mean-shares (the
        others' mean shares), or a region of the data that is the whole.

    >>> data = {"region": ["A", "A", "B", "B"], "industry": ["cars", "chips"] * 2,
    ...         "value": [30.0, 10.0, 30.0, 30.0]}
    >>> [round(v, 3) for v in mfgq.cluster_metrics(data, "hhi")["value"]]
    [0.625, 0.5]
    """
    if data is None:
        return table_of("name of convention source", _LISTED)
    scopes = {name: scope for name, scope, _, _ in _LISTED}
    names = [metric] if isinstance(metric, str) else list(metric)
    for name in names:
        if name not in scopes:
            raise ValueError(f"metric {name!r} does not exist; mfgq.cluster_metrics() lists them")
    job = _Clusters(Given(data, "cluster_metrics"), reference)
    out: list[tuple[Any, ...]] = []
    for name in names:
        out += job.rows(name, scopes[name])
    if any(scopes[name] == "industries" for name in names):  # there is another industry
        return job.given.made("region industry metric value:f64 other",
                              [(*row, None)[:5] for row in out])
    return job.given.made("region industry metric value:f64", out)


class _Clusters:
    """Regions by industries, with what the metrics need besides."""

    def __init__(self, given: Given, reference: str) -> None:
        self.given, self.reference = given, reference
        self.regions, self.where = numbering(given.texts("region"))
        industry = given.texts("industry")
        self.industries, self.which = numbering([i for i in industry if i != "total"])
        if not self.industries:
            raise given.fault("industry", None, "data has no industry besides total")
        places = iter(self.which)
        self.which = [-1 if i == "total" else next(places) for i in industry]
        self.row_value = given.amounts("value")
        plants = given.numbers("plants", True)
        self.row_plants = [1.0 if plants is None else p for p in plants or self.row_value]
        if reference not in ("total", "rest", "mean-shares") and reference not in self.regions:
            raise ValueError(f"reference {reference!r} is no region of the data")
        self.whole = -1 if reference in ("total", "rest", "mean-shares") \
            else self.regions.index(reference)
        self.others = [r for r in range(len(self.regions)) if r != self.whole]
        self._add_rows()

    def _add_rows(self) -> None:
        n = len(self.industries)
        self.value = [array("d", bytes(8 * n)) for _ in self.regions]
        self.plants = [array("d", bytes(8 * n)) for _ in self.regions]
        total: list[float | None] = [None] * len(self.regions)
        for row, (r, k, v) in enumerate(zip(self.where, self.which, self.row_value)):
            if k >= 0:
                self.value[r][k] += v
                self.plants[r][k] += self.row_plants[row]
            elif total[r] is not None:
                raise self.given.fault("industry", row, "total of the region is repeated")
            else:
                total[r] = v
        self.total = [added(self.value[r]) if t is None else t for r, t in enumerate(total)]

    def _of_regions(self, name: str) -> list[float]:
        """A property of regions that stands on their rows, which must agree."""
        found: list[float] = [math.nan] * len(self.regions)
        self.given._column(name, False)
        for row, v in enumerate(self.given.numbers(name)):
            r = self.where[row]
            if v == v and found[r] == found[r] and found[r] != v:
                raise self.given.fault(name, row, f"{name} differs from that of another row of "
                                       "the region")
            found[r] = v if v == v else found[r]
        return found

    def _sums(self, without: int = -1) -> tuple[list[float], float]:
        of = [r for r in self.others if r != without]
        return ([added([self.value[r][k] for r in of]) for k in range(len(self.industries))],
                added([self.total[r] for r in of]))

    def _compared(self, region: int) -> tuple[Sequence[float], float]:
        """The reference of a region: a profile and its total."""
        if self.whole >= 0:
            return self.value[self.whole], self.total[self.whole]
        if self.reference == "rest":
            return self._sums(region)
        if self.reference == "total":
            return self._sums()
        of = [r for r in range(len(self.regions)) if r != region and self.total[r] != 0]
        means = [added([self.value[r][k] / self.total[r] for r in of]) / len(of) if of else math.nan
                 for k in range(len(self.industries))]
        return means, 1.0 if of else 0.0

    def rows(self, metric: str, scope: str) -> Iterator[tuple[Any, ...]]:
        if scope == "pair":
            columns = {r: _undefined(lambda r=r: self._pairs(metric, r),  # type: ignore[misc]
                                     [math.nan] * len(self.industries)) for r in self.others}
            if metric == "lq-z":
                self._scores(columns)
            return iter([(self.regions[r], i, metric, v) for r in self.others
                         for i, v in zip(self.industries, columns[r])])
        if scope == "region":
            return iter([(self.regions[r], None, metric, _undefined(
                lambda r=r: self._region(metric, r))) for r in self.others])  # type: ignore[misc]
        if scope == "industries":
            return iter(self._of_two(metric))
        if scope == "all":
            return iter([(None, None, metric, _undefined(self._group))])
        return iter([(None, name, metric, _undefined(
            lambda k=k: self._industry(metric, k)))  # type: ignore[misc]
            for k, name in enumerate(self.industries)])

    def _scores(self, columns: dict[int, list[float]]) -> None:
        for k in range(len(self.industries)):
            scores = _core.z_scores([columns[r][k] for r in self.others]).tolist()
            for r, z in zip(self.others, scores):
                columns[r][k] = z

    def _pairs(self, metric: str, region: int) -> list[float]:
        if metric == "litzenberger-sternberg":
            return self._densities(region)
        profile, whole = self._compared(region)
        found: list[float] = _core.location_quotients(
            self.value[region], profile, x_total=self.total[region], y_total=whole).tolist()
        return found

    def _densities(self, region: int) -> list[float]:
        area, people = self._of_regions("area"), self._of_regions("population")
        n = len(self.industries)
        found: list[float] = _core.litzenberger_sternberg(
            self.value[region], [area[region]] * n, [people[region]] * n, self.plants[region],
            self._sums()[0], added([area[r] for r in self.others]),
            added([people[r] for r in self.others]),
            [added([self.plants[r][k] for r in self.others]) for k in range(n)]).tolist()
        return found

    def _region(self, metric: str, region: int) -> float:
        own, total = self.value[region], self.total[region]
        if metric.startswith("hhi"):
            return _core.herfindahl(own, x_total=total)[
                ("hhi", "hhi-normalised", "hhi-equivalent").index(metric)]
        if metric in ("entropy", "entropy-bits", "entropy-normalised"):
            nats, normalised = _core.entropy(own, x_total=total)
            return normalised if metric == "entropy-normalised" else \
                nats / math.log(2) if metric == "entropy-bits" else nats
        profile, whole = self._compared(region)
        if metric == "gini-specialisation":
            return _core.gini_of_quotients(own, profile)
        if metric == "entropy-relative":
            return _core.relative_entropy(own, profile, x_total=total, y_total=whole)
        found = _core.krugman(own, profile, x_total=total, y_total=whole)
        return found if metric == "krugman-sum" else found / 2

    def _industry(self, metric: str, industry: int) -> float:
        x = [self.value[r][industry] for r in self.others]
        y = [self.total[r] for r in self.others]
        if metric == "gini-concentration":
            return _core.gini_of_quotients(x, y)
        if metric == "gini-locational":
            return _core.gini_locational(x, y)
        sizes: list[float] = []
        for r, k, v, plants in zip(self.where, self.which, self.row_value, self.row_plants):
            if k == industry and r != self.whole:
                count = int(min(plants + 0.5, 1e6)) if plants > 1.5 else 1
                sizes += [v / count] * count
        return _core.ellison_glaeser(x, sizes, y)

    def _column(self, industry: int) -> list[float]:
        """An industry over the regions."""
        return [self.value[r][industry] for r in self.others]

    def _sizes(self, metric: str) -> list[float]:
        if metric == "coagglomeration-total":
            return [self.total[r] for r in self.others]
        mean = [0.0] * len(self.others)
        for k in range(len(self.industries)):
            x = self._column(k)
            whole = added(x)
            if whole > 0:
                mean = [m + v / whole for m, v in zip(mean, x)]
        return mean

    def _of_two(self, metric: str) -> list[tuple[Any, ...]]:
        sizes, n = self._sizes(metric), len(self.industries)
        return [(None, self.industries[a], metric, _undefined(
            lambda a=a, b=b: _core.coagglomeration_pair(  # type: ignore[misc]
                self._column(a), self._column(b), sizes)), self.industries[b])
            for a in range(n) for b in range(a + 1, n)]

    def _group(self) -> float:
        return _core.coagglomeration_group(
            [self._column(k) for k in range(len(self.industries))],
            [self.total[r] for r in self.others])
