"""What a digest is called, and the language of its fixed words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from repurpose.config import Settings
from repurpose.digest.windows import Window
from repurpose.model import Post
from repurpose.text.messages import words


def main_language(posts: Sequence[Post]) -> str:
    """The language that most posts are in."""
    counts = Counter(post.lang for post in posts)
    return max(counts, key=lambda lang: (counts[lang], lang))


def title_of(window: Window, settings: Settings, lang: str) -> str:
    """The settings' own title, else the site's name and the week; any other stretch is named by its days."""
    year, week, _ = window.start.isocalendar()
    fixed = words(lang)
    fields = {"site": settings.site.name, "year": year, "week": week, "start": window.start, "end": window.end}
    if settings.digest.title:
        return settings.digest.title.format(**fields)
    if not re.fullmatch(r"\d{4}-W\d{2}", window.id):
        return " · ".join(piece for piece in (settings.site.name, f"{window.start} – {window.end}") if piece)
    return fixed["digest_title" if settings.site.name else "digest_title_plain"].format(**fields)
