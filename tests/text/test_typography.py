"""The view of a manuscript, and what is set wrong in it."""

import pytest

from repurpose.document.author_prose import own_words, passages
from repurpose.document.file_view import manuscript
from repurpose.text.prose_view import END, OBJECT
from repurpose.text.typography import numbers, punctuation, quotation_marks, spaces, whole


def shown(text: str) -> list[str]:
    """What each block of a text reads."""
    page = manuscript(text)
    return [page.words(block) for block in page.blocks]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("---\ntitle: 灯,塔\n---\n\n灯在。", ["灯在。"]),
        ('+++\ntitle = "灯"\n+++\n灯在。', ["灯在。"]),
        ("---\n\n灯在。", ["灯在。"]),
        ("# 1. 灯塔\n## 二、礁石", ["灯塔", "礁石"]),
        ("# 3.5 升油", ["3.5 升油"]),
        ("- 灯\n- [x] 塔\n  1. 石", ["灯", "塔", "石"]),
        ("> 灯在。\n> 塔在。", ["灯在。\n塔在。"]),
        ("灯在。\n```\n码,字\n```\n塔在。", ["灯在。", "塔在。"]),
        ("灯在。\n\n    码,字\n\n塔在。", ["灯在。", "塔在。"]),
        ("| 灯 | 塔 |\n|---|:-:|\n| 1 | `a,b` |", ["灯", "塔", "1", OBJECT]),
        ("用 `a,b` 和 ``c ` d``。", [f"用 {OBJECT} 和 {OBJECT}。"]),
        ("看[灯,塔](https://e.org/a,b)吧", ["看灯,塔吧"]),
        ("看 https://e.org/a,b(c)。好", [f"看 {OBJECT}。好"]),
        ("写给a@e.org吧", [f"写给{OBJECT}吧"]),
        ("**灯**_塔_~~石~~", ["灯塔石"]),
        ("snake_case 与 2*3", ["snake_case 与 2*3"]),
        ("<span class='x,y'>灯</span><br>塔", ["灯\n塔"]),
        ("灯<!-- 注,释 -->塔", ["灯塔"]),
        ("<!-- 注\n释 -->\n灯", ["灯"]),
        ("$a,b$ 与 $5 和 $6", [f"{OBJECT} 与 $5 和 $6"]),
        ("{{ a,b }} &nbsp; \\*", [f"{OBJECT} {OBJECT} {OBJECT}"]),
        ("[灯]: https://e.org/a\n[塔]:\nhttps://e.org/b\n石", ["石"]),
        ("灯[^1]。\n\n[^1]: 注。", ["灯。", "注。"]),
        ("<script>\nvar a = 1,b;\n</script>\n灯", ["灯"]),
    ],
)
def test_only_prose_is_in_view(text: str, blocks: list[str]) -> None:
    assert shown(text) == blocks


def test_every_character_of_the_view_knows_its_place() -> None:
    text = "---\ntitle: x\n---\n# 灯**塔**\n\n看[LED](https://e.org)灯，`a` 在。\n"
    page = manuscript(text)
    for at, character in enumerate(page.view):
        if character not in (OBJECT, END, "\n"):
            assert text[page.starts[at] : page.ends[at]] == character


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他用**LED**灯", "他用 **LED** 灯"),
        ("看[LED](https://e.org)灯", "看 [LED](https://e.org) 灯"),
        ("用<b>LED</b>灯", "用 <b>LED</b> 灯"),
        ("用LED[^1]灯", "用 LED[^1] 灯"),
    ],
)
def test_a_space_goes_outside_of_markup(text: str, expected: str) -> None:
    page = manuscript(text)
    for change in reversed(list(spaces.han_beside_latin(page))):
        (edit,) = page.edits(*change)
        text = text[: edit.start] + edit.new + text[edit.end :]
    assert text == expected


def test_markup_inside_a_changed_stretch_stays() -> None:
    page = manuscript("等**.**..走了")
    (change,) = punctuation.malformed_ellipses(page)
    assert [(edit.start, edit.end, edit.new) for edit in page.edits(*change)] == [(3, 4, "……"), (6, 8, "")]


def test_blocks_know_their_language_and_kind() -> None:
    page = manuscript("# Lamp 灯塔的光\n\nThe lamp is 灯.\n\n> 引文\n\n<details>\n折起来的话\n</details>\n")
    assert [(block.kind, block.is_chinese) for block in page.blocks] == [
        ("heading", True),
        ("paragraph", False),
        ("quote", True),
        ("aside", True),
    ]


def test_prose_is_without_quotations_headings_and_what_is_folded_away() -> None:
    text = "# 题\n\n他说：“灯在。”\n\n> 引文\n\n<details>\n折起\n</details>\n\n- 塔在。\n"
    assert [passage.words for passage in passages(text)] == ["他说：“灯在。”", "塔在。"]
    assert own_words("他说：“灯在。”") == "他说：" + OBJECT * 5


@pytest.mark.parametrize(
    "sign", ["*", "`", "[", "(", "|", "> ", "<a ", "$a ", "\\(", '"', "“", "（", "-", "http://", "\u3000", "的"]
)
def test_a_hundred_thousand_of_one_sign_take_no_time(sign: str) -> None:
    page = manuscript(sign * (100_000 // len(sign)))
    for find in (
        punctuation.half_width_marks,
        punctuation.malformed_dashes,
        spaces.spaces_between_han,
        numbers.two_ways_to_write,
    ):
        assert len(list(find(page))) <= 100_000  # type: ignore[operator]


@pytest.mark.parametrize(
    ("words", "pairs"),
    [
        ('"灯"', [(0, 2, 0)]),
        ('"灯"和"塔"', [(0, 2, 0), (4, 6, 0)]),
        ('他说："她问:"谁"，没人答"', [(7, 9, 1), (3, 14, 0)]),
        ('“他说"灯"”', [(3, 5, 1), (0, 6, 0)]),
        ('"灯', None),
        ('27" 的屏幕', []),
        ("”灯“", None),
    ],
)
def test_double_marks_in_pairs(words: str, pairs: list[tuple[int, int, int]] | None) -> None:
    found = quotation_marks.pair_doubles(words)
    assert found is None if pairs is None else [(one.left.at, one.right.at, one.depth) for one in found or []] == pairs


def test_two_habits_are_counted_in_one_document() -> None:
    (mixture,) = whole.mixtures(manuscript("灯，塔，石,雾。"))
    assert mixture.what == "2 full-width and 1 half-width commas between Han characters"
    assert (mixture.start, mixture.end) == (5, 6)


def test_figures_are_compared_by_value() -> None:
    found = list(numbers.two_ways_to_write(manuscript("十二年后，12 年里，二十年，20 个。")))
    assert [(change.new, first) for change, first in found] == [("12 年", "十二年")]
