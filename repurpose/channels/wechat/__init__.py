"""The WeChat article: fields, a body with inline styles, and a page to paste it from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from repurpose.channels.base import Request
    from repurpose.checks.rule import Rule
    from repurpose.model import Rendered


class Wechat(Struct, frozen=True):
    """A channel without a sender: a person pastes the article, since most accounts may not publish by API."""

    name: str = "wechat"
    sender: None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Field limits and what the platform strips from a body."""
        from repurpose.channels.wechat.rules import RULES

        return RULES

    def render(self, request: Request) -> Rendered:
        """title, digest, author, content_source_url, article.html, article.json and preview.html."""
        from repurpose.channels.wechat.formatter import render

        return render(request)


WECHAT = Wechat()
