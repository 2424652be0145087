"""Elements that WeChat removes from a body, or that fall apart there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.wechat.rules.document import BODY, MEASURED, OFFICIAL, at, elements_where
from repurpose.checks.base import Problem, rule
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
)
def script_element(text: str) -> Iterator[Problem]:
    """A script.

    WeChat removes it together with all it does. An article moves only by SVG animation; take the script out.
    """
    yield from elements_where(text, lambda e: e.tag in _SCRIPT, "<{tag}> is removed by WeChat", "take it out")


@rule(
    "WX12",
    "style-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=("<style>p{color:red}</style><p>灯</p>", '<link rel="stylesheet" href="a.css">'),
    good=('<p style="color:#333333">灯</p>',),
)
def style_element(text: str) -> Iterator[Problem]:
    """A style sheet, or another element of a page's head.

    The editor removes it, and the article loses its looks. Write every style into the element's own `style`.
    """
    yield from elements_where(text, lambda e: e.tag in _HEAD, "<{tag}> is removed by WeChat", "use inline styles")


@rule(
    "WX13",
    "embedded-document",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<iframe src="https://example.org"></iframe>', "<object></object>"),
    good=("<section><p>灯</p></section>",),
)
def embedded_document(text: str) -> Iterator[Problem]:
    """A page or program inside the article.

    The editor removes it. Videos are inserted in the editor itself; anything else needs a link in a note.
    """
    yield from elements_where(
        text, lambda e: e.tag in _EMBEDDED, "<{tag}> is removed by WeChat", "link to it in a note"
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
)
def form_control(text: str) -> Iterator[Problem]:
    """A field, box or button of a form; the check boxes of task lists are such.

    The editor removes it and the state of the task with it. Write ☐ and ☑.
    """
    yield from elements_where(text, lambda e: e.tag in _FORM, "<{tag}> is removed by WeChat", "write ☐ or ☑, or words")


@rule(
    "WX15",
    "media-element",
    channel="wechat",
    reads=BODY,
    severity="error",
    source=MEASURED,
    bad=('<video src="https://example.org/a.mp4"></video>', "<canvas></canvas>"),
    good=('<img src="https://mmbiz.qpic.cn/a.png" alt="灯">',),
)
def media_element(text: str) -> Iterator[Problem]:
    """A video, a sound or a canvas.

    The editor removes it. Insert media from the account's own library in the editor.
    """
    yield from elements_where(
        text, lambda e: e.tag in _MEDIA, "<{tag}> is removed by WeChat", "insert it in the editor"
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
)
def document_wrapper(text: str) -> Iterator[Problem]:
    """A whole page where a body is wanted.

    `content` is a fragment; html, head and body around it count toward the limit and may cost the first element its
    style. Keep what is inside the body.
    """
    match = re.search(r"<(!doctype|html|head|body)\b", text, re.I)
    if match:
        yield Problem(
            f"{match[0]}> does not belong into a body", match.start(), match.end(), "keep what is inside the body"
        )


@rule(
    "WX17",
    "div-element",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=("<div><p>灯</p></div>",),
    good=("<section><p>灯</p></section>",),
)
def div_element(text: str) -> Iterator[Problem]:
    """A div.

    The editor's own box is `section`; a div works, but is rewritten on save, and every tool that had trouble with it
    changed to sections.
    """
    yield from elements_where(
        text, lambda e: e.tag == "div", "<div> is rewritten when the draft is saved", "use <section>"
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
)
def list_inside_list(text: str) -> Iterator[Problem]:
    """A list inside a list.

    The editor flattens it, with bullets or numbers of its own that nobody wrote. Write nested lists as sections with
    their markers as text.
    """

    def nested(element: Element) -> bool:
        return element.tag in _LISTS and any(around.tag in _LISTS for around in element.ancestors())

    yield from elements_where(text, nested, "<{tag}> inside a list is flattened", "write sections with text markers")


@rule(
    "WX19",
    "unknown-element",
    channel="wechat",
    reads=BODY,
    source=MEASURED,
    bad=("<center>灯</center>", "<details><summary>灯</summary></details>", "<x-card>灯</x-card>"),
    good=("<section><p>灯<sup>[1]</sup></p></section>", '<svg viewBox="0 0 1 1"><path d="M0 0"/></svg>'),
)
def unknown_element(text: str) -> Iterator[Problem]:
    """An element that is not among those known to come back from a saved draft.

    It is unwrapped at best and removed with its words at worst. `details` does not fold; `font` and `center` are
    styles. Use section, p, span and inline styles.
    """
    yield from elements_where(
        text, lambda e: e.tag not in _NAMED, "<{tag}> is not known to survive", "use section or span"
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
)
def svg_reference(text: str) -> Iterator[Problem]:
    """A part of an SVG that is defined in one place and used in another.

    `defs`, `use`, `marker`, `filter` and `mask` live on ids, which are removed. Draw the shape where it is seen.
    """
    yield from elements_where(
        text, lambda e: e.tag in _SVG_REFERENCES, "<{tag}> in an SVG is removed", "draw it in place"
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
)
def code_whitespace(text: str) -> Iterator[Problem]:
    """A line end or a run of blanks in code.

    The API drops both, and code becomes one line. Write <br> and no-break spaces.
    """
    for match in re.finditer(r"<(code|pre)\b[^>]*>(.*?)</\1>", text, re.S | re.I):
        if re.search(r"\n|  |\t", match[2]):
            yield at(
                text, match[0][:40], "line ends and runs of blanks in code are lost", "write <br> and no-break spaces"
            )
