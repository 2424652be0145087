"""How a line opens that somebody speaks: `**Name**:`, `[Name]`, `Name:`, a name alone; and when that is believed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

import regex
from msgspec import Struct

from repurpose.text.han import HAN, has_han
from repurpose.text.roles import CLIP, RECORDED, ROLE
from repurpose.text.time_codes import TIME_CODE, seconds

_QUOTE = r"(?P<quote>(?:[ ]{0,3}>[ ]?)?)"
_TIME = rf"(?:[ ]{{0,3}}(?P<before>{TIME_CODE})[ ]{{0,3}}[-–—|]?[ ]{{0,3}})?"
_NOTE = r"(?P<note>(?:[ ]?[（(\[【][^（）()\[\]【】*\n]{1,40}[）)\]】]){0,2})"
_COLON = r"[ \t]*[:：](?!//)"
_BOLD = re.compile(
    rf"{_QUOTE}{_TIME}\*\*[ ]*(?P<name>[^*\n]{{1,80}}?)[ ]*(?:\*\*{_NOTE}{_COLON}|[:：][ ]*\*\*(?P<none>))[ \t]*"
)
_BRACKET = re.compile(
    rf"{_QUOTE}{_TIME}(?P<name>[\[【［][^\[\]【】［］*\n:：!^]{{1,40}}[\]】］])(?![\[(])(?P<note>)"
    rf"(?P<colon>{_COLON})?[ \t]*"
)
_ROLE_NOTE = re.compile(
    rf"{_QUOTE}{_TIME}[（(](?P<name>[^（）()*\n]{{1,20}}?)(?P<does>回答|提问|说)?[:：]?[）)][ \t]*[:：]?[ \t]*"
)
_WORDS = r"(?P<name>[^\s*#<>|`:：，。！？!?,（）()\[\]【】\"“「-][^*#<>|`:：，。！？!?\n（）()\[\]【】“「]{0,39}?)"
"""A label without marks: up to 40 characters without a mark that ends or divides a sentence."""
_PLAIN = re.compile(rf"{_QUOTE}{_TIME}{_WORDS}{_NOTE}{_COLON}[ \t]*(?=\S|$)")
_ALONE = re.compile(
    rf"{_QUOTE}{_TIME}(?P<stars>(?:\*\*)?){_WORDS}{_NOTE}(?P=stars){_NOTE.replace('note', 'after')}[ ]*$"
)
_TIMED = re.compile(rf"{_QUOTE}{_WORDS}(?P<note>[ \t\u3000]{{1,4}}{TIME_CODE})[ ]*$")
"""A name and the time by themselves on a line, as meeting recorders export it: `Lin Mo  0:12`."""
_ENDS = re.compile(r"[。！？.!?…”’\"'」』）)\]】][ ]*$")
_LETTER = re.compile(r"[\[【［（(]?(?!\d{1,2}[.、)）:：])\w")
"""What a label begins with. A number with its mark begins an item of a list, a picture sign a remark."""
_REFERENCE = re.compile(r"[<./#]?[\w-]*(?:://|[./#])\S*(?:\s+[\"'(].*)?$")
"""What follows the colon of a reference definition, `[docs]: https://…` or `[docs]: ./a.md`: an address, no speech."""
_NO_NAME = re.compile(
    r"(?:注意?|备注|提示|例如|比如|来源|链接|时间|地点|日期|结论|问题|原因|第.{1,3}|其[一二三四]|[一二三四五六七八九十]是|"
    r".{0,6}(?:总结|要点|观点|结论|原因|建议|说明|案例|方法|理念|亮点|启示|金句|摘要|推荐|提示|注意|优势|定义)|"
    r"note|tip|warning|example|e\.g|source|link|summary|step \d+|https?|p\.?s|title|date|tags?)",
    re.I,
)
"""Lead-ins that stand in bold or before a colon as names do: `**核心总结**：`, `Note:`."""
_NOISE = re.compile(
    r".{0,8}(?:笑|掌声|音乐|鼓掌|沉默|停顿|叹气|咳嗽|铃声|开门声|声响|代码|画面|字幕|模糊|听不清|inaudible|laugh\w*|applause|music|"
    r"silence|pause|crosstalk|cough\w*|sigh\w*|cheer\w*|video|background|foreign|blank\w*|noise).{0,8}",
    re.I,
)
"""Stage directions, which stand in brackets as labels do: （笑声）, [Applause], [inaudible]."""
_NAME = regex.compile(
    rf"[{HAN}]{{1,4}}|[{HAN}]{{1,3}}-[{HAN}]{{1,3}}|[{HAN}]{{1,6}}[·・•][{HAN}·・•]{{1,12}}|"
    r"\p{Lu}[\p{L}\p{M}\d.'’-]*"
    r"(?: (?:(?:van|von|de|der|den|da|di|du|al|el|bin|of|la|le)(?= ))?\p{Lu}?[\p{L}\p{M}\d.'’-]*){0,4}"
)
COVERAGE = 0.6
"""Share of paragraphs that must be labelled before a name seen once is believed."""
Form = Literal["bold", "bracket", "bare", "aside", "plain", "alone"]
"""`bare` is a bracket without a colon, `aside` a part in round ones, (嘉宾回答) or (广告), for one paragraph."""


class Opening(Struct, frozen=True):
    """How a line opens: the label as it is written without its marks, what follows, and the time beside it."""

    form: Form
    label: str
    rest: str
    time: int | None = None
    quoted: bool = False

    @property
    def name(self) -> str:
        """The label without brackets and notes."""
        return split_label(self.label)[0]


def opening(line: str, before: str = "") -> Opening | None:
    """The label that a line may open with; whether it is one is `believed`'s to say.

    A label without marks begins a paragraph, or a line after a sentence that is over: else a wrapped sentence goes on.
    """
    found = _marked(line)
    if found is None and (not before or _ENDS.search(before) or _ALONE.match(before)):
        for form, pattern in (("alone", _TIMED), ("plain", _PLAIN), ("alone", _ALONE)):
            match = pattern.match(line)
            if match:
                return _made(form, match, line)  # type: ignore[arg-type]
    return found


def _marked(line: str) -> Opening | None:
    match = _BOLD.match(line)
    if match:
        return _made("bold", match, line)
    match = _BRACKET.match(line)
    if match and not (match["colon"] and _REFERENCE.fullmatch(line[match.end() :].strip())):
        return _made("bracket" if match["colon"] else "bare", match, line)
    match = _ROLE_NOTE.match(line)
    return _made("aside", match, line) if match and ROLE.fullmatch(match["name"]) else None


def _made(form: Form, match: re.Match[str], line: str) -> Opening | None:
    groups = match.groupdict()
    label = f"{match['name']}{groups.get('note') or ''}{groups.get('after') or ''}".strip()
    label += f" ({groups['does']})" if groups.get("does") else ""
    time = seconds(groups.get("before") or "")
    inside = re.search(rf"[ ]*{TIME_CODE}[ ]*", label)
    if inside:
        # A time code within the label, `**Lin [00:12]**:`, is no part of the name.
        time = seconds(inside[0]) if time is None else time
        label = f"{label[: inside.start()]} {label[inside.end() :]}".strip()
    rest = line[match.end() :].strip()
    after = re.match(rf"{TIME_CODE}(?:[ ]*[:：])?[ ]*", rest)
    if after and time is None:
        time, rest = seconds(after[0]), rest[after.end() :]
    return Opening(form, label, rest, time, bool(match["quote"].strip())) if _LETTER.match(label) else None


def split_label(label: str) -> tuple[str, str]:
    """The name of a label, and the note in brackets beside it: `[主持人]` is 主持人, `Lin (录音)` Lin and 录音."""
    label = label.strip()
    inside = _BRACKETED.match(label)
    bare = f"{inside[1].strip()}{label[inside.end() :]}" if inside else label
    match = _NAME_AND_NOTE.match(bare)
    return (match[1].strip(), match[2].strip()) if match else (bare.strip(" :："), "")


_BRACKETED = re.compile(r"[\[【［（(]([^\[\]【】［］）)]*)[\]】］）)]")
_NAME_AND_NOTE = re.compile(r"([^（(\[【]+)[（(\[【]([^（）()\[\]【】]*)[）)\]】]")
"""`[主持人]`, and `Lin (录音)`. A map of speakers may have labels of any length: nothing here is matched two ways."""


def folded(name: str) -> str:
    """A name as its spellings share it: no case, blanks, hyphens or dots, and no letter said twice (罗永永浩)."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[\s·・•.\-_'’]", "", name.casefold()))


