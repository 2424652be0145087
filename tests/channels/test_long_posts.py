"""The longest real posts: every word of them goes out, in WeChat's parts and in a mail up to what a mail holds."""

from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest

from repurpose.channels import CHANNELS
from repurpose.channels.base import Request
from repurpose.channels.email.limits import HTML_MAX_BYTES, PERSONAL_RESERVE_BYTES
from repurpose.channels.wechat.options import WechatOptions
from repurpose.channels.wechat.part_names import number_of
from repurpose.channels.wechat.room import ROOMS, HandOver
from repurpose.checks.wholeness import BORDER, words_of_html, words_of_text
from repurpose.commands.gather import PostLoader, enriched
from repurpose.document.to_html import document_of
from repurpose.model import Post, Rendered
from repurpose.templating import Templates
from tests import factories
from tests.shared import SHARED, shared, some

BY_NAME = {channel.name: channel for channel in CHANNELS}
TEMPLATES = Templates()
LONGEST = 30
"""Posts that are measured, of those carried whole: a transcript goes out by its sections' points."""


@cache
def longest() -> list[str]:
    """The longest posts of the samples that are no transcript, by the size of their files."""
    paths = [path for path in (SHARED / "samples").rglob("*.md") if path.name != "README.md"]
    found: list[str] = []
    for path in sorted(paths, key=lambda path: (-path.stat().st_size, path)):
        try:
            posts = PostLoader(factories.project()).read(path)
        except Exception:
            continue
        if len(posts) == 1 and posts[0].form != "transcript" and posts[0].body.strip():
            found.append(str(path.relative_to(SHARED)))
        if len(found) == LONGEST:
            break
    return found


def read(rank: int) -> Post:
    shared("samples")
    (post,) = enriched(PostLoader(factories.project()).read(SHARED / longest()[rank]))
    return post


def rendered(post: Post, channel: str, hand_over: HandOver = "paste") -> Rendered:
    project = factories.project(channels=factories.channels(wechat=WechatOptions(hand_over=hand_over)))
    return BY_NAME[channel].render(Request(factories.single(post), project, TEMPLATES))


def kept(post: Post, pages: Iterable[str]) -> float:
    """The share of a post's words that stand in pages, each as often as the post says it."""
    said = Counter(word for word in words_of_text(document_of(post).says()) if word != BORDER)
    there = Counter(word for page in pages for word in words_of_html(page))
    return sum((said & there).values()) / sum(said.values())


@pytest.mark.parametrize("rank", some(range(LONGEST), 6))
@pytest.mark.parametrize("hand_over", ["paste", "draft"])
def test_the_parts_of_an_article_hold_the_words_of_a_long_post(rank: int, hand_over: HandOver) -> None:
    post = read(rank)
    made = rendered(post, "wechat", hand_over)
    bodies = [part.text for part in made.parts if number_of(part.name)]
    assert kept(post, bodies) >= 0.99
    assert all(ROOMS[hand_over].filled(html) < 1 for html in bodies)


@pytest.mark.parametrize("rank", some(range(LONGEST), 6))
def test_a_mail_holds_the_words_of_a_long_post_up_to_its_limit(rank: int) -> None:
    post = read(rank)
    made = rendered(post, "email")
    size = len(made.part("email.html").text.encode())
    assert size <= HTML_MAX_BYTES - PERSONAL_RESERVE_BYTES
    share = kept(post, [made.part("email.html").text])
    if made.cut:
        assert size > 0.9 * HTML_MAX_BYTES, "what goes over is cut at the last block, and no sooner"
    else:
        assert share >= 0.99
