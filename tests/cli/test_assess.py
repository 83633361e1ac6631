"""mfgq assess: columns, dates, sheets, exit codes and where errors are."""
import csv
import io
import math

COLUMNS = ["indicator", "statement", "period", "target", "actual", "unit", "verdict", "gap",
           "attainment", "pace_required", "pace_observed", "progress", "note", "source"]
PLAN = "chongqing-2019-2022"


def sample(mfgq, *options):
    return mfgq.rows("assess", mfgq.root / "tests/data/assess_plan.json", "--observations",
                     mfgq.root / "tests/data/assess_observations.csv", *options)


def sheet(tmp_path, text):
    path = tmp_path / "sheet.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_columns(mfgq):
    rows = mfgq.rows("assess", PLAN)
    assert list(rows[0])[:14] == COLUMNS
    assert {row["verdict"] for row in rows} <= {"met", "missed", "indeterminate", "no-data",
                                                "not-due"}
    assert all(row["note"] for row in rows if row["verdict"] == "no-data")
    assert all(row["source"] for row in rows if row["actual"])


def test_golden(mfgq):
    got = {(row["statement"], row["period"]): row for row in sample(mfgq)}
    with open(mfgq.root / "tests/golden/assess_cases.csv", encoding="utf-8") as file:
        for want in csv.DictReader(file):
            row = got[want["statement"], want["period"]]
            assert row["verdict"] == want["expected"], want
            assert want["note"] in row["note"], row


def test_each_statement_is_judged_and_the_conflict_noted(mfgq):
    rows = [row for row in mfgq.rows("assess", PLAN)
            if row["indicator"] == "industrial-value-added" and row["period"] == "2022"]
    assert {row["target"] for row in rows} == {"7500", "7700"}
    assert all("stated-differently" in row["note"] for row in rows)


def test_targets_fed_back_give_the_same(mfgq, tmp_path):
    table = mfgq.call("targets", PLAN, "--all", "--format", "csv").out
    path = tmp_path / "plan.csv"
    path.write_text(table, encoding="utf-8")
    first, second = mfgq.rows("assess", PLAN), mfgq.rows("assess", path)
    assert first == second


def test_one_sentence_may_state_several_indicators(mfgq, tmp_path):
    plan = sheet(tmp_path, "indicator,statement,unit,period,value\nrate,s1,%,2020,26\nlabour,s1,万元/人,2020,35\n")
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value,unit\nlabour,2020,36,万元/人\nrate,2020,25,%\n", encoding="utf-8")
    rows = mfgq.rows("assess", plan, "--observations", seen)
    assert [(r["indicator"], r["statement"], r["verdict"]) for r in rows] == [
        ("rate", "s1", "missed"), ("labour", "s1", "met")]


def test_a_bracketed_cut_without_its_kind(mfgq, tmp_path):
    # 3.5 % in two years: 0.965^(1/2) - 1 a year; 3.46 of it: ln 0.9654 / ln 0.965 of the way
    plan = sheet(tmp_path, "indicator,name_zh,unit,accumulation,base_period,period,value\n"
                           "cut,单位增加值能耗降低率,%,since-base,2018,2020,3.5\n")
    seen = tmp_path / "seen.csv"
    seen.write_text("indicator,period,value,unit\ncut,2020,3.46,%\n", encoding="utf-8")
    row = mfgq.rows("assess", plan, "--observations", seen)[0]
    assert row["verdict"] == "missed" and "rounds-to-target" in row["note"]
    assert abs(float(row["pace_required"]) - (0.965 ** 0.5 - 1)) < 1e-12
    assert abs(float(row["progress"]) - math.log(0.9654) / math.log(0.965)) < 1e-12


def test_as_of(mfgq):
    rows = mfgq.rows("assess", PLAN, "--as-of", "2020")
    assert all((row["verdict"] == "not-due") == (row["period"] > "2020") for row in rows)


def test_strict(mfgq):
    assert mfgq.call("assess", PLAN).code == 0
    done = mfgq.call("assess", PLAN, "--strict", "--format", "csv")
    assert done.code == 1 and list(csv.reader(io.StringIO(done.out)))[0][:14] == COLUMNS
    assert mfgq.call("assess", PLAN, "--as-of", "2018", "--strict").code == 0


def test_template_filled_in(mfgq, tmp_path):
    """Exactly the target everywhere: every figure is met."""
    targets = {}
    for row in mfgq.rows("targets", PLAN):
        best = max if row["direction"] != "-1" else min
        value = float(row["value"] or row["low"])
        value += {"gt": 1, "lt": -1}.get(row["comparator"], 0)
        key = row["indicator"], row["period"]
        targets[key] = best(targets.get(key, value), value)
    blank = mfgq.rows("template", PLAN)
    for row in blank:
        row["value"] = targets.get((row["indicator"], row["period"]), "")
    out = io.StringIO()
    writer = csv.DictWriter(out, blank[0].keys())
    writer.writeheader()
    writer.writerows(blank)
    rows = mfgq.rows("assess", PLAN, "--observations", sheet(tmp_path, out.getvalue()))
    figures = [row for row in rows if row["target"] or "range" in row["note"]]
    assert len(figures) > 190
    wrong = [row for row in figures if row["verdict"] != "met" and row["actual"]]
    assert not wrong, wrong[:3]


def test_errors_have_places(mfgq, tmp_path):
    head = "indicator,period,value,unit\n"
    cases = [
        (head + "profit,2020,1,亿元\nprofit,2022,1,户\n", ":3:15: profit in 户 cannot be compared"),
        (head + "profit,20x,1,亿元\n", ":2:8:"),
        (head + "profit,2020,one,亿元\n", ":2:13:"),
        (head + "profit,2020,1,furlong\n", ":2:15:"),
        ("indicator,period,value\nprofit,2020,1\n", ":1:1:"),
        ('indicator,period,value,unit\n"profit,2020,1,亿元\n', ":2:1:"),
    ]
    for text, message in cases:
        done = mfgq.call("assess", PLAN, "--observations", sheet(tmp_path, text))
        assert done.code == 3 and message in done.err and not done.out, (text, done.err)


def test_an_indicator_of_another_plan_is_named_and_left_out(mfgq, tmp_path):
    head = "indicator,period,value,unit\n"
    one = sheet(tmp_path, head + "profit,2020,1400,亿元\n")
    rows = mfgq.rows("assess", PLAN, "--observations", one)
    more = sheet(tmp_path, head + "profit,2020,1400,亿元\nprfit,2020,1,亿元\n")
    done = mfgq.call("assess", PLAN, "--observations", more)
    assert done.code == 0 and done.err == f"mfgq: {more}:3:1: the plan has no indicator 'prfit'\n"
    assert mfgq.rows("assess", PLAN, "--observations", more) == rows


def test_usage(mfgq):
    assert mfgq.call("assess").code == 2
    assert mfgq.call("assess", PLAN, "--as-of", "soon").code == 2
    assert mfgq.call("assess", PLAN, "--vintage", "soon").code == 2
    assert mfgq.call("assess", "no-such-plan").code == 3
    assert mfgq.call("assess", PLAN, "--observations", "no-such-file").code == 3
    assert "--as-of" in mfgq.call("assess", "--help").out
