"""Where a long article is cut."""

import random
from itertools import pairwise

import pytest

from repurpose.channels.wechat.division import BETWEEN_BLOCKS, FORBIDDEN, Weighed, cost_before, divide
from tests.shared import fewer


def test_what_fits_is_one_part() -> None:
    assert divide([], 1) == [0]
    assert divide([Weighed(0.5), Weighed(0.5)], 1) == [0]


def test_parts_are_about_as_long_as_each_other() -> None:
    assert divide([Weighed(0.1)] * 12, 1) == [0, 6]
    assert divide([Weighed(0.1)] * 21, 1) == [0, 7, 14]


def test_a_heading_that_is_near_is_taken_and_one_that_is_far_is_not() -> None:
    def with_heading(at: int) -> list[Weighed]:
        return [Weighed(0.1, 0 if index == at else BETWEEN_BLOCKS) for index in range(16)]

    assert divide(with_heading(7), 1) == [0, 7]
    assert divide(with_heading(10), 1) == [0, 10]
    assert divide(with_heading(2), 1) == [0, 8], "the rest would not fit into one"


def test_nothing_is_cut_behind_a_heading_or_a_colon() -> None:
    stretches = [Weighed(0.1, FORBIDDEN if index in (7, 8, 9) else BETWEEN_BLOCKS) for index in range(16)]
    assert divide(stretches, 1)[1] not in (7, 8, 9)
    assert (
        cost_before(2, True) == FORBIDDEN > cost_before(0, False) > cost_before(4, False) > cost_before(2, False) == 0
    )


def test_a_block_larger_than_the_room_is_a_part_by_itself() -> None:
    assert divide([Weighed(0.5), Weighed(3), Weighed(0.5)], 1) == [0, 1, 2]


@pytest.mark.parametrize("seed", range(fewer(400, 10)))
def test_every_part_fits(seed: int) -> None:
    chance = random.Random(seed)
    stretches = [Weighed(chance.uniform(0.001, 0.5), chance.choice([0, 0.1, 0.25, 1])) for _ in range(seed + 2)]
    begins = divide(stretches, 1)
    assert begins[0] == 0 and begins == sorted(set(begins))
    for begin, end in pairwise([*begins, len(stretches)]):
        assert sum(one.weight for one in stretches[begin:end]) <= 1
    assert len(begins) <= 2 * sum(one.weight for one in stretches) + 2
