"""mfgq cumulative: published cases, usage, the explanation of printed figures."""
import csv
import math

import pytest


def one(mfgq, *args):
    rows = mfgq.rows("cumulative", *args)
    assert len(rows) == 1 and rows[0]["operation"] == args[0]
    return float(rows[0]["value"])


def published(root):
    with open(root / "tests/golden/cumulative_published.csv", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_published(mfgq):
    for case in published(mfgq.root):
        args = [case["operation"]]
        for name in ("rates", "achieved", "elapsed", "target", "years", "energy", "output"):
            if case[name]:
                args += ["--" + name, case[name].replace(";", ",")]
        value = one(mfgq, *args)
        assert abs(value - float(case["expected"])) <= float(case["tolerance"]), case["source"]


def test_everything_the_numbers_allow(mfgq):
    args = ("--rates", "0.0151,-0.022,-0.0418", "--target", "-0.17", "--years", "5")
    rows = {r["operation"]: r["value"] for r in mfgq.rows("cumulative", *args)}
    assert rows == {r["operation"]: r["value"] for r in mfgq.rows("cumulative", "all", *args)}
    assert math.isclose(float(rows["chain"]), 1.0151 * 0.978 * 0.9582 - 1, rel_tol=1e-13)
    assert "intensity" not in rows and rows["schedule"] == "0.6"


def test_schedule_with_shares(mfgq):
    assert one(mfgq, "schedule", "--elapsed", "2", "--years", "5", "--shares", ".1,.3,.5,.7,1") == 0.3
    assert one(mfgq, "schedule", "--elapsed", "2", "--years", "4", "--shares", ".1,.2,.3,.4") == .1 + .2
    done = mfgq.call("cumulative", "schedule", "--elapsed", "2", "--years", "5", "--shares", ".1,.3")
    assert done.code == 3 and "end in 1, or add up to 1" in done.err


def test_explain(mfgq):
    rows = mfgq.rows("cumulative", "explain", "--claim", "-0.1971", "--rates",
                     "-0.0201,-0.036,-0.037,-0.048,-0.056", "--target", "-0.2", "--years", "5")
    assert [r["operation"] for r in rows if r["matches"] == "yes"] == ["naive-sum"]
    assert list(rows[0]) == ["operation", "value", "matches"]
    chain = next(r for r in rows if r["operation"] == "chain")
    assert round(float(chain["value"]), 4) == -0.1825 and chain["matches"] == "no"
    assert next(r for r in rows if r["operation"] == "intensity")["value"] == ""


def test_points_left_in_print(mfgq):
    rows = mfgq.rows("cumulative", "explain", "--claim", "-0.019", "--achieved", "-0.141",
                     "--elapsed", "4", "--target", "-0.16", "--years", "5")
    assert [r["operation"] for r in rows if r["matches"] == "yes"] == ["points-left"]


@pytest.mark.parametrize("args,code,words", [
    (["required", "--achieved", "-0.1"], 2, "required needs target"),
    (["sums"], 2, "operation sums is unknown"),
    (["chain", "--rates", "0.1,x"], 2, "numbers separated by commas"),
    (["chain", "--rates", "0.1", "--achieved", "0.1"], 2, "achieved"),
    (["explain", "--rates", "0.1"], 2, "--claim"),
    (["chain", "--rates", "0.1", "--claim", "0.1"], 2, "--claim"),
    (["explain", "--claim", "many"], 2, "no decimal number"),
    (["progress", "--achieved", "-0.1", "--target", "0"], 3, "target must be above -1 and not 0"),
    (["progress", "--achieved", "-1", "--target", "-0.1"], 3, "achieved must be above -1"),
    (["required", "--achieved", "0", "--elapsed", "5", "--target", "-0.1", "--years", "5"], 3,
     "years must exceed elapsed"),
    (["share", "--target", "-0.1", "--years", "0"], 3, "years must be positive"),
    (["overfulfilment", "--achieved", "-0.1", "--target", "0"], 3, "target must not be zero"),
])
def test_bad(mfgq, args, code, words):
    done = mfgq.call("cumulative", *args)
    assert done.code == code and words in done.err and done.out == ""


def test_output_growth_and_output_file(mfgq, tmp_path):
    """--output is the growth of output here; -o is still the file."""
    path = tmp_path / "x.csv"
    done = mfgq.call("cumulative", "intensity", "--energy", "0.02", "--output", "0.02", "-o", path,
                     "--format", "csv")
    assert done.code == 0 and done.out == ""
    assert path.read_text() == "operation,value\nintensity,0\n"
