"""Elements that WeChat removes from a body, or that fall apart there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import BODY, MEASURED, OFFICIAL, at, elements_where
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both
from repurpose.text.html import Element

_SCRIPT = frozenset({"script", "noscript"})
_HEAD = frozenset({"style", "link", "meta", "base"})
_EMBEDDED = frozenset({"iframe", "object", "embed", "frame", "frameset", "applet", "portal"})
_FORM = frozenset({"input", "button", "select", "option", "textarea", "form", "label", "fieldset", "progress", "meter"})
_MEDIA = frozenset({"video", "audio", "source", "track", "canvas"})
_LISTS = frozenset({"ul", "ol"})
_SVG_REFERENCES = frozenset({"defs", "use", "marker", "filter", "mask", "symbol", "clippath", "pattern"})
_KEPT_TEXT = (
    "a blockquote br caption code col colgroup em figcaption figure h1 h2 h3 h4 h5 h6 hr i img b strong li ol ul p pre "
    "rp rt ruby s section small span sub sup table tbody td tfoot th thead tr u del ins div"
)
_KEPT_SVG = (
    "svg g path rect circle ellipse line polyline polygon text tspan image animate animatetransform set foreignobject"
)
_KEPT = frozenset(f"{_KEPT_TEXT} {_KEPT_SVG}".split())
_NAMED = _KEPT | _SCRIPT | _HEAD | _EMBEDDED | _FORM | _MEDIA | _SVG_REFERENCES


@rule(
    "WX11",
    "script-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=("<p>灯</p><script>let a = 1</script>",),
    good=("<p>灯</p>",),
    zh="""正文里有脚本。

    微信会把它连同全部效果一起删掉。公众号文章里只有 SVG 动画能动，请去掉脚本。
    """,
)
def script_element(text: str) -> Iterator[Problem]:
    """A script.

    WeChat removes it together with all it does. An article moves only by SVG animation; take the script out.
    """
    yield from elements_where(
        text,
        lambda e: e.tag in _SCRIPT,
        both("<{tag}> is removed by WeChat", "微信会删掉 <{tag}>"),
        both("take it out", "去掉它"),
    )


@rule(
    "WX12",
    "style-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=("<style>p{color:red}</style><p>灯</p>", '<link rel="stylesheet" href="a.css">'),
    good=('<p style="color:#333333">灯</p>',),
    zh="""正文里有样式表，或其他只属于网页头部的元素。

    编辑器会删掉它，文章就没了样式。请把样式都写进各元素自己的 `style`。
    """,
)
def style_element(text: str) -> Iterator[Problem]:
    """A style sheet, or another element of a page's head.

    The editor removes it, and the article loses its looks. Write every style into the element's own `style`.
    """
    yield from elements_where(
        text,
        lambda e: e.tag in _HEAD,
        both("<{tag}> is removed by WeChat", "微信会删掉 <{tag}>"),
        both("use inline styles", "改用行内样式"),
    )


@rule(
    "WX13",
    "embedded-document",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<iframe src="https://example.org"></iframe>', "<object></object>"),
    good=("<section><p>灯</p></section>",),
    zh="""正文里嵌了网页或程序。

    编辑器会删掉它。视频请在编辑器里插入；其他内容请在脚注里给出链接。
    """,
)
def embedded_document(text: str) -> Iterator[Problem]:
    """A page or program inside the article.

    The editor removes it. Videos are inserted in the editor itself; anything else needs a link in a note.
    """
    yield from elements_where(
        text,
        lambda e: e.tag in _EMBEDDED,
        both("<{tag}> is removed by WeChat", "微信会删掉 <{tag}>"),
        both("link to it in a note", "在脚注里给出链接"),
    )


@rule(
    "WX14",
    "form-control",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<p><input type="checkbox" checked>点灯</p>', "<button>点</button>"),
    good=("<p>☑ 点灯</p>",),
    zh="""正文里有表单的输入框、复选框或按钮，任务列表的复选框也算。

    编辑器会删掉它，任务是否完成也就看不出来了。请写 ☐ 和 ☑。
    """,
)
def form_control(text: str) -> Iterator[Problem]:
    """A field, box or button of a form; the check boxes of task lists are such.

    The editor removes it and the state of the task with it. Write ☐ and ☑.
    """
    yield from elements_where(
        text,
        lambda e: e.tag in _FORM,
        both("<{tag}> is removed by WeChat", "微信会删掉 <{tag}>"),
        both("write ☐ or ☑, or words", "写 ☐ 或 ☑，或写成文字"),
    )


@rule(
    "WX15",
    "media-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<video src="https://example.org/a.mp4"></video>', "<canvas></canvas>"),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="灯">',),
    zh="""正文里有视频、音频或画布。

    编辑器会删掉它。请在编辑器里从公众号素材库插入。
    """,
)
def media_element(text: str) -> Iterator[Problem]:
    """A video, a sound or a canvas.

    The editor removes it. Insert media from the account's own library in the editor.
    """
    yield from elements_where(
        text,
        lambda e: e.tag in _MEDIA,
        both("<{tag}> is removed by WeChat", "微信会删掉 <{tag}>"),
        both("insert it in the editor", "在编辑器里插入"),
    )


@rule(
    "WX16",
    "document-wrapper",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=OFFICIAL,
    bad=("<html><body><p>灯</p></body></html>", "<!DOCTYPE html><p>灯</p>"),
    good=("<section><p>灯</p></section>",),
    zh="""只该放正文的地方，放了一整个网页。

    `content` 只是一个片段；外面的 html、head 和 body 会计入字数上限，还可能让第一个元素丢掉样式。
    请只保留 body 里的内容。
    """,
)
def document_wrapper(text: str) -> Iterator[Problem]:
    """A whole page where a body is wanted.

    `content` is a fragment; html, head and body around it count toward the limit and may cost the first element its
    style. Keep what is inside the body.
    """
    match = re.search(r"<(!doctype|html|head|body)\b", text, re.I)
    if match:
        message = both(f"{match[0]}> does not belong into a body", f"{match[0]}> 不该出现在正文里")
        hint = both("keep what is inside the body", "只保留 body 里的内容")
        yield Problem(message, match.start(), match.end(), hint)


@rule(
    "WX17",
    "div-element",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=("<div><p>灯</p></div>",),
    good=("<section><p>灯</p></section>",),
    zh="""正文里用了 div。

    编辑器自己用的容器是 `section`；div 能用，但保存时会被改写，遇到过问题的工具都改用了 section。
    """,
)
def div_element(text: str) -> Iterator[Problem]:
    """A div.

    The editor's own box is `section`; a div works, but is rewritten on save, and every tool that had trouble with it
    changed to sections.
    """
    yield from elements_where(
        text,
        lambda e: e.tag == "div",
        both("<div> is rewritten when the draft is saved", "保存草稿时 <div> 会被改写"),
        both("use <section>", "改用 <section>"),
    )


@rule(
    "WX18",
    "list-inside-list",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="doocs/md#296, caol64/wenyan-core#28, checked 2026-11",
    bad=("<ul><li>灯<ul><li>油</li></ul></li></ul>", "<ol><ol><li>灯</li></ol></ol>"),
    good=("<ul><li>灯</li></ul>", '<section style="padding-left:1.4em"><section>• 灯</section></section>'),
    zh="""列表里套了列表。

    编辑器会把它压成一层，还会冒出没人写过的圆点或编号。请把嵌套的列表写成 section，并用文字写出项目符号。
    """,
)
def list_inside_list(text: str) -> Iterator[Problem]:
    """A list inside a list.

    The editor flattens it, with bullets or numbers of its own that nobody wrote. Write nested lists as sections with
    their markers as text.
    """

    def nested(element: Element) -> bool:
        return element.tag in _LISTS and any(around.tag in _LISTS for around in element.ancestors())

    yield from elements_where(
        text,
        nested,
        both("<{tag}> inside a list is flattened", "列表里的 <{tag}> 会被压成一层"),
        both("write sections with text markers", "改写成 section，用文字写出项目符号"),
    )


@rule(
    "WX19",
    "unknown-element",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=("<center>灯</center>", "<details><summary>灯</summary></details>", "<x-card>灯</x-card>"),
    good=("<section><p>灯<sup>[1]</sup></p></section>", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
    zh="""用了一个不确定保存草稿后还在不在的元素。

    好则只剩文字，坏则连文字一起删掉。`details` 不能折叠；`font` 和 `center` 应改用样式。
    请用 section、p、span 和行内样式。
    """,
)
def unknown_element(text: str) -> Iterator[Problem]:
    """An element that is not among those known to come back from a saved draft.

    It is unwrapped at best and removed with its words at worst. `details` does not fold; `font` and `center` are
    styles. Use section, p, span and inline styles.
    """
    yield from elements_where(
        text,
        lambda e: e.tag not in _NAMED,
        both("<{tag}> is not known to survive", "<{tag}> 不一定能保留"),
        both("use section or span", "改用 section 或 span"),
    )


@rule(
    "WX20",
    "svg-reference",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=("<svg><defs><path d='M0 0'/></defs></svg>", '<svg><use href="#a"/></svg>'),
    good=('<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>',),
    zh="""SVG 里有一处定义、另一处引用的部件。

    `defs`、`use`、`marker`、`filter` 和 `mask` 都靠 id，而 id 会被删掉。请直接在显示的位置画出图形。
    """,
)
def svg_reference(text: str) -> Iterator[Problem]:
    """A part of an SVG that is defined in one place and used in another.

    `defs`, `use`, `marker`, `filter` and `mask` live on ids, which are removed. Draw the shape where it is seen.
    """
    yield from elements_where(
        text,
        lambda e: e.tag in _SVG_REFERENCES,
        both("<{tag}> in an SVG is removed", "SVG 里的 <{tag}> 会被删掉"),
        both("draw it in place", "直接画在显示的位置"),
    )


@rule(
    "WX21",
    "code-whitespace",
    channel="wechat",
    reads=BODY,
    severity="error",
    source="doocs/md#894, doocs/md#308, mdnice/markdown-nice#170, checked 2026-11",
    bad=("<pre><code>a = 1\nb = 2</code></pre>", "<code>if a:<br>  b</code>"),
    good=("<code>if a:<br>\u00a0\u00a0b</code>", "<section>a\nb</section>"),
    zh="""代码里有换行或连续空格。

    接口会把两者都丢掉，代码就挤成一行。请写 <br> 和不换行空格。
    """,
)
def code_whitespace(text: str) -> Iterator[Problem]:
    """A line end or a run of blanks in code.

    The API drops both, and code becomes one line. Write <br> and no-break spaces.
    """
    for match in re.finditer(r"<(code|pre)\b[^>]*>(.*?)</\1>", text, re.S | re.I):
        if re.search(r"\n|  |\t", match[2]):
            message = both("line ends and runs of blanks in code are lost", "代码里的换行和连续空格会丢失")
            yield at(text, match[0][:40], message, both("write <br> and no-break spaces", "写 <br> 和不换行空格"))
