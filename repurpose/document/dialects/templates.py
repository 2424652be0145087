"""Template languages in posts: Hugo's and Quarto's shortcodes, Liquid and Nunjucks, Hexo's tags, Zola's shortcodes.

They share their marks (`{{< >}}`, `{{% %}}`, `{% %}`, `{{ }}`, `{# #}`), so what a mark means is known by its name and
never by guessing the generator: one table of names, read by one grammar.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from repurpose.document.dialects.base import Becomes, Context, Dialect, InlineMark, LineMark, escaped, linked
from repurpose.document.dialects.grammar import (
    COMMENTED,
    MARK_MAX,
    NOTE,
    OPEN_NOTE,
    OUTPUT,
    REMARK_MAX,
    SHORTCODE,
    TAG,
    Call,
    call_of,
)
from repurpose.text.bilingual import both

Meaning = Callable[[Call, Context], Becomes]


def _said(chinese: str, english: str, context: Context) -> str:
    return chinese if context.is_chinese else english


def _film(page: str, name: str) -> Meaning:
    """A player of a site: a link to the film's page."""

    def read(call: Call, context: Context) -> Becomes:
        code = call.get("id", at=0)
        if not code:
            return _unresolved(call, context)
        address = code if code.startswith("http") else page.format(quote(code, safe="/?=&:"))
        words = call.get("title") or _said(f"{name} 视频", f"Video on {name}", context)
        return Becomes(linked(escaped(words), address), "replaced", f"the player became a link to {name}")

    return read


def _figure(call: Call, context: Context) -> Becomes:
    source = call.get("src", "link", at=0)
    if not source:
        return _unresolved(call, context)
    words = call.get("alt", "caption", "title", at=1)
    picture = f"![{escaped(words)}](<{source}>)"
    caption = call.get("caption", "title")
    return Becomes(picture + (f" {escaped(caption)}" if caption and call.get("alt") else ""))


def _reference(call: Call, context: Context) -> Becomes:
    """`ref`, `relref`, `post_link`: standing alone, an address; as a link with its title."""
    target = call.get("path", at=0)
    address = context.site.address(target, context.path) if target else None
    title = call.words[1] if len(call.words) > 1 else context.site.title(target, context.path) or target
    if address is None:
        return Becomes(
            escaped(title),
            "unresolved",
            both(
                f"no post is called {target}: its words stand without a link",
                f"没有叫 {target} 的文章：只留文字，没有链接",
            ),
        )
    return Becomes(linked(escaped(title), address))


def _gone(call: Call, context: Context) -> Becomes:  # noqa: ARG001
    return Becomes()


def _unresolved(call: Call, context: Context) -> Becomes:  # noqa: ARG001
    why = both(
        f"what the site's program puts for {call.name or 'it'} is not known here: readers find a hole",
        f"不知道网站程序会为 {call.name or '它'} 放上什么：读者看到的是空白",
    )
    return Becomes(loss="unresolved", why=why)


def _kept(call: Call, context: Context) -> Becomes:  # noqa: ARG001
    return Becomes(
        loss="dialect",
        why=both(
            "what the site makes of it is left away; the words in it stay", "网站给它的效果没有了，里面的文字保留"
        ),
    )


def _page(words: tuple[str, str]) -> Meaning:
    """Something of another site: a link to it."""

    def read(call: Call, context: Context) -> Becomes:
        address = next((word for word in (*call.words, *call.named.values()) if word.startswith("http")), "")
        if not address:
            return _unresolved(call, context)
        return Becomes(linked(escaped(_said(*words, context)), address), "replaced", "the embed became a link")

    return read


