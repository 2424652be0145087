"""Headlines, summary and key quotes for posts that do not name their own."""

from __future__ import annotations

from msgspec.structs import replace

from repurpose.extract.headline_choice import candidates
from repurpose.extract.key_quotes import key_quotes
from repurpose.extract.summary import summarize
from repurpose.model import Post


def enrich(post: Post) -> Post:
    """The post with headlines, summary and key quotes, its author's own wherever there are any."""
    post = replace(post, summary=summarize(post))
    post = replace(post, quotes=key_quotes(post))
    return replace(post, headlines=candidates(post))
