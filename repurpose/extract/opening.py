"""The paragraphs of a body that could stand for it: prose that says something, in the author's order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from repurpose.document.inline_words import words_of
from repurpose.document.nodes import Block, Inline
from repurpose.document.parse import inline_words
from repurpose.extract.noise import is_chatter
from repurpose.extract.standing_alone import leans_back
from repurpose.text.paragraphs import join_sentences
from repurpose.text.sentences import sentences
from repurpose.text.similarity import says_again
from repurpose.text.word_count import han_units

FULL = 14
"""字 (two half-width characters count one) from which a paragraph says something. Own choice: shorter are labels."""
BRIEF = 5
"""字 that a shorter paragraph needs, which must then be a whole sentence: `Done.` is none. Own choice."""
CHATTER_WITHIN = 40
"""Characters within which a sentence that greets or advertises begins to."""
_PROSE_KINDS = frozenset(("text", "symbol", "strong", "emphasis", "strike", "mark", "sup", "sub", "line-end", "break"))
_ENDS = re.compile(r"[。！？.!?…][”’」』\"')）\]]*$")
_LEADS_ON = re.compile(r"[:：][”’\"')）]*$")
_ADDRESS = re.compile(r"https?://|\bwww\.|[\w.+-]+@[\w-]+\.\w", re.I)
_MARKER = re.compile(r"(?:[-*+•·▪●○■◆►▶→✓✔※]|\(?\d{1,3}[.)、）](?!\d)|[(（][一二三四五六七八九十]{1,2}[)）])\s*\S")
"""How a list's item begins where it is written as a paragraph."""
_DAY_ONLY = re.compile(r"[^，。,.]{0,12}\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*[日号號][。.]?$")
"""`今天是 2026 年 1 月 7 日。`: a broadcast's first words."""
_CELLS = re.compile(r"\|.*\|")
_LABELLED = re.compile(r"[^\s，。,.:：]{1,12}(?: [^\s，。,.:：]{1,12})?[:：]\s?[^。.!?！？]{0,40}$")
"""`作者：何苗`, `Reading time: 5 min`: a field of a form, with the two words a label has at most. Own choice."""
_BOILERPLATE = re.compile(
    r"(?:本文首发|首发于|原文链接|原文地址|原文发表|[转轉][载載](?:请|請|自|须|需|声明|聲明)|版[权權](?:所有|声明|聲明|归)|未经授权|编者按|"
    r"作者[：:]|译者[：:]|来源[：:]|更新于|发布于|最后更新|目录$|扫码|长按|©|\(c\) |copyright \d|all rights reserved|"
    r"originally (?:published|posted|appeared)|cross-?posted|"
    r"(?:last )?(?:updated|modified)(?: on|:)|(?:posted|published|written) (?:on|by|in)\b|table of contents|"
    r"skip to |sign (?:in|up)\b|log ?in\b|read (?:more|time)\b|share (?:this|on)\b|advertisement$|"
    r"this (?:website|site) uses|click here|reading time|\d+ min(?:ute)?s? read)",
    re.I,
)
"""Openings of what sites put around articles; seen in saved pages, in the two languages served."""


def openings(blocks: Iterable[Block], title: str = "") -> Iterator[str]:
    """What the prose paragraphs say, one after another; the title again is nothing said."""
    return filter(None, (_said(block, title) for block in blocks))


def greets(sentence: str) -> bool:
    """Whether a sentence only opens a programme: it greets, advertises, or says what day it is."""
    return bool(_DAY_ONLY.match(sentence) or is_chatter(sentence[:CHATTER_WITHIN]))


def is_full(words: str) -> bool:
    """Whether a paragraph is long enough to say something, however it ends."""
    return han_units(words) >= FULL


def is_brief(words: str) -> bool:
    """Whether a paragraph is a whole sentence at least: it serves where no full one is."""
    return han_units(words) >= BRIEF and bool(_ENDS.search(words))


def _said(block: Block, title: str) -> str:
    """The words of a paragraph; "" for one that is no prose: code, links, a picture, a field, a label."""
    if block.kind != "paragraph" or block.folded or not _is_prose(block.inlines):
        return ""
    words = _shown_words(block)
    if _MARKER.match(words) or _CELLS.search(words) or _LABELLED.match(words) or _BOILERPLATE.match(words):
        return ""
    return join_sentences(_telling(words, title))


def _shown_words(block: Block) -> str:
    return inline_words([piece for piece in block.inlines if piece.kind not in ("image", "reference", "hidden")])


def _is_prose(pieces: list[Inline]) -> bool:
    """Whether more than half is words of the paragraph's own, and it is no line in bold that serves as a heading."""
    own = han_units("".join(words_of([piece]) for piece in pieces if piece.kind in _PROSE_KINDS))
    words = words_of(pieces).strip()
    shown = [piece for piece in pieces if words_of([piece]).strip()]
    if len(shown) == 1 and shown[0].kind == "strong" and not _ENDS.search(words):
        return False
    return own * 2 > han_units(words)


def _telling(words: str, title: str) -> Iterator[str]:
    """The first run of sentences that neither lead to what follows nor hold an address nor say the title again.

    It begins with one that neither greets nor, where there is such a one, goes on from something said before.
    """
    said = [sentence.strip() for sentence in sentences(words) if sentence.strip()]
    shown = [not (_LEADS_ON.search(one) or _ADDRESS.search(one) or says_again(one, title)) for one in said]
    able = [fits and not greets(one) for one, fits in zip(said, shown, strict=True)]
    first = next((at for at, one in enumerate(said) if able[at] and not leans_back(one)), -1)
    # A paragraph of which every sentence leans on another may lean on the title above it.
    start = first if first >= 0 else next((at for at, fits in enumerate(able) if fits), len(said))
    return takewhile(bool, (one if fits else "" for one, fits in zip(said[start:], shown[start:], strict=True)))
