"""A post too long for one article: in parts that hold every word of it."""

import datetime as dt
import json
from pathlib import Path

import pytest
from msgspec import structs

from repurpose.channels.wechat import WECHAT
from repurpose.channels.wechat.limits import CONTENT_CHARACTERS, EDITOR_CHARACTERS
from repurpose.channels.wechat.options import WechatOptions
from repurpose.channels.wechat.pane import pane
from repurpose.channels.wechat.room import ROOMS
from repurpose.checks import engine
from repurpose.checks.base import rules_of
from repurpose.checks.rules import document
from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.config import Project, Settings
from repurpose.model import Post, Quote, Rendered, Section
from repurpose.text.html import visible_text
from tests import factories
from tests.channels.wechat.documents import bodies, findings, render
from tests.channels.wechat.test_formatter import words_of


def diary(years: int, lines: int = 24, **changes: object) -> Post:
    """A post whose every line is its own, with a heading a year, a link and a note in each."""
    body = "".join(
        f"## 第{year}年\n\n"
        + "".join(f"第{year}年第{line}天，守塔人数完潮水，写下一行字，然后上楼点灯。\n\n" for line in range(lines))
        + f"[账本](https://example.org/log/{year})在[^n{year}]柜里。\n\n"
        for year in range(years)
    )
    notes = "".join(f"[^n{year}]: 第{year}个柜子。\n" for year in range(years))
    return factories.article(body=body + "\n" + notes, quotes=(), **changes)


def titles(rendered: Rendered) -> list[str]:
    return [json.loads(part.text)["title"] for part in rendered.parts if part.name.endswith(".json")]


@pytest.mark.parametrize("years", [8, 14, 24, 60])
def test_a_draft_too_long_comes_in_parts_that_hold_every_word(years: int) -> None:
    rendered = render(diary(years), hand_over="draft")
    found = bodies(rendered)
    assert all(len(html) < CONTENT_CHARACTERS for html in found)
    assert len(found) == 1 if years == 8 else len(found) > 1
    text = words_of("".join(found))
    assert all(text.count(f"第{year}年第{line}天，守塔人数完潮水") == 1 for year in range(years) for line in range(24))
    assert rendered.cut == () and [one for one in rendered.account if one.kind == "shortened"] == []


def test_parts_begin_at_headings_and_are_about_as_long_as_each_other() -> None:
    found = bodies(render(diary(24), hand_over="draft"))
    assert all(html.index("<h2") < html.index("守塔人数完") < html.index("<h2") + 400 for html in found)
    assert max(map(len, found)) < 1.4 * min(map(len, found))


def test_notes_are_numbered_anew_in_each_part_and_only_its_own_stand_there() -> None:
    for html in bodies(render(diary(24, url="", video=""), hand_over="draft")):
        text = words_of(html)
        years = [year for year in range(24) if f"第{year}年第0天" in text]
        assert [year for year in range(24) if f"第{year}个柜子" in text] == years
        assert [year for year in range(24) if f"/log/{year}<" in html] == years
        assert f"[{2 * len(years)}]" in text and f"[{2 * len(years) + 1}]" not in text and "[1]" in text


@pytest.mark.parametrize(
    ("years", "lang", "told"),
    [
        (14, "zh-Hans", ["（上）", "（下）"]),
        (24, "zh-Hans", ["（一）", "（二）", "（三）"]),
        (14, "en", [" (Part 1 of 2)", " (Part 2 of 2)"]),
    ],
)
def test_titles_tell_the_parts_apart(years: int, lang: str, told: list[str]) -> None:
    rendered = render(diary(years, lang=lang), hand_over="draft")
    assert [title[-len(end) :] for title, end in zip(titles(rendered), told, strict=True)] == told
    assert titles(rendered)[0] == rendered.part("title").text
    assert len({title.replace(end, "") for title, end in zip(titles(rendered), told, strict=True)}) == 1


def test_each_part_has_its_digest_and_says_whether_it_goes_on() -> None:
    rendered = render(diary(14), hand_over="draft")
    first, second = (json.loads(rendered.part(name).text) for name in ("article.json", "article-2.json"))
    assert first["digest"] == rendered.part("digest").text and second["digest"].startswith("第")
    assert (first["part"], second["part"], first["parts"], second["content"]) == (1, 2, 2, "article-2.html")
    assert ["未完待续" in html for html in bodies(rendered)] == [True, False]
    assert ["柜里" in html and "来源" in html for html in bodies(rendered)] == [True, True]


def test_what_stands_at_the_head_stands_there_once() -> None:
    quotes = (Quote("潮水不等人，灯也不等。", "林默", 3),)
    found = bodies(render(structs.replace(diary(14), quotes=quotes), hand_over="draft"))
    assert [quotes[0].text in html for html in found] == [True, False]


def test_a_paste_has_room_for_what_a_draft_has_not() -> None:
    assert len(bodies(render(diary(60)))) == 1
    rendered = render(diary(80))
    assert len(bodies(rendered)) == 2
    assert all(ROOMS["paste"].count(html) < EDITOR_CHARACTERS for html in bodies(rendered))


