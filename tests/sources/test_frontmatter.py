"""Front matter: the dialects sites use, the traps switched off, and errors that name the place."""

import datetime as dt

import pytest

from repurpose.document.frontmatter import split
from repurpose.errors import SourceError
from repurpose.sources import dates


def test_yaml_as_eleventy_hugo_and_jekyll_write_it() -> None:
    found = split("---\ntitle: 灯塔\ntags: [a, b]\nunknown_key: kept\n---\n正文\n", "a.md")
    assert found.meta == {"title": "灯塔", "tags": ["a", "b"], "unknown_key": "kept"}
    assert found.lines["unknown_key"] == 4
    assert (found.body, found.body_line) == ("正文\n", 6)


def test_four_dashes_are_a_fence_too() -> None:
    found = split('----\ntitle: "A"\n----\nText', "a.md")
    assert found.meta == {"title": "A"} and found.body == "Text"


def test_toml_as_hugo_writes_it() -> None:
    found = split('+++\ntitle = "A"\ndate = 2026-01-07T08:00:00+08:00\n[params]\nx = 1\n+++\nText', "a.md")
    assert found.meta["title"] == "A" and found.lines["date"] == 3
    assert dates.parse(found.meta["date"]).day_in("Asia/Shanghai") == dt.date(2026, 1, 7)


def test_pelican_lines_without_a_fence() -> None:
    found = split("Title: A week\nDate: 2026-08-26 10:00\nSummary: one\n  two\n\nText", "a.md")
    assert found.meta == {"Title": "A week", "Date": "2026-08-26 10:00", "Summary": "one two"}
    assert found.body.strip() == "Text"


@pytest.mark.parametrize(
    "text", ["# Title\n\nText", "Text: with a colon\n", "---\n\nA rule, not front matter.\n", "", "---\n---\n"]
)
def test_no_front_matter(text: str) -> None:
    assert split(text, "a.md").meta == {}


def test_the_traps_of_yaml_1_1_are_off() -> None:
    found = split(
        '---\na: no\nb: 1:30\nc: 017\nd: 2026-07-20\ne: "no"\nf: true\ng: ~\nh: 12\ni: 1.5\nj: on\n---\n', "a.md"
    )
    assert found.meta == {
        "a": "no", "b": "1:30", "c": "017", "d": "2026-07-20", "e": "no", "f": True, "g": None, "h": 12, "i": 1.5, "j": "on",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("---\ntitle: a: b\n---\n", 2, "not valid YAML"),
        ("---\nok: 1\ntags: [a, b\n---\n", 3, "not valid YAML"),
        ("---\nok: 1\n\ttab: 2\n---\n", 3, "not valid YAML"),
        ("---\ntitle: a\ntitle: b\n---\n", 3, "title is given twice (lines 2 and 3)"),
        ("---\na: &x [*x]\n---\n", 2, "alias"),
        ("---\na: !!python/object/apply:os.system [ls]\n---\n", 2, "tag not allowed"),
        ("---\ntitle: a\n\nText without an end\n", 1, "never closed"),
        ("---\na: " + "[" * 5000 + "\n---\n", 2, "nested deeper"),
        ("---\na: \x07bell\n---\n", 2, "does not allow"),
        ('+++\ntitle = "a\n+++\n', 2, "not valid TOML"),
        ("+++\na = 1\nb = \n+++\n", 3, "not valid TOML"),
        ("---\n" + "a: " + "x" * 300_000 + "\n---\n", 1, "front matter of"),
    ],
)
def test_a_wrong_line_is_named(text: str, line: int, cause: str) -> None:
    with pytest.raises(SourceError) as caught:
        split(text, "posts/a.md")
    assert cause in caught.value.cause
    assert (caught.value.path, caught.value.line) == ("posts/a.md", line)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("written", "zone", "day"),
    [
        ("2026-01-07", "UTC", dt.date(2026, 1, 7)),
        ("2026/1/7", "UTC", dt.date(2026, 1, 7)),
        ("2026-01-07 23:30", "Asia/Shanghai", dt.date(2026, 1, 7)),
        ("2026-01-07T23:30:00Z", "Asia/Shanghai", dt.date(2026, 1, 8)),
        ("2026-01-07 10:00:00 +0800", "UTC", dt.date(2026, 1, 7)),
        ("2026-01-07T01:00:00.123+08:00", "UTC", dt.date(2026, 1, 6)),
        (None, "UTC", None),
        ("", "UTC", None),
    ],
)
def test_dates(written: str | None, zone: str, day: dt.date | None) -> None:
    moment = dates.parse(written)
    assert (moment.day_in(zone) if moment else None) == day


@pytest.mark.parametrize("written", ["2026-13-45", "2026-02-30", "soon", "07.01.2026", "13:61", 5])
def test_a_date_that_is_none(written: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        dates.parse(written)


def test_aliases_that_multiply_are_refused_before_they_are_followed() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    with pytest.raises(SourceError, match="never end"):
        split("---\n" + "\n".join(lines) + "\n---\nText", "a.md")


@pytest.mark.parametrize("written", ["2.10", "3.0", "1e3", "0.50"])
def test_a_number_that_is_read_as_text_keeps_its_spelling(written: str) -> None:
    tags = split(f"---\ntags: [{written}]\n---\nText", "a.md").meta["tags"]
    assert [str(tag) for tag in tags] == [written]
