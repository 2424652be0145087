"""Mending files: what is chosen, what is written, and how."""

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from repurpose.checks import fixes
from repurpose.checks.base import Problem, Rule, rule
from repurpose.checks.engine import RuleSelection
from repurpose.checks.rules import RULES
from repurpose.cli import main
from repurpose.commands import console, fix
from repurpose.errors import RepurposeError
from repurpose.text.prose_view import Edit


def swaps(code: str, old: str, new: str, kind: str = "safe") -> Rule:
    """A rule that puts `new` for the first `old`."""

    @rule(code, "swap", reads="text", source="2026", bad=(old,), good=("",), fix=kind)  # type: ignore[arg-type]
    def swap(text: str):
        """Swap.

        Nothing.
        """
        at = text.find(old)
        if at >= 0:
            yield Problem(old, at, at + len(old), edits=(Edit(at, at + len(old), new),))

    return swap


def test_faults_that_touch_are_mended_one_after_the_other() -> None:
    fixed = fixes.fix("灯,,塔", [swaps("ZH91", ",,", ","), swaps("ZH92", ",", "，")])
    assert (fixed.text, fixed.counts) == ("灯，塔", {"ZH91": 1, "ZH92": 1})


def test_a_pair_of_edits_is_made_whole_or_not_at_all() -> None:
    assert fixes.apply("a-b-c", [Edit(3, 4, "+"), Edit(1, 2, "+")]) == "a+b+c"
    assert fixes.apply("ab", [Edit(1, 1, " ")]) == "a b"


@pytest.mark.parametrize(
    ("old", "new"), [("灯", "塔"), ("1", "2"), ("a", ""), (",\n", "，"), ("", "字"), (",", "，\n")]
)
def test_an_edit_that_changes_more_than_marks_is_never_made(old: str, new: str) -> None:
    assert not fixes.is_harmless(old, Edit(0, len(old), new))
    assert fixes.fix(f"x{old}y", [swaps("ZH91", old or "xy", new)]).counts == {}


@pytest.mark.parametrize(("old", "new"), [(",", "，"), ("ＡＢ", "AB"), ("github", "GitHub"), ("", " "), ("３", "3")])
def test_width_case_and_marks_may_change(old: str, new: str) -> None:
    assert fixes.is_harmless(old, Edit(0, len(old), new))


def test_two_rules_that_undo_each_other_come_to_an_end() -> None:
    fixed = fixes.fix(",", [swaps("ZH91", ",", "，"), swaps("ZH92", "，", ",")])
    assert sum(fixed.counts.values()) == fixes.MOST_PASSES


def test_only_selected_rules_mend() -> None:
    text = "用LED灯,好"
    assert fixes.fix(text, RULES, RuleSelection(select=["ZH01"])).text == "用LED灯，好"
    assert fixes.fix(text, RULES, RuleSelection(ignore=["ZH01"])).text == "用 LED 灯,好"
    assert fixes.fix(text, RULES, RuleSelection(per_file={"old/*.md": ["ZH"]}), "old/a.md").text == text
    assert fixes.fix(text, RULES, RuleSelection(per_file={"old/*.md": ["ZH"]}), "new/a.md").text != text


def test_the_change_as_a_diff() -> None:
    assert fixes.diff("灯,塔", "灯，塔", "a.md").split("\n") == [
        *("--- a/a.md", "+++ b/a.md", "@@ -1 +1 @@"),
        *("-灯,塔", "\\ No newline at end of file", "+灯，塔", "\\ No newline at end of file", ""),
    ]
    assert fixes.diff("灯", "灯", "a.md") == ""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


POST = "# 灯塔,礁石\n\n用LED灯, 好。\n"
MENDED = "# 灯塔，礁石\n\n用 LED 灯，好。\n"


def run(*arguments: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["check", *arguments])
    return result.exit_code, result.stdout, result.stderr


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_byte_order_mark_and_last_line_stay(folder: Path, end: str, mark: bytes, last: bool) -> None:
    def as_bytes(text: str) -> bytes:
        return mark + (text if last else text.rstrip("\n")).replace("\n", end).encode()

    path = folder / "a.md"
    path.write_bytes(as_bytes(POST))
    code, _, told = run("a.md", "--fix", "--select", "ZH")
    assert path.read_bytes() == as_bytes(MENDED)
    assert code == 0
    assert "4 faults mended in 1 file: ZH01 2, ZH06 2" in told


def test_mixed_line_ends_stay_mixed(folder: Path) -> None:
    (folder / "a.md").write_bytes("# 灯\r\n\n塔,石\r\n雾,海".encode())
    run("a.md", "--fix")
    assert (folder / "a.md").read_bytes() == "# 灯\r\n\n塔，石\r\n雾，海".encode()


