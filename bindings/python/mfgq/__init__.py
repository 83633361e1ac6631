"""Industrial-policy metrics: plans and their targets, progress, projections, clusters.

    import mfgq
    plan = mfgq.Plan("chongqing-2019-2022")
    plan.assess().summary
    plan.outlook().plot()

All arithmetic is that of the C library libmfgq, to the bit. ``mfgq.core`` holds every function
of it; rates and shares are fractions there, 7% is 0.07.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from . import _core as core
from . import cluster, cumulative, ratio
from ._decompose import (
    Decomposition,
    Specialisation,
    contributions,
    decompose,
    growth_accounting,
    path,
    shift_share,
    specialisation,
)
from ._errors import (
    Cancelled,
    DataError,
    DomainError,
    EncodingError,
    Error,
    InputOutputError,
    InternalError,
    InvalidError,
    LimitError,
    MfgqWarning,
    NoConvergence,
    NotFound,
    OutOfMemoryError,
    ParseError,
    UnitError,
    Unsupported,
)
from ._language import language, set_language
from ._plan import Assessment, Indicator, Observations, Outlook, Plan, Target
from ._quantity import Quantity, Unit
from ._series import Period, Projection, Series, project
from ._table import Table
from ._taxonomy import Crosswalk, Taxonomy

__version__: str = core.version() or ""
has_gsl: bool = bool(core.has_gsl())

__all__ = [
    "Assessment", "Cancelled", "Crosswalk", "DataError", "Decomposition", "DomainError",
    "EncodingError", "Error", "Indicator", "InputOutputError", "InternalError", "InvalidError",
    "LimitError", "MfgqWarning", "NoConvergence", "NotFound", "Observations", "Outlook",
    "OutOfMemoryError", "ParseError", "Period", "Plan", "Projection", "Quantity", "Series",
    "Specialisation", "Table", "Target", "Taxonomy", "Unit", "UnitError", "Unsupported",
    "Check", "__version__", "check", "cluster", "contributions", "core", "cumulative", "decompose",
    "growth_accounting", "has_gsl", "language",
    "models", "path", "plans", "project", "ratio", "report", "set_language", "shift_share",
    "specialisation",
]


def plans(lang: str | None = None) -> Table:
    """The plans that ship with the library."""
    return Plan.builtins(lang)


def models() -> Table:
    """The projection models with their parameters and sources."""
    made: Table = Table._of(core.models())
    return made


class Check(NamedTuple):
    """What came of a check: the expression's value and interval, and the verdict."""

    claim: str
    value: float
    low: float
    high: float
    verdict: str


def check(claim: str) -> Check:
    """Do printed figures agree? ``check("19.1% = 1-(1.066/1.112)^5")``

    The verdict is consistent, inconsistent or cannot-tell; value, low and high are those of the
    expression, in the unit of the claim.
    """
    size, value, low, high, agreement = core.check(claim)
    said = claim.encode()[:size].decode().strip()
    return Check(said, value, low, high, core.agreement_name(agreement) or "")


def report(plan: Plan | str, observations: Any = None, path: str | None = None,
           **options: Any) -> str:
    """A self-contained HTML page on a plan; returns it, and writes it to `path`."""
    from ._report import report as make
    return make(plan, observations, path, **options)
