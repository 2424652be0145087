"""An issue as a WeChat article: its fields, its body, and the page to paste it from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Any, TypeVar

from msgspec import Struct

from repurpose.channels.account import account
from repurpose.channels.base import Request
from repurpose.channels.wechat import article, article_fields, themes, weekly
from repurpose.channels.wechat.body.darkmode import darken
from repurpose.channels.wechat.draft import Draft
from repurpose.channels.wechat.limits import DIGEST_BACKEND_CHARACTERS, PHONE_WIDTH_PX, TITLE_UNITS
from repurpose.channels.wechat.options import wechat_options
from repurpose.channels.wechat.part_names import part_name
from repurpose.channels.wechat.room import ROOMS, HandOver
from repurpose.channels.wechat.rules import body_size, fields, reading
from repurpose.channels.wechat.rules.attributes import (
    format_fault,
    picture_as_data,
    picture_format,
    picture_not_uploaded,
    picture_without_alt,
)
from repurpose.checks import engine
from repurpose.checks.base import rules_of
from repurpose.document.to_html import paragraph
from repurpose.model import Choice, Issue, Location, Part, Rendered
from repurpose.text.bilingual import both, in_language
from repurpose.text.html import drop_controls, visible_text
from repurpose.text.messages import words
from repurpose.text.word_count import han_units


def render(request: Request) -> Rendered:
    """The article, or its parts, as lines, body, fields file and preview page. Pure: same request, same bytes."""
    issue = request.issue
    theme = themes.find(wechat_options(request.project).theme, request.templates)
    drafts = [weekly.compose(request, theme)] if issue.is_digest else article.compose(request, theme)
    choice = None if issue.is_digest or not issue.posts else article_fields.choose_title(issue.posts[0], len(drafts))
    lines = _lines(request, choice, len(drafts))
    articles = _articles(lines, drafts, issue)
    cut = (*_title_cut(choice.text if choice else issue.title, articles, issue), *_all(one.cut for one in drafts))
    files = [file for one in articles for file in _files(one, request, theme.name)]
    parts = (*lines, *files)
    advice = _advice(Rendered("wechat", issue.id, parts, choice, cut), issue.lang)
    preview = Part("preview.html", "html", _preview(request, articles, (*cut, *advice)))
    post = issue.posts[0] if issue.posts else None
    losses = account("wechat", issue, [(post, loss) for loss in _all(one.losses for one in drafts) if post], cut)
    return Rendered("wechat", issue.id, (*parts, preview), choice, cut, account=losses)


class _Article(Struct, frozen=True):
    """One article of an issue: which of how many, its fields, and its body."""

    number: int
    total: int
    fields: Mapping[str, str]
    draft: Draft


Each = TypeVar("Each")


def _all(groups: Iterable[Iterable[Each]]) -> tuple[Each, ...]:
    return tuple(chain.from_iterable(groups))


def _articles(lines: tuple[Part, ...], drafts: list[Draft], issue: Issue) -> list[_Article]:
    """The articles with their fields: the lines are the first one's, later ones differ in title and digest."""
    named = {part.name: part.text for part in lines}
    made = [_Article(1, len(drafts), named, drafts[0])]
    bare = named["title"].removesuffix(article_fields.of_part("", issue.lang, 1, len(drafts)))
    for number, draft in enumerate(drafts[1:], 2):
        title = article_fields.of_part(bare.rstrip(), issue.lang, number, len(drafts))
        digest = article_fields.digest_of(issue, headings(draft.html)) or named["digest"]
        made.append(_Article(number, len(drafts), {**named, "title": title, "digest": digest}, draft))
    return made


def headings(body: str) -> list[str]:
    """The words of a body's headings, those of its highest level."""
    found = [(one[1], visible_text(one[2]).strip()) for one in re.finditer(r"<h([2-4])\b[^>]*>(.*?)</h\1>", body)]
    top = min((level for level, _ in found), default="")
    return [drop_controls(words) for level, words in found if level == top]


