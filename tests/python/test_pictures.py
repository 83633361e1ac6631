"""Pictures and the report: drawn without warnings, readable by people and machines."""
import html.parser
import re
import warnings

import mfgq
import pytest

matplotlib = pytest.importorskip("matplotlib")
matplotlib.use("Agg")


def drawings(lang):
    plan = mfgq.Plan("chongqing-2019-2022")
    s = mfgq.Series({y: 100 + 7.0 * (y - 2010) for y in range(2010, 2020)}, name="工业增加值")
    data = [dict(period=p, category="a", factor=f, value=v) for p, f, v in [
        ("2015", "产出", 100.0), ("2015", "强度", 2.0), ("2020", "产出", 120.0), ("2020", "强度", 1.5)]]
    lq = [dict(region=r, industry=i, value=v) for r, i, v in [
        ("重庆", "汽车", 4.0), ("重庆", "电子", 5.0), ("全国", "汽车", 80.0), ("全国", "电子", 120.0)]]
    yield lambda: plan.plot(lang=lang)
    yield lambda: plan.plot(as_of=2010, lang=lang)  # nothing observed yet
    yield lambda: plan.outlook(as_of=2020).plot(lang=lang)
    yield lambda: s.project(5, target=(2022, "ge", 200.0)).plot(lang=lang)
    yield lambda: s.project(5, target=(2022, "range", (150.0, 190.0)), levels=(50,)).plot(lang=lang)
    for method in ("lmdi1-additive", "lmdi1-multiplicative"):
        yield lambda m=method: mfgq.decompose(data, m).plot(lang=lang)
    yield lambda: mfgq.Taxonomy("chongqing-2019-2022").plot(lang=lang)
    yield lambda: mfgq.specialisation(lq).plot("重庆", lang=lang)


@pytest.mark.parametrize("lang", ["en", "zh"])
@pytest.mark.parametrize("font", ["found", "none"])
def test_no_boxes_and_no_warnings(lang, font, monkeypatch, tmp_path):
    from matplotlib import pyplot as plt
    from mfgq import _plot
    if font == "none":
        monkeypatch.setattr(_plot, "chinese_font", lambda: None)
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)  # a missing glyph is one
        for i, draw in enumerate(drawings(lang)):
            ax = draw()
            path = tmp_path / f"{i}.png"
            ax.figure.savefig(path)
            assert path.stat().st_size > 3000
            plt.close(ax.figure)


def test_own_axes():
    from matplotlib import pyplot as plt
    figure, ax = plt.subplots()
    assert mfgq.Taxonomy("chongqing-2019-2022").plot(ax=ax) is ax
    plt.close(figure)


class Page(html.parser.HTMLParser):
    void = {"meta", "br", "img", "link", "circle", "rect", "line", "polyline", "polygon", "path"}

    def __init__(self):
        super().__init__()
        self.stack, self.seen, self.faults = [], [], []

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in self.void:
            self.stack.append(tag)

    def handle_endtag(self, tag):
        if tag in self.void:
            return
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(tag)


@pytest.mark.parametrize("lang, tag, word", [("en", "en", "Summary"), ("zh", "zh-Hans", "概要")])
def test_report(lang, tag, word, tmp_path):
    pytest.importorskip("jinja2")
    path = tmp_path / "report.html"
    text = mfgq.report("chongqing-2019-2022", path=str(path), lang=lang, as_of=2020)
    assert path.read_text(encoding="utf-8") == text
    page = Page()
    page.feed(text)
    assert page.faults == [] and page.stack == []
    tags = [t for t, _ in page.seen]
    attrs = {t: a for t, a in page.seen}
    assert attrs["html"]["lang"] == tag and word in text
    assert tags.count("h1") == 1 and tags.count("main") == 1 and tags.count("h2") >= 4
    assert all("scope" in a for t, a in page.seen if t == "th")
    assert all(a.get("role") == "img" and a.get("aria-label") for t, a in page.seen if t == "svg")
    assert not [a for t, a in page.seen if t in ("script", "link", "img")]  # nothing from outside
    assert not re.search(r"(src|href)=\"https?:", text)
    ids = [a["id"] for _, a in page.seen if "id" in a]
    assert len(ids) == len(set(ids))
    assert all(a["href"][1:] in ids for t, a in page.seen if t == "a")
    assert "viewport" in text and "@media print" in text


def test_report_escapes(tmp_path):
    pytest.importorskip("jinja2")
    seen = "indicator,period,value,unit,source\ngross-output,2020,23600,亿元,<script>alert(1)</script>\n"
    text = mfgq.report("chongqing-2019-2022", seen, outlook=False)
    assert "<script>" not in text and "&lt;script&gt;" in text


def test_report_command(tmp_path, capsys):
    pytest.importorskip("jinja2")
    from mfgq.__main__ import main
    path = tmp_path / "r.html"
    assert main(["report", "national-14fyp-2021-2025", "-o", str(path), "--lang", "zh"]) == 0
    assert path.stat().st_size > 10_000
    assert main(["report", "atlantis", "-o", str(path)]) == 3
    assert "mfgq:" in capsys.readouterr().err
    assert main(["plans"]) == 0 and "chongqing-2019-2022" in capsys.readouterr().out
