"""Names that the source does not have, or spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, name, names, problem
from repurpose.model import NameTrace, Post
from repurpose.text.bilingual import both

_STANDS = example(name("Bergen", "exact", "Bergen"))


@rule(
    "NM01",
    "name-not-found",
    reads="post",
    severity="warning",
    source=STYLE_FACTS,
    bad=(
        example(name("Oslo", "not-found")),
        example(name("马克·安德森", "not-found")),
        example(name("Harbour Review", "not-found")),
        example(name("庞师傅", "not-found", "逄师傅")),
    ),
    good=(
        _STANDS,
        example(name("Oslo", "not-found", accepted="where we met")),
        example(name("谷歌", "variant", "google")),
    ),
    zh="""来源里找不到这个名称。

    列出的各种写法（谷歌就是 Google）、相近的拼写（语音识别把 Qwen 写成 Quen）、读音（诺克斯就是 Knox）、文章自己注明的
    对译（安娜·贝格（Anna Berg）），以及访谈稿头信息里 people、companies_orgs、products_models 和 media_books 所列的
    名称都算。
    无从比较的名称（英文访谈里意译的机构名）不报。

    改正名称，或把它加进访谈稿的头信息；译名写成 people: [安娜·贝格 (Anna Berg)]。
    """,
)
def name_not_found(post: Post) -> Iterator[Problem]:
    """A name is not found in the source.

    All listed spellings count (谷歌 is Google), near ones (speech recognition writes Quen for Qwen), the sound (诺克斯
    is Knox), pairs that the article writes (安娜·贝格（Anna Berg）), and what the transcript's front matter lists under
    people, companies_orgs, products_models and media_books. A name that cannot be compared (an institution translated
    by its meaning, where the talk is in English) is not told.

    Correct the name, or add it to the transcript's front matter; a translation as people: [安娜·贝格 (Anna Berg)].
    """
    for trace in names(post):
        if trace.verdict == "not-found":
            yield problem(trace, _not_found(trace), ACCEPT)


def _not_found(trace: NameTrace) -> str:
    """What is missing, and the name of the same sound that the source has: 庞师傅 for 逄师傅."""
    if not trace.found:
        return both(f"{trace.text} is not found in the source", f"来源里找不到“{trace.text}”")
    return both(
        f"{trace.text} is not found in the source, which has {trace.found}, of the same sound",
        f"来源里找不到“{trace.text}”，只有同音的“{trace.found}”",
    )


@rule(
    "NM02",
    "name-spelt-otherwise",
    reads="post",
    severity="info",
    source=STYLE_FACTS,
    bad=(
        example(name("Qwen", "variant", "quen")),
        example(name("Marc", "variant", "mark")),
        example(name("Siobhan", "variant", "shivon")),
    ),
    good=(
        _STANDS,
        example(name("谷歌", "variant", "google")),
        example(name("Qwen", "variant", "quen", accepted="as the company writes it")),
    ),
    zh="""来源里这个名称的拼写与文章相近，但不完全一样。

    多数时候是访谈稿写错了，有时是文章写错了。换一种文字书写的名称不算另一种拼写。

    查证这个名称，哪边错就改哪边。
    """,
)
def name_spelt_otherwise(post: Post) -> Iterator[Problem]:
    """The source spells a name nearly, but not quite, as the post does.

    Mostly the transcript is wrong; sometimes the post is. A name in another script is no other spelling.

    Look the name up, and correct whichever is wrong.
    """
    for trace in names(post):
        near = trace.text[:1].casefold() == trace.found[:1].casefold()
        if trace.verdict == "variant" and near and trace.text.isascii() and trace.found.isascii():
            message = both(
                f"{trace.text} is spelt “{trace.found}” in the source", f"“{trace.text}”在来源里写作“{trace.found}”"
            )
            yield problem(trace, message, both("look the name up", "查证这个名称"))
