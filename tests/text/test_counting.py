"""How long a text is on each network."""

import pytest

from repurpose.channels.thread import measure, networks
from repurpose.channels.thread.networks.x import LONG_POST
from repurpose.errors import SettingsError
from repurpose.text.counting import Length, escape_linkedin, grapheme_length, parse_post, strict_length

NETWORKS = tuple(network.name for network in networks.NETWORKS)

FAMILY = "👨‍👩‍👧‍👦"
FAMILY_BYTES = 25
LINK = "https://example.com/2026/a-rather-long-address?with=a&query=too"


def test_the_networks() -> None:
    assert NETWORKS == ("x", "bluesky", "mastodon", "threads", "linkedin")


def test_a_premium_account_posts_more_on_x() -> None:
    assert measure("汉" * 12_500, "x", limit=LONG_POST.value).valid
    assert not measure("汉" * 12_501, "x", limit=LONG_POST.value).valid


@pytest.mark.parametrize("network", NETWORKS)
def test_each_limit_names_its_unit_source_and_date(network: str) -> None:
    limits = networks.by_name(network).limits
    for limit in (limits.length, limits.url_length, limits.bytes, limits.links):
        assert limit is None or (limit.value > 0 and limit.unit and limit.source and limit.checked >= "2026-01")


def test_an_unknown_network_is_named_with_those_known() -> None:
    with pytest.raises(SettingsError, match="no network 'twitter'") as caught:
        measure("text", "twitter")
    assert "x, bluesky, mastodon" in caught.value.hint


def test_a_length_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        measure("text", "x").length = 1  # type: ignore[misc]


# (network, what is repeated, how often it fits exactly)
AT_THE_LIMIT = [
    ("x", "a", 280),
    ("x", "汉", 140),
    ("x", "。", 140),
    ("x", "“", 280),
    ("x", "…", 140),
    ("x", "e\u0301", 280),
    ("x", "가", 140),
    ("x", "\u1112\u1161", 140),  # NFC makes one syllable of it
    ("x", "😀", 140),
    ("x", FAMILY, 140),
    ("x", "🇨🇳", 140),
    ("x", "\n", 280),
    ("bluesky", "a", 300),
    ("bluesky", "汉", 300),
    ("bluesky", "e\u0301", 300),
    ("bluesky", "👍🏽", 300),
    ("bluesky", "🇨🇳", 300),
    ("bluesky", "\r\n", 300),
    ("bluesky", "क्षि", 250),  # 12 bytes each
    ("bluesky", FAMILY, 3_000 // FAMILY_BYTES),
    ("mastodon", "a", 500),
    ("mastodon", "汉", 500),
    ("mastodon", FAMILY, 500),
    ("mastodon", "e\u0301", 500),
    ("mastodon", "🇨🇳", 500),
    ("threads", "a", 500),
    ("threads", "汉", 500),
    ("threads", "😀", 125),
    ("threads", FAMILY, 20),
    ("threads", "❤️", 83),
    ("linkedin", "a", 3_000),
    ("linkedin", "汉", 3_000),
    ("linkedin", "(", 1_500),
    ("linkedin", "_", 1_500),
    ("linkedin", "\\", 1_500),
]


@pytest.mark.parametrize(("network", "unit", "count"), AT_THE_LIMIT)
def test_a_text_is_valid_up_to_the_limit_and_no_further(network: str, unit: str, count: int) -> None:
    assert measure(unit * count, network).valid
    assert not measure(unit * (count + 1), network).valid


@pytest.mark.parametrize("network", NETWORKS)
@pytest.mark.parametrize("start", ["a", "汉字。", "a b\n", "“引文”", "a@b ", "𝒳"])
def test_the_limit_holds_to_the_unit(network: str, start: str) -> None:
    limit = networks.by_name(network).limits.length.value
    used = measure(start, network).length
    full = start + "x" * (limit - used)
    assert measure(full, network) == Length(limit, limit, True, len(full.encode()), 0)
    assert measure(full + "x", network).length == limit + 1
    assert not measure(full + "x", network).valid


@pytest.mark.parametrize("network", NETWORKS)
def test_an_empty_text_is_not_a_post(network: str) -> None:
    assert measure("", network) == Length(0, networks.by_name(network).limits.length.value, False, 0, 0)


@pytest.mark.parametrize("network", NETWORKS)
def test_another_limit(network: str) -> None:
    assert measure("abc", network, limit=3) == Length(3, 3, True, 3, 0)
    assert not measure("abcd", network, limit=3).valid


class TestX:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            ("今天", 4),
            ("a“b”‘c’—d·", 10),
            ("，。：「」％①→", 16),
            ("……", 4),
            ("1/12", 4),
            ("（1/12）", 8),
            ("Ａ", 2),
            ("㍿", 2),
            ("A\u030a", 1),
            ("\u212b", 1),
            ("\u202a", 2),
            ("𝒳", 2),
            (LINK, 23),
            (f"看{LINK}。", 2 + 23 + 2),
            (f"{LINK} {LINK}", 23 + 1 + 23),
            ("a.co", 23),
            ("README.md", 23),
            ("Node.js", 7),
            ("package.json", 12),
            ("v1.2.3 is 3.5 times faster. Really.", 35),
            ("a@example.com", 13),
            ("访问例子.com吧", 14),  # the name is not ASCII: no link without a scheme
            ("访问https://例子.com吧", 4 + 23 + 2),
        ],
    )
    def test_weighted_length(self, text: str, length: int) -> None:
        assert measure(text, "x").length == length
        assert measure(text, "x", limit=LONG_POST.value).length == length
        assert strict_length(text) == length

    @pytest.mark.parametrize("character", ["\ufeff", "\ufffe", "\uffff", "\ud800"])
    def test_refused_characters(self, character: str) -> None:
        assert not measure(f"a{character}", "x").valid

    @pytest.mark.parametrize("character", ["\0", "\x7f", "\u202e", "\u2066", "\u200b", "\t"])
    def test_odd_but_legal_characters(self, character: str) -> None:
        assert measure(f"a{character}", "x").valid

    def test_where_a_text_outgrows_the_limit(self) -> None:
        post = parse_post("汉" * 150)
        assert (post.weighted_length, post.valid, post.permillage) == (300, False, 1071)
        assert (post.display_range, post.valid_range) == ((0, 149), (0, 139))

    def test_links_are_counted_once_each(self) -> None:
        assert measure("a.com b.com a.com", "x").links == 2


