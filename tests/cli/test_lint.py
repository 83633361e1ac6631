"""lint and implied: the contract's columns, exit codes, and plans fed back as tables."""
import pytest

PLANS = ["chongqing-2019-2022", "national-14fyp-2021-2025", "annual-targets"]
RULES = ["restated-differently", "part-exceeds-whole", "parts-exceed-total", "share-against-level",
         "identity", "direction-clash", "count-room", "base-year", "criterion-change",
         "scope-change", "unit-wording", "missing-milestone"]


def test_lint_columns(mfgq):
    rows = mfgq.rows("lint", "chongqing-2019-2022")
    assert list(rows[0]) == ["rule", "severity", "indicators", "period", "left", "right", "gap",
                             "unit", "message", "sections"]
    assert {row["rule"] for row in rows} <= set(RULES)
    weight = [["error", "warning", "note"].index(row["severity"]) for row in rows]
    assert weight == sorted(weight)


def test_lint_finds(mfgq):
    rows = mfgq.rows("lint", "chongqing-2019-2022")
    first = rows[0]
    assert (first["rule"], first["indicators"], first["period"]) == (
        "restated-differently", "industrial-value-added", "2022")
    assert (float(first["left"]), float(first["right"]), float(first["gap"])) == (7500, 7700, -200)
    share = {row["period"]: row for row in rows if row["rule"] == "share-against-level"}
    assert {p: (float(r["left"]), float(r["right"])) for p, r in share.items()} == {
        "2020": (6000, 5875), "2022": (8000, 7560)}


def test_gap(mfgq):
    for row in mfgq.rows("lint", "chongqing-2019-2022"):
        if row["left"] and row["right"]:
            assert float(row["gap"]) == pytest.approx(float(row["left"]) - float(row["right"]),
                                                      rel=1e-9, abs=1e-12)


def test_strict(mfgq):
    assert mfgq.call("lint", "chongqing-2019-2022").code == 0
    assert mfgq.call("lint", "chongqing-2019-2022", "--strict").code == 1
    assert mfgq.call("lint", "national-14fyp-2021-2025", "--strict").code == 0
    assert mfgq.call("implied", "chongqing-2019-2022", "--strict").code == 0


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("command", ["lint", "implied"])
def test_fed_back(mfgq, plan, command, tmp_path):
    table = tmp_path / "plan.csv"
    table.write_text(mfgq.call("targets", plan, "--format", "csv").out, encoding="utf-8")
    assert mfgq.rows(command, table) == mfgq.rows(command, plan)


def test_bare_table(mfgq):
    """A few columns are enough for the rules that need no relations."""
    text = ("indicator,section,period,value,unit,parent\n"
            "whole,1,2020,10,亿元,\nwhole,2,2020,12,亿元,\npart,1,2020,11.5,亿元,whole\n")
    rows = mfgq.rows("lint", "-", stdin=text)
    assert [(r["rule"], r["left"], r["right"]) for r in rows] == [
        ("restated-differently", "10", "12"), ("part-exceeds-whole", "11.5", "10")]


def test_implied(mfgq):
    rows = mfgq.rows("implied", "chongqing-2019-2022")
    assert list(rows[0]) == ["quantity", "period", "value", "low", "high", "unit", "derivation"]
    value = {(r["quantity"], r["period"]): float(r["value"]) for r in rows if r["value"]}
    assert value["value-added", "2019"] == 5533.5
    assert value["employment", "2019"] == 162.75
    assert value["smart-output", "2022"] == 7560
    assert value["tech-service-sales", "2020"] == 493.5
    assert value["yearly-cut:energy-intensity-cut", "2020"] == pytest.approx(
        100 * (1 - .965 / .985), rel=1e-10)
    for row in rows:
        if row["value"] and row["low"] and row["high"]:
            assert float(row["low"]) <= float(row["value"]) <= float(row["high"])


@pytest.mark.parametrize("command", ["lint", "implied"])
def test_bad_plan(mfgq, command):
    assert mfgq.call(command).code == 2
    assert mfgq.call(command, "no-such-plan").code == 3
    done = mfgq.call(command, "-", stdin="{")
    assert done.code == 3 and ":1:" in done.err


def test_a_bracketed_cut_that_names_no_base(mfgq):
    plan = ("indicator,name_zh,section,unit,accumulation,period,value\n"
            "cut,能耗降低率,专栏1,%,since-base,2020,3.5\ncut,能耗降低率,专栏1,%,since-base,2022,7\n")
    rows = mfgq.rows("lint", "-", stdin=plan)
    assert [(r["rule"], r["severity"], r["left"], r["period"]) for r in rows] == [
        ("base-year", "warning", "3.5", "2020")]
    assert "2019" in rows[0]["message"]
    assert {r["base_period"] for r in mfgq.rows("targets", "-", stdin=plan)} == {"2019"}
    # 0.965 after one year, then (0.93 / 0.965)^(1/2) a year
    cuts = {r["period"]: float(r["value"]) for r in mfgq.rows("implied", "-", stdin=plan)
            if r["quantity"] == "yearly-cut:cut"}
    assert abs(cuts["2022"] - 100 * (1 - (0.93 / 0.965) ** 0.5)) < 1e-9
