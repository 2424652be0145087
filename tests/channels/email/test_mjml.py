"""The guard in front of mjml-python: every fault is named with its line and column in the author's own template."""

import random
from pathlib import Path

import pytest

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.channels.email.mjml.compile import to_html
from repurpose.errors import TemplateError
from repurpose.templating import Templates
from tests import factories
from tests.shared import some

HEAD = """<mjml>
  <mj-body>
    <mj-section>
      <mj-column>
"""
FOOT = """
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
"""


def compile_template(tmp_path: Path, template: str, **context: object) -> str:
    folder = tmp_path / "email"
    folder.mkdir(exist_ok=True)
    (folder / "own.mjml").write_bytes(template.encode())
    templates = Templates([tmp_path])
    return to_html(templates.render("email/own.mjml", context), templates, "email/own.mjml")


def body(tmp_path: Path, inside: str, **context: object) -> str:
    return compile_template(tmp_path, HEAD + inside + FOOT, **context)


IN_COLUMN = [
    ("<mj-txt>a</mj-txt>", 5, 1, "unknown component <mj-txt>"),
    ("<p>a</p>", 5, 1, "unknown component <p>"),
    ("words", 5, 1, "words stand in <mj-column>"),
    ("a < b", 5, 1, "words stand in <mj-column>"),
    ("<mj-text>a", 5, 1, "never closed"),
    ("<mj-text>a</mj-txt>", 5, 1, "<mj-text> is never closed"),
    ("</mj-text>", 5, 1, "closes nothing"),
    ('<mj-text colour="red">a</mj-text>', 5, 10, "has no attribute colour"),
    ('<mj-text\n  font-size="big">a</mj-text>', 6, 3, 'font-size="big"'),
    ('<mj-text color="#12345">a</mj-text>', 5, 10, "is not a colour"),
    ('<mj-text color="blurple">a</mj-text>', 5, 10, "is not a colour"),
    ('<mj-text align="middle">a</mj-text>', 5, 10, "left or right"),
    ('<mj-text padding="10">a</mj-text>', 5, 10, "sizes in px or %"),
    ('<mj-text padding="1px 2px 3px 4px 5px">a</mj-text>', 5, 10, "sizes in px or %"),
    ('<mj-text line-height="1.5em">a</mj-text>', 5, 10, "line-height"),
    ("<mj-text color=red>a</mj-text>", 5, 10, "no quoted value"),
    ("<mj-text color>a</mj-text>", 5, 10, "no quoted value"),
    ('<mj-text color="red" color="blue">a</mj-text>', 5, 22, "given twice"),
    ('<mj-text color="red>a</mj-text>', 5, 10, "no quoted value"),
    ('<mj-text mj-class="big">a</mj-text>', 5, 10, "mj-class big is not defined"),
    ('<mj-image src="https://example.org/a.png" />', 5, 1, "has no alt"),
    ('<mj-image alt="a" />', 5, 1, "has no src"),
    ('<mj-image src="a" alt="" width="50%" />', 5, 26, "a size in px"),
    ('<mj-image src="a" alt="" border-top="1px" />', 5, 26, "has no effect"),
    ('<mj-button title="x" href="https://e.org">a</mj-button>', 5, 12, "has no effect"),
    ('<mj-button hreff="https://e.org">a</mj-button>', 5, 12, "did you mean href"),
    ("<mj-section><mj-column></mj-column></mj-section>", 5, 1, "cannot stand in <mj-column>"),
    ("<mj-column></mj-column>", 5, 1, "cannot stand in <mj-column>"),
    ("<mj-navbar-link>a</mj-navbar-link>", 5, 1, "cannot stand in <mj-column>"),
    ("<mj-style>a{}</mj-style>", 5, 1, "cannot stand in <mj-column>"),
    ('<mj-include path="/etc/passwd" />', 5, 1, "mj-include is not followed"),
    ("<mj-text>a</mj-text>\n<!-- open", 6, 1, "comment is never closed"),
    ("<?xml version='1.0'?>", 5, 1, "declaration"),
    ("<![CDATA[ a ]]>", 5, 1, "declaration"),
    ("<mj-text>a</mj-text></mj-section>", 4, 7, "not closed before"),
    ("<mj-divider border-width='1' />", 5, 13, "a size in px"),
    ("<mj-spacer height='tall' />", 5, 12, "height"),
    ("<mj-table cellpadding='1px'><tr><td>a</td></tr></mj-table>", 5, 11, "whole number"),
    ("<mj-social><mj-text>a</mj-text></mj-social>", 5, 12, "cannot stand in <mj-social>"),
    ("<mj-social mode='sideways'></mj-social>", 5, 12, "horizontal or vertical"),
    ("<mj-accordion><mj-accordion-title>a</mj-accordion-title></mj-accordion>", 5, 15, "cannot stand"),
    ("<mj-carousel><mj-image src='a' alt=''/></mj-carousel>", 5, 14, "cannot stand in <mj-carousel>"),
    ("<mj-carousel><mj-carousel-image src='a' /></mj-carousel>", 5, 14, "has no alt"),
    ("<mj-hero></mj-hero>", 5, 1, "cannot stand in <mj-column>"),
    ("<mj-text>a</mj-text", 5, 1, "never closed"),
    ("<mj-text", 5, 1, "never closed with >"),
    ("< mj-text>a</mj-text>", 5, 1, "stray <"),
    ("{% if show %}<mj-txt>{{ word }}</mj-txt>{% endif %}", 5, 14, "unknown component <mj-txt>"),
    (
        "{% for n in numbers %}\n<mj-text>{{ n }}</mj-text>\n{% endfor %}\n<mj-txt />",
        8,
        1,
        "unknown component <mj-txt>",
    ),
    (
        "{% for n in numbers %}\n<mj-text>{{ n }}</mj-text>\n<mj-text width='{{ n }}px'>x</mj-text>\n{% endfor %}",
        7,
        10,
        "no attribute width",
    ),
    ('{# a note #}\n<mj-text color="{{ word }}">a</mj-text>', 6, 10, 'color="灯"'),
    ("<mj-text>a <b>bold word</mj-text>", 5, 12, "<b> is not closed in <mj-text>"),
    ("<mj-text>a <b>bold <i>word</b></i></mj-text>", 5, 20, "<i> is not closed before </b>"),
    ("<mj-text>\n<p>{{ word }}</b></p></mj-text>", 6, 14, "</b> closes nothing"),
    ("<mj-table><tr><td><a href='x'>a</td></tr></mj-table>", 5, 19, "<a> is not closed in <mj-table>"),
    ("<mj-text><p>灯塔</p></mj-text>\n<mj-text>灯</mj-text>  <mj-nope />", 6, 23, "unknown component <mj-nope>"),
]