class TestBluesky:
    def test_bytes_have_a_limit_of_their_own(self) -> None:
        text = FAMILY * 120
        assert measure(text, "bluesky") == Length(120, 300, True, 3_000, 0)
        assert measure(text + "a", "bluesky") == Length(121, 300, False, 3_001, 0)

    @pytest.mark.parametrize(
        ("text", "graphemes"),
        [
            ("", 0),
            ("abc", 3),
            ("今天，", 3),
            ("e\u0301", 1),
            ("\r\n", 1),
            ("\n\r", 2),
            ("각", 1),
            ("\u1100\u1161\u11a8", 1),
            ("🇨🇳🇺🇸🇯", 3),
            ("🇨🇳\u0301🇺🇸", 2),
            ("a🇨🇳", 2),
            ("👍🏽", 1),
            (FAMILY, 1),
            ("नमस्ते", 3),
            ("ก็", 1),
            ("\u0301", 1),
            ("\u200d\u200d", 1),
        ],
    )
    def test_grapheme_length(self, text: str, graphemes: int) -> None:
        assert grapheme_length(text) == graphemes

    def test_a_link_counts_in_full(self) -> None:
        assert measure(LINK, "bluesky").length == len(LINK)


class TestMastodon:
    @pytest.mark.parametrize(
        ("text", "length"),
        [
            (LINK, 23),
            (f"见 {LINK}", 25),
            (f"见{LINK}", 24),
            ("https://a.co", 23),
            ("example.com", 11),  # no scheme, no link
            ("@user@example.social", 5),
            ("@user", 5),
            ("hi @user@example.social!", 9),
            ("和@user@example.social", 21),  # no mention after a letter
            ("a@user@example.social", 21),
            ("me@example.com", 14),
            ("@a.b-c@x.y-z.org 好", 8),
            ("https://example.social/@user@other.example", 23),
            ("https://zh.wikipedia.org/wiki/长城，很长", 23),  # a path takes any script
            ("https://zh.wikipedia.org/wiki/长城 很长", 26),
            ("https://a.com/(中文)", 27),  # but may not end in brackets of any script
            ("https://a.com/(b)", 23),
            ("https://a.com/「b」", 24),
            ("gemini://a.com/b", 23),
            ("ftp://a.com/b", 13),
            ("https://a.com?q=中文。", 23),
            (FAMILY, 1),
        ],
    )
    def test_length(self, text: str, length: int) -> None:
        assert measure(text, "mastodon").length == length

    def test_an_instance_may_set_its_own_limit(self) -> None:
        assert measure("汉" * 5_000, "mastodon", limit=5_000).valid


class TestThreads:
    @pytest.mark.parametrize(
        ("text", "length"),
        [("今天😀", 2 + 4), ("👍🏽", 8), (FAMILY, 25), ("1️⃣", 7), ("©", 2), ("☺︎", 2), ("🇨🇳", 8), ("a" * 10, 10)],
    )
    def test_an_emoji_counts_its_bytes(self, text: str, length: int) -> None:
        assert measure(text, "threads").length == length

    def test_five_links_and_no_more(self) -> None:
        five = [f"https://example.com/{number}" for number in range(5)]
        assert measure(" ".join(five), "threads").links == 5
        assert measure(" ".join(five), "threads").valid
        assert measure(" ".join([*five, five[0]]), "threads").valid  # the same link again is free
        six = measure(" ".join([*five, "example.org"]), "threads")
        assert (six.links, six.valid) == (6, False)


class TestLinkedIn:
    def test_every_reserved_character_is_escaped(self) -> None:
        assert escape_linkedin(r"|()[]{}@#*~<>_\ ") == r"\|\(\)\[\]\{\}\@\#\*\~\<\>\_\\ "

    def test_other_text_is_not(self) -> None:
        text = "今天，AI 100% “quoted” & more: a/b = c; d+e - f ^ ` $1 é 😀"
        assert escape_linkedin(text) == text

    def test_escapes_are_counted(self) -> None:
        assert measure("[a](b)_#c", "linkedin").length == 9 + 6


@pytest.mark.parametrize("network", ["bluesky", "mastodon", "threads", "linkedin"])
def test_half_a_surrogate_pair_is_refused_everywhere(network: str) -> None:
    assert not measure("a\ud83d", network).valid
    assert measure("a\ufeff", network).valid
