"""The account: what readers do not get as the author wrote it, in each channel, as findings on the post's line."""

import datetime as dt
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from repurpose.channels import CHANNELS
from repurpose.channels.base import Request
from repurpose.channels.email.limits import TEXT_WIDTH_PX
from repurpose.checks import engine
from repurpose.checks.base import rules_of
from repurpose.checks.rules import document
from repurpose.commands import build
from repurpose.commands.console import Console
from repurpose.config import Project, Settings
from repurpose.model import Loss, Rendered
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories

DOCUMENT_RULES = rules_of(document)
BY_NAME = {channel.name: channel for channel in CHANNELS}
BOTH = pytest.mark.parametrize("channel", ["email", "wechat"])
MEDIA = (
    "先看潮水：\n\n"
    '<iframe src="https://player.bilibili.com/player.html?bvid=BV1tide" title="潮水六小时"></iframe>\n\n'
    "再听汽笛：\n\n"
    '<audio src="https://sound.example/horn.mp3"></audio>\n\n'
    "就这些。\n"
)


def rendered(body: str, channel: str, url: str = "") -> Rendered:
    post = factories.article(body=body, url=url, video="", quotes=())
    project = factories.project()
    site = replace(project.settings.site, url="")
    bare = replace(project, settings=replace(project.settings, site=site))
    return BY_NAME[channel].render(Request(factories.single(post), bare, Templates()))


def body_of(made: Rendered) -> str:
    return visible_text(made.part("email.html" if made.channel == "email" else "article.html").text)


@BOTH
def test_films_and_sounds_become_links_and_are_told(channel: str) -> None:
    made = rendered(MEDIA, channel)
    assert [loss.kind for loss in made.account] == ["replaced", "replaced"]
    assert all(loss.channel == channel and loss.path == "posts/lighthouse.md" for loss in made.account)
    assert "视频：潮水六小时" in body_of(made) and "音频：sound.example" in body_of(made)
    page = "https://www.bilibili.com/video/BV1tide"
    assert page in (made.part("email.txt").text if channel == "email" else body_of(made))


@BOTH
def test_each_entry_is_a_finding_at_its_place(channel: str) -> None:
    loss = Loss("unknown-element", "<tide>", "nobody knows it", 12, "posts/a.md", channel)
    made = Rendered(channel, "a", (), account=(loss, replace(loss, kind="removed", line=0)))
    found = engine.run(DOCUMENT_RULES, rendered=[made])
    assert [(one.code, one.path, one.line, one.severity) for one in found] == [
        ("DC02", "posts/a.md", 0, "error"),
        ("DC03", "posts/a.md", 12, "warning"),
    ]
    assert all("<tide>" in one.message and one.channel == channel for one in found)


@BOTH
def test_a_post_that_loses_nothing_has_an_empty_account(channel: str) -> None:
    body = "灯塔[日志](https://example.org/log)，见[^1]。\n\n[^1]: 油价。\n\n![塔](https://example.org/t.png)\n"
    assert rendered(body, channel).account == ()


@BOTH
def test_links_that_lead_nowhere_keep_their_words(channel: str) -> None:
    made = rendered("看[价目](#prices)，问[守塔人](../keeper.html)，别点[这里](javascript:x)。\n", channel)
    assert [loss.kind for loss in made.account] == ["link-dropped"] * 3
    assert "看价目，问守塔人，别点这里。" in body_of(made)


@BOTH
def test_a_calendar_stays_a_link(channel: str) -> None:
    made = rendered("记下[开灯的日子](webcal://example.org/lamp.ics)。\n", channel)
    assert made.account == ()
    name = "email.html" if channel == "email" else "article.html"
    assert "webcal://example.org/lamp.ics" in made.part(name).text


@BOTH
def test_a_picture_nobody_can_load_is_an_error(channel: str) -> None:
    made = rendered("![港口图](file:///home/lin/map.png)\n\n灯还亮着。\n", channel)
    assert [loss.kind for loss in made.account] == ["picture-missing"]
    assert "港口图" in body_of(made)
    assert [one.severity for one in engine.run(DOCUMENT_RULES, rendered=[made])] == ["error"]


def test_a_relative_picture_without_a_site_is_missing_from_a_mail() -> None:
    assert [loss.kind for loss in rendered("![塔](tower.png)\n\n灯。\n", "email").account] == ["picture-missing"]


