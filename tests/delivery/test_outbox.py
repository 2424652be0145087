"""The outbox: whole files, a manifest that vouches for them, and no way out of the folder."""

import datetime as dt
import json
import os
from pathlib import Path

import pytest

from repurpose.delivery import outbox
from repurpose.errors import OutboxError
from repurpose.model import Choice, Finding, Part, Rendered
from tests.factories import plain, single


def rendered(channel: str = "email", **files: str) -> Rendered:
    parts = [
        Part("subject", "line", "S"),
        *(Part(name.replace("_", "."), "html", text) for name, text in files.items()),
    ]
    return Rendered(channel, "maps", tuple(parts), Choice("S", 1, "fits", (("T", "too long"),)), ("two quotes",))


def test_what_is_written_can_be_loaded_and_vouched_for(tmp_path: Path) -> None:
    finding = Finding("EM01", "x", "warning", "email", "subject", "m", "posts/a.md", 1, 2, 1, 3)
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="灯")], [finding])
    stored = outbox.load(folder)
    assert stored.changed() == []
    assert stored.parts("email") == {"a.html": "灯".encode()}
    assert stored.manifest.findings == {"error": 0, "warning": 1, "info": 0}
    entry = stored.manifest.channels["email"]
    assert entry.headline is not None and entry.headline.rejected == [("T", "too long")]
    assert entry.cut == ["two quotes"]
    assert stored.findings()[0]["code"] == "EM01"
    assert not (folder / "email" / "subject").exists(), "a line is no file"


def test_one_changed_byte_is_seen(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="one")], [])
    (folder / "email" / "a.html").write_text("ond")
    assert outbox.load(folder).changed() == ["email/a.html"]
    with pytest.raises(OutboxError, match="not what was built"):
        outbox.load(folder).parts("email")


def test_a_second_build_leaves_nothing_of_the_first(tmp_path: Path) -> None:
    issue = single(plain())
    outbox.write(tmp_path, issue, [rendered(a_html="1", b_html="2"), rendered("thread", x_txt="3")], [])
    changed = single(plain(sha256="other"))
    folder = outbox.write(tmp_path, changed, [rendered(a_html="4")], [])
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert files == ["email/a.html", "findings.json", "issue.json"]


def test_a_channel_not_built_this_time_stays_while_the_posts_are_the_same(tmp_path: Path) -> None:
    issue = single(plain(sha256="same"))
    outbox.write(tmp_path, issue, [rendered(a_html="1"), rendered("thread", x_txt="3")], [])
    folder = outbox.write(tmp_path, issue, [rendered(a_html="1")], [])
    assert sorted(outbox.load(folder).manifest.channels) == ["email", "thread"]


def test_a_ledger_outlives_every_build(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="1")], [])
    (folder / "ledger.jsonl").write_text("{}\n")
    outbox.write(tmp_path, single(plain(sha256="new")), [rendered(a_html="2")], [])
    assert (folder / "ledger.jsonl").read_text() == "{}\n"


def test_a_file_is_never_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="old")], [])
    monkeypatch.setattr(os, "replace", lambda *_: (_ for _ in ()).throw(OSError(28, "No space left on device")))
    with pytest.raises(OutboxError, match="No space left"):
        outbox.write(tmp_path, single(plain(sha256="n")), [rendered(a_html="new")], [])
    assert (folder / "email" / "a.html").read_text() == "old"
    assert [path.name for path in (folder / "email").iterdir()] == ["a.html"], "no temporary file stays"
    assert outbox.load(folder).changed() == []


@pytest.mark.parametrize("name", ["../x", "/etc", "a/b", "..", "", "-rf", ".", "a\x00b", "x" * 101, "a..b"])
def test_an_id_that_leads_elsewhere_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutboxError, match="issue id"):
        outbox.folder_of(tmp_path, name)


def test_a_link_that_leads_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "box").mkdir()
    (tmp_path / "box" / "maps").symlink_to(tmp_path / "out")
    with pytest.raises(OutboxError, match="leads out"):
        outbox.write(tmp_path / "box", single(plain()), [rendered(a_html="1")], [])


def test_two_posts_with_one_slug_do_not_share_a_folder(tmp_path: Path) -> None:
    outbox.write(tmp_path, single(plain()), [rendered(a_html="1")], [])
    with pytest.raises(OutboxError, match="holds an issue made from"):
        outbox.write(tmp_path, single(plain(path="other/maps.md")), [rendered(a_html="2")], [])


@pytest.mark.parametrize("damage", ["", "{", '{"schema": 1}', "[]"])
def test_a_damaged_manifest_is_named(tmp_path: Path, damage: str) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="1")], [])
    (folder / "issue.json").write_text(damage)
    with pytest.raises(OutboxError, match="damaged manifest"):
        outbox.load(folder)


