"""taxonomy, crosswalk, classify."""
import collections
import csv

HEAD = ["code", "parent", "level", "name_zh", "name_en", "tier", "source"]


def test_list(mfgq):
    ids = [row["id"] for row in mfgq.rows("taxonomy")]
    assert ids == ["chongqing-2019-2022", "gbt4754-2017", "gbt4754-2011", "hightech-mfg-2017",
                   "isic-4", "nace-2"]


def test_annex(mfgq):
    rows = mfgq.rows("taxonomy", "chongqing-2019-2022")
    assert list(rows[0])[:7] == HEAD
    levels = collections.Counter(row["level"] for row in rows)
    assert levels == {"cluster": 8, "field": 35, "product": 318}
    assert {row["tier"] for row in rows if row["level"] == "product"} == {"巩固提升", "培育壮大"}
    assert {row["tier"] for row in rows if row["level"] != "product"} == {""}
    codes = {row["code"] for row in rows}
    assert all(row["parent"] in codes for row in rows if row["level"] != "cluster")
    assert all(row["name_zh"] and row["name_en"] and row["source"] for row in rows)
    names = collections.Counter(row["name_zh"] for row in rows if row["level"] == "product")
    assert names["激光雷达"] == 2 and names["中、小、轻型固定翼飞机和直升机"] == 1


def test_classification_codes(mfgq):
    rows = {row["code"]: row for row in mfgq.rows("taxonomy", "gbt4754-2017")}
    assert len(rows) == 20 + 97 + 473 + 1381
    assert rows["3973"]["name_zh"] == "集成电路制造" and rows["3973"]["parent"] == "397"
    assert rows["39"]["level"] == "division" and rows["39"]["parent"] == "C"
    tech = mfgq.rows("taxonomy", "hightech-mfg-2017")
    assert [row["code"] for row in tech if row["level"] == "group"] == ["01", "02", "03", "04",
                                                                        "05", "06"]


def test_tree(mfgq):
    done = mfgq.call("taxonomy", "chongqing-2019-2022", "--tree")
    lines = done.out.splitlines()
    assert lines[1].startswith("smart ") and lines[2].startswith("  smart/ic ")
    rows = mfgq.rows("taxonomy", "isic-4", "--tree")
    assert [row["depth"] for row in rows[:4]] == ["0", "1", "2", "3"]
    assert len(rows) == 766


def test_relations_and_search(mfgq):
    up = mfgq.rows("taxonomy", "isic-4", "--code", "2610", "--relation", "ancestors")
    assert [row["code"] for row in up] == ["261", "26", "C"]
    part = mfgq.rows("taxonomy", "chongqing-2019-2022", "--code", "smart/industrial",
                     "--relation", "children")
    assert [row["code"] for row in part] == ["smart/ic", "smart/display", "smart/terminals",
                                             "smart/sensors", "smart/network"]
    assert len(mfgq.rows("taxonomy", "chongqing-2019-2022", "--search", "激光雷达")) == 2
    assert mfgq.call("taxonomy", "isic-4", "--code", "26.11").code == 3
    assert "nace-2" in mfgq.call("taxonomy", "isic-4", "--code", "26.11").err
    assert mfgq.call("taxonomy", "isic-4", "--relation", "children").code == 2
    assert mfgq.call("taxonomy", "none").code == 3


def test_file(mfgq, tmp_path):
    good = tmp_path / "own.csv"
    good.write_text("code,parent\nA,\nB,A\n", encoding="utf-8")
    assert [row["code"] for row in mfgq.rows("taxonomy", good)] == ["A", "B"]
    assert mfgq.rows("taxonomy", "gbt4754-2011", "--as-of", "2018") == []
    assert len(mfgq.rows("taxonomy", "gbt4754-2011", "--as-of", "2016")) == 1642
    bad = tmp_path / "bad.csv"
    bad.write_text("code,parent\nA,\nB,X\nA,\n", encoding="utf-8")
    done = mfgq.call("taxonomy", bad)
    assert done.code == 3 and done.err.startswith(f"mfgq: {bad}:3:3: ")
    rules = [row["rule"] for row in mfgq.rows("taxonomy", bad, "--validate")]
    assert rules == ["duplicate-code", "unknown-parent", "count"]
    assert mfgq.call("taxonomy", bad, "--validate", "--strict").code == 1
    js = tmp_path / "bad.json"
    js.write_text('{"nodes":[{"code":"A","parent":"B"}]}', encoding="utf-8")
    assert mfgq.call("taxonomy", js).err.startswith(f"mfgq: {js}:/nodes/0/parent: ")


def test_crosswalk_codes(mfgq, tmp_path):
    rows = mfgq.rows("crosswalk", "gbt4754-2017", "isic-4", "0142", "3973")
    assert [list(row.values())[:3] for row in rows] == [
        ["0142", "0113", "0.5"], ["0142", "0130", "0.5"], ["3973", "2610", "1"]]
    codes = tmp_path / "codes.csv"
    codes.write_text("code,x\n0142,1\n3973,2\n", encoding="utf-8")
    assert mfgq.rows("crosswalk", "gbt4754-2017", "isic-4", codes) == rows
    text = codes.read_text(encoding="utf-8")
    assert mfgq.rows("crosswalk", "gbt4754-2017", "isic-4", "-", stdin=text) == rows


