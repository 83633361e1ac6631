"""``frame.mfgq`` and ``series.mfgq`` for polars.

Registered by ``import mfgq.polars``, and by ``import mfgq`` if polars was imported before.

>>> import polars as pl, mfgq.polars
>>> frame = pl.DataFrame({"unit": ["A", "B"], "weight": [1.0, 3.0]})
>>> frame.mfgq.allocate(100.0)["value"].to_list()
[25.0, 75.0]
>>> pl.Series([0.1, 0.1]).mfgq.running().round(4).to_list()
[0.1, 0.21]
"""

from __future__ import annotations

from polars.api import register_dataframe_namespace, register_series_namespace

from ._accessor import FrameMethods, SeriesMethods

__all__ = ["MfgqFrame", "MfgqSeries"]


class MfgqFrame(FrameMethods):
    """``frame.mfgq``"""


class MfgqSeries(SeriesMethods):
    """``series.mfgq``"""


register_dataframe_namespace("mfgq")(MfgqFrame)
register_series_namespace("mfgq")(MfgqSeries)
