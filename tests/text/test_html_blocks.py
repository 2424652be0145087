"""Markup taken apart between its blocks, and put together again."""

import pytest

from repurpose.document.to_html import to_html
from repurpose.text.html import visible_text
from repurpose.text.html_blocks import fragments, joined, without_notes

BODY = """\
潮水每天来两次，**从不**等人[^tide]。

## 涨潮

7. 看表
8. 收绳
   - 左舷
   - 右舷
9. 上岸

> 浪说：
>
> > 我先走。

| 时 | 高 |
|--|--|
| 六点 | 3 米 |
| 十二点 | 1 米 |

```
for hour in day:
    print(hour < 12 & True)
```

码头的灯亮了。船都回来了。没有人数过它们！明天还会有船吗？

[^tide]: 见 1987 年的[日志](https://example.org/log)。
"""


def words(markup: str) -> str:
    return "".join(visible_text(markup).split())


@pytest.mark.parametrize("most", [10_000, 200, 60, 25, 9, 1])
def test_what_is_taken_apart_is_put_together_without_losing_a_word(most: int) -> None:
    markup = to_html(BODY)
    found = fragments(markup, most)
    assert words(joined(found)) == words(markup)
    for at in range(len(found) + 1):
        assert words(joined(found[:at])) + words(joined(found[at:])) == words(markup)


def test_a_numbered_list_goes_on_counting() -> None:
    found = fragments(to_html(BODY), 60)
    at = next(at for at, piece in enumerate(found) if "上岸" in piece.html)
    assert joined(found[at:]).startswith('<ol start="9"><li>上岸</li>')
    assert joined(found[:at]).count("<ol") == 1


def test_code_is_parted_at_its_lines_and_words_at_their_sentences() -> None:
    code = [piece.html for piece in fragments(to_html(BODY), 30) if piece.around and piece.around[0].tag == "pre"]
    assert code == ["for hour in day:\n", "    print(hour &lt; 12 &amp; True)\n"]
    said = [piece.html for piece in fragments("<p>码头的灯亮了。船都回来了。没有人数过它们！</p>", 15)]
    assert said == ["码头的灯亮了。船都回来了。", "没有人数过它们！"]


def test_an_endless_sentence_is_parted_all_the_same() -> None:
    found = fragments(f"<p>{'灯' * 1_000}</p>", 100)
    assert max(len(piece.html) for piece in found) <= 100
    assert words(joined(found)) == "灯" * 1_000


def test_a_heading_is_known_and_a_colon_announces() -> None:
    found = fragments(
        "<h3 data-line='1'>账</h3><p>写法如下：</p><pre><code>a</code></pre><p>见“表：”</p><p>完。</p>", 100
    )
    assert [piece.heading for piece in found] == [3, 0, 0, 0, 0]
    assert [piece.ends_open for piece in found] == [True, True, False, True, False]


def test_each_stretch_takes_the_notes_it_refers_to() -> None:
    text, notes = without_notes(to_html("甲[^a]。\n\n乙[^b]。\n\n[^a]: 灯[^c]。\n[^b]: 塔。\n[^c]: 油。\n"))
    first, second = text.split("\n", 1)
    assert words(text) == "甲1。乙2。" and words(notes.of(text)).startswith("灯")
    assert "灯" in notes.of(first) and "油" in notes.of(first) and "塔" not in notes.of(first)
    assert words(notes.of(second)) == "塔。"
    assert notes.of("<p>无</p>") == ""


def test_a_list_that_an_author_wrote_is_no_note() -> None:
    text, notes = without_notes("<p>甲</p><div><hr><ol><li>乙</li></ol></div>")
    assert words(text) == "甲乙" and notes.items == {}
