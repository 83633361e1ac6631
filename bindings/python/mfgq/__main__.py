"""python -m mfgq: what goes beyond the command mfgq."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from ._errors import Error
from ._observations import Observations
from ._plan import Plan


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m mfgq", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    page = commands.add_parser("report", help="a self-contained HTML page on a plan")
    page.add_argument("plan", help="id of a built-in plan, or a JSON or CSV file")
    page.add_argument("--observations", metavar="FILE", help="CSV; the built-in outcomes if absent")
    page.add_argument("--as-of", metavar="PERIOD")
    page.add_argument("--lang", choices=("en", "zh"), default="en")
    page.add_argument("--no-outlook", action="store_true")
    page.add_argument("-o", "--output", default="report.html", metavar="FILE")
    commands.add_parser("plans", help="the built-in plans")
    options = parser.parse_args(argv)
    if options.command == "plans":
        print(Plan.builtins().to_text(), end="")
        return 0
    try:
        plan = _plan(options.plan)
        seen = Observations(options.observations) if options.observations else None
        plan.report(options.output, seen, as_of=options.as_of, lang=options.lang,
                    outlook=not options.no_outlook)
    except (Error, OSError) as error:
        print(f"mfgq: {error}", file=sys.stderr)
        return 3
    print(options.output)
    return 0


def _plan(name: str) -> Plan:
    if name.endswith((".json", ".csv")):
        return Plan.read(name)
    return Plan(name)


if __name__ == "__main__":
    sys.exit(main())