def is_name(label: str) -> bool:
    """Whether a label looks like the name of somebody, and not like a part, a lead-in or a noise."""
    name, _ = split_label(label)
    return bool(
        _NAME.fullmatch(name)
        and not ROLE.fullmatch(name)
        and not _NO_NAME.fullmatch(name)
        and not _NOISE.fullmatch(name)
    )


class Believed(Struct, frozen=True):
    """What is believed of a body's labels. In a talk every bold or bracketed one ends a turn, believed or not."""

    talk: bool = False
    names: frozenset[str] = frozenset()

    def opens(self, line: str, before: str = "") -> Opening | None:
        """The opening of a line where a turn begins with it; `before` is the line above it in its paragraph."""
        found = opening(line, before) if self.talk else None
        if found is None:
            return None
        if found.form in ("bold", "bracket"):
            return found if len(found.label) <= 60 and not _NOISE.fullmatch(found.name) else None
        sure = (
            folded(found.name) in self.names
            or bool(ROLE.fullmatch(found.name))
            or _is_marked_by_colon(found, line, before)
        )
        alone_word = found.form == "alone" and ROLE.fullmatch(found.name) and folded(found.name) not in self.names
        return found if sure and not alone_word else None


def _is_marked_by_colon(found: Opening, line: str, before: str) -> bool:
    """Whether a plain label seen once is a name all the same: `张敏: ` with a half-width colon, where prose has the
    full one, or two Latin words; and only where a paragraph begins."""
    if before or found.form != "plain" or not is_name(found.label) or not found.rest:
        return False
    return f"{found.name}: " in line if has_han(found.name) else " " in found.name


