"""Grounding on whole articles with their interviews, marked by hand. `python -m tests.grounding.measure_interviews`
prints every figure; these are the bounds it must not fall below."""

import pytest

from tests.grounding import measure_interviews as measure
from tests.shared import some


@pytest.fixture(scope="module")
def development() -> list[measure.Interview]:
    return some(measure.interviews("development"), 3)


def test_quotations_with_a_place_have_the_right_one(development: list[measure.Interview]) -> None:
    count = measure.placed(development)
    assert count.share("right turn") >= 0.98, count.wrong


def test_no_invented_quotation_is_accepted(development: list[measure.Interview]) -> None:
    count = measure.altered(development, "invented")
    assert count.ways.total() >= 14 and not count.ways["passed"], count.wrong


def test_words_given_to_another_are_objected_to_and_right_ones_are_not(development: list[measure.Interview]) -> None:
    wrong, right = measure.wrong_speakers(development), measure.said_by(development)
    assert wrong.share("objected") >= 0.7, wrong.wrong
    assert right.share("right") >= 0.9 and right.share("objected", "wrong") <= 0.02, right.wrong


def test_quotations_that_were_said_are_not_called_missing(development: list[measure.Interview]) -> None:
    count = measure.real(development)
    assert count.share("accepted") >= 0.79 and count.share("objected") <= 0.02, count.wrong
    assert not count.ways["not-found"] and not count.ways["not seen"], count.wrong


def test_altered_quotations_are_caught_and_faithful_ones_are_not(development: list[measure.Interview]) -> None:
    altered = measure.altered(development, "agents", "order", "comparison", "quantity", "negation", "hedge", "word")
    assert altered.share("caught") >= 0.83, altered.wrong
    assert not measure.faithful(development).ways["objected"]


def test_figures_of_whole_articles(development: list[measure.Interview]) -> None:
    right, wrong = measure.right_figures(development), measure.wrong_figures(development)
    idioms = measure.idioms(development)
    assert right.share("supported") >= 0.98, right.wrong
    assert wrong.share("caught") == 1.0, wrong.wrong
    assert idioms.ways["left alone"] and not idioms.ways["flagged"], idioms.wrong


def test_names_of_whole_articles(development: list[measure.Interview]) -> None:
    """Seen, passed, and worth a minute where an alarm is raised."""
    right, alarms = measure.right_names(development), measure.name_alarms(development)
    assert right.share("exact", "variant", "not-found") >= 0.85, right.wrong
    assert right.share("exact", "variant") >= 0.95 * right.share("exact", "variant", "not-found"), right.wrong
    assert alarms.ways["true alarm"] >= 4 * alarms.ways["false alarm"], alarms.wrong
    assert alarms.share("true alarm") >= 0.8, alarms.wrong
