"""Wrong versions of right quotations and figures, and claims nobody made, in numbers: made, not written."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from repurpose.document.to_html import plain
from repurpose.grounding.find_figures import figures
from repurpose.grounding.find_names import names_in
from repurpose.model import Post
from repurpose.text.sentences import sentences

OTHER_NAMES = ("Intel", "Oracle", "Sony", "Boeing", "Siemens", "Nokia", "Toyota", "Spotify", "Adobe", "Cisco")
HEDGES = ("可能会", "可能", "也许", "或许", "大概", "似乎", "几乎", "通常", "我觉得")
SWAP = re.compile(
    r"(?P<a>[\u4e00-\u9fff]{2,4})(?P<link>不是|比|决定|取代|导致|让|超过)(?P<b>[\u4e00-\u9fff]{2,4}?)(?=[，。；]|$)"
)
DENY = re.compile(r"(?<![不没别])(?P<verb>会|能|是|想|需要|应该|可以|知道|喜欢)(?!不)")
DENIED = re.compile(r"(?:不|没有|没)(?=会|能|是|想|需要|应该|可以|知道|喜欢|听|会|人|算)")


@dataclass(frozen=True)
class Altered:
    kind: str
    text: str
    of: str


def said(post: Post, least: int = 12, most: int = 70) -> list[str]:
    """Sentences of the talk's own words that are long enough to quote."""
    found = []
    for section in post.talk:
        for turn in section.turns:
            found += [one.strip() for one in sentences(plain(turn.text)) if least <= len(one.strip()) <= most]
    return found


def altered(quotes: Sequence[str], seed: int = 7) -> Iterator[Altered]:
    """Each quotation with one thing changed, in every way that it can be."""
    chance = random.Random(seed)
    for quote in quotes:
        for figure in figures(quote):
            yield Altered("figure", changed_figure(quote, figure.start, figure.end, chance), quote)
            break
        for name in names_in(quote)[:1]:
            other = chance.choice([one for one in OTHER_NAMES if one != name])
            yield Altered("name", quote.replace(name, other), quote)
        denied = DENIED.search(quote)
        verb = DENY.search(quote)
        if denied:
            yield Altered("negation", quote[: denied.start()] + quote[denied.end() :], quote)
        elif verb:
            yield Altered("negation", f"{quote[: verb.start()]}不{quote[verb.start() :]}", quote)
        for hedge in HEDGES:
            if hedge in quote:
                yield Altered("hedge", quote.replace(hedge, "", 1), quote)
                break
        swap = SWAP.search(quote)
        if swap:
            turned = f"{swap['b']}{swap['link']}{swap['a']}"
            yield Altered("swap", quote[: swap.start()] + turned + quote[swap.end() :], quote)


def changed_figure(text: str, start: int, end: int, chance: random.Random) -> str:
    """The text with the first number of a figure changed to another of the same make."""
    figure = text[start:end]
    digits = re.search(r"\d[\d,.]*\d|\d", figure)
    if digits:
        old = digits[0]
        value = float(old.replace(",", ""))
        new = value
        while new == value:
            new = value + chance.choice([-7, -3, -2, 2, 3, 4, 6, 9, 11]) if value > 9 else chance.randint(2, 9)
            new = abs(new) or 5
        shown = str(int(new)) if new == int(new) else f"{new:.1f}"
        return text[: start + digits.start()] + shown + text[start + digits.end() :]
    han = re.search("[二两三四五六七八九]", figure)
    if han:
        other = chance.choice([one for one in "三四五六七八九" if one != han[0]])
        return text[: start + han.start()] + other + text[start + han.end() :]
    return (
        text[:start]
        + figure.replace("一", "七").replace("去年", "前年").replace("十", "四十").replace("半", "八")
        + text[end:]
    )


CLAIMS = (
    "没有{a}，就不会有今天的{b}。",
    "我一直认为{a}被高估了，真正值得关心的是{b}。",
    "十年以后，人们会忘记{a}，只记得{b}。",
    "如果让我重来一次，我会先放弃{a}，再去学{b}。",
    "{a}的秘密，其实就藏在{b}里。",
    "很多人把{a}当成终点，我把{b}当成起点。",
    "我从来没有为{a}后悔过，也从来没有为{b}骄傲过。",
    "{a}让人着迷，{b}让人清醒。",
    "别和我谈{a}，先把{b}做好。",
    "每一次谈到{a}，我都会想起我祖父的{b}。",
)


def invented(post: Post, count: int, seed: int = 11) -> list[str]:
    """Claims that nobody made, about the very words the talk uses most."""
    chance = random.Random(seed)
    text = "".join(said(post))
    words = sorted({match for match in re.findall("(?=([\u4e00-\u9fff]{2}))", text) if text.count(match) >= 2})
    words = [
        word
        for word in words
        if not re.search("[的了是在有和不我你他她它这那个们就也都会要能说没一为因所但而被把让从到]", word)
    ]
    found: list[str] = []
    while len(found) < count and len(words) > 1:
        a, b = chance.sample(words, 2)
        found.append(chance.choice(CLAIMS).format(a=a, b=b))
    return found
