"""The plain-text part, written from the posts themselves: every word and link of them, 72 columns, links numbered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from repurpose.channels.base import Request
from repurpose.channels.email.limits import TEXT_COLUMNS
from repurpose.channels.email.render.content import ContentEntry, EmailContent, Listed, Words, line
from repurpose.channels.email.render.html_to_text import FIXED, Links, paragraphs
from repurpose.channels.email.render.utm import tracking
from repurpose.text.messages import words
from repurpose.text.width import width, wrap

_HANGING = re.compile(r"((?:> |  )*)(- |\d{1,3}\. )?")
_BLOCKS = frozenset(
    ["p", "div", "dl", "dt", "figure", "figcaption", "table", "caption", "section", "summary", "details"]
)


def to_text(content: EmailContent, request: Request, unsubscribe_url: str) -> str:
    """The part as lines with a final line end."""
    return _TextWriter(content, request, unsubscribe_url).run()


class _TextWriter:
    def __init__(self, content: EmailContent, request: Request, unsubscribe_url: str) -> None:
        self.content, self.site, self.unsubscribe_url = content, request.project.settings.site, unsubscribe_url
        self.words, self.links = words(content.lang), Links()
        self.track = tracking(request, content.view_url)

    def run(self) -> str:
        blocks = [*self._head(), *self._entries(), *self._more(), *self._foot()]
        listed = [f"[{number}] {self.track(url)}" for url, number in self.links.numbers.items()]
        pieces = ["\n".join(self._wrapped(block)) for block in blocks if block.strip()]
        return "\n\n".join([*pieces, "\n".join(listed), *self._legal()]).strip() + "\n"

    def _head(self) -> Iterator[str]:
        yield line(self.site.name) + self.links.mark(self.site.url)
        yield _headed(self.content.title, "=")
        yield _flat(self.content.intro)
        if self.content.contents:
            listed = [f"{number}. {item.headline}" for number, item in enumerate(self.content.contents, 1)]
            yield "\n".join([self.words["contents"], *listed])

    def _entries(self) -> Iterator[str]:
        for entry in self.content.entries:
            if self.content.is_digest:
                yield _headed(entry.headline, "-")
            yield from self._entry(entry)

    def _entry(self, entry: ContentEntry) -> Iterator[str]:
        yield " · ".join(entry.meta)
        yield entry.dek
        yield f"{self.words['editor']}{self.words['colon']}{entry.insight}" if entry.insight else ""
        for said in entry.quotes:
            yield self._quote(said)
        if entry.body:
            yield from self._body(entry)
        if entry.points:
            yield _headed(entry.points_label, "-")
        for point in entry.points:
            speaker = f"{point.speaker}{self.words['colon']}" if point.speaker else ""
            yield "\n".join(piece for piece in (point.heading, speaker + point.text if point.text else "") if piece)
        if entry.cut:
            yield self.words["read_on" if entry.rest else "cut_here"] + self.links.mark(entry.rest)
        elif entry.url:
            yield self.words["read_on_site" if entry.body else "read_more"] + self.links.mark(entry.url)
        if entry.video and (entry.borrowed or not self.content.is_digest):
            yield entry.video_label + self.links.mark(entry.video)
        if entry.also:
            yield self._also(entry.also)

    def _quote(self, said: Words) -> str:
        lines = [said.text, said.original, f"— {said.speaker}" if said.speaker else ""]
        return "\n".join(f"> {piece}" for piece in lines if piece)

    def _body(self, entry: ContentEntry) -> Iterator[str]:
        yield from paragraphs(entry.body, self.links, entry.url or self.site.url)

    def _more(self) -> Iterator[str]:
        if not self.content.more and not self.content.more_left:
            return
        yield _headed(self.words["more"], "-")
        for group in self.content.more:
            yield "\n".join([group.title, *(self._listed(post) for post in group.posts)])
        if self.content.more_left:
            yield f"+ {self.content.more_left}" + self.links.mark(self.site.url)

    def _listed(self, post: Listed) -> str:
        also = f" ({self._also(post.also)})" if post.also else ""
        return f"- {post.headline}{self.links.mark(post.url)}{also}"

    def _also(self, posts: Sequence[Listed]) -> str:
        """The pieces that are the same as the one above them."""
        named = self.words["comma"].join(f"{post.headline}{self.links.mark(post.url)}" for post in posts)
        return f"{self.words['also']}{named}"

    def _foot(self) -> Iterator[str]:
        if self.content.view_url:
            yield self.words["view_online"] + self.links.mark(self.content.view_url)

    def _legal(self) -> Iterator[str]:
        why = self.words["why_you"].format(site=self.site.name) if self.site.name else self.words["why_you_plain"]
        lines = wrap(line(why), TEXT_COLUMNS)
        if self.unsubscribe_url:
            lines.append(f"{self.words['unsubscribe']}{self.words['colon']}{self.unsubscribe_url}")
        yield "\n".join([*lines, *wrap(line(self.site.address), TEXT_COLUMNS)]).strip()

    def _wrapped(self, block: str) -> Iterator[str]:
        for raw in block.split("\n"):
            if raw.startswith(FIXED):
                yield raw[1:]
                continue
            if width(raw) <= TEXT_COLUMNS:
                yield raw.rstrip()
                continue
            match = _HANGING.match(raw)
            lead, mark = (match[1], match[2] or "") if match else ("", "")
            rest, hanging = raw[len(lead) + len(mark) :], lead + " " * len(mark)
            yield from wrap(rest, TEXT_COLUMNS, initial_indent=lead + mark, subsequent_indent=hanging)


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _headed(text: str, mark: str) -> str:
    return f"{text}\n{FIXED}{mark * min(width(text), TEXT_COLUMNS)}" if text else ""
