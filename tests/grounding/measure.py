"""How often grounding is right on labelled pairs: counted the same way for development pairs, held-out ones and others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from repurpose.grounding import ground
from repurpose.grounding.find_figures import figures
from repurpose.model import Post, QuoteTrace
from tests.grounding.mutations import altered, changed_figure, invented, said
from tests.grounding.pairs import Pair


def accepted(trace: QuoteTrace) -> bool:
    """Whether an editor would be told that all is well."""
    return trace.verdict not in ("not-found", "cannot-judge") and not trace.objections


def turns_by_line(post: Post) -> dict[int, int]:
    """The number of the turn that stands, or whose original stands, at a line."""
    found: dict[int, int] = {}
    for number, turn in enumerate(turn for section in post.talk for turn in section.turns):
        found[turn.line] = number
        if turn.original:
            found[turn.original.line] = number
    return found


def real(pair: Pair) -> Counter[str]:
    """Quotations that were said: placed on their turn, given a place at all, objected to without cause."""
    post = pair.post(tuple(text for text, _ in pair.real))
    turns, count = turns_by_line(post), Counter[str]()
    for (_, turn), trace in zip(pair.real, ground(post).quotes, strict=True):
        count["all"] += 1
        count["placed"] += bool(trace.evidence) and turns.get(trace.evidence[0].line) == turn
        count["found"] += trace.verdict != "not-found"
        count["objected"] += bool(trace.objections)
    return count


def inventions(pair: Pair, made: int = 25) -> Counter[str]:
    """Quotations that were never said: those written for the pair, and as many made ones as asked for."""
    texts = (*pair.invented, *invented(pair.post(), made))
    traces = ground(pair.post(texts)).quotes
    return Counter(all=len(texts), accepted=sum(map(accepted, traces)))


def alterations(pair: Pair) -> Counter[str]:
    """Accepted quotations and sentences with one thing changed: how many are objected to or lose their place."""
    base = (*(text for text, _ in pair.real), *said(pair.post()))
    sound = [text for text, trace in zip(base, ground(pair.post(base)).quotes, strict=True) if accepted(trace)]
    wrong = [one for one in altered(sound) if one.text != one.of]
    traces = ground(pair.post(tuple(one.text for one in wrong))).quotes
    return Counter(all=len(wrong), objected=sum(not accepted(trace) for trace in traces))


def right_figures(pair: Pair) -> Counter[str]:
    """Labelled figures with the right verdict, and true ones called wrong."""
    sentences = tuple(sentence for sentence, _, _ in pair.figures)
    found = {(one.place.line, one.text): one for one in ground(pair.post((), sentences)).figures}
    first = min(line for line, _ in found)
    count = Counter[str]()
    for number, (_, text, verdict) in enumerate(pair.figures):
        trace = next(one for (line, _), one in found.items() if line == first + 2 * number and text in one.text)
        count["all"] += 1
        count["right"] += trace.verdict == verdict
        count["flagged"] += trace.verdict != "supported"
        count["false alarms"] += trace.verdict != "supported" and verdict == "supported"
    return count


def wrong_figures(pair: Pair, times: int = 4, seed: int = 3) -> Counter[str]:
    """True figures changed to others: how many pass."""
    chance = random.Random(seed)
    wrong: list[str] = []
    for sentence, _, verdict in pair.figures:
        if verdict == "supported":
            figure = figures(sentence)[0]
            wrong += [changed_figure(sentence, figure.start, figure.end, chance) for _ in range(times)]
    first: dict[int, str] = {}
    for trace in ground(pair.post((), tuple(wrong))).figures:
        first.setdefault(trace.place.line, trace.verdict)
    return Counter(all=len(wrong), accepted=sum(verdict == "supported" for verdict in first.values()))


def summed(counts: Sequence[Counter[str]]) -> Counter[str]:
    """All counts in one."""
    total = Counter[str]()
    for count in counts:
        total.update(count)
    return total