def test_a_linked_picture_keeps_its_address_as_a_note_in_wechat() -> None:
    film = "https://www.bilibili.com/video/BV1lamp"
    made = rendered(f"[![开灯](https://example.org/lamp.jpg)]({film})\n\n灯。\n", "wechat")
    html = made.part("article.html").text
    assert 'src="https://example.org/lamp.jpg"' in html and made.account == ()
    assert f"开灯：{film}" in visible_text(html)
    bare = rendered(f"[![](https://example.org/lamp.jpg)]({film})\n\n灯。\n", "wechat")
    assert f"bilibili.com：{film}" in body_of(bare)


def test_what_is_cut_for_a_limit_is_in_the_account() -> None:
    made = rendered("灯塔不追船。\n\n" * 12_000, "email")
    assert made.cut
    assert [loss.what for loss in made.account if loss.kind == "shortened"] == list(made.cut)


@pytest.mark.parametrize(
    "note", ["Made in spring.", "春天写的。", "One.", "Nobody who lives there waits for the tide, ever."]
)
def test_a_note_may_stand_where_the_channel_puts_it(note: str, tmp_path: Path) -> None:
    text = f"# The tide\n\nIt comes twice a day.[^1] The harbour knows.\n\n[^1]: {note}\n"
    (tmp_path / "n.md").write_text(text, encoding="utf-8")
    project = Project(Settings(), tmp_path)
    made = build.make(project, build.BuildOptions(dt.date(2026, 1, 12), paths=[tmp_path / "n.md"]), Console())
    assert not [one.message for one in made.findings if one.code == "DC30"]


@pytest.mark.parametrize(
    ("picture", "width"),
    [
        ("![a tower](https://example.org/t.jpg)", str(TEXT_WIDTH_PX)),
        ("![a tower](https://example.org/t.jpg) and [![a badge](https://example.org/b.svg)](https://example.org)", ""),
        ("The build is ![green](https://example.org/b.svg) today.", ""),
        ("![one](https://example.org/1.jpg) ![two](https://example.org/2.jpg)", ""),
        ('<img src="https://example.org/t.jpg" alt="a tower" width="120">', "120"),
        ('<img src="https://example.org/t.jpg" alt="a tower" width="50%">', str(TEXT_WIDTH_PX // 2)),
        ('<img src="https://example.org/t.jpg" alt="a tower" width="4000">', str(TEXT_WIDTH_PX)),
    ],
)
def test_a_picture_among_words_is_as_large_as_it_is(picture: str, width: str) -> None:
    html = rendered(f"{picture}\n\nThe harbour.\n", "email").part("email.html").text
    found = [re.search(r'width="(\d+)"', tag) for tag in re.findall("<img[^>]*>", html)]
    assert [one[1] if one else "" for one in found] == [width] * len(found) and found


def test_what_is_raised_keeps_its_meaning_in_the_text_part() -> None:
    text = rendered("It weighs 10<sup>16</sup> kg of H<sub>2</sub>O, x<sup>n</sup>.\n", "email").part("email.txt").text
    assert "10¹⁶ kg of H₂O, x^(n)." in text


def test_a_table_of_many_columns_keeps_its_cells_wide_in_wechat() -> None:
    def cells(columns: int) -> str:
        row = "|" + "|".join(["潮位"] * columns) + "|\n"
        return rendered(row + "|" + "---|" * columns + "\n" + row, "wechat").part("article.html").text

    assert "min-width:5em" in cells(5) and "min-width:5em" not in cells(4)


def test_the_rule_above_written_notes_is_not_doubled_in_wechat() -> None:
    notes = "海水来了。[^1]\n\n[^1]: 1987 年的值班日志。\n"
    assert "<hr" not in rendered(notes, "wechat").part("article.html").text
    assert "<hr" in rendered("海水来了。\n\n***\n\n又走了。\n", "wechat").part("article.html").text


@BOTH
def test_a_word_that_a_channel_loses_is_an_error_of_the_build(channel: str) -> None:
    post = factories.article(body="The keeper counts the ships, one by one.\n", quotes=())
    made = build.render(factories.project(), factories.single(post), [channel])[0]
    part = made.part("email.html" if channel == "email" else "article.html")
    lossy = replace(part, content=part.text.replace("ships", ""))
    broken = replace(made, parts=tuple(lossy if one is part else one for one in made.parts))
    assert not [one for one in engine.run(DOCUMENT_RULES, rendered=[made]) if one.code == "DC30"]
    found = [one for one in engine.run(DOCUMENT_RULES, rendered=[broken]) if one.code == "DC30"]
    assert len(found) == 1 and "ships" in found[0].message and found[0].severity == "error"
