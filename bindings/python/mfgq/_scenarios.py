"""What if: stated growth, a fading shock, catching up, beside what the projection expects."""

from __future__ import annotations

import math

from . import _core
from ._errors import Error
from ._input import in_kind, table_of
from ._rows import kind_of
from ._series import Period

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any
    from ._project import Projection


def scenarios(data: Any, horizon: int | None = None, *, to: str | int | None = None,
              growth: float | Sequence[Any] | None = None,
              shock: float | Sequence[float] | None = None,
              fade: float | None = None, at: str | int | None = None,
              catch_up: Any = None, periods: int | None = None, half_life: float | None = None,
              speed: float | None = None, lead: float = 0.0, target: Any = None,
              levels: Sequence[float] = ()) -> Any:
    """What follows if something holds, beside what the projection expects.

    Parameters
    ----------
    data
        One or more series, as project() takes them; columns of targets too.
    horizon, to
        Periods ahead, or the last period.
    growth
        A growth of each period (a fraction), or a list of scenarios, each of them one growth or a
        list of one for each period whose last holds on.
    shock, fade, at
        A shock, or several, as a fraction of the expected level; the share of it that is left a
        period later (1 lasts); the period that it hits, the first if not given.
    catch_up, periods, half_life, speed, lead
        Another series by name, or a level growing by `lead`, or several of these; the gap closes
        by equal ratios in so many periods, or halves every `half_life` periods, or shrinks by the
        share `speed` in each.
    target
        As project() takes it.
    levels
        Intervals of the projection to show, per cent.

    One row a series, scenario and period: series, scenario, period, step, value, growth, expected,
    lo and hi of each level, difference, with a target also target, target_period, required,
    required_growth, attained and reached, and note. Values are in the unit of the series; the
    scenario ``expected`` comes first. A frame comes back as a frame of its kind.

    >>> found = mfgq.scenarios({2018: 100.0, 2019: 104.0, 2020: 108.0}, 2, growth=0.05)
    >>> [(r["period"], round(r["value"], 2)) for r in found.where(scenario="growth 0.05")]
    [('2021', 113.4), ('2022', 119.07)]
    """
    job = _Job(data, horizon, to, target, levels)
    job.check(shock, fade, catch_up, (periods, half_life, speed))
    job.add("expected", None, lambda s, path: path)
    for one in _several(growth, 1):
        job.add("growth", one, job.grown(one))
    for one in _several(shock, 0):
        job.add("shock", one, job.shocked(one, fade, at))
    for one in _several(catch_up, 0):
        job.add("catch-up", one, job.caught(one, periods, half_life, speed, lead))
    return in_kind(kind_of(data), job.table())


def _several(given: Any, depth: int) -> list[Any]:
    """The scenarios of one kind: a number is one, and so is a plain list of growths' numbers."""
    if given is None:
        return []
    if isinstance(given, (list, tuple)):
        return list(given)
    return [given]


def _label(kind: str, what: Any) -> str:
    if what is None:
        return kind
    parts = what if isinstance(what, (list, tuple)) else [what]
    return kind + " " + ",".join(p if isinstance(p, str) else f"{p:.15g}" for p in parts)


class _Place:
    """A series: its last observation and what is expected."""

    def __init__(self, projection: Projection, index: int) -> None:
        self.index, self.name = index, projection.names[index]
        self.history, self.values = projection.history.of(index)
        while self.values and self.values[-1] != self.values[-1]:
            self.values.pop()
        self.last = self.values[-1] if self.values else math.nan
        self.period: Any = self.history[len(self.values) - 1] if self.values else None
        self.missing = len(self.history) - len(self.values)
        self.note = projection.note(index)


