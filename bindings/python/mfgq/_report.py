"""A plan's report: one self-contained HTML page."""

from __future__ import annotations

import os
import re

from . import _core
from ._language import label, language, said
from ._observations import Observations
from ._plan import Assessment, Plan
from ._series import Period, _time_of
from ._svg import bullet, fan
from ._table import _MARKS, number_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any
    from ._plan import OutlookPath


def report(plan: Plan | str, observations: Any = None, path: str | os.PathLike[str] | None = None,
           *, as_of: str | int | None = None, lang: str | None = None,
           outlook: bool = True) -> str:
    """A page with summary, targets, outlook, inconsistencies, methods and sources.

    Parameters
    ----------
    plan
        A Plan, or the id of a built-in one.
    observations
        As Observations takes them; the built-in outcomes by default.
    path
        Where to write the page; it is returned in any case.
    as_of
        Only observations up to this period count.
    lang
        "en" or "zh".
    outlook
        False leaves the projections out.
    """
    import jinja2
    chosen = Plan(plan) if isinstance(plan, str) else plan
    seen = chosen.observations if observations is None else \
        observations if isinstance(observations, Observations) else Observations(observations)
    tongue = language(lang)
    folder = os.path.join(os.path.dirname(__file__), "templates")
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True,
                                     trim_blocks=True)
    assessment = chosen.assess(seen, as_of)
    ahead, unseen = _outlook(chosen, seen, as_of, tongue) if outlook else ([], 0)
    names = _names(chosen) if tongue == "zh" else {}
    rows = _once([_judged(chosen, r, tongue) for r in assessment])
    page = environment.get_template("report.html").render(
        plan=chosen, lang=tongue, lang_tag="zh-Hans" if tongue == "zh" else "en",
        t=lambda en, zh: zh if tongue == "zh" else en, word=lambda w: label(w, tongue),
        marks=_MARKS, as_of=as_of, summary=assessment.summary,
        sentence=_sentence(assessment, tongue),
        judged=[r for r in rows if r["verdict"] != "no-data"],
        silent=[r for r in rows if r["verdict"] == "no-data"],
        outlook=ahead, fans=_fans(chosen, seen, ahead, as_of, tongue),
        lint=[_finding(r, names, tongue) for r in chosen.lint()], unseen=unseen,
        sources=sorted({r["source"] for r in assessment if r["source"]}),
        version=_core.version())
    if path is not None:
        with open(path, "w", encoding="utf-8") as f:
            f.write(page)
    return page


