"""From files to the outbox: the pair, the week, and every sample by itself."""

import datetime as dt
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from repurpose.channels.thread import measure
from repurpose.channels.thread.options import ThreadOptions
from repurpose.channels.wechat.part_names import number_of
from repurpose.channels.wechat.room import ROOMS
from repurpose.commands import build
from repurpose.commands.build_report import describe
from repurpose.commands.console import Console
from repurpose.config import Digest, Project, Settings, SiteOptions
from repurpose.model import Issue, Rendered
from repurpose.text.html import visible_text
from tests import command_line
from tests.factories import channels
from tests.shared import ROOT, shared, some

TODAY = dt.date(2026, 1, 15)
QUIET = Console(quiet=True)


def project(root: Path, **changes: object) -> Project:
    site = SiteOptions(name="港口来信", url="https://example.org", address="1 Harbour Road")
    return Project(Settings(**{"site": site, **changes}), root)


def made_of(root: Path, *paths: Path, source: Path | None = None, **changes: object) -> build.BuildResult:
    return build.make(project(root, **changes), build.BuildOptions(TODAY, paths, source), QUIET)


def words_of(rendered: list[Rendered]) -> str:
    """Every word a reader may see, of all channels."""
    texts = []
    for one in rendered:
        for part in one.parts:
            if part.name.endswith((".html", ".mjml")):
                texts.append(visible_text(part.text))
            elif not part.name.endswith((".eml", ".json")):
                texts.append(part.text)
    return "\n".join(texts)


def test_the_pair_becomes_all_parts_of_all_channels(tmp_path: Path) -> None:
    made = made_of(tmp_path, shared("samples/pair/article.md"), source=shared("samples/pair/transcript.md"))
    assert made.issue is not None
    post = made.issue.posts[0]
    assert len(post.headlines) == 5
    assert post.brief is not None and (post.brief.guest, post.brief.target_length) == ("Marc Andreessen", 2100)
    assert post.summary.startswith("Marc Andreessen 探讨了") and post.date == dt.date(2026, 1, 7)
    assert post.video == "https://www.youtube.com/watch?v=xRh2sVcNXQ8"
    assert {quote.speaker for quote in post.quotes} == {"Marc Andreessen"}
    assert all(quote.line and quote.original and quote.source for quote in post.quotes)
    names = {f"{one.channel}/{part.name}" for one in made.rendered for part in one.parts if part.is_file}
    assert names >= {
        "email/email.html", "email/email.txt", "email/email.mjml", "email/email.eml", "email/envelope.json",
        "thread/x.json", "thread/x.txt", "wechat/article.html", "wechat/article.json", "wechat/preview.html",
    }  # fmt: skip


def test_no_candidate_and_no_brief_line_reaches_a_body(tmp_path: Path) -> None:
    made = made_of(tmp_path, shared("samples/pair/article.md"), source=shared("samples/pair/transcript.md"))
    assert made.issue is not None
    chosen = {one.headline.text for one in made.rendered if one.headline}
    shown = words_of(made.rendered)
    for headline in made.issue.posts[0].headlines:
        if headline.text not in chosen:
            assert headline.text not in shown
    for word in ("创作说明", "选题方向", "内容评分", "目标字数", "核心价值", "信息密度", "从资本和政策双重视角"):
        assert word not in shown


def test_the_article_is_published_whole_and_the_transcript_never(tmp_path: Path) -> None:
    made = made_of(tmp_path, shared("samples/pair/article.md"), source=shared("samples/pair/transcript.md"))
    parts = {one.channel: one for one in made.rendered}
    for channel, name in (("wechat", "article.html"), ("email", "email.html")):
        text = "".join(visible_text(parts[channel].part(name).text).split())
        assert "唯一确定的是" in text and "每天都会看到让我下巴掉在地上" in text
    alone = made_of(tmp_path, shared("samples/pair/transcript.md"))
    assert alone.issue is not None
    full = sum(len(turn.text) for _, turn in alone.issue.posts[0].turns())
    for one in alone.rendered:
        for part in one.parts:
            if part.name in ("article.html", "email.html", "email.txt"):
                assert len(visible_text(part.text)) < full / 2, part.name


def test_every_channel_says_which_headline_it_took_and_why(tmp_path: Path) -> None:
    made = made_of(tmp_path, shared("samples/pair/article.md"), source=shared("samples/pair/transcript.md"))
    for one in made.rendered:
        assert one.headline is not None and one.headline.why
        assert len(one.headline.rejected) == 4 and all(why for _, why in one.headline.rejected)


def test_every_sample_builds_alone(tmp_path: Path) -> None:
    without_quotes = []
    paths = [*shared("samples/week/notes").glob("*.md"), *shared("samples/odd").glob("*.md")]
    paths += [*shared("samples/newsletters").glob("*.md"), *shared("samples/pair").glob("*.md")]
    for path in some(sorted(paths), 6):
        made = made_of(tmp_path, path)
        assert made.issue is not None
        post = made.issue.posts[0]
        assert post.headlines and post.summary, path.name
        if post.form == "transcript" and not post.quotes:
            without_quotes.append(path.name)
        _assert_within_limits(made.rendered, path.name)
    # A recording of music without a spoken word.
    assert without_quotes in ([], ["xAfp-znTRx8.md"])
    assert len(paths) == 53


