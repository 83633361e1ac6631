"""Industrial-policy metrics: plans and their targets, progress, projections, clusters.

    import mfgq
    plan = mfgq.Plan("chongqing-2019-2022")
    plan.assess().summary
    plan.outlook().plot()

All arithmetic is that of the C library libmfgq, to the bit. ``mfgq.core`` holds every function
of it; rates and shares are fractions there, 7% is 0.07.

Names are loaded when they are first used, so that the import itself costs next to nothing.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import _core as core, cluster, cumulative, ratio, scenario
    from ._check import Check, check, quantities
    from ._cluster import (
        Specialisation, cluster_metrics, complexity, composite, inequality, specialisation,
    )
    from ._decompose import (
        Decomposition, contributions, decompose, dynamics, growth_accounting, index_numbers, path,
        shift_share,
    )
    from ._errors import (
        Cancelled, DataError, DomainError, EncodingError, Error, InputOutputError,
        InternalError, InvalidError, LimitError, MfgqWarning, MissingColumn, NoConvergence,
        NotFound, OutOfMemoryError, ParseError, UnitError, Unsupported,
    )
    from ._fit import Fit, fit
    from ._language import language, set_language
    from ._measure import Measures, measure
    from ._observations import Observations
    from ._plan import Assessment, Indicator, Outlook, OutlookPath, Plan, Target, plans
    from ._progress import allocate, progress, progress_rules
    from ._project import Projection, backtest, models, project
    from ._quantity import Quantity, Unit
    from ._reconcile import Disaggregation, disaggregate, reconcile
    from ._report import report
    from ._scenarios import scenarios
    from ._series import Period, Series
    from ._table import Table
    from ._taxonomy import Crosswalk, Taxonomy, classify, crosswalk
    __version__: str
    has_gsl: bool

_WHERE = {
    "Check": "_check", "check": "_check", "quantities": "_check", "cluster_metrics": "_cluster",
    "complexity": "_cluster", "composite": "_cluster",
    "inequality": "_cluster", "Decomposition": "_decompose", "Specialisation": "_cluster",
    "contributions": "_decompose", "decompose": "_decompose", "dynamics": "_decompose",
    "growth_accounting": "_decompose", "index_numbers": "_decompose", "path": "_decompose",
    "shift_share": "_decompose", "specialisation": "_cluster", "Cancelled": "_errors",
    "DataError": "_errors", "DomainError": "_errors", "EncodingError": "_errors",
    "Error": "_errors", "InputOutputError": "_errors", "InternalError": "_errors",
    "InvalidError": "_errors", "LimitError": "_errors", "MfgqWarning": "_errors",
    "MissingColumn": "_errors",
    "NoConvergence": "_errors", "NotFound": "_errors", "OutOfMemoryError": "_errors",
    "ParseError": "_errors", "UnitError": "_errors", "Unsupported": "_errors",
    "language": "_language", "set_language": "_language", "Measures": "_measure",
    "measure": "_measure", "Assessment": "_plan", "Indicator": "_plan",
    "Observations": "_observations", "Outlook": "_plan", "OutlookPath": "_plan", "Plan": "_plan",
    "Target": "_plan", "plans": "_plan", "allocate": "_progress", "progress": "_progress",
    "progress_rules": "_progress", "Quantity": "_quantity", "Unit": "_quantity",
    "Disaggregation": "_reconcile", "disaggregate": "_reconcile", "reconcile": "_reconcile",
    "report": "_report", "scenarios": "_scenarios",
    "Period": "_series", "Series": "_series", "Fit": "_fit",
    "Projection": "_project", "backtest": "_project", "fit": "_fit", "models": "_project",
    "project": "_project", "Table": "_table", "Crosswalk": "_taxonomy", "Taxonomy": "_taxonomy",
    "classify": "_taxonomy", "crosswalk": "_taxonomy",
}
_MODULES = ("cluster", "cumulative", "ratio", "scenario", "scenarios", "pandas", "polars")

__all__ = [
    "Assessment", "Cancelled", "Check", "Crosswalk", "DataError", "Decomposition",
    "Disaggregation", "DomainError", "EncodingError", "Error", "Fit", "Indicator",
    "InputOutputError", "InternalError", "InvalidError", "LimitError", "MfgqWarning",
    "Measures", "MissingColumn", "NoConvergence", "NotFound", "Observations", "OutOfMemoryError",
    "Outlook", "OutlookPath", "ParseError",
    "Period", "Plan", "Projection", "Quantity", "Series", "Specialisation", "Table", "Target",
    "Taxonomy", "Unit", "UnitError", "Unsupported", "__version__", "allocate", "backtest",
    "check", "classify", "cluster", "cluster_metrics", "complexity", "composite",
    "contributions", "core", "crosswalk", "cumulative", "decompose", "disaggregate", "dynamics",
    "fit", "growth_accounting", "has_gsl", "index_numbers", "inequality", "language", "measure", "models",
    "path", "plans", "progress", "progress_rules", "project", "quantities", "ratio", "reconcile",
    "report", "scenario", "scenarios", "set_language", "shift_share", "specialisation",
]


def __getattr__(name: str) -> object:
    from importlib import import_module
    if name in _WHERE:
        found: object = getattr(import_module("mfgq." + _WHERE[name]), name)
    elif name in _MODULES:
        return import_module("mfgq." + name)
    elif name in ("core", "__version__", "has_gsl"):
        from . import _core
        found = {"core": _core, "__version__": _core.version() or "",
                 "has_gsl": bool(_core.has_gsl())}[name]
    else:
        raise AttributeError(f"module 'mfgq' has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


def _register() -> None:
    """The accessors of the frame packages that are loaded already."""
    import sys
    for package, part in (("pandas", "pandas.api.extensions"), ("polars", "polars.api")):
        if part in sys.modules:
            from importlib import import_module
            import_module("mfgq." + package)


_register()
