"""A site's name and a lone number leave the title; a title of two parts stays whole."""

import pytest

from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.sources.titles import without_name


@pytest.mark.parametrize(
    ("title", "name", "expected"),
    [
        ("灯塔为什么是红的 | 港口来信", "港口来信", "灯塔为什么是红的"),
        ("Why towers are red - Harbour Post", "harbour post", "Why towers are red"),
        ("Why towers are red · Harbour Post", "Harbour Post", "Why towers are red"),
        ("灯塔为什么是红的_港口来信", "港口来信", "灯塔为什么是红的"),
        ("灯塔为什么是红的——港口来信", "港口来信", "灯塔为什么是红的"),
        ("灯塔为什么是红的 | 何苗的博客", "", "灯塔为什么是红的"),
        ("灯塔为什么是红的｜何苗的分享", "", "灯塔为什么是红的"),
        ("Why towers are red | The Lamp Blog", "", "Why towers are red"),
        ("Night | Day", "", "Night | Day"),
        ("灯塔 | 礁石", "", "灯塔 | 礁石"),
        ("One evening | How I started a blog", "", "One evening | How I started a blog"),
        ("What to write first - Your Blog", "", "What to write first - Your Blog"),
        ("第 9 期 | 港口周刊", "", "第 9 期 | 港口周刊"),
        ("A word with Jean-Luc", "Luc", "A word with Jean-Luc"),
        ("港口来信", "港口来信", "港口来信"),
        ("读港口来信", "港口来信", "读港口来信"),
    ],
)
def test_a_sites_name_leaves_the_title(title: str, name: str, expected: str) -> None:
    assert without_name(title, name) == expected


BRIEF = "创作说明\n嘉宾：何苗\n选题方向：守塔\n"


def test_a_lone_candidate_above_a_brief_loses_its_number() -> None:
    post = read_post(f"# 1. 灯不等船\n\n---\n\n{BRIEF}\n---\n\n正文。\n", "a.md", Reading())
    assert (post.title, [headline.text for headline in post.headlines]) == ("灯不等船", ["灯不等船"])


def test_a_chapter_keeps_its_number() -> None:
    assert read_post("# 1. 灯不等船\n\n正文。\n", "a.md", Reading()).title == "1. 灯不等船"
