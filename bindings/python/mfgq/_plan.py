"""Plan, Indicator, Target, Observations, and what comes of comparing them."""

from __future__ import annotations

import os
from collections import Counter

from . import _core
from ._language import label, language
from ._observations import Observations, csv_of_table
from ._quantity import Quantity
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

class Target:
    """One figure that a plan states for an indicator and a period."""

    __slots__ = ("row", "plan")

    def __init__(self, plan: Plan, row: dict[str, Any]) -> None:
        self.plan = plan
        self.row = row

    @property
    def indicator(self) -> str:
        return str(self.row["indicator"])

    @property
    def period(self) -> str:
        return str(self.row["period"])

    @property
    def value(self) -> float | None:
        """The figure as printed (25.5 for 25.5%); None for a range."""
        found: float | None = self.row["value"]
        return found

    @property
    def low(self) -> float | None:
        found: float | None = self.row["low"]
        return found

    @property
    def high(self) -> float | None:
        found: float | None = self.row["high"]
        return found

    @property
    def unit(self) -> str:
        return str(self.row["unit"] or "")

    @property
    def comparator(self) -> str:
        return str(self.row["comparator"])

    @property
    def quantity(self) -> Quantity:
        """The figure with its unit."""
        if self.value is None:
            return Quantity(f"{self.low:.15g}—{self.high:.15g}{self.unit}")
        return Quantity(self.value, self.unit)

    @property
    def quote(self) -> str:
        """The plan's own words."""
        return str(self.row["quote"] or "")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Target) and self.row == other.row

    def __hash__(self) -> int:
        return hash((self.indicator, self.row["statement"], self.period))

    def __repr__(self) -> str:
        signs = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "about": "≈ "}
        figure = f"{self.low:g}–{self.high:g}" if self.value is None else f"{self.value:g}"
        return f"<Target {self.indicator} {self.period}: " \
               f"{signs.get(self.comparator, '')}{figure} {self.unit}>"


class Indicator:
    """One indicator of a plan, with its targets."""

    __slots__ = ("plan", "row", "targets")

    def __init__(self, plan: Plan, row: dict[str, Any], targets: list[dict[str, Any]]) -> None:
        self.plan = plan
        self.row = row
        self.targets = [Target(plan, t) for t in targets]

    @property
    def id(self) -> str:
        return str(self.row["indicator"])

    def name(self, lang: str | None = None) -> str:
        first, second = ("name_zh", "name_en") if language(lang) == "zh" else ("name_en", "name_zh")
        return str(self.row[first] or self.row[second] or self.id)

    @property
    def unit(self) -> str:
        return str(self.row["unit"] or "")

    @property
    def direction(self) -> int:
        """1 if more is better, -1 if less is, 0 if neither."""
        return int(self.row["direction"] or 0)

    @property
    def formula(self) -> str | None:
        found: str | None = self.row["formula"]
        return found

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Indicator) and (self.row, self.targets) == (other.row,
                                                                             other.targets)

    def __hash__(self) -> int:
        return hash(self.id)

    def __repr__(self) -> str:
        return f"<Indicator {self.id}: {self.name()}, {len(self.targets)} targets>"


