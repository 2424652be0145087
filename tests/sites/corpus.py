"""Every site of the corpus, one line each."""

from __future__ import annotations

from . import hugo, jekyll

SITES = (
    hugo.SITE,
    jekyll.SITE,
)
