"""How good grounding is, on pairs it was developed on and on pairs kept aside."""

import pytest

from tests.grounding import measure
from tests.grounding.pairs import DEVELOPMENT, HELD_OUT, Pair

SETS = {"development": DEVELOPMENT, "held out": HELD_OUT}


@pytest.fixture(params=SETS)
def pairs(request: pytest.FixtureRequest) -> tuple[Pair, ...]:
    return SETS[request.param]


def test_quotations_are_placed_on_their_turn(pairs: tuple[Pair, ...]) -> None:
    count = measure.summed([measure.real(pair) for pair in pairs])
    assert count["placed"] >= 0.9 * count["all"], count
    assert count["objected"] <= 0.05 * count["all"], count


def test_no_invented_quotation_is_accepted(pairs: tuple[Pair, ...]) -> None:
    count = measure.summed([measure.inventions(pair) for pair in pairs])
    assert count["all"] >= 100 and count["accepted"] == 0, count


def test_altered_quotations_are_objected_to(pairs: tuple[Pair, ...]) -> None:
    count = measure.summed([measure.alterations(pair) for pair in pairs])
    assert count["objected"] >= 0.8 * count["all"], count


def test_true_figures_stand_and_wrong_ones_do_not(pairs: tuple[Pair, ...]) -> None:
    right = measure.summed([measure.right_figures(pair) for pair in pairs])
    assert right["right"] >= 0.9 * right["all"] and right["false alarms"] == 0, right
    wrong = measure.summed([measure.wrong_figures(pair) for pair in pairs])
    assert wrong["accepted"] <= 0.02 * wrong["all"], wrong
