"""Targets of links that a site's program fills in: Hugo's `ref`, Jekyll's `post_url`, Pelican's `{filename}`."""

from __future__ import annotations

import html
import re

from repurpose.document.dialects.base import Context, NoSite
from repurpose.document.dialects.grammar import BRACES, OUTPUT, SHORTCODE, TAG, call_of
from repurpose.text.bilingual import both

_POST_FILE = re.compile(r"\.(?:md|mdx|markdown|qmd)(?:#|$)")

_TARGET = re.compile(r"(\s(?:href|src|poster)\s*=\s*)(\"[^\"{]*\{[^\"]*\"|'[^'{]*\{[^']*')", re.I)
_EXPRESSION = re.compile(rf"\s+(?:[A-Za-z_:@][\w.:@-]*\s*=\s*)?{BRACES}(?=[\s/>])")


def resolve(target: str, context: Context) -> tuple[str | None, str]:
    """A link's or picture's target without template language: the address, or None and why there is none."""
    if "{" not in target and "|" not in target[:12] and not target.startswith("@/"):
        if _POST_FILE.search(target) and "://" not in target:
            return _linked_file(target, context)
        return target, ""
    if match := re.match(r"[{|](?:filename|static|attach|author|category|tag|index)[}|](.*)", target):
        return _post_or_file(match[1], target, context)
    if target.startswith("@/"):
        return _post_or_file(target[2:], target, context)
    found = target
    for pattern in (SHORTCODE, TAG, OUTPUT):
        while match := pattern.search(found):
            piece = _piece(match["inside"], context)
            if piece is None:
                return None, both(
                    f"{target}: what the site's program puts there is not known here",
                    f"{target}：不知道网站程序会在那里放上什么",
                )
            found = found[: match.start()] + piece + found[match.end() :]
    return found, ""


def filled_tag(written: str, context: Context) -> tuple[str, list[str]]:
    """A tag whose addresses the site's language fills, and what nobody here can fill."""
    if "{" not in written or written.startswith("<!--"):
        return written, []
    faults: list[str] = []

    def address(match: re.Match[str]) -> str:
        found, why = resolve(html.unescape(match[2][1:-1]), context)
        if found is None:
            faults.append(why)
        return f'{match[1]}"{html.escape(found or "")}"'

    filled = _TARGET.sub(address, written)
    return (_EXPRESSION.sub("", filled) if context.path.lower().endswith(".mdx") else filled), faults


def _linked_file(target: str, context: Context) -> tuple[str | None, str]:
    """A file of Markdown: a post's address. What is no post has no page, so a link to it would lead nowhere."""
    if isinstance(context.site, NoSite):
        return target, ""
    address = context.site.address(target, context.path)
    return (
        (address, "")
        if address
        else (
            None,
            both(
                f"{target} is no post with a page of its own: its words stand without a link",
                f"{target} 没有自己的页面：只留文字，没有链接",
            ),
        )
    )


def _post_or_file(path: str, target: str, context: Context) -> tuple[str | None, str]:
    if re.search(r"\.(?:md|markdown|rst|mdx)(?:#|$)", path):
        address = context.site.address(path, context.path)
        return (address, "") if address else (None, both(f"no post is called {target}", f"没有叫 {target} 的文章"))
    return path, ""


def _piece(inside: str, context: Context) -> str | None:
    """What one mark in a target stands for."""
    if re.match(
        r"site\.(?:base_?url|url)\b|base_?path\b|['\"]?/?['\"]?\s*\|\s*(?:relative|absolute)_url", inside.strip()
    ):
        return ""
    if literal := re.match(r"['\"]([^'\"]*)['\"]\s*(?:\|\s*[\w_]+)?\s*$", inside.strip()):
        return literal[1]
    call = call_of(inside)
    if call.name in ("ref", "relref", "post_url", "link", "post_path", "post_link"):
        return context.site.address(call.get("path", at=0), context.path)
    if call.name in ("asset_path", "static", "url_for", "relurl", "absurl") and call.words:
        return call.words[0]
    return None
