"""Where sentences end in Chinese, English and mixed text.

A quotation or a bracket is one unit: the ends inside it are reported one tier lower (`Tier.QUOTED`), so that a splitter
may fall back on them. The rules read the end marks of GB/T 15834-2011 in full and half width, the Latin words around a
full stop, and the words of attribution after a quotation. Every pass is linear in the length of the text.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import IntEnum
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from repurpose.text.abbreviations import (
    STARTERS,
    is_abbreviation,
    starts_anew,
    stop_ends_sentence,
    word_after,
    word_before,
)
from repurpose.text.delimiters import BLANK_LINE, LINE_BREAK, Paired, pair
from repurpose.text.han import is_han


class Tier(IntEnum):
    """How good a place is to break a text; the lower, the better."""

    PARAGRAPH = 0
    SENTENCE = 1
    QUOTED = 2
    """A sentence end inside a quotation or bracket, or between a quotation and its attribution."""
    CLAUSE = 3
    PLACE = 4
    """Any other place that line-breaking rules allow."""
    CLUSTER = 5
    """Between two grapheme clusters, against the rules: the last resort."""


class Sentence(NamedTuple):
    """A sentence without the white space around it; `start` and `end` are offsets into the source."""

    text: str
    start: int
    end: int


def sentences(text: str) -> list[str]:
    """Cut a text into sentences that join back to it exactly; white space belongs to the sentence before it."""
    cuts = [0, *(at for at, tier in ends(pair(text)) if tier <= Tier.SENTENCE), len(text)]
    return [text[start:end] for start, end in pairwise(cuts) if end > start]


def sentence_spans(text: str) -> list[Sentence]:
    """The sentences stripped of white space, each with its offsets; pieces of white space alone are left out."""
    found, start = [], 0
    for piece in sentences(text):
        bare = piece.strip()
        first = start + len(piece) - len(piece.lstrip())
        if bare:
            found.append(Sentence(bare, first, first + len(bare)))
        start += len(piece)
    return found


def ends(paired: Paired) -> list[tuple[int, Tier]]:
    """Every sentence end inside a text, in order: the offset after its white space, and its tier (0, 1 or 2)."""
    best: dict[int, Tier] = {}
    for at, tier in _candidates(paired):
        if 0 < at < len(paired.text):
            best[at] = min(tier, best.get(at, tier))
    return sorted(best.items())


@cache
def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(source)


_EMOJI = r"(?:\p{RI}\p{RI}|(?![👉➡▶🔗])\p{ExtPict}(?:\p{EMod}|\uFE0F|\u200D\p{ExtPict})*+)"
"""An emoji that comments on what is before it; the pointing ones belong to what comes."""
_CLINGS = rf"""(?x: [”’」』）)】〕》〉\]}}] | "(?=\s|\Z) | '(?!\p{{L}}) | [*_~]++(?=\s|\Z)
    | \[\d{{1,3}}\] | [¹²³⁰-⁹]++ | [ ]?{_EMOJI} )"""
"""What stays with the end mark before it: closing marks, closing markup, footnote marks, emoji."""
_EVENT = rf"""(?x)
    (?P<mark> \.(?:[ \u00A0]\.)++(?![A-Za-z0-9])
      | (?: [。！？｡‼⁇⁈⁉…] | (?<![0-9])．|．(?![0-9])
          | (?<![A-Za-z0-9])\. | \.(?![A-Za-z0-9])
          | [!?](?![\p{{Latin}}0-9=&/\#]) | (?<![A-Za-z0-9/])[!?]
        )[\uFE0F。！？｡!?‼⁇⁈⁉…．.]*+
    )
    (?P<tail>{_CLINGS}*+)
  | (?P<line>{LINE_BREAK}\s*+)"""
"""A run of end marks with all that clings to it, or a run of white space from its first line break on."""
_ITEM = r"[-*+•·‣◦] |•|>|[(（]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-z])[.)、）](?!\d)|[①-⑳❶-❿]"
"""What a line of a list or of a quoted message starts with."""
_NUMERAL = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivx]{1,4}|[IVX]{1,4})"
_LIST_NUMBER = rf"[\s*_>(-]*{_NUMERAL}"
_FIRST_NUMBER = r"(?:[:;]\s+|[：；]\s*)(?:1|[aA]|[iI])\Z"
_NOTE = rf"[（(](?!{_NUMERAL}[）)])[^\n]*+(?<![。！？!?….][”’」』]?[）)])"
"""A bracket that holds neither a sentence of its own nor a list number."""


class _Stop(NamedTuple):
    """An end mark: `mark` at `at`, with all that clings to it up to `end`; the next word starts at `next`."""

    text: str
    mark: str
    at: int
    end: int
    next: int

    @property
    def spaced(self) -> bool:
        return self.next > self.end

    @property
    def before(self) -> str:
        return self.text[self.at - 1] if self.at else ""

    @property
    def after(self) -> str:
        return self.text[self.next : self.next + 1]


def _candidates(paired: Paired) -> Iterator[tuple[int, Tier]]:
    """Sentence ends in nearly ascending order; a place may come twice, with different tiers."""
    text, groups = paired
    current = 0
    top = start = 0  # where the sentence began: outside every quotation, and anywhere
    for match in _pattern(_EVENT).finditer(text):
        while current < len(groups) and groups[current][1] <= match.start():
            current += 1
        group = groups[current] if current < len(groups) else (len(text), len(text))
        if match["line"]:
            at, tier = match.end(), _line_tier(text, match, inside=group[0] < match.start())
        else:
            end = _past_markup(text, match.end(), start)
            stop = _Stop(text, match["mark"], match.start(), end, _past_space(text, end))
            at, tier = stop.next, _stop_tier(stop, group, top, start)
            if tier == Tier.SENTENCE:
                at = _past_note(text, at, groups[current : current + 2])
        if tier is not None:
            yield at, tier
            start = at
            top = at if tier <= Tier.SENTENCE else top


def _line_tier(text: str, line: regex.Match[str], inside: bool) -> Tier | None:
    """A blank line ends a paragraph; a single break ends what is before a list item."""
    if _pattern(BLANK_LINE).match(line["line"]):
        return Tier.PARAGRAPH
    if _pattern(_ITEM).match(text, line.end()):
        return Tier.QUOTED if inside else Tier.SENTENCE
    return None


_MARKUP_REACH = 400
"""Characters in which the mark that began bold type is looked for: far above what anybody sets bold. Own choice."""


def _past_markup(text: str, at: int, start: int) -> int:
    """Past the ** that ends bold type; the same mark may begin it, so those before it are counted."""
    opened = text.startswith("**", at) and text.count("**", max(start, at - _MARKUP_REACH), at) % 2
    return at + 2 if opened else at


def _past_space(text: str, at: int) -> int:
    space = _pattern(r"\s++").match(text, at)
    return space.end() if space else at


_CARRIES_ON = frozenset(",，、;；:：。！？…!?.`")
"""A mark right after the closing quotation mark or bracket: the sentence is not over, or ends there."""


def _stop_tier(stop: _Stop, group: tuple[int, int], top: int, start: int) -> Tier | None:
    text, (opener, closer) = stop.text, group
    if stop.next == len(text) or text[stop.end] in _CARRIES_ON or _pattern("的(?![确士哥])").match(text, stop.next):
        return None
    if stop.at < opener:
        return Tier.SENTENCE if _ends_sentence(stop, start) else None
    if text[opener] in "《〈【":
        return None
    if stop.end < closer:
        return Tier.QUOTED if _ends_sentence(stop, start) else None
    if text[opener] in "（(":
        alone = not text[top:opener].strip(" \t\u3000*_>-")
        return Tier.SENTENCE if alone and _ends_sentence(stop, start) else None
    return _quotation_tier(stop, opener, top) if text[opener] in "“‘「『" else None


def _past_note(text: str, at: int, groups_ahead: list[tuple[int, int]]) -> int:
    """Move a sentence end past a bracket with a note or source that follows it: ……。（《论语》）"""
    note = next((group for group in groups_ahead if group[0] == at and text[at] in "（("), None)
    if note is None or text[at - 1] == "\n" or not _pattern(_NOTE).fullmatch(text, *note):
        return at
    after = _past_space(text, note[1])
    return at if text[after : after + 1] in _CARRIES_ON or text[after : after + 1].islower() else after


SAYING_VERBS = (
    "说|问|答|喊|叫|嚷|吼|骂|劝|催|写|想|称|表示|认为|指出|强调|补充|解释|回答|回应|回复|反问|追问|坦言|直言|感叹|"
    "感慨|承认|否认|透露|告诉|宣布|总结|评价|评论|回忆|提醒|警告|建议|安慰|嘀咕|嘟囔|自言自语|惊呼|调侃|打趣|抱怨|"
    "质疑|介绍|报道|說|問|罵|勸|寫|稱|認為|指出|強調|補充|解釋|回應|回覆|反問|追問|感嘆|承認|否認|告訴|總結|評價|"
    "評論|回憶|調侃|質疑|介紹|報導"
)
_NO_SPEAKER = (
    r"[没不无谁这那哪怎如若但可所因于然接虽沒無誰這於雖]|[问問][题題]|[后後][来來]|其[实實]|事[实實]|有[时時]|很多|"
    r"\p{L}{0,8}?(?:[没沒]|不[说說问問答回])"
)
"""What starts a sentence of its own rather than name a speaker."""
_ATTRIBUTION = rf"""(?x)
    (?!{_NO_SPEAKER})
    (?: [\p{{L}}\p{{N}}·.\-\ ]{{0,28}}? (?:{SAYING_VERBS})(?:道|着)?
      | [\p{{L}}·]{{1,12}}(?<![知味街渠通轨频地霸厚管赛跑隧大难公])道 )
    (?:[你我他她它][们們]?|大家|[众眾]人|[记記]者|主持人|[对對]方|自己)? (?=[，。、！？；,.!?;\s]|\Z)"""
"""Who said it, right after the quotation: 他问。 母亲在电话里说， 记者追问道。"""
_ENGLISH_ATTRIBUTION = r"""(?x)
    (?!(?:The|This|That|He|She|They|We|It|You)\b)
    (?: I | \p{Lu}[\w.'’-]*+ (?:[ ]\p{Lu}[\w.'’-]*+){0,2} )[ ]
    (?: said|says|asked|asks|replied|replies|shouted|cried|whispered|wrote|writes|answered|added|yelled|exclaimed
      | muttered|wondered )\b"""
_GOVERNS = (
    r"[的地之让讓使令被把将將是乃和与與或及等]|[这這那][句个個种種一番话話段样樣类類]|[就也不]是|[并並]非|成[为為了]|"
    r"一[词詞句语語]|以及|[并並](?![不没沒])"
)
"""Words that take the quotation before them into their own sentence."""


def _quotation_tier(stop: _Stop, opener: int, top: int) -> Tier | None:
    """A quotation ends its sentence unless words of attribution follow, or it is woven into the sentence."""
    text, lead = stop.text, stop.text[top:opener].rstrip()
    woven = lead[-1:].isalnum() or lead.endswith(("）", ")", "》"))
    if (woven or not lead) and _pattern(_GOVERNS).match(text, stop.next):
        return None
    latin, full = stop.after.isascii() and stop.after.isalpha(), stop.mark[-1] in "。."
    if latin and not starts_anew(text, stop.next):
        return Tier.QUOTED
    if _pattern(_ATTRIBUTION).match(text, stop.next):
        return Tier.QUOTED
    if not full and _pattern(_ENGLISH_ATTRIBUTION).match(text, stop.next):
        return Tier.QUOTED
    return None if woven and not full and not (latin and stop.spaced) else Tier.SENTENCE


_STRONG = frozenset("。｡！？‼⁇⁈⁉．")
NAMES_WITH_MARK = frozenset({"Yahoo", "Jeopardy", "Yum", "Wham", "Panic", "Jeb", "Oklahoma"})
"""Names that end in an exclamation mark."""


def _ends_sentence(stop: _Stop, start: int) -> bool:
    if not _STRONG.isdisjoint(stop.mark):
        return True
    if "!" in stop.mark or "?" in stop.mark:
        return _half_width_ends(stop)
    if "…" in stop.mark or len(stop.mark) > 1:
        return _ellipsis_ends(stop)
    return _full_stop_ends(stop, start)


def _half_width_ends(stop: _Stop) -> bool:
    word = word_before(stop.text, stop.at)
    if _is_cjk(stop.after):
        return word not in NAMES_WITH_MARK
    if not stop.spaced:
        return _is_cjk(stop.before) or stop.end > stop.at + len(stop.mark)
    if starts_anew(stop.text, stop.next):
        return word not in NAMES_WITH_MARK or word_after(stop.text, stop.next) in STARTERS
    return word[:1].islower()


def _ellipsis_ends(stop: _Stop) -> bool:
    """With no space after it an ellipsis is a pause; with one, a new start is known by its first letter."""
    if not stop.spaced or stop.after.isdigit():
        return False
    word = word_after(stop.text, stop.next)
    return starts_anew(stop.text, stop.next) and (not word or word != word_before(stop.text, stop.at))


def _full_stop_ends(stop: _Stop, start: int) -> bool:
    if not stop.before or stop.before.isspace() or _is_list_number(stop, start):
        return False
    if stop.spaced:
        return stop_ends_sentence(stop.text, stop.at, stop.next)
    if _is_cjk(stop.after):
        return _is_cjk(stop.before) or not is_abbreviation(word_before(stop.text, stop.at))
    return _is_cjk(stop.before) and _starts_after_chinese(stop)


def _starts_after_chinese(stop: _Stop) -> bool:
    """是的.OK  but not  用.NET  or  改.env"""
    after = stop.after
    return after in "\"'“‘([" or after.isdigit() or (after.isupper() and not stop.text.startswith("NET", stop.next))


def _is_list_number(stop: _Stop, start: int) -> bool:
    """`1.` where a sentence starts, or the first number of a list after a colon."""
    head = stop.text[max(start, stop.at - 8) : stop.at]
    at_start = stop.at - start < 8 and _pattern(_LIST_NUMBER).fullmatch(head)
    return bool(at_start or _pattern(_FIRST_NUMBER).search(head))


def _is_cjk(char: str) -> bool:
    """Han, kana, Hangul, their full-width marks, and the marks they share with Latin."""
    if char < "\u2e80":
        return char != "" and char in "“”‘’…—·"
    return char <= "\ufaff" or "\uff01" <= char <= "\uffef" or is_han(char)
