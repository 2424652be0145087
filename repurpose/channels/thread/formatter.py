"""The issue as threads: one plan, one set of parts a network. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.thread.compose import Composed, Meter, Pen, compose
from repurpose.channels.thread.cost import cost_lines
from repurpose.channels.thread.network import Known, Network
from repurpose.channels.thread.networks import by_name
from repurpose.channels.thread.plan import Frame, Plan, make_plan
from repurpose.config import Thread
from repurpose.model import Part, Rendered
from repurpose.text.wording import words

HOOKED = "x"
"""The network whose measure chooses the headline: the tightest."""
BETWEEN_POSTS = "\n\n---\n\n"


def render(request: Request) -> Rendered:
    """One line part a post ("x/1", "x/2" …), and the files NETWORK.json and NETWORK.txt of each network."""
    settings = request.project.settings.channels.thread
    networks = [by_name(name) for name in dict.fromkeys(settings.networks)]
    plan = make_plan(request.issue, _frame(request))
    parts: list[Part] = []
    cut = list(plan.cut)
    for network in networks:
        pen = Pen(request.templates, words(request.issue.lang), network.name)
        limit = limit_of(network.name, settings)
        posts, dropped = compose(plan, network, meter(network.name, limit), pen, settings.numbering)
        parts += _parts(network, plan, posts, limit)
        cut += dropped
    rendered = Rendered("thread", request.issue.id, tuple(parts), plan.headline, tuple(cut))
    return replace(rendered, notes=tuple(cost_lines(rendered)))


def limit_of(network: str, settings: Thread) -> int | None:
    """The limit that an account has by itself, where it is not everybody's."""
    return settings.mastodon.max_characters if network == "mastodon" else None


def meter(network: str, limit: int | None = None) -> Meter:
    """The measure of a network, by its strict count."""
    from repurpose.text.counting import measure

    return Meter(
        measure("", network, limit=limit).limit,
        lambda text: measure(text, network, limit=limit, strict=True).length,
        lambda text: measure(text, network, limit=limit, strict=True).valid,
    )


def _frame(request: Request) -> Frame:
    settings = request.project.settings
    ruler = meter(HOOKED)
    return Frame(
        most_posts=settings.channels.thread.max_posts,
        length=ruler.length,
        limit=ruler.limit - len("\n\n10/12"),
        words=words(request.issue.lang),
        hashtags=tuple(tag.strip().lstrip("#") for tag in settings.channels.thread.hashtags if tag.strip(" #")),
        site_url=settings.site.url,
    )


def _parts(network: Network, plan: Plan, posts: Sequence[Composed], limit: int | None) -> Iterator[Part]:
    texts = [post.text for post in posts]
    for number, post in enumerate(posts, 1):
        yield Part(f"{network.name}/{number}", "line", post.text, post.place)
    yield Part(f"{network.name}.json", "json", _as_json(network, plan, texts, limit))
    yield Part(f"{network.name}.txt", "prose", BETWEEN_POSTS.join(texts) + "\n")


def _as_json(network: Network, plan: Plan, texts: Sequence[str], limit: int | None) -> str:
    from repurpose.text.counting import measure

    known = Known(
        links=tuple(step.link for step in plan.steps if step.link),
        tags=tuple(tag for step in plan.steps for tag in step.tags),
    )
    data = {
        "network": network.name,
        "limit": measure("", network.name, limit=limit).limit,
        "posts": [
            {"text": text, "length": measure(text, network.name).length, "media": [], **network.fields(text, known)}
            for text in texts
        ],
        "cost_usd": network.cost(texts),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
