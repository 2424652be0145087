"""Names that the source does not have, or spells otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from repurpose.checks.base import Problem, rule
from repurpose.checks.rules.traced import ACCEPT, STYLE_FACTS, example, name, names, problem
from repurpose.model import Post

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
    ),
    good=(
        _STANDS,
        example(name("Oslo", "not-found", accepted="where we met")),
        example(name("谷歌", "variant", "google")),
    ),
)
def name_not_found(post: Post) -> Iterator[Problem]:
    """A name is not found in the source.

    All listed spellings count (谷歌 is Google), near ones (speech recognition writes Quen for Qwen), and what the
    transcript's front matter lists under people, companies_orgs, products_models and media_books.

    Correct the name, or add it to the transcript's front matter.
    """
    for trace in names(post):
        if trace.verdict == "not-found":
            yield problem(trace, f"{trace.text} is not found in the source", ACCEPT)


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
)
def name_spelt_otherwise(post: Post) -> Iterator[Problem]:
    """The source spells a name nearly, but not quite, as the post does.

    Mostly the transcript is wrong; sometimes the post is. A name in another script is no other spelling.

    Look the name up, and correct whichever is wrong.
    """
    for trace in names(post):
        near = trace.text[:1].casefold() == trace.found[:1].casefold()
        if trace.verdict == "variant" and near and trace.text.isascii() and trace.found.isascii():
            yield problem(trace, f"{trace.text} is spelt “{trace.found}” in the source", "look the name up")
