"""The page behind a player: addresses made for a frame, as those a reader can open."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, unquote, urlsplit

_PAGES = (
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/videoseries\?(?:.*&)?list=([\w-]+)", "https://www.youtube.com/playlist?list={}"),
    (r"(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+)", "https://www.youtube.com/watch?v={}"),
    (r"player\.bilibili\.com/player\.html\?(?:.*&)?bvid=(\w+)", "https://www.bilibili.com/video/{}"),
    (r"player\.bilibili\.com/player\.html\?(?:.*&)?aid=(\d+)", "https://www.bilibili.com/video/av{}"),
    (r"player\.vimeo\.com/video/(\d+)", "https://vimeo.com/{}"),
    (r"open\.spotify\.com/embed(?:-podcast)?/(\w+/\w+)", "https://open.spotify.com/{}"),
    (r"player\.youku\.com/embed/([\w=]+)", "https://v.youku.com/v_show/id_{}.html"),
    (r"v\.qq\.com/(?:txp/)?iframe/(?:player|preview)\.html\?(?:.*&)?vid=(\w+)", "https://v.qq.com/x/page/{}.html"),
    (r"(?:www\.)?dailymotion\.com/embed/video/(\w+)", "https://www.dailymotion.com/video/{}"),
    (r"player\.twitch\.tv/\?(?:.*&)?video=v?(\d+)", "https://www.twitch.tv/videos/{}"),
    (r"embed\.ted\.com/talks/(\w+)", "https://www.ted.com/talks/{}"),
    (r"embed\.podcasts\.apple\.com/([^?#]+)", "https://podcasts.apple.com/{}"),
    (r"codepen\.io/([\w-]+)/embed/(?:preview/)?(\w+)", "https://codepen.io/{}/pen/{}"),
    (r"(?:www\.)?loom\.com/embed/(\w+)", "https://www.loom.com/share/{}"),
)  # fmt: skip
"""What each site's own "copy embed code" gives, and the page it stands for; as the sites wrote them in 2026-11."""
_MECHANICAL = tuple((re.compile(rf"(?:https?:)?//{pattern}"), page) for pattern, page in _PAGES)


def page_of(address: str) -> str:
    """The page a player's address stands for; the address itself where the table does not know the player."""
    for pattern, page in _MECHANICAL:
        match = pattern.match(address)
        if match:
            return page.format(*match.groups())
    if "//w.soundcloud.com/player" in address:
        return parse_qs(urlsplit(address).query).get("url", [address])[0]
    return f"https:{address}" if address.startswith("//") else address


def named(address: str) -> str:
    """What to call an address without a title: its host, or the file's name where it has none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or unquote(address.partition("?")[0].rstrip("/").rpartition("/")[2])
