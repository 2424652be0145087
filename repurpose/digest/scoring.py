"""What a post is worth to a week's readers, in points, with the reasons: from its head and its body alone."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from repurpose.digest.subjects import Subjects, subjects_of
from repurpose.model import PICTURE_KEYS, Post, Score
from repurpose.text.bait_words import SUSPENSE
from repurpose.text.bilingual import both
from repurpose.text.han import has_han
from repurpose.text.word_count import han_units

INSIGHT = 3.0
"""The editor wrote a remark of their own: nothing else says so plainly that they thought it worth one."""
GUEST, SPEAKER = 2.0, 1.0
"""A talk with somebody whom its own title or summary names: words that are nowhere else to be had. Half for one who is
named beside their words only: in 2026-W21 a caller's nickname, or a person in a clip, is as often a "guest" there."""
NAMED_IN_TITLE = 1.0
"""A piece whose title names the person it is about: one voice, not a survey."""
SHORT, MIDDLE, LONG = 800, 3_000, 9_000
"""字 of a piece: below the first it is a notice, three minutes of reading at 400 字 a minute make a piece, and from the
last on more length says nothing more. The quartiles of 191 real posts (2026-W21) are 1,400, 2,600 and 5,400."""
LENGTH = 1.5
"""Points of a long piece over one of middle length, and of that one over a notice."""
DEPTH = 0.5
"""A piece in parts, with figures in it, has been worked out. Small, since a summary by machine has parts too."""
PARTS, FIGURES = 4, 6
"""Parts and figures from which it is one: half of the posts of 2026-W21 have five parts."""
CENTRAL = 1.5
"""What most sources write of is what the week was; less than a guest, or every week would be its loudest subject."""
PICTURES = 0.5
"""A picture of its own is shown beside it."""
ROUND_UP = -2.0
"""Several things in one: a reader of a digest holds a digest already."""
BAIT = -1.0
"""A title that announces a feeling, or shouts twice. The rules HL say so too; here it only stands further down."""
BORROWED = -1.5
"""Another's text, of which a mail carries an excerpt and the link: two of them seldom make a week's best."""
NOTHING_SAID = -1.0
"""A post without a summary has its opening for one."""

_ROUND_UP = re.compile(
    r"周报|週報|日报|日報|早报|早報|晚报|晚報|早餐|周瞻|盘前|盤前|盘后|盤後|头条[：:]|頭條[：:]|内参|內參|连麦|連麥|速览|速覽|焦点[：:]|焦點[：:]|"
    r"答疑|直播|\d{4}[./-]\d{1,2}[./-]\d{1,2}|以及多国|及全球|"
    r"\b(?:weekly|round-?up|daily|digest|links of|this week in|news in brief|headlines)\b",
    re.IGNORECASE,
)
"""Words of titles that promise several things at once: 2026.5.20 内参, 全球市场周报, Weekly round-up. Our own list."""
_THREE = ((re.compile(r"[、，；]"), 4), (re.compile(r"[、，；]|以及|(?<![涉普埃危])及(?!其|时|格)|与"), 6))
"""Where matters in a row part, and the letters from which one is a matter: 普京访华、电影禁映、污染热点 are
three, and so are a law, a raid 及 a trial of six letters each. 文化、转型与长期主义 is one subject."""
_SHOUT = re.compile("[!！]")
_FIGURE = re.compile(r"\d[\d,.]*\s*(?:%|％|[万亿萬億]|million|billion|美元|元)")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\s]|<img\s|\{%\s*(?:img|image)\b|!\[\[")


def scores(posts: Sequence[Post]) -> list[Score]:
    """The score of each of a window's posts, in their order."""
    subjects = subjects_of(posts)
    return [_score(post, subjects, at) for at, post in enumerate(posts)]


def _score(post: Post, subjects: Subjects, at: int) -> Score:
    found = [*_editors(post), *_persons(post), *_body(post), *_central(subjects, at), *_title(post)]
    return Score(round(sum(points for points, _ in found), 2), tuple(reason for _, reason in found if reason))


Points = Iterator[tuple[float, str]]
"""Points and the reason for them, "" where it says nothing to a reader."""


def _editors(post: Post) -> Points:
    if post.pinned:
        yield 0.0, both("pinned", "置顶")  # It stands first by the order, whatever its points.
    if post.insight:
        yield INSIGHT, both("the editor's own remark", "有编者按")
    if post.borrowed:
        yield BORROWED, both("another's text", "他人文章")


def guests_of(post: Post) -> tuple[str, ...]:
    """Who a talk is with: whoever the head names as guest, else who speaks as one; never the channel itself."""
    if post.guest:
        return (post.guest,)
    spoken = (turn.speaker for _, turn in post.turns() if turn.speaker.role == "guest" and turn.speaker.name)
    return tuple(dict.fromkeys(speaker.name for speaker in spoken if speaker.name != post.byline))


def _persons(post: Post) -> Points:
    guests = guests_of(post)
    talk = post.guest or post.form == "transcript" or any(turn.speaker.name for _, turn in post.turns())
    named = [name for name in post.people if _in_title(name, post)]
    if guests and talk:
        known = [
            name
            for name in guests
            if name == post.guest or name.casefold() in f"{post.title} {post.summary}".casefold()
        ]
        shown = next((name for name in known if _in_title(name, post)), (*known, *guests)[0])
        yield GUEST if known else SPEAKER, both(f"a talk with {shown}", f"与 {shown} 的对谈")
    if named:
        yield NAMED_IN_TITLE, "" if guests else both(f"on {named[0]}", f"讲 {named[0]}")


def _in_title(name: str, post: Post) -> bool:
    return len(name) > 1 and name.casefold() in post.title.casefold()


def _body(post: Post) -> Points:
    text = post.prose
    units = han_units(text[: 2 * LONG])  # Two half-width characters are one 字, so that is enough to see a long one.
    if units < SHORT:
        yield -LENGTH, both("a short notice", "篇幅很短")
    else:
        share = math.log(min(units, LONG) / MIDDLE) / math.log(LONG / MIDDLE)
        yield LENGTH * share, both("long and thorough", "篇幅充分") if units >= LONG / 2 else ""
    if sum(1 for section in post.sections if section.heading) >= PARTS and len(_FIGURE.findall(text)) >= FIGURES:
        yield DEPTH, both("figures in every part", "数字详实")
    if _PICTURE.search(post.body) or any(post.meta.get(key) for key in PICTURE_KEYS):
        yield PICTURES, both("with pictures", "有图")
    if not post.summary:
        yield NOTHING_SAID, ""


def _central(subjects: Subjects, at: int) -> Points:
    weight = subjects.weight(at)
    if weight:
        told = [name for name in subjects.of_post[at][:2] if subjects.sources[name] > 1]
        yield CENTRAL * weight, both(f"what the week was about: {', '.join(told)}", f"本周焦点：{'、'.join(told)}")


def _title(post: Post) -> Points:
    if _is_round_up(post.title):
        yield ROUND_UP, both("a round-up of several things", "多事合集")
    if re.search(SUSPENSE, post.title, re.IGNORECASE) or len(_SHOUT.findall(post.title)) > 1:
        yield BAIT, both("a title that baits", "标题吊胃口")


def _is_round_up(title: str) -> bool:
    """Whether a title promises several things: by a word for that, or by three of them in a row."""
    rows = (
        [piece for piece in mark.split(said) if len(piece) >= least and has_han(piece)]
        for said in re.split(r"[：:]", title)
        for mark, least in _THREE
    )
    return bool(_ROUND_UP.search(title)) or any(len(row) >= 3 for row in rows)
