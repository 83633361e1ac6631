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


def test_spec_with_a_mark(mfgq, tmp_path):
    path = tmp_path / "marked.json"
    path.write_text(json.dumps(SPEC), encoding="utf-8-sig")
    plain = mfgq.rows("composite", "-", "--spec", spec(tmp_path), stdin=DATA)
    assert mfgq.rows("composite", "-", "--spec", path, stdin=DATA) == plain


def test_copeland_by_hand(mfgq, tmp_path):
    # Weights 2, 1, 1. A and B tie in x, B leads y, A leads z: 1/4 + 1/4 = 1/2 each. C wins x against
    # both (1/2) and ties one of the others (1/8): 5/8 each.
    data = "unit,indicator,value\nA,x,1\nA,y,2\nA,z,3\nB,x,1\nB,y,3\nB,z,2\nC,x,2\nC,y,2\nC,z,2\n"
    path = tmp_path / "spec.json"
    path.write_text(json.dumps({"indicators": [{"code": c, "parent": "top", "weight": w}
                                               for c, w in (("x", 2), ("y", 1), ("z", 1))],
                                "levels": [{"code": "top"}], "aggregate": "copeland"}))
    rows = mfgq.rows("composite", "-", "--spec", path, stdin=data)
    top = [(r["unit"], float(r["value"]), r["rank"]) for r in rows if r["name"] == "top"]
    assert top == [("A", 0.875, "2"), ("B", 0.875, "2"), ("C", 1.25, "1")]


def test_errors_have_places(mfgq, tmp_path):
    bad = spec(tmp_path, impute="guess")
    done = mfgq.call("composite", "-", "--spec", bad, stdin=DATA)
    assert done.code == 3 and f"{bad}:/impute" in done.err
    done = mfgq.call("composite", "-", "--spec", spec(tmp_path), stdin=DATA + "A,x,1\n")
    assert done.code == 3 and ":8:3:" in done.err
    assert mfgq.call("composite", "-", stdin=DATA).code == 2
    assert mfgq.call("composite", "-", "--spec", spec(tmp_path), "--stage", "x", stdin=DATA).code == 2
