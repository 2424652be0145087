"""Candidate headlines: form, likeness, and what they promise (HL01 to HL08)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

import regex as re  # compiles a class of Han characters at once; re takes them one by one

from repurpose.checks.base import Problem, rule
from repurpose.model import Headline, Post
from repurpose.text.bilingual import both, in_language
from repurpose.text.han import HAN
from repurpose.text.language import is_chinese
from repurpose.text.number_words import VALUES

_HOUSE = "house practice of Chinese and English newsrooms (2026-11)"


def problem(headline: Headline, start: int, end: int, message: str, suggestion: str) -> Problem:
    """A problem at a stretch of a headline, placed in the author's file where its place is known."""
    shown = both(f"headline {headline.rank}: {message}", f"标题 {headline.rank}：{in_language(message, 'zh')}")
    return Problem(shown, start, max(end, start + 1), suggestion, place=headline.place)


@rule(
    "HL01",
    "headline-end-mark",
    reads="post",
    severity="warning",
    source=_HOUSE,
    bad=(
        "# 灯塔不追船。\n\n灯塔不追船。\n",
        "# 守塔三十一年，\n\n他守塔三十一年。\n",
        "# What maps leave out.\n\nMaps leave things out.\n",
    ),
    good=(
        "# 灯塔为什么不追船？\n\n灯塔不追船。\n",
        "# 雾散了！\n\n雾散了。\n",
        "# Made in the U.S.\n\nA map made in the U.S.\n",
    ),
    zh="""标题以句号、逗号、顿号、冒号或分号结尾。

    标题不是写完的句子，末尾的标点像是笔误，在各种列表里还白占一格。

    删去这个标点。问号和感叹号可以保留。
    """,
)
def headline_end_mark(post: Post) -> Iterator[Problem]:
    """A headline ends with a full stop, a comma, a colon or a semicolon.

    A headline is not a sentence that ends; a mark at its end looks like a slip, and costs a place in every list.

    Delete the mark. Question and exclamation marks may stay.
    """
    for headline in post.headlines:
        text = headline.text.rstrip()
        match = re.search(r"(?<![.…])[。，、；：,;:]$|(?<!\.)(?<!\b[A-Z])(?<!etc)(?<!\bvs)(?<!Inc)\.$", text)
        if match:
            message = both(f"ends with {match[0]}", f"以“{match[0]}”结尾")
            yield problem(headline, match.start(), match.end(), message, both("delete the mark", "删去这个标点"))


_SHAPES = (
    (both("claim——claim", "“论断——论断”"), re.compile(r"^[^—]{2,}(?:——|—| - | – )[^—]{2,}$")),
    (both("claim：claim", "“论断：论断”"), re.compile(r"^[^：:]+[：:][^：:]+$")),
    (both("a question", "问句"), re.compile(r"[？?]$")),
    (both("not X but Y", "“不是 X，而是 Y”"), re.compile(r"不是.{1,16}(?:而是|，是|是)|\bnot\b.{1,40}\bbut\b", re.I)),
    (both("a number first", "数字开头"), re.compile(r"^\d+")),
    (both("why …", "“为什么……”"), re.compile(r"^(?:为什么|为何|why\b)", re.I)),
    (both("how to …", "“如何……”"), re.compile(r"^(?:如何|怎样|怎么|how\b)", re.I)),
)


@rule(
    "HL02",
    "headlines-one-template",
    reads="post",
    severity="warning",
    source=_HOUSE,
    bad=(
        "# 1. 灯塔不追船——它站着\n# 2. 礁石不会动——船会\n# 3. 雾散之前——灯都亮着\n\n---\n\n灯塔。\n",
        "# 1. 灯塔：不追船的人\n# 2. 礁石：不会动的墙\n# 3. 雾：看不见的海\n\n---\n\n灯塔。\n",
        "# 1. Why lamps burn\n# 2. Why ships wait\n# 3. Why maps lie\n\n---\n\nLamps burn.\n",
    ),
    good=(
        "# 1. 灯塔不追船——它站着\n# 2. 三十一年，一本日志\n# 3. 守塔人林默\n\n---\n\n灯塔。\n",
        "# 1. 灯塔——它站着\n# 2. 礁石——它等着\n\n---\n\n灯塔。\n",
        "# 灯塔不追船——它站着\n\n灯塔。\n",
    ),
    zh="""所有候选标题都是同一个句式。

    候选标题是供人挑选的；五个句式相同的标题，只是一个标题换了五种填法。`least` 是至少有几个标题才检查。

    至少让一个换个写法：平实的陈述、问句、人名或数字。
    """,
)
def headlines_one_template(post: Post, *, least: int = 3) -> Iterator[Problem]:
    """All candidates are built alike.

    Candidates are there to be chosen from; five of one build are one candidate with five fillings. `least` is how many
    headlines there must be before this counts.

    Give at least one another build: a plain statement, a question, a name, a figure.
    """
    if len(post.headlines) < least:
        return
    for name, pattern in _SHAPES:
        if all(pattern.search(headline.text) for headline in post.headlines):
            first = post.headlines[0]
            message = both(
                f"all {len(post.headlines)} headlines are built alike ({name})",
                f"{len(post.headlines)} 个标题是同一个句式（{name.zh}）",
            )
            hint = both("give one of them another build", "让其中一个换个写法")
            yield Problem(message, 0, len(first.text), hint, place=first.place)


