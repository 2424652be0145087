"""Faults let stand: by a comment with a reason, by the settings for a file, by a baseline that shrinks."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from repurpose.checks import baseline, engine, fixes, ignores
from repurpose.checks.engine import RuleSelection
from repurpose.checks.rules import RULES
from repurpose.cli import main
from repurpose.errors import SettingsError
from repurpose.model import Finding
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post


def found(text: str, **selection: object) -> list[tuple[str, int]]:
    """Codes and lines of what is found in a post's text."""
    post = read_post(f"# 灯塔\n\n{text}", "posts/a.md", Reading())
    return [(one.code, one.line) for one in engine.run(RULES, [post], [], RuleSelection(**selection))]  # type: ignore[arg-type]


REASON = "牌子上就是这样写的"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("灯,塔", [("ZH01", 3)]),
        (f"<!-- repurpose: ignore ZH01 {REASON} -->\n灯,塔", []),
        (f"<!-- repurpose: ignore ZH01 {REASON} -->\n\n灯,塔\n石,雾\n\n海,浪", [("ZH01", 8)]),
        (f"灯,塔 <!-- repurpose: ignore ZH01 {REASON} -->\n石,雾", [("ZH01", 4)]),
        (f"<!-- repurpose: ignore ZH {REASON} -->\n灯,塔LED", []),
        (f"<!-- repurpose: ignore zh01，ZH06 -- {REASON} -->\n灯,塔LED", []),
        (f"<!-- repurpose: ignore ZH01 {REASON} -->\n灯,塔LED", [("ZH06", 4)]),
        (f"灯,塔\n\n石,雾\n\n<!-- repurpose: ignore-file ZH01 {REASON} -->", []),
        (f"<!-- repurpose: ignore ZH01 {REASON} -->\n<!-- repurpose: ignore ZH06 {REASON} -->\n灯,塔LED", []),
        ("<!-- repurpose: ignore ZH01 -->\n灯,塔", [("ST31", 3)]),
        ("<!-- repurpose: ignore -->\n灯,塔", [("ST31", 3), ("ZH01", 4)]),
        (f"<!-- repurpose: ignore ZH01 {REASON} -->\n灯，塔", [("ST30", 3)]),
        (f"<!-- repurpose: ignore ZH01, ZH06 {REASON} -->\n灯,塔", [("ST30", 3)]),
        (f"<!-- repurpose: ignore ZH99 {REASON} -->\n灯，塔", [("ST30", 3)]),
        (f"```\n<!-- repurpose: ignore ZH01 {REASON} -->\n```\n\n灯,塔", [("ZH01", 7)]),
        ("<!-- repurpose 是个工具 -->\n灯,塔", [("ZH01", 4)]),
    ],
)
def test_a_comment_lets_a_fault_stand(text: str, expected: list[tuple[str, int]]) -> None:
    assert found(text) == expected


def test_a_code_whose_rule_did_not_run_is_not_called_unused() -> None:
    text = f"<!-- repurpose: ignore ZH01 {REASON} -->\n灯，塔"
    assert found(text, ignore=["ZH01"]) == []
    assert found(text, select=["HL", "ST30"]) == []
    assert found(text, select=["ZH", "ST30"]) == [("ST30", 3)]


def test_rules_about_a_whole_file_are_let_stand_for_the_file() -> None:
    text = f"<!-- repurpose: ignore-file ST09 {REASON} -->\n\n" + "他点灯，记日志，等船来。\n\n" * 900
    assert ("ST09", 0) not in found(text)
    assert ("ST30", 3) not in found(text)


def test_what_stands_is_not_mended() -> None:
    text = f"<!-- repurpose: ignore ZH01 {REASON} -->\n灯,塔\n\n石,雾\n"
    assert fixes.fix(text, RULES).text == text.replace("石,雾", "石，雾")


def test_comments_are_read_with_their_reach() -> None:
    text = f"灯\n\n<!-- repurpose: ignore ZH01, ST {REASON} -->\n\n塔\n石\n\n雾"
    (one,) = ignores.read(text)
    assert (one.codes, one.reason, one.first, one.last) == (("ZH01", "ST"), REASON, 5, 6)
    assert text[one.start : one.end].startswith("<!-- repurpose")


@pytest.mark.parametrize("glob", ["posts/*.md", "posts/a.md", "a.md", "*.md"])
def test_the_settings_leave_a_rule_out_of_a_file(glob: str) -> None:
    assert found("灯,塔LED", per_file={glob: ["ZH01"]}) == [("ZH06", 3)]
    assert found("灯,塔", per_file={"other/*.md": ["ZH"]}) == [("ZH01", 3)]


def test_a_code_that_does_not_exist_is_refused_there_too() -> None:
    with pytest.raises(Exception, match="no rule 'QQ'"):
        engine.validate(RuleSelection(per_file={"*.md": ["QQ"]}), RULES)


def at(line: int, code: str = "ZH01", path: str = "a.md") -> Finding:
    return Finding(code, "x", "warning", "", "", "m", path, line, 1)


LINES = {1: "灯,塔", 2: "石,雾", 3: " 灯,塔 "}


def read(path: str, line: int) -> str:
    return LINES.get(line, "")


def test_a_baseline_knows_lines_by_what_they_say() -> None:
    known = baseline.Baseline(baseline.count([at(1), at(2)], read))
    assert known.split([at(3), at(2)], read) == []
    assert known.split([at(1), at(3), at(2)], read) == [at(3)]
    assert known.split([at(1, "ZH02"), at(1, path="b.md")], read) == [at(1, "ZH02"), at(1, path="b.md")]


def test_a_baseline_only_shrinks() -> None:
    known = baseline.Baseline(baseline.count([at(1), at(2), at(1, path="b.md")], read))
    after = known.shrunk([at(1), at(1, "ZH09"), at(1), at(1)], ["a.md"], read)
    assert sorted(after.counts.values()) == [1, 1]
    assert after.shrunk([], ["a.md"], read).split([at(1)], read) == [at(1)]
    assert baseline.parse(baseline.dump(after), "x") == after


@pytest.mark.parametrize(
    "text", ["", "[]", '{"schema": 2, "findings": []}', '{"schema": 1, "findings": [{"path": "a"}]}']
)
def test_a_damaged_baseline_says_so(text: str) -> None:
    with pytest.raises(SettingsError, match="not a baseline"):
        baseline.parse(text, "baseline.json")


def test_a_baseline_from_the_command_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "repurpose.toml").write_text('[check]\nbaseline = "old.json"\nselect = ["ZH"]\n', encoding="utf-8")
    post = tmp_path / "a.md"
    post.write_text("# 灯塔\n\n灯,塔\n\n石,雾\n", encoding="utf-8")

    def run(*arguments: str) -> tuple[str, str]:
        result = CliRunner().invoke(main, ["check", "a.md", *arguments])
        return result.stdout, result.stderr

    assert "2 warnings" in run()[0]
    shown, told = run("--write-baseline")
    assert shown == "no findings\n"
    assert "2 findings let stand" in told
    post.write_text("# 灯塔\n\n新,的\n\n灯,塔\n", encoding="utf-8")
    assert "1 warning" in run()[0]
    shown, told = run("--write-baseline")
    assert "1 warning" in shown
    assert "1 finding let stand, 1 fewer than before" in told
    assert len(json.loads((tmp_path / "old.json").read_text(encoding="utf-8"))["findings"]) == 1


def test_a_baseline_needs_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.md").write_text("# 灯塔\n\n灯,塔\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["check", "a.md", "--write-baseline"])
    assert result.exit_code == 2
    assert "name no baseline" in result.stderr
