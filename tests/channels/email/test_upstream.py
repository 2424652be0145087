"""Defects of mjml-python that the guard works round. A failure here is good news: that work can go."""

import re

import pytest
from mjml import mjml2html


def column(inside: str, head: str = "") -> str:
    source = f"<mjml>{head}<mj-body><mj-section><mj-column>{inside}</mj-column></mj-section></mj-body></mjml>"
    return str(mjml2html(source, fonts={}))


def test_a_line_break_between_inline_tags_is_still_lost() -> None:
    assert "<b>a</b><i>b</i>" in column("<mj-text><b>a</b>\n<i>b</i></mj-text>")


@pytest.mark.parametrize("content", ["3 < 4", "<p>one<p>two"])
def test_ordinary_html_is_still_refused(content: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        column(f"<mj-text>{content}</mj-text>")


def test_a_space_in_the_head_is_still_refused() -> None:
    with pytest.raises(ValueError, match="unexpected"):
        column("", "<mj-head><mj-title>x</mj-title> <mj-style>a{color:red}</mj-style></mj-head>")


def test_errors_still_name_bytes_and_no_line() -> None:
    with pytest.raises(ValueError, match="unexpected") as caught:
        mjml2html("<mjml>\n<mj-body>")
    assert "line" not in str(caught.value)


def test_a_wrong_closing_tag_still_passes_in_silence() -> None:
    assert "灯" in column("<mj-text>灯\n</mj-column>")


@pytest.mark.parametrize(
    "inside", ['<mj-text colour="red">a</mj-text>', '<mj-text color="blurple">a</mj-text>', "<mj-txt>a</mj-txt>"]
)
def test_what_does_not_exist_still_passes_in_silence(inside: str) -> None:
    assert "a" in column(inside)


def test_a_picture_without_alt_still_gets_none() -> None:
    assert "alt" not in re.search(r"<img[^>]*>", column('<mj-image src="a.png" />'))[0]  # type: ignore[index]


def test_a_preview_is_still_white_on_white() -> None:
    assert (
        "#ffffff"
        in column("", "<mj-head><mj-preview>First</mj-preview></mj-head>").split("First")[0].rpartition("<div")[2]
    )
