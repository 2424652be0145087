"""What mail clients strip, ignore or distrust in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.email.html.caniemail import features, used, without
from repurpose.channels.email.html.css import nested_at_rules
from repurpose.channels.email.html.mail_elements import read_page
from repurpose.channels.email.mjml.tree import names
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both

_ACTIVE = names("script iframe object embed applet form input button select textarea video audio base frame frameset")
_HARMLESS = names(
    "css-at-media css-at-media-hover css-at-media-prefers-color-scheme css-at-media-prefers-reduced-motion "
    "css-border-radius css-border-spacing css-box-shadow css-color-scheme css-comments css-cursor "
    "css-display-none css-font-kerning css-height css-hyphens css-important css-max-height css-max-width "
    "css-min-width css-opacity css-outline css-overflow css-overflow-wrap css-pseudo-class-active "
    "css-pseudo-class-focus css-pseudo-class-hover css-pseudo-class-visited css-selector-attribute "
    "css-selector-chaining css-selector-child css-selector-class css-selector-descendant css-selector-grouping "
    "css-selector-id css-selector-type css-selector-universal css-text-wrap css-transition css-white-space "
    "css-word-break css-word-spacing css-word-wrap html-aria-hidden html-aria-label html-body html-comments "
    "html-dir html-doctype html-lang html-loading-attribute html-meta-color-scheme html-role html-style "
    "html-target"
)
"""What nobody misses where it is not understood: the mail reads the same without it."""


@rule(
    "EM70",
    "active-content",
    severity="error",
    channel="email",
    reads="email.html",
    source="Large clients strip scripts, forms and frames, and filters count them (caniemail.com). Checked 2026-11.",
    bad=(
        "<script>x()</script>",
        '<form action="https://example.org"><input name="a"></form>',
        '<p onclick="x()">a</p>',
    ),
    good=('<a href="https://example.org/survey">Answer the survey</a>',),
    zh="""邮件里有脚本、表单、框架或播放器。

    主流客户端都不会运行它们，有些会拒收整封邮件。请链接到放有这些内容的网页。
    """,
)
def active_content(text: str) -> Iterator[Problem]:
    """The mail holds a script, a form, a frame or a player.

    No large client runs it; some refuse the whole mail. Link to a page that has it.
    """
    for node in read_page(text).nodes:
        if node.tag in _ACTIVE:
            message = both(f"<{node.tag}> does not work in mail", f"<{node.tag}> 在邮件里不起作用")
            yield Problem(message, node.start, node.end)
        for name in node.attributes:
            if name.startswith("on"):
                message = both(f"{name} does not work in mail", f"{name} 在邮件里不起作用")
                yield Problem(message, node.start, node.end)


@rule(
    "EM71",
    "style-from-elsewhere",
    channel="email",
    reads="email.html",
    source="Gmail and Outlook fetch no style sheets; fonts from third parties report readers to them. Checked 2026-11.",
    bad=(
        '<link rel="stylesheet" href="https://fonts.example/a.css">',
        "<style>@import url(https://fonts.example/a.css);</style>",
        "<style>@font-face{font-family:A;src:url(https://fonts.example/a.woff2)}</style>",
    ),
    good=("<style>p{margin:0}</style>",),
    zh="""邮件要从别处加载样式表或字体。

    多数客户端不会加载；会加载的，则让第三方知道了谁在看。请使用读者设备上已有的字体。
    """,
)
def style_from_elsewhere(text: str) -> Iterator[Problem]:
    """The mail fetches style sheets or fonts from elsewhere.

    Most clients do not, and those that do tell a third party who reads. Use the fonts readers have.
    """
    page = read_page(text)
    for node in page.all("link"):
        if "stylesheet" in node.get("rel"):
            message = both("a style sheet from elsewhere", "样式表来自别处")
            yield Problem(message, node.start, node.end)
    for css in page.styles:
        for match in re.finditer(r"@import\b|@font-face\b", css):
            yield Problem(both(f"{match[0]} fetches from elsewhere", f"{match[0]} 要从别处加载"))


@rule(
    "EM72",
    "at-rules-nested",
    severity="error",
    channel="email",
    reads="email.html",
    source="Gmail drops a style block with an at-rule inside an at-rule (hteumeuleu/caniemail#144). Checked 2026-11.",
    bad=("<style>@media screen{@media (min-width:1px){a{color:red}}}</style>",),
    good=("<style>@media screen{a{color:red}} @media print{a{color:blue}}</style>",),
    zh="""样式里 @ 规则套着 @ 规则，Gmail 会丢掉整个样式块。

    请用 `and` 把两个条件合成一个。
    """,
)
def at_rules_nested(text: str) -> Iterator[Problem]:
    """A style block nests an at-rule in another, and Gmail drops the whole block.

    Join the two conditions with `and`.
    """
    for css in read_page(text).styles:
        for keyword in nested_at_rules(css):
            yield Problem(both(f"{keyword} holds another at-rule", f"{keyword} 里还套着 @ 规则"))


@rule(
    "EM73",
    "feature-unsupported",
    channel="email",
    reads="email.html",
    source="caniemail.com, data of 2026-05-13.",
    bad=('<div style="display:grid">Words</div>', '<p style="border-inline-start:4px solid #222">Words</p>'),
    good=('<p style="border-left:4px solid #222;border-radius:4px">Words</p>',),
    zh="""邮件用了某种写法，而选项 `clients` 里的某个客户端不支持。

    那里可以写客户端系列（gmail），也可以写具体客户端（outlook.windows）。
    请改用更老的写法；少了也无妨的写法不会报告，图片另有规则。
    """,
)
def feature_unsupported(text: str, *, clients: str = "gmail outlook apple-mail yahoo") -> Iterator[Problem]:
    """The mail relies on something that a client of the option `clients` does not show.

    Name families (gmail) or clients (outlook.windows) there. Use an older way; what nobody misses is not
    reported, and pictures have a rule of their own.
    """
    for slug, offset in used(text).items():
        if slug in _HARMLESS or slug.startswith("image-"):
            continue
        feature = features()[slug]
        missing = without(feature, clients.split())
        if missing:
            more = len(missing) > 4
            shown, shown_zh = (
                ", ".join(missing[:4]) + " …" * more,
                "、".join(missing[:4]) + (" 等客户端" if more else " "),
            )
            message = both(f"{feature.title} is not supported by {shown}", f"{shown_zh}不支持 {feature.title}")
            yield Problem(message, offset, offset)
