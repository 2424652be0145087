"""A week from files to the outbox: what is featured, what is remembered, what is told."""

import datetime as dt
import json
from pathlib import Path

import pytest

from repurpose.commands import build
from repurpose.commands.build_report import describe
from repurpose.commands.console import Console
from repurpose.config import Digest, Project, Settings, SiteOptions

NAMES = "山海街田河桥井灯船雨"


def project(root: Path, **digest: object) -> Project:
    site = SiteOptions(name="港口来信", url="https://example.org", address="1 Harbour Road")
    return Project(Settings(lang="zh-Hans", site=site, digest=Digest(**digest)), root)


def write(root: Path, name: str, day: str, front: str = "", said: str = "") -> None:
    folder = root / "posts"
    folder.mkdir(exist_ok=True)
    body = said or "\n\n".join(f"{name}在第{n}页写下{name * n}，又过了{n * 7}天。" for n in range(1, 9))
    text = f"---\ntitle: {name}之书\nsummary: {name * 9}\ndate: {day}\nspeaker: {name}电台\n{front}---\n{body}\n"
    (folder / f"{name}.md").write_text(text, encoding="utf-8")


def week_of(root: Path, week: str, **digest: object) -> build.BuildResult:
    wanted = build.BuildOptions(dt.date(2026, 2, 1), week=week)
    return build.build(project(root, **digest), wanted, Console(quiet=True))


def told(made: build.BuildResult, capsys: pytest.CaptureFixture[str], lang: str = "en") -> str:
    describe(made, Console(), "never", lang=lang)
    return capsys.readouterr().err


def part(made: build.BuildResult, channel: str, name: str) -> str:
    return next(one for one in made.rendered if one.channel == channel).part(name).text


def test_the_manifest_keeps_what_was_featured_and_why(tmp_path: Path) -> None:
    for name in NAMES[:3]:
        write(tmp_path, name, "2026-01-06", "insight: 值得一读。\n" if name == "海" else "")
    made = week_of(tmp_path, "2026-W02", max_posts=1)
    assert made.folder is not None
    posts = json.loads((made.folder / "issue.json").read_text(encoding="utf-8"))["posts"]
    assert (posts[0]["path"], posts[0]["featured"]) == ("posts/海.md", True)
    assert posts[0]["score"] > posts[1]["score"] and "有编者按" in posts[0]["reasons"]
    assert [post["featured"] for post in posts] == [True, False, False]


def test_nothing_is_featured_twice_and_a_clone_without_an_outbox_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in NAMES[:3]:
        write(tmp_path, name, "2026-01-06", "insight: 值得一读。\n" if name == "海" else "")
    first = week_of(tmp_path, "2026-W02", max_posts=1)
    assert "no earlier digest in the outbox" in told(first, capsys)
    assert "outbox 里没有更早的周刊" in told(first, capsys, "zh")
    write(tmp_path, "海", "2026-01-13", "insight: 值得一读。\n")
    write(tmp_path, "井", "2026-01-14")
    second = week_of(tmp_path, "2026-W03", max_posts=1)
    assert second.issue is not None and [post.path for post in second.issue.posts] == ["posts/井.md"]
    assert "1 featured in the last 1 digests: only listed" in told(second, capsys)
    again = week_of(tmp_path, "2026-W03", max_posts=1)
    assert again.issue == second.issue, "its own manifest is no memory of what was before it"


def test_only_what_is_featured_is_enriched(tmp_path: Path) -> None:
    said = "**守塔人**: 你不能催一座灯塔，你只能给它添油。\n\n> 灯塔最难的不是亮着，而是站在原地三十一年不动。\n"
    for name in NAMES[:3]:
        write(tmp_path, name, "2026-01-06", "quotes: [灯在这里。]\n" if name == "山" else "", said)
    made = week_of(tmp_path, "2026-W02", max_posts=1, order="path")
    assert made.issue is not None
    listed = [post for group in made.issue.more for post in group.posts]
    assert all(post.quotes for post in made.issue.posts)
    assert sum(bool(post.quotes) for post in listed) == sum(post.path == "posts/山.md" for post in listed)


def test_a_week_without_posts_names_the_newest_that_has_some(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path, "山", "2025-11-06")
    write(tmp_path, "海", "2025-11-12")
    made = week_of(tmp_path, "2026-W02")
    assert made.issue is None and made.newest == dt.date(2025, 11, 12)
    assert "the newest post is of 2025-11-12: repurpose build --week 2025-W46" in told(made, capsys)
    assert "最新的文章是 2025-11-12 的" in told(made, capsys, "zh")


def test_anothers_text_is_an_excerpt_with_its_source(tmp_path: Path) -> None:
    body = "\n\n".join(f"第{n}夜，灯塔上的人擦了第{n}遍灯，然后写下第{n * 3}行字。" for n in range(1, 40))
    write(tmp_path, "灯", "2026-01-06", "source: https://other.example/lamp\n", body)
    write(tmp_path, "船", "2026-01-07")
    week = week_of(tmp_path, "2026-W02")
    assert "阅读来源" in part(week, "email", "email.txt") and "https://other.example/lamp" in part(
        week, "email", "email.txt"
    )
    alone = build.BuildOptions(dt.date(2026, 2, 1), (tmp_path / "posts" / "灯.md",))
    made = build.make(project(tmp_path), alone, Console(quiet=True))
    for channel, name in (("email", "email.txt"), ("email", "email.html"), ("wechat", "article.html")):
        assert "第39夜" not in part(made, channel, name) and "other.example" in part(made, channel, name)


def test_the_same_piece_twice_is_named_beside_the_other_with_its_address(tmp_path: Path) -> None:
    for name in NAMES[:4]:
        same = "source: https://youtu.be/lamp\n" if name in "山海" else ""
        write(tmp_path, name, "2026-01-06", same)
    made = week_of(tmp_path, "2026-W02")
    text = part(made, "email", "email.txt")
    assert "另有：" in text and "另有：" in part(made, "email", "email.html")
    assert "另有：" in part(made, "wechat", "article.html")
    listed = week_of(tmp_path, "2026-W02", max_posts=1, order="best")
    article, mail = part(listed, "wechat", "article.html"), part(listed, "email", "email.txt")
    assert all(f"https://example.org/posts/{name}/" in mail or "%" in mail for name in NAMES[:4])
    assert article.count("example.org/posts/") >= 3


def test_the_rest_is_capped_and_counted_in_every_channel(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in NAMES:
        write(tmp_path, name, "2026-01-06", "category: ai-ml\n")
    made = week_of(tmp_path, "2026-W02", max_posts=2, max_listed=3)
    assert "2 featured, 3 listed, 5 without room" in told(made, capsys)
    for channel, name in (("email", "email.txt"), ("email", "email.html"), ("wechat", "article.html")):
        assert "+ 5" in part(made, channel, name) and "AI 与机器学习" in part(made, channel, name)
    assert "10" in part(made, "thread", "x.txt")
