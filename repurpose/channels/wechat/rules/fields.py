"""The limits of a draft's fields. What the platform strips from a body stands in the files beside."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.limits import (
    AUTHOR_UNITS,
    CHECKED,
    DIGEST_BACKEND_CHARACTERS,
    DIGEST_CHARACTERS,
    DIGEST_FALLBACK_CHARACTERS,
    DRAFT_PAGE,
    SOURCE_URL_BYTES,
    TITLE_CHARACTERS,
    TITLE_UNITS,
)
from repurpose.checks.base import Problem, rule
from repurpose.model import Part, Rendered
from repurpose.text.bilingual import both
from repurpose.text.word_count import han_units


def _prefix(text: str, units: int) -> int:
    """How many characters of a text make up so many 字."""
    end = 0
    while end < len(text) and han_units(text[: end + 1]) <= units:
        end += 1
    return end


@rule(
    "WX01",
    "title-over-32",
    channel="wechat",
    reads="title",
    source=DRAFT_PAGE,
    bad=("灯" * 33, "灯塔不追船 " * 7),
    good=("灯塔不追船：守塔三十一年学到的一件事",),
    zh="""标题超过 32 字。

    微信文档规定草稿标题最多 32 字，一个汉字算一字，两个拉丁字母算一字。
    更长的标题在订阅列表里会被截断，接口也可能以 45003 拒绝。请在候选标题里加一个更短的。
    """,
)
def title_over_documented(text: str) -> Iterator[Problem]:
    """A title of more than 32 字.

    WeChat documents 32 字 for the title of a draft; a Han character is one 字, two Latin letters are one. Longer
    titles are cut in the subscription list, and the API may refuse them with 45003. Name a shorter headline among the
    candidates.
    """
    units = han_units(text)
    if units > TITLE_UNITS and len(text) <= TITLE_CHARACTERS:
        message = both(
            f"the title has {units} 字, {units - TITLE_UNITS} over the {TITLE_UNITS} that WeChat documents",
            f"标题有 {units} 字，比微信文档规定的 {TITLE_UNITS} 字多 {units - TITLE_UNITS} 字",
        )
        hint = both("add a shorter headline to the post's candidates", "在候选标题里加一个更短的")
        yield Problem(message, _prefix(text, TITLE_UNITS), len(text), hint)


@rule(
    "WX02",
    "title-too-long",
    channel="wechat",
    reads="title",
    severity="error",
    source=f"editor's counter and projects on GitHub, checked {CHECKED}",
    bad=("灯塔" * 33, "The keeper " * 6),
    good=("灯塔不追船", "Why a lighthouse never moves"),
    zh="""标题超过 64 个字符。

    编辑器和接口都不接受（45003）。请缩短标题。
    """,
)
def title_too_long(text: str) -> Iterator[Problem]:
    """A title of more than 64 characters.

    Neither the editor nor the API takes it (45003). Shorten the headline.
    """
    if len(text) > TITLE_CHARACTERS:
        message = both(
            f"the title has {len(text)} characters, {TITLE_CHARACTERS} is the most WeChat takes",
            f"标题有 {len(text)} 个字符，微信最多接受 {TITLE_CHARACTERS} 个",
        )
        yield Problem(message, TITLE_CHARACTERS, len(text), both("shorten the headline", "缩短标题"))


@rule(
    "WX03",
    "title-missing",
    channel="wechat",
    reads="title",
    severity="error",
    source=DRAFT_PAGE,
    bad=("", " \u3000"),
    good=("灯塔不追船",),
    zh="""文章没有标题。

    除了正文，标题是草稿唯一不可缺的字段。请给文章写标题。
    """,
)
def title_missing(text: str) -> Iterator[Problem]:
    """An article without a title.

    The title is the one field besides the body that a draft cannot do without. Give the post a headline.
    """
    if not text.strip():
        yield Problem(
            both("the article has no title", "文章没有标题"),
            suggestion=both("give the post a headline", "给文章写标题"),
        )


@rule(
    "WX04",
    "author-too-long",
    channel="wechat",
    reads="author",
    severity="error",
    source=DRAFT_PAGE,
    bad=("港口来信编辑部全体值班编辑与守塔人们",),
    good=("港口来信", "Harbour Letters", ""),
    zh="""作者名超过 16 字。

    接口会拒绝这份草稿。请把 `channels.wechat.author` 设为更短的名称。
    """,
)
def author_too_long(text: str) -> Iterator[Problem]:
    """An author line of more than 16 字.

    The API refuses the draft. Set `channels.wechat.author` to a shorter name.
    """
    units = han_units(text)
    if units > AUTHOR_UNITS:
        message = both(
            f"the author line has {units} 字, {AUTHOR_UNITS} is the most",
            f"作者名有 {units} 字，最多 {AUTHOR_UNITS} 字",
        )
        hint = both("set channels.wechat.author to a shorter name", "把 channels.wechat.author 设为更短的名称")
        yield Problem(message, _prefix(text, AUTHOR_UNITS), len(text), hint)


@rule(
    "WX05",
    "digest-too-long",
    channel="wechat",
    reads="digest",
    severity="error",
    source=f"{DRAFT_PAGE}; {DIGEST_BACKEND_CHARACTERS} in the editor's field (WeChat community)",
    bad=("灯" * 121, "灯" * 129),
    good=("灯" * 120, ""),
    zh="""摘要超过上限：文档规定 128 个字符（错误），编辑器只让填 120 个（警告）。

    接口会返回 45004；粘贴进编辑器会被截断。请缩短文章的摘要。
    """,
)
def digest_too_long(text: str) -> Iterator[Problem]:
    """A digest over the limit: 128 characters by the documents (an error), 120 in the editor's own field (a warning).

    The API answers 45004; the editor cuts what is pasted. Shorten the post's summary.
    """
    count = len(text)
    if count > DIGEST_CHARACTERS:
        message = both(
            f"the digest has {count} characters, {DIGEST_CHARACTERS} is the most",
            f"摘要有 {count} 个字符，最多 {DIGEST_CHARACTERS} 个",
        )
        yield Problem(message, DIGEST_CHARACTERS, count, both("shorten the summary", "缩短摘要"))
    elif count > DIGEST_BACKEND_CHARACTERS:
        message = both(
            f"the digest has {count} characters, the editor's field takes {DIGEST_BACKEND_CHARACTERS}",
            f"摘要有 {count} 个字符，编辑器只让填 {DIGEST_BACKEND_CHARACTERS} 个",
        )
        yield Problem(message, DIGEST_BACKEND_CHARACTERS, count, both("shorten the summary", "缩短摘要"), "warning")


def _article(digest: str) -> Rendered:
    """An example: an article with that digest."""
    return Rendered(
        "wechat",
        "x",
        (Part("digest", "line", digest), Part("article.html", "html", "<p>守塔人在塔上住了三十一年。</p>")),
    )


@rule(
    "WX06",
    "digest-missing",
    channel="wechat",
    reads="rendered",
    severity="info",
    source=DRAFT_PAGE,
    bad=(_article(""),),
    good=(_article("守塔三十一年学到的一件事。"),),
    zh="""文章没有摘要。

    微信会改为显示正文的前 54 个字符。如果不想让读者看到这些，请写 `summary`。
    """,
)
def digest_missing(rendered: Rendered) -> Iterator[Problem]:
    """An article without a digest.

    WeChat then shows the first 54 characters of the body. Write a `summary` where those are not what a reader should
    see.
    """
    if rendered.part("digest").text.strip():
        return
    from repurpose.text.html import visible_text

    shown = re.sub(r"\s+", "", visible_text(rendered.part("article.html").text))[:DIGEST_FALLBACK_CHARACTERS]
    yield Problem(
        both(f"no digest: readers will see “{shown}”", f"没有摘要，读者会看到“{shown}”"),
        suggestion=both("write a summary in the post's front matter", "在文章的头信息里写 summary"),
    )


@rule(
    "WX09",
    "source-url-too-long",
    channel="wechat",
    reads="content_source_url",
    severity="error",
    source=DRAFT_PAGE,
    bad=("https://example.org/" + "a" * 1_000, "https://example.org/" + "灯" * 330),
    good=("https://example.org/posts/lighthouse/", ""),
    zh="""原文链接超过 1 kB。

    接口会拒绝这份草稿。链接里一个汉字占三个字节。请给文章设一个更短的 `url`。
    """,
)
def source_url_too_long(text: str) -> Iterator[Problem]:
    """A source address of more than 1 kB.

    The API refuses the draft. A Han character in an address weighs three bytes. Give the post a shorter `url`.
    """
    weight = len(text.encode("utf-8", "replace"))
    if weight > SOURCE_URL_BYTES:
        message = both(
            f"the source address weighs {weight:,} bytes, {SOURCE_URL_BYTES:,} is the most",
            f"原文链接有 {weight:,} 字节，最多 {SOURCE_URL_BYTES:,} 字节",
        )
        yield Problem(message, 0, len(text), both("give the post a shorter url", "给文章设一个更短的 url"))


@rule(
    "WX10",
    "source-url-not-web",
    channel="wechat",
    reads="content_source_url",
    severity="error",
    source=DRAFT_PAGE,
    bad=("example.org/posts", "javascript:alert(1)", "https://exa mple.org/"),
    good=("https://example.org/posts/lighthouse/", ""),
    zh="""原文链接不是网址。

    “阅读原文”只能打开网页。请写完整的网址，以 https:// 开头。
    """,
)
def source_url_not_web(text: str) -> Iterator[Problem]:
    """A source address that is no web address.

    "Read the original" opens a web page, nothing else. Write the whole address, with https:// in front.
    """
    if text and not re.fullmatch(r"https?://[^\s/]+\S*", text):
        message = both(f"not a web address: {text}", f"不是网址：{text}")
        yield Problem(message, 0, len(text), both("begin with https://", "以 https:// 开头"))
