"""Each plug is one file and one line: the line makes it known everywhere, and nothing else lists it."""

from __future__ import annotations

import difflib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.command_line import Answer, Server
from tests.drills import toys
from tests.drills.toys import Toy
from tests.shared import ROOT

WEEK = "2026-W02"
Run = Callable[..., Answer]
Drill = Callable[..., tuple[Path, Run]]


@pytest.fixture
def drill(tmp_path: Path) -> Iterator[Drill]:
    """Makes a project beside a tree that has a toy, and gives its folder and a way to run commands in it."""
    servers: list[Server] = []

    def made(toy: Toy, settings: str = "") -> tuple[Path, Run]:
        site, tree = with_toy(tmp_path, toy, settings)
        servers.append(Server(tree))

        def run(*arguments: str, code: int | None = 0, **environment: str) -> Answer:
            done = servers[0].run(site, *arguments, **environment)
            assert code is None or done.returncode == code, done.stdout + done.stderr
            return done

        return site, run

    yield made
    for server in servers:
        server.close()


def copy(folder: Path) -> Path:
    """The tree with what Python has compiled of it, which holds as long as a file is of its size and time."""
    for name in ("repurpose", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def add(tree: Path, toy: Toy) -> None:
    for name, text in toy.files.items():
        (tree / name).parent.mkdir(parents=True, exist_ok=True)
        (tree / name).write_text(text, encoding="utf-8")
    if toy.line:
        name, line, before = toy.line
        lines = (tree / name).read_text(encoding="utf-8").split("\n")
        start = next(number for number, text in enumerate(lines) if "listed" in text and "(" in text and "=" in text)
        lines.insert(lines.index(before, start), line)
        (tree / name).write_text("\n".join(lines), encoding="utf-8")


def texts(tree: Path) -> dict[str, str]:
    files = (path for top in ("repurpose", "templates") for path in (tree / top).rglob("*") if path.is_file())
    return {
        path.relative_to(tree).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in files
        if "__pycache__" not in path.parts
    }


def with_toy(tmp_path: Path, toy: Toy, settings: str = "") -> tuple[Path, Path]:
    """A project beside a tree that has the toy; the tree differs from ours by its files and its one line."""
    tree = copy(tmp_path / "tree")
    add(tree, toy)
    ours, theirs = texts(ROOT), texts(tree)
    assert set(theirs) - set(ours) == set(toy.files)
    changed = {name for name, text in ours.items() if theirs[name] != text}
    assert changed == ({toy.line[0]} if toy.line else set())
    for name in changed:
        lines = difflib.ndiff(ours[name].split("\n"), theirs[name].split("\n"))
        assert [line for line in lines if line[:1] in "+-"] == [f"+ {toy.line[1]}"]
    site = tmp_path / "site"
    shutil.copytree(ROOT / "templates" / "starter" / "posts", site / "posts")
    (site / "repurpose.toml").write_text(settings, encoding="utf-8")

    return site, tree


def test_a_rule(drill: Drill) -> None:
    site, run = drill(toys.RULE)
    (site / "toy.md").write_text("# A boat\n\nIt is no toy at all.\n", encoding="utf-8")
    assert "TY01" in run("check", "toy.md", code=None).stdout
    assert "says-toy" in run("rule", "--all").stdout
    assert "写了玩具" in run("rule", "TY01", REPURPOSE_LANG="zh").stdout


def test_a_network(drill: Drill) -> None:
    settings = '[channels.thread]\nnetworks = ["toy"]\n[channels.thread.toy]\nmax-characters = 60\n'
    site, run = drill(toys.NETWORK, settings)
    assert json.loads(run("count", "posts/lighthouse.md", "--json").stdout)["networks"]["toy"]["limit"] == 90
    run("build", "posts/lighthouse.md", "--channel", "thread", code=None)
    thread = json.loads((site / "outbox" / "lighthouse" / "thread" / "toy.json").read_text(encoding="utf-8"))
    assert thread["limit"] == 60 and all(post["length"] <= 60 for post in thread["posts"])
    run("preview", "outbox/lighthouse", "--export", "page.html")
    assert "<h2>toy" in (site / "page.html").read_text(encoding="utf-8")
    assert "TOY_KEY" in run("doctor", code=None).stdout
    sent = run("send", "lighthouse", "--channel", "thread", "--yes", code=None, TOY_KEY="k")
    assert f"{len(thread['posts'])} sent" in sent.stderr, sent.stderr
    assert f"thread:sent {len(thread['posts'])}" in run("status").stdout


def test_a_channel(drill: Drill) -> None:
    site, run = drill(toys.CHANNEL, "[channels.toy]\nshout = false\n")
    built = run("build", "--week", WEEK, "--channel", "toy", code=None)
    assert "toy.txt" in built.stderr and (site / "outbox" / "toys.txt").is_file()
    assert "TY02" in run("check", f"outbox/{WEEK}", code=None).stdout
    run("preview", f"outbox/{WEEK}", "--export", "page.html")
    page = (site / "page.html").read_text(encoding="utf-8")
    assert 'class="toy"' in page and "Toy tab" in page
    assert "aloud" in run("send", WEEK, "--channel", "toy", "--dry-run").stderr
    assert "toy" in run("doctor", code=None).stdout
    assert "toy" in json.loads(run("status", "--json").stdout)["issues"][0]["channels"]
    assert "no channel" in run("build", "--channel", "tory", code=2).stderr


def test_a_reader(drill: Drill) -> None:
    site, run = drill(toys.READER)
    two = "toy\n=====\n---\ntitle: One\ndate: 2026-01-06\n---\nFirst.\n=====\n---\ntitle: Two\ndate: 2026-01-07\n---\nSecond.\n"
    (site / "posts" / "both.toy").write_text(two, encoding="utf-8")
    run("build", "--week", WEEK, "--channel", "email", code=None)
    manifest = json.loads((site / "outbox" / WEEK / "issue.json").read_text(encoding="utf-8"))
    assert {"both-1", "both-2"} <= {post["slug"] for post in manifest["posts"]}
    assert json.loads(run("status", "--json").stdout)["issues"][0]["posts_changed"] == []


def test_a_dialect(drill: Drill) -> None:
    site, run = drill(toys.DIALECT)
    (site / "toy.md").write_text("# A boat\n\nIt is ¤small¤ and `¤grey¤`.\n", encoding="utf-8")
    run("build", "toy.md", "--channel", "email", code=None)
    html = (site / "outbox" / "toy" / "email" / "email.html").read_text(encoding="utf-8")
    assert ">small</strong>" in html and "¤grey¤" in html


MAIL = (
    '[channels.email]\nfrom = "A <a@example.org>"\nunsubscribe-url = "https://example.org/{token}"\ntransport = "toy"\n'
)
MAIL += 'recipients = "people.csv"\n[site]\nname = "Harbour"\nurl = "https://example.org"\naddress = "1 Quay"\n'


def mail(site: Path, run: Run) -> None:
    (site / "people.csv").write_text("email,name\nada@example.org,Ada\nbob@example.org,Bob\n", encoding="utf-8")
    run("build", "posts/2026-01-08-maps.md", "--channel", "email", code=None)


def test_a_transport(drill: Drill) -> None:
    site, run = drill(toys.TRANSPORT, MAIL + '[channels.email.toy]\nfolder = "."\n')
    mail(site, run)
    assert "a toy answers" in run("doctor", "--online", code=None).stdout
    sent = run("send", "--channel", "email", "--yes", REPURPOSE_SECRET="a long random text")
    assert "2 sent" in sent.stderr and (site / "2.eml").is_file()


def test_an_engine(drill: Drill) -> None:
    site, run = drill(toys.ENGINE, MAIL + '[channels.email.toy]\nlist-name = "friends"\n')
    mail(site, run)
    assert "TOY_KEY" in run("doctor", code=None).stdout
    sent = run("send", "--channel", "email", "--yes", TOY_KEY="k")
    assert "1 sent" in sent.stderr and (site / "outbox" / "engine.html").is_file()
    assert "nothing left to send" in run("send", "--channel", "email", "--yes", TOY_KEY="k").stderr


def test_a_ledger_store(drill: Drill) -> None:
    settings = '[ledger]\nstore = "toy"\n[channels.thread]\nnetworks = ["bluesky"]\n'
    site, run = drill(toys.STORE, settings)
    run("build", "posts/2026-01-08-maps.md", "--channel", "wechat", code=None)
    run("send", "--dry-run")
    run("status")
    (site / "repurpose.toml").write_text('[ledger]\nstore = "tory"\n', encoding="utf-8")
    assert "did you mean toy?" in run("status", code=2).stderr


def test_a_theme(drill: Drill) -> None:
    site, run = drill(toys.THEME, '[channels.wechat]\ntheme = "toy"\n')
    run("build", "posts/2026-01-08-maps.md", "--channel", "wechat", code=None)
    fields = (site / "outbox").rglob("article.json")
    assert [json.loads(path.read_text(encoding="utf-8"))["theme"] for path in fields] == ["toy"]


@pytest.mark.parametrize("toy", [one for one in vars(toys).values() if isinstance(one, Toy)], ids=lambda toy: toy.name)
def test_no_toy_takes_more_than_its_files_and_a_line(toy: Toy) -> None:
    folders = {name.rsplit("/", 1)[0] for name in toy.files}
    assert len(folders) == (2 if toy.name == "channel" else 1)
    assert len([name for name in toy.files if name.endswith(".py")]) == (0 if toy.name == "theme" else 1)
