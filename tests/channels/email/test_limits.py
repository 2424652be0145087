"""No mail reaches Gmail's clip, whatever its length; what nears or passes it is found."""

import pytest

from repurpose.channels.email import EMAIL, limits
from repurpose.checks.base import Rule
from repurpose.model import Issue, Rendered
from repurpose.text import wcag
from tests import factories
from tests.channels.email.test_formatter import render

CLIP = 102_000
"""Bytes at which senders saw Gmail clip, by their own measurements; a number of the world's, so it is written again."""
OWN_LINKS = 1_500
"""Bytes that a reader's own links add to what is built."""


def size(rendered: Rendered) -> int:
    return len(rendered.part("email.html").text.encode())


def long(sentences: int) -> Issue:
    body = "\n\n".join(
        f"Every ferry of line {number} leaves with its lamp lit, and comes back." for number in range(sentences)
    )
    return factories.single(factories.plain(body=body))


@pytest.mark.parametrize("sentences", [100, 920, 950, 1000, 1100, 1500])
def test_no_length_of_post_makes_a_mail_that_is_clipped(sentences: int) -> None:
    made = render(long(sentences))
    assert size(made) <= CLIP - OWN_LINKS
    assert bool(made.cut) == (f"line {sentences - 1} " not in made.part("email.html").text)


@pytest.mark.parametrize("posts", [30, 38, 42, 44, 47])
def test_no_number_of_posts_makes_a_mail_that_is_clipped(posts: int) -> None:
    week = tuple(factories.article(slug=f"p{number}", summary="桨比船老，船比桨贵。" * 30) for number in range(posts))
    assert size(render(factories.digest(week))) <= CLIP - OWN_LINKS


def test_what_is_cut_says_how_much_a_mail_holds() -> None:
    assert any(f"{CLIP:,} bytes" in words for words in render(long(1500)).cut)


def rule(code: str) -> Rule:
    return next(one for one in EMAIL.rules if one.code == code)


@pytest.mark.parametrize(
    ("octets", "codes"), [(90_000, []), (90_001, ["EM06"]), (CLIP, ["EM06"]), (CLIP + 1, ["EM07"]), (200_000, ["EM07"])]
)
def test_a_mail_near_the_clip_is_warned_of_and_one_beyond_is_an_error(octets: int, codes: list[str]) -> None:
    text = "灯" * (octets // 3) + "x" * (octets % 3)
    assert [code for code in ("EM06", "EM07") if list(rule(code).check(text))] == codes


def test_numbers_of_standards_are_those_of_the_standards() -> None:
    assert (limits.HEADER_LINE_OCTETS, limits.LINE_OCTETS, limits.ENCODED_WORD_CHARACTERS) == (78, 998, 75)
    assert (limits.LOCAL_PART_OCTETS, limits.ADDRESS_OCTETS) == (64, 254)
    assert (wcag.CONTRAST_MIN, wcag.CONTRAST_LARGE_MIN) == (4.5, 3.0)


def test_numbers_of_clients_are_those_that_were_measured() -> None:
    assert limits.STYLE_MAX_CHARACTERS == 16_384 and limits.SUBJECT_MAX_CHARACTERS == 255
    assert 60 <= limits.SUBJECT_MAX_COLUMNS <= 70, "what desktop inboxes show"
    assert limits.PREHEADER_MIN_COLUMNS == 40 and 90 <= limits.PREHEADER_MAX_COLUMNS <= 140
    assert limits.TEXT_COLUMNS == 72 and limits.TEXT_WIDTH_PX == 600 - 2 * 24
