"""A content in a layout: Jinja fills it, MJML makes it HTML."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.email import limits
from repurpose.channels.email.html.colour import dark, light
from repurpose.channels.email.message.merge_tags import fill
from repurpose.channels.email.mjml.compile import to_html
from repurpose.channels.email.options import email_options
from repurpose.channels.email.render.content import ContentEntry, EmailContent, line, side
from repurpose.channels.email.render.post_body import Dress
from repurpose.channels.email.render.utm import track_html, tracking
from repurpose.document.to_html import paragraph
from repurpose.model import Loss
from repurpose.text.messages import words

FONT = "-apple-system,BlinkMacSystemFont,'Segoe UI','PingFang SC','Microsoft YaHei',Roboto,Helvetica,Arial,sans-serif"
FILLER = "\u034f\u200c\u00a0"
"""What pads the preview line: characters without a shape and a space that does not collapse."""
UNSUBSCRIBE_TAG = "%%unsubscribe_url%%"
"""Stands in the built parts for a reader's own link."""


class Html(str):
    """Markup that templates print as it is."""

    def __html__(self) -> str:
        return str(self)


class LaidOut(Struct, frozen=True):
    """A content as MJML and as HTML."""

    content: EmailContent
    mjml: str
    html: str


def unsubscribe_tag(request: Request) -> str:
    """The merge tag of a reader's own link to leave by; empty where the settings give none."""
    return UNSUBSCRIBE_TAG if email_options(request.project).unsubscribe_url else ""


class Layout:
    """Writes one content after another; a body is styled once. `thin` leaves to clients what they do by themselves."""

    def __init__(self, request: Request, subject: str, preheader: str) -> None:
        self.request, self.subject, self.preheader = request, subject, preheader
        self.settings = request.project.settings
        self.light, self.dark = light(self.settings.site.colour), dark(self.settings.site.colour)
        self.thin = False
        self.bodies: dict[tuple[str, bool], Html] = {}
        self.losses: dict[str, tuple[Loss, ...]] = {}

    def archive(self, content: EmailContent) -> str:
        """The page behind "view in browser": the same for everybody, so without a reader's name and link."""
        _, html = self._compiled(replace(content, view_url=""), unsubscribe_url="", filler="")
        return fill(html, {}, html=True)

    def write(self, content: EmailContent) -> LaidOut:
        """Fill and compile the layout."""
        mjml, html = self._compiled(content)
        return LaidOut(content, mjml, track_html(html, tracking(self.request, content.view_url)))

    def _compiled(self, content: EmailContent, **changes: str) -> tuple[str, str]:
        """The layout as MJML and as HTML; `changes` replace names of its context."""
        name = f"email/{email_options(self.request.project).layout}.mjml"
        mjml = self.request.templates.render(name, {**self.context(content), **changes})
        return mjml, to_html(mjml, self.request.templates, name)

    def body(self, entry: ContentEntry) -> Html:
        """A post's own body as styled HTML; empty when it is not carried."""
        if not entry.body:
            return Html()
        key = (entry.body, self.thin)
        if key not in self.bodies:
            dressed, self.losses[entry.slug] = self._dress(entry).applied(entry.body)
            self.bodies[key] = Html(dressed)
        return self.bodies[key]

    def weight(self, entry: ContentEntry, markup: str) -> int:
        """Bytes of a stretch of an entry's body as it is styled."""
        return len(self._dress(entry).apply(markup).encode())

    def _dress(self, entry: ContentEntry) -> Dress:
        return Dress(self.light, entry.url or self.settings.site.url, start=entry.side, thin=self.thin)

    def context(self, content: EmailContent) -> dict[str, Any]:
        """What a template may use; templates/email/README.md describes it."""
        filler = max(0, limits.PREHEADER_PADDED_CHARACTERS - len(self.preheader)) // 2
        return {
            "subject": self.subject,
            "preheader": self.preheader,
            "filler": FILLER * filler,
            "title": content.title,
            "lang": content.lang or "und",
            "dir": content.dir,
            "start": side(content.dir),
            "font": FONT,
            "light": self.light,
            "dark": self.dark,
            "site": self.settings.site,
            "words": words(content.lang),
            "intro": line(paragraph(content.intro)),
            "contents": content.contents,
            "posts": content.entries,
            "more": content.more,
            "more_left": content.more_left,
            "is_digest": content.is_digest,
            "body": self.body,
            "view_url": content.view_url,
            "unsubscribe_url": unsubscribe_tag(self.request),
        }
