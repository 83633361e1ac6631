"""What the accessor of pandas and the namespace of polars share."""

from __future__ import annotations

import mfgq

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class FrameMethods:
    """The functions of mfgq that take a table, with this frame as the table.

    Tables come back as frames of the same package; projections, decompositions and
    specialisations as objects with a picture, whose `frame` is such a frame.
    """

    def __init__(self, frame: Any) -> None:
        self._frame = frame

    def plan(self) -> mfgq.Plan:
        """A plan of a frame of targets: indicator, period, value, unit, …."""
        return mfgq.Plan.from_targets(self._frame)

    def observations(self) -> mfgq.Observations:
        """Published values: indicator, period, value, unit, …."""
        return mfgq.Observations(self._frame)

    def project(self, horizon: int = 5, **options: Any) -> Any:
        """Projects each series: columns series, period, value, or a wide frame.

        See mfgq.project().
        """
        return mfgq.project(self._frame, horizon, **options)

    def backtest(self, horizon: int = 1, **options: Any) -> Any:
        """How models would have done on the last values.

        See mfgq.backtest().
        """
        return mfgq.backtest(self._frame, horizon, **options)

    def scenarios(self, horizon: int | None = None, **options: Any) -> Any:
        """What follows if something holds, beside the projection of each series.

        See mfgq.scenarios().
        """
        return mfgq.scenarios(self._frame, horizon, **options)

    def decompose(self, method: str = "lmdi1-additive", **options: Any) -> Any:
        """Attributes the change of a sum of products: period, category, factor, value.

        See mfgq.decompose().
        """
        return mfgq.decompose(self._frame, method, **options)

    def shift_share(self, method: str = "classic", **options: Any) -> Any:
        """Regions against the nation: period, region, industry, value.

        See mfgq.shift_share().
        """
        return mfgq.shift_share(self._frame, method, **options)

    def index_numbers(self, formula: str = "fisher", **options: Any) -> Any:
        """Index numbers: period, item, price, quantity.

        See mfgq.index_numbers().
        """
        return mfgq.index_numbers(self._frame, formula, **options)

    def dynamics(self, method: str = "fhk", **options: Any) -> Any:
        """Productivity with entry and exit: period, id, share, productivity.

        See mfgq.dynamics().
        """
        return mfgq.dynamics(self._frame, method, **options)

    def contributions(self, **options: Any) -> Any:
        """Contribution to growth and pull of parts: period, part, value.

        See mfgq.contributions().
        """
        return mfgq.contributions(self._frame, **options)

    def growth_accounting(self, alpha: float, **options: Any) -> Any:
        """The Solow residual: period, y, k, l.

        See mfgq.growth_accounting().
        """
        return mfgq.growth_accounting(self._frame, alpha, **options)

    def specialisation(self, **options: Any) -> Any:
        """Location quotients: region, industry, value.

        See mfgq.specialisation().
        """
        return mfgq.specialisation(self._frame, **options)

    def cluster_metrics(self, metric: str = "lq", **options: Any) -> Any:
        """Metrics of regions and industries: region, industry, value.

        See mfgq.cluster_metrics().
        """
        return mfgq.cluster_metrics(self._frame, metric, **options)

    def complexity(self, metric: str = "eci", **options: Any) -> Any:
        """Economic complexity: region, product, value.

        See mfgq.complexity().
        """
        return mfgq.complexity(self._frame, metric, **options)

    def composite(self, spec: Any, **options: Any) -> Any:
        """A composite index: unit, indicator, value.

        See mfgq.composite().
        """
        return mfgq.composite(self._frame, spec, **options)

    def inequality(self, metric: str = "gini", **options: Any) -> Any:
        """Inequality of each series: series, value.

        See mfgq.inequality().
        """
        return mfgq.inequality(self._frame, metric, **options)

    def classify(self, taxonomy: Any, **options: Any) -> Any:
        """Values rolled up through a taxonomy: code, value.

        See mfgq.classify().
        """
        return mfgq.classify(self._frame, taxonomy, **options)

    def progress(self, rule: str = "eurostat", **options: Any) -> Any:
        """Progress towards targets: id, direction, base, value, target, ….

        See mfgq.progress().
        """
        return mfgq.progress(self._frame, rule, **options)

    def allocate(self, total: float, **options: Any) -> Any:
        """A total shared out: unit, weight.

        See mfgq.allocate().
        """
        return mfgq.allocate(self._frame, total, **options)

    def reconcile(self, constraints: Any, **options: Any) -> Any:
        """Figures made to add up: variable, value.

        See mfgq.reconcile().
        """
        return mfgq.reconcile(self._frame, constraints, **options)

    def fit(self, **options: Any) -> Any:
        """A growth curve through the columns x and y.

        See mfgq.fit().
        """
        return mfgq.fit(self._frame, **options)


class SeriesMethods:
    """The functions of mfgq that take a series of values."""

    def __init__(self, values: Any) -> None:
        self._values = values

    def _like(self, result: Any) -> Any:
        from ._rows import like
        return like(self._values, result)

    def convert(self, unit: str | mfgq.Unit, to: str | mfgq.Unit) -> Any:
        """Values in one unit as values in another."""
        own = unit if isinstance(unit, mfgq.Unit) else mfgq.Unit(unit)
        return own.convert(self._values, to)

    def chain(self) -> float:
        """Yearly rates chained into one change, all fractions."""
        return mfgq.cumulative.chain(self._values)

    def running(self) -> Any:
        """The chain of yearly rates up to each of them."""
        return self._like(mfgq.cumulative.running(self._values))

    def inequality(self, metric: str = "gini", **options: Any) -> float:
        """Inequality of the values; see mfgq.inequality()."""
        found: float = mfgq.inequality({"value": self._values}, metric, **options)["value"][0]
        return found

    def fit(self, x: Any, model: str = "logistic", **options: Any) -> mfgq.Fit:
        """A growth curve of the values over `x`; see mfgq.fit()."""
        return mfgq.fit(x, self._values, model, **options)

    def quantities(self, to: str | None = None) -> Any:
        """Printed figures taken apart; see mfgq.quantities()."""
        from ._input import in_kind
        from ._rows import kind_of
        return in_kind(kind_of(self._values), mfgq.quantities(list(self._values), to))