@pytest.mark.parametrize(("inside", "line", "column", "cause"), IN_COLUMN)
def test_a_fault_in_a_column_is_named(tmp_path: Path, inside: str, line: int, column: int, cause: str) -> None:
    with pytest.raises(TemplateError) as caught:
        body(tmp_path, inside, show=True, word="灯", numbers=[1, 2, 3])
    error = caught.value
    assert cause in f"{error.cause} {error.hint}"
    assert (error.line, error.column) == (line, column)
    assert str(error.path).endswith("own.mjml")
    assert error.hint


WHOLE = [
    ("", 1, 1, "no <mjml>"),
    ("<html></html>", 1, 1, "outside <mjml>"),
    ("<mjml></mjml>", 1, 1, "no <mj-body>"),
    ("<mjml>\n<mj-body></mj-body>\n", 1, 1, "<mjml> is never closed"),
    ("<mjml><mj-body></mj-body></mjml>\n<mjml></mjml>", 2, 1, "after </mjml>"),
    ("<mjml><mj-body></mj-body></mjml>\nmore", 2, 1, "no component"),
    ("<mjml><mj-body>\n<mj-text>a</mj-text></mj-body></mjml>", 2, 1, "cannot stand in <mj-body>"),
    ("<mjml><mj-body>\n<mj-column></mj-column></mj-body></mjml>", 2, 1, "put it into <mj-section>"),
    ("<mjml>\n<mj-text>a</mj-text><mj-body></mj-body></mjml>", 2, 1, "cannot stand in <mjml>"),
    (
        "<mjml><mj-head>\n<mj-section></mj-section></mj-head><mj-body></mj-body></mjml>",
        2,
        1,
        "cannot stand in <mj-head>",
    ),
    (
        "<mjml><mj-head><mj-attributes>\n<mj-all colour='red' /></mj-attributes></mj-head><mj-body></mj-body></mjml>",
        2,
        9,
        "no component has",
    ),
    (
        "<mjml><mj-head><mj-attributes>\n<mj-class color='red' /></mj-attributes></mj-head><mj-body></mj-body></mjml>",
        2,
        1,
        "no name",
    ),
    (
        "<mjml><mj-head><mj-attributes>\n<mj-text size='1px' /></mj-attributes></mj-head><mj-body></mj-body></mjml>",
        2,
        10,
        "no attribute size",
    ),
    (
        "<mjml><mj-head>\n<mj-html-attributes></mj-html-attributes></mj-head><mj-body></mj-body></mjml>",
        2,
        1,
        "not supported",
    ),
    (
        "<mjml><mj-head>\n<mj-style inline='inline'>a{}</mj-style></mj-head><mj-body></mj-body></mjml>",
        2,
        11,
        "no effect",
    ),
    ("<mjml><mj-head>\n<mj-font name='x' /></mj-head><mj-body></mj-body></mjml>", 2, 1, "has no href"),
    ("<mjml><mj-body width='600'>\n</mj-body></mjml>", 1, 16, "a size in px"),
    ("<mjml dir='up'><mj-body></mj-body></mjml>", 1, 7, "ltr or rtl"),
    ("<mjml><mj-body>" + "<mj-wrapper>" * 10_000, 1, 1192, "nested deeper"),
]