def _title_cut(wanted: str, articles: list[_Article], issue: Issue) -> tuple[str, ...]:
    title = articles[0].fields["title"]
    whole = article_fields.of_part(drop_controls(paragraph(wanted)), issue.lang, 1, len(articles))
    if whole == title:
        return ()
    return (both(f"title: cut to {len(title)} characters", f"标题：截到 {len(title)} 个字符"),)


def _files(one: _Article, request: Request, theme: str) -> tuple[Part, Part]:
    name = part_name(one.number)
    return (
        Part(f"{name}.html", "html", one.draft.html),
        Part(f"{name}.json", "json", _json(one, name, theme, wechat_options(request.project).hand_over)),
    )


def _advice(rendered: Rendered, lang: str) -> list[str]:
    """What a writer should know before pasting, in the issue's language: faults of the fields and of the reading.

    What the platform strips is left to `check`: a body made here holds none of it, which the tests see to.
    """
    pictures = (picture_not_uploaded, picture_as_data, picture_format, picture_without_alt)
    found = engine.run(
        (*(rule for module in (fields, body_size, reading) for rule in rules_of(module)), *pictures),
        rendered=[rendered],
    )
    return list(dict.fromkeys(f"{one.code} {in_language(one.message, lang)}" for one in found))


def _lines(request: Request, choice: Choice | None, total: int) -> tuple[Part, ...]:
    issue, project = request.issue, request.project
    wanted = drop_controls(paragraph(choice.text if choice else issue.title))
    title = article_fields.fit_title(wanted, issue.lang, 1, total)
    values: dict[str, tuple[str, Location | None]] = {
        "title": (title, _headline_place(issue, choice)),
        "digest": (article_fields.digest_of(issue), None if issue.is_digest else _place(issue, "summary")),
        "author": (article_fields.author_of(project), None),
        "content_source_url": (
            article_fields.source_url_of(issue, project),
            None if issue.is_digest else _place(issue, "url"),
        ),
    }
    return tuple(Part(name, "line", drop_controls(value), origin) for name, (value, origin) in values.items())


def _headline_place(issue: Issue, choice: Choice | None) -> Location | None:
    if choice is None:
        return None
    return next((headline.place for headline in issue.posts[0].headlines if headline.rank == choice.rank), None)


def _place(issue: Issue, key: str) -> Location | None:
    return issue.posts[0].places.get(key) if issue.posts else None


def _json(one: _Article, name: str, theme: str, hand_over: HandOver) -> str:
    """The draft's fields as `draft/add` names them, and what an uploader has to know. The body is the file beside."""
    html = one.draft.html
    data: dict[str, Any] = {
        "article_type": "news",
        **one.fields,
        "content": f"{name}.html",
        "hand_over": hand_over,
        "part": one.number,
        "parts": one.total,
        "characters": len(html),
        "bytes": len(html.encode()),
        "images": [{"src": source, "problems": [*filter(None, [format_fault(source)])]} for source in one.draft.images],
        "theme": theme,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _preview(request: Request, articles: list[_Article], remarks: tuple[str, ...]) -> str:
    """A page that stands alone: each body as it is and in WeChat's dark colours, and what is to be known of it."""
    room = ROOMS[wechat_options(request.project).hand_over]
    shown = [
        {
            "id": part_name(one.number),
            "fields": one.fields,
            "body": one.draft.html,
            "dark": darken(one.draft.html),
            "figures": (
                ("title", han_units(one.fields["title"]), TITLE_UNITS),
                ("digest", len(one.fields["digest"]), DIGEST_BACKEND_CHARACTERS),
                ("body", room.count(one.draft.html), room.most),
            ),
        }
        for one in articles
    ]
    context = {
        "lang": request.issue.lang,
        "t": words(request.issue.lang),
        "articles": shown,
        "remarks": remarks,
        "width": PHONE_WIDTH_PX,
        "date": request.issue.date.isoformat() if request.issue.date else "",
    }
    return request.templates.render("wechat/preview.html", context)
