"""Projections of series, and backtests of models."""

from __future__ import annotations

import warnings

from . import _core
from ._batch import History, add
from ._errors import Error, MfgqWarning
from ._input import in_kind
from ._rows import kind_of, progress_bar
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any
    from ._series import Period


class Projection:
    """What came of projecting one or more series."""

    __slots__ = ("_handle", "history", "levels", "targets", "model", "kind", "_table")

    def __init__(self, handle: _core.Projection, history: History, levels: tuple[float, ...],
                 targets: dict[str, dict[str, Any]], model: str, kind: str) -> None:
        self._handle = handle
        self.history = history
        self.levels = levels
        self.targets = targets
        self.model = model
        self.kind = kind
        self._table: Table | None = None

    @property
    def names(self) -> list[str]:
        """Names of the series."""
        return self.history.names

    @property
    def table(self) -> Table:
        """Forecasts: series, model, period, step, mean, bounds, centre, note, probability.

        Made when first asked for; its numbers are shared with whoever reads them.
        """
        if self._table is None:
            made: Table = Table._of(_core.projection_table(self._handle, 0))
            self._table = made
        return self._table

    @property
    def frame(self) -> Any:
        """The table as the kind of frame that was projected."""
        return in_kind(self.kind, self.table)

    @property
    def parameters(self) -> Table:
        """Parameters of the fitted models."""
        made: Table = Table._of(_core.projection_table(self._handle, 1))
        return made

    def __len__(self) -> int:
        return _core.projection_count(self._handle)

    def point(self, series: str | int = 0) -> list[float]:
        """Point forecasts of a series, in its unit."""
        found = _core.projection_point(self._handle, self.history.place(series))
        return found.tolist() if found is not None else []

    def interval(self, level: float = 80, series: str | int = 0) -> list[tuple[float, float]]:
        """(low, high) of each step at a level in per cent."""
        if level not in self.levels:
            raise ValueError(f"level {level:g} was not asked for, only {self.levels}")
        place, at = self.history.place(series), self.levels.index(level)
        low = _core.projection_interval(self._handle, place, at, 0)
        high = _core.projection_interval(self._handle, place, at, 1)
        if low is None or high is None:
            return []
        return list(zip(low.tolist(), high.tolist()))

    def periods(self, series: str | int = 0) -> list[Period]:
        """The periods of the forecasts."""
        place = self.history.place(series)
        last = self.history.last(place)
        if last is None:
            return []
        return [last + i + 1 for i in range(_core.projection_steps(self._handle, place))]

    def probability(self, series: str | int = 0) -> float:
        """Probability of meeting the target; NaN without one."""
        return _core.projection_probability(self._handle, self.history.place(series))

    def note(self, series: str | int = 0) -> str:
        """What is to be said of a series, "" if nothing."""
        return _core.projection_note(self._handle, self.history.place(series)) or ""

    def plot(self, series: str | int = 0, **options: Any) -> Any:
        """A fan chart with the target, the required path and the probability."""
        from ._plot import plot_projection
        return plot_projection(self, self.history.place(series), **options)

    def to_pandas(self) -> Any:
        """The table as a pandas.DataFrame."""
        return self.table.to_pandas()

    def to_polars(self) -> Any:
        """The table as a polars.DataFrame."""
        return self.table.to_polars()

    def to_arrow(self) -> Any:
        """The table as a pyarrow.Table."""
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