def _assert_within_limits(rendered: list[Rendered], name: str) -> None:
    for one in rendered:
        for part in one.parts:
            if part.name == "email.html":
                assert len(part.text.encode()) < 102_000, name
            if number_of(part.name):
                assert ROOMS["paste"].filled(part.text) < 1, name
            if part.name == "x.json":
                for post in json.loads(part.text)["posts"]:
                    assert measure(post["text"], "x").valid, name


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> tuple[Issue, list[Rendered]]:
    root = tmp_path_factory.mktemp("week")
    settings = project(root, posts=[str(shared("samples/week/notes"))], digest=Digest(max_posts=7))
    made = build.make(settings, build.BuildOptions(TODAY, week="2026-W02", drafts=True), QUIET)
    assert made.issue is not None
    return made.issue, made.rendered


def test_a_week_of_35_notes_is_one_issue(week: tuple[Issue, list[Rendered]]) -> None:
    issue, rendered = week
    assert issue.id == "2026-W02" and len(issue.posts) == 7
    assert sum(len(group.posts) for group in issue.more) == 28
    _assert_within_limits(rendered, "week")
    email = next(one for one in rendered if one.channel == "email")
    text = visible_text(email.part("email.html").text)
    for post in issue.all_posts():
        assert any(headline.text in text for headline in post.headlines), f"{post.title} is not listed"


def test_drafts_are_left_out_and_counted_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = project(tmp_path, posts=[str(shared("samples/week/notes"))])
    made = build.build(settings, build.BuildOptions(TODAY, week="2026-W02"), Console())
    code = describe(made, Console(), "error")
    said = capsys.readouterr().err
    assert made.issue is None and code == 0
    assert "35 posts not for readers left out: set digest.drafts or pass --drafts" in said and "nothing to send" in said


def starter(folder: Path) -> Path:
    shutil.copytree(ROOT / "templates" / "starter", folder, dirs_exist_ok=True)
    return folder


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "repurpose", *arguments]
    return subprocess.run(command, cwd=folder, env={**os.environ, **environment}, capture_output=True, text=True)


