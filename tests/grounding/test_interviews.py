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
