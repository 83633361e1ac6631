"""mfgq allocate, as the contract of the command line says."""


def allocate(mfgq, body, *args):
    return [(r["unit"], float(r["value"])) for r in mfgq.rows("allocate", "-", *args, stdin=body)]


def test_proportional(mfgq):
    assert allocate(mfgq, "unit,weight\na,1\nb,3\n", "--total", "100") == [("a", 25), ("b", 75)]


def test_floor_and_cap(mfgq):
    body = "weight,unit,floor,cap\n1,a,20,\n1,b,,\n8,c,NA,50\n"
    assert allocate(mfgq, body, "--total", "100") == [("a", 25), ("b", 25), ("c", 50)]
    assert allocate(mfgq, body, "--total", "60") == [("a", 20), ("b", 40 / 9), ("c", 320 / 9)]


def test_whole(mfgq):
    body = "unit,weight\na,1\nb,1\nc,1\n"
    assert allocate(mfgq, body, "--total", "100", "--whole") == [("a", 34), ("b", 33), ("c", 33)]


def test_bad(mfgq):
    def call(body, *args):
        return mfgq.call("allocate", "-", *args, stdin=body)

    assert call("unit,weight\na,1\n").code == 2
    done = call("unit,weight\na,1\nb,-1\n", "--total", "5")
    assert done.code == 3 and done.err.startswith("mfgq: -:3:3: weight")
    assert call("unit,weight,floor\na,1,9\n", "--total", "5").code == 3
    assert call("unit,weight,cap\na,1,4\n", "--total", "5").code == 3
    assert call("unit,weight,floor,cap\na,1,5,4\n", "--total", "5").code == 3
    assert call("unit,weight\na,0\n", "--total", "5").code == 3
    assert call("unit,weight\na,\n", "--total", "5").code == 3
    assert call("unit,weight\n", "--total", "5").code == 3
    assert call("unit,weight\na,1\n", "--total", "5.5", "--whole").code == 3
    assert call("unit\na\n", "--total", "5").code == 3
