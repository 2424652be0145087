"""Inline styles that WeChat removes or rewrites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import (
    BODY,
    MEASURED,
    Declaration,
    declarations_where,
    parsed,
)
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both

_EFFECTS = re.compile(
    r"(-webkit-)?(transform|transition|animation|filter|clip-path|mask|backdrop-filter|mix-blend-mode|perspective)"
)
_TRANSLUCENT = re.compile(r"\b(rgba|hsla)\(|#[0-9a-f]{8}\b|#[0-9a-f]{4}\b|\b(?:rgb|hsl)\([^)]*/")
_LENGTH = re.compile(r"(-?[\d.]+)(px|em|rem)")


def _style(declaration: str) -> str:
    """An example: a paragraph with that style."""
    return f'<p style="{declaration}">灯</p>'


@rule(
    "WX32",
    "positioned-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(_style("position:absolute;top:0"), _style("position:relative")),
    good=(_style("margin:0 0 1em"), _style("background-position:center")),
    zh="""样式里用了 `position`。

    微信会删掉它，元素回到普通的文档流，卡片就散了。请用 margin 和 padding 排版。
    """,
)
def positioned_element(text: str) -> Iterator[Problem]:
    """Any `position`.

    WeChat removes it and the element falls back into the flow: cards fall apart. Lay out with margin and padding.
    """
    yield from declarations_where(
        text,
        lambda d: d.name == "position",
        both("{css} is removed", "{css} 会被删掉"),
        both("use margin and padding", "改用 margin 和 padding"),
    )


@rule(
    "WX33",
    "css-variable",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(_style("color:var(--accent)"), _style("--accent:#333333")),
    good=(_style("color:#333333"),),
    zh="""定义或使用了 CSS 变量。

    两者都会被删掉。请直接写值。
    """,
)
def css_variable(text: str) -> Iterator[Problem]:
    """A custom property, or its use.

    Both are removed. Write the value itself.
    """
    yield from declarations_where(
        text,
        lambda d: d.name.startswith("--") or "var(" in d.value,
        both("{css} is removed", "{css} 会被删掉"),
        both("write the value itself", "直接写值"),
    )


@rule(
    "WX35",
    "grid-layout",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(_style("display:grid"), _style("gap:8px"), _style("grid-template-columns:1fr 1fr")),
    good=(_style("display:inline-block"),),
    zh="""用了 grid 布局或 gap。

    会被删掉。请用表格，或让各块上下排列。
    """,
)
def grid_layout(text: str) -> Iterator[Problem]:
    """Grid, or a gap.

    Removed. Use a table, or blocks under each other.
    """

    def grid(declaration: Declaration) -> bool:
        named = declaration.name.startswith("grid") or declaration.name in ("gap", "row-gap", "column-gap")
        return named or (declaration.name == "display" and "grid" in declaration.value)

    yield from declarations_where(
        text,
        grid,
        both("{css} is removed", "{css} 会被删掉"),
        both("use a table or plain blocks", "改用表格或普通的块"),
    )


@rule(
    "WX36",
    "flex-layout",
    channel="wechat",
    reads=BODY,
    source="disputed among projects on GitHub (kept by some, degraded by others), checked 2026-11",
    bad=(_style("display:flex"), _style("display:inline-flex")),
    good=(_style("display:block"),),
    zh="""用了 flex 布局。

    有人发现能保留，有人发现变成了普通的块。在用公众号实测出结论之前，请不要用。
    """,
)
def flex_layout(text: str) -> Iterator[Problem]:
    """Flexbox.

    Some found it kept, others degraded to blocks. Do without it until one account settles the matter.
    """
    yield from declarations_where(
        text,
        lambda d: d.name == "display" and "flex" in d.value,
        both("{css} may not survive", "{css} 不一定能保留"),
        both("use inline-block or a table", "改用 inline-block 或表格"),
    )


@rule(
    "WX37",
    "visual-effect",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=(
        _style("transform:rotate(2deg)"),
        _style("transition:all 1s"),
        _style("-webkit-mask:none"),
        _style("filter:blur(1px)"),
    ),
    good=(_style("text-transform:none"),),
    zh="""用了变换、过渡、动画、滤镜、遮罩或混合。

    会被删掉，或不起作用。公众号文章里只有 SVG 能动。
    """,
)
def visual_effect(text: str) -> Iterator[Problem]:
    """A transform, transition, animation, filter, mask or blend.

    Removed or without effect. Only SVG moves in an article.
    """
    yield from declarations_where(
        text,
        lambda d: _EFFECTS.match(d.name),
        both("{css} is removed or does nothing", "{css} 会被删掉，或不起作用"),
        both("leave it out", "去掉它"),
    )


@rule(
    "WX38",
    "translucent-colour",
    channel="wechat",
    reads=BODY,
    source="disputed among projects on GitHub (lost for some, kept for others), checked 2026-11",
    bad=(_style("background-color:rgba(0,0,0,.05)"), _style("color:#33333380"), _style("color:rgb(0 0 0 / 50%)")),
    good=(_style("background-color:#f7f7f7"), _style("color:rgb(51,51,51)")),
    zh="""颜色带有透明度。

    有人试过会丢失，有人试过能保留，而且文字的对比度无从判断。请写出它在白底上对应的纯色。
    """,
)
def translucent_colour(text: str) -> Iterator[Problem]:
    """A colour with transparency.

    Lost for some who tried, kept for others, and the contrast of its text cannot be told. Write the solid colour it
    makes on white.
    """
    yield from declarations_where(
        text,
        lambda d: _TRANSLUCENT.search(d.value),
        both("{css} may be lost", "{css} 可能丢失"),
        both("write a solid colour", "改用纯色"),
    )


@rule(
    "WX39",
    "computed-value",
    channel="wechat",
    reads=BODY,
    source="single projects on GitHub, checked 2026-11",
    bad=(
        _style("width:calc(100% - 8px)"),
        _style("color:color-mix(in srgb, red, blue)"),
        _style("padding:max(4px, 1em)"),
    ),
    good=(_style("width:100%"),),
    zh="""样式的值要由浏览器计算。

    calc()、color-mix()、min()、max()、clamp() 和 env() 在编辑器里不可靠。请直接写结果。
    """,
)
def computed_value(text: str) -> Iterator[Problem]:
    """A value that the browser has to work out.

    calc(), color-mix(), min(), max(), clamp() and env() are unreliable in the editor. Write the result.
    """
    functions = re.compile(r"\b(calc|color-mix|min|max|clamp|env|attr)\(")
    yield from declarations_where(
        text,
        lambda d: functions.search(d.value),
        both("{css} is unreliable", "{css} 不可靠"),
        both("write the result", "直接写结果"),
    )


@rule(
    "WX40",
    "viewport-unit",
    channel="wechat",
    reads=BODY,
    source="single projects on GitHub, checked 2026-11",
    bad=(_style("width:90vw"), _style("min-height:50vh")),
    good=(_style("width:90%"),),
    zh="""长度以窗口大小为单位。

    文字栏比窗口窄，电脑版窗口又比文字栏宽。请用百分比。
    """,
)
def viewport_unit(text: str) -> Iterator[Problem]:
    """A length in parts of the window.

    The text column is narrower than the window, and the computer's client is wider than the column. Use per cent.
    """
    unit = re.compile(r"\d(d|s|l)?v(w|h|min|max)\b")
    yield from declarations_where(
        text,
        lambda d: unit.search(d.value),
        both("{css} follows the window, not the column", "{css} 跟随窗口，而不是文字栏"),
        both("use %", "改用 %"),
    )


@rule(
    "WX41",
    "quoted-font",
    channel="wechat",
    reads=BODY,
    source="doocs/md#480, doocs/md#521, checked 2026-11",
    bad=("<p style=\"font-family:'PingFang SC'\">灯</p>", "<p style='font-family:\"Songti SC\",serif'>灯</p>"),
    good=(_style("font-family:Menlo,monospace"), _style("color:#333333")),
    zh="""字体名用了引号。

    保存草稿时，引号会截断样式，后面的内容全部丢失。请使用读者自己的字体，或选不带空格的字体名。
    """,
)
def quoted_font(text: str) -> Iterator[Problem]:
    """A font name in quotation marks.

    The quotes break the style when the draft is saved, and everything after them is lost. Leave the font to the
    reader's own, or use a name without blanks.
    """
    yield from declarations_where(
        text,
        lambda d: d.name.startswith("font") and ('"' in d.value or "'" in d.value),
        both("{css} breaks on saving", "{css} 保存时会出错"),
        both("drop it", "去掉它"),
    )


@rule(
    "WX42",
    "background-picture",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="mdnice/markdown-nice#200, checked 2026-11",
    bad=(_style("background:url(https://example.org/a.png)"), _style("list-style-image:url(a.png)")),
    good=(_style("background-color:#f7f7f7"), _style("background:url(https://mmbiz.qpic.cn/a.png)")),
    zh="""元素用了微信之外的背景图片。

    图片不会显示。请用纯色，或用已上传的图片。
    """,
)
def background_picture(text: str) -> Iterator[Problem]:
    """A picture behind an element, from outside WeChat.

    It never arrives. Use a colour, or an uploaded picture.
    """
    yield from declarations_where(
        text,
        lambda d: "url(" in d.value and "mmbiz.q" not in d.value,
        both("{css} never arrives", "{css} 不会显示"),
        both("use a colour", "改用颜色"),
    )


@rule(
    "WX44",
    "negative-margin",
    channel="wechat",
    reads=BODY,
    source="single projects on GitHub, checked 2026-11",
    bad=(
        _style("margin-left:-16px"),
        '<section style="padding-left:8px"><p style="margin-left:-16px">灯</p></section>',
    ),
    good=('<section style="padding-left:1.4em"><span style="margin-left:-1.4em">•</span>灯</section>',),
    zh="""负边距伸到了容器外面。

    超出文字栏的部分会被切掉。请不要超过外层的 padding。
    """,
)
def negative_margin(text: str) -> Iterator[Problem]:
    """A negative margin that reaches out of its box.

    What stands outside the column is cut off. Keep it within the padding around it.
    """

    def reaches_out(declaration: Declaration) -> bool:
        if declaration.name not in ("margin-left", "margin-right"):
            return False
        length = _LENGTH.fullmatch(declaration.value)
        if not length or float(length[1]) >= 0:
            return False
        side = declaration.name.removeprefix("margin-")
        padding = re.compile(rf"padding-{side}\s*:\s*([\d.]+){length[2]}")
        around = (padding.search(element.attributes.get("style", "")) for element in declaration.element.ancestors())
        return not any(box and float(box[1]) >= -float(length[1]) for box in around)

    yield from declarations_where(
        text,
        reaches_out,
        both("{css} reaches out of its box", "{css} 伸到了容器外面"),
        both("keep it within the padding", "不要超过外层的 padding"),
    )


@rule(
    "WX45",
    "root-box",
    channel="wechat",
    reads=BODY,
    source="tenngoxars/WeMD, checked 2026-11",
    bad=(
        '<section style="padding:16px"><p>灯</p></section>',
        '<section style="background-color:#f7f7f7"><p>灯</p></section>',
    ),
    good=('<section style="color:#333333"><section style="padding:16px"><p>灯</p></section></section>',),
    zh="""包住整篇文章的元素上写了内边距或背景。

    粘贴时两者都会丢掉。请写到里面的元素上。
    """,
)
def root_box(text: str) -> Iterator[Problem]:
    """Padding or a ground on the element around the whole article.

    Both are dropped on pasting. Put them on an element inside.
    """
    box = ("padding", "background")
    yield from declarations_where(
        text,
        lambda d: (
            d.element.parent is None and d.element.tag == "section" and d.name.startswith(box) and _is_whole(text)
        ),
        both("{css} on the outermost element is dropped on pasting", "粘贴时会丢掉最外层元素上的 {css}"),
        both("put it on an element inside", "写到里面的元素上"),
    )


def _is_whole(text: str) -> bool:
    """Whether one element holds the whole body."""
    return sum(element.parent is None for element in parsed(text)) == 1
