"""Rules on the thread as a piece of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.thread.planning.attribution import has_unattributed_speech
from repurpose.channels.thread.rules.thread_parts import lines_of_words, thread_of, threads, without_number
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.similarity import bigrams, containment

_SENTENCE_END = re.compile(r"[。！？!?…]|[.](?=\s|$|[”’\"')）])")
_ENDS_WHOLE = re.compile(
    r"[。！？.!?~～][”’」』\"'）)】》\]]*$|[”’」』\"'）)】》\]]$|……$|[—–-]\s*\S[^。！？，]{0,60}$|\W$", re.DOTALL
)
_CUT = re.compile(r"(?<!…)…$|[，、；,;]$|[—–-]$")


@rule(
    "TH15",
    "ends-mid-sentence",
    channel="thread",
    reads="rendered",
    source="a reader of one post in a feed sees nothing of the next; checked 2026-11",
    bad=(
        thread_of("灯塔不追船", "守灯的人不看船，看礁石。换成 LED 之后，", "完整内容：https://example.org/"),
        thread_of(
            "What maps leave out",
            "In 1911 the survey stopped. The blank corner stayed",
            "The whole piece: https://example.org/",
        ),
        thread_of("一个长得放不下的标题只好在这里断开…", "守灯的人不看船，看礁石。", "完整内容：https://example.org/"),
    ),
    good=(
        thread_of("灯塔不追船", "“守灯的人不看船，看礁石。”——林默", "完整内容：https://example.org/"),
        thread_of(
            "What maps leave out",
            "In 1911 the survey stopped. (It stayed blank.)",
            "The whole piece: https://example.org/",
        ),
    ),
)
def ends_mid_sentence(rendered: Rendered) -> Iterator[Problem]:
    """A post breaks off inside a sentence.

    Each post is read by itself in other people's feeds. The plan takes whole sentences only, so this comes of a
    headline longer than a post or of a template: shorten the one, mend the other.
    """
    for _, posts in threads(rendered):
        for post in posts:
            last = _last_words(without_number(post.text))
            if _CUT.search(last) or (_SENTENCE_END.search(last) and not _ENDS_WHOLE.search(last)):
                yield Problem(f"{post.name} ends in the middle of a sentence: “…{last[-20:]}”", place=post.origin)


def _last_words(text: str) -> str:
    """The last paragraph of words."""
    lines = lines_of_words(text)
    return re.sub(r"\s*https?://\S+$", "", lines[-1]).rstrip("：: ") if lines else ""


@rule(
    "TH16",
    "quote-without-speaker",
    channel="thread",
    reads="*/*",
    source="a quotation belongs to whoever said it; alone in a feed it seems the account's own; checked 2026-11",
    bad=(
        "“守灯的人不看船，看的是船底下的礁石。”",
        "The rule is short. “You cannot hurry dough, you can only wait.”",
    ),
    good=(
        "“守灯的人不看船，看的是船底下的礁石。”——林默",
        "他把这叫作“灯在”。",
        "“You cannot hurry dough, you can only wait,” she said.",
    ),
)
def quote_without_speaker(text: str) -> Iterator[Problem]:
    """A post quotes somebody and does not say whom.

    In another's feed the words stand alone. Name the speaker in the same post: in the quote's front matter, or in the
    sentence around it.
    """
    if has_unattributed_speech(without_number(text)):
        yield Problem("a quotation without its speaker")


@rule(
    "TH17",
    "hook-repeated",
    channel="thread",
    reads="rendered",
    source="the second post decides whether the third is read; one like the hook loses it; checked 2026-11",
    bad=(
        thread_of(
            "灯塔不追船：守塔三十一年学到的一件事",
            "守塔三十一年学到的一件事：灯塔不追船。",
            "完整内容：https://example.org/",
        ),
    ),
    good=(
        thread_of(
            "灯塔不追船：守塔三十一年学到的一件事", "一盏灯每年烧掉 4,200 升油。", "完整内容：https://example.org/"
        ),
    ),
)
def hook_repeated(rendered: Rendered, *, same: float = 0.6) -> Iterator[Problem]:
    """The second post says the hook again.

    Readers who came for more find the same. Give the post a summary that is not its first paragraph, or another
    headline.
    """
    for _, posts in threads(rendered):
        if len(posts) > 2 and containment(without_number(posts[1].text), bigrams(posts[0].text)) > same:
            yield Problem(f"{posts[1].name} repeats {posts[0].name}", place=posts[1].origin)
