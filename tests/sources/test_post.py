"""A file as a post: forms, fields, titles, addresses."""

from pathlib import Path

import pytest

from repurpose.errors import SourceError
from repurpose.sources import files
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post

TOP = """# 1. 灯塔不追船
# 2. 省下的油
#3. 不是标题

正文。
"""


def read(text: str, path: str = "posts/a.md", **changes: object):
    return read_post(text, path, Reading(**changes))


def test_candidates_and_brief_are_metadata() -> None:
    text = "# 1. 甲：一\n\n# 2、乙 —— 二\n# （三）丙\n\n***\n\n## 创作说明\n- **嘉宾**：林默\n- 目标字数：约 1,200 字\n- 备注：留着\n\n---\n\n正文第一段。\n"
    post = read(text)
    assert [headline.text for headline in post.headlines] == ["甲：一", "乙 —— 二", "（三）丙"]
    assert post.form == "article" and post.body.strip() == "正文第一段。"
    assert post.brief is not None
    assert (post.brief.guest, post.brief.target_length, post.brief.other) == ("林默", 1200, {"备注": "留着"})


def test_an_english_brief_and_a_list_of_candidates() -> None:
    text = "## Candidate headlines\n\n1. One claim\n2. Another claim\n\n---\n\nCreation brief\nGuest: Ada\nTarget length: 900 words\nCore value: clarity\n\n---\n\nBody text.\n"
    post = read(text)
    assert [headline.text for headline in post.headlines] == ["One claim", "Another claim"]
    assert post.brief is not None and (post.brief.guest, post.brief.target_length) == ("Ada", 900)
    assert post.body.strip() == "Body text."


def test_candidates_know_their_place() -> None:
    post = read("---\nslug: x\n---\n" + TOP)
    place = post.headlines[1].place
    assert place is not None and (place.path, place.line, place.column) == ("posts/a.md", 5, 6)
    assert len(post.headlines) == 2, "a # without a space is no heading"


def test_a_lone_heading_is_the_title_and_leaves_the_body() -> None:
    post = read("# Only title\n\nText here.\n")
    assert (post.title, post.form, post.body) == ("Only title", "plain", "Text here.\n")


def test_a_heading_below_front_matter_with_a_title_stays_out_of_the_body() -> None:
    post = read("---\ntitle: 灯塔 · 港口博客\n---\n# 灯塔\n\n正文。\n")
    assert post.title == "灯塔" and post.body == "正文。\n"


@pytest.mark.parametrize(
    ("written", "title"),
    [
        (r"title: \"《灯塔》的启示\"", "《灯塔》的启示"),
        ("title: “灯塔不追船”", "灯塔不追船"),
        ("title: '“A” and “B”'", "“A” and “B”"),
        ("title: 灯塔 | 港口", "灯塔 | 港口"),
        ("title: 2026", "2026"),
        ("title: '**灯塔**不追船'", "灯塔不追船"),
    ],
)
def test_titles_are_cleaned_and_kept_raw(written: str, title: str) -> None:
    post = read(f"---\n{written}\n---\n正文。\n")
    assert post.title == title
    assert post.raw_title


def test_a_name_that_trails_every_title_goes() -> None:
    assert read("---\ntitle: 灯塔 | 港口\n---\n正文。\n", shared_name="港口").title == "灯塔"
    assert read("---\ntitle: 灯塔 — 港口\n---\n正文。\n", site_name="港口").title == "灯塔"


def test_named_headlines_and_quotes_win() -> None:
    text = "---\ntitle: T\nheadlines:\n  - 1. 甲\n  - 乙\nquotes:\n  - 一句话。\n  - text: 又一句。\n    speaker: 林默\n    original: Another.\n---\n# X\n\n正文。\n"
    post = read(text)
    assert [headline.text for headline in post.headlines] == ["甲", "乙"]
    assert [(quote.text, quote.speaker, quote.original) for quote in post.quotes] == [
        ("一句话。", "", ""),
        ("又一句。", "林默", "Another."),
    ]


@pytest.mark.parametrize(
    ("path", "reading", "url"),
    [
        ("src/posts/a.md", {"folders": (Path("/p/src/posts"),)}, "https://e.org/posts/a/"),
        ("notes/deep/a.md", {"folders": (Path("/p/notes"),)}, "https://e.org/notes/deep/a/"),
        (
            "posts/2026-01-07-a.md",
            {"permalink": "/{year}/{month}/{slug}.html", "folders": (Path("/p/posts"),)},
            "https://e.org/2026/01/a.html",
        ),
        ("posts/a/index.md", {"folders": (Path("/p/posts"),), "permalink": "/{slug}/"}, "https://e.org/a/"),
        ("posts/灯塔.md", {"folders": (Path("/p/posts"),)}, "https://e.org/posts/%E7%81%AF%E5%A1%94/"),
    ],
)
def test_addresses(path: str, reading: dict[str, object], url: str) -> None:
    post = read("# T\n\nText.\n", path, site_url="https://e.org/", root=Path("/p"), **reading)
    assert post.url == url


