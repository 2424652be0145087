"""What an article is made of before it is written to its parts."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from repurpose.channels.base import Request
from repurpose.channels.wechat.body.convert import tidy
from repurpose.channels.wechat.body.link_notes import Notes
from repurpose.model import Loss
from repurpose.text.html import drop_controls


class Draft(Struct, frozen=True):
    """A finished body, the addresses of its pictures, what had to be left out, in plain words, what it lost, and the
    TeX of each formula that is a drawing."""

    html: str
    images: tuple[str, ...] = ()
    cut: tuple[str, ...] = ()
    losses: tuple[Loss, ...] = ()
    drawn: frozenset[str] = frozenset()


class Quoted(Struct, frozen=True):
    """A quotation as a template shows it: words only."""

    text: str
    speaker: str
    original: str


def fill(request: Request, template: str, css: Mapping[str, str], notes: Notes, context: Mapping[str, object]) -> str:
    """A template of the channel as a body. Line breaks between its tags are for its reader only."""
    filled = request.templates.render(f"wechat/{template}", {"css": css, "notes": notes, **context})
    return tidy(drop_controls(filled))