class _Job:
    """Series, their projection, and scenarios to run on them."""

    def __init__(self, data: Any, horizon: int | None, to: str | int | None, target: Any,
                 levels: Sequence[float]) -> None:
        from ._project import project
        if (horizon is None) == (to is None):
            raise ValueError("scenarios() takes either horizon or to")
        probe = project(data, 1, model="naive", target=target, progress=False)
        self.targets = probe.targets
        ends = [probe.history.last(i) for i in range(len(probe.names))]
        steps = [Period(to) - end if to is not None and end is not None else horizon or 1
                 for end in ends]
        if any(s < 1 for s in steps):
            raise ValueError(f"to: {to} does not lie behind the last observation")
        self.shown = steps
        farthest = max([*steps, *(t["period"] - ends[probe.names.index(n)]
                                  for n, t in self.targets.items())], default=1)
        self.levels = tuple(levels)
        self.projection = project(data, farthest, levels=self.levels or (80.0,), progress=False)
        self.places = [_Place(self.projection, i) for i in range(len(probe.names))]
        self.made: list[tuple[str, Any, Callable[[_Place, list[float]], Any]]] = []

    def check(self, shock: Any, fade: float | None, catch_up: Any, speeds: tuple[Any, ...]) -> None:
        if shock is not None and fade is None:
            raise ValueError("shock needs fade, the share of it left a period later")
        if catch_up is not None and sum(s is not None for s in speeds) != 1:
            raise ValueError("catch_up needs one of periods, half_life and speed")

    def add(self, kind: str, what: Any, path: Callable[[_Place, list[float]], Any]) -> None:
        self.made.append((_label(kind, what), what, path))

    def grown(self, one: Any) -> Callable[[_Place, list[float]], Any]:
        rates = [float(g) for g in one] if isinstance(one, (list, tuple)) else [float(one)]
        if not rates or any(g <= -1 for g in rates):
            raise ValueError(f"growth {one!r}: a growth is -1 or less, or there is none")

        def path(s: _Place, expected: list[float]) -> Any:
            n = len(expected)
            return _core.scenario_growth(s.last, (rates + rates[-1:] * n)[:n])
        return path

    def shocked(self, size: float, fade: Any, at: Any) -> Callable[[_Place, list[float]], Any]:
        def path(s: _Place, expected: list[float]) -> Any:
            step = 0 if at is None else Period(at) - s.period - 1
            if not 0 <= step < len(expected):
                raise ValueError(f"at: {at} is no period of the scenario of {s.name!r}")
            return _core.scenario_shock(expected, step, float(size), fade)
        return path

    def caught(self, leader: Any, periods: int | None, half_life: float | None,
               speed: float | None, lead: float) -> Callable[[_Place, list[float]], Any]:
        if isinstance(leader, str) and leader not in self.projection.names:
            raise KeyError(f"catch_up: {leader!r} is no series")
        share = (speed or 0.0) if half_life is None else -math.expm1(-math.log(2) / half_life)

        def path(s: _Place, expected: list[float]) -> Any:
            levels = [self._level(leader, s, k, lead) for k in range(len(expected) + 1)]
            if periods is not None:
                return _core.scenario_catch_up(s.last, levels[0], levels[1:], periods)
            return _core.scenario_converge(s.last, levels[0], levels[1:], share)
        return path

    def _level(self, leader: Any, s: _Place, k: int, lead: float) -> float:
        """Level of the leader k periods after the last observation of s: observed, or expected."""
        if not isinstance(leader, str):
            return float(leader) * math.pow(1 + lead, k)
        it = self.places[self.projection.names.index(leader)]
        at = k - (it.period - s.period)
        expected = self._expected(it)
        if at > 0:
            return expected[at - 1] if at <= len(expected) else math.nan
        place = len(it.values) - 1 + at
        return it.values[place] if place >= 0 else math.nan

    def _expected(self, s: _Place) -> list[float]:
        return self.projection.point(s.index)

    # ---- the table

    def table(self) -> Any:
        bounds = " ".join(f"lo{v:g}:f64 hi{v:g}:f64" for v in self.levels)
        names = f"series scenario period step:i64 value:f64 growth:f64 expected:f64 {bounds} " \
                "difference:f64"
        if self.targets:
            names += " target:f64 target_period required:f64 required_growth:f64 attained reached"
        rows: list[tuple[Any, ...]] = []
        for s in self.places:
            for label, what, path in self.made:
                if what != s.name:  # none catches up with itself
                    rows += self._rows(s, label, path)
        return table_of(names + " note", rows)

    def _rows(self, s: _Place, label: str, make: Any) -> list[tuple[Any, ...]]:
        expected, why = self._expected(s), s.note
        try:
            if not s.values:
                raise ValueError("no observation")
            found = make(s, expected)
            path = found if isinstance(found, list) else found.tolist()
        except (Error, ValueError) as error:
            if isinstance(error, ValueError) and not isinstance(error, Error) and s.values:
                raise
            why = getattr(error, "message", "") or str(error)
            path = [math.nan] * len(expected)
        asked = _Target(s, self.targets.get(s.name), path) if self.targets else None
        bands = [self.projection.interval(v, s.index) for v in self.levels]
        rows = []
        for k in range(self.shown[s.index]):
            before = path[k - 1] if k else s.last
            when = str(s.period + k + 1) if s.period is not None else None
            rows.append((s.name, label, when, k + 1, path[k],
                         path[k] / before - 1 if before > 0 else math.nan, expected[k],
                         *(v for band in bands for v in band[k]), path[k] - expected[k],
                         *(asked.cells(k) if asked else ()), why or None))
        return rows


class _Target:
    """What a target asks of each period, whether and when a path meets it."""

    def __init__(self, s: _Place, target: dict[str, Any] | None, path: list[float]) -> None:
        self.s, self.target, self.path = s, target, path
        if target is None or s.period is None:
            self.target = None
            return
        self.step = target["period"] - s.period
        self.figure: float = target["value"] if target["comparator"] != "range" else \
            min(max(s.last, target["low"]), target["high"])
        ratio = self.figure / s.last if s.last else math.nan
        self.growth: float = math.pow(ratio, 1 / self.step) - 1 if ratio > 0 else math.nan
        self.attained = None if any(v != v for v in path[:self.step]) else \
            self._meets(path[self.step - 1])
        met = [k + 1 for k, v in enumerate(path) if self._meets(v)]
        first = 0 if self._meets(s.last) else met[0] if met else None
        self.reached = None if first is None or self.attained is None else str(s.period + first)

    def _meets(self, y: float) -> bool:
        t: Any = self.target
        one_sided = {"ge": y >= t["value"], "gt": y > t["value"], "le": y <= t["value"],
                     "lt": y < t["value"]}
        return bool(one_sided.get(t["comparator"], t["low"] <= y <= t["high"]))

    def _required(self, step: int) -> float:
        if step >= self.step:
            return float(self.figure) if step == self.step else math.nan
        if self.growth == self.growth:
            return self.s.last * math.pow(1 + self.growth, step)
        return float(self.s.last + (self.figure - self.s.last) * (step / self.step))

    def cells(self, k: int) -> tuple[Any, ...]:
        if self.target is None:
            return (None,) * 6
        said = None if self.attained is None else ("no", "yes")[self.attained]
        return (self.target["value"], str(self.target["period"]), self._required(k + 1),
                self.growth, said, self.reached)
