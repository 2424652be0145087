"""An issue as the parts of an email. Pure: the same request gives the same bytes."""

from __future__ import annotations

import json

from repurpose.channels.account import account
from repurpose.channels.base import Request
from repurpose.channels.email.message.mime import Envelope, envelope_of, to_bytes
from repurpose.channels.email.render.content import HEADLINE_COLUMNS, EmailContent, is_brief, line
from repurpose.channels.email.render.fitting import fit
from repurpose.channels.email.render.inbox_lines import choose_subject, make_preheader
from repurpose.channels.email.render.layout import Layout, unsubscribe_tag
from repurpose.channels.email.render.text_part import to_text
from repurpose.model import Choice, Issue, Location, Loss, Part, Post, Rendered
from repurpose.text.truncate import clip
from repurpose.text.width import width


def render(request: Request) -> Rendered:
    """All parts of the email. Raises TemplateError where the layout does not hold together."""
    issue = request.issue
    choice, subject = choose_subject(issue)
    title = clip(line(issue.title), HEADLINE_COLUMNS, width) if is_brief(issue) else choice.text
    layout = Layout(request, subject, make_preheader(issue, subject))
    fitted = fit(request, title, layout)
    made, cut = fitted.made, fitted.cut
    text = to_text(made.content, request, unsubscribe_tag(request))
    envelope = envelope_of(request, subject, layout.preheader)
    parts = [
        Part("subject", "line", subject, _origin(issue, choice)),
        Part("preheader", "line", layout.preheader, _summary_place(issue)),
        Part("email.html", "html", made.html),
        Part("email.txt", "prose", text),
        Part("email.mjml", "html", made.mjml),
        Part("email.eml", "prose", to_bytes(envelope, made.html, text)),
        Part("envelope.json", "json", _envelope_json(envelope)),
    ]
    if made.content.view_url:
        parts.append(Part("archive.html", "html", layout.archive(fitted.whole)))
    losses = account("email", issue, _losses(issue, made.content, layout), cut)
    return Rendered("email", issue.id, tuple(parts), choice, cut, account=losses)


def _losses(issue: Issue, content: EmailContent, layout: Layout) -> list[tuple[Post, Loss]]:
    """What the posts carried whole cost, by the cleaning of their HTML and by its styling for mail."""
    carried = [(post, entry) for post, entry in zip(issue.posts, content.entries, strict=False) if entry.body]
    return [(post, loss) for post, entry in carried for loss in (*entry.losses, *layout.losses.get(entry.slug, ()))]


def _origin(issue: Issue, choice: Choice) -> Location | None:
    if not issue.posts:
        return None
    post = issue.posts[0]
    places = [headline.place for headline in post.headlines if line(headline.text) == choice.text]
    return next((place for place in places if place), post.places.get("title"))


def _summary_place(issue: Issue) -> Location | None:
    return issue.posts[0].places.get("summary") if issue.posts and not is_brief(issue) else None


def _envelope_json(envelope: Envelope) -> str:
    return json.dumps(envelope.as_dict(), ensure_ascii=False, indent=2) + "\n"
