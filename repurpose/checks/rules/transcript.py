"""Faults of a transcript itself: what is written from it can be no better."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import STYLE_FACTS, example, fault, faults, problem
from repurpose.model import Post, TranscriptFault
from repurpose.text.bilingual import both, in_language

_SOUND = example()


@rule(
    "TX01",
    "translated-figure-differs",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(
            fault(
                "figure",
                "300 座",
                both("300 座 is not found in the original of this turn", "这段话的原话里找不到“300 座”"),
            )
        ),
        example(
            fault(
                "figure",
                "18 个月",
                both("18 个月 is not found in the original of this turn", "这段话的原话里找不到“18 个月”"),
            )
        ),
        example(
            fault(
                "figure",
                "1987 年",
                both("1987 年 is not found in the original of this turn", "这段话的原话里找不到“1987 年”"),
            )
        ),
    ),
    good=(_SOUND, example(fault("orphan", "…", "…")), example(fault("voice", "…", "…"))),
    zh="""译文里的数字，原话里没有。

    单位、量级、范围和年代会先换算成同一尺度：一半就是 half，80 年代就是 the eighties。

    听一听那一段，哪边错就改哪边。
    """,
)
def translated_figure_differs(post: Post) -> Iterator[Problem]:
    """The translation of a turn gives a figure that its original does not.

    Units, magnitudes, ranges and decades are brought to one scale first: 一半 is half, 80 年代 the eighties.

    Listen to the passage, and correct whichever is wrong.
    """
    yield from _told(
        post,
        "figure",
        both(
            "listen to the passage, and correct the figure on the side that is wrong",
            "听一听这一段，改正写错数字的那一边",
        ),
    )


@rule(
    "TX02",
    "person-spelt-two-ways",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(
            fault(
                "spelling",
                "Mark Lee",
                both(
                    "“Mark Lee” here and “Marc Lee” elsewhere may be one person",
                    "此处的“Mark Lee”和别处的“Marc Lee”可能是同一个人",
                ),
            )
        ),
        example(
            fault(
                "spelling",
                "Jon Hale",
                both(
                    "“Jon Hale” here and “John Hale” elsewhere may be one person",
                    "此处的“Jon Hale”和别处的“John Hale”可能是同一个人",
                ),
            )
        ),
        example(
            fault(
                "spelling",
                "Ana Ruiz",
                both(
                    "“Ana Ruiz” here and “Anna Ruiz” elsewhere may be one person",
                    "此处的“Ana Ruiz”和别处的“Anna Ruiz”可能是同一个人",
                ),
            )
        ),
    ),
    good=(_SOUND, example(fault("figure", "…", "…")), example(fault("orphan", "…", "…"))),
    zh="""同一个人的名字有两种拼写。

    比较的是说话人标签、正文和头信息里的 people。

    全文只用一种拼写。
    """,
)
def person_spelt_two_ways(post: Post) -> Iterator[Problem]:
    """One person's name is spelt in two ways.

    Labels, text and the people of front matter are compared.

    Choose one spelling throughout.
    """
    yield from _told(
        post,
        "spelling",
        both(
            "write the name one way in labels, text and people: of the front matter",
            "标签、正文和头信息的 people 统一成一种拼写",
        ),
    )


@rule(
    "TX03",
    "original-without-turn",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(
            fault(
                "orphan",
                "The lamp is lit.",
                both("an original stands without the turn it belongs to", "原话单独出现，没有对应的译文"),
            )
        ),
        example(
            fault(
                "orphan",
                "And then we left.",
                both("an original stands without the turn it belongs to", "原话单独出现，没有对应的译文"),
            )
        ),
        example(
            fault(
                "orphan",
                "Yes.",
                both("an original stands without the turn it belongs to", "原话单独出现，没有对应的译文"),
            )
        ),
    ),
    good=(_SOUND, example(fault("figure", "…", "…")), example(fault("voice", "…", "…"))),
    zh="""原话单独出现，没有对应的译文。

    只读译文的人，无法引用这些话。

    补上译文，或把它移到所属的那段话。
    """,
)
def original_without_turn(post: Post) -> Iterator[Problem]:
    """An original stands by itself, without the translated turn.

    Its words can be quoted by nobody who reads only the translation.

    Translate it, or move it to its turn.
    """
    yield from _told(
        post,
        "orphan",
        both(
            "write its translation above it, or move it below the turn it belongs to",
            "在上面补上译文，或移到所属的那段话下面",
        ),
    )


@rule(
    "TX04",
    "another-voice-in-turn",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(
            fault(
                "voice", "Ada", both("the turn is Ada's, its original Jon's", "译文的说话人是 Ada，原话的说话人是 Jon")
            )
        ),
        example(fault("voice", "Jon", both("Jon speaks inside Ada's turn", "Ada 的话里出现了 Jon 的发言"))),
        example(
            fault("voice", "Ada", both("somebody addresses Ada inside Ada's own turn", "Ada 自己的话里有人称呼 Ada"))
        ),
    ),
    good=(_SOUND, example(fault("figure", "…", "…")), example(fault("orphan", "…", "…"))),
    zh="""一个人的一段话里，混进了别人说的话。

    看得出的有三种：原话写着另一个说话人，一段话中间出现说话人标签，说话人在自己的话里被人称呼。
    没有这些迹象的换人看不出来。

    把这段话拆开。
    """,
)
def another_voice_in_turn(post: Post) -> Iterator[Problem]:
    """A turn holds words that somebody else said.

    Seen where the original names another speaker, where a label stands inside a turn, and where a speaker is
    addressed in their own turn. Words that change hands without such a sign are not seen.

    Split the turn.
    """
    yield from _told(
        post,
        "voice",
        both(
            "begin a turn with the speaker's label where the other voice sets in",
            "在换人说话的地方另起一段，写上说话人",
        ),
    )


def _told(post: Post, kind: str, suggestion: str) -> Iterator[Problem]:
    """The faults of a kind, those of one line in one finding: they have one cause, and are mended together."""
    by_line: dict[int, list[TranscriptFault]] = {}
    for one in faults(post, kind):
        by_line.setdefault(one.place.line, []).append(one)
    for first, *others in by_line.values():
        names = ", ".join(dict.fromkeys(one.text for one in others if one.text != first.text))
        more = both(f"; likewise {names}", f"；还有 {names}") if names else both("", "")
        yield problem(first, both(f"{first.message}{more}", f"{in_language(first.message, 'zh')}{more.zh}"), suggestion)