@pytest.mark.parametrize(("template", "line", "column", "cause"), WHOLE)
def test_a_fault_in_the_frame_is_named(tmp_path: Path, template: str, line: int, column: int, cause: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(tmp_path, template)
    error = caught.value
    assert cause in f"{error.cause} {error.hint}"
    assert (error.line, error.column) == (line, column)


def test_a_fault_in_an_included_file_is_named_there(tmp_path: Path) -> None:
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "foot.mjml").write_text("{# the foot #}\n<mj-text>a</mj-text>\n<mj-txt />\n")
    with pytest.raises(TemplateError) as caught:
        body(tmp_path, '{% include "email/foot.mjml" %}')
    assert (caught.value.line, caught.value.column) == (3, 1)
    assert str(caught.value.path).endswith("foot.mjml")


KEPT = [
    ("<b>one</b>\n<i>two</i>", "<b>one</b>\n<i>two</i>"),
    ("3 < 4 & 5 > 2", "3 < 4 & 5 > 2"),
    ("<p>one<p>two", "<p>one<p>two"),
    ("<pre>a\n    b</pre>", "<pre>a\n    b</pre>"),
    ("a<br>b<img src='x' alt=''>", "a<br>b<img src='x' alt=''>"),
    ("<![if !mso]>x<![endif]>", "<![if !mso]>x<![endif]>"),
    ("\ufeff灯塔&nbsp;&bogus; 😀", "灯塔&nbsp;&bogus; 😀"),
    ("one\r\ntwo", "one\ntwo"),
    ("<span>" * 12_000 + "</span>" * 12_000, "<span>" * 12_000),
]


@pytest.mark.parametrize(("inside", "kept"), KEPT)
def test_what_mjml_python_would_lose_or_refuse_comes_through(tmp_path: Path, inside: str, kept: str) -> None:
    assert kept in body(tmp_path, f"<mj-text>{inside}</mj-text>")


def test_a_preheader_is_hidden_without_white_on_white(tmp_path: Path) -> None:
    html = compile_template(
        tmp_path, "<mjml><mj-head><mj-preview>First words</mj-preview></mj-head><mj-body></mj-body></mjml>"
    )
    assert "First words" in html
    assert "#ffffff" not in html.split("First words")[0].rpartition("<div")[2]


@pytest.mark.parametrize("gap", [" ", "\r\n", "\t\n", "<!-- note -->"])
def test_what_stands_between_components_does_no_harm(tmp_path: Path, gap: str) -> None:
    head = gap.join(["<mj-head>", "<mj-title>Maps</mj-title>", "<mj-style>a{color:red}</mj-style>", "</mj-head>"])
    html = compile_template(tmp_path, f"<mjml>{gap}{head}{gap}<mj-body>{gap}</mj-body>{gap}</mjml>")
    assert "<title>Maps</title>" in html


def test_no_font_is_fetched_from_elsewhere(tmp_path: Path) -> None:
    html = body(tmp_path, '<mj-text font-family="Roboto">a</mj-text>')
    assert "googleapis" not in html


def test_addresses_keep_their_ampersands(tmp_path: Path) -> None:
    html = body(tmp_path, '<mj-button href="{{ url }}">Go</mj-button>', url='https://example.org/?a=1&b="2"')
    assert 'href="https://example.org/?a=1&amp;b=&#34;2&#34;"' in html or "a=1&amp;b=&quot;2&quot;" in html


PIECES = (
    "<",
    ">",
    '"',
    "'",
    "</mj-text>",
    "<mj-text>",
    "{{",
    "}}",
    "{%",
    "&",
    "\0",
    "\r\n",
    "<b>",
    "mj-",
    "<!--",
    "=",
    "灯",
    "</mjml>",
)


def damaged(rng: random.Random, template: str) -> str:
    at = rng.randrange(len(template))
    if rng.random() < 0.5:
        return template[:at] + template[at + rng.randint(1, 12) :]
    return template[:at] + rng.choice(PIECES) + template[at:]


def outcome(request: Request) -> str:
    try:
        return "a mail" if "<html" in EMAIL.render(request).part("email.html").text else "no mail"
    except TemplateError as error:
        return str(error)


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_a_damaged_template_is_named_or_harmless(tmp_path: Path, start: int) -> None:
    bundled = Templates().read("email/column.mjml")
    (tmp_path / "email").mkdir()
    for seed in some(range(start, start + 50), 3):
        (tmp_path / "email" / "column.mjml").write_bytes(damaged(random.Random(seed), bundled).encode())
        said = outcome(Request(factories.single(), factories.project(), Templates([tmp_path])))
        assert said == "a mail" or ("hint: " in said and "cannot be compiled" not in said), seed
