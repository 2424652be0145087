"""Made-up Chinese, English and mixed texts that know what in them may not be cut, and a reader of breaks that knows why."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field

CLOSING = "”’」』）)】》。，、；：？！…—,;:.!?%"
OPENING = "“‘「『（(【《"

HAN = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
WORDS = (
    "people",
    "think",
    "that",
    "every",
    "small",
    "model",
    "will",
    "run",
    "on",
    "cheap",
    "devices",
    "before",
    "nobody",
)
SOLID = (
    "https://example.com/a?b=c&d=1",
    "https://example.org/path/to/page.html",
    "example.net/x",
    "README.md",
    "v2.0.1",
    "GPT-4.5",
    "state-of-the-art",
    "3.14",
    "1,200",
    "3.5%",
    "2026-01-07",
    "12:30",
    "$1,200.50",
    "@someone",
    "@a.user_9",
    "don't",
    "e.g.",
    "C++",
    "🎉",
    "👨‍👩‍👧‍👦",
    "🇨🇳",
    "é",
)
WITH_SPACE = ("5 GB", "80 亿", "10 million", "2026 年", "Dr. Wu", "J. K. Rowling", "No. 5", "8 %")
TAGS = ("#AI芯片", "#开源", "#GPT5")


def _sticks(char: str) -> bool:
    return ord(char) < 0x2000 and not char.isspace() and char not in OPENING + '"'


@dataclass
class Draft:
    """A text under way, with the stretches that must stay whole."""

    text: str = ""
    solid: list[tuple[int, int]] = field(default_factory=list)

    def add(self, piece: str, solid: bool = False) -> None:
        if self.text and _sticks(self.text[-1]) and ord(piece[0]) < 0x2E80:
            self.text += " "
        if solid:
            self.solid.append((len(self.text), len(self.text) + len(piece)))
        self.text += piece

    def illegal(self, at: int) -> str:
        """Why a break at an offset is against the rules; empty when it is not."""
        before, after = self.text[:at].rstrip()[-1:], self.text[at:].lstrip()[:1]
        cut = next((self.text[start:end] for start, end in self.solid if start < at < end), "")
        if cut:
            return f"inside {cut!r}"
        if after in CLOSING:
            return f"before {after!r}"
        return f"after {before!r}" if before in OPENING else ""


def draft(seed: int) -> Draft:
    rnd = random.Random(seed)
    made = Draft()
    chinese = rnd.choice((0.0, 0.5, 1.0))
    for _ in range(rnd.randint(1, 5)):
        for _ in range(rnd.randint(1, 6)):
            _sentence(made, rnd, rnd.random() < chinese)
        made.text = made.text.rstrip() + rnd.choice(("\n\n", "\n\n", "\n", "\n\n\n"))
    return made


def _sentence(made: Draft, rnd: random.Random, chinese: bool) -> None:
    pair = rnd.choice(("“”", "（）", "「」", '""') if chinese else ("“”", "()", '""')) if rnd.random() < 0.3 else ""
    if pair:
        made.text += pair[0]
    opened = len(made.text)
    clauses = rnd.randint(1, 6)
    for index in range(clauses):
        for _ in range(rnd.randint(1, 9)):
            _word(made, rnd, chinese)
        made.text = made.text.rstrip(" ")
        last = index == clauses - 1
        if chinese:
            made.text += rnd.choice("。。。！？") if last else rnd.choice(("，", "，", "、", "；", "：", "——", "……"))
        else:
            made.text += rnd.choice((".", ".", "!", "?")) if last else rnd.choice((", ", ", ", "; ", ": ", " — "))
    if pair:
        made.text += pair[1]
    if pair == '""':
        made.solid += [(opened - 1, opened + 1), (len(made.text) - 2, len(made.text))]
    if not chinese:
        made.text += " "


def _word(made: Draft, rnd: random.Random, chinese: bool) -> None:
    kind = rnd.random()
    if kind < 0.06:
        made.add(rnd.choice(SOLID), solid=True)
    elif kind < 0.09:
        made.add(rnd.choice(WITH_SPACE), solid=True)
    elif kind < 0.11:
        made.text += "" if made.text[-1:] in OPENING + '"' else " "
        made.add(rnd.choice(TAGS), solid=True)
        made.text += " "
    elif chinese and kind < 0.9:
        made.text += "".join(rnd.choices(HAN, k=rnd.randint(1, 4)))
    else:
        made.add(rnd.choice(WORDS), solid=True)
        made.text += "" if chinese else " "


def weighted(text: str) -> int:
    """A size like that of social networks: 23 for a URL, 2 for wide characters and emoji, 1 for the rest."""
    bare, urls = re.subn(r"https?://[!-~]+", "", text)
    return 23 * urls + sum(1 if ord(char) < 0x1100 or 0x2000 <= ord(char) <= 0x203B else 2 for char in bare)
