import re
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.document import formulas
from repurpose.document.parse import read
from repurpose.document.tex import can_be_drawn, legible
from repurpose.document.to_html import paragraph, plain, to_html

pytest.importorskip("latex2mathml")


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"t_1^2 + \beta \le \sum_{k=1}^{n} \frac{k+1}{m}", "t₁² + β ≤ ∑ₖ₌₁ⁿ ((k + 1)/m)"),
        (r"\frac{1}{2}gt^2", "(1/2)gt²"),
        (r"\frac{1}{pq}", "1/(pq)"),
        (r"\frac{p}{q}^2", "(p/q)²"),
        (r"\sqrt[3]{v} + \sqrt{2g}", "³√(v) + √(2g)"),
        (r"r_{pq}", "r_(pq)"),
        (r"2^{k^{3}}", "2^(k³)"),
        (r"g'(t)", "g′(t)"),
        (r"\lim_{h\to 0} h", "lim_(h→0) h"),
        (r"\log_2 m", "log₂ m"),
        (r"-t = -1", "−t = −1"),
        (r"p<q", "p < q"),
        (r"\vec{u} \in \mathbb{R}", "u⃗ ∈ ℝ"),
        (r"\text{潮高} = 3", "潮高 = 3"),
        (r"g(月,日)", "g(月, 日)"),
        (r"\begin{pmatrix} p & q \\ r & s \end{pmatrix}", "(p, q; r, s)"),
        (r"\begin{cases} t, & t>0 \\ 0, & t \le 0 \end{cases}", "{t, t > 0; 0, t ≤ 0}"),
        (r"\begin{aligned} p &= q \\ &= r \end{aligned}", "p = q; = r"),
        (r"\begin{align} p &= q \\ r &= s \end{align}", "p = q; r = s"),
    ],
)
def test_a_formula_in_words(tex: str, words: str) -> None:
    assert legible(tex) == words


@pytest.mark.parametrize(
    "tex",
    [
        r"\gust{t}", r"t^", r"{t", r"t}", r"t % hidden", r"\newcommand{\k}{t} \k", r"p \not= q", r"\binom{n}{k}",
        r"\phantom{pq} r", r"\cancel{t}", r"\overline{pq}", r"\hspace{1cm} t", r"\frac", r"\frac{p}", r"\sqrt", "", "t" * 5000, "{" * 200 + "}" * 200,
    ],
)  # fmt: skip
def test_what_words_would_lose_stays_tex(tex: str) -> None:
    assert legible(tex) is None


@pytest.mark.parametrize("tex", [r"\gust{t}", r"{t", r"t % hidden", r"p \not= q", r"\newcommand{\k}{t} \k"])
def test_what_a_drawing_would_lose_is_not_drawn(tex: str) -> None:
    assert not can_be_drawn(tex)


_PIECES = st.sampled_from(
    [*"abxyzKN0123456789+-=<>(),;|!' ", "^", "_", "{", "}", "&", r"\\", r"\alpha ", r"\frac", r"\sqrt", r"\sum", r"\le ",
     r"\left(", r"\right)", r"\begin{cases}", r"\end{cases}", r"\text{", r"\hat", r"\mathbf", r"\sin ", r"\,", "水",
     r"\begin{aligned}", r"\end{aligned}", r"\unknown", "%", r"\label{"]
)  # fmt: skip
_COMMANDS = re.compile(r"\\(?:begin|end)\{[a-z]+\}|\\label\{[^{}]*\}|\\(?:[A-Za-z]+|[\s\S])")


@settings(max_examples=400, deadline=None)
@given(st.lists(_PIECES, min_size=1, max_size=25).map("".join))
def test_no_letter_or_digit_is_lost(tex: str) -> None:
    words = legible(tex)
    if words is not None:
        wanted, there = (
            Counter(filter(str.isalnum, unicodedata.normalize("NFKD", text)))
            for text in (_COMMANDS.sub(" ", tex), words)
        )
        assert wanted <= there


@pytest.mark.parametrize(
    "text",
    [
        "一斤 $5 和 $6 的茶",
        "US$7 and US$9",
        "看 $PATH 与 $HOME",
        r"他写\[sic\]的字",
        "涨了 $5，跌了 3$",
        "茶$5/斤，饼$6/块",
        "茶$5/斤，合3$",
    ],
)
def test_money_and_variables_are_no_formulas(text: str) -> None:
    assert list(formulas.all_in(read(text))) == []


def test_marks_in_a_formula_are_neither_emphasis_nor_tags() -> None:
    html = to_html(r"若 \(p<q\) 且 \(r>s\)，$\mathbf{u}_1$ 与 $p_{i}*q_{i}*r$")
    assert html.count('class="math-inline"') == 4
    assert "<em>" not in html
    assert "p &lt; q" in html


def test_a_formula_that_stays_tex_keeps_its_backslashes() -> None:
    assert r"\gust{p} \\ q" in to_html("$$\n\\gust{p} \\\\ q\n$$")


def test_bare_words_are_the_legible_ones() -> None:
    assert plain(r"高 $h_1^2$ 米") == "高 h₁² 米"
    assert paragraph(r"高 $\frac{1}{2}$ 米") == "高 1/2 米"


def test_each_formula_is_told_and_many_are_counted() -> None:
    few = formulas.told(read("$t_1$\n\n$$\n\\gust{p}\n$$"), ())
    assert [(loss.why, loss.line) for loss in few] == [(formulas.AS_TEXT, 1), (formulas.AS_SOURCE, 3)]
    (many,) = formulas.told(read("\n\n".join(f"$t_{n}$" for n in range(9))), {f"t_{n}" for n in range(9)})
    assert many.what == "9 formulas, the first t_0"
    assert many.why == formulas.DRAWN


def test_a_post_without_formulas_loads_no_library() -> None:
    code = (
        "import sys; from repurpose.document.to_html import to_html; to_html('价 $5，*灯*');"
        "sys.exit('latex2mathml' in sys.modules or 'ziamath' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_chinese_may_stand_right_beside_the_dollar() -> None:
    assert [tex for tex, _ in formulas.all_in(read(r"潮高$\max 潮_{i},风_{j}$是$t$的两倍，用$g(月,日)$查"))] == [
        r"\max 潮_{i},风_{j}",
        "t",
        "g(月,日)",
    ]


def test_prose_between_two_dollar_signs_is_none_though_it_holds_signs_of_tex() -> None:
    for prose in (r"$two oars\ and$", r"$the oar \{at sea$", "$see >oars 3 gulls$", "$4 oars ^^at$"):
        assert not list(formulas.all_in(read(f"A pier {prose} by night.")))
    for formula in (r"$v_{\text{at sea}} \le 3$", r"$\alpha\ \beta$", r"$\sin kx + \cos 2 kx$", r"$\frac{ab}{cd} ef$"):
        assert [tex for tex, _ in formulas.all_in(read(f"A pier {formula} by night."))] == [formula.strip("$")]
