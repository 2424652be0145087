"""The account: what readers do not get as the author wrote it, in each channel, as findings on the post's line."""

import datetime as dt
from pathlib import Path

import pytest
from msgspec.structs import replace

from repurpose.channels import CHANNELS
from repurpose.channels.base import Request
from repurpose.checks import engine
from repurpose.checks.rules.document import RULES as DOCUMENT_RULES
from repurpose.commands import build
from repurpose.commands.talk import Talk
from repurpose.config import Project, Settings
from repurpose.model import Loss, Rendered
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories

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
    made = build.make(project, build.Wanted(dt.date(2026, 1, 12), paths=[tmp_path / "n.md"]), Talk())
    assert not [one.message for one in made.findings if one.code == "DC30"]
