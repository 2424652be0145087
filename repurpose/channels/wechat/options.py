"""The settings of the WeChat channel: [channels.wechat]."""

from __future__ import annotations

from repurpose.config import ChannelOptions, Project


class WechatOptions(ChannelOptions, frozen=True):
    """The WeChat article."""

    theme: str = "plain"
    """A theme of the channel."""
    author: str = ""
    """Author line; empty: the site's name."""
    originals: bool = False
    """Show a quote's original under its translation."""


def wechat_options(project: Project) -> WechatOptions:
    """The project's [channels.wechat]."""
    return project.options("wechat", WechatOptions)
