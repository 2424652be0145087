"""The issue as threads: one plan, one set of parts a network. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.thread.cost import cost_lines
from repurpose.channels.thread.networks import by_name
from repurpose.channels.thread.networks.base import Known, Network
from repurpose.channels.thread.networks.x import X
from repurpose.channels.thread.options import thread_options
from repurpose.channels.thread.planning.compose import Composed, LengthMeter, PostTemplates, compose
from repurpose.channels.thread.planning.thread_plan import PlanContext, ThreadPlan, make_plan
from repurpose.model import Part, Rendered
from repurpose.text.messages import words

HOOKED = X
"""The network whose measure chooses the headline: the tightest."""
BETWEEN_POSTS = "\n\n---\n\n"


def render(request: Request) -> Rendered:
    """One line part a post ("x/1", "x/2" …), and the files NETWORK.json and NETWORK.txt of each network."""
    settings = thread_options(request.project)
    networks = [by_name(name) for name in dict.fromkeys(settings.networks)]
    plan = make_plan(request.issue, _frame(request))
    parts: list[Part] = []
    cut = list(plan.cut)
    for network in networks:
        pen = PostTemplates(request.templates, words(request.issue.lang), network.name)
        limit = network.own_limit(request.project)
        posts, dropped = compose(plan, network, meter(network, limit), pen, settings.numbering)
        parts += _parts(network, plan, posts, limit)
        cut += dropped
    rendered = Rendered("thread", request.issue.id, tuple(parts), plan.headline, tuple(cut))
    return replace(rendered, notes=tuple(cost_lines(rendered)))


def meter(network: Network, limit: int | None = None) -> LengthMeter:
    """The measure of a network, by its strict count."""
    return LengthMeter(
        network.measure("", limit=limit).limit,
        lambda text: network.measure(text, limit=limit, strict=True).length,
        lambda text: network.measure(text, limit=limit, strict=True).valid,
    )


def _frame(request: Request) -> PlanContext:
    settings = request.project.settings
    options = thread_options(request.project)
    ruler = meter(HOOKED)
    return PlanContext(
        most_posts=options.max_posts,
        length=ruler.length,
        limit=ruler.limit - len("\n\n10/12"),
        words=words(request.issue.lang),
        hashtags=tuple(tag.strip().lstrip("#") for tag in options.hashtags if tag.strip(" #")),
        site_url=settings.site.url,
    )


def _parts(network: Network, plan: ThreadPlan, posts: Sequence[Composed], limit: int | None) -> Iterator[Part]:
    texts = [post.text for post in posts]
    for number, post in enumerate(posts, 1):
        yield Part(f"{network.name}/{number}", "line", post.text, post.place)
    yield Part(f"{network.name}.json", "json", _as_json(network, plan, texts, limit))
    yield Part(f"{network.name}.txt", "prose", BETWEEN_POSTS.join(texts) + "\n")


def _as_json(network: Network, plan: ThreadPlan, texts: Sequence[str], limit: int | None) -> str:
    known = Known(
        links=tuple(step.link for step in plan.steps if step.link),
        tags=tuple(tag for step in plan.steps for tag in step.tags),
    )
    data = {
        "network": network.name,
        "limit": network.measure("", limit=limit).limit,
        "posts": [
            {"text": text, "length": network.measure(text).length, "media": [], **network.fields(text, known)}
            for text in texts
        ],
        "cost_usd": network.cost(texts),
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
