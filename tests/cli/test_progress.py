"""mfgq progress: columns, statuses, groups, and where errors are."""
import csv

HEAD = "id,direction,base_period,base,period,value,target_period,target\n"


def test_columns_and_words(mfgq):
    rows = mfgq.rows("progress", "-", "--rule", "eurostat",
                     stdin=HEAD + "a,1,2015,100,2020,103,2030,130\nb,1,2015,100,2020,,2030,130\n")
    assert list(rows[0])[:5] == ["id", "ratio", "score", "status", "reason"]
    assert rows[0]["status"] == "insufficient-progress"
    assert rows[1] == {"id": "b", "ratio": "", "score": "", "status": "no-verdict",
                       "reason": "latest value missing"}


def test_golden_files(mfgq):
    for rule in ("statcan", "destatis"):
        path = mfgq.root / f"tests/golden/progress_{rule}.csv"
        with open(path, encoding="utf-8") as file:
            want = [row["expected_status"] for row in csv.DictReader(file)]
        assert [row["status"] for row in mfgq.rows("progress", path, "--rule", rule)] == want


def test_aggregate(mfgq):
    text = ("id,group,subgroup,direction,base_period,base,period,value,target_period,target\n"
            "a,g,s,1,2015,100,2020,200,,\n"       # 5
            "b,g,s,1,2015,100,2020,100,,\n"       # -2.5
            "c,g,,1,2015,100,2020,50,,\n"         # -5
            "d,g,,1,2015,100,2020,,,\n"           # none
            "e,h,,1,2015,100,2020,140,2030,130\n"  # achieved, 5
            "f,h,,1,2015,100,2020,200,,\n"        # 5
            "g,i,,1,2015,100,2020,140,2030,130\n"
            "h,j,,1,2015,,2020,140,2030,130\n"
            "k,,,1,2015,100,2020,140,2030,130\n")
    rows = mfgq.rows("progress", "-", "--rule", "statcan", "--aggregate", stdin=text)
    assert [row["id"] for row in rows] == list("abcdefghk") + ["g", "h", "i", "j"]
    groups = {row["id"]: row for row in rows[9:]}
    assert float(groups["g"]["score"]) == -1.875  # ((5 - 2.5) / 2 - 5) / 2
    assert groups["g"]["status"] == "limited-progress" and groups["g"]["ratio"] == ""
    assert groups["h"]["status"] == "substantial-progress"
    assert groups["i"]["status"] == "target-achieved"
    assert groups["j"]["status"] == "not-available" and groups["j"]["score"] == ""


def test_periods(mfgq):
    text = "id,direction,base_period,base,period,value\n"
    rows = mfgq.rows("progress", "-", "--rule", "istat", stdin=text +
                     "a,1,2015-17,100,2016.0,106\nb,1,2015-Q1,100,2015-Q3,103\n"
                     "c,1,2015-01,100,2016-01,102\n")
    assert [row["status"] for row in rows] == ["clear-improvement", "clear-improvement",
                                               "slight-improvement"]
    assert abs(float(rows[1]["ratio"]) - (1.03 ** 2 - 1)) < 1e-12


def test_errors_have_places(mfgq):
    cases = [
        ("id,direction,value\na,2,1\n", "-:2:3: direction cannot be '2'"),
        ("id,direction,value\na,1,x\n", "-:2:5:"),
        ("id,direction,period\na,1,20\n", None),
        ("id,direction,period\na,1,20x\n", "-:2:5: '20x' is no period"),
        ("id,direction,kind\na,1,never\n", "-:2:5: kind cannot be 'never'"),
        ("id,direction,series\na,1,1;b;3\n", "-:2:5: value 2 of the series is no number"),
        ("id,value\na,1\n", "no column direction"),
        ("", "-:1:1:"),
    ]
    for text, message in cases:
        done = mfgq.call("progress", "-", "--rule", "destatis", stdin=text)
        assert done.code == (3 if message else 0), (text, done.err)
        assert not message or message in done.err


def test_usage(mfgq):
    assert mfgq.call("progress", "-").code == 2
    assert mfgq.call("progress", "-", "--rule", "none").code == 2
    assert mfgq.call("progress", "--rule", "istat").code == 2
    done = mfgq.call("progress", "--help")
    assert done.code == 0 and "--aggregate" in done.out
    assert mfgq.call("progress", "no-such-file", "--rule", "istat").code == 3


def test_empty_file(mfgq):
    assert mfgq.rows("progress", "-", "--rule", "istat", stdin="id,direction\n") == []


def test_list(mfgq):
    rows = mfgq.rows("progress", "--list")
    assert {row["rule"] for row in rows} == {"eurostat", "statcan", "un-chart", "destatis", "istat",
                                             "escap", "log-cut", "schedule"}
    cuts = [(row["cut"], row["inclusive"], row["verdict"]) for row in rows
            if row["rule"] == "destatis" and row["applies"] == "target"]
    assert cuts == [("0.95", "0", "sun"), ("0.8", "1", "slightly-cloudy"), ("0", "0", "cloud"),
                    ("", "1", "thunderstorm")]


def test_gaps_in_a_series(mfgq):
    text = "id,direction,series,last_period\n" + "".join(
        f"{gap or 'empty'},1,10;11;{gap};13;14;15;16,2020\n" for gap in ("", "NA", "nan"))
    rows = mfgq.rows("progress", "-", "--rule", "destatis", stdin=text)
    assert [row["status"] for row in rows] == ["sun"] * 3


def test_plan(mfgq):
    rows = mfgq.rows("progress", "--plan", "annual-targets", "--rule", "destatis", "--milestones",
                     "all", "--as-of", "2020")
    assert {"id", "ratio", "score", "status", "reason", "statement"} <= set(rows[0])
    assert any(row["status"] in ("sun", "slightly-cloudy", "cloud", "thunderstorm") for row in rows)
    assert all(row["reason"] for row in rows if row["status"] == "no-verdict")
    assert mfgq.call("progress", "--plan", "annual-targets", "--rule", "istat", "--milestones",
                     "some").code == 2
    assert mfgq.call("progress", "x.csv", "--plan", "annual-targets", "--rule", "istat").code == 2
