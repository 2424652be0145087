"""Whom an article gives each of its quotations to: by words beside it, the sentence before it, or a pronoun."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct

from repurpose.grounding.find_quotations import Paragraph
from repurpose.grounding.held_out import HeldOut, Quoted, Sentence
from repurpose.grounding.mentions import Mention, Mentions
from repurpose.grounding.talk_people import Person


class Said(Struct, frozen=True):
    """Who is said to have said something; `person` is None for somebody who is not of the talk, or who is not plain.

    `plainly` is whether words of saying are beside it. `rivals` are the others who are spoken of there.
    """

    person: Person | None
    plainly: bool = False
    rivals: tuple[Person, ...] = ()


_HAN_SAYS = (
    "说(?!不|服|谎|明书)|告诉|回忆|补充|补了|补上|解释|表示|承认|坦白|坦言|直言|强调|介绍|提醒|警告|感叹|感慨|笑道|打趣|调侃|自嘲|总结|概括|归纳|"
    "形容|描述|比喻|转述|复述|引用|引述|重复|透露|披露|宣布|写道|写下|喊|嘟囔|叹|抱怨|呼吁|坚持|断言|声称|宣称|开玩笑|吐槽|念出|坚称|辩解|"
    "放话|吐露|自述|作证|交代|道(?=[。，,：:])"
)
_HAN_ANSWERS = (
    "回答|作答|答|追问|反问|发问|提问|问|认为|觉得|反驳|否认|纠正|更正|主张|建议|判断|预测|估计|讲|谈|提到|提起|提出|指出|插话|接话|接着|批评|"
    "质疑|称|想|相信|同意|评价|回应|给出|举例|举了|打了?个?比方|留下"
)
_LATIN_SAYS = (
    "says?|said|tells?|told|adds?|added|recalls?|recalled|explains?|explained|admits?|admitted|argues?|argued|writes?|"
    "wrote|notes?|noted|insists?|insisted|laughs?|laughed|jokes?|joked|warns?|warned|concludes?|concluded|"
    "remembers?|remembered|puts? it|continues?|continued|points? out|pointed out|observes?|observed|claims?|claimed|"
    "confess(?:es|ed)?|reflects?|reflected|remarks?|remarked|asks?|asked|repl(?:y|ies|ied)|answers?|answered|"
    "objects?|objected|counters?|countered|agrees?|agreed|thinks?|thought|believes?|believed"
)
_NOT = r"(?<!没有)(?<![没听据小不])"
SAYS = re.compile(rf"(?:{_NOT}(?:{_HAN_SAYS}|{_HAN_ANSWERS})|(?<![A-Za-z])(?:{_LATIN_SAYS})(?![A-Za-z]))")
"""Words of saying, with 没说, 听说, 据说 and 小说 left out."""
_AFTER = rf"(?:{_NOT}(?:{_HAN_SAYS})|(?<![A-Za-z])(?:{_LATIN_SAYS})(?![A-Za-z]))"
_NOUN = "话|说法|看法|判断|结论|底线|观点|主张|理由|解释|回答|原话|总结|评价|感慨|体会|规矩|态度|比喻|意思|心得|心声|建议"
_SAID_AFTER = re.compile(rf"[^，,。：:]{{0,8}}?{_AFTER}|的[这那]?[句番段]?(?:{_NOUN})|[\s\w]{{0,12}}?{_AFTER}")
"""What follows the name after a quotation that a stop ends: 笑着说, 这样总结, 的这句话. Answers are left out: they begin
a sentence of their own (“……。”她反驳，……)."""
_ANY_AFTER = re.compile(rf"[^，,。：:]{{0,10}}?{SAYS.pattern}")
"""What follows the name where the quotation itself goes on: “……”，她反驳."""
_ASKS_AFTER = re.compile(rf"[^，,。：:]{{0,8}}?(?:问|{_AFTER})")
_LEAD = re.compile(
    rf"[，,\s—–-]*(?:(?:这|那)(?:正|就|便|也|话)?是|语出|(?:{_LATIN_SAYS})\s(?:the \w+\s)?|[又还]?是)?\s*"
)
"""What may stand between a quotation and the name after it: “……”，这是 X 的判断; "…," said X."""
_STRANGER = re.compile(rf"[，,\s]*[^，,。：:\s]{{1,10}}?(?:说|表示|回忆|告诉|写道)(?=[道着了。，,]|$)|[,\s]*(?:said|says)\s+\S")
_ADVERBS = re.compile(r"(?:[又还再也就便都才则]|接着|随后|最后|然后|继续|笑着|补充|这样|如此|不禁|忍不住|,|，|\s)+(?=说|表示|回忆|告诉|写道|$)")

_ASKS = re.compile(r"(?<![反学追])问(?![题世])|(?<![A-Za-z])(?:asks?|asked)(?![A-Za-z])")
"""A question was put: what is quoted next may be the answer."""
_AND = re.compile(r"\s*(?:和|与|跟|同|、|and)\s*")


class Attribution:
    """Reads an article in order, and says of each quotation whom it is given to."""

    def __init__(self, text: Sequence[Paragraph], mentions: Mentions, asides: Mapping[str, str], said: str) -> None:
        """After `asides`, with their labels, nobody is still spoken of. `said` are words of the talk."""
        self._rows = [HeldOut(paragraph, mentions, asides.get(paragraph.text)) for paragraph in text]
        body = [row for row in self._rows if not row.aside]
        mentions.learn(([row.among(one.start, one.end) for one in row.sentences] for row in body), said)
        before: list[list[Mention]] = []
        for row in body:
            row.tell(mentions, before)
            del before[:-2]

    def said(self, number: int, at: int) -> Said | None:
        """Whom the quotation is given to that holds an offset of a paragraph; None where nothing says it."""
        row = self._rows[number]
        quoted = next((one for one in row.quoted if one.start <= at < one.end), None)
        return self._of(number, quoted) if quoted else None

    def _of(self, number: int, quoted: Quoted) -> Said | None:
        row = self._rows[number]
        if row.label and not row.sentences:
            return Said(row.label, True)
        before = row.before(quoted)
        colon = row.words[: quoted.start].rstrip().endswith((":", "："))
        said = None if colon else _after(row, quoted)
        said = said or (before and _actor(row, before.start, before.end, colon))
        return said or self._earlier(number, before.start if before else quoted.start)

    def _earlier(self, number: int, end: int) -> Said | None:
        """The one the sentence before speaks of; across a paragraph where the quotation begins its own."""
        row = self._rows[number]
        sentences = [one for one in row.sentences if one.end <= end]
        for sentence in reversed(sentences):
            introduces = sentence.introduces if sentence.introduces and sentence.introduces.end <= end else None
            if introduces and introduces.asks or _ASKS.search(row.words, sentence.start, sentence.end):
                return None
            said = _actor(row, sentence.start, sentence.end)
            if said:
                return Said(said.person, False, said.rivals)
        if sentences or row.aside or number == 0 or self._rows[number - 1].aside:
            return None
        return self._across(number - 1)

    def _across(self, number: int) -> Said | None:
        """The one whom a paragraph leaves off with."""
        row = self._rows[number]
        last = row.quoted[-1] if row.quoted else None
        if last and not any(one.start >= last.end for one in row.sentences):
            said = None if last.asks else self._of(number, last)
            return Said(said.person, False, said.rivals) if said else None
        return self._earlier(number, len(row.words)) if row.sentences else None


def _actor(row: HeldOut, start: int, end: int, colon: bool = False) -> Said | None:
    """The one who says or does something in a sentence: the subject of its last clause that has one."""
    people = row.people(start, end)
    for number, (first, last) in enumerate(row.clauses(start, end)):
        mentions = row.among(first, last)
        subject = _subject(row, mentions)
        says = SAYS.search(row.words, first, last) is not None or (colon and not number)
        if subject and (says or not subject.other):
            person = None if _together(row, mentions, subject) else row.person(subject)
            return Said(person, colon or says, tuple(one for one in people if one is not person))
    return None


def _subject(row: HeldOut, mentions: Sequence[Mention]) -> Mention | None:
    """The first that is not spoken to or of: not 对他, and of 她的护士 and 农民麦克吉拉 the latter."""
    for one, following in zip_longest(mentions, mentions[1:]):
        gap = row.words[one.end : following.start] if following else None
        if following and (gap == "的" and following.other or one.other and gap in ("", " ")):
            continue
        if not one.object:
            return one
    return None


def _together(row: HeldOut, mentions: Sequence[Mention], subject: Mention) -> bool:
    """Whether another acts with a subject: 甲和乙."""
    following = next((one for one in mentions if one.start >= subject.end), None)
    return following is not None and _AND.fullmatch(row.words, subject.end, following.start) is not None


def _after(row: HeldOut, quoted: Quoted) -> Said | None:
    """The one whom the words right after a quotation name, where they are words of saying."""
    start, end = row.after(quoted)
    words = row.words[start:end]
    leads_on = words.rstrip().endswith((":", "：")) and end < len(row.words)
    if quoted.ended and leads_on:
        return None
    lead = _LEAD.match(row.words, start, end)
    named = [one for one in row.among(start, end) if lead and one.start <= lead.end() + _APPOSITION]
    subject = _subject(row, named[:2])
    if subject and _says(row, quoted, subject, end, bool(lead and SAYS.search(row.words, lead.start(), lead.end()))):
        return Said(row.person(subject), True)
    stranger = not named and _STRANGER.match(words) and not _ADVERBS.match(words)
    return Said(None, True) if stranger else None


_APPOSITION = 4
"""Characters between a quotation and the name after it: “……”老厂长逯成章说."""


def _says(row: HeldOut, quoted: Quoted, subject: Mention, end: int, said_before: bool) -> bool:
    """Whether a name after a quotation is followed (or, in English, preceded) by words of saying."""
    pattern = _ASKS_AFTER if quoted.asks else _SAID_AFTER if quoted.ended else _ANY_AFTER
    return said_before or pattern.match(row.words, subject.end, end) is not None
