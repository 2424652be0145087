"""The fixed words of the proof sheet, and how it shows each verdict: by a sign as well as by a colour."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from repurpose.grounding.doubts import AnyTrace, doubtful
from repurpose.text.bilingual import both, in_language


class Shown(Struct, frozen=True):
    """How a verdict is shown. The tones are good, fair (stands, but not in these words), look and hand (accepted)."""

    sign: str
    tone: str
    label: str


_VERDICTS = {
    "verbatim": Shown("✓", "good", both("word for word", "逐字一致")),
    "close": Shown("≈", "good", both("close", "措辞相近")),
    "loose": Shown("~", "fair", both("loose: the sense, in other words", "意思相近，措辞不同")),
    "combined": Shown("+", "fair", both("combined from two passages", "由两处合成")),
    "other-language": Shown("⇄", "fair", both("by meaning, from the other language", "按意思，出自另一种语言")),
    "cannot-judge": Shown("?", "look", both("cannot be judged here", "无法判断")),
    "not-found": Shown("∅", "look", both("not found in the source", "来源里找不到")),
    "term": Shown("·", "good", both("a term", "用语")),
    "supported": Shown("✓", "good", both("supported", "来源有此数")),
    "contradicted": Shown("≠", "look", both("the source says otherwise", "来源的说法不同")),
    "exact": Shown("✓", "good", both("spelt so", "写法一致")),
    "variant": Shown("≈", "fair", both("spelt otherwise", "写法不同")),
}
_OBJECTED = Shown("!", "look", both("with an objection", "有疑问"))
_ACCEPTED = Shown("☑", "hand", both("accepted by hand", "已由人认可"))


def shown(trace: AnyTrace, lang: str) -> Shown:
    """How a trace is shown in a language: what a person said of it before what the program says."""
    verdict = _VERDICTS[trace.verdict]
    label = in_language(verdict.label, lang)
    if trace.accepted:
        return Shown(_ACCEPTED.sign, _ACCEPTED.tone, f"{label}; {in_language(_ACCEPTED.label, lang)}")
    if verdict.tone != "look" and doubtful(trace):
        return Shown(_OBJECTED.sign, _OBJECTED.tone, f"{label}; {in_language(_OBJECTED.label, lang)}")
    return Shown(verdict.sign, verdict.tone, label)


def legend(lang: str) -> list[Shown]:
    """Every sign with what it means, once."""
    rows = [*_VERDICTS.values(), _OBJECTED, _ACCEPTED]
    found: dict[tuple[str, str], list[str]] = {}
    for one in rows:
        found.setdefault((one.sign, one.tone), []).append(in_language(one.label, lang))
    return [Shown(sign, tone, " / ".join(labels)) for (sign, tone), labels in found.items()]


_WORDS: Mapping[str, str] = {
    "sheet": both("Proof sheet", "校样"),
    "article": both("Article", "文章"),
    "origin": both("Source", "来源"),
    "day": both("Date", "日期"),
    "state": both("state", "版本"),
    "quotes": both("Quotations", "引语"),
    "figures": both("Figures", "数字"),
    "names": both("Names", "名称"),
    "look": both("Needs a look", "需要核对"),
    "no_doubt": both("Nothing is in doubt.", "没有存疑之处。"),
    "accepted": both("Accepted by hand", "已由人认可"),
    "idle": both("Accepted, but no longer in the article", "已认可，但文章里已经没有"),
    "talk": both("In the source itself", "来源本身的问题"),
    "beside": both("What the source says", "来源里的原话"),
    "nearest": both("Nearest in the source:", "来源里最接近的话："),
    "whole": both("The whole source", "来源全文"),
    "signs": both("Signs", "符号"),
    "names_once": both("A name is marked where it first occurs.", "名称只在首次出现处标记。"),
    "signing": both("Read against the source", "已对照来源核对"),
    "signer": both("Name", "姓名"),
    "signature": both("Signature", "签名"),
    "signed_on": both("Date", "日期"),
    "copy_line": both("Copy", "复制"),
    "line_copied": both("Copied", "已复制"),
    "to_accept": both("To let it stand, with your reason:", "如要保留，写上理由："),
    "given_to": both("the article gives it to {name}", "文章归于{name}"),
    "line": both("line {n}", "第 {n} 行"),
    "to_source": both("{verdict}; to the source", "{verdict}；看来源"),
    "to_article": both("back to the article, line {n}", "回到文章第 {n} 行"),
    "none": both("none", "无"),
}


def words(lang: str) -> dict[str, str]:
    """The fixed words in the language of the interface."""
    return {key: in_language(word, lang) for key, word in _WORDS.items()}
