"""Parameters that tell the site's own statistics which mail a visit came from; nobody else's address is touched."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from repurpose.channels.base import Request
from repurpose.channels.email.options import email_options
from repurpose.text.html import escape

Track = Callable[[str], str]
"""An address as the mail is to link it."""


def tracking(request: Request, view_url: str) -> Track:
    """Adds the settings' UTM parameters to addresses of the site, but for the issue's own page.

    Parameters that an address already has are kept as they are, and so is its fragment.
    """
    settings = request.project.settings
    utm = email_options(request.project).utm
    values = {f"utm_{name}": text.replace("{id}", request.issue.id) for name, text in utm.items()}
    own = _host(settings.site.url)

    def track(url: str) -> str:
        return _with(url, values) if url != view_url and _host(url) == own else url

    return track if own and values else lambda url: url


def track_html(markup: str, track: Track) -> str:
    """The same for every link of a document."""
    return re.sub(r'(?<=\shref=")https?:[^"]*', lambda match: escape(track(html.unescape(match[0]))), markup)


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _with(url: str, values: dict[str, str]) -> str:
    address, mark, fragment = url.partition("#")
    _, question, query = address.partition("?")
    present = {name for name, _ in parse_qsl(query, keep_blank_values=True)}
    added = urlencode({name: text for name, text in values.items() if name not in present}, quote_via=quote)
    joint = "" if not added or address.endswith(("?", "&")) else "&" if question else "?"
    return f"{address}{joint}{added}{mark}{fragment}"
