"""How long a body may be: by who takes it, and into how many parts a longer one was put."""

from __future__ import annotations

import json
from collections.abc import Iterator

from msgspec import Struct

from repurpose.channels.wechat.limits import CONTENT_BYTES, DRAFT_PAGE
from repurpose.channels.wechat.part_names import number_of, part_name
from repurpose.channels.wechat.room import ROOMS, Room
from repurpose.channels.wechat.rules.document import BODY
from repurpose.checks.base import Problem, rule
from repurpose.model import Part, Rendered
from repurpose.text.bilingual import both


class _Body(Struct, frozen=True):
    """A body with the room it is made for."""

    name: str
    html: str
    room: Room

    @property
    def count(self) -> int:
        return self.room.count(self.html)


def _bodies(rendered: Rendered) -> list[_Body]:
    """The bodies of an issue in order; one whose fields file does not say who takes it is for the editor."""
    texts = {part.name: part.text for part in rendered.parts}
    numbers = sorted(filter(None, map(number_of, texts)))
    return [_body(part_name(number), texts) for number in numbers]


def _body(name: str, texts: dict[str, str]) -> _Body:
    try:
        told = json.loads(texts.get(f"{name}.json", "{}"))
    except ValueError:  # a file that somebody edited: other checks tell that it has changed
        told = {}
    taker = told.get("hand_over") if isinstance(told, dict) else ""
    return _Body(f"{name}.html", texts[f"{name}.html"], ROOMS["draft" if taker == "draft" else "paste"])


def _made(*bodies: str, hand_over: str = "paste") -> Rendered:
    """An issue of such bodies, for the examples."""
    parts = []
    for number, body in enumerate(bodies, 1):
        name = part_name(number)
        parts.append(Part(f"{name}.html", "html", f"<p>{body}</p>"))
        parts.append(Part(f"{name}.json", "json", json.dumps({"hand_over": hand_over})))
    return Rendered("wechat", "x", tuple(parts))


@rule(
    "WX07",
    "body-too-long",
    channel="wechat",
    reads="rendered",
    severity="error",
    source=f"{DRAFT_PAGE}; WeChat community: tags count; the editor's limit: nrzw.com.cn/news_8263",
    bad=(
        _made("灯" * 18_000, hand_over="draft"),
        _made("灯" * 20_000, hand_over="draft"),
        _made("灯" * 45_000),
        _made("灯", "灯" * 50_000),
    ),
    good=(_made("灯" * 17_000, hand_over="draft"), _made("灯" * 44_000)),
    zh="""正文太长，接收的一方放不下。

    粘贴时，编辑器大约容得下 50,000 字；走接口（`channels.wechat.hand-over = "draft"`）是 20,000 个字符，标签也算，
    超过会以 45002 拒绝。达到上限是错误，接近上限是警告：走接口时，图片上传后地址会变长。

    文章会自动分成几篇。如果仍然报告，说明有一个块太大、分不开，或成品文件被改过：请把那个块拆小，再重新生成。
    """,
)
def body_too_long(rendered: Rendered) -> Iterator[Problem]:
    """A body too long for who takes it.

    The editor takes about 50,000 字 of a paste; the API (`channels.wechat.hand-over = "draft"`) 20,000 characters,
    tags counted, and refuses more with 45002. At the limit it is an error, near it a warning: in a draft, pictures get
    longer addresses when they are uploaded.

    A long article is put into parts by itself. Where this is still reported, one block is too large to be taken apart,
    or the file was edited: make the block smaller and build again.
    """
    for body in _bodies(rendered):
        room, count = body.room, body.count
        hint = both("make its longest block smaller, and build again", "把最长的块拆小，再重新生成")
        if count >= room.most:
            message = both(
                f"the body has {count:,} of {room.most:,} {room.unit}",
                f"正文有 {count:,} / {room.most:,} {room.unit.zh}",
            )
            yield Problem(message, suggestion=hint, part=body.name)
        elif count >= room.near:
            message = both(
                f"the body has {count:,} characters, near the {room.most:,} {room.unit}",
                f"正文有 {count:,} 个字符，接近 {room.most:,} {room.unit.zh}",
            )
            yield Problem(message, suggestion=hint, severity="warning", part=body.name)


@rule(
    "WX08",
    "body-too-heavy",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=DRAFT_PAGE,
    bad=("灯" * 333_334,),
    good=("灯" * 1_000,),
    zh="""正文达到 1 MB。

    接口会拒绝。一个汉字占三个字节。请把最大的块拆小。
    """,
)
def body_too_heavy(text: str) -> Iterator[Problem]:
    """A body of 1 MB or more.

    The API refuses it. A Han character weighs three bytes. Make its largest block smaller.
    """
    weight = len(text.encode("utf-8", "replace"))
    if weight >= CONTENT_BYTES:
        message = both(
            f"the body weighs {weight:,} bytes, it must stay below {CONTENT_BYTES:,}",
            f"正文有 {weight:,} 字节，必须少于 {CONTENT_BYTES:,} 字节",
        )
        yield Problem(message, 0, 0, both("make its largest block smaller", "把最大的块拆小"))


@rule(
    "WX53",
    "article-in-parts",
    channel="wechat",
    reads="rendered",
    severity="info",
    source="own choice: nothing is left out of an article; the limits are those of body-too-long, 2026-11",
    bad=(_made("灯" * 30_000, "灯" * 30_000),),
    good=(_made("灯" * 30_000),),
    zh="""文章放不进一篇，分成了几篇，一个字也没有少。

    每一篇有自己的标题（上、下，或一、二、三）、摘要和脚注编号。请在 preview.html 里逐篇复制。
    想换个地方分开，就在那里加一个二级标题。
    """,
)
def article_in_parts(rendered: Rendered) -> Iterator[Problem]:
    """An article too long for one came in parts, without losing a word.

    Each has a title of its own (上, 下, or Part 1 of 2), a digest and its own numbers of notes. Copy them one by one
    from preview.html. To have it parted elsewhere, give it a heading of the second level there.
    """
    bodies = _bodies(rendered)
    if len(bodies) < 2:
        return
    room, total = bodies[0].room, sum(body.count for body in bodies)
    message = both(
        f"{len(bodies)} articles: {total:,} characters together, one may have {room.most:,} {room.unit}",
        f"分成 {len(bodies)} 篇：合计 {total:,}，一篇最多 {room.most:,} {room.unit.zh}",
    )
    yield Problem(message, suggestion=both("copy each from preview.html", "在 preview.html 里逐篇复制"))
