"""`trace --accept`: what an editor lets stand is written, with the reason, into the article's front matter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from repurpose.commands import rewrite
from repurpose.commands.acceptance_choice import Acceptance, Chooser, cut
from repurpose.document.front_matter_list import appended
from repurpose.errors import SourceError, UsageError
from repurpose.grounding.acceptance import KEY, one_line
from repurpose.model import Grounding
from repurpose.sources import files
from repurpose.text.bilingual import both, in_language
from repurpose.text.prose_view import apply


def accept(
    article: Path, text: str, grounding: Grounding, asked: Sequence[str], reasons: Sequence[str]
) -> list[Acceptance]:
    """Write the acceptances asked for, all or none, and say which. `text` is the article as it was traced.

    Each is LINE, LINE:COLUMN or words, a long quotation by its beginning and `…`; one reason goes for all, or each has
    its own. Raises UsageError where one names nothing or more than one thing, SourceError where it cannot be written.
    """
    chosen = list(_chosen(article, text, grounding, asked, _reasons(asked, reasons)))
    before = article.read_bytes()
    if files.decode(before, str(article)) != text:
        raise SourceError("changed while it was traced", path=str(article), hint="run it again")
    after = before
    for words, reason in {one.words: one.reason for one in chosen if not one.already}.items():
        edit = appended(text, KEY, {"accept": words, "reason": reason}, str(article))
        text, after = apply(text, [edit]), rewrite.inserted(after, edit)
    rewrite.write(article, before, after)
    return chosen


def _reasons(asked: Sequence[str], reasons: Sequence[str]) -> Sequence[str]:
    """A reason for each."""
    given = [one_line(reason) for reason in reasons]
    if any("\ud800" <= character <= "\udfff" for reason in given for character in reason):
        raise UsageError("the reason is not UTF-8", hint="type it in a terminal that is set to UTF-8")
    if not asked:
        raise UsageError("--reason goes with --accept", hint='--accept 12:5 --reason "read back to her, 3 March"')
    if not given or not all(given):
        raise UsageError("--accept needs a reason", hint='add --reason "who vouches for it, and when"')
    if len(given) not in (1, len(asked)):
        cause = f"{len(given)} reasons for {len(asked)} acceptances"
        raise UsageError(cause, hint="give one --reason for all, or one for each --accept, in their order")
    return given * len(asked) if len(given) == 1 else given


def _chosen(
    article: Path, text: str, grounding: Grounding, asked: Sequence[str], reasons: Sequence[str]
) -> Iterator[Acceptance]:
    chooser = Chooser(article, text, grounding)
    for one, reason in zip(asked, reasons, strict=True):
        yield chooser.choose(one, reason)


def as_text(article: Path, chosen: Sequence[Acceptance], lang: str) -> str:
    """What was accepted, a line for each thing that it lets stand, in the language of the interface."""
    return "\n".join(in_language(line, lang) for one in chosen for line in _told(article, one))


def _told(article: Path, one: Acceptance) -> Iterator[str]:
    for trace in one.covered:
        where, words = f"{article}:{trace.place.line}:{trace.place.column}", f"“{cut(one_line(trace.text))}”"
        if one.already:
            yield both(
                f"{where}: {words} was accepted before: {one.already}", f"{where}：{words}此前已认可：{one.already}"
            )
        else:
            yield both(f"{where}: {words} accepted: {one.reason}", f"{where}：{words}已认可：{one.reason}")
