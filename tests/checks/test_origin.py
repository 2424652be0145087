"""A finding of a built file goes back to the post's own line; title and summary are checked as the text they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from repurpose.checks import engine, front_matter, origin
from repurpose.checks.rules import RULES
from repurpose.checks.rules.links import links
from repurpose.sources import local_pictures
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.factories import plain

POST = plain(
    text="---\ntitle: Maps\n---\n\nSee [the chart](/charts/river bend).\n\nBuy at <https://shop.example/a?b=1&c=2>.\n"
)


@pytest.mark.parametrize(
    ("quoted", "line"),
    [
        ('<a href="https://shop.example/a?b=1&amp;c=2" style="x">', 7),
        ('<a href="https://shop.example/a?utm_source=letter">', 7),
        ('<img alt="" src="https://example.org/charts/river%20bend">', 5),
        ("the <b>chart</b>", 5),
    ],
)
def test_an_address_or_words_are_found_in_the_post(quoted: str, line: int) -> None:
    place = origin.place(quoted, [POST])
    assert place is not None
    assert (place.path, place.line) == (POST.path, line)


@pytest.mark.parametrize("quoted", ["", '<table width="9">', "written by the template", "<a href='http://[bad'>"])
def test_what_the_template_wrote_has_no_place(quoted: str) -> None:
    assert origin.place(quoted, [POST]) is None


def test_title_and_summary_are_read_by_the_rules_on_text() -> None:
    text = '---\ntitle: 雨后,山路\ndescription: "他说:走吧"\ntags: [甲,乙]\n---\n\n山路很滑。\n'
    found = engine.run(RULES, [read_post(text, "a.md", Reading())], selection=engine.RuleSelection(["ZH01"]))
    assert [(one.line, one.column, one.fixable) for one in found] == [(2, 10, True), (3, 17, True)]
    assert [value.text for value in front_matter.values(read_post(text, "a.md", Reading()))] == [
        "雨后,山路",
        "他说:走吧",
    ]


def test_links_in_code_and_comments_are_none() -> None:
    text = "[a](b.md) `[c](d.md)`\n\n```\n[e](f.md)\n```\n\n<!-- [g](h.md) --> ![i](<j k.png> 'l')\n"
    found = list(links(plain(text=text, body=text)))
    assert [(one.words, one.url, one.is_picture) for one in found] == [("a", "b.md", False), ("i", "j k.png", True)]


def test_a_picture_is_looked_for_beside_the_post_and_where_sites_keep_files(tmp_path: Path) -> None:
    for name in ("posts/lamp.png", "posts/maps/river bend.png", "static/img/fog.png"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    exists = local_pictures.lookup(tmp_path)
    assert all(exists("posts/maps.md", url) for url in ("lamp.png?v=2", "river%20bend.png", "/img/fog.png"))
    assert not any(exists("posts/maps.md", url) for url in ("/lamp.png", "fog.png", "\0", "a" * 5000))
