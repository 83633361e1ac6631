"""``frame.mfgq`` and ``series.mfgq`` for pandas.

Registered by ``import mfgq.pandas``, and by ``import mfgq`` if pandas was imported before.

>>> import pandas as pd, mfgq.pandas
>>> sales = pd.Series([20.1, 21.3, 22.4, 23.6], index=[2018, 2019, 2020, 2021], name="sales")
>>> [round(v, 2) for v in sales.mfgq.project(2, model="drift").point()]
[24.77, 25.93]
>>> frame = pd.DataFrame({"unit": ["A", "B"], "weight": [1.0, 3.0]})
>>> frame.mfgq.allocate(100.0)["value"].tolist()
[25.0, 75.0]
"""

from __future__ import annotations

from pandas.api.extensions import register_dataframe_accessor, register_series_accessor

from ._accessor import FrameMethods, SeriesMethods

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    import mfgq

__all__ = ["MfgqFrame", "MfgqSeries"]


class MfgqFrame(FrameMethods):
    """``frame.mfgq``"""


class MfgqSeries(SeriesMethods):
    """``series.mfgq``: what needs dates takes them from the index."""

    def series(self, unit: str | mfgq.Unit = "", **options: Any) -> mfgq.Series:
        """An mfgq.Series with a unit, of an index of periods or years."""
        import mfgq
        return mfgq.Series(self._values, unit=unit, **options)

    def project(self, horizon: int = 5, **options: Any) -> mfgq.Projection:
        """See mfgq.project()."""
        import mfgq
        return mfgq.project(self._values, horizon, **options)

    def backtest(self, horizon: int = 1, **options: Any) -> Any:
        """See mfgq.backtest()."""
        import mfgq
        return mfgq.backtest(self._values, horizon, **options)

    def growth(self, lag: int = 1) -> Any:
        """Growth over `lag` periods, as fractions, by the periods of the index."""
        return self.series().growth(lag, missing=True).to_pandas()

    def disaggregate(self, indicator: Any = None, **options: Any) -> mfgq.Disaggregation:
        """See mfgq.disaggregate()."""
        import mfgq
        return mfgq.disaggregate(self._values, indicator, **options)


register_dataframe_accessor("mfgq")(MfgqFrame)
register_series_accessor("mfgq")(MfgqSeries)
