"""Lengths that matter in every channel."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.document.to_html import body_words
from repurpose.model import Post
from repurpose.text.bilingual import both
from repurpose.text.counting.limit import WECHAT_TITLE_UNITS
from repurpose.text.language import is_chinese
from repurpose.text.word_count import han_units, length


@rule(
    "LN01",
    "body-off-target",
    reads="post",
    severity="warning",
    source="the post's own brief; counted as office programs count 字数 (style facts, section 6, checked 2026-11)",
    bad=("# 标题一\n# 标题二\n\n---\n\n创作说明\n嘉宾：林默\n目标字数：100 字\n\n---\n\n太短了。\n",),
    good=("# 标题一\n# 标题二\n\n---\n\n创作说明\n嘉宾：林默\n目标字数：10 字\n\n---\n\n灯塔不追船，它站着。\n",),
    zh="""正文比创作说明要求的长或短。

    编辑按创作说明里的目标字数安排版面。计数方式同文字处理软件的“字数”：每个汉字和全角标点各算一字，
    其余每串连续的字符算一字。`tolerance` 是允许的偏差，以百分比计。

    增删正文，或改正创作说明里的目标字数。
    """,
)
def body_off_target(post: Post, *, tolerance: int = 10) -> Iterator[Problem]:
    """The body is longer or shorter than its brief asks for.

    An editor plans the page by the brief's target length. The count is the word processor's 字数: every Han character
    and full-width mark, and each other run of characters as one. `tolerance` is in percent.

    Shorten or lengthen the body, or correct the target in the brief.
    """
    target = post.brief.target_length if post.brief else None
    if not target:
        return
    counted = length(body_words(post.body))
    count, unit = (
        (counted.word_processor, both("字", "字"))
        if is_chinese(post.lang)
        else (counted.words, both("words", "个单词"))
    )
    off = round((count - target) * 100 / target)
    if abs(off) > tolerance:
        more = both("longer", "长") if off > 0 else both("shorter", "短")
        yield Problem(
            both(
                f"{count:,} {unit} against a target of {target:,}: {abs(off)} % {more}",
                f"{count:,} {unit.zh}，目标是 {target:,}：{more.zh}了 {abs(off)}%",
            ),
            suggestion=both("change the body or the target", "增删正文，或改正目标字数"),
        )


@rule(
    "LN02",
    "headline-too-long",
    reads="post",
    severity="warning",
    source=f"{WECHAT_TITLE_UNITS} 字: WeChat's title length, the tightest of the channels (draft API, checked 2026-11)",
    bad=(
        "---\ntitle: 为什么最好的灯塔从来不往前挪一米哪怕所有的船长都开口求它往前再挪那么一点点\n---\n正文。\n",
        "---\ntitle: Why the best lighthouse never moves, however many captains stand on the quay "
        "and ask it to come a little closer\n---\nText.\n",
    ),
    good=("---\ntitle: 灯塔不追船\n---\n正文。\n", "---\ntitle: What maps leave out\n---\nText.\n"),
    zh="""候选标题太长，超出了限制最严的渠道。

    `han` 是中文标题的字数上限（两个半角字符算一个字），`latin` 是其他标题的字符数上限。
    更长的标题会被列表和通知截断，公众号可能拒收。

    缩短标题；如果另有放得下的候选标题，会选用那一个。
    """,
)
def headline_too_long(post: Post, *, han: int = WECHAT_TITLE_UNITS, latin: int = 90) -> Iterator[Problem]:
    """A candidate headline is too long for the tightest channel.

    `han` counts 字 (two half-width characters are one) for Chinese headlines, `latin` characters for others. A longer
    headline is cut by lists and notifications, and WeChat may refuse it.

    Shorten the headline; another candidate that fits is chosen where there is one.
    """
    for headline in post.headlines:
        size, limit, unit = (
            (han_units(headline.text), han, both("字", "字"))
            if is_chinese(post.lang)
            else (len(headline.text), latin, both("characters", "个字符"))
        )
        if size > limit:
            message = both(
                f"headline {headline.rank} has {size} {unit}, {size - limit} more than {limit}",
                f"标题 {headline.rank} 有 {size} {unit.zh}，比上限 {limit} 多 {size - limit}",
            )
            hint = both("shorten it", "缩短标题")
            yield Problem(message, end=len(headline.text), place=headline.place, suggestion=hint)
