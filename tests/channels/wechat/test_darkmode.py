"""Our port of WeChat's dark mode, and every theme in it."""

from pathlib import Path

import pytest

from repurpose.channels.wechat.body.darkmode import contrast, dark_ground, dark_text, darken, hexadecimal, rgb, runs
from repurpose.channels.wechat.themes import names
from repurpose.text.wcag import CONTRAST_MIN
from tests import factories
from tests.channels.wechat.documents import EVERYTHING, TEMPLATES, body

PAIRS = [
    line.split() for line in Path(__file__).with_name("dark_pairs.txt").read_text().splitlines() if line[:2] != "# "
]


def far(one: str, other: str) -> float:
    return max(abs(a - b) for a, b in zip(rgb(one), rgb(other), strict=True))


def test_there_are_five_hundred_pairs() -> None:
    assert len(PAIRS) >= 500


def test_the_port_agrees_with_the_published_conversion() -> None:
    for text, ground, dark, shown in PAIRS:
        assert far(hexadecimal(dark_ground(rgb(ground))), dark) <= 1, (text, ground)
        assert far(hexadecimal(dark_text(rgb(text), rgb(dark))), shown) <= 1, (text, ground)


@pytest.mark.parametrize(
    ("light", "dark"),
    [("#ffffff", "#191919"), ("#f7f7f7", "#212121"), ("#f6f8fa", "#bdbec0"), ("#e8f5e9", "#b8c2b9")],
)
def test_greys_turn_dark_and_tints_are_only_dimmed(light: str, dark: str) -> None:
    assert far(hexadecimal(dark_ground(rgb(light))), dark) <= 1


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(rgb("#000000"), rgb("#ffffff")) == pytest.approx(21)
    assert contrast(rgb("#767676"), rgb("#fff")) == pytest.approx(4.54, abs=0.01)


def test_text_without_a_colour_takes_that_around_it() -> None:
    (run,) = runs('<section style="color:#333333"><p style="margin:0"><b>灯</b></p></section>')
    assert hexadecimal(run.light[0]) == "#333333"
    assert hexadecimal(run.dark[1]) == "#191919"


def test_a_ground_brings_the_colour_of_its_text_along() -> None:
    dark = darken('<section style="color:#333333"><p style="background-color:#f7f7f7">灯</p></section>')
    assert "background-color:#212121" in dark
    assert dark.count("color:#") == 3


def test_borders_are_converted_too() -> None:
    assert "#1a1a1a" not in darken('<p style="border-left:3px solid #1a1a1a">灯</p>')


def test_the_words_stay_as_they_are() -> None:
    light = body(factories.article(body=EVERYTHING))
    assert [run.text for run in runs(light)] == [run.text for run in runs(darken(light))]


@pytest.mark.parametrize("theme", names(TEMPLATES))
def test_every_stretch_of_text_can_be_read_in_light_and_in_dark(theme: str) -> None:
    issues = (
        factories.single(factories.article(body=EVERYTHING)),
        factories.single(factories.transcript()),
        factories.digest(),
    )
    for issue in issues:
        for run in runs(body(issue, theme=theme, originals=True)):
            assert min(run.contrasts) >= CONTRAST_MIN, run
