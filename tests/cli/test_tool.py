"""What holds for the tool as a whole."""


def test_help_and_version(mfgq):
    assert mfgq.call("--version").out.startswith("mfgq 0.1.0")
    assert "usage:" in mfgq.call("--help").out


def test_commands_are_listed_once(mfgq):
    lines = mfgq.call("--help").out.split("commands:")[1].split("options of")[0].split("\n")
    names = [line.split()[0] for line in lines if line.strip()]
    assert len(names) == len(set(names)) > 20


def test_color_and_language(mfgq):
    text = "check", "2 = 1 + 1", "--color", "always"
    assert "\033[32mconsistent\033[0m" in mfgq.call(*text).out
    assert "\033" not in mfgq.call("check", "2 = 1 + 1").out
    zh = mfgq.call("check", "2 = 1 + 1", "--lang", "zh").out
    assert "判定" in zh and "verdict" not in zh
    assert "verdict" in mfgq.call("check", "2 = 1 + 1", "--lang", "zh", "--format", "csv").out


def test_columns(mfgq):
    text = "check", "2 = 1 + 1", "--format", "csv", "--columns"
    assert mfgq.call(*text, "verdict,claim").out == "verdict,claim\nconsistent,2\n"
    assert mfgq.call(*text, "verdict,no").code == 2


def test_output_file(mfgq, tmp_path):
    path = tmp_path / "out.csv"
    done = mfgq.call("check", "2 = 1 + 1", "--format", "csv", "--bom", "-o", path)
    assert done.code == 0 and done.out == "" and path.read_bytes().startswith(b"\xef\xbb\xbfclaim")
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]
    done = mfgq.call("check", "2 = 1 + 1", "-o", tmp_path / "none" / "x")
    assert done.code == 3 and "No such file" in done.err


def test_unknown_command_is_usage(mfgq):
    done = mfgq.call("nothing")
    assert done.code == 2 and "no command nothing" in done.err and done.out == ""
    assert mfgq.call().code == 2


def test_marks_are_accepted_in_both_encodings(mfgq):
    text = "\ufeffunit,weight\n重庆,1\n"
    for encoding in ("utf-8", "gb18030"):
        rows = mfgq.rows("allocate", "-", "--total", "3", "--encoding", encoding, stdin=text.encode(encoding))
        assert rows == [{"unit": "重庆", "value": "3"}]


def test_an_error_is_one_line(mfgq):
    text = 'id,direction,base_period,base,period,value\na,1,"20\n19",100,2020,105\n'
    done = mfgq.call("progress", "-", "--rule", "istat", stdin=text)
    assert done.code == 3 and done.err == "mfgq: -:2:5: '20 19' is no period\n"
