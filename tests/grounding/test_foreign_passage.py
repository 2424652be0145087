"""Quotations that stand in English alone: placed, called doubtful, or not found; and what was altered in them."""

import pytest

from repurpose.grounding.dictionary import dictionary
from repurpose.grounding.find_quotations import Quotation
from repurpose.grounding.quote_trace import trace
from repurpose.grounding.source_index import Source, sides
from repurpose.model import Location, QuoteTrace, Section
from tests.factories import turn

pytestmark = pytest.mark.skipif(
    dictionary() is None, reason='pip install "repurpose[bilingual]" to test the dictionary'
)
TALK = (
    "My brother mended the net first and painted the boat afterwards. Nobody paid him for either.",
    "The harbour master trusts the tide, he doesn't trust the weather report.",
    "I sometimes think I would have preferred to be a baker. Most of the children left the island in winter.",
    "The widow sold us the lighthouse and we gave her a kitchen. She wept more than we expected.",
)
SOURCE = Source(
    sides([Section("", 3, 1, tuple(turn(text, "Ada", 10 * n) for n, text in enumerate(TALK, 1)))], "talk.md")
)


def traced(text: str) -> QuoteTrace:
    return trace(Quotation(text, Location("a.md", 1), 0, "speech"), SOURCE, {}, frozenset())


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("我哥哥先补网，后给船上漆。", 10),
        ("港务长信任潮水，不信任天气预报。", 20),
        ("大多数孩子冬天离开了海岛。", 30),
        ("寡妇把灯塔卖给了我们，我们给了她一间厨房。", 40),
    ],
)
def test_a_translation_is_placed(text: str, line: int) -> None:
    found = traced(text)
    assert (found.verdict, found.evidence[0].line, found.objections) == ("other-language", line, ())


@pytest.mark.parametrize(
    "text", ["火车站的钟走得比月亮还慢，乘客却从来不抱怨。", "我父亲在银行里养了三只会说法语的鹦鹉。"]
)
def test_what_nobody_said_is_not_found(text: str) -> None:
    assert traced(text).verdict == "not-found"


@pytest.mark.parametrize(
    "text", ["灯塔让寡妇哭得很厉害。", "孩子们冬天去岛上补网。", "面包师付钱给我哥哥。", "天气预报员卖掉了厨房。"]
)
def test_words_of_the_talk_put_together_anew_are_not_accepted(text: str) -> None:
    assert traced(text).verdict in ("not-found", "cannot-judge")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("我哥哥先给船上漆，后补网。", "order"),
        ("我们把灯塔卖给了寡妇，她给了我们一间厨房。", "order"),
        ("港务长信任天气预报，不信任潮水。", ""),
        ("所有孩子冬天都离开了海岛。", "quantity"),
    ],
)
def test_what_was_altered_is_objected_to(text: str, kind: str) -> None:
    found = traced(text)
    assert found.objections or found.verdict in ("cannot-judge", "not-found")
    assert not kind or found.verdict != "other-language" or kind in [one.kind for one in found.objections]
