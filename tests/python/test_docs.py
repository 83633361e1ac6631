"""Examples in docstrings and in the guide do what they say."""
import doctest
import importlib
import inspect
import re

import mfgq
import pytest
from conftest import ROOT

MODULES = ("cluster", "cumulative", "ratio", "scenario", "pandas", "polars")
FUNCTIONS = [n for n in mfgq.__all__ if inspect.isfunction(getattr(mfgq, n))]
WITHOUT = {"language", "set_language", "report"}  # nothing to print, or a page to write


def run(name, thing):
    finder, runner = doctest.DocTestFinder(recurse=False), doctest.DocTestRunner(verbose=False)
    count = 0
    for test in finder.find(thing, name, globs={"mfgq": mfgq}):
        runner.run(test)
        count += len(test.examples)
    assert runner.failures == 0, f"{name}: see the output above"
    return count


@pytest.mark.parametrize("name", FUNCTIONS)
def test_function(name):
    function = getattr(mfgq, name)
    assert function.__doc__ and len(function.__doc__) > 20
    assert run(name, function) > 0 or name in WITHOUT


@pytest.mark.parametrize("name", MODULES)
def test_module(name):
    module = importlib.import_module("mfgq." + name)
    run(name, module)
    for member in getattr(module, "__all__", ()):
        assert getattr(module, member).__doc__, f"{name}.{member}"
        if inspect.isfunction(getattr(module, member)):
            run(f"{name}.{member}", getattr(module, member))


@pytest.mark.parametrize("name", [n for n in mfgq.__all__ if inspect.isclass(getattr(mfgq, n))])
def test_classes_are_described(name):
    kind = getattr(mfgq, name)
    assert kind.__doc__
    for method, value in vars(kind).items():
        if inspect.isfunction(value) and not method.startswith("_"):
            assert value.__doc__ or method == "name", f"{name}.{method}"


def test_guide(tmp_path, monkeypatch):
    """Every block of Python in the README runs, top to bottom; `# →` says what a line gives."""
    matplotlib = pytest.importorskip("matplotlib")
    matplotlib.use("Agg")
    text = (ROOT / "bindings/python/README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```", text, re.M | re.S)
    assert len(blocks) >= 10
    monkeypatch.chdir(tmp_path)
    scope, checked = {}, 0
    for block in blocks:
        for statement in re.split(r"\n(?=\S)", block.strip()):
            code, arrow, want = statement.partition("# → ")
            if not arrow or "\n" in code.strip():
                exec(compile(statement, "README.md", "exec"), scope)
                continue
            assert repr(eval(code.strip(), scope)) == want.strip(), code
            checked += 1
    assert checked >= 10