def believed(texts: Sequence[str], known: Iterable[str] = (), least: int = 2) -> Believed:
    """What a body's paragraphs say of who speaks. A label is believed that is a part, a person known, or that returns.

    One seen once is believed only where nearly every paragraph is labelled and it looks like a name. Labels without
    marks need more: colons are everywhere. Of labels that are believed there must be `least`.
    """
    people = {folded(name) for name in known if name} | {
        folded(word) for name in known for word in name.split() if len(word) > 2
    }
    count = len(texts)
    openings = [found for text in texts for line, before in with_line_before(text) if (found := opening(line, before))]
    marked = _sure(openings, ("bold", "bracket"), people)
    bare = _sure(openings, ("bare", "aside"), people, strict=True)
    every = [one for one in openings if one.form in ("bold", "bracket", "bare", "aside")]
    sure = marked | bare
    told = sum(folded(one.name) in sure or (bool(sure) and is_name(one.label)) for one in every)
    persons = sum(is_name(one.label) or bool(ROLE.fullmatch(one.name)) for one in every)
    covered = bool(every) and persons >= COVERAGE * count
    if told >= least or covered:
        seen = {folded(one.name) for one in every if one.form in ("bold", "bracket") and is_name(one.label)}
        return Believed(
            True, frozenset(seen | marked | bare | people | _sure(openings, ("alone",), people, strict=True))
        )
    plain = _sure_plain(openings, people, count)
    return Believed(bool(plain), frozenset(plain | people | _seen_once(texts, plain) if plain else ()))


def with_line_before(text: str) -> Iterator[tuple[str, str]]:
    """The lines of a paragraph, each with the one above it."""
    lines = text.split("\n")
    return zip(lines, ["", *lines], strict=False)


def _sure(openings: Sequence[Opening], forms: Sequence[Form], people: set[str], strict: bool = False) -> set[str]:
    """Names that are a part, known, or return; where `strict` is set, those that return must look like names too."""
    counts = Counter(
        (one.name, one.label) for one in openings if one.form in forms and not _NO_NAME.fullmatch(one.name)
    )
    return {
        folded(name)
        for (name, _), count in counts.items()
        if not _NOISE.fullmatch(name)
        and (
            ROLE.fullmatch(name)
            or folded(name) in people
            or (count >= 2 and len(name) <= 40 and (not strict or is_name(name)))
        )
    }


def _sure_plain(openings: Sequence[Opening], people: set[str], count: int) -> set[str]:
    """Plain labels and names by themselves: two speakers at least, filling a good part of the text."""
    counts = Counter(one.name for one in openings if one.form in ("plain", "alone"))
    timed = {one.name for one in openings if one.form == "alone" and one.time is not None}
    likely = {
        name: number
        for name, number in counts.items()
        if not _NO_NAME.fullmatch(name)
        and (
            ROLE.fullmatch(name)
            or folded(name) in people
            or (number >= 2 and is_name(name))
            or (name in timed and is_name(name))
        )
    }
    total = sum(likely.values())
    if total * 3 < count or (len(likely) < 2 and total < 3):
        return set()
    return {folded(name) for name in likely}


def _seen_once(texts: Sequence[str], plain: set[str]) -> set[str]:
    """Latin names that open a paragraph once, `Ozla：`, where plain labels open nearly all: a listener's question.

    Not Han, where many a lead-in (好处：) looks like a name.
    """
    first = [found for text in texts if (found := opening(text.split("\n", 1)[0])) and found.form == "plain"]
    if sum(folded(one.name) in plain for one in first) < COVERAGE * len(texts):
        return set()
    return {folded(one.name) for one in first if one.rest and is_name(one.label) and not has_han(one.name)}


def is_recorded(note: str) -> bool:
    """Whether a note beside a name says that a recording is played."""
    return bool(RECORDED.search(note))


def is_clip(label: str) -> bool:
    """Whether a label names a recording: by the note beside a name, or instead of one (`[录音]`)."""
    name, note = split_label(label)
    return is_recorded(note) or bool(CLIP.fullmatch(name))
