"""A dek in the channels: never twice, never an empty box, and its marks are not read a second time."""

import json
import re

import pytest

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.channels.thread import THREAD
from repurpose.channels.wechat import WECHAT
from repurpose.extract import enrich
from repurpose.model import Rendered
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories

PROSE = "守塔的人每天傍晚把灯点亮，三十一年里没有一天例外。"


EMPTY = re.compile(r"<p\b[^>]*>\s*</p>")


def render(channel: object, body: str, head: str = "") -> Rendered:
    post = enrich(read_post(f"---\ntitle: 塔上的人\n{head}---\n{body}\n", "tower.md", Reading()))
    return channel.render(Request(factories.single(post, title=post.title), factories.project(), Templates()))  # type: ignore[attr-defined,no-any-return]


def words(rendered: Rendered, part: str) -> str:
    text = rendered.part(part).text
    return re.sub(r"\s+", "", visible_text(text) if part.endswith("html") else text)


@pytest.mark.parametrize("head", ["", f"summary: {PROSE}\n"])
def test_the_first_paragraph_is_said_once_where_the_body_is_whole(head: str) -> None:
    body = f"## 一节\n\n{PROSE}\n\n灯塔不追船，船自己会来。"
    assert words(render(EMAIL, body, head), "email.txt").count(PROSE) == 1
    assert words(render(WECHAT, body, head), "article.html").count(PROSE) == 1
    assert words(render(THREAD, body, head), "x.txt").count(PROSE) == 1
    assert render(EMAIL, body, head).part("preheader").text.startswith(PROSE)


TABLE = "| 年份 | 灯油 |\n|---|---|\n| 一九八七 | 四千二百升 |"


def test_without_a_dek_nothing_stands_in_for_it() -> None:
    email, wechat = render(EMAIL, TABLE), render(WECHAT, TABLE)
    assert email.part("preheader").text == ""
    assert words(email, "email.txt").count("塔上的人") == 1
    assert wechat.part("digest").text == ""
    assert not EMPTY.search(email.part("email.html").text + wechat.part("article.html").text)
    assert '<p style=""></p>' not in wechat.part("article.html").text
    assert json.loads(email.part("envelope.json").text)["preheader"] == ""
    assert words(render(THREAD, TABLE), "x.txt").count("塔上的人") == 1


def test_a_deks_stars_are_read_once() -> None:
    head = 'summary: "用 `2*3*4` 和 `a_b_c` 算灯油。"\n'
    wanted = "用2*3*4和a_b_c算灯油。"
    for channel, part in ((EMAIL, "email.txt"), (WECHAT, "article.html"), (WECHAT, "digest"), (THREAD, "x.txt")):
        assert wanted in words(render(channel, TABLE, head), part)
