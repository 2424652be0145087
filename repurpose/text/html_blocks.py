"""Markup as the blocks it may be cut between, and put together again: a block too large for its place is taken apart
into its items, rows, lines or sentences, each in the elements that were around it."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from repurpose.text.html import NESTING_MAX, escape, tree_of
from repurpose.text.sentences import sentence_spans

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Size = TypeVar("Size", int, float)
_HEADING = re.compile(r"<h([1-6])\b")
_ENDS_OPEN = re.compile(r"[:：](?:\s|</\w+>|[”’」』\"'])*$")
_NOTE_LINK = re.compile(r'href="#fn:([^"]*)"')
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "b",
        "br",
        "code",
        "del",
        "em",
        "i",
        "img",
        "ins",
        "kbd",
        "mark",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
    ]
) | {"small", "span", "strong", "sub", "sup", "u", "-text"}
"""Elements that stand in a line of words: nothing is cut between two of them unless it must."""


class Around(Struct, frozen=True):
    """An element around a piece: which one, its tag, and its opening as the piece needs it: a list counts on."""

    key: int
    tag: str
    opening: str


class Fragment(Struct, frozen=True):
    """A stretch of markup that stays together, with the elements around it, outermost first."""

    html: str
    around: tuple[Around, ...] = ()

    @property
    def heading(self) -> int:
        """The level of the heading that it is; 0 for none."""
        found = _HEADING.match(self.html)
        return int(found[1]) if found and not self.around else 0

    @property
    def ends_open(self) -> bool:
        """Whether what follows is announced: a heading, or a colon at the end."""
        return bool(self.heading or _ENDS_OPEN.search(self.html))


def fragments(markup: str, most: int) -> list[Fragment]:
    """The blocks of markup; one of more than `most` characters in fragments."""
    body = tree_of(markup)
    return [] if body is None else list(_within(body, (), most))


def joined(some: Iterable[Fragment]) -> str:
    """The markup of fragments in a row: elements around two neighbours are opened once."""
    written: list[str] = []
    open_now: tuple[Around, ...] = ()
    for piece in some:
        shared = _shared(open_now, piece.around)
        written += [f"</{one.tag}>" for one in reversed(open_now[shared:])]
        written += [one.opening for one in piece.around[shared:]]
        written.append(piece.html)
        open_now = piece.around
    return "".join([*written, *(f"</{one.tag}>" for one in reversed(open_now))])


def added(one: Fragment, measure: Callable[[str], Size]) -> Size:
    """What a fragment adds to its neighbours: what is around both is there already."""
    alone = measure(joined([one]))
    return measure(joined([one, one])) - alone if one.around else alone


def _shared(one: Sequence[Around], other: Sequence[Around]) -> int:
    """How many elements around two fragments are the same, from the outermost on."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (mine, its) in enumerate(pairs) if mine.key != its.key), min(len(one), len(other)))


def _within(parent: LexborNode, around: tuple[Around, ...], most: int) -> Iterator[Fragment]:
    """The fragments of an element's content; words and what stands among them are one piece if it is not too large."""
    children = [child for child in parent.iter(include_text=True) if child.tag != "-comment"]
    items = 0
    for inline, group in groupby(children, lambda child: (child.tag or "") in _INLINE):
        run = list(group)
        if inline and len(markup := "".join(map(_markup, run))) <= most:
            yield from [Fragment(markup, around)] if markup.strip() else []
            continue
        for child in run:
            yield from _of(child, _counted(around, parent, items), most)
            items += child.tag == "li"


def _counted(around: tuple[Around, ...], parent: LexborNode, items: int) -> tuple[Around, ...]:
    """The elements around an item of a list: a numbered list that is opened anew goes on with the item's number."""
    if parent.tag != "ol" or not items:
        return around
    start = parent.attributes.get("start") or ""
    first = int(start) if start.isdecimal() and len(start) < 9 else 1
    opening = re.sub(r' start="[^"]*"', "", around[-1].opening)
    return (*around[:-1], Around(around[-1].key, "ol", f'{opening[:-1]} start="{first + items}">'))


def _of(node: LexborNode, around: tuple[Around, ...], most: int) -> Iterator[Fragment]:
    markup = _markup(node)
    if len(markup) <= most or len(around) >= NESTING_MAX:
        yield Fragment(markup, around)
    elif node.tag == "-text":
        yield from (
            Fragment(html.escape(words, quote=False), around) for words in _stretches(node.text_content or "", most)
        )
    elif node.child is None:
        yield Fragment(markup, around)
    else:
        yield from _within(node, (*around, Around(node.mem_id, node.tag or "", _opening(node))), most)


def _stretches(text: str, most: int) -> Iterator[str]:
    """A long text in stretches of whole lines, sentences where a line is long, and characters where a sentence is."""
    start = 0
    ends = (end for line in re.finditer(r"[^\n]*\n|[^\n]+", text) for end in _ends(line[0], line.start(), most))
    last = 0
    for end in ends:
        if end - start > most and last > start:
            yield text[start:last]
            start = last
        last = end
    yield text[start:]


def _ends(line: str, begun: int, most: int) -> Iterator[int]:
    """Where a line may be left: at its end; at its sentences' and at every so many characters where it is long."""
    if len(line) <= most:
        yield begun + len(line)
        return
    stops = [*(span.start for span in sentence_spans(line)[1:]), len(line)]
    before = 0
    for stop in stops:
        yield from (begun + at for at in range(before + most, stop, most))
        yield begun + stop
        before = stop


def _opening(node: LexborNode) -> str:
    written = "".join(f' {name}="{escape(value or "")}"' for name, value in node.attributes.items())
    return f"<{node.tag}{written}>"


def _markup(node: LexborNode) -> str:
    return html.escape(node.text_content or "", quote=False) if node.tag == "-text" else node.html or ""


# Notes that the author wrote stand at the end, behind a line; each part takes those it refers to.


class WrittenNotes(Struct, frozen=True):
    """The notes at the end of markup, by key, each as its list item."""

    items: dict[str, str]

    def of(self, markup: str) -> str:
        """The notes that markup refers to, and those they refer to, as a list below a line; "" without any."""
        wanted: list[str] = []
        left = _NOTE_LINK.findall(markup)
        while left:
            key = left.pop(0)
            if key in self.items and key not in wanted:
                wanted.append(key)
                left += _NOTE_LINK.findall(self.items[key])
        rows = "".join(item for key, item in self.items.items() if key in wanted)
        return f"<div><hr><ol>{rows}</ol></div>" if rows else ""


def without_notes(markup: str) -> tuple[str, WrittenNotes]:
    """Markup without the notes at its end, and these."""
    if 'href="#fnref:' not in markup:
        return markup, WrittenNotes({})
    body = tree_of(markup)
    assert body is not None
    found: dict[str, str] = {}
    for box in list(body.iter()):
        if box.tag == "div" and box.child is not None and box.child.tag == "hr":
            for item in box.css("ol > li"):
                back = item.css_first('a[href^="#fnref:"]')
                if back is not None:
                    found[(back.attributes["href"] or "").removeprefix("#fnref:")] = item.html or ""
            if found:
                box.decompose()
    return body.inner_html or "", WrittenNotes(found)