@rule(
    "HL03",
    "headlines-alike",
    reads="post",
    severity="warning",
    source=_HOUSE,
    bad=(
        "# 1. 灯塔不追船，它站着\n# 2. 灯塔不追船，它只站着\n\n---\n\n灯塔。\n",
        "# 1. 守塔三十一年\n# 2. 守塔三十一年\n\n---\n\n灯塔。\n",
        "# 1. What the map left out\n# 2. What the maps left out\n\n---\n\nMaps.\n",
    ),
    good=(
        "# 1. 灯塔不追船\n# 2. 一本只写“灯在”的日志\n\n---\n\n灯塔。\n",
        "# 灯塔不追船\n\n灯塔。\n",
        "# 1. What maps leave out\n# 2. A river without a name\n\n---\n\nMaps.\n",
    ),
    zh="""两个候选标题用几乎相同的字说同一件事。

    `percent` 是两个标题最多可以共有多少比例的相邻字对。

    留下较好的一个，另写一个。
    """,
)
def headlines_alike(post: Post, *, percent: int = 60) -> Iterator[Problem]:
    """Two candidates say the same in nearly the same words.

    `percent` is the share of character pairs that two headlines may have in common.

    Keep the better one, and write another.
    """
    for one, other in combinations(post.headlines, 2):
        shared = _likeness(one.text, other.text)
        if shared * 100 >= percent:
            percentage = round(shared * 100)
            message = both(f"{percentage} % like headline {one.rank}", f"与标题 {one.rank} 有 {percentage}% 相同")
            hint = both("keep the better one, and write another", "留下较好的一个，另写一个")
            yield problem(other, 0, len(other.text), message, hint)


def _pairs(text: str) -> set[str]:
    bare = re.sub(r"[\W_]+", "", text.lower())
    return {bare[at : at + 2] for at in range(len(bare) - 1)}


def _likeness(one: str, other: str) -> float:
    left, right = _pairs(one), _pairs(other)
    return len(left & right) / len(left | right) if left and right else 0.0


@rule(
    "HL04",
    "headline-numbering-left",
    reads="post",
    severity="warning",
    source=_HOUSE,
    bad=(
        "---\ntitle: ① 灯塔不追船\n---\n灯塔。\n",
        "---\ntitle: 标题A：灯塔不追船\n---\n灯塔。\n",
        "---\ntitle: 'Option 2: What maps leave out'\n---\nMaps.\n",
    ),
    good=(
        "# 1. 灯塔不追船\n# 2. 守塔三十一年\n\n---\n\n灯塔。\n",
        "---\ntitle: 3 盏灯的故事\n---\n三盏灯，3 个人。\n",
        "---\ntitle: A map of the blank corner\n---\nMaps.\n",
    ),
    zh="""候选标题的编号或标签留在了标题文字里。

    普通编号（1. 2、）会自动去掉；其他标签会原样发给读者。

    删去它。
    """,
)
def headline_numbering_left(post: Post) -> Iterator[Problem]:
    """The number or label of a candidate was left in its text.

    Plain numbers (1. 2、) are taken off by themselves; other labels go out to the readers.

    Delete it.
    """
    pattern = re.compile(
        r"^(?:[①-⑳❶-❿]|[(（][\d一二三四五六七八九十]{1,2}[)）]|(?:备选|候选)?(?:标题|方案|"
        r"版本)\s*[A-Za-z\d一二三四五六七八九十]?\s*[：:]|"
        r"(?:option|headline|title|version|variant)\s*[a-z\d]?\s*[:.]|[A-E][.、]\s?)",
        re.I,
    )
    for headline in post.headlines:
        match = pattern.search(headline.text)
        if match:
            message = both(f"{match[0].strip()} was left in", f"留下了“{match[0].strip()}”")
            yield problem(headline, 0, match.end(), message, both("delete it", "删去它"))


