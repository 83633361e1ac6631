"""complexity against an independent computation."""
import csv
import math


def test_golden(mfgq):
    with open(mfgq.root / "tests/golden/complexity.csv", encoding="utf-8") as golden:
        want = list(csv.DictReader(golden))
    got = {}
    for metric in dict.fromkeys(row["metric"] for row in want):
        for row in mfgq.rows("complexity", mfgq.root / "tests/data/complexity_matrix.csv",
                             "--metric", metric, *(["--no-diagonal"] if metric == "density" else [])):
            got[row["id"], row.get("other", ""), metric] = row["value"]
    assert len(got) == len(want) > 500
    for row in want:
        key = row["id"], row["other"], row["metric"]
        value = got[key] if key in got else got[key[1], key[0], key[2]]  # pairs have no order
        if row["expected"] == "NA":  # a product near to no other
            assert value == ""
            continue
        assert math.isclose(float(value), float(row["expected"]), rel_tol=float(row["rel"]),
                            abs_tol=float(row["abs"])), row


def test_empty_margins_are_missing(mfgq):
    text = ("region,product,value\na,x,5\na,y,5\na,z,1\nb,x,1\nb,y,7\nb,z,5\nc,x,1\nc,z,9\nd,y,3\nd,x,3\n"
            "nothing,x,0\na,w,0\n")
    rows = {r["id"]: r["value"] for r in mfgq.rows("complexity", "-", "--metric", "eci", stdin=text)}
    assert rows["nothing"] == "" and all(rows[k] for k in "abcd")
    rows = {r["id"]: r["value"] for r in mfgq.rows("complexity", "-", "--metric", "quality", stdin=text)}
    assert rows["w"] == "" and all(rows[k] for k in "xyz")


def test_errors(mfgq):
    head = "region,product,value\n"
    done = mfgq.call("complexity", "-", stdin=head + "a,x,1\na,x,2\n")
    assert done.code == 3 and ":3:" in done.err and "repeated" in done.err
    done = mfgq.call("complexity", "-", stdin=head + "a,x,1\na,y,-2\n")
    assert done.code == 3 and ":3:5:" in done.err
    assert mfgq.call("complexity", "-", stdin=head).code == 3
    apart = head + "a,x,1\na,y,1\nb,x,1\nb,y,2\nc,z,1\nd,z,2\nc,w,3\nd,w,1\n"
    done = mfgq.call("complexity", "-", "--metric", "eci", stdin=apart)
    assert done.code == 3 and "share nothing" in done.err
    assert mfgq.call("complexity", "-", "--metric", "none", stdin=apart).code == 2