MEANINGS: dict[str, Meaning] = {
    "figure": _figure,
    "img": _figure,
    "image": _figure,
    "asset_img": _figure,
    "ref": _reference,
    "relref": _reference,
    "post_link": _reference,
    "post_path": _reference,
    "asset_link": _reference,
    "post_url": _reference,
    "link": _reference,
    "youtube": _film("https://www.youtube.com/watch?v={}", "YouTube"),
    "vimeo": _film("https://vimeo.com/{}", "Vimeo"),
    "bilibili": _film("https://www.bilibili.com/video/{}", "Bilibili"),
    "video": _page(("视频", "Video")),
    "audio": _page(("音频", "Audio")),
    "tweet": _page(("推文", "Post on X")),
    "x": _page(("推文", "Post on X")),
    "gist": _page(("代码", "Code on GitHub")),
    "instagram": _page(("图片", "Post on Instagram")),
    **dict.fromkeys(("raw", "verbatim", "pagebreak", "toc", "clear", "more", "kbd"), _gone),
    **dict.fromkeys(
        (
            *("note", "notice", "tip", "warning", "info", "alert", "callout", "hint", "admonition", "details", "tabs"),
            *("tab", "quote", "blockquote", "pullquote", "centerquote", "cq", "rawhtml", "center", "column", "columns"),
            *("collapse", "accordion", "steps", "cards", "card", "button", "badge", "lead", "mark", "highlight"),
        ),
        _kept,
    ),
}
"""What the marks mean, by name: shortcodes that Hugo ships (docs, "Shortcodes"), tags that Hexo ships (docs,
"Tag plugins"), Jekyll's `post_url` and `link`, Zola's examples, Quarto's `video`; the boxes that themes name alike.
Read 2026-11."""

_BOXES = frozenset(("note", "notice", "tip", "warning", "info", "alert", "callout", "hint", "admonition"))


def _meaning(call: Call, context: Context) -> Becomes:
    if call.closing or call.name.startswith("end"):
        return Becomes()
    return MEANINGS.get(call.name, _unresolved)(call, context)


def _inline(match: re.Match[str], context: Context) -> Becomes | None:
    return _meaning(call_of(match["inside"]), context)


def _output(match: re.Match[str], context: Context) -> Becomes | None:
    """`{{ … }}`: the site's own address is known; a string reads as it is; anything else is a hole."""
    inside = match["inside"].strip()
    if not inside:
        return Becomes(loss="dialect", why=both("an empty mark", "空的标记"))
    if literal := re.fullmatch(r"\"([^\"]*)\"|'([^']*)'", inside):
        return Becomes(escaped(literal[1] or literal[2] or ""))
    if re.match(r"site\.(?:base_?url|url)\b", inside):
        return Becomes(escaped(context.site.base)) if context.site.base else Becomes()
    call = call_of(inside)
    if "(" in inside and call.name in MEANINGS:
        return MEANINGS[call.name](call, context)
    return _unresolved(Call(inside[:60]), context)


def _commented(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    return Becomes(loss="private", why=both("a comment of the template stays at home", "模板的注释，不发出去"))


def _alone(match: re.Match[str], context: Context) -> Becomes | None:
    """A mark on a line of its own: code and comments take the lines up to their end."""
    call = call_of(match["inside"])
    if call.closing:
        return Becomes()
    if call.name == "comment":
        return Becomes(
            loss="private",
            why=both("a comment of the template stays at home", "模板的注释，不发出去"),
            closes=_closing("comment"),
        )
    if call.name in _BOXES:
        title = call.get("title") or " ".join(call.words[1:])
        kind = call.get("type", at=0) or call.name
        return Becomes(box=kind.lower(), title=escaped(title), closes=_closing(call.name), paired=True)
    return _meaning(call, context)


def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"\s*(?:\{{%-?\s*(?:end{name}|end)\s*-?%\}}|\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}})\s*$")


_CODE_TAGS = ("highlight", "codeblock", "code")
_CODE_SHORTCODES = ("highlight", "code", "mermaid")


def _code_mark(opening: str, ending: str, closer: str) -> LineMark:
    """Code between two marks; `closer` is what the second must hold, so that one without costs nothing."""
    pattern = rf"{opening}[ \t]*\n(?P<code>[\s\S]{{0,100000}}?)\n?[ \t]*{ending}[ \t]*(?:\n|$)"
    return LineMark("{", re.compile(pattern), _code, several=True, closer=closer)


def _pair(name: str) -> re.Pattern[str]:
    """What is between two tags within a paragraph."""
    return re.compile(rf"\{{%-?\s*{name}\s*-?%\}}(?P<words>[\s\S]{{0,{REMARK_MAX}}}?)\{{%-?\s*end{name}\s*-?%\}}")