@rule(
    "HL05",
    "headline-markup-left",
    reads="post",
    severity="warning",
    source="front matter of real sites, where quotes and tags are escaped twice (2026-11)",
    bad=(
        "---\ntitle: '灯塔&amp;amp;礁石'\n---\n灯塔。\n",
        "---\ntitle: 守塔人说：&amp;quot;灯在&amp;quot;\n---\n灯塔。\n",
        "---\ntitle: '{{ title }}'\n---\nMaps.\n",
    ),
    good=(
        "---\ntitle: 灯塔与礁石\n---\n灯塔。\n",
        "---\ntitle: '守塔人说：“灯在”'\n---\n灯塔。\n",
        "# C# & F#\n\nText.\n",
    ),
    zh="""标题里有 HTML 实体、标签、反斜杠或模板的花括号。

    邮件主题和标题都是纯文本，读者看到的就是这些符号本身。

    改写成普通字符。
    """,
)
def headline_markup_left(post: Post) -> Iterator[Problem]:
    """A headline holds an entity, a tag, a backslash or a template's braces.

    Subject lines and titles are plain text; readers see the signs as they stand.

    Write the plain characters.
    """
    for headline in post.headlines:
        match = re.search(
            r"&(?:[a-z]{2,8}|#\d{2,5});|</?[a-z]{1,10}\b[^>]*>|\\[\"'*_\\]|\{\{|\}\}|\*\*", headline.text, re.I
        )
        if match:
            message = both(f"{match[0]} was left in", f"留下了 {match[0]}")
            hint = both("write the plain characters", "改写成普通字符")
            yield problem(headline, match.start(), match.end(), message, hint)


@rule(
    "HL06",
    "headline-shouts",
    reads="post",
    severity="warning",
    source="WeChat's notices of 2024-02-29 and 2024-05-31; spam filters' rules on capitals (2026-11)",
    bad=(
        "# 灯塔亮了！！！\n\n灯塔亮了。\n",
        "# 雾散了！船来了！灯还在！\n\n雾散了。\n",
        "# THE LAMP IS STILL BURNING\n\nThe lamp burns.\n",
    ),
    good=(
        "# 灯塔亮了！\n\n灯塔亮了。\n",
        "# NASA 与 ESA 的灯塔\n\nNASA 与 ESA。\n",
        "# The lamp is still burning\n\nThe lamp burns.\n",
    ),
    zh="""标题大喊大叫：好几个感叹号，或者全是大写字母。

    读者和过滤器都会当它是广告。`most` 是最多可以有几个感叹号。

    只强调一次，用小写字母写。
    """,
)
def headline_shouts(post: Post, *, most: int = 1) -> Iterator[Problem]:
    """A headline shouts: several exclamation marks, or capitals throughout.

    It looks like an advertisement, to readers and to filters. `most` is how many exclamation marks may stand.

    Say it once, in small letters.
    """
    for headline in post.headlines:
        marks = re.findall("[!！]", headline.text)
        words = re.findall(r"[A-Za-z]{2,}", headline.text)
        if len(marks) > most:
            message = both(f"{len(marks)} exclamation marks", f"有 {len(marks)} 个感叹号")
            yield problem(headline, 0, len(headline.text), message, both("leave one at most", "最多留一个"))
        elif len(words) >= 4 and all(word.isupper() for word in words):
            message = both("capitals throughout", "全是大写字母")
            yield problem(headline, 0, len(headline.text), message, both("write it in small letters", "改用小写字母"))


