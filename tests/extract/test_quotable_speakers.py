"""Who is a guest: told from roles, from names in the head, and from who opens and asks."""

import pytest

from repurpose.extract.quotable_speakers import guests, is_named
from repurpose.model import Post, Section
from tests import factories
from tests.factories import turn

SAYS, ASKS = "河上那时候还没有桥。", "那后来呢？"


def talk(*turns: tuple[str, str], **changes: object) -> Post:
    said = tuple(turn(text, name, number) for number, (name, text) in enumerate(turns, 5))
    fields = {"title": "渡口", "summary": "", "headlines": (), "guest": "", "people": (), "byline": "渡口电台"}
    return factories.transcript(**(fields | {"sections": (Section("渡口", 3, 3, said),)} | changes))


def speaking(*turns: tuple[str, str], **changes: object) -> set[str]:
    post = talk(*turns, **changes)
    return set(guests(post, post.sections))


def test_who_asks_two_turns_of_three_leads_and_who_asks_fewer_does_not() -> None:
    assert speaking(("Ann", SAYS), ("Bob", ASKS), ("Bob", ASKS), ("Bob", SAYS)) == {"Ann"}
    assert speaking(("Ann", SAYS), ("Bob", ASKS), ("Bob", SAYS)) == {"Ann", "Bob"}


def test_opening_the_talk_adds_to_asking() -> None:
    assert speaking(("Bob", ASKS), ("Ann", SAYS), ("Bob", SAYS)) == {"Ann"}
    assert speaking(("Bob", SAYS), ("Ann", SAYS)) == {"Ann", "Bob"}


def test_a_question_inside_a_turn_is_no_asking() -> None:
    assert speaking(("Ann", SAYS), ("Bob", f"{ASKS}{SAYS}")) == {"Ann", "Bob"}


def test_beside_a_named_guest_only_who_opens_is_taken_to_lead() -> None:
    turns = (("Claire", SAYS), ("Wade Foster", SAYS), ("Zoe", SAYS))
    assert speaking(*turns, guest="Wade Foster") == {"Wade Foster", "Zoe"}
    assert speaking(*turns) == {"Claire", "Wade Foster", "Zoe"}


def test_a_lone_named_guest_may_ask_and_of_two_named_the_asking_one_leads() -> None:
    turns = (("Ann", SAYS), ("Wade", ASKS), ("Wade", ASKS))
    assert "Wade" in speaking(*turns, people=("Wade",))
    assert speaking(*turns, people=("Wade", "Ann")) == {"Ann"}


def test_where_a_host_has_the_role_everybody_else_is_a_guest() -> None:
    assert speaking(("主持人", SAYS), ("Ann", ASKS), ("Bob", SAYS)) == {"Ann", "Bob"}
    assert speaking(("电台", SAYS), ("Ann", ASKS), ("Bob", SAYS)) == {"Ann", "Bob"}, "the channel, abbreviated"
    assert speaking(("观众 2", ASKS), ("Ann", SAYS), ("Bob", SAYS)) == {"Ann", "Bob"}


def test_a_channel_that_bears_its_guests_name_is_a_guest() -> None:
    assert speaking(("陆桨", SAYS), ("记者", ASKS), byline="陆桨", guest="陆桨") == {"陆桨"}
    assert speaking(("陆桨", SAYS), ("Ann", SAYS), byline="陆桨") == {"Ann"}


@pytest.mark.parametrize(
    ("speaker", "named"),
    [
        ("Marc Andreessen", True),
        ("marc andreessen", True),
        ("Mark Andreessen", True),
        ("Andreessen", True),
        ("Marc", True),
        ("Mar", False),
        ("Ann Lund", False),
        ("陆桨", True),
        ("渡", False),
    ],
)
def test_a_name_is_known_in_any_near_spelling_and_from_the_title(speaker: str, named: bool) -> None:
    assert is_named(speaker, talk(guest="Marc Andreessen", title="陆桨谈渡口")) is named


def test_the_audience_is_no_guest_whatever_it_says() -> None:
    assert speaking(("Ann", SAYS), ("观众 2", SAYS), ("Bob", SAYS)) == {"Ann", "Bob"}


def test_where_all_lead_all_are_guests() -> None:
    assert speaking(("Ann", ASKS), ("Bob", ASKS)) == {"Ann", "Bob"}
