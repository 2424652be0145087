"""The scaffold: complete, never overwriting, and it builds."""

from pathlib import Path

import yaml

from repurpose.commands.new import new
from tests.commands.test_build import run


def test_a_scaffolded_project_builds_without_a_finding_above_info(tmp_path: Path) -> None:
    written, kept = new(tmp_path / "site")
    assert kept == [] and (tmp_path / "site" / ".gitignore") in written
    result = run(tmp_path / "site", "build", "--week", "2026-W02")
    assert result.returncode == 0, result.stderr


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "repurpose.toml").write_text("# mine\n")
    written, kept = new(tmp_path)
    assert kept == [tmp_path / "repurpose.toml"]
    assert (tmp_path / "repurpose.toml").read_text() == "# mine\n"
    again, kept = new(tmp_path)
    assert again == [] and len(kept) == len(written) + 1


def test_the_workflow_is_sound(tmp_path: Path) -> None:
    new(tmp_path)
    flow = yaml.safe_load((tmp_path / ".github" / "workflows" / "newsletter.yml").read_text(encoding="utf-8"))
    steps = flow["jobs"]["issue"]["steps"]
    commands = "\n".join(step.get("run", "") for step in steps)
    assert "repurpose send" in commands and "--due --yes" in commands and "git push" in commands
    assert flow["concurrency"]["cancel-in-progress"] is False
    minute = flow[True]["schedule"][0]["cron"].split()[0]  # YAML 1.1 reads the key "on" as true
    assert minute not in ("0", "30"), "the full hour is when hosted schedules run latest"
    assert "${{ github.event" not in commands, "a title or branch name must never reach the shell as text"
