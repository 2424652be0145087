"""MDX and the components of VitePress and Astro: imports, tags of components, expressions, comments."""

from __future__ import annotations

import html
import re

from repurpose.document import attribute_lists as lists
from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, LineMark, escaped, linked
from repurpose.document.dialects.grammar import BRACES
from repurpose.text.bilingual import both

_MDX = (".mdx",)
_VALUE = rf"(?:\"[^\"]*\"|'[^']*'|{BRACES})"
_ATTRIBUTES = rf"((?:\s+(?:[A-Za-z_:@#][\w.:@#-]*(?:\s*=\s*{_VALUE})?|{BRACES}))*+)\s*"
_NAME = r"([A-Z][A-Za-z0-9_.]*)"
_LONE = re.compile(rf"<{_NAME}{_ATTRIBUTES}/>")
_LONE_LINE = re.compile(rf"{_LONE.pattern}[ \t]*$", re.M)
_OPEN_LINE = re.compile(rf"<{_NAME}{_ATTRIBUTES}>[ \t]*$", re.M)
_PAIR = re.compile(rf"<{_NAME}{_ATTRIBUTES}>([^<\n]*)</\1>")
_PAIR_LINE = re.compile(rf"<{_NAME}{_ATTRIBUTES}>([^\n]*)</\1>[ \t]*$", re.M)
_TAG = re.compile(rf"</?{_NAME}{_ATTRIBUTES}>")
_CLOSE_LINE = re.compile(r"</[A-Z][A-Za-z0-9_.]*>[ \t]*$")
_STYLED = re.compile(rf"<([a-z][a-z0-9]*)(?=[^<>\n]*=\{{){_ATTRIBUTES}/?>")
_ATTRIBUTE = re.compile(r"(?<![\w:@#.-])([A-Za-z][\w-]*)\s*=\s*(?:\{\s*)?(?:\"([^\"]*)\"|'([^']*)'|`([^`$]*)`)")
_IMPORT = re.compile(
    r"import\s+(?:[\w$]+|\*\s+as\s+[\w$]+|(?:[\w$]+\s*,\s*)?\{[^{}]*\})\s+from\s+(?:\"[^\"\n]+\"|'[^'\n]+');?[ \t]*$",
    re.M,
)
_BARE_IMPORT = re.compile(r"import[ \t]+(?:\"[^\"\n]+\"|'[^'\n]+');?[ \t]*$")
_EXPORT = re.compile(
    r"export[ \t]+(?:const|let|var|function|class|default|async|type|interface|\{|\*)[^\n]*(?:\n[^\n]+)*$", re.M
)
_EXPORT_BLOCK = re.compile(r"export[ \t][^\n]*\{[ \t]*\n(?:(?!\})[^\n]*\n)*\}[^\n]*$", re.M)
_COMMENT = re.compile(r"\{/\*[\s\S]*?\*/\}")
_EXPRESSION_LINES = re.compile(rf"{BRACES}[ \t]*(?:\n|$)")
_EXPRESSION = re.compile(BRACES)
_STRING = re.compile(r"\{\s*(?:\"([^\"]*)\"|'([^']*)'|`([^`$]*)`)\s*\}")

_KEPT = both(
    "a component of the site: its tag is left out, its content stands in the text",
    "网站的组件：略去标签，内容放在正文里",
)
_SAID = both("a component of the site: its words stand for it", "网站的组件：用它的文字代替")
_HOLE = both("only the site knows what this component shows", "只有网站知道这个组件显示什么")


def _said(written: str) -> dict[str, str]:
    """The attributes whose value is a text."""
    found = ((one[1].lower(), one[2] or one[3] or one[4] or "") for one in _ATTRIBUTE.finditer(written))
    return {name: html.unescape(value).strip() for name, value in found if value.strip()}


def _title(said: dict[str, str]) -> str:
    return next((said[name] for name in ("label", "title", "header", "heading", "summary") if name in said), "")


