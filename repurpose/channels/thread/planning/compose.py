"""From the plan to posts: each step in its template, within the network's limit, whole sentences only."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.thread.networks.base import Network
from repurpose.channels.thread.planning.plaintext import tidy
from repurpose.channels.thread.planning.segment import Segment
from repurpose.channels.thread.planning.thread_plan import ThreadPlan
from repurpose.model import Location
from repurpose.templating import Templates

ELLIPSIS = "…"


class LengthMeter(Struct, frozen=True):
    """A network's measure. `length` is the strict one: never below what the network may count."""

    limit: int
    length: Callable[[str], int]
    fits: Callable[[str], bool]


class Composed(Struct, frozen=True):
    """One post as it goes out, and where its first words occur in the author's file."""

    text: str
    place: Location | None


class PostTemplates(Struct, frozen=True):
    """Fills the templates: one a kind of step, and post.txt around what one post holds."""

    templates: Templates
    words: Mapping[str, str]
    network: str

    def block(self, step: Segment) -> str:
        """A step in its form, without a number."""
        context = {
            "heading": step.heading,
            "text": step.text,
            "speaker": step.speaker,
            "lead": step.lead,
            "link": step.link,
            "tags": step.tags,
            "words": self.words,
            "network": self.network,
        }
        return tidy(self.templates.render(f"thread/{step.kind}.txt", context))

    def post(self, blocks: Sequence[str], number: str) -> str:
        """Blocks as one post."""
        body = "\n\n".join(blocks)
        return tidy(self.templates.render("thread/post.txt", {"body": body, "number": number, "network": self.network}))


def compose(
    plan: ThreadPlan, network: Network, meter: LengthMeter, pen: PostTemplates, numbering: bool
) -> tuple[list[Composed], list[str]]:
    """The posts of a plan on one network, and what had to be left out. Every post is within the limit."""
    reserve = _number(len(plan.steps), len(plan.steps), numbering)
    fitted = [(step, _fit(step, meter, pen, reserve)) for step in plan.steps]
    cut = [f"{network.name}: “{_shown(step)}”: no whole sentence fits" for step, fit in fitted if fit is None]
    blocks = [(fit, pen.block(fit)) for _, fit in fitted if fit is not None]
    groups = [group for group in network.pack(blocks, lambda texts: meter.fits(pen.post(texts, reserve))) if group]
    packed = [step for group in groups for step, _ in group]
    cut += [f"{network.name}: “{_shown(step)}”: no room" for step, _ in blocks if step not in packed]
    posts = []
    for position, group in enumerate(groups, 1):
        text = pen.post([block for _, block in group], _number(position, len(groups), numbering))
        posts.append(Composed(_within(text, meter), group[0][0].place))
    return [post for post in posts if post.text], cut


def _number(position: int, total: int, numbering: bool) -> str:
    return f"{position}/{total}" if numbering and total > 1 else ""


def _shown(step: Segment) -> str:
    text = step.heading or step.text or step.link
    return text if len(text) <= 30 else text[:29] + ELLIPSIS


def _fit(step: Segment, meter: LengthMeter, pen: PostTemplates, reserve: str) -> Segment | None:
    """The fullest form of a step that fits one post; None when not even its barest does."""
    for form in _forms(step):
        if meter.fits(pen.post([pen.block(form)], reserve)):
            return form
    if step.kind not in ("hook", "piece"):
        return None
    return _clipped(step, meter, pen, reserve)


def _forms(step: Segment) -> Iterator[Segment]:
    """A step's forms, fullest first. What a reader cannot do without stays in all of them."""
    least = 0 if step.kind in ("hook", "piece", "closing") else 1
    for tags in _shorter(step.tags, 0):
        for sentences in _shorter(step.sentences, least):
            yield replace(step, sentences=sentences, tags=tags)
    if step.kind == "point" and step.heading:
        yield from _forms(replace(step, heading=""))


def _shorter(items: tuple[str, ...], least: int) -> Iterator[tuple[str, ...]]:
    for count in range(len(items), least - 1, -1):
        yield items[:count]


def _clipped(step: Segment, meter: LengthMeter, pen: PostTemplates, reserve: str) -> Segment:
    """The step with its headline cut short: the last resort for a headline longer than a post."""
    from repurpose.text.truncate import clip

    bare = replace(step, sentences=(), heading="")
    room = meter.limit - meter.length(pen.post([pen.block(bare), ELLIPSIS], reserve))
    return replace(bare, heading=clip(step.heading, max(room, 1), meter.length, ELLIPSIS))


def _within(text: str, meter: LengthMeter) -> str:
    """A post that a template made longer than the network takes, cut to what it takes."""
    from repurpose.text.truncate import clip

    limit = meter.limit
    while limit > 0 and not meter.fits(text):
        text = tidy(clip(text, limit, meter.length, ELLIPSIS))
        limit = limit * 3 // 4
    return text if meter.fits(text) else ""
