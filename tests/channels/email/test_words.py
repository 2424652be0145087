"""No word of a post is lost, joined to another, or said in another order, in either part of the mail."""

import random
import re

import pytest

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.document.to_html import to_html
from repurpose.model import Headline, Post, Quote, Rendered
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories
from tests.shared import some

WORDS = [
    "灯塔",
    "守灯人",
    "the",
    "lamp",
    "keeper",
    "4,200",
    "1/12",
    "<",
    ">",
    "&",
    "AT&T",
    "‘quoted’",
    "“灯在”",
    "O'Hara",
    "x<y",
    "😀",
    "naïve",
    "don't",
    "C++",
    "`a",
    "<",
    "b`",
    "林默。",
    "雾，",
]
INLINE = (
    "**{}**",
    "*{}*",
    "[{}](https://example.org/a?b=1&c=2)",
    "`{}`",
    "{}",
    "{}",
    "{}",
    "<b>{}</b>",
    "**{}**\n*and*",
)
BLOCKS = (
    "{}",
    "{}",
    "- {}\n- {}\n  - {}",
    "> {}",
    "1. {}\n2. {}",
    "## {}",
    "### {}",
    "{}\n{}",
    "| {} | {} |\n|---|---|\n| a | {} |",
    "> - {}\n>\n> {}",
)


def random_body(rng: random.Random) -> str:
    def phrase() -> str:
        return " ".join(rng.choice(INLINE).format(rng.choice(WORDS)) for _ in range(rng.randint(1, 9)))

    blocks = []
    for _ in range(rng.randint(1, 12)):
        shape = rng.choice(BLOCKS)
        blocks.append(
            shape.format(*(phrase().replace("\n", " ") if "|" in shape else phrase() for _ in range(shape.count("{}"))))
        )
    return "\n\n".join(blocks)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def random_post(seed: int) -> Post:
    rng = random.Random(seed)
    body = random_body(rng)
    headline = f"{rng.choice(WORDS)} & {rng.choice(WORDS)} <{seed}>"
    return factories.plain(
        body=body,
        summary=f"Dek {seed} & <{rng.choice(WORDS)}>",
        headlines=(Headline(headline, 1),),
        quotes=(Quote(f"Said {rng.choice(WORDS)} twice & <{seed}>", "Ada <A>"),),
    )


def rendered(post: Post) -> Rendered:
    return EMAIL.render(Request(factories.single(post), factories.project(), Templates()))


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_the_html_says_what_the_post_says(start: int) -> None:
    for seed in some(range(start, start + 50), 4):
        post = random_post(seed)
        shown = flat(visible_text(rendered(post).part("email.html").text))
        assert flat(visible_text(to_html(post.body))) in shown, seed
        for words in (post.headline, post.summary, post.quotes[0].text, post.quotes[0].speaker):
            assert words in shown, seed


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_the_text_part_says_what_the_post_says(start: int) -> None:
    for seed in some(range(start, start + 50), 4):
        post = random_post(seed)
        text = rendered(post).part("email.txt").text
        said = letters(re.sub(r"\[\s*\d+\s*\]|^[\s>]*\d+\.|\|", "", text, flags=re.M))
        wanted = letters(re.sub(r"^\s*\d+\.", "", visible_text(to_html(post.body)), flags=re.M))
        assert wanted in said, seed
        assert "https://example.org/posts/maps/" in text
        if "](https" in post.body:
            assert "https://example.org/a?b=1&c=2" in text


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "1. Tar the hull:\n\n   ```\n   oar: 2\n\n     crew: 4\n   ```\n\n2. Launch it.",
            "1. Tar the hull:\n  oar: 2\n\n    crew: 4\n2. Launch it.",
        ),
        (
            "- Tar the hull:\n  - Twice:\n\n    ```\n    oar: 2\n\n    crew: 4\n    ```",
            "- Tar the hull:\n  - Twice:\n    oar: 2\n\n    crew: 4",
        ),
        ("> ```\n> oar: 2\n>\n> crew: 4\n> ```", "> oar: 2\n>\n> crew: 4"),
        (f"- ```\n  {'oar ' * 24}end\n  ```", f"- {'oar ' * 24}end"),
    ],
)
def test_code_keeps_its_lines_in_a_list_and_in_a_quotation(body: str, shown: str) -> None:
    assert f"\n\n{shown}\n\n" in rendered(factories.plain(body=body)).part("email.txt").text
