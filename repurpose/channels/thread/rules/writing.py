"""Rules on the thread as a piece of writing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from repurpose.channels.thread.planning.attribution import has_unattributed_speech
from repurpose.channels.thread.rules.thread_parts import lines_of_words, thread_of, threads, without_number
from repurpose.checks.base import Problem, rule
from repurpose.model import Rendered
from repurpose.text.bilingual import both
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
    zh="""帖子在句子中间断开了。

    每条帖子都会在别人的时间线里单独出现。排帖子时只取完整的句子，所以原因是标题比一条帖子还长，或出在模板上：
    请缩短标题，或修正模板。
    """,
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
                message = both(
                    f"{post.name} ends in the middle of a sentence: “…{last[-20:]}”",
                    f"{post.name} 在句子中间断开：“…{last[-20:]}”",
                )
                yield Problem(message, place=post.origin)


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
        "“守灯的人不看船，看的是船底下的礁石。” — 林默",
        "他把这叫作“灯在”。",
        "“You cannot hurry dough, you can only wait,” she said.",
    ),
    zh="""帖子引了别人的话，却没说是谁说的。

    在别人的时间线里，这句话是孤零零的。请在同一条里写明说话人：写进引语的头信息，或写进前后的句子。
    """,
)
def quote_without_speaker(text: str) -> Iterator[Problem]:
    """A post quotes somebody and does not say whom.

    In another's feed the words stand alone. Name the speaker in the same post: in the quote's front matter, or in the
    sentence around it.
    """
    if has_unattributed_speech(without_number(text)):
        yield Problem(both("a quotation without its speaker", "引语没有说话人"))


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
    zh="""第二条帖子重复了开头那一条。

    读者想往下看，看到的还是同样的话。请写一段不同于首段的摘要，或换一个标题。
    """,
)
def hook_repeated(rendered: Rendered, *, same: float = 0.6) -> Iterator[Problem]:
    """The second post says the hook again.

    Readers who came for more find the same. Give the post a summary that is not its first paragraph, or another
    headline.
    """
    for _, posts in threads(rendered):
        if len(posts) > 2 and containment(without_number(posts[1].text), bigrams(posts[0].text)) > same:
            first, second = posts[0].name, posts[1].name
            message = both(f"{second} repeats {first}", f"{second} 重复了 {first}")
            yield Problem(message, place=posts[1].origin)
