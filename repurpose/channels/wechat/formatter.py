"""An issue as a WeChat article: its fields, its body, and the page to paste it from."""

from __future__ import annotations

import json
from typing import Any

from repurpose.channels.account import account
from repurpose.channels.base import Request
from repurpose.channels.wechat import article, article_fields, themes, weekly
from repurpose.channels.wechat.body.darkmode import darken
from repurpose.channels.wechat.draft import Draft
from repurpose.channels.wechat.limits import CONTENT_CHARACTERS, DIGEST_BACKEND_CHARACTERS, PHONE_WIDTH_PX, TITLE_UNITS
from repurpose.channels.wechat.options import wechat_options
from repurpose.channels.wechat.rules import fields, reading
from repurpose.channels.wechat.rules.attributes import (
    format_fault,
    picture_as_data,
    picture_format,
    picture_not_uploaded,
    picture_without_alt,
)
from repurpose.checks.base import rules_of
from repurpose.document.to_html import paragraph
from repurpose.model import Choice, Issue, Location, Part, Rendered
from repurpose.text.bilingual import both, in_language
from repurpose.text.html import drop_controls
from repurpose.text.messages import words
from repurpose.text.word_count import han_units


def render(request: Request) -> Rendered:
    """The article as lines, body, fields file and preview page. Pure: the same request gives the same bytes."""
    issue = request.issue
    theme = themes.find(wechat_options(request.project).theme, request.templates)
    draft = weekly.compose(request, theme) if issue.is_digest else article.compose(request, theme)
    choice = None if issue.is_digest or not issue.posts else article_fields.choose_title(issue.posts[0])
    lines = _lines(request, choice)
    named = {part.name: part.text for part in lines}
    wanted = drop_controls(paragraph(choice.text if choice else issue.title))
    length = len(named["title"])
    title_cut = both(f"title: cut to {length} characters", f"标题：截到 {length} 个字符")
    cut = draft.cut if wanted == named["title"] else (title_cut, *draft.cut)
    parts = (
        *lines,
        Part("article.html", "html", draft.html),
        Part("article.json", "json", _json(named, draft, theme.name)),
    )
    advice = _advice(Rendered("wechat", issue.id, parts, choice, cut), issue.lang)
    preview = Part("preview.html", "html", _preview(request, named, draft, (*cut, *advice)))
    post = issue.posts[0] if issue.posts else None
    losses = account("wechat", issue, [(post, loss) for loss in draft.losses if post], cut)
    return Rendered("wechat", issue.id, (*parts, preview), choice, cut, account=losses)


def _advice(rendered: Rendered, lang: str) -> list[str]:
    """What a writer should know before pasting, in the issue's language: faults of the fields and of the reading.

    What the platform strips is left to `check`: a body made here holds none of it, which the tests see to.
    """
    pictures = (picture_not_uploaded, picture_as_data, picture_format, picture_without_alt)
    rules = (*rules_of(fields), *rules_of(reading), *pictures)
    read = ((rule, rendered if rule.reads == "rendered" else rendered.part(rule.reads).text) for rule in rules)
    return [f"{rule.code} {in_language(problem.message, lang)}" for rule, text in read for problem in rule.check(text)]


def _lines(request: Request, choice: Choice | None) -> tuple[Part, ...]:
    issue, project = request.issue, request.project
    title = article_fields.fit_title(drop_controls(paragraph(choice.text if choice else issue.title)))
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


def _json(named: dict[str, str], draft: Draft, theme: str) -> str:
    """The draft's fields as `draft/add` names them, and what an uploader has to know. The body is article.html."""
    data: dict[str, Any] = {
        "article_type": "news",
        **named,
        "content": "article.html",
        "characters": len(draft.html),
        "bytes": len(draft.html.encode()),
        "images": [{"src": source, "problems": [*filter(None, [format_fault(source)])]} for source in draft.images],
        "theme": theme,
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _preview(request: Request, named: dict[str, str], draft: Draft, remarks: tuple[str, ...]) -> str:
    """A page that stands alone: the body as it is, the same in WeChat's dark colours, and what is to be known of it."""
    figures = (
        ("title", han_units(named["title"]), TITLE_UNITS),
        ("digest", len(named["digest"]), DIGEST_BACKEND_CHARACTERS),
        ("body", len(draft.html), CONTENT_CHARACTERS),
    )
    context = {
        "lang": request.issue.lang,
        "t": words(request.issue.lang),
        "fields": named,
        "body": draft.html,
        "dark": darken(draft.html),
        "figures": figures,
        "remarks": remarks,
        "width": PHONE_WIDTH_PX,
        "date": request.issue.date.isoformat() if request.issue.date else "",
    }
    return request.templates.render("wechat/preview.html", context)
