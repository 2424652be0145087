"""Which headline is taken: the author's that fits, and what is drawn from the text is only offered."""

import pytest

from repurpose.extract.headline_choice import MOST, candidates, choose
from repurpose.model import Headline, Quote
from tests import factories


def by_length(text: str) -> tuple[float, str]:
    return max(0, len(text) - 6), f"{len(text)} characters"


def test_a_drawn_headline_is_offered_and_never_chosen_before_the_authors() -> None:
    own, drawn = Headline("桨比船老得多了呢", 1), Headline("船会来", 2, generated=True)
    choice = choose((own, drawn), by_length)
    assert (choice.text, choice.rank) == (own.text, 1)
    assert choice.rejected == (("船会来", "drawn from the text: offered, not chosen"),)


def test_where_all_are_drawn_the_best_of_them_is_taken() -> None:
    row = (Headline("桨比船老得多了呢", 1, generated=True), Headline("船会来", 2, generated=True))
    assert choose(row, by_length).text == "船会来"


def test_among_equals_the_earlier_one_and_every_other_has_its_reason() -> None:
    choice = choose((Headline("桨老", 2), Headline("船老", 1), Headline("渡口的钟慢了半个小时", 3)), by_length)
    assert (choice.text, choice.why) == ("船老", "2 characters")
    assert choice.rejected == (
        ("桨老", "fits as well, but stands lower in the author's list"),
        ("渡口的钟慢了半个小时", "10 characters"),
    )


CLAIMS = (
    "真正的问题从来不是船，而是人。",
    "你必须先学会修船，而不是先学会开船。",
    "你永远不能催一条河，你只能等它让路。",
    "最好的桨不是最轻的，而是最诚实的。",
    "真正的乘客不是赶时间的人，而是肯等的人。",
    "最难的不是过河，而是空着船回来。",
)


def test_drawn_headlines_follow_the_title_numbered_and_marked_and_no_more_than_offered() -> None:
    quotes = tuple(Quote(text, "陆桨", 9) for text in CLAIMS)
    found = candidates(factories.transcript(headlines=(Headline("渡口", 1),), quotes=quotes, byline="渡口来信"))
    assert [(one.rank, one.generated) for one in found] == [(rank, rank > 1) for rank in range(1, MOST + 1)]
    assert found[1].text == f"陆桨：{CLAIMS[0].rstrip('。')}" and MOST == 5


def test_the_authors_own_claims_carry_no_name() -> None:
    quotes = (Quote(CLAIMS[0], "渡口来信", 9), Quote(CLAIMS[1], "", 9))
    found = candidates(factories.transcript(headlines=(Headline("渡口", 1),), quotes=quotes, byline="渡口来信"))
    assert [one.text for one in found[1:]] == [CLAIMS[0].rstrip("。"), CLAIMS[1].rstrip("。")]


@pytest.mark.parametrize(
    ("lang", "speaker", "text"),
    [("zh", "Ada", "Ada：{}"), ("en", "Ada", "Ada: {}"), ("en", "", "{}"), ("en", "Tides", "{}")],
)
def test_a_claim_is_signed_in_the_posts_own_way(lang: str, speaker: str, text: str) -> None:
    quotes = (Quote("You must wait, not because you can but because it is late.", speaker, 9),)
    post = factories.plain(lang=lang, byline="Tides", headlines=(), title="Ferries", quotes=quotes)
    found = candidates(post)
    assert [one.text for one in found] == ["Ferries", text.format(quotes[0].text.rstrip("."))]
    assert [(one.rank, one.generated) for one in found] == [(1, False), (2, True)]


def test_the_authors_list_is_left_alone_and_a_headline_is_never_offered_twice() -> None:
    quotes = (Quote(CLAIMS[0], "", 9), Quote(CLAIMS[0], "", 12), Quote("船会来。", "", 13), Quote("真" * 40, "", 14))
    own = (Headline("一", 1), Headline("二", 2))
    assert candidates(factories.plain(headlines=own, quotes=quotes)) == own
    assert len(candidates(factories.plain(headlines=own[:1], quotes=quotes))) == 2


def test_a_claim_is_a_headline_up_to_the_tightest_channels_limit() -> None:
    def made(units: int) -> int:
        text = "你必须等，不是催，而是等" + "潮" * (units - 12) + "。"
        return len(candidates(factories.plain(headlines=(Headline("一", 1),), quotes=(Quote(text, "", 9),))))

    assert (made(32), made(33)) == (2, 1)
