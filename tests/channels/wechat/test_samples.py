"""The WeChat article of real posts."""

from pathlib import Path

import pytest

from repurpose.channels.wechat import WECHAT
from repurpose.channels.wechat import themes as themes_of
from repurpose.channels.wechat.body.convert import styled
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.channels.wechat.limits import CONTENT_CHARACTERS, DIGEST_BACKEND_CHARACTERS, TITLE_CHARACTERS
from repurpose.checks import engine
from repurpose.commands.gather import PostLoader, enriched
from repurpose.document.to_html import to_html
from repurpose.model import Post
from repurpose.text.html import visible_text
from tests import factories
from tests.channels.wechat.documents import TEMPLATES, bodies, render
from tests.shared import SHARED, shared, some

NAMES = sorted(
    str(path.relative_to(SHARED / "samples"))
    for folder in ("week/notes", "odd", "newsletters", "pair")
    for path in (SHARED / "samples" / folder).glob("*.md")
    if path.name != "README.md"
)


def read(name: str) -> Post:
    path: Path = shared(f"samples/{name}")
    (post,) = enriched(PostLoader(factories.project()).read(path))
    return post


@pytest.mark.parametrize("name", some(NAMES, 4))
def test_a_real_post_meets_every_limit_without_an_error(name: str) -> None:
    rendered = render(read(name), hand_over="draft")
    found = engine.run(WECHAT.rules, rendered=[rendered])
    assert [f"{one.code} {one.message}" for one in found if one.severity == "error"] == []
    assert all(len(html) < CONTENT_CHARACTERS for html in bodies(rendered))
    assert len(rendered.part("title").text) <= TITLE_CHARACTERS
    assert len(rendered.part("digest").text) <= DIGEST_BACKEND_CHARACTERS


def test_a_week_of_real_posts_fits_into_one_article() -> None:
    posts = tuple(read(name) for name in NAMES if name.startswith("week"))
    if not posts:
        pytest.skip("the week's posts are absent: set REPURPOSE_SHARED to run this test on real input")
    rendered = render(factories.digest(posts), hand_over="draft")
    assert len(rendered.part("article.html").text) < CONTENT_CHARACTERS
    assert all(post.title[:6] in rendered.part("article.html").text for post in posts[:5])


@pytest.mark.parametrize("theme", themes_of.names(TEMPLATES))
def test_a_real_body_keeps_room_under_the_limit(theme: str) -> None:
    """HTML characters for each visible one: 1.55 leaves 12,900 characters of text in an article."""
    post = read("pair/article.md") if "pair/article.md" in NAMES else None
    if post is None:
        pytest.skip("the sample article is absent: set REPURPOSE_SHARED to run this test on real input")
    html = styled(to_html(post.body), themes_of.find(theme, TEMPLATES).css, Notes()).html
    assert len(html) / len(visible_text(html)) <= 1.55
