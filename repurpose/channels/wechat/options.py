"""The settings of the WeChat channel: [channels.wechat]."""

from __future__ import annotations

from typing import Literal

from repurpose.config import ChannelOptions, Project


class WechatOptions(ChannelOptions, frozen=True):
    """The WeChat article."""

    theme: str = "plain"
    """A theme of the channel."""
    author: str = ""
    """Author line; empty: the site's name."""
    originals: bool = False
    """Show a quote's original under its translation."""
    hand_over: Literal["paste", "draft"] = "paste"
    """`paste`: for the editor, about 50,000 字 an article; `draft`: for the API, 20,000 signs. More comes in parts."""


def wechat_options(project: Project) -> WechatOptions:
    """The project's [channels.wechat]."""
    return project.options("wechat", WechatOptions)