def test_a_newer_manifest_is_not_guessed_at(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="1")], [])
    manifest = json.loads((folder / "issue.json").read_text())
    (folder / "issue.json").write_text(json.dumps({**manifest, "schema": 9}))
    with pytest.raises(OutboxError, match="another version"):
        outbox.load(folder)


def error_in(channel: str) -> Finding:
    return Finding("EM01", "x", "error", channel, "subject", "m")


def test_a_kept_channel_keeps_its_findings(tmp_path: Path) -> None:
    issue = single(plain(sha256="same"))
    outbox.write(tmp_path, issue, [rendered(a_html="1"), rendered("thread", x_txt="3")], [error_in("email")])
    folder = outbox.write(tmp_path, issue, [rendered("thread", x_txt="3")], [])
    assert outbox.load(folder).manifest.findings["error"] == 1
    assert [one["channel"] for one in outbox.load(folder).findings()] == ["email"]


def test_findings_that_were_taken_out_are_missed(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="1")], [error_in("email")])
    for text in ('{"schema": 1, "findings": []}', '{"findings": 3}', "[3]", "[" * 100_000):
        (folder / "findings.json").write_text(text)
        with pytest.raises(OutboxError):
            outbox.load(folder).findings()


def test_only_our_own_files_are_ever_removed(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="1"), rendered("thread", x_txt="3")], [])
    for path in (folder / "email" / "notes.txt", folder / "images" / "x.png", folder / "thread" / "mine.md"):
        path.parent.mkdir(exist_ok=True)
        path.write_text("somebody's")
    outbox.write(tmp_path, single(plain(sha256="new")), [rendered(b_html="2")], [])
    left = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert left == ["email/b.html", "email/notes.txt", "findings.json", "images/x.png", "issue.json", "thread/mine.md"]


def test_a_channel_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "keep").write_text("x")
    (tmp_path / "box" / "maps").mkdir(parents=True)
    (tmp_path / "box" / "maps" / "email").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutboxError, match="link"):
        outbox.write(tmp_path / "box", single(plain()), [rendered(a_html="1")], [])
    assert [path.name for path in (tmp_path / "elsewhere").iterdir()] == ["keep"]


def test_a_copied_issue_is_not_another_issue(tmp_path: Path) -> None:
    import shutil

    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="1")], [])
    shutil.copytree(folder, tmp_path / "copy")
    with pytest.raises(OutboxError, match="ledger of its own"):
        outbox.load(tmp_path / "copy")


def test_other_posts_never_take_an_issues_place_but_a_week_may_change(tmp_path: Path) -> None:
    from repurpose.config import Settings
    from repurpose.digest import several
    from tests.factories import digest

    joined = several([plain(slug="a", path="a.md"), plain(slug="b", path="b.md")], Settings())
    alone = single(plain(slug="a_b", path="a_b.md"))
    outbox.write(tmp_path, alone, [rendered(a_html="1")], [])
    with pytest.raises(OutboxError, match="holds an issue made from"):
        outbox.write(tmp_path, joined, [rendered(a_html="2")], [])
    outbox.write(tmp_path, digest((plain(),)), [rendered(a_html="1")], [])
    outbox.write(tmp_path, digest((plain(path="new.md"),)), [rendered(a_html="1")], [])


def test_a_post_named_like_a_week_has_an_id_of_its_own() -> None:
    from repurpose.config import Settings
    from repurpose.digest import several

    assert several([plain(slug="2026-W02")], Settings()).id == "post-2026-W02"
    long = [several([plain(slug="p" * 70 + str(n)), plain(slug="q" * 70)], Settings()).id for n in range(3)]
    assert len(set(long)) == 3
    assert all(len(one) <= 80 for one in long)


def test_a_part_that_is_gone_is_told_like_one_that_differs(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="灯", b_html="塔")], [])
    (folder / "email" / "a.html").unlink()
    stored = outbox.load(folder)
    assert stored.changed() == ["email/a.html"]
    with pytest.raises(OutboxError):
        stored.parts("email")


def test_a_manifest_says_its_schema_and_nothing_unknown_is_read_past(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="灯")], [])
    path = folder / outbox.MANIFEST
    data = json.loads(path.read_text(encoding="utf-8"))
    assert data["schema"] == 1
    data["posts"][0]["approved"] = True
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(OutboxError):
        outbox.load(folder)


def test_a_manifest_is_written_for_people_too_and_its_error_names_the_file(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="灯")], [])
    assert (folder / outbox.MANIFEST).read_text(encoding="utf-8").startswith('{\n "schema": 1,\n "id": "maps"')
    (folder / "email" / "b.html").mkdir()
    with pytest.raises(OutboxError, match="cannot be written") as caught:
        outbox.write(tmp_path, single(plain()), [rendered(b_html="塔")], [])
    assert "b.html" in str(caught.value.path)


