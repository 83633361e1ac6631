"""What holds for the tool as a whole."""


def test_help_and_version(mfgq):
    assert mfgq.call("--version").out.startswith("mfgq 0.1.0")
    assert "usage:" in mfgq.call("--help").out


def test_unknown_command_is_usage(mfgq):
    done = mfgq.call("nothing")
    assert done.code == 2 and "no command nothing" in done.err and done.out == ""
    assert mfgq.call().code == 2
