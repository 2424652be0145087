"""Where an issue can go. A new channel is one folder, one template folder, and one line here."""

from __future__ import annotations

from repurpose.channels.base import Channel
from repurpose.plugins import listed

CHANNELS: tuple[Channel, ...] = listed(
    __name__,
    "email:EMAIL",
    "thread:THREAD",
    "wechat:WECHAT",
)
