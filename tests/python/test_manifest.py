"""No public function is missing, and none is called by other names than the manifest's."""
import importlib.util
import inspect
import json
import subprocess
import sys

import mfgq
import mfgq._core as core
import pytest
from conftest import ROOT

MANIFEST = json.loads((ROOT / "bindings/manifest.json").read_text(encoding="utf-8"))
SPEC = importlib.util.spec_from_file_location("generate",
                                              ROOT / "bindings/python/tools/generate.py")
generate = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(generate)


def test_every_function_is_there():
    names = {f["name"] for f in MANIFEST["functions"]}
    assert len(names) > 200
    missing = [n for n in names if not hasattr(core, n[len("mfgq_"):]) and n not in generate.ABSENT]
    assert missing == []


def test_nothing_is_unknown_to_the_generator():
    assert generate.functions(MANIFEST)[1] == {}


def test_absent_and_custom_functions_exist_in_c():
    names = {f["name"] for f in MANIFEST["functions"]}
    assert set(generate.ABSENT) | generate.CUSTOM <= names
    assert all(generate.ABSENT.values())


@pytest.mark.parametrize("f", generate.functions(MANIFEST)[0], ids=lambda f: f.short)
def test_signature_and_documentation(f):
    function = getattr(core, f.short)
    assert list(inspect.signature(function).parameters) == [p["arg"] for p in f.slots]
    assert f"C function mfgq_{f.short}()" in function.__doc__


@pytest.mark.parametrize("f", generate.functions(MANIFEST)[0], ids=lambda f: f.short)
def test_wrong_arguments_raise(f):
    """No call with nonsense ends otherwise than in an exception or a result."""
    function = getattr(core, f.short)
    if f.required:
        with pytest.raises(TypeError):
            function()
    with pytest.raises(TypeError):
        function(*[0] * (f.positional + 1))
    with pytest.raises(TypeError):
        function(no_such_argument=1)
    for value in (None, "", "x", -1, 2**70, 1e308, float("nan"), [], [1.0], ["a"], object(), b"\xff"):
        try:
            function(*[value] * f.required)
        except (Exception, ):
            pass


def test_stub_is_up_to_date(tmp_path):
    made = tmp_path / "core.pyi"
    subprocess.run([sys.executable, str(ROOT / "bindings/python/tools/generate.py"),
                    str(ROOT / "bindings/manifest.json"), "--stubs", str(made)], check=True)
    kept = ROOT / "bindings/python/mfgq/_core.pyi"
    assert made.read_text(encoding="utf-8") == kept.read_text(encoding="utf-8"), \
        "python3 bindings/python/tools/generate.py bindings/manifest.json --stubs " \
        "bindings/python/mfgq/_core.pyi"


def test_words_of_enumerations():
    enums = {e["name"]: dict(generate.words(e)) for e in MANIFEST["enums"]}
    assert enums["mfgq_decomposition"]["lmdi1-additive"] == 0
    assert enums["mfgq_policy"] == {"fail": 0, "missing": 1}
    assert enums["mfgq_rule"]["un-chart"] == 2
    assert mfgq.core is core