class Plan:
    """A plan: indicators, the targets stated for them, and how its figures relate.

    ``Plan("chongqing-2019-2022")`` opens a built-in plan, ``Plan.read("plan.json")`` a file,
    ``Plan.loads(text)`` a text, ``Plan.from_targets(frame)`` a table of targets.
    Iterating gives indicators, ``plan["gross-output"]`` one of them.
    """

    __slots__ = ("_handle", "_cache", "__weakref__")

    def __init__(self, id: str) -> None:
        self._handle: _core.Plan = _core.plan_builtin(id)
        self._cache: dict[str, Any] = {}

    @classmethod
    def _of(cls, handle: _core.Plan) -> Plan:
        plan = cls.__new__(cls)
        plan._handle = handle
        plan._cache = {}
        return plan

    @classmethod
    def loads(cls, text: str | bytes, encoding: str = "utf8") -> Plan:
        """A plan from JSON, or from CSV as its targets are printed."""
        return cls._of(_core.plan_load(text, encoding=encoding))

    @classmethod
    def read(cls, path: str | os.PathLike[str], encoding: str = "utf8") -> Plan:
        """A plan from a file; errors carry line and column."""
        with open(path, "rb") as f:
            return cls.loads(f.read(), encoding)

    @classmethod
    def from_targets(cls, targets: Any) -> Plan:
        """A plan from a table or data frame of targets, such as a spreadsheet holds."""
        table = Table(targets)
        return cls.loads(csv_of_table(table, table.columns))

    @staticmethod
    def builtins(lang: str | None = None) -> Table:
        """The plans that ship with the library."""
        made: Table = Table._of(_core.plan_list(int(language(lang) == "zh")))
        return made

    @property
    def id(self) -> str:
        return _core.plan_id(self._handle) or ""

    def title(self, lang: str | None = None) -> str:
        """The title in English or Chinese."""
        return _core.plan_title(self._handle, int(language(lang) == "zh")) or ""

    # ---- what it holds

    def _table(self, key: str, make: Any) -> Table:
        if key not in self._cache:
            self._cache[key] = Table._of(make())
        found: Table = self._cache[key]
        return found

    @property
    def targets(self) -> Table:
        """One row for each value stated at one place for one period."""
        return self._table("targets", lambda: _core.plan_targets(self._handle, 0))

    @property
    def indicators(self) -> Table:
        return self._table("indicators", lambda: _core.plan_indicators(self._handle))

    @property
    def observations(self) -> Observations:
        """The outcomes built in for the plan; none if it is not built in."""
        if "observations" not in self._cache:
            self._cache["observations"] = Observations.builtin(self.id)
        found: Observations = self._cache["observations"]
        return found

    def template(self) -> Table:
        """The blank observation sheet."""
        made: Table = Table._of(_core.plan_template(self._handle))
        return made

    def _all(self) -> dict[str, Indicator]:
        if "all" not in self._cache:
            stated: dict[str, list[dict[str, Any]]] = {}
            for row in self.targets:
                stated.setdefault(row["indicator"], []).append(row)
            self._cache["all"] = {r["indicator"]: Indicator(self, r, stated.get(r["indicator"], []))
                                  for r in self.indicators}
        found: dict[str, Indicator] = self._cache["all"]
        return found

    def __iter__(self) -> Iterator[Indicator]:
        return iter(self._all().values())

    def __len__(self) -> int:
        return len(self.indicators)

    def __getitem__(self, key: str | int | slice) -> Any:
        if isinstance(key, str):
            return self._all()[key]
        return list(self._all().values())[key]

    def __contains__(self, id: object) -> bool:
        return id in self._all()

    # ---- what can be asked of it

    def assess(self, observations: Any = None, as_of: str | int | None = None,
               vintage: str | None = None) -> Assessment:
        """Targets against observations: met, missed, indeterminate, no-data, not-due."""
        seen = self._seen(observations)
        made: Assessment = Assessment._of(_core.assess(self._handle, seen._handle, _text(as_of),
                                                       vintage))
        made._for(self, seen)
        return made

    def progress(self, rule: str = "eurostat", observations: Any = None,
                 as_of: str | int | None = None, milestones: str | int = 0,
                 vintage: str | None = None) -> Table:
        """Progress of each target by the rules of a statistical office.

        rule: eurostat, statcan, un-chart, destatis, istat, escap, log-cut or schedule.
        """
        made: Table = Table._of(_core.assess_progress(
            self._handle, self._seen(observations)._handle, rule, milestones,
            as_of=_text(as_of), vintage=vintage))
        return made

    def lint(self) -> Table:
        """Where the plan contradicts itself."""
        made: Table = Table._of(_core.plan_lint(self._handle))
        return made

    def implied(self) -> Table:
        """What the plan's figures imply together."""
        made: Table = Table._of(_core.plan_implied(self._handle))
        return made

    def outlook(self, observations: Any = None, as_of: str | int | None = None,
                to: str | int | None = None, levels: tuple[float, ...] = (80.0, 95.0),
                vintage: str | None = None, *, observed: bool = False) -> Outlook:
        """Indicators projected to their targets, with the probability of meeting them.

        observed: True leaves out what was never observed.
        """
        made: Outlook = self._ahead(Outlook, _core.outlook, observations, as_of, to, levels,
                                    vintage, observed)
        return made

    def outlook_path(self, observations: Any = None, as_of: str | int | None = None,
                     to: str | int | None = None, levels: tuple[float, ...] = (80.0, 95.0),
                     vintage: str | None = None, *, observed: bool = False) -> OutlookPath:
        """Year by year up to each target: what it requires, what is expected.

        A row for each indicator, target (``target_period``) and period: ``required`` is the
        path that still reaches the target, ``expected`` the projected median with its intervals,
        ``gap`` how much better (or, below 0, worse) than required is expected.
        observed: True leaves out what was never observed.
        """
        made: OutlookPath = self._ahead(OutlookPath, _core.outlook_path, observations, as_of, to,
                                        levels, vintage, observed)
        return made

    def _ahead(self, kind: Any, call: Any, observations: Any, as_of: Any, to: Any,
               levels: tuple[float, ...], vintage: str | None, observed: bool) -> Any:
        seen = self._seen(observations)
        made = kind._of(call(self._handle, seen._handle, as_of=_text(as_of), vintage=vintage,
                             to=_text(to), levels=[v / 100 for v in levels]))
        if observed:
            rows = [i for i, note in enumerate(made["note"]) if note != "never observed"]
            made = kind._of(made._take(rows, made.columns)._handle)
        return made._for(self, seen)

    def _seen(self, observations: Any) -> Observations:
        if observations is None:
            return self.observations
        if isinstance(observations, Observations):
            return observations
        return Observations(observations)

    def plot(self, observations: Any = None, as_of: str | int | None = None, **options: Any) -> Any:
        """Progress of all targets that were observed, as bullets (matplotlib)."""
        return self.assess(observations, as_of).plot(**options)

    def report(self, path: str, observations: Any = None, **options: Any) -> str:
        """A self-contained HTML page; see mfgq.report()."""
        from ._report import report
        return report(self, observations, path, **options)

    # ---- identity

    def to_json(self, path: str | None = None) -> str:
        """The plan in its canonical form."""
        from ._table import _save
        return _save(_core.plan_write(self._handle).decode("utf-8"), path)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Plan):
            return NotImplemented
        return self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(self.to_json())

    def __reduce__(self) -> tuple[Any, ...]:
        return Plan.loads, (self.to_json(),)

    def __copy__(self) -> Plan:
        return self

    def __deepcopy__(self, memo: object) -> Plan:
        return self

    def __repr__(self) -> str:
        return f"<mfgq.Plan {self.id}: {len(self)} indicators, {len(self.targets)} targets>"

    def _repr_html_(self) -> str:
        import html
        name = "name_en" if language() == "en" else "name_zh"
        shown = [c for c in ("indicator", name, "period", "comparator", "value", "low", "high",
                             "unit")
                 if c not in ("low", "high") or any(v is not None for v in self.targets[c][:12])]
        return (f"<h3>{html.escape(self.title())}</h3>"
                + self.targets[shown]._html(12))