@rule(
    "HL07",
    "headline-fact-not-in-body",
    reads="post",
    severity="warning",
    source="WeChat's notice of 2024-05-31: a title must say what the article says",
    bad=(
        "# 守塔 45 年的人\n\n他守了三十一年塔，用过两种灯。\n",
        "# 连 Seagate 都来看灯塔\n\n灯塔不追船，它站着。\n",
        "# 7,000 ships and a lamp\n\nA lamp stood on the rock for years.\n",
    ),
    good=(
        "# 守塔 31 年的人\n\n他守了三十一年塔，用过两种灯。\n",
        "# LED 灯的账\n\n换成 LED 之后，油省了。\n",
        "# 7,000 ships and a lamp\n\nSome 7000 ships went by.\n",
    ),
    zh="""标题里的数字或拉丁字母名称在正文中找不到。

    要么标题说得比文章多，要么文章漏写了。100 以下的数字也会按汉字写法查找。

    在正文里写出来，或从标题里去掉。
    """,
)
def headline_fact_not_in_body(post: Post) -> Iterator[Problem]:
    """A figure or a Latin name of a headline stands nowhere in the body.

    Either the headline says more than the article, or the article forgot to say it. Figures below 100 are also
    looked for in Han numerals.

    Say it in the body, or take it out of the headline.
    """
    body = post.body.lower().replace(",", "").replace("，", "")
    for headline in post.headlines:
        for match in _facts(headline.text, is_chinese(post.lang)):
            if not any(form in body for form in _forms(match[0])):
                message = both(f"{match[0]} is not in the body", f"正文里没有“{match[0]}”")
                hint = both("say it there too", "在正文里也写出来")
                yield problem(headline, match.start(), match.end(), message, hint)


def _facts(text: str, in_chinese: bool) -> Iterable[re.Match[str]]:
    """Figures, without years and issue numbers; in a Chinese headline Latin words too."""
    pattern = (
        r"(?<![第#\d.])(?<!第 )(?<!\bno\. )(?<!\bissue )(?<!\bweek )(?!(?:19|20)\d\d(?!\d))\d[\d,]*(?:\.\d+)?(?!\d)"
        + (r"|(?<![A-Za-z])[A-Z][A-Za-z]{2,}" if in_chinese else "")
    )
    return re.finditer(pattern, text, re.I) if not in_chinese else re.finditer(pattern, text)


_DIGITS = "零一二三四五六七八九"


def _forms(fact: str) -> Iterator[str]:
    """The ways a body may write a figure or name."""
    plain = fact.lower().replace(",", "")
    yield plain
    if plain.isdigit() and 0 < int(plain) < 100:
        tens, ones = divmod(int(plain), 10)
        yield (("" if tens < 2 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
        if plain == "2":
            yield "两"
        yield from filter(None, [_ENGLISH.get(int(plain))])


_ENGLISH = {value: word for word, value in VALUES.items()}


@rule(
    "HL08",
    "headline-claim-not-in-body",
    reads="post",
    severity="info",
    source="WeChat's notice of 2024-05-31: a title must say what the article says; the measure is our own",
    bad=(
        "# 海盗宝藏终于浮出水面\n\n他守了三十一年塔，用过两种灯，每天记一行日志，天气、油量、人数。\n",
        "# 全球航运价格即将崩盘\n\n灯塔不追船。它站在有礁石的地方，这就是它的全部工作。\n",
        "# Pirates found buried treasure near Lisbon\n\nA lamp stood on the rock. The keeper wrote a line every day.\n",
    ),
    good=(
        "# 灯塔不追船，它只站着\n\n灯塔不追船。它站在有礁石的地方，站着就是它的全部工作。\n",
        "# 守塔人\n\n他守了三十一年塔。\n",
        "# The keeper wrote a line every day\n\nThe keeper of the lamp wrote one line every day.\n",
    ),
    zh="""标题里的词几乎都没有出现在正文里。

    标题可以比文章大胆，但不能说的是另一件事。`percent` 是正文至少要包含标题中多少比例的相邻字对（英文按单词计）。

    在正文里写出标题许诺的内容，或者让标题只许诺正文写了的内容。
    """,
)
def headline_claim_not_in_body(post: Post, *, percent: int = 15) -> Iterator[Problem]:
    """Hardly any word of a headline occurs in the body.

    A headline may be bolder than its article, but not about something else. `percent` is the least share of the
    headline's character pairs (words, in English) that the body must hold.

    Say in the body what the headline promises, or promise what the body says.
    """
    body = post.body.lower()
    for headline in post.headlines:
        claims = _claims(headline.text)
        held = sum(claim in body for claim in claims)
        if len(claims) >= 4 and held * 100 < percent * len(claims):
            message = both(
                f"{held} of its {len(claims)} word pairs occur in the body",
                f"{len(claims)} 个词对中只有 {held} 个出现在正文里",
            )
            hint = both("promise what the body says", "只许诺正文写了的内容")
            yield problem(headline, 0, len(headline.text), message, hint)


def _claims(text: str) -> list[str]:
    """Pairs of Han characters, without the emptiest; English words of five letters and more."""
    runs = re.findall(f"[{HAN}]{{2,}}", re.sub("[的了是在不会把被让就都也和与这那]", " ", text))
    pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
    return pairs + [word.lower()[:6] for word in re.findall(r"[A-Za-z]{5,}", text)]