def _once(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A target that the plan states alike in several places stands once."""
    seen: dict[tuple[Any, ...], dict[str, Any]] = {}
    for row in rows:
        seen.setdefault((row["indicator"], row["period"], row["target_text"], row["verdict"]), row)
    return list(seen.values())


def _sentence(assessment: Assessment, lang: str) -> str:
    count = assessment.summary
    met, missed, all_ = count.get("met", 0), count.get("missed", 0), len(assessment)
    open_ = count.get("indeterminate", 0)
    known = met + missed + open_
    if lang == "zh":
        rest = f"，无法判定{open_}处" if open_ else ""
        return f"方案共有{all_}处目标，其中{known}处已有结果：达到{met}处，未达到{missed}处{rest}。"
    rest = f", {open_} cannot be told" if open_ else ""
    return f"Of {all_} stated targets {known} have an outcome: {met} met, {missed} missed{rest}."


def _name(plan: Plan, indicator: str, lang: str) -> str:
    return plan[indicator].name(lang) if indicator in plan else indicator


def _figure(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _judged(plan: Plan, row: dict[str, Any], lang: str) -> dict[str, Any]:
    share = row["attainment"]
    signs = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "about": "≈ "}
    sign = signs.get(row["comparator"] or "", "") if row["target"] is not None else ""
    spoken = f"完成程度{(share or 0) * 100:.1f}%，{label(row['verdict'], lang)}" if lang == "zh" else ""
    svg = bullet(share, row["verdict"], spoken) \
        if share is not None and row["actual"] is not None else ""
    return {**row, "name": _name(plan, row["indicator"], lang),
            "target_text": sign + _figure(row["target"]), "actual_text": _figure(row["actual"]),
            "note": said("note", row["note"], lang), "svg": svg, "share": f"{share * 100:.1f}%" if svg else ""}


def _names(plan: Plan) -> dict[str, str]:
    """Chinese names of indicators and of the quantities that the plan defines."""
    import json
    named = json.loads(plan.to_json())
    return {r["id"]: r["name_zh"] for key in ("relations", "indicators")
            for r in named.get(key, ()) if r.get("name_zh")}


def _finding(row: dict[str, Any], names: dict[str, str], lang: str) -> dict[str, Any]:
    message = said("message", row["message"], lang)
    if lang == "zh":  # formulas name indicators by their ids
        message = re.sub(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
                         lambda m: names.get(m.group(), m.group()), message)
    return {**row, "rule": said("rule", row["rule"], lang), "message": message}


def chance(probability: float | None) -> str:
    """A probability as it is printed: <2%, 37%, >98%."""
    if probability is None:
        return ""
    if probability < 0.02:
        return "<2%"
    return ">98%" if probability > 0.98 else f"{probability * 100:.0f}%"


def _outlook(plan: Plan, seen: Observations, as_of: Any,
             lang: str) -> tuple[list[dict[str, Any]], int]:
    """Targets to come of indicators that were observed, and how many there are of others."""
    if not _core.has_gsl():
        return [], 0
    found = plan.outlook(seen, as_of)
    rows = [{**r, "name": _name(plan, r["indicator"], lang), "target_text": _figure(r["target"]),
             "median_text": _figure(_round(r["median"])),
             "range_text": "" if r["lo80"] is None else
             f"{number_text(_round(r['lo80']))} – {number_text(_round(r['hi80']))}",
             "probability_text": chance(r["probability"]), "note": said("note", r["note"], lang)}
            for r in found if r["note"] != "never observed"]
    return rows, len(found) - len(rows)


def _round(value: float | None) -> Any:
    return None if value is None else float(f"{value:.4g}")


def _fans(plan: Plan, seen: Observations, rows: list[dict[str, Any]], as_of: Any,
          lang: str) -> list[dict[str, str]]:
    """A fan for each projected target, the last period of an indicator only, with the path that
    the target requires."""
    last = {r["indicator"]: r for r in rows if r["median"] is not None
            and r["target"] is not None and r["probability"] is not None}
    path = plan.outlook_path(seen, as_of, observed=True) if last else None
    made = []
    for indicator, row in list(last.items())[:24]:
        history = [(_time_of(Period(p)), v) for p, v in seen.series(indicator).items()
                   if as_of is None or Period(p) <= Period(as_of)]
        if path is None or len(history) < 2:
            continue
        end, when = history[-1], _time_of(Period(row["period"]))
        if when <= end[0]:
            continue
        median, inner, outer = _expected(path, row, end, when)
        svg = fan(history, median, inner, outer, (when, row["target"]), _spoken(row, lang),
                  _required(path, row, end))
        made.append({"svg": svg, "name": row["name"], "unit": row["unit"] or "",
                     "period": str(row["period"]),
                     "probability": chance(row["probability"])})
    return made


def _spoken(row: dict[str, Any], lang: str) -> str:
    known = chance(row["probability"])
    if lang == "zh":
        return f"{row['name']}：预测至{row['period']}，达标概率{known}"
    return f"{row['name']}: projection to {row['period']}, probability {known}"


def _expected(path: OutlookPath, row: dict[str, Any], end: tuple[float, float],
              when: float) -> Any:
    """Median and the two bands, year by year; for spans of years, of the target's figure only."""
    years = [(when, row["median"], row)]
    if row["accumulation"] in ("none", "since-base"):
        years = [(_time_of(Period(r["period"])), r["expected"], r)
                 for r in path.of(row["indicator"], row["period"])]
    return ([end, *((x, y) for x, y, _ in years)],
            [(end[0], end[1], end[1]), *((x, r["lo80"], r["hi80"]) for x, _, r in years)],
            [(end[0], end[1], end[1]), *((x, r["lo95"], r["hi95"]) for x, _, r in years)])


def _required(path: OutlookPath, row: dict[str, Any],
              end: tuple[float, float]) -> list[tuple[float, float]]:
    """From the last observation to the target; nothing where a year is asked on its own."""
    years = [(_time_of(Period(r["period"])), r["required"])
             for r in path.of(row["indicator"], row["period"]) if r["required"] is not None]
    joined = row["accumulation"] in ("none", "since-base")
    return [end, *years] if len(years) > 1 and joined else years
