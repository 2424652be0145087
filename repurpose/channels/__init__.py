"""Where an issue can go. A new channel is one folder, one template folder, and one line here."""

from __future__ import annotations

from repurpose.channels.base import Channel
from repurpose.channels.email import EMAIL
from repurpose.channels.thread import THREAD
from repurpose.channels.wechat import WECHAT

CHANNELS: tuple[Channel, ...] = (EMAIL, THREAD, WECHAT)
