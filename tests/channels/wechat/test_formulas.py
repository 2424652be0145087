import re

import pytest

from repurpose.channels.wechat.body.formula_drawing import INLINE_MAX_EM, drawn
from repurpose.channels.wechat.limits import CONTENT_WARN_CHARACTERS
from repurpose.checks.wholeness import first_fault, words_of_html, words_of_text
from repurpose.document import formulas
from repurpose.model import Rendered
from repurpose.text.html import visible_text
from tests import factories
from tests.channels.test_account import rendered
from tests.channels.wechat.documents import render

pytest.importorskip("ziamath")


def article(body: str) -> tuple[Rendered, str]:
    made = rendered(body, "wechat")
    return made, made.part("article.html").text


def test_formulas_are_drawn_in_the_colour_and_size_of_the_text() -> None:
    made, html = article("潮高 $h_1^2$ 米。\n\n$$\n\\frac{p}{q}\n$$\n")
    assert html.count("<svg") == 2
    assert html.count('fill="currentColor"') == 2
    assert 'aria-label="h₁²"' in html and 'aria-label="p/q"' in html
    assert re.search(r'style="width:[\d.]+em;height:[\d.]+em;vertical-align:-?[\d.]+em"', html)
    assert not re.search(r"<svg[^>]*\b(?:id|xmlns:xlink)=|<(?:use|symbol|defs|g)\b|#000|black", html)
    assert [loss.why for loss in made.account] == [formulas.DRAWN] * 2


def test_a_displayed_formula_stands_in_a_box_that_scrolls() -> None:
    html = article("潮：\n\n$$\np = q\n$$\n")[1]
    assert re.search(r'<section style="[^"]*text-align:center;overflow-x:auto"><svg', html)
    assert "<p " not in html[html.index("overflow-x:auto") : html.index("</svg>")]


def test_what_cannot_be_drawn_is_text_or_tex() -> None:
    made, html = article("风 $g(月,日)$ 与 $\\gust{t}$ 都在。\n")
    assert "<svg" not in html
    assert r"风 g(月, 日) 与 \gust{t} 都在。" in visible_text(html)
    assert [loss.why for loss in made.account] == [formulas.AS_TEXT, formulas.AS_SOURCE]


def test_drawings_leave_room_for_the_words() -> None:
    body = "\n\n".join(f"第 {n} 日 $\\frac{{p_{n}+q}}{{r_{n}}}$ 米" for n in range(60))
    made = render(factories.article(body=body, quotes=()), hand_over="draft")
    html = made.part("article.html").text
    assert len(html) < CONTENT_WARN_CHARACTERS
    assert "<svg" not in html and "(p₁ + q)/r₁" in visible_text(html)
    assert any("drawn, all of them" in reason for reason in made.cut)
    assert [loss.why for loss in made.account if loss.kind == "formula"] == [formulas.AS_TEXT]
    assert article(body)[1].count("<svg") == 60, "a paste is as long as its words"


def test_displayed_formulas_are_drawn_first() -> None:
    body = "\n\n".join(f"第 {n} 日 $\\frac{{p_{n}+q}}{{r_{n}}}$ 米" for n in range(30))
    long = factories.article(body=f"{body}\n\n$$\nu = v\n$$\n", quotes=())
    html = render(long, hand_over="draft").part("article.html").text
    assert html.count("<svg") == 1
    assert 'aria-label="u = v"' in html


def test_words_that_somebody_calls_a_formula_stay_words() -> None:
    html = article('灯 <span class="math-inline" title="q">二十盏</span> 亮着。\n')[1]
    assert "<svg" not in html and "灯 二十盏 亮着。" in visible_text(html)


def test_a_drawing_by_an_author_stays_out() -> None:
    html = article('灯 $h$ 亮。\n\n<svg><script>steal()</script><path d="M0 0h9"/></svg>\n')[1]
    assert html.count("<svg") == 1 and "steal" not in html and "M0 0h9" not in html


def test_a_formula_wider_than_a_line_is_text_there_and_drawn_alone() -> None:
    tex = " + ".join(f"p_{n}" for n in range(INLINE_MAX_EM))
    assert drawn(tex, False) is None
    assert drawn(tex, True)


def test_a_mail_shows_the_words() -> None:
    made = rendered("潮高 $h_1^2 < 3$ 米。\n", "email")
    assert "潮高 h₁² < 3 米。" in made.part("email.txt").text
    assert "潮高 h₁² < 3 米。" in visible_text(made.part("email.html").text)


def test_a_drawing_counts_as_the_words_of_its_formula() -> None:
    html = article("潮高 $h_1^2$ 米。\n\n$$\n\\frac{p}{q}\n$$\n\n退了。\n")[1]
    expected = words_of_text("潮高 h₁² 米。\n\np/q\n\n退了。")
    assert first_fault(expected, [], words_of_html(html)) is None
    without = re.sub(r' aria-label="p/q"', "", html)
    assert first_fault(expected, [], words_of_html(without)) is not None
