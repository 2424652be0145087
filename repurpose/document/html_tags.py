"""What is a tag and what is text: one strict grammar for HTML in Markdown (CommonMark 0.31, section 6.6 and 4.6)."""

from __future__ import annotations

import re

_NAME = r"[A-Za-z][A-Za-z0-9-]*"
_VALUE = r"(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\")"
_ATTRIBUTE = rf"(?:\s+[A-Za-z_:@][\w.:@-]*(?:\s*=\s*{_VALUE})?)"
_OPEN = rf"<{_NAME}{_ATTRIBUTE}*\s*/?>"
_CLOSE = rf"</{_NAME}\s*>"
_COMMENT = r"<!--(?:>|->|[\s\S]*?-->)"
_OTHER = r"<\?[\s\S]*?\?>|<![A-Za-z][^>]*>|<!\[CDATA\[[\s\S]*?\]\]>"

TAG = re.compile(f"{_OPEN}|{_CLOSE}", re.A)
"""An opening or closing tag. `<b && c>` is none, since no attribute is called `&&`: it is text."""
INLINE_HTML = re.compile(f"{_OPEN}|{_CLOSE}|{_COMMENT}|{_OTHER}", re.A)
TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")

_KNOWN = (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote "
    "body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog "
    "dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee menu "
    "meta meter nav nobr noframes noscript object ol optgroup option output p param picture pre progress q "
    "rp rt rtc ruby s samp script search section select slot small source span strike strong style sub "
    "summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video "
    "wbr math animate circle clippath defs desc ellipse foreignobject g image line lineargradient marker "
    "mask path pattern polygon polyline radialgradient rect stop symbol text textpath tspan use mi mn mo "
    "ms mrow msub msup msubsup mfrac msqrt mroot mtable mtr mtd mtext mspace mover munder munderover "
    "mstyle semantics annotation"
)
KNOWN = frozenset(_KNOWN.split())
"""Elements of HTML, obsolete ones among them, of SVG and of MathML (WHATWG HTML, "Elements" and "Obsolete features",
read 2026-11). A name that is none of these is no element: `<T>` and `<user>` are words."""

_BLOCK_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form frame frameset h[1-6] head header hr html iframe legend li link main menu "
    "menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead title tr "
    "track ul"
).replace(" ", "|")
_BLOCK = re.compile(rf" {{0,3}}</?(?:{_BLOCK_NAMES})(?:[\s/>]|$)", re.I)
_LITERAL = re.compile(r" {0,3}<(pre|script|style|textarea|svg|math)(?:[\s>]|$)", re.I)
_ALONE = re.compile(rf" {{0,3}}(?:{_OPEN}|{_CLOSE})[ \t]*$", re.A)
_ENDS = (
    (re.compile(r" {0,3}<!--"), re.compile("-->")),
    (re.compile(r" {0,3}<\?"), re.compile(r"\?>")),
    (re.compile(r" {0,3}<!\[CDATA\["), re.compile(r"\]\]>")),
    (re.compile(r" {0,3}<![A-Za-z]"), re.compile(">")),
)
ONLY_CLOSED = re.compile(r"\s*(?:</(?:details|summary|div|section|center|figure|table|blockquote)>\s*)+$", re.I)
"""A line that only closes: what follows it is Markdown again, blank line or not, as writers of `<details>` mean it."""

UNTIL_BLANK = re.compile(r"(?!)")


_BARE_ATTRIBUTES = (
    "allowfullscreen async autofocus autoplay checked compact controls default defer disabled download formnovalidate "
    "hidden inert ismap itemscope loop multiple muted nomodule noshade novalidate nowrap open playsinline readonly "
    "required reversed selected setup"
)
BARE_ATTRIBUTES = frozenset(_BARE_ATTRIBUTES.split())
"""Attributes that may have no value (WHATWG HTML, "Boolean attributes", the obsolete ones, Vue's `setup`; 2026-11).
`<b and c>` is a tag by the grammar, and two comparisons by any reader's eye: no element has an attribute `and`."""
_BARE = re.compile(r"\s([A-Za-z_:@][\w.:@-]*)(?!\s*=)(?=[\s/>])(?<![\"'])", re.A)
_VALUES = re.compile(rf"=\s*{_VALUE}")


def is_known(tag: str) -> bool:
    """Whether a tag's name is an element's, and its attributes without a value are attributes. A name with a dash is
    a custom element, which some page defines."""
    match = TAG_NAME.match(tag)
    if match is None or not (match[1].lower() in KNOWN or "-" in match[1]):
        return False
    names = _BARE.findall(_VALUES.sub("=", tag))
    return all(name.lower() in BARE_ATTRIBUTES or not name.isalnum() for name in names)


def block_end(line: str, after_paragraph: bool) -> re.Pattern[str] | None:
    """What ends the block of raw HTML that begins with a line, if one does (CommonMark 4.6)."""
    bare = line.lstrip(" ")
    if not bare.startswith("<"):
        return None
    if literal := _LITERAL.match(line):
        return re.compile(f"</{literal[1]}>", re.I)
    for start, end in _ENDS:
        if start.match(line):
            # A comment with words behind it stands in a paragraph: they are Markdown, as their author means them.
            closed = end.search(line)
            return None if closed and line[closed.end() :].strip() else end
    if _BLOCK.match(line):
        return UNTIL_BLANK
    if not after_paragraph and _ALONE.match(line) and is_known(bare):
        return UNTIL_BLANK
    return None
