"""cluster and inequality."""
import csv
import math


def test_german_regions(mfgq):
    metrics = ("lq,krugman-sum,krugman-half,hoover,hhi,hhi-normalised,hhi-equivalent,"
               "gini-specialisation,gini-concentration,gini-locational")
    got = {(r["region"], r["industry"], r["metric"]): float(r["value"]) for r in mfgq.rows(
        "cluster", mfgq.root / "tests/data/german_regions_2014.csv", "--metric", metrics)}
    with open(mfgq.root / "tests/golden/cluster.csv", encoding="utf-8") as golden:
        rows = list(csv.DictReader(golden))
    assert len(rows) == len(got) > 250
    for row in rows:
        value = got[row["region"], row["industry"], row["metric"]]
        assert math.isclose(value, float(row["expected"]), rel_tol=float(row["rel"]),
                            abs_tol=float(row["abs"])), row


def test_ellison_glaeser_of_plants(mfgq):
    rows = mfgq.rows("cluster", mfgq.root / "tests/data/ellison_glaeser_plants.csv", "--metric",
                     "ellison-glaeser")
    # exact rationals from the definition
    want = {"Clothing trade": 0.05438177279594125,
            "Forestry": 0.04296355848793297,
            "Textiles dyeing": 0.13776002909364105,
            "Textiles trade": 0.014249059248263614}
    assert {r["industry"] for r in rows} == set(want)
    for row in rows:
        assert math.isclose(float(row["value"]), want[row["industry"]], rel_tol=1e-12)


def test_references(mfgq):
    text = ("region,industry,value\nA,x,30\nA,y,70\nB,x,10\nB,y,90\nC,x,200\nC,y,100\nall,x,1\nall,y,1\n")

    def krugman(*options):
        return {r["region"]: round(float(r["value"]), 12) for r in mfgq.rows(
            "cluster", "-", "--metric", "krugman-sum", *options, stdin=text)}
    assert krugman("--reference", "all") == {"A": .4, "B": .8, "C": round(1 / 3, 12)}
    text = text.replace("all,x,1\nall,y,1\n", "")
    assert krugman()["A"] == round(2 * abs(.3 - 240 / 500), 12)
    assert krugman("--reference", "rest")["A"] == round(2 * abs(.3 - 210 / 400), 12)
    assert krugman("--reference", "mean-shares")["A"] == round(2 * abs(.3 - (.1 + 2 / 3) / 2), 12)
    assert mfgq.call("cluster", "-", "--reference", "D", stdin=text).code == 2


def test_cluster_errors_and_empty_margins(mfgq):
    done = mfgq.call("cluster", "-", stdin="region,industry,value\nA,x,1\nA,y,-2\n")
    assert done.code == 3 and ":3:5:" in done.err
    rows = mfgq.rows("cluster", "-", "--metric", "lq,hhi", stdin="region,industry,value\nA,x,1\nB,x,0\n")
    assert [r["value"] for r in rows] == ["1", "", "1", ""]
    assert mfgq.call("cluster", "-", "--metric", "nothing", stdin="region,industry,value\nA,x,1\n").code == 2
    assert mfgq.call("cluster", "-", stdin="region,industry,value\n").code == 3
    assert "ellison-glaeser" in mfgq.call("cluster", "--list").out


def test_inequality(mfgq):
    text = "series,value,weight,group\na,1,1,p\na,2,1,p\na,3,1,q\na,4,1,q\na,10,1,q\nb,5,3,p\nz,0,2,p\n"
    rows = mfgq.rows("inequality", "-", "--metric", "gini", stdin=text)
    assert [(r["series"], r["metric"]) for r in rows] == [("a", "gini"), ("b", "gini"), ("z", "gini")]
    assert math.isclose(float(rows[0]["value"]), 0.4) and float(rows[1]["value"]) == 0
    assert rows[2]["value"] == ""
    parts = [float(mfgq.rows("inequality", "-", "--metric", m, stdin=text)[0]["value"])
             for m in ("theil-t", "theil-t-between", "theil-t-within")]
    assert math.isclose(parts[0], parts[1] + parts[2])
    done = mfgq.call("inequality", "-", stdin="series,value\na,1\na,-1\n")
    assert done.code == 3 and ":3:3:" in done.err
    assert mfgq.call("inequality", "-", "--metric", "theil-t-within", stdin="series,value\na,1\n").code == 3


def test_two_industries_and_the_group(mfgq):
    text = "region,industry,value\na,x,3\nb,x,1\na,y,2\nb,y,6\na,total,50\nb,total,50\n"
    rows = mfgq.rows("cluster", "-", "--metric", "coagglomeration-total,coagglomeration-group,entropy-bits",
                     stdin=text)
    assert list(rows[0]) == ["region", "industry", "metric", "value", "other"]
    assert (rows[0]["industry"], rows[0]["other"], float(rows[0]["value"])) == ("x", "y", -0.25)
    # Weights 1/3 and 2/3: the one pair is the whole mean.
    assert math.isclose(float(rows[1]["value"]), -0.25) and rows[1]["industry"] == rows[1]["region"] == ""
    assert [r["metric"] for r in rows[2:]] == ["entropy-bits"] * 2
    # An industry without employment has no pair; the others keep theirs.
    text += "a,z,0\n"
    rows = mfgq.rows("cluster", "-", "--metric", "coagglomeration", stdin=text)
    assert [(r["industry"], r["other"], r["value"] == "") for r in rows] == [
        ("x", "y", False), ("x", "z", True), ("y", "z", True)]
    done = mfgq.call("cluster", "-", "--metric", "entropy,nothing", stdin=text)
    assert done.code == 2 and "nothing" in done.err


def test_small_files(mfgq):
    head = "region,industry,value\n"
    for text, what in ((head, "no rows"), (head + "a,total,5\n", "no industry besides total")):
        done = mfgq.call("cluster", "-", stdin=text)
        assert done.code == 3 and what in done.err
    done = mfgq.call("inequality", "-", stdin="series,value\n")
    assert done.code == 3 and "no rows" in done.err
    rows = mfgq.rows("cluster", "-", "--metric", "hhi,hhi-normalised,hhi-equivalent", stdin=head + "a,x,0\na,total,5\n")
    assert [r["value"] for r in rows] == ["0", "", ""]
    rows = mfgq.rows("cluster", "-", "--metric", "hhi,hhi-normalised,hhi-equivalent", stdin=head + "a,x,4\n")
    assert [r["value"] for r in rows] == ["1", "", "1"]


def test_plants_of_a_row(mfgq):
    head = "region,industry,value,plants\n"
    rows = [mfgq.rows("cluster", "-", "--metric", "ellison-glaeser", stdin=head + body + "a,y,50,1\nb,y,50,1\n")
            for body in ("a,x,9,3\nb,x,4,1\n", "a,x,3,1\na,x,3,1\na,x,3,1\nb,x,4,1\n", "a,x,9,\nb,x,4,\n")]
    values = [float(r[0]["value"]) for r in rows]
    assert math.isclose(values[0], values[1]) and values[0] > values[2]
    done = mfgq.call("cluster", "-", "--metric", "litzenberger-sternberg", stdin=head + "a,x,1,1\n")
    assert done.code == 3 and "area" in done.err