def models() -> Table:
    """The projection models with their parameters and sources.

    >>> "ets" in mfgq.models()["model"]
    True
    """
    made: Table = Table._of(_core.models())
    return made


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
        series; a frame, rows or CSV file with the columns period, value and, for several series,
        series; a wide pandas frame whose index holds periods, or another wide frame with a column
        period; a bare list of numbers counts as periods 1, 2, …
    horizon
        Steps ahead.
    model
        A name of ``mfgq.models()``.
    levels
        Nominal levels of the intervals, per cent.
    bounds
        Lower and upper bound of the values.
    mean
        The point forecast is the mean of the distribution, not its median.
    pool
        Smoothing parameters are shared by all series.
    threads
        Threads to run on; they never change a result.
    fix
        Parameters held at a value, such as ``{"alpha": 0.5}``.
    target
        ``(period, value)`` or ``(period, comparator, value)``, or a dict of these by series.
    frequency
        Observations a season, for a bare list.

    >>> p = mfgq.project({2018: 20.1, 2019: 21.3, 2020: 22.4, 2021: 23.6}, 2, model="drift")
    >>> [round(v, 2) for v in p.point()]
    [24.77, 25.93]
    """
    projector = _projector(horizon, model, levels, bounds, mean, pool, seed, threads, fix)
    history, targets = add(projector, data, frequency, target)
    bar = progress_bar(len(history.names), "projecting") \
        if progress and len(history.names) > 100 else None
    handle = _core.projector_run(projector, watch=bar)
    _warn(handle, history.names)
    return Projection(handle, history, tuple(float(v) for v in levels), targets, model,
                      kind_of(data))


def _warn(handle: _core.Projection, names: list[str]) -> None:
    """Says which series have no forecasts, and why the first of them has none."""
    empty = _core.projection_empty(handle)
    if empty:
        reason = _core.projection_note(handle, empty[0]) or "no reason given"
        warnings.warn(f"project: {len(empty)} of {len(names)} series have no forecast; "
                      f"{names[empty[0]]!r}: {reason}", MfgqWarning, stacklevel=3)


def _number_of_model(model: str) -> int:
    number = _core.model_find(model)
    if number < 0:
        raise ValueError(f"model {model!r} does not exist; see mfgq.models()")
    return number


def _projector(horizon: int, model: str, levels: Sequence[float],
               bounds: tuple[float | None, float | None], mean: bool, pool: bool,
               seed: int | None, threads: int, fix: Mapping[str, float] | None) -> _core.Projector:
    projector = _core.projector_new()
    settings: list[tuple[str, float | None]] = [
        ("horizon", horizon), ("model", _number_of_model(model)), ("low", bounds[0]),
        ("high", bounds[1]), ("mean", int(mean)), ("pool", int(pool)), ("threads", threads),
        ("seed", seed)]
    for option, value in settings:
        if value is None:
            continue
        try:
            _core.projector_set(projector, option, float(value))
        except Error as error:
            error.function, error.arg = "project", option
            raise
    for name, value in (fix or {}).items():
        _core.projector_fix(projector, name, value)
    _core.projector_levels(projector, [float(v) for v in levels])
    return projector


# ---- backtests


def backtest(data: Any, horizon: int = 1, models: Sequence[str] | str = ("auto", "naive", "drift"),
             *, origins: int = 1, threads: int = 1, frequency: int = 1) -> Any:
    """How models would have done on the last values of each series.

    The last `horizon` values are hidden, the rest is projected, and the result is scored; so for
    each of the last `origins` origins. Scores: smape (per cent), mase, owa (against naive),
    msis95, cover80 and cover95 (shares of 1), crps (in the unit of the series), brier. Series
    ``ALL`` is the mean.

    data
        As project() takes it; a frame comes back as a frame of its kind.

    >>> scores = mfgq.backtest({y: 100.0 + 5 * (y - 2010) for y in range(2010, 2020)}, 2, "drift")
    >>> scores[0]["model"], scores[0]["smape"] < 1e-9
    ('drift', True)
    """
    chosen = [models] if isinstance(models, str) else list(models)
    projector = _projector(horizon, "auto", (80, 95), (None, None), False, False, None, threads,
                           None)
    history, _ = add(projector, data, frequency, None)
    bar = progress_bar(len(history.names), "backtesting") if len(history.names) > 100 else None
    numbers = [_number_of_model(m) for m in chosen]
    made: Table = Table._of(_core.backtest(projector, numbers, origins, watch=bar))
    return in_kind(kind_of(data), made)