@pytest.mark.parametrize(
    "where", ["", "posts", "channels.email", "channels.email.parts.a_html", "channels.email.headline"]
)
def test_a_field_that_nobody_knows_is_refused_wherever_it_stands(tmp_path: Path, where: str) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="灯")], [])
    path = folder / outbox.MANIFEST
    data = json.loads(path.read_text(encoding="utf-8"))
    place = data
    for name in filter(None, where.split(".")):
        place = place[name.replace("_", ".")]
    (place[0] if isinstance(place, list) else place)["approved"] = True
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(OutboxError, match="damaged manifest"):
        outbox.load(folder)


def test_a_manifest_lists_its_posts_channels_and_counts(tmp_path: Path) -> None:
    issue = single(plain(sha256="5a", source="posts/talk.md", draft=True))
    made = [rendered("thread", x_txt="灯"), rendered("email", a_html="灯")]
    folder = outbox.write(tmp_path, issue, made, [error_in("email"), error_in("thread")])
    data = json.loads((folder / outbox.MANIFEST).read_text(encoding="utf-8"))
    [post] = data["posts"]
    assert post == {
        "slug": "maps",
        "path": issue.posts[0].path,
        "sha256": "5a",
        "source": "posts/talk.md",
        "draft": True,
        "featured": True,
        "score": None,
        "reasons": [],
    }
    assert (data["date"], data["findings"]) == ("2026-01-08", {"error": 2, "warning": 0, "info": 0})
    assert list(data["channels"]) == ["email", "thread"]
    assert data["channels"]["email"]["parts"]["a.html"]["bytes"] == 3
    assert data["channels"]["email"]["headline"] == {
        "text": "S",
        "rank": 1,
        "why": "fits",
        "rejected": [["T", "too long"]],
    }
    assert outbox.load(folder).manifest.last_day is not None
    assert json.loads((folder / outbox.FINDINGS).read_text(encoding="utf-8"))["schema"] == 1


def test_an_issue_without_a_day_has_no_last_one_and_stands_before_the_others(tmp_path: Path) -> None:
    assert list(outbox.issues(tmp_path / "none")) == []
    for slug, day in (("c", dt.date(2026, 1, 8)), ("b", None), ("a", dt.date(2026, 1, 9))):
        outbox.write(tmp_path, single(plain(slug=slug, path=f"{slug}.md", date=day)), [], [])
    (tmp_path / "notes").mkdir()
    assert [folder.name for folder in outbox.issues(tmp_path)] == ["b", "c", "a"]
    assert outbox.load(tmp_path / "b").manifest.last_day is None
    assert outbox.load(tmp_path / "c").manifest.last_day == dt.date(2026, 1, 8)


def test_a_copy_under_another_name_is_no_issue(tmp_path: Path) -> None:
    folder = outbox.write(tmp_path, single(plain()), [rendered(a_html="灯")], [])
    folder.rename(tmp_path / "maps-2")
    with pytest.raises(OutboxError, match="a copy would have a ledger"):
        outbox.load(tmp_path / "maps-2")


def test_a_file_that_is_the_same_is_not_written_again_and_one_that_is_new_is_for_all_to_read(tmp_path: Path) -> None:
    path = tmp_path / "x" / "a.html"
    outbox.write_file(path, b"1")
    assert path.stat().st_mode & 0o777 == 0o644
    before = path.stat().st_ino
    outbox.write_file(path, b"1")
    assert path.stat().st_ino == before
    outbox.write_file(path, b"2")
    assert path.read_bytes() == b"2" and path.stat().st_ino != before


def test_nothing_that_was_read_can_be_changed(tmp_path: Path) -> None:
    stored = outbox.load(outbox.write(tmp_path, single(plain()), [rendered(a_html="灯")], []))
    entry = stored.manifest.channels["email"]
    for one in (stored, stored.manifest, stored.manifest.posts[0], entry, entry.headline, entry.parts["a.html"]):
        with pytest.raises(AttributeError):
            setattr(one, type(one).__struct_fields__[0], "")


def test_the_very_posts_keep_the_id_that_they_were_sent_under(tmp_path: Path) -> None:
    def put(slug: str, *paths: str, ledger: bool = False) -> None:
        issue = single(plain(), id=slug, posts=tuple(plain(slug=path, path=path) for path in paths))
        folder = outbox.write(tmp_path, issue, [], [])
        if ledger:
            (folder / "ledger.jsonl").write_text("")

    def used(*paths: str, slug: str = "new") -> str:
        posts = tuple(plain(slug=path, path=path) for path in paths)
        return outbox.id_in_use(tmp_path, single(plain(), id=slug, posts=posts))

    assert outbox.id_in_use(tmp_path / "none", single(plain())) == "maps"
    put("old", "a.md", "b.md")
    put("sent", "a.md", "b.md", ledger=True)
    put("2026-W02", "c.md")
    put("new", "d.md")
    put("again", "d.md")
    (tmp_path / "stray").mkdir()
    assert used("a.md", "b.md") == "sent"
    assert used("b.md", "a.md") == "new" == used("c.md") == used("d.md")
    assert used("a.md", "b.md", slug="2026-W03") == "2026-W03"
