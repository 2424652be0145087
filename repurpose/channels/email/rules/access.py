"""Readable by everyone: what screen readers, small screens and weak eyes need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.email.html.cascade import shown
from repurpose.channels.email.html.mail_elements import Node, read_page
from repurpose.checks.base import Problem, rule
from repurpose.text.bilingual import both

_WCAG = "WCAG 2.2, {}; Email Markup Consortium accessibility report 2026. Checked 2026-11."
_MACHINE_ALT = re.compile(
    r"(?:img|image|dsc|screenshot|screen shot|photo|pic|微信图片|屏幕截图)[\s_-]*\d*"
    r"|\S+\.(?:png|jpe?g|gif|webp|svg)|[0-9a-f-]{16,}",
    re.I,
)
_EMPTY_WORDS = (
    *("click here", "here", "this", "link", "this link", "more", "click", "learn more", "go", "details"),
    *("点击这里", "这里", "点这里", "点击", "链接", "点击链接", "此处", "戳这里", "點擊這裡", "這裡"),
)
SMALLEST_PX = 13
"""Pixels below which many people cannot read Latin words, and hardly anybody Chinese ones. Own choice, 2026-11."""


@rule(
    "EM20",
    "language-missing",
    severity="error",
    channel="email",
    reads="email.html",
    source=_WCAG.format("3.1.1"),
    bad=("<html><body><p>Words</p></body></html>", '<html lang="en"><body><p>Words</p></body></html>'),
    good=('<html lang="zh-Hans"><body><div lang="zh-Hans"><p>灯</p></div></body></html>',),
    zh="""邮件没有标明语言。

    屏幕阅读器会用英文语音念中文，或者干脆不念。网页版邮箱会丢掉 <html> 和 <body>，所以正文里的元素上也要标明语言：
    在 <mjml> 上写 lang。
    """,
)
def language_missing(text: str) -> Iterator[Problem]:
    """The mail does not say which language it is in.

    Screen readers then read Chinese with an English voice, or not at all. Web clients drop <html> and <body>, so the
    language must also stand on an element inside the body: write lang on <mjml>.
    """
    page = read_page(text)
    inside = [node for node in page.nodes if node.tag not in ("html", "body") and node.get("lang") not in ("", "und")]
    if page.runs and not inside:
        yield Problem(
            both("no element inside the body says its language", "正文里没有元素标明语言"),
            suggestion='<mjml lang="en">',
        )


@rule(
    "EM21",
    "direction-missing",
    channel="email",
    reads="email.html",
    source="Email Markup Consortium accessibility report 2026: missing in 97.4 % of mails. Checked 2026-11.",
    bad=('<body><div lang="ar"><p>سلام</p></div></body>',),
    good=('<body><div lang="ar" dir="rtl"><p>سلام</p></div></body>',),
    zh="""邮件没有标明文字方向。

    客户端的默认方向若与之相反，标点和列表会左右颠倒。在 <mjml> 上写 dir。
    """,
)
def direction_missing(text: str) -> Iterator[Problem]:
    """The mail does not say in which direction it runs.

    A client set to the other direction turns marks and lists round. Write dir on <mjml>.
    """
    page = read_page(text)
    if page.runs and not any(node.get("dir") for node in page.nodes if node.tag not in ("html", "body")):
        yield Problem(
            both("no element inside the body says its direction", "正文里没有元素标明文字方向"),
            suggestion='<mjml dir="ltr">',
        )


@rule(
    "EM22",
    "table-without-role",
    channel="email",
    reads="email.html",
    source="Email Markup Consortium accessibility report 2026: missing in 83.8 % of mails. Checked 2026-11.",
    bad=("<table><tr><td>Words</td></tr></table>",),
    good=(
        '<table role="presentation"><tr><td>Words</td></tr></table>',
        "<table><tr><th>Year</th></tr><tr><td>2026</td></tr></table>",
    ),
    zh="""只用来排版的表格，会被当成数据表格念出来。

    给它加上 role="presentation"；数据表格则应有 <th> 单元格。
    """,
)
def table_without_role(text: str) -> Iterator[Problem]:
    """A table that only lays things out is read aloud as a table.

    Write role="presentation" on it; a table of data has <th> cells instead.
    """
    page = read_page(text)
    with_headers = {id(ancestor) for head in page.all("th") for ancestor in head.ancestors() if ancestor.tag == "table"}
    for table in page.all("table"):
        if table.get("role") not in ("presentation", "none") and id(table) not in with_headers:
            yield Problem(
                both("a layout table has no role", "排版用的表格没有 role"),
                table.start,
                table.end,
                'role="presentation"',
            )


@rule(
    "EM23",
    "mail-picture-without-alt",
    severity="error",
    channel="email",
    reads="email.html",
    source=_WCAG.format("1.1.1"),
    bad=('<img src="https://example.org/a.png">',),
    good=('<img src="https://example.org/a.png" alt="The lamp room">', '<img src="https://e.org/rule.png" alt="">'),
    zh="""图片没有替代文字。

    许多客户端默认不显示图片。在 alt 里描述图片内容；纯装饰的图片写 alt=""。
    """,
)
def picture_without_alt(text: str) -> Iterator[Problem]:
    """A picture has no words to stand for it.

    Many clients show no pictures until asked. Describe it in alt, or write alt="" when it only decorates.
    """
    for image in read_page(text).all("img"):
        if "alt" not in image.attributes:
            yield Problem(both("a picture has no alt", "图片没有 alt"), image.start, image.end, 'alt="…"')


@rule(
    "EM24",
    "alt-made-by-machine",
    channel="email",
    reads="email.html",
    source="Buttondown's pre-flight checks. Checked 2026-11.",
    bad=('<img src="a" alt="IMG_2041">', '<img src="a" alt="final-2.png">', '<img src="a" alt="微信图片_20260101">'),
    good=('<img src="a" alt="The lamp room at night">', '<img src="a" alt="">'),
    zh="""图片的替代文字只是一个文件名。

    听的人从中得不到任何信息。请写出图片里有什么。
    """,
)
def alt_made_by_machine(text: str) -> Iterator[Problem]:
    """A picture's words are a file name.

    They tell a listener nothing. Say what the picture shows.
    """
    for image in read_page(text).all("img"):
        if _MACHINE_ALT.fullmatch(image.get("alt").strip()):
            alt = image.get("alt")
            message = both(f'alt="{alt}" is a file name', f'alt="{alt}" 只是文件名')
            yield Problem(message, image.start, image.end)


@rule(
    "EM25",
    "main-heading-missing",
    channel="email",
    reads="email.html",
    source=_WCAG.format("2.4.6"),
    bad=("<p>Words</p>", "<h1>One</h1><h1>Two</h1>"),
    good=("<h1>One</h1><h2>Two</h2><p>Words</p>",),
    zh="""邮件没有主标题，或者有好几个。

    屏幕阅读器的用户靠标题跳转。只给邮件标题用 <h1>，别处不用。
    """,
)
def main_heading_missing(text: str) -> Iterator[Problem]:
    """The mail has no main heading, or several.

    Screen readers go from heading to heading. Give the title, and only it, an <h1>.
    """
    headings = list(read_page(text).all("h1"))
    if not headings:
        yield Problem(both("there is no <h1>", "没有 <h1>"))
    for heading in headings[1:]:
        yield Problem(both("there is more than one <h1>", "<h1> 不止一个"), heading.start, heading.end, "<h2>")


@rule(
    "EM26",
    "heading-level-skipped",
    channel="email",
    reads="email.html",
    source=_WCAG.format("1.3.1"),
    bad=("<h1>One</h1><h3>Three</h3>",),
    good=("<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Two</h2>",),
    zh="""标题跳过了一级。

    听的人会以为自己漏掉了什么。标题应逐级往下。
    """,
)
def heading_level_skipped(text: str) -> Iterator[Problem]:
    """Headings jump over a level.

    Listeners wonder what they missed. Go down one level at a time.
    """
    level = 0
    for heading in read_page(text).all("h1", "h2", "h3", "h4", "h5", "h6"):
        found = int(heading.tag[1])
        if level and found > level + 1:
            message = both(f"<h{found}> follows <h{level}>", f"<h{level}> 之后直接是 <h{found}>")
            yield Problem(message, heading.start, heading.end, f"<h{level + 1}>")
        level = found


@rule(
    "EM27",
    "link-without-words",
    severity="error",
    channel="email",
    reads="email.html",
    source=_WCAG.format("2.4.4"),
    bad=('<a href="https://example.org"></a>', '<a href="https://example.org"><img src="a" alt=""></a>'),
    good=('<a href="https://example.org">The log book</a>', '<a href="https://e.org"><img src="a" alt="The log"></a>'),
    zh="""链接里没有任何可以念出来的内容。

    给链接写上文字，或给里面的图片写上替代文字。
    """,
)
def link_without_words(text: str) -> Iterator[Problem]:
    """A link has nothing that could be read aloud.

    Write words into it, or an alt text for the picture inside.
    """
    page = read_page(text)
    for link in page.all("a"):
        if link.get("href") and not page.text(link) and not link.get("aria-label") and not _pictured(link, page.nodes):
            href = link.get("href")
            message = both(f"the link to {href} holds no words", f"通向 {href} 的链接没有文字")
            yield Problem(message, link.start, link.end)


def _pictured(link: Node, nodes: tuple[Node, ...]) -> bool:
    first, last = link.content
    return any(node.tag == "img" and node.get("alt") for node in nodes if first <= node.start < last)


@rule(
    "EM28",
    "link-text-says-nothing",
    channel="email",
    reads="email.html",
    source=_WCAG.format("2.4.4") + " Buttondown's pre-flight checks.",
    bad=('<a href="https://example.org">click here</a>', '<a href="https://example.org">点击这里</a>'),
    good=('<a href="https://example.org">Read the log book</a>', '<a href="https://example.org">阅读全文</a>'),
    zh="""链接文字没有说明通向哪里。

    屏幕阅读器列出链接时只念链接文字。请写明点开后是什么。
    """,
)
def link_text_says_nothing(text: str) -> Iterator[Problem]:
    """A link's words do not say where it leads.

    Screen readers list links by their words alone. Name what stands behind it.
    """
    page = read_page(text)
    for link in page.all("a"):
        shown = page.text(link).strip(" .。>»→").casefold()
        if shown in _EMPTY_WORDS:
            message = both(f"“{shown}” does not say where the link leads", f"“{shown}”没有说明链接通向哪里")
            yield Problem(message, link.start, link.end)


@rule(
    "EM29",
    "text-too-small",
    channel="email",
    reads="email.html",
    source="Own choice within what Apple and Google advise for small screens, 2026-11.",
    bad=('<p style="font-size:10px">Words</p>',),
    good=(
        '<p style="font-size:16px">Words</p>',
        '<div style="font-size:0px"><p style="font-size:14px">Words</p></div>',
    ),
    zh="""字太小，看不清。

    手机不会放大邮件里的字。至少用 14 px，正文用 16 px。
    """,
)
def text_too_small(text: str, *, pixels: int = SMALLEST_PX) -> Iterator[Problem]:
    """Words are too small to read.

    Phones do not enlarge mail. Write at least 14 px, 16 px for running text.
    """
    told: set[float] = set()
    for one in shown(text, dark=False):
        if one.size < pixels and one.size not in told:
            told.add(one.size)
            start = one.run.start
            message = both(f"words of {one.size:g} px", f"字号只有 {one.size:g} px")
            yield Problem(message, start, start + len(one.run.text), "font-size:14px")


@rule(
    "EM33",
    "mail-title-missing",
    channel="email",
    reads="email.html",
    source=_WCAG.format("2.4.2"),
    bad=("<html><head></head><body><p>Words</p></body></html>", "<title> </title>"),
    good=("<title>What maps leave out</title><p>Words</p>",),
    zh="""邮件没有标题（<title>）。

    在浏览器里打开邮件时，窗口以它命名。请写 <mj-title>。
    """,
)
def title_missing(text: str) -> Iterator[Problem]:
    """The mail has no title.

    It names the window when the mail is opened in a browser. Write <mj-title>.
    """
    if not read_page(text).title:
        yield Problem(both("there is no <title>", "没有 <title>"), suggestion="<mj-title>…</mj-title>")


@rule(
    "EM36",
    "text-justified",
    severity="info",
    channel="email",
    reads="email.html",
    source=_WCAG.format("1.4.8"),
    bad=('<p style="text-align:justify">Words</p>',),
    good=('<p style="text-align:left">Words</p>',),
    zh="""文字用了两端对齐。

    没有断字时，窄栏里会拉出大片空隙，阅读障碍者读起来尤其吃力。请改为单边对齐。
    """,
)
def text_justified(text: str) -> Iterator[Problem]:
    """Text is set to both edges.

    Without hyphenation that tears holes into narrow columns, over which readers with dyslexia trip. Align one edge.
    """
    for node in read_page(text).nodes:
        if node.style.get("text-align") == "justify":
            yield Problem(both("justified text", "文字两端对齐"), node.start, node.end, "text-align:left")


@rule(
    "EM37",
    "colour-scheme-missing",
    severity="info",
    channel="email",
    reads="email.html",
    source="Apple Mail and Outlook.com follow prefers-color-scheme (caniemail.com). Checked 2026-11.",
    bad=("<head><style>p{color:#222}</style></head><p>Words</p>",),
    good=("<head><style>@media (prefers-color-scheme:dark){p{color:#eee}}</style></head><p>Words</p>",),
    zh="""邮件没有为深色模式准备配色。

    客户端会自己换色，效果未必好。请在 @media (prefers-color-scheme: dark) 里成对写明文字色和背景色。
    """,
)
def colour_scheme_missing(text: str) -> Iterator[Problem]:
    """The mail has no colours for dark screens.

    Clients then choose their own, not always well. Give pairs under @media (prefers-color-scheme: dark).
    """
    if not any("prefers-color-scheme" in css for css in read_page(text).styles):
        yield Problem(both("no colours for dark screens", "没有深色模式的配色"))
