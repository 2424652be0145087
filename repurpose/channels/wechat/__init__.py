"""The WeChat article: fields, a body with inline styles, and a page to paste it from."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from repurpose.channels.wechat.options import WechatOptions

if TYPE_CHECKING:
    from repurpose.channels.base import Channel, Request
    from repurpose.checks.base import Rule
    from repurpose.config import Project
    from repurpose.model import Rendered


class WechatChannel(Struct, frozen=True):
    """See `channels.base.Channel`. It has no sender: a person pastes, since most accounts may not publish by API."""

    name: str = "wechat"
    options: type[WechatOptions] = WechatOptions
    sender: None = None
    shows_whole: bool = True

    @property
    def rules(self) -> tuple[Rule, ...]:
        """Field limits and what the platform strips from a body."""
        from repurpose.channels.wechat.rules import RULES

        return RULES

    def render(self, request: Request) -> Rendered:
        """title, digest, author, content_source_url, article.html and .json (then article-2 …), preview.html."""
        from repurpose.channels.wechat.formatter import render

        return render(request)

    def title(self, lang: str) -> str:
        """For the preview's tab."""
        return "公众号" if lang.startswith("zh") else "WeChat"

    def pane(self, parts: Mapping[str, bytes], lang: str) -> Mapping[str, Any]:
        """The article at a phone's width, with its fields and a button to copy it."""
        from repurpose.channels.wechat.pane import pane

        return pane(parts, lang)

    def by_hand(self, folder: Path) -> str:
        """The page to copy from, and how many articles it holds."""
        from repurpose.channels.wechat.part_names import BODIES

        articles = len(list(folder.glob(BODIES)))
        what = f"its {articles} articles, each as one of its own" if articles > 1 else "it"
        return f"open {folder / 'preview.html'} and paste {what} by hand"

    def after_build(self, project: Project, outbox: Path) -> None:
        """Nothing."""


WECHAT: Channel = WechatChannel()