def test_rights_and_links_stay(folder: Path) -> None:
    real = folder / "real.md"
    real.write_text(POST, encoding="utf-8")
    real.chmod(0o640)
    (folder / "link.md").symlink_to(real)
    run("link.md", "--fix")
    assert (folder / "link.md").is_symlink()
    assert real.read_text(encoding="utf-8") == MENDED
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert sorted(path.name for path in folder.iterdir()) == ["link.md", "real.md"]


def test_a_diff_writes_nothing_and_says_so_by_its_exit_code(folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(POST, encoding="utf-8")
    code, shown, _ = run("a.md", "--diff")
    assert code == 1
    assert "-用LED灯, 好。\n+用 LED 灯，好。\n" in shown
    assert path.read_text(encoding="utf-8") == POST
    path.write_text(MENDED, encoding="utf-8")
    assert run("a.md", "--diff")[:2] == (0, "")


def test_unsafe_mends_wait_to_be_asked_for(folder: Path) -> None:
    path = folder / "a.md"
    path.write_text("# 灯塔\n\n太好了！！\n", encoding="utf-8")
    assert "nothing to mend" in run("a.md", "--fix")[2]
    run("a.md", "--fix", "--unsafe-fixes")
    assert path.read_text(encoding="utf-8") == "# 灯塔\n\n太好了！\n"


def test_a_file_that_changes_meanwhile_is_left_alone(folder: Path) -> None:
    path = folder / "a.md"
    path.write_text(POST, encoding="utf-8")
    mended = fix.Mended(path, b"before", b"after", "", {})
    with pytest.raises(RepurposeError, match="changed while"):
        fix.write(mended)
    assert path.read_text(encoding="utf-8") == POST


def test_a_write_that_fails_leaves_the_file_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = folder / "a.md"
    path.write_text(POST, encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    code, _, told = run("a.md", "--fix")
    assert code == 2
    assert "cannot be written: No space left on device" in told
    assert path.read_text(encoding="utf-8") == POST
    assert [one.name for one in folder.iterdir()] == ["a.md"]


@pytest.mark.parametrize("arguments", [["--fix"], ["issue", "--fix"], ["--diff"]])
def test_an_issue_in_the_outbox_is_not_mended(folder: Path, arguments: list[str]) -> None:
    (folder / "issue").mkdir()
    (folder / "issue" / "issue.json").write_text("{}", encoding="utf-8")
    code, _, told = run(*arguments)
    assert code == 2
    assert "mend posts" in told


def test_a_folder_is_mended_post_by_post_and_a_second_run_changes_nothing(folder: Path) -> None:
    (folder / "posts" / "old").mkdir(parents=True)
    paths = [folder / "posts" / "a.md", folder / "posts" / "old" / "b.md"]
    for path in paths:
        path.write_text(POST, encoding="utf-8")
    _, _, told = run("posts", "--fix")
    assert "in 2 files" in told
    mended = [path.read_bytes() for path in paths]
    assert mended[0] == mended[1] != POST.encode()
    _, _, told = run("posts", "--fix")
    assert "nothing to mend" in told
    assert [path.read_bytes() for path in paths] == mended


@pytest.mark.parametrize("arguments", [["--fix"], ["--diff"]])
def test_a_post_that_cannot_be_read_keeps_no_other_from_its_mend(folder: Path, arguments: list[str]) -> None:
    (folder / "posts").mkdir()
    (folder / "posts" / "a.md").write_bytes(b"\xff\xfe\xff")
    (folder / "posts" / "b.md").write_text(POST, encoding="utf-8")
    code, _, told = run("posts", *arguments)
    assert code == 2
    assert told.count("a.md") == 1
    mended = (folder / "posts" / "b.md").read_text(encoding="utf-8")
    assert mended == (MENDED if "--fix" in arguments else POST)


def test_many_posts_are_mended_with_a_word_now_and_then(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "EVERY", 5)
    for number in range(12):
        (folder / f"{number}.md").write_text(POST, encoding="utf-8")
    _, _, told = run(".", "--diff")
    assert [line for line in told.splitlines() if "mending" in line] == ["mending: 5 of 12", "mending: 10 of 12"]


def test_findings_say_what_can_be_mended(folder: Path) -> None:
    (folder / "a.md").write_text(POST, encoding="utf-8")
    _, shown, _ = run("a.md", "--select", "ZH")
    assert "4 can be mended by --fix" in shown
    _, shown, _ = run("a.md", "--select", "ZH", "--format", "json")
    assert shown.count('"fixable": true') == 4