def _code(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    language = re.match(r"\s*(?:lang[:=])?\"?([\w+#-]+)", match["words"] or "")
    # Liquid reads a tag in the code too; its `raw` keeps the code from that, and is gone then.
    code = _RAW_TAG.sub("", match["code"]) if match[0].startswith("{%") else match["code"]
    return Becomes(code=code, title=language[1] if language else "")


_RAW = r"\{%-?\s*(?:end)?(?:raw|verbatim)\s*-?%\}"
_RAW_TAG = re.compile(rf"(?m:^[ \t]*{_RAW}[ \t]*(?:\n|\Z))|{_RAW}")
_CODE_SPAN = re.compile(r"(`+)(?!`)[^\n]*?(?<!`)\1(?!`)")
_BRACES = re.compile(r"\{\{|\{%|\{#|%\}|\}\}")


def _raw(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    """What the template leaves as it is: its marks are words, its code is code."""
    words, pieces, at = match["words"].strip(), [], 0
    for span in [*_CODE_SPAN.finditer(words), None]:
        between = words[at : span.start()] if span else words[at:]
        pieces.append(_BRACES.sub(lambda braces: "\\" + "\\".join(braces[0]), between))
        if span:
            pieces.append(span[0])
            at = span.end()
    return Becomes("".join(pieces))


def _open_remark(match: re.Match[str], context: Context) -> Becomes | None:  # noqa: ARG001
    return Becomes(
        loss="unresolved",
        why=both(
            "a private remark begins here, and its end is not in this paragraph", "私下的备注从这里开始，结尾不在这一段"
        ),
    )


def _remark_lines(pattern: str, closer: str) -> LineMark:
    """A private remark that begins a line and may take many, blank ones too."""
    return LineMark("{", re.compile(rf"{pattern}[ \t]*(?:\n|$)"), _commented, several=True, closer=closer)


_UNPAIRED = re.compile(r"\{%-?\s*comment\s*-?%\}[\s\S]*|\{\{[<%]/\*[\s\S]*")
_LINES = (
    *(
        _code_mark(rf"\{{%-?\s*{name}\b(?P<words>[^\n]{{0,200}}?)-?%\}}", rf"\{{%-?\s*end{name}\s*-?%\}}", f"end{name}")
        for name in _CODE_TAGS
    ),
    *(
        _code_mark(
            rf"\{{\{{[<%]\s*{name}\b(?P<words>[^\n]{{0,200}}?)[>%]\}}\}}",
            rf"\{{\{{[<%]\s*/\s*{name}\s*[>%]\}}\}}",
            f"/{name}",
        )
        for name in _CODE_SHORTCODES
    ),
    *(
        LineMark(
            "{",
            re.compile(
                rf"\{{%-?\s*{name}\s*-?%\}}[ \t]*\n"
                rf"(?P<words>(?:(?!\n[ \t]*\n|```|~~~)[\s\S]){{0,{MARK_MAX}}}?)\n?[ \t]*"
                rf"\{{%-?\s*end{name}\s*-?%\}}[ \t]*(?:\n|$)"
            ),
            _raw,
            several=True,
            closer=f"end{name}",
        )
        for name in ("raw", "verbatim")
    ),
    _remark_lines(rf"\{{%-?\s*comment\s*-?%\}}[\s\S]{{0,{REMARK_MAX}}}?\{{%-?\s*endcomment\s*-?%\}}", "endcomment"),
    _remark_lines(NOTE.pattern, "#}"),
    _remark_lines(COMMENTED.pattern, "*/"),
    LineMark("{", re.compile(SHORTCODE.pattern + r"[ \t]*$"), _alone, closer="}}"),
    LineMark("{", re.compile(TAG.pattern + r"[ \t]*$"), _alone, closer="%}"),
)

TEMPLATES = Dialect(
    "templates",
    inline=(
        InlineMark("{", _pair("raw"), _raw, closer="endraw", in_html=True),
        InlineMark("{", _pair("verbatim"), _raw, closer="endverbatim", in_html=True),
        InlineMark("{", _pair("comment"), _commented, closer="endcomment", in_html=True),
        InlineMark("{", COMMENTED, _commented, closer="*/", in_html=True),
        InlineMark("{", _UNPAIRED, _open_remark),
        InlineMark("{", SHORTCODE, _inline, closer="}}", in_html=True),
        InlineMark("{", TAG, _inline, closer="%}", in_html=True),
        InlineMark("{", OUTPUT, _output, closer="}}", in_html=True),
        InlineMark("{", NOTE, _commented, closer="#}", in_html=True),
        InlineMark("{", OPEN_NOTE, _open_remark),
    ),
    lines=_LINES,
)