@pytest.mark.parametrize(
    ("text", "form", "lang"),
    [
        ("# T\n\n一段足够长的中文正文，讲灯塔。\n", "plain", "zh-Hans"),
        ("# T\n\nAn English body with enough words to tell.\n", "plain", "en"),
        ("# T\n\n這是一段繁體中文的正文，講燈塔與礁石。\n", "plain", "zh-Hant"),
        ("# T\n\n**主持人**：你好。\n\n**林默**：你好，灯在。\n", "transcript", "zh-Hans"),
        ("# T\n\n林默: 灯在。\n\n何苗: 在哪里？\n\n林默: 在礁石上。\n\n何苗: 看不见。\n", "transcript", "zh-Hans"),
        ("# T\n\n**注意**：这里不是人名。\n\n另一段。\n\n**结论**：不是。\n", "plain", "zh-Hans"),
    ],
)
def test_form_and_language_are_told_from_the_text(text: str, form: str, lang: str) -> None:
    post = read(text)
    assert (post.form, post.lang) == (form, lang)


@pytest.mark.parametrize(
    ("text", "line", "cause"),
    [
        ("---\ntitle: [a, [b]]\n---\nx", 2, "title: must be text"),
        ("---\ntitle: true\n---\nx", 2, "title: must be text"),
        ("---\ntitle: a\ndate: 2026-13-45\n---\nx", 3, "date: month 13"),
        ("---\ntitle: a\nquotes:\n  - {said: b}\n---\nx", 3, "quotes: a quote has text"),
        ("---\ntitle: a\nheadlines: {a: b}\n---\nx", 3, "headlines: must be a list"),
    ],
)
def test_wrong_fields_are_named(text: str, line: int, cause: str) -> None:
    with pytest.raises(SourceError) as caught:
        read(text)
    assert cause in caught.value.cause and caught.value.line == line and caught.value.hint


def test_line_ends_and_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes("\ufeff---\r\ntitle: 灯塔\r\n---\r\n正文一。\r\n\r\n正文二。".encode())
    post = read_post(files.read(path), "a.md", Reading())
    assert post.title == "灯塔" and post.body == "正文一。\n\n正文二。"


def test_files_that_are_no_posts(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes("# ok\n\ncaf\xe9".encode("latin-1"))
    (tmp_path / "utf16.md").write_bytes("# a".encode("utf-16"))
    (tmp_path / "binary.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe")
    (tmp_path / "nul.md").write_bytes(b"# a\n\x00")
    (tmp_path / "empty.md").write_bytes(b" \n")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "broken.md").symlink_to(tmp_path / "gone.md")
    (tmp_path / "large.md").write_bytes(b"x" * 5_000_001)
    causes = {}
    for name in ("latin", "utf16", "binary", "nul", "empty", "folder", "broken", "large", "missing"):
        with pytest.raises(SourceError) as caught:
            files.read(tmp_path / f"{name}.md")
        causes[name] = caught.value.cause
        assert caught.value.hint and str(tmp_path) in str(caught.value)
    assert causes["latin"].startswith("not UTF-8 at byte") and causes["folder"].startswith("a folder")
    assert causes["broken"].startswith("a link") and causes["missing"] == "no such file"
    assert len(set(causes.values())) == len(causes), "each fault has its own words"


@pytest.mark.parametrize(
    "line",
    [
        "draft: true",
        "draft: yes",
        "published: false",
        "published: no",
        'published: "false"',
        "published: 0",
        "status: unpublished",
        "state: draft",
        "isDraft: true",
        "Status: Draft",
    ],
)
def test_every_way_of_marking_a_draft(line: str) -> None:
    assert read(f"---\ntitle: T\n{line}\n---\nText.\n").draft


@pytest.mark.parametrize(
    "line", ["draft: false", "published: true", "status: evergreen", "published: 2026-01-01", "x: y"]
)
def test_what_is_no_draft(line: str) -> None:
    assert not read(f"---\ntitle: T\n{line}\n---\nText.\n").draft


def test_a_title_that_turns_the_direction_of_the_line_does_not() -> None:
    assert read('---\ntitle: "Harbour \\u202Egpj.exe"\n---\nText.\n').title == "Harbour gpj.exe"
