"""What a thread says, whatever the network: a hook, the argument point by point, a quote here and there, the link."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from repurpose.channels.thread.planning.argument import argue
from repurpose.channels.thread.planning.hook import choose_hook
from repurpose.channels.thread.planning.plaintext import (
    MOST_SENTENCES,
    line,
    sentences_in,
    sentences_of,
    unlinked,
    web_address,
)
from repurpose.channels.thread.planning.segment import Segment
from repurpose.extract.noise import is_about_itself
from repurpose.extract.standing_alone import is_broken_off, leans_back
from repurpose.model import Choice, Headline, Issue, Location, Post
from repurpose.text.messages import source_label

DEK_SENTENCES, PIECE_SENTENCES = 6, 2
"""Sentences of a dek that are looked at, and those that a piece of the week is given. Own choice."""


class ThreadPlan(Struct, frozen=True):
    """Steps in order, the headline that opens them, and what was left out, in words."""

    headline: Choice
    steps: tuple[Segment, ...]
    cut: tuple[str, ...] = ()


class PlanContext(Struct, frozen=True):
    """What a plan must know beside the issue: how many posts, by which measure a hook is long, and the fixed words."""

    most_posts: int
    length: Callable[[str], int]
    limit: int
    words: Mapping[str, str]
    hashtags: tuple[str, ...] = ()
    site_url: str = ""


def make_plan(issue: Issue, frame: PlanContext) -> ThreadPlan:
    """The thread of an issue. Total: any issue has a plan of at least a hook."""
    if issue.is_digest or len(issue.posts) != 1:
        return _digest(issue, frame)
    return _single(issue.posts[0], issue, frame)


def _single(post: Post, issue: Issue, frame: PlanContext) -> ThreadPlan:
    choice = choose_hook(_headlines(post, issue.title), frame.length, frame.limit)
    dek = _dek(sentences_in(post.summary))[:DEK_SENTENCES]
    hook = Segment("hook", tuple(dek), heading=line(choice.text), place=_headline_place(post, choice))
    closing = _closing(post, frame)
    room = max(1, frame.most_posts - 1 - len(closing))
    body, cut = argue(post, [hook.heading, *dek], room)
    return ThreadPlan(choice, (hook, *body, *closing), cut)


def _digest(issue: Issue, frame: PlanContext) -> ThreadPlan:
    """The hook is one piece's headline, and that piece comes first; each other piece has a post of its own."""
    best = [_best_headline(post, issue, frame) for post in issue.posts]
    ranked = [replace(headline, rank=rank) for rank, headline in enumerate(best, 1)]
    choice = choose_hook(ranked or [Headline(issue.title or issue.id, 1)], frame.length, frame.limit)
    lead = frame.words["thread_digest_hook"].format(n=len(issue.posts)) if issue.posts else ""
    place = next((headline.place for headline in ranked if headline.rank == choice.rank), None)
    intro = tuple(_dek(sentences_of(issue.intro))[:DEK_SENTENCES])
    hook = Segment("hook", intro, heading=line(choice.text), lead=lead, place=place)
    pieces = [_piece(post, headline, frame.words) for post, headline in zip(issue.posts, best, strict=True)]
    if pieces:
        pieces.insert(0, _without_heading(pieces.pop(choice.rank - 1)))
    closing = _digest_closing(issue, frame)
    room = max(1, frame.most_posts - 1 - len(closing))
    cut = tuple(f"no room for a post on “{step.heading}”" for step in pieces[room:])
    return ThreadPlan(choice, (hook, *pieces[:room], *closing), cut)


def _best_headline(post: Post, issue: Issue, frame: PlanContext) -> Headline:
    headlines = _headlines(post, issue.title)
    rank = choose_hook(headlines, frame.length, frame.limit).rank
    return next(headline for headline in headlines if headline.rank == rank)


def _piece(post: Post, headline: Headline, words: Mapping[str, str]) -> Segment:
    """A featured post of a digest: its headline and a line on it, the editor's own and called so where there is one."""
    insight = _dek(sentences_of(post.insight))
    said = insight or _dek(sentences_in(post.summary))
    if insight:
        said[0] = f"{words['editor']}{words['colon']}{insight[0]}"
    place = headline.place or Location(post.path, 1)
    return Segment("piece", tuple(said[:PIECE_SENTENCES]), heading=line(headline.text), place=place)


def _without_heading(piece: Segment) -> Segment:
    """The piece the hook is about: its headline was said, its line goes on from there."""
    return replace(piece, heading="") if piece.sentences else piece


def _headlines(post: Post, fallback: str) -> Sequence[Headline]:
    return post.headlines or (Headline(post.title or fallback or post.slug, 1, Location(post.path, 1)),)


def _headline_place(post: Post, choice: Choice) -> Location | None:
    return next((headline.place for headline in post.headlines if headline.rank == choice.rank), None)


def _dek(said: list[str]) -> list[str]:
    """Sentences to go under a headline: none that links or breaks off, none about "this article" while there are
    others."""
    whole = [sentence for sentence in unlinked(said) if not is_broken_off(sentence)]
    telling = next((at for at, sentence in enumerate(whole) if _tells(sentence)), 0)
    return whole[telling:]


def _tells(sentence: str) -> bool:
    return not is_about_itself(sentence) and not leans_back(sentence)


def _closing(post: Post, frame: PlanContext) -> tuple[Segment, ...]:
    url, video = web_address(post.url), web_address(post.video)
    if not url and not video:
        return ()
    lead = frame.words["thread_close"] if url else source_label(frame.words, video) + frame.words["colon"].rstrip()
    said = tuple(unlinked(sentences_of(post.insight))[:MOST_SENTENCES])
    return (Segment("closing", said, lead=lead, link=url or video, tags=frame.hashtags),)


def _digest_closing(issue: Issue, frame: PlanContext) -> tuple[Segment, ...]:
    link = web_address(frame.site_url)
    if not link:
        return ()
    lead = frame.words["thread_close_digest"].format(n=issue.size)
    return (Segment("closing", lead=lead, link=link, tags=frame.hashtags),)