def test_crosswalk_unknown(mfgq, tmp_path):
    done = mfgq.call("crosswalk", "gbt4754-2017", "isic-4", "26.11")
    assert done.code == 3 and "nace-2" in done.err
    codes = tmp_path / "codes.csv"
    codes.write_text("code\n0142\n26.11\n", encoding="utf-8")
    done = mfgq.call("crosswalk", "gbt4754-2017", "isic-4", codes)
    assert done.code == 3 and done.err.startswith(f"mfgq: {codes}:3:1: ")
    done = mfgq.call("crosswalk", "gbt4754-2017", "isic-4", "5267", "--format", "csv")
    assert done.code == 0 and done.out.splitlines()[1] == "5267,,,no target"
    assert "5267" in done.err
    assert mfgq.call("crosswalk", "gbt4754-2017", "isic-4", "5267", "--strict").code == 1
    assert mfgq.call("crosswalk", "gbt4754-2017", "nothing").code == 3


def test_crosswalk_weights(mfgq):
    for pair in (("gbt4754-2011", "gbt4754-2017"), ("gbt4754-2017", "gbt4754-2011"),
                 ("gbt4754-2017", "isic-4"), ("nace-2", "isic-4"), ("isic-4", "isic-3.1"),
                 ("naics-2017", "isic-4"), ("hs", "isic-4"), ("isic-3.1", "isic-4"),
                 ("chongqing-2019-2022", "gbt4754-2017")):
        sums = collections.defaultdict(float)
        for row in mfgq.rows("crosswalk", *pair):
            sums[row["from"]] += float(row["weight"])
        assert sums and all(abs(total - 1) < 1e-9 for total in sums.values()), pair


def test_proposed_mapping(mfgq):
    rows = mfgq.rows("crosswalk", "chongqing-2019-2022", "gbt4754-2017")
    assert len({row["from"] for row in rows}) == 35
    assert all(row["note"].startswith("proposed: ") for row in rows)
    known = {row["code"] for row in mfgq.rows("taxonomy", "gbt4754-2017")}
    assert all(row["to"] in known for row in rows)


def test_apply(mfgq, tmp_path):
    data = tmp_path / "values.csv"
    data.write_text("code,value\n0142,10\n5267,3\n3973,1\n", encoding="utf-8")
    rows = mfgq.rows("crosswalk", "gbt4754-2017", "isic-4", data, "--apply")
    assert [(row["code"], row["value"]) for row in rows] == [
        ("0113", "5"), ("0130", "5"), ("2610", "1"), ("", "3")]


ROWS = """id,code,value
e1,smart/ic/01,100
e1,automotive/electronics/07,100
e2,smart/display/01,40
"""


def test_classify(mfgq):
    done = mfgq.call("classify", "-", "--taxonomy", "chongqing-2019-2022", "--format", "csv",
                     stdin=ROWS)
    assert done.code == 0 and "level cluster overlap" in done.err
    rows = {row["code"]: row for row in csv.DictReader(done.out.splitlines())}
    assert list(rows["smart"])[:3] == ["code", "value", "members"]
    assert (rows["smart"]["value"], rows["smart"]["members"]) == ("140", "2")
    assert (rows["automotive"]["value"], rows["automotive"]["members"]) == ("100", "1")
    assert "smart/industrial" not in rows
    total = mfgq.rows("classify", "-", "--taxonomy", "chongqing-2019-2022", "--totals", stdin=ROWS)
    assert [total[0][k] for k in ("level", "sum", "total", "overlap")] == ["cluster", "240", "140",
                                                                           "100"]
    pairs = mfgq.rows("classify", "-", "--taxonomy", "chongqing-2019-2022", "--overlaps",
                      "--level", "cluster", stdin=ROWS)
    assert [list(row.values()) for row in pairs] == [["cluster", "smart", "automotive", "1",
                                                      "100"]]


def test_classify_levels(mfgq):
    data = "id,code,value\na,3971,7\na,3973,7\nb,3973,5\n"
    rows = {row["code"]: row for row in mfgq.rows("classify", "-", "--taxonomy", "gbt4754-2017",
                                                  stdin=data)}
    assert {code: (row["value"], row["members"]) for code, row in rows.items()} == {
        "C": ("12", "2"), "39": ("12", "2"), "397": ("12", "2"), "3971": ("7", "1"),
        "3973": ("12", "2")}


def test_classify_via(mfgq):
    data = "id,code,value\nr,3940,3\nm,3751,4\nx,0111,9\n"
    done = mfgq.call("classify", "-", "--taxonomy", "chongqing-2019-2022", "--codes",
                     "gbt4754-2017", "--level", "cluster", "--format", "csv", stdin=data)
    assert done.code == 0 and "without target: 0111" in done.err
    rows = {row["code"]: row["value"] for row in csv.DictReader(done.out.splitlines())}
    assert rows == {"smart": "3", "automotive": "7"}


def test_classify_bad(mfgq, tmp_path):
    name = tmp_path / "rows.csv"
    name.write_text("id,code,value\na,3973,1\nb,26.11,2\n", encoding="utf-8")
    done = mfgq.call("classify", name, "--taxonomy", "gbt4754-2017")
    assert done.code == 3 and done.err.startswith(f"mfgq: {name}:3:3: ") and "nace-2" in done.err
    assert mfgq.call("classify", name).code == 2
    for text in ("id,code,value\na,,1\n", "id,code,value\n,3973,1\n", "id,code,value\na,3973,x\n",
                 "id,code\na,3973\n", "id,code,value\na,3971,1\na,3973,2\na,3971,3\n"):
        done = mfgq.call("classify", "-", "--taxonomy", "gbt4754-2017", stdin=text)
        assert done.code == 3 and done.err.startswith("mfgq: -:"), text
