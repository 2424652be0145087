"""Colours and style sheets as rules read them."""

import pytest

from repurpose.channels.email.html.caniemail import used
from repurpose.channels.email.html.cascade import shown
from repurpose.channels.email.html.colour import first_colour, hex_colour
from repurpose.channels.email.html.css import StyleRule, blocks, declarations, nested_at_rules, style_rules
from tests.shared import fewer

COLOURS = [
    ("#1a5f7a", "#1a5f7a"),
    ("#ABC", "#aabbcc"),
    ("#abc8", "#aabbcc"),
    ("#11223380", "#112233"),
    (" RebeccaPurple ", "#663399"),
    ("rgb(1,2,3)", "#010203"),
    ("rgba(1, 2, 3, .5)", "#010203"),
    ("rgb(1 2 3 / 50%)", "#010203"),
    ("rgb(10%, 20%, 30%)", "#1a334c"),
    ("rgb(300, -5, 0)", "#ff0000"),
    ("hsl(120, 50%, 50%)", "#40bf40"),
    ("hsl(120deg 50% 50% / .3)", "#40bf40"),
    *((nothing, "") for nothing in ("", "none", "transparent", "currentcolor", "#abc0", "#11223300", "rgba(1,2,3,0)")),
    *(
        (broken, "")
        for broken in ("#12", "#ggg", "rgb(1,2)", "rgb(1,2,3,4,5)", "rgb(a,b,c)", "url(x)", "rgb(", "#" * 99)
    ),
]


@pytest.mark.parametrize(("written", "expected"), COLOURS)
def test_a_colour_is_read_however_it_is_written(written: str, expected: str) -> None:
    assert hex_colour(written) == expected


def test_a_shorthand_gives_the_colour_in_it() -> None:
    assert first_colour("url(red.png) no-repeat rgb(1, 2, 3) top") == "#010203"
    assert first_colour("url(red.png) no-repeat") == ""


BLOCKS: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("a{color:red} b{}", [("a", "color:red"), ("b", "")]),
    ("@import url(a;b.css);a{b:c}", [("@import url(a;b.css)", None), ("a", "b:c")]),
    ("@media x{a{b:c}d{e:f}}g{}", [("@media x", "a{b:c}d{e:f}"), ("g", "")]),
    ('a{content:"}"}b{c:"\\"}"}', [("a", 'content:"}"'), ("b", 'c:"\\"}"')]),
    ("a/* { */{b:c/* } */}", [("a", "b:c")]),
    ('a{content:"/*"}b{c:"*/"}', [("a", 'content:"/*"'), ("b", 'c:"*/"')]),
    ("a{b:c", [("a", "b:c")]),
    ("}a{b:c}", [("}a", "b:c")]),
]


@pytest.mark.parametrize(("css", "expected"), BLOCKS)
def test_braces_pair_up_outside_of_strings_and_comments(css: str, expected: list[tuple[str, str | None]]) -> None:
    assert list(blocks(css)) == expected


def test_a_semicolon_in_a_string_or_an_address_ends_no_declaration() -> None:
    style = "Background:url(data:image/png;base64,AA==);font-family:'A;B',serif;color:red;;x;y:"
    assert declarations(style) == {
        "background": "url(data:image/png;base64,AA==)",
        "font-family": "'A;B',serif",
        "color": "red",
    }


def test_rules_know_their_media_query_and_what_is_important() -> None:
    css = "h1,h2 > a{color:#222}@media (prefers-color-scheme:dark){h1{color:#eee !important}}@font-face{src:url(x)}"
    assert style_rules(css) == (
        StyleRule(("h1", "h2 > a"), (("color", "#222", False),)),
        StyleRule(("h1",), (("color", "#eee", True),), "(prefers-color-scheme:dark)"),
    )
    assert nested_at_rules("@media screen{@media print{a{b:c}}}@supports(x){a{b:c}}") == ("@media",)


@pytest.mark.parametrize(
    "piece", ["{", "}", ";", "(", '"', "'", "/*", "\\", '"\\', "url(", "@media{", "a{", "a:b(", "\x00"]
)
def test_no_style_sheet_is_too_long_or_too_broken_to_be_read(piece: str) -> None:
    broken = piece * fewer(100_000, 4)
    for source in (f"<style>{broken}</style><p>Words</p>", f"<p style='{broken}'>Words</p>"):
        used(source)
        shown(source, dark=True)
    assert isinstance(style_rules(broken), tuple)
    assert isinstance(nested_at_rules(broken), tuple)
    assert isinstance(declarations(broken), dict)
    assert hex_colour(broken) == ""
