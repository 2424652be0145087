"""What holds for every text, hostile ones included."""

import unicodedata

import pytest
import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from repurpose.channels.thread import measure, networks
from repurpose.text.counting import (
    extract_cashtags,
    extract_hashtags,
    extract_mentions_or_lists,
    extract_reply,
    extract_urls,
    grapheme_length,
    has_url,
    parse_post,
    strict_length,
)
from repurpose.text.counting.entities import extract_mastodon_mentions
from repurpose.text.counting.graphemes import _ONE_EACH
from repurpose.text.counting.weighted import normalize

NETWORKS = tuple(network.name for network in networks.NETWORKS)
PIECES = (
    *"abcXYZ019 .-_/:@#$%&?=+,;!'\"()[]~\n\r\t\0\x7f汉字，。“”—…·のé😀👩👨🇨🇳🇺🏽🏿©®1☝",
    *(
        "http://",
        "https://",
        ".com",
        ".co.uk",
        ".中国",
        "t.co/",
        "xn--",
        "RT@",
        "@user/list",
        "#标签",
        "$NVDA",
        "e\u0301",
    ),
    *(
        "\u200d",
        "\ufe0f",
        "\ufe0e",
        "\u20e3",
        "\u0316",
        "\u202e",
        "\ufeff",
        "\ud800",
        "\udc00",
        "\U000e0067",
        "\U000e007f",
    ),
)
texts = st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(max_size=60)

HOSTILE = {
    "labels": "a." * 12_500,
    "at signs": "@" * 25_000,
    "hash signs": "#" * 25_000,
    "schemes": "http://" * 3_571,
    "top-level domains": ".com" * 6_250,
    "joiners": "\u200d" * 25_000,
    "marks in order": "e" + "\u0301" * 25_000,
    "marks out of order": "e" + "\u0301\u0316" * 12_500,
    "flags": "🇨🇳" * 12_500,
    "one emoji without end": "👨\u200d" * 12_500,
    "tags without end": "🏴" + "\U000e0067" * 25_000,
    "Han with dots": "汉字." * 8_333,
    "bare Han hosts": "汉.com" * 5_000,
    "a Han host that fails at its end": "汉" * 24_995 + "_.com",
    "hosts that cannot join": "a.com_b" * 3_571,
    "brackets": "http://a.com/" + "(" * 24_000,
    "closed brackets": "http://a.com/" + "(a)" * 8_000,
    "marks a path may not end on": "http://a.com/" + "," * 24_000,
    "marks a query may not end on": "http://a.com/?" + "!" * 24_000,
    "digits after a hash sign": "#" + "1" * 25_000,
    "half pairs": "\ud800" * 25_000,
    "half pairs before hosts": "\udc00a.com " * 4_166,
    "NUL": "\0" * 25_000,
    "bidirectional controls": "\u202e" * 25_000,
    "Hangul letters": "\u1100\u1161\u11a8" * 8_333,
    "one character a million times": "汉" * 1_000_000,
}


@settings(deadline=None)
@given(texts, st.sampled_from(NETWORKS))
def test_measuring_never_fails_and_validity_follows_from_the_numbers(text: str, network: str) -> None:
    length = measure(text, network)
    assert length.length >= 0
    assert length.bytes == len(text.encode("utf-8", "surrogatepass"))
    if length.valid:
        assert 0 < length.length <= length.limit
    assert measure(text, network, limit=length.length - 1).valid is False


@settings(deadline=None)
@given(texts)
def test_the_strict_count_is_never_below_the_plain_one(text: str) -> None:
    assert strict_length(text) >= measure(text, "x").length


@settings(deadline=None)
@given(texts)
def test_the_quick_count_is_the_full_one(text: str) -> None:
    post = parse_post(text)
    assert post.weighted_length == measure(text, "x").length
    assert post.valid is measure(text, "x").valid


@settings(deadline=None)
@given(texts)
def test_x_counts_every_spelling_of_a_text_alike(text: str) -> None:
    assert measure(unicodedata.normalize("NFD", text), "x").length == measure(text, "x").length


@settings(deadline=None)
@given(texts)
def test_a_line_break_parts_what_it_stands_between(text: str) -> None:
    doubled = measure(f"{text}\n{text}", "x").length
    assert doubled == 2 * measure(text, "x").length + 1


@settings(deadline=None)
@given(texts)
def test_entities_stand_where_they_say_in_order_and_apart(text: str) -> None:
    for extract, sign in (
        (extract_urls, 0),
        (extract_mentions_or_lists, 1),
        (extract_hashtags, 1),
        (extract_cashtags, 1),
        (extract_mastodon_mentions, 1),
    ):
        end = 0
        for entity in extract(text):
            assert text[entity.start + sign : entity.end] == entity.value
            assert entity.start >= end
            end = entity.end
    assert has_url(text) is bool(extract_urls(text))


def test_characters_taken_for_one_grapheme_each_are_so_beside_any_other_of_them() -> None:
    simple = [character for character in map(chr, range(0x10000)) if _ONE_EACH.fullmatch(character)]
    assert len(simple) > 20_000
    for text in ("".join(simple), "".join(reversed(simple)), "".join(2 * character for character in simple)):
        assert len(regex.findall(r"\X", text)) == len(text) == grapheme_length(text)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_has_a_legal_result(text: str) -> None:
    for network in NETWORKS:
        assert measure(text, network).length > 0
    assert strict_length(text) >= measure(text, "x").length
    for extract in (
        extract_urls,
        extract_mentions_or_lists,
        extract_hashtags,
        extract_cashtags,
        extract_mastodon_mentions,
    ):
        assert isinstance(extract(text), list)
    assert extract_reply(text) is None


def test_marks_out_of_order_are_composed_as_if_in_order() -> None:
    marks = "\u0301\u0316\u0327\u0345\u0302" * 500
    assert normalize("c" + marks) == unicodedata.normalize("NFC", "c" + marks)
