"""Boxes: `:::` containers (VitePress, Docusaurus, markdown-it, pandoc, Quarto) and `!!!` admonitions (MkDocs)."""

from __future__ import annotations

import re

from repurpose.document import attribute_lists
from repurpose.document.boxes import KIND_OF
from repurpose.document.dialects.base import LITERAL, Becomes, Context, Dialect, InlineMark, LineMark, escaped, linked
from repurpose.text.bilingual import both

_LITERAL_TAG = re.compile(rf"(<([a-z][a-z0-9]*)\b[^<>]*?)\s{LITERAL}\b([^<>]*>)([^<\n]*)(?=</\2>)")
_OPEN = re.compile(r":{3,}[ \t]*(?=[^\s:])(.*)$")
_CLOSE = re.compile(r":{3,}[ \t]*$")
_NAME = re.compile(r"\.?([^\W\d][\w-]*)")
_LABEL = re.compile(r"\[((?:[^\[\]]|\[[^\[\]]*\]){0,200})\]")
_LIST = re.compile(r"\{([^{}\n]*)\}[ \t]*$")
_LEAF = re.compile(r"::([A-Za-z][\w-]*)(?:\[([^\]\n]*)\])?(?:\{([^{}\n]*)\})?[ \t]*$")
"""A directive without content, `::youtube[Title]{#id}` (the CommonMark proposal that remark-directive follows)."""
_ADMONITION = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)((?:[ \t]+[a-z]+)*)(?:[ \t]+\"(.*)\")?[ \t]*$")
_TAB = re.compile(r"===[!+]*[ \t]+\"(.*)\"[ \t]*$")


def _container(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    """`::: tip Title`, `:::tip[Title]{attrs}`, `::: {.callout-tip title="Title"}`, `::: code-group`."""
    rest, written = match[1].rstrip(" \t:"), {}
    if found := _LIST.search(rest):
        rest, written = rest[: found.start()].strip(), attribute_lists.read(found[0])
    name = _NAME.match(rest)
    if name is None and not (rest == "" and found):
        return None
    names = [name[1]] if name else written.get("class", "").split()
    title = (rest[name.end() :] if name else "").strip()
    label = _LABEL.fullmatch(title)
    if names == [LITERAL]:
        return Becomes(box="plain", closes=_CLOSE, literal=True)
    title = (label[1] if label else title) or escaped(written.get("title", ""))
    kind = next((one for word in names if (one := word.lower().removeprefix("callout-")) in KIND_OF), "")
    if kind:
        return Becomes(box=kind, title=title, closes=_CLOSE)
    why = both("no box that a mail knows: its content stands in the text", "邮件里没有这种框：内容放在正文里")
    return Becomes(box="plain", title=title, closes=_CLOSE, loss="dialect", why=why)


def _literal(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    """`<span v-pre>{{ x }}</span>`: the braces are words."""
    return Becomes(match[1] + match[3] + re.sub(r"([{}%#])", r"\\\1", match[4]))


def _stray(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(loss="dialect", why=both("it closes no box, and is left out", "没有可关闭的框，已略去"))


def _leaf(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    if match[2] is None and match[3] is None:
        return None
    written = attribute_lists.read(f"{{{match[3] or ''}}}")
    words = match[2] or escaped(written.get("title", ""))
    if match[1].lower() == "youtube" and (video := written.get("id")):
        return Becomes(
            linked(words or "YouTube", f"https://www.youtube.com/watch?v={video}"), loss="dialect", why=_FILM
        )
    why = both("only the site knows what this directive shows", "只有网站知道这条指令显示什么")
    return Becomes(words, loss="dialect" if words else "unresolved", why=why)


_FILM = both("a film that plays in the page: a link stands for it", "在页面里播放的影片：换成了链接")


def _admonition(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    kind = match[1].lower()
    if kind not in KIND_OF and match[3] is None:
        return None
    return Becomes(box=kind if kind in KIND_OF else "note", title=match[3] or "", indented=True)


def _tab(match: re.Match[str], context: Context) -> Becomes:  # noqa: ARG001
    why = both("tabs: one stands below the other", "选项卡：一个接一个往下排")
    return Becomes(box="plain", title=match[1], indented=True, loss="dialect", why=why)


CONTAINERS = Dialect(
    "containers",
    inline=(InlineMark("<", _LITERAL_TAG, _literal, closer=LITERAL),),
    lines=(
        LineMark(":", _OPEN, _container),
        LineMark(":", _CLOSE, _stray),
        LineMark(":", _LEAF, _leaf),
        LineMark("!?", _ADMONITION, _admonition),
        LineMark("=", _TAB, _tab),
    ),
)