def _lone(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """`<Badge text="new" />`: what it says, where it leads, what it shows, or a hole."""
    name, said = match[1], _said(match[2])
    if name.lower() == "youtube" and (video := said.get("id") or said.get("videoid")):
        return Becomes(linked("YouTube", f"https://www.youtube.com/watch?v={video}"), loss="dialect", why=_SAID)
    if name.lower() in ("image", "img", "picture", "figure") and "src" in said:
        return Becomes(f"!{linked(escaped(said.get('alt', '')), said['src'])}")
    words = said.get("text") or _title(said) or said.get("caption") or said.get("alt") or ""
    if not words:
        return Becomes(loss="unresolved", why=_HOLE)
    href = said.get("href") or said.get("to") or said.get("url") or said.get("link")
    return Becomes(linked(escaped(words), href) if href else escaped(words), loss="dialect", why=_SAID)


def _open(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    closes = re.compile(rf"^[ \t>]*</{re.escape(match[1])}>[ \t]*$", re.M)
    title = escaped(_title(_said(match[2])))
    return Becomes(box="plain", title=title, closes=closes, paired=True, loss="dialect", why=_KEPT)


def _pair_line(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """`<Card title="Tides">At six.</Card>` on a line of its own."""
    title, words = escaped(_title(_said(match[2]))), match[3].strip()
    return Becomes(f"**{title}** {words}".strip() if title else words, loss="dialect", why=_KEPT)


def _pair(match: re.Match[str], context: Context) -> Becomes | None:
    """Within a line; in plain Markdown only with attributes, since `<T>x</T>` is what people write about types."""
    if not match[2].strip() and not _is_mdx(context):
        return None
    return Becomes(match[3], loss="dialect", why=_KEPT)


def _tag(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    """A tag within a line of MDX whose other half is in the same text."""
    other = f"</{match[1]}>" if match[0][1] != "/" else f"<{match[1]}"
    text = match.string
    found = text.find(other, match.end()) if match[0][1] != "/" else text.find(other, 0, match.start())
    return Becomes(loss="dialect", why=_KEPT) if found >= 0 else None


def _closing(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(loss="dialect", why=_KEPT)


def _styled(match: re.Match[str], context: Context) -> Becomes:
    """`<div style={{…}}>`: HTML would not read it; a picture whose address is an expression is a hole."""
    said = _said(match[2])
    if match[1] == "img":
        return (
            Becomes(f"!{linked(escaped(said.get('alt', '')), said['src'])}") if "src" in said else _hole(match, context)
        )
    return Becomes()


def _hole(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(loss="unresolved", why=_HOLE)


def _module(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """An import or export: code of the page. In a file that is no MDX it is reported."""
    return (
        Becomes()
        if _is_mdx(context)
        else Becomes(loss="dialect", why=both("an import: code of the page, left out", "import：页面的代码，已略去"))
    )


def _comment(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(loss="private", why=both("a comment of its author, for nobody else", "作者的注释，不给别人看"))


def _comment_lines(match: re.Match[str], context: Context) -> Becomes | None:
    """Over several lines, or alone on one; else it is within a paragraph."""
    behind = match.string[match.end() : match.end() + 80].partition("\n")[0] if "\n" not in match[0] else ""
    return _comment(match, context) if not behind.strip() else None


def _expression(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    if string := _STRING.fullmatch(match[0]):
        words = string[1] or string[2] or string[3] or ""
        return Becomes(escaped(words) or " ")
    if lists.LIST.fullmatch(match[0]):
        return None
    return Becomes(
        loss="unresolved", why=both("only the site knows what this expression shows", "只有网站知道这个表达式显示什么")
    )


def _expression_lines(match: re.Match[str], context: Context) -> Becomes | None:
    """An expression that begins a line and goes on over others, blank ones too."""
    return _expression(match, context) if "\n" in match[0].rstrip() else None


def _is_mdx(context: Context) -> bool:
    return context.path.lower().endswith(_MDX)


MDX = Dialect(
    "mdx",
    inline=(
        InlineMark("<", _LONE, _lone),
        InlineMark("<", _PAIR, _pair),
        InlineMark("<", _TAG, _tag, _MDX),
        InlineMark("<", _STYLED, _styled, _MDX),
        InlineMark("{", _COMMENT, _comment, closer="*/}", in_html=True),
        InlineMark("{", _EXPRESSION, _expression, _MDX, in_html=True),
    ),
    lines=(
        LineMark("<", _LONE_LINE, _lone, several=True),
        LineMark("<", _OPEN_LINE, _open, several=True),
        LineMark("<", _PAIR_LINE, _pair_line, several=True),
        LineMark("<", _CLOSE_LINE, _closing, suffixes=_MDX),
        LineMark("i", _IMPORT, _module, interrupts=False, several=True, closer="from"),
        LineMark("i", _BARE_IMPORT, _module, suffixes=_MDX),
        LineMark("e", _EXPORT_BLOCK, _module, several=True, closer="\n}", suffixes=_MDX),
        LineMark("e", _EXPORT, _module, several=True, suffixes=_MDX),
        LineMark("{", _COMMENT, _comment_lines, several=True, closer="*/}"),
        LineMark("{", _EXPRESSION_LINES, _expression_lines, interrupts=False, several=True, suffixes=_MDX),
    ),
)