def test_the_same_input_gives_the_same_bytes_under_another_clock_locale_and_folder(tmp_path: Path) -> None:
    outputs = []
    worlds = (
        {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    )
    for number, environment in enumerate(worlds):
        folder = starter(tmp_path / f"{number}" / ("deep" * number) / "site")
        result = run(folder, "build", "--week", "2026-W02", **environment)
        assert result.returncode == 0, result.stderr
        box = folder / "outbox"
        outputs.append(
            {path.relative_to(box).as_posix(): path.read_bytes() for path in sorted(box.rglob("*")) if path.is_file()}
        )
        os.utime(folder / "posts" / "lighthouse.md", (1, 1))
    assert outputs[0] == outputs[1]
    assert len(outputs[0]) > 10


def test_an_article_and_its_transcript_in_one_folder_are_one_post(tmp_path: Path) -> None:
    folder = starter(tmp_path / "site")
    article = folder / "posts" / "lighthouse.md"
    article.write_text(
        article.read_text(encoding="utf-8").replace("transcript: lighthouse-talk.md\n", ""), encoding="utf-8"
    )
    settings = Project(Settings(posts=["posts"]), folder)
    made = build.make(settings, build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert made.issue is not None
    by_slug = {post.slug: post for post in made.issue.posts}
    assert set(by_slug) == {"lighthouse", "2026-01-06-bread", "2026-01-08-maps"}
    assert by_slug["lighthouse"].source == "posts/lighthouse-talk.md" and by_slug["lighthouse"].date == dt.date(
        2026, 1, 7
    )


def test_one_bad_post_is_reported_and_the_rest_builds(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = starter(tmp_path / "site")
    (folder / "posts" / "bad.md").write_text("---\ntitle: a: b\ndate: 2026-01-07\n---\nText\n")
    (folder / "posts" / "latin.md").write_bytes(b"---\ndate: 2026-01-07\n---\ncaf\xe9 in latin-1\n")
    (folder / "posts" / "gone.md").symlink_to(folder / "nowhere.md")
    (folder / "posts" / "other-week-bad.md").write_text("---\ntitle: a: b\ndate: 2024-01-07\n---\nText\n")
    made = build.build(Project(Settings(), folder), build.BuildOptions(TODAY, week="2026-W02"), Console())
    assert made.issue is not None and len(made.issue.posts) == 3
    assert sorted(Path(str(error.path)).name for error in made.broken) == ["bad.md", "gone.md", "latin.md"]
    assert describe(made, Console(), "error") == 0
    assert describe(made, Console(), "error", strict=True) == 2
    assert "skipped: " in capsys.readouterr().err


@pytest.mark.parametrize(
    "head",
    [
        "title: [a\n",
        'title: "a\ndate: 07 Jan 2026\n',
        "title: a\ndate: 37 Jan 2026\n",
        "title: a\ndate: next week\n",
    ],
)
def test_a_post_whose_day_cannot_be_read_is_named_and_not_passed_over(tmp_path: Path, head: str) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "good.md").write_text("---\ntitle: 潮位\ndate: 2026-01-07\n---\n水来了。\n", encoding="utf-8")
    (tmp_path / "posts" / "bad.md").write_text(f"---\n{head}---\nbody\n", encoding="utf-8")
    made = build.make(Project(Settings(), tmp_path), build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert [Path(error.path).name for error in made.broken] == ["bad.md"]
    assert made.issue is not None
    assert [post.title for post in made.issue.posts] == ["潮位"]


def test_a_page_without_a_date_is_no_post_of_a_week(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "good.md").write_text("---\ntitle: 潮位\ndate: 2026-01-07\n---\n水来了。\n", encoding="utf-8")
    (tmp_path / "posts" / "about.md").write_text("---\ntitle: About\ndate:\n---\nbody\n", encoding="utf-8")
    made = build.make(Project(Settings(), tmp_path), build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert made.issue is not None
    assert ([post.title for post in made.issue.all_posts()], made.broken) == (["潮位"], [])


def test_files_in_no_week_are_counted_aloud(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts" / "good.md").write_text("---\ntitle: 潮位\ndate: 2026-01-07\n---\n水来了。\n", encoding="utf-8")
    (tmp_path / "posts" / "when.md").write_text("---\ntitle: Whenever\n---\nbody\n", encoding="utf-8")
    (tmp_path / "posts" / "tide.ipynb").write_text("{}", encoding="utf-8")
    made = build.build(Project(Settings(), tmp_path), build.BuildOptions(TODAY, week="2026-W02"), Console())
    assert describe(made, Console(), "error") == 0
    said = capsys.readouterr().err
    assert "1 file has no day" in said and "posts/when.md" in said
    assert "1 file is no post" in said and "posts/tide.ipynb" in said


def test_two_posts_of_one_name_in_two_folders_both_stay(tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / "posts" / name).mkdir(parents=True)
        (tmp_path / "posts" / name / "post.md").write_text(
            f"---\ntitle: T {name}\ndate: 2026-01-06\n---\nText of it.\n"
        )
    made = build.make(Project(Settings(), tmp_path), build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert made.issue is not None and {post.slug for post in made.issue.posts} == {"a-post", "b-post"}


def test_only_the_channels_asked_for(tmp_path: Path) -> None:
    folder = starter(tmp_path / "site")
    settings = Project(Settings(channels=channels(thread=ThreadOptions(enabled=False))), folder)
    every = build.make(settings, build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    one = build.make(settings, build.BuildOptions(TODAY, week="2026-W02", channels=("thread",)), QUIET)
    assert [made.channel for made in every.rendered] == ["email", "wechat"]
    assert [made.channel for made in one.rendered] == ["thread"]


def test_a_pipe_among_the_posts_is_named_and_not_waited_for(tmp_path: Path) -> None:
    folder = starter(tmp_path / "site")
    os.mkfifo(folder / "posts" / "pipe.md")
    made = build.build(Project(Settings(), folder), build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert made.issue is not None
    assert [error.cause for error in made.broken] == ["not an ordinary file"]


def test_two_posts_that_name_each_other_are_named(tmp_path: Path) -> None:
    (tmp_path / "posts").mkdir()
    for one, other in (("a", "b"), ("b", "a")):
        (tmp_path / "posts" / f"{one}.md").write_text(
            f"---\ntitle: T\ndate: 2026-01-06\ntranscript: {other}.md\n---\nText of it.\n"
        )
    made = build.make(Project(Settings(), tmp_path), build.BuildOptions(TODAY, week="2026-W02"), QUIET)
    assert len(made.broken) == 2
    assert all("names a transcript itself" in error.cause for error in made.broken)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--until", "2026-01-31"),
        ("--since", "0001-01-01"),
        ("--until", "9999-12-31"),
        ("--week", "9999-W52"),
        ("--date", "0001-01-01"),
    ],
)
def test_days_at_the_ends_of_the_calendar(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = command_line.run(starter(tmp_path / "site"), "build", *arguments)
    assert result.exit_code in (0, 2)
    assert "Traceback" not in result.stderr
    assert "defect" not in result.stderr


def test_a_post_without_settings_may_refer_to_another_file(tmp_path: Path) -> None:
    """No settings, so no folder of posts: what it refers to is looked for, and nothing else is asked for."""
    (tmp_path / "article.md").write_text("# Rope\n\nThe light stands. See [the map](map.md#a).\n", encoding="utf-8")
    (tmp_path / "map.md").write_text("# Map\n\nA map.\n", encoding="utf-8")
    for arguments in (
        ("check", "article.md"),
        ("build", "article.md"),
        ("preview", "article.md", "--export", "p.html"),
    ):
        told = command_line.run(tmp_path, *arguments)
        assert "no such folder" not in told.stderr, told.stderr
    assert (tmp_path / "outbox" / "article" / "issue.json").is_file()