def test_a_finding_says_into_how_many_parts_and_why() -> None:
    assert [line for line in findings(render(diary(8), hand_over="draft")) if line.startswith("WX53")] == []
    [told] = [line for line in findings(render(diary(14), hand_over="draft")) if line.startswith("WX53")]
    assert told.startswith("WX53 2 articles: ") and f"{CONTENT_CHARACTERS:,}" in told
    assert not [line for line in findings(render(diary(60), hand_over="draft")) if line.startswith("WX07")]


def test_markup_is_saved_before_an_article_is_parted() -> None:
    code = "\n\n".join(
        f"```python\n{chr(10).join(f'lamp_{n} = {n}  # {m}' for n in range(20))}\n```" for m in range(12)
    )
    post = factories.article(body=code, quotes=())
    assert len(bodies(render(post, hand_over="draft"))) == 1
    assert bodies(render(post))[0].count("<span") > 100
    assert "<span" not in bodies(render(post, hand_over="draft"))[0]


@pytest.mark.parametrize("shape", ["one list", "one paragraph", "one quotation", "one table", "one code block"])
def test_a_post_that_is_one_block_is_parted_within_it(shape: str) -> None:
    lines = [f"第{n}盏灯在雾里亮着，没有人看见它。" for n in range(1_200)]
    body = {
        "one list": "\n".join(f"{n}. {line}" for n, line in enumerate(lines, 1)),
        "one paragraph": "".join(lines),
        "one quotation": "\n>\n".join(f"> {line}" for line in lines),
        "one table": "| 灯 | 雾 |\n|--|--|\n" + "\n".join(f"| {line} | {n} |" for n, line in enumerate(lines)),
        "one code block": "```\n" + "\n".join(lines) + "\n```",
    }[shape]
    rendered = render(factories.article(body=body, quotes=()), hand_over="draft")
    found = bodies(rendered)
    assert len(found) > 1 and all(len(html) < CONTENT_CHARACTERS for html in found)
    text = words_of("".join(found))
    assert all(text.count(line) == 1 for line in lines)
    if shape == "one list":
        assert all(f"{n}.{line}" in text for n, line in enumerate(lines, 1))


def test_a_long_transcript_shows_every_section_in_parts() -> None:
    said = "灯在雾里亮着，没有人看见它。" * 10
    sections = tuple(Section(f"第{n}节", 2, n, (factories.turn(said, "何苗", n),)) for n in range(200))
    rendered = render(factories.transcript(sections=sections), hand_over="draft")
    assert len(bodies(rendered)) > 1 and rendered.cut == ()
    text = words_of("".join(bodies(rendered)))
    assert all(f"第{n}节" in text for n in range(200)) and text.count(said[: 14 * 8]) == 200
    assert len(bodies(render(factories.transcript(sections=sections)))) == 1


def test_the_preview_shows_each_part_with_a_button_of_its_own() -> None:
    rendered = render(diary(14), hand_over="draft")
    page = rendered.part("preview.html").text
    assert all(html in page for html in bodies(rendered)) and page.count(" data-copy=") == 2
    assert all(title in visible_text(page) for title in titles(rendered))
    shown = pane({part.name: part.text.encode() for part in rendered.parts if part.is_file}, "zh")
    assert [one["id"] for one in shown["articles"]] == ["article", "article-2"]
    assert [one["html"] for one in shown["articles"]] == bodies(rendered)


def test_who_hands_it_over_is_told_how_many_there_are(tmp_path: Path) -> None:
    (tmp_path / "article.html").touch()
    assert "paste it by hand" in WECHAT.by_hand(tmp_path)
    (tmp_path / "article-2.html").touch()
    assert "its 2 articles" in WECHAT.by_hand(tmp_path)


def test_a_build_looks_for_every_word_over_all_parts_and_leaves_no_old_part_behind(tmp_path: Path) -> None:
    settings = Settings(channels=factories.channels(wechat=WechatOptions(hand_over="draft")))
    project = Project(settings, tmp_path)
    post = tmp_path / "diary.md"

    def built(years: int) -> build.BuildResult:
        post.write_text(f"# 守塔人的账本\n\n{diary(years).body}", encoding="utf-8")
        options = build.BuildOptions(dt.date(2026, 1, 12), paths=[post], channels=["wechat"])
        return build.build(project, options, Console())

    made = built(14)
    assert made.folder
    assert (made.folder / "wechat" / "article-2.html").exists()
    assert not [one.message for one in made.findings if one.severity == "error"]
    [wechat] = made.rendered
    lossy = [
        one.__class__(one.name, one.kind, one.text.replace("第12年第3天", "第12年"))
        if one.name.endswith("2.html")
        else one
        for one in wechat.parts
    ]
    broken = Rendered("wechat", "x", tuple(lossy), whole=wechat.whole)
    assert wechat.whole[0]
    found = engine.run(rules_of(document), rendered=[broken])
    assert [one.code for one in found if one.severity == "error"] == ["DC30"]
    again = built(3)
    assert again.folder == made.folder and not (made.folder / "wechat" / "article-2.html").exists()
