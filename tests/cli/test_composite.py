"""composite."""
import json

DATA = "unit,indicator,value\nA,x,10\nA,y,4\nB,x,20\nB,y,1\nC,x,60\nC,y,\n"
SPEC = {"indicators": [{"code": "x", "parent": "top", "weight": 3},
                       {"code": "y", "parent": "top", "direction": -1}],
        "levels": [{"code": "top"}], "normalise": {"method": "min-max", "range": [0, 100]},
        "aggregate": "arithmetic"}


def spec(tmp_path, **change):
    path = tmp_path / "spec.json"
    path.write_text(json.dumps({**SPEC, **change}))
    return path


def test_aggregated(mfgq, tmp_path):
    rows = mfgq.rows("composite", "-", "--spec", spec(tmp_path), stdin=DATA)
    assert list(rows[0]) == ["unit", "level", "name", "value", "rank"]
    top = [(r["unit"], float(r["value"]), r["rank"]) for r in rows if r["name"] == "top"]
    assert top == [("A", 0, "3"), ("B", 40, "2"), ("C", 100, "1")]


def test_errors_have_places(mfgq, tmp_path):
    bad = spec(tmp_path, impute="guess")
    done = mfgq.call("composite", "-", "--spec", bad, stdin=DATA)
    assert done.code == 3 and f"{bad}:/impute" in done.err
    done = mfgq.call("composite", "-", "--spec", spec(tmp_path), stdin=DATA + "A,x,1\n")
    assert done.code == 3 and ":8:3:" in done.err
    assert mfgq.call("composite", "-", stdin=DATA).code == 2
    assert mfgq.call("composite", "-", "--spec", spec(tmp_path), "--stage", "x", stdin=DATA).code == 2
