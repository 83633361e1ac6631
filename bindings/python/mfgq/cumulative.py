"""Cumulative targets: chaining, progress, required rates. Fractions: a cut of 13.5% is -0.135."""

from __future__ import annotations


from . import _core
from ._core import (
    cumulative_chain as chain,
    cumulative_due as due,
    cumulative_intensity as intensity,
    cumulative_link as link,
    cumulative_naive_sum as naive_sum,
    cumulative_overfulfilment as overfulfilment,
    cumulative_points_left as points_left,
    cumulative_progress as progress,
    cumulative_rebase as rebase,
    cumulative_required as required,
    cumulative_running as running,
    cumulative_schedule as schedule,
    cumulative_share as share,
    cumulative_years as years,
)
from ._table import Table

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["chain", "due", "explain", "intensity", "link", "naive_sum", "overfulfilment",
           "points_left", "progress", "rebase", "required", "running", "schedule", "share", "years"]


def explain(claim: str, rates: Sequence[float] = (), *, achieved: float | None = None,
            elapsed: float | None = None, target: float | None = None, years: float | None = None,
            energy: float | None = None, output: float | None = None) -> Table:
    """Which operation gives a printed figure? One row for each: operation, value, matches.

    ``explain("-0.1971", [-0.0201, -0.036, -0.037, -0.048, -0.056])`` finds a naive sum.
    """
    nan = float("nan")
    given = [nan if v is None else float(v)
             for v in (achieved, elapsed, target, years, energy, output)]
    made: Table = Table._of(_core.cumulative_explain(
        claim=claim, rates=list(rates), achieved=given[0], elapsed=given[1], target=given[2],
        years=given[3], energy=given[4], output=given[5]))
    return made
