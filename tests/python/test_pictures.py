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
    path = plan.outlook_path(as_of=2018, levels=(80, 95))
    yield lambda: path.plot("profit", lang=lang)  # fan, required path, target
    yield lambda: path.plot("smart-output-share", 2020, lang=lang)  # never observed
    yield lambda: mfgq.Plan("annual-targets").outlook_path().plot("national-gdp-growth", lang=lang)
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


def test_report_in_chinese():
    """No note, reason or finding of the library is left in English."""
    pytest.importorskip("jinja2")
    text = mfgq.report("chongqing-2019-2022", lang="zh", as_of=2018)
    for said in ("未写明自何时起算", "未列出：", "限于上下界之内", "缺值已插补", "前后表述不一",
                 "规模以下工业增加值由766.5亿元降至590亿元"):
        assert said in text, said
    body = re.sub(r"<style>.*?</style>", "", text, flags=re.S)
    seen = re.sub(r"<[^>]*>|https?://\S+|lawtext\S+", "|", body)
    spoken = " | ".join(re.findall(r'aria-label="([^"]*)"', body))
    english = re.findall(r"\b[a-z]{2,} [a-z]{2,}\b", seen + spoken)
    assert not [e for e in english if e != "by libmfgq"], english


def test_report_shows_the_required_path():
    pytest.importorskip("jinja2")
    text = mfgq.report("chongqing-2019-2022", lang="en", as_of=2018)
    fans = re.findall(r'<svg viewBox="0 0 340.*?</svg>', text, re.S)
    assert fans and all("stroke-dasharray" in f for f in fans)
    for f in fans:  # the broken line ends where the target stands
        dashed = re.search(r'points="([^"]*)" fill="none" stroke="#d55e00"', f).group(1).split()
        x, y = map(float, dashed[-1].split(","))
        left, top = map(float, re.search(r"<path d=.M([\d.]+) ([\d.]+)l", f).groups())
        assert (x, y) == pytest.approx((left, top + 6), abs=0.11)
        assert len(dashed) >= 3


def test_tables_in_chinese():
    plan = mfgq.Plan("chongqing-2019-2022")
    english = plan.lint()._repr_html_()
    mfgq.set_language("zh")
    try:
        lint, outlook = plan.lint()._repr_html_(), plan.outlook(as_of=2018)._repr_html_()
        assert "前后表述不一" in lint and "专栏1为7700亿元" in lint and "共" in lint
        assert "从未观测" in outlook and "达标概率" in outlook
        assert plan.lint()["rule"][0] == "restated-differently"  # data stay as they are
        assert plan.lint().to_csv().startswith("rule,severity")
    finally:
        mfgq.set_language("en")
    assert plan.lint()._repr_html_() == english and "restated-differently" in english


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
