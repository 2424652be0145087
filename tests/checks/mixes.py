"""Random Markdown of Chinese and English, marks, code, addresses and markup: input that nobody would think of."""

from __future__ import annotations

import random
import re

HAN = "灯塔不追船它站着礁石雾散了守塔人三十一年日志油量天气港口来信"
WORDS = ("LED", "AI", "lamp", "GitHub", "Node.js", "C++", "OpenAI", "don't", "Q&A", "users'", "Yahoo!", "a_b", "v1.2")
FIGURES = ("31", "4,200", "3.5", "1987", "10:30", "15%", "5-8", "3~5", "1/12", "-5", "2026-01-07", "0x1F", "12", "20GB")
MARKS = (
    *",.:;?!()",
    *"，。：；？！（）、",
    '"',
    "'",
    "“",
    "”",
    "「",
    "」",
    "……",
    "...",
    "。。。",
    "--",
    "——",
    "—",
    "!!",
    "！！",
    "·",
    "•",
    "~",
    "/",
)
SPACES = ("", "", "", " ", " ", "  ", "\n", "\u3000")
KEPT = (
    "`a, b`",
    "``x ` y``",
    "https://example.org/a,b(c)?q=1&r=中文",
    "<https://example.org/x>",
    '<span class="a,b">',
    "</span>",
    "<br>",
    "$x, y: z$",
    "![灯,塔](img/a,b.png)",
    "](https://example.org/p,q)",
    "{{ page.title }}",
    "&nbsp;",
    "someone@example.org",
    "[^1]",
    "<!-- 注,释 -->",
)
MARKUP = ("**", "*", "_", "~~", "[", "\\*")
BLOCKS = (
    "\n\n",
    "\n\n# ",
    "\n\n- ",
    "\n1. ",
    "\n\n> ",
    '\n\n```\n中文,code"x"\n```\n\n',
    "\n\n| 甲,乙 | b |\n| --- | --- |\n",
    "\n\n---\n\n",
)


def mix(seed: int) -> str:
    """One random text; the same seed gives the same one."""
    dice = random.Random(seed)
    pieces = []
    for _ in range(dice.randint(3, 60)):
        kind = dice.random()
        if kind < 0.34:
            pieces.append("".join(dice.choices(HAN, k=dice.randint(1, 5))))
        elif kind < 0.46:
            pieces.append(dice.choice(WORDS))
        elif kind < 0.56:
            pieces.append(dice.choice(FIGURES))
        elif kind < 0.80:
            pieces.append(dice.choice(MARKS))
        elif kind < 0.88:
            pieces.append(dice.choice(KEPT))
        elif kind < 0.95:
            pieces.append(dice.choice(MARKUP))
        else:
            pieces.append(dice.choice(BLOCKS))
        pieces.append(dice.choice(SPACES))
    return "".join(pieces)


_LITERAL = re.compile(
    r"^```.*?^```$|https?://[\w./,?=&]*[A-Za-z0-9]|<!--.*?-->|<[a-z]+ class=\"a,b\">|\{\{.*?\}\}|&nbsp;",
    re.M | re.S | re.A,
)


def kept(text: str) -> dict[str, object]:
    """What no mend may change: letters and figures, markup, literal pieces, line breaks."""
    return {
        "letters": "".join(character for character in text if character.isalnum()).casefold(),
        "markup": re.findall(r"[`*_#\[\]<>|{}$\\]", text),
        "literal": _LITERAL.findall(text),
        "line breaks": text.count("\n"),
    }
