"""Readable by everyone: what screen readers, small screens and weak eyes need."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.email.html.cascade import shown
from repurpose.channels.email.html.mail_elements import Node, read_page
from repurpose.checks.base import Problem, rule

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
)
def language_missing(text: str) -> Iterator[Problem]:
    """The mail does not say which language it is in.

    Screen readers then read Chinese with an English voice, or not at all. Web clients drop <html> and <body>, so the
    language must also stand on an element inside the body: write lang on <mjml>.
    """
    page = read_page(text)
    inside = [node for node in page.nodes if node.tag not in ("html", "body") and node.get("lang") not in ("", "und")]
    if page.runs and not inside:
        yield Problem("no element inside the body says its language", suggestion='<mjml lang="en">')


@rule(
    "EM21",
    "direction-missing",
    channel="email",
    reads="email.html",
    source="Email Markup Consortium accessibility report 2026: missing in 97.4 % of mails. Checked 2026-11.",
    bad=('<body><div lang="ar"><p>سلام</p></div></body>',),
    good=('<body><div lang="ar" dir="rtl"><p>سلام</p></div></body>',),
)
def direction_missing(text: str) -> Iterator[Problem]:
    """The mail does not say in which direction it runs.

    A client set to the other direction turns marks and lists round. Write dir on <mjml>.
    """
    page = read_page(text)
    if page.runs and not any(node.get("dir") for node in page.nodes if node.tag not in ("html", "body")):
        yield Problem("no element inside the body says its direction", suggestion='<mjml dir="ltr">')


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
)
def table_without_role(text: str) -> Iterator[Problem]:
    """A table that only lays things out is read aloud as a table.

    Write role="presentation" on it; a table of data has <th> cells instead.
    """
    page = read_page(text)
    with_headers = {id(ancestor) for head in page.all("th") for ancestor in head.ancestors() if ancestor.tag == "table"}
    for table in page.all("table"):
        if table.get("role") not in ("presentation", "none") and id(table) not in with_headers:
            yield Problem("a layout table has no role", table.start, table.end, 'role="presentation"')


@rule(
    "EM23",
    "mail-picture-without-alt",
    severity="error",
    channel="email",
    reads="email.html",
    source=_WCAG.format("1.1.1"),
    bad=('<img src="https://example.org/a.png">',),
    good=('<img src="https://example.org/a.png" alt="The lamp room">', '<img src="https://e.org/rule.png" alt="">'),
)
def picture_without_alt(text: str) -> Iterator[Problem]:
    """A picture has no words to stand for it.

    Many clients show no pictures until asked. Describe it in alt, or write alt="" when it only decorates.
    """
    for image in read_page(text).all("img"):
        if "alt" not in image.attributes:
            yield Problem("a picture has no alt", image.start, image.end, 'alt="…"')


@rule(
    "EM24",
    "alt-made-by-machine",
    channel="email",
    reads="email.html",
    source="Buttondown's pre-flight checks. Checked 2026-11.",
    bad=('<img src="a" alt="IMG_2041">', '<img src="a" alt="final-2.png">', '<img src="a" alt="微信图片_20260101">'),
    good=('<img src="a" alt="The lamp room at night">', '<img src="a" alt="">'),
)
def alt_made_by_machine(text: str) -> Iterator[Problem]:
    """A picture's words are a file name.

    They tell a listener nothing. Say what the picture shows.
    """
    for image in read_page(text).all("img"):
        if _MACHINE_ALT.fullmatch(image.get("alt").strip()):
            yield Problem(f'alt="{image.get("alt")}" is a file name', image.start, image.end)


@rule(
    "EM25",
    "main-heading-missing",
    channel="email",
    reads="email.html",
    source=_WCAG.format("2.4.6"),
    bad=("<p>Words</p>", "<h1>One</h1><h1>Two</h1>"),
    good=("<h1>One</h1><h2>Two</h2><p>Words</p>",),
)
def main_heading_missing(text: str) -> Iterator[Problem]:
    """The mail has no main heading, or several.

    Screen readers go from heading to heading. Give the title, and only it, an <h1>.
    """
    headings = list(read_page(text).all("h1"))
    if not headings:
        yield Problem("there is no <h1>")
    for heading in headings[1:]:
        yield Problem("there is more than one <h1>", heading.start, heading.end, "<h2>")


@rule(
    "EM26",
    "heading-level-skipped",
    channel="email",
    reads="email.html",
    source=_WCAG.format("1.3.1"),
    bad=("<h1>One</h1><h3>Three</h3>",),
    good=("<h1>One</h1><h2>Two</h2><h3>Three</h3><h2>Two</h2>",),
)
def heading_level_skipped(text: str) -> Iterator[Problem]:
    """Headings jump over a level.

    Listeners wonder what they missed. Go down one level at a time.
    """
    level = 0
    for heading in read_page(text).all("h1", "h2", "h3", "h4", "h5", "h6"):
        found = int(heading.tag[1])
        if level and found > level + 1:
            yield Problem(f"<h{found}> follows <h{level}>", heading.start, heading.end, f"<h{level + 1}>")
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
)
def link_without_words(text: str) -> Iterator[Problem]:
    """A link has nothing that could be read aloud.

    Write words into it, or an alt text for the picture inside.
    """
    page = read_page(text)
    for link in page.all("a"):
        if link.get("href") and not page.text(link) and not link.get("aria-label") and not _pictured(link, page.nodes):
            yield Problem(f"the link to {link.get('href')} holds no words", link.start, link.end)


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
)
def link_text_says_nothing(text: str) -> Iterator[Problem]:
    """A link's words do not say where it leads.

    Screen readers list links by their words alone. Name what stands behind it.
    """
    page = read_page(text)
    for link in page.all("a"):
        shown = page.text(link).strip(" .。>»→").casefold()
        if shown in _EMPTY_WORDS:
            yield Problem(f"“{shown}” does not say where the link leads", link.start, link.end)


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
            yield Problem(f"words of {one.size:g} px", start, start + len(one.run.text), "font-size:14px")


@rule(
    "EM33",
    "mail-title-missing",
    channel="email",
    reads="email.html",
    source=_WCAG.format("2.4.2"),
    bad=("<html><head></head><body><p>Words</p></body></html>", "<title> </title>"),
    good=("<title>What maps leave out</title><p>Words</p>",),
)
def title_missing(text: str) -> Iterator[Problem]:
    """The mail has no title.

    It names the window when the mail is opened in a browser. Write <mj-title>.
    """
    if not read_page(text).title:
        yield Problem("there is no <title>", suggestion="<mj-title>…</mj-title>")


@rule(
    "EM36",
    "text-justified",
    severity="info",
    channel="email",
    reads="email.html",
    source=_WCAG.format("1.4.8"),
    bad=('<p style="text-align:justify">Words</p>',),
    good=('<p style="text-align:left">Words</p>',),
)
def text_justified(text: str) -> Iterator[Problem]:
    """Text is set to both edges.

    Without hyphenation that tears holes into narrow columns, over which readers with dyslexia trip. Align one edge.
    """
    for node in read_page(text).nodes:
        if node.style.get("text-align") == "justify":
            yield Problem("justified text", node.start, node.end, "text-align:left")


@rule(
    "EM37",
    "colour-scheme-missing",
    severity="info",
    channel="email",
    reads="email.html",
    source="Apple Mail and Outlook.com follow prefers-color-scheme (caniemail.com). Checked 2026-11.",
    bad=("<head><style>p{color:#222}</style></head><p>Words</p>",),
    good=("<head><style>@media (prefers-color-scheme:dark){p{color:#eee}}</style></head><p>Words</p>",),
)
def colour_scheme_missing(text: str) -> Iterator[Problem]:
    """The mail has no colours for dark screens.

    Clients then choose their own, not always well. Give pairs under @media (prefers-color-scheme: dark).
    """
    if not any("prefers-color-scheme" in css for css in read_page(text).styles):
        yield Problem("no colours for dark screens")
