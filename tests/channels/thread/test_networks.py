"""Each network's own measure at its edge, and facets that point at exactly their link."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator

import pytest

from repurpose.channels.base import Request
from repurpose.channels.thread import THREAD
from repurpose.channels.thread.networks import NETWORKS, by_name
from repurpose.channels.thread.networks.bluesky import LINK, TAG, facets
from repurpose.channels.thread.networks.linkedin import all_in_one
from repurpose.channels.thread.networks.mastodon import MastodonOptions, several_each
from repurpose.channels.thread.planning.segment import Segment
from repurpose.channels.thread.rules.form import post_over_limit
from repurpose.channels.thread.rules.thread_parts import thread_of
from repurpose.checks import engine
from repurpose.errors import SettingsError
from repurpose.templating import Templates
from tests import factories
from tests.factories import channels
from tests.shared import some

HAN, ASCII, FAMILY, FLAG, LINK_TEXT, RESERVED = "船", "a", "👨‍👩‍👧‍👦", "🇮🇸", "https://example.org/posts/lighthouse", "*"
LINK_LENGTH = len(LINK_TEXT)

SIZES: dict[str, Callable[[str], int]] = {
    "x": lambda piece: {HAN: 2, FAMILY: 2, FLAG: 2, LINK_TEXT: 23}.get(piece, 1),
    "bluesky": lambda piece: {LINK_TEXT: LINK_LENGTH}.get(piece, 1),
    "mastodon": lambda piece: {LINK_TEXT: 23}.get(piece, 1),
    "threads": lambda piece: {LINK_TEXT: LINK_LENGTH, FAMILY: 25, FLAG: 8}.get(piece, 1),
    "linkedin": lambda piece: {LINK_TEXT: LINK_LENGTH, RESERVED: 2, FAMILY: len(FAMILY), FLAG: len(FLAG)}.get(piece, 1),
}
"""What each piece counts on each network, written down by hand from the networks' own descriptions."""


def full_posts(network: str, seed: int, count: int) -> Iterator[str]:
    """Texts that fill a network's limit to the last unit, of pieces whose sizes are known."""
    chance, size, limit = random.Random(seed), SIZES[network], by_name(network).limits.length.value
    for _ in range(count):
        pieces, left, links = [], limit, 0
        while left:
            piece = chance.choice((HAN, HAN, HAN, ASCII, FAMILY, FLAG, RESERVED, LINK_TEXT))
            cost = size(piece) + (2 if piece == LINK_TEXT else 0)
            if piece == LINK_TEXT and (links == 3 or cost > left):
                continue
            if cost > left:
                piece, cost = ASCII, 1
            pieces.append(f" {piece} " if piece == LINK_TEXT else piece)
            links += piece == LINK_TEXT
            left -= cost
        text = "".join(pieces)
        if network == "linkedin" or (text == text.strip() and len(text.encode()) < 2_900):
            yield text


@pytest.mark.parametrize("network", list(SIZES))
def test_a_hundred_posts_at_the_limit_pass_and_one_more_unit_does_not(network: str):
    texts = list(full_posts(network, 7, 400))[:100]
    assert len(texts) == 100
    for text in texts:
        assert not list(post_over_limit.check(thread_of(text, network=network))), text
        assert list(post_over_limit.check(thread_of(ASCII + text, network=network))), text


def test_bluesky_has_a_second_limit_in_bytes():
    assert not list(post_over_limit.check(thread_of(FAMILY * 120, network="bluesky")))
    assert list(post_over_limit.check(thread_of(FAMILY * 121, network="bluesky")))


ALPHABET = "灯塔不追船，它站在礁石上。“”（）：；！？、—… abcXYZ019#@/.-_é👨‍👩‍👧‍👦🇮🇸🌊𠮷e\u0301"


def test_ten_thousand_facets_point_at_exactly_their_link():
    chance = random.Random(11)
    for number in some(range(10_000), 5):
        link = f"https://example.org/{number}/" + "".join(chance.choices("abc-%E7?=&", k=chance.randint(0, 12)))
        before, after = ("".join(chance.choices(ALPHABET, k=chance.randint(0, 30))) for _ in range(2))
        text = before + link + after
        (facet,) = facets(text, [link])
        index = facet["index"]
        assert text.encode()[index["byteStart"] : index["byteEnd"]].decode() == link
        assert facet["features"] == [{"$type": LINK, "uri": link}]


def test_facets_are_in_order_and_none_lies_inside_another():
    links = ["https://example.org/", "https://example.org/a"]
    text = "看 https://example.org/a，再看https://example.org/。#灯塔 #灯塔守望"
    found = facets(text, links, ["灯塔", "灯塔守望"])
    words = [text.encode()[one["index"]["byteStart"] : one["index"]["byteEnd"]].decode() for one in found]
    assert words == ["https://example.org/a", "https://example.org/", "#灯塔", "#灯塔守望"]
    assert [one["features"][0]["$type"] for one in found] == [LINK, LINK, TAG, TAG]


def test_a_text_without_known_links_has_no_facets():
    assert facets("看 README.md 和 https://elsewhere.example/", []) == []


def blocks(*kinds: str) -> list[tuple[Segment, str]]:
    return [(Segment(kind), f"{kind} {number}") for number, kind in enumerate(kinds)]  # type: ignore[arg-type]


def test_mastodon_keeps_the_hook_alone_and_fills_the_rest():
    def fits(texts):
        return len(texts) <= 2

    packed = list(several_each(blocks("hook", "point", "quote", "point", "closing"), fits))
    assert [[text for _, text in group] for group in packed] == [
        ["hook 0"],
        ["point 1", "quote 2"],
        ["point 3", "closing 4"],
    ]


def test_linkedin_gives_up_points_before_hook_and_link():
    def fits(texts):
        return len(texts) <= 3

    (packed,) = all_in_one(blocks("hook", "point", "point", "point", "closing"), fits)
    assert [text for _, text in packed] == ["hook 0", "point 1", "closing 4"]


def test_every_network_is_found_by_its_name():
    assert [by_name(network.name) for network in NETWORKS] == list(NETWORKS)
    with pytest.raises(SettingsError, match="did you mean bluesky"):
        by_name("Bluesky ")


def test_a_mastodon_instance_may_take_more() -> None:

    def render(characters: int):
        thread = {"networks": ["mastodon"], "mastodon": MastodonOptions(max_characters=characters)}
        project = factories.project(channels=channels(thread=thread))
        return THREAD.render(Request(factories.single(), project, Templates()))

    tight, roomy = render(120), render(5_000)
    assert json.loads(roomy.part("mastodon.json").text)["limit"] == 5_000
    assert len(json.loads(roomy.part("mastodon.json").text)["posts"]) < len(
        json.loads(tight.part("mastodon.json").text)["posts"]
    )
    assert [one for one in engine.run(THREAD.rules, [], [roomy]) if one.code == "TH01"] == []
