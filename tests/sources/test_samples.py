"""Every sample post, read: nothing lost, nothing twice, every original with its turn."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from repurpose.sources import files
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests.shared import shared

NAMES = ("week/notes", "odd", "newsletters", "pair")
TAG = re.compile(r"</?[A-Za-z][^>\n]*>")
SUMMARY = re.compile(r"<summary>.*?(?:</summary>|</p>|\n)", re.S)
WORD = re.compile(r"[\u3400-\u9fff]|[^\W_\u3400-\u9fff]+")


def paths() -> list[Path]:
    return [path for name in NAMES for path in sorted(shared(f"samples/{name}").glob("*.md"))]


@cache
def read(path: Path):
    return read_post(files.read(path), str(path), Reading())


def words(text: str) -> Counter[str]:
    return Counter(WORD.findall(TAG.sub(" ", re.sub(r"<!--.*?-->", " ", text, flags=re.S))))


def test_every_word_of_every_body_stands_in_exactly_one_place() -> None:
    for path in paths():
        post = read(path)
        held: Counter[str] = Counter()
        originals = {}
        for section in post.sections:
            held += words(section.heading)
            for turn in section.turns:
                held += words(turn.speaker.label) + words(turn.text)
                if turn.original:
                    originals[turn.original.line] = turn.original
        for original in originals.values():
            held += words(original.speaker) + words(original.text)
        # A heading is kept as the words readers see: the address of a link in it is none of them.
        body = re.sub(r"^#+ .*$", lambda match: re.sub(r"\]\([^)]*\)", "]", match[0]), post.body, flags=re.M)
        # So is the label of a link by reference: a piece of the body carries the address itself.
        body = re.sub(r"\]\[[^\]\n]*\]", "]", body)
        wanted = words(SUMMARY.sub(" ", body))
        assert held == wanted, (path.name, (wanted - held).most_common(5), (held - wanted).most_common(5))


def test_every_details_block_is_an_original_with_its_turn() -> None:
    blocks = found = 0
    for path in paths():
        post = read(path)
        blocks += post.body.count("<details>")
        lines = {turn.original.line for _, turn in post.turns() if turn.original}
        opened = [number for number, line in enumerate(files.read(path).split("\n"), 1) if "<details>" in line]
        ends = [*opened[1:], 10**9][: len(opened)]
        found += sum(any(start <= line < end for line in lines) for start, end in zip(opened, ends, strict=True))
        assert all(turn.text for _, turn in post.turns() if turn.original), path.name
    assert (blocks, found) == (blocks, blocks)
    assert blocks > 600


@pytest.mark.parametrize(
    ("name", "speakers"),
    [
        ("pair/transcript.md", {"Jen": 14, "Mark Andreessen": 28}),
        ("odd/Atw2h2qCL4o.md", {"主持人": 8, "老冒": 13}),
        ("week/notes/KU2Bz7Y1nZI.md", {"对话者A": 1, "罗老师": 1, "对话者B": 1}),
        ("week/notes/HY_JyxAZsiE.md", {}),
    ],
)
def test_speakers_are_told_from_bold_lead_ins(name: str, speakers: dict[str, int]) -> None:
    post = read(shared(f"samples/{name}"))
    assert Counter(turn.speaker.label for _, turn in post.turns() if turn.speaker.label) == speakers


def test_the_pair_article() -> None:
    post = read(shared("samples/pair/article.md"))
    assert len(post.headlines) == 5
    assert not any(headline.text[0].isdigit() for headline in post.headlines)
    assert post.brief is not None
    assert (post.brief.guest, post.brief.target_length) == ("Marc Andreessen", 2100)
    assert post.brief.scores == {"信息密度": "9/10", "数据支撑": "8/10", "洞见深度": "9/10"}
    assert post.sections[-1].heading == "" and len(post.sections[-1].turns) == 2
    assert "创作说明" not in post.body and post.headlines[0].text not in post.body


def test_odd_spellings_of_front_matter() -> None:
    four_dashes = read(shared("samples/odd/Atw2h2qCL4o.md"))
    assert four_dashes.title.startswith("亲历微软史上首次裁员") and four_dashes.people[0] == "老冒"
    pelican = read(shared("samples/newsletters/twir.md"))
    assert (pelican.title, str(pelican.date), pelican.lang) == ("This Week in Rust 666", "2026-08-26", "en")
    escaped = read(shared("samples/week/notes/-2QrzC_WY4o.md"))
    assert escaped.title.startswith("《AI 2041》") and escaped.raw_title.startswith('\\"')
    assert read(shared("samples/odd/JRi75OSqizY.md")).lang == "zh-Hant"
