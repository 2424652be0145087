"""What becomes a link, a mention or a tag on X."""

import pytest

from repurpose.text.counting import (
    extract_cashtags,
    extract_hashtags,
    extract_mentions,
    extract_mentions_or_lists,
    extract_reply,
    extract_urls,
    has_url,
)
from repurpose.text.counting.entities import extract_mastodon_mentions
from repurpose.text.counting.url_grammar import mastodon_grammar
from repurpose.text.counting.urls import Entity, find_urls


def urls(text: str) -> list[str]:
    return [url.value for url in extract_urls(text)]


class TestUrls:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("看https://example.com/a，很好", ["https://example.com/a"]),
            ("看https://example.com，很好", ["https://example.com"]),
            ("（https://example.com/a）", ["https://example.com/a"]),
            ("详见example.com。", ["example.com"]),
            ("用README.md和main.rs", ["README.md", "main.rs"]),
            ("ASP.NET, deepseek.ai and a16z.com", ["ASP.NET", "deepseek.ai", "a16z.com"]),
            ("Node.js, package.json, 3.5, e.g. this", []),
            ("First.Second sentence.Also", []),
            ("user@example.com", []),
            ("mail.user@example.com", []),
            ("@example.com #example.com $example.com", []),
            ("HTTPS://EXAMPLE.COM/A", ["HTTPS://EXAMPLE.COM/A"]),
            ("ftp://example.com", []),
            ("http://localhost:8000/ http://10.0.0.1/", []),
            ("http://例子.中国/路径", ["http://例子.中国/"]),
            ("例子.中国", []),
            ("example.中国", ["example.中国"]),
            ("http://xn--fsqu00a.xn--fiqs8s/", ["http://xn--fsqu00a.xn--fiqs8s/"]),
            ("http://a.com/b_(c)_(d(e)) f", ["http://a.com/b_(c)_(d(e))"]),
            ("http://a.com/b,(c)", ["http://a.com/b"]),
            ("http://a.com/b?c=d.", ["http://a.com/b?c=d"]),
            ("a.com?b=c a.com:80/ a.com:80", ["a.com", "a.com:80/", "a.com"]),
            ("http://t.co/abc-def", ["http://t.co/abc"]),
            ("http://t.co/" + "a" * 41, []),
            ("http://a_b.com http://a_b.c.com", ["http://a_b.c.com"]),
            ("http://-a.com http://a-.com", []),
            ("a.com中b.com", ["a.com", "b.com"]),
            ("a.com/x中b.com/y", ["a.com/x", "b.com/y"]),
            ("twitter.com和例子.com/x", ["twitter.com"]),
            ("a..com a.-b.com", []),
            ("-a.com /a.com _a.com .a.com", []),
            ("“a.com”", ["a.com"]),
            ("\u202aa.com\u202c", ["a.com"]),
            ("😀a.com", ["a.com"]),
            ("x😀.co.uk", ["co.uk"]),  # half of an emoji stands before it
            ("汉" * 70 + ".com", []),
            ("http://" + "汉" * 10 + ".com", ["http://" + "汉" * 10 + ".com"]),
            ("http://" + "汉" * 60 + ".com", []),
            ("http://" + "a" * 63 + ".com", ["http://" + "a" * 63 + ".com"]),
            ("http://" + "a" * 64 + ".com", []),
            ("http://a.com/" + "b" * 4076, ["http://a.com/" + "b" * 4076]),
            ("http://a.com/" + "b" * 4077, []),
        ],
    )
    def test_what_is_a_link(self, text: str, expected: list[str]) -> None:
        assert urls(text) == expected
        assert has_url(text) is bool(expected)

    def test_indices_are_code_points_of_the_text_given(self) -> None:
        text = "e\u0301😀看 http://a.com/b，和c.co.uk吧"
        for url in extract_urls(text):
            assert text[url.start : url.end] == url.value
        assert extract_urls(text) == [Entity("http://a.com/b", 5, 19), Entity("c.co.uk", 21, 28)]

    def test_mastodon_needs_a_scheme_and_takes_any_script_in_a_path(self) -> None:
        text = "a.com http://a.com/路径，b ipfs://a.com"
        assert [url.value for url in find_urls(text, mastodon_grammar())] == ["http://a.com/路径，b", "ipfs://a.com"]


class TestMentions:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("@user", ["user"]),
            ("和@user一起", ["user"]),
            ("＠user", ["user"]),
            ("@user/list @other", ["other"]),
            ("a@user me@example.com", []),
            ("RT@user", ["user"]),
            ("@user@example.social", []),
            ("@用户", []),
            ("@" + "a" * 21, ["a" * 20]),
            ("@useré", []),
            ("@http://a.com", []),
        ],
    )
    def test_who_is_named(self, text: str, expected: list[str]) -> None:
        assert [mention.value for mention in extract_mentions(text)] == expected

    def test_lists_keep_their_name(self) -> None:
        assert extract_mentions_or_lists("问@a/b-1，@c") == [Entity("a/b-1", 1, 7), Entity("c", 8, 10)]

    def test_whom_a_reply_addresses(self) -> None:
        assert extract_reply("　@user 你好") == "user"
        assert extract_reply("你好 @user") is None
        assert extract_reply("@user@other") is None

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("@a@b.org 和 @c", ["a@b.org", "c"]),
            ("和@a@b.org", []),
            ("/@a =@a", []),
            ("@a@b@c", []),
            ("@a.b-c@例子.中国", ["a.b-c@例子.中国"]),
            ("@a@" + "b" * 253, ["a@" + "b" * 253]),
            ("@a@" + "b" * 254, []),
        ],
    )
    def test_mastodon(self, text: str, expected: list[str]) -> None:
        assert [mention.value for mention in extract_mastodon_mentions(text)] == expected


class TestHashtags:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("#AI", ["AI"]),
            ("＃话题", ["话题"]),
            ("今天 #AI，很好", ["AI"]),
            ("（#AI）", ["AI"]),
            ("#AI、#芯片", ["AI", "芯片"]),
            ("今天#AI很好", []),
            ("#AI#芯片", []),
            ("#话题#", []),
            ("#2026", []),
            ("#2026年", ["2026年"]),
            ("#GPT-5", ["GPT"]),
            ("#GPT_5", ["GPT_5"]),
            ("&#x27;", []),
            ("#️⃣", []),
            ("😀#AI", ["AI"]),
            ("http://a.com/#AI a.com/#AI", []),
            ("#http://a.com", []),
        ],
    )
    def test_what_is_a_hashtag(self, text: str, expected: list[str]) -> None:
        assert [tag.value for tag in extract_hashtags(text)] == expected

    def test_indices_take_in_the_sign(self) -> None:
        assert extract_hashtags("今天 #AI，") == [Entity("AI", 3, 6)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$NVDA $AMD", ["NVDA", "AMD"]),
        ("$NVDA和$AMD", []),
        ("看 $NVDA，", []),
        ("看 $NVDA.", ["NVDA"]),
        ("$BRK.B", ["BRK.B"]),
        ("$100 $A1", []),
    ],
)
def test_cashtags(text: str, expected: list[str]) -> None:
    assert [tag.value for tag in extract_cashtags(text)] == expected


def test_nothing_is_found_in_nothing() -> None:
    for extract in (extract_urls, extract_mentions, extract_mentions_or_lists, extract_hashtags, extract_cashtags):
        assert extract("") == []
    assert extract_reply("") is None