def plans(lang: str | None = None) -> Table:
    """The plans that ship with the library.

    >>> "chongqing-2019-2022" in mfgq.plans()["plan"]
    True
    """
    return Plan.builtins(lang)


def _text(period: str | int | None) -> str | None:
    return None if period is None else str(period)


class _Result(Table):
    """A table that knows its plan and observations."""

    __slots__ = ("plan", "observations")

    def _for(self, plan: Plan, observations: Observations) -> Any:
        self.plan = plan
        self.observations = observations
        return self

    def __reduce__(self) -> tuple[Any, ...]:
        return _restore_result, (type(self), *Table.__reduce__(self)[1][1:], self.plan,
                                 self.observations)


def _restore_result(kind: Any, schema: Any, columns: Any, plan: Plan,
                    observations: Observations) -> Any:
    from ._table import _restore
    made: Any = _restore(kind, schema, columns)
    return made._for(plan, observations)


class Assessment(_Result):
    """Verdicts on targets; a table with a summary and a picture."""

    __slots__ = ()

    @property
    def summary(self) -> dict[str, int]:
        """How many targets have each verdict."""
        count = Counter(self.column("verdict"))
        return {v: count[v] for v in ("met", "missed", "indeterminate", "no-data", "not-due")
                if count[v]}

    def plot(self, **options: Any) -> Any:
        """Bullets: each target's attainment, with its verdict."""
        from ._plot import plot_assessment
        return plot_assessment(self, **options)

    def _repr_html_(self) -> str:
        import html
        words = "; ".join(f"{label(k)}: {n}" for k, n in self.summary.items())
        return f"<p><strong>{html.escape(words)}</strong></p>" + _with_sparks(self)


class Outlook(_Result):
    """Targets with projections; a table with a picture."""

    __slots__ = ()

    def plot(self, **options: Any) -> Any:
        """The probability of meeting each target."""
        from ._plot import plot_outlook
        return plot_outlook(self, **options)

    def _repr_html_(self) -> str:
        return _with_sparks(self)


class OutlookPath(_Result):
    """What targets require year by year, and what is expected; a table with a picture."""

    __slots__ = ()

    def of(self, indicator: str, target_period: str | int | None = None) -> Table:
        """The years up to one target of an indicator, the last one if none is named."""
        found = self.where(indicator=indicator)
        if not len(found):
            raise KeyError(indicator)
        last = found["target_period"][-1] if target_period is None else str(target_period)
        rows = found.where(target_period=last)
        if not len(rows):
            raise KeyError(target_period)
        return rows

    def plot(self, indicator: str, target_period: str | int | None = None,
             **options: Any) -> Any:
        """One indicator: observations, expected fan, required path, target."""
        from ._plot import plot_path
        return plot_path(self, indicator, target_period, **options)

    def _repr_html_(self) -> str:
        return Table._repr_html_(self)


def _with_sparks(result: Any) -> str:
    """A table with each indicator's observations as a small curve behind its name."""
    from ._svg import sparkline
    text = Table._repr_html_(result)
    for indicator in dict.fromkeys(result.column("indicator")):
        values = list(result.observations.series(indicator).values())
        if len(values) >= 3:
            cell = f'<td style="text-align:left">{indicator}</td>'
            text = text.replace(cell, cell[:-5] + " " + sparkline(values) + "</td>")
    return text
