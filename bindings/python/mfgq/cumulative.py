"""Cumulative targets: chaining, progress, required rates. Fractions: a cut of 13.5% is -0.135."""

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

__all__ = ["chain", "due", "intensity", "link", "naive_sum", "overfulfilment", "points_left",
           "progress", "rebase", "required", "running", "schedule", "share", "years"]
