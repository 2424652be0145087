"""Forty broken projects: each error names file, place, cause and mend in a line or two, and nothing is half-written."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.command_line import run
from tests.shared import ROOT


@dataclass(frozen=True)
class Broken:
    """A project with one fault: files laid over the starter, what is run, and what must be said."""

    name: str
    says: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    run: tuple[str, ...] = ("build", "posts/x.md")
    place: str = "posts/x.md:"


def post(front: str = "", body: str = "正文足够长的一段话。\n") -> dict[str, str | bytes]:
    return {"posts/x.md": f"---\n{front}\n---\n{body}" if front else body}


def settings(text: str) -> dict[str, str | bytes]:
    return {"repurpose.toml": text}


def template(name: str, text: str) -> dict[str, str | bytes]:
    return {f"templates/{name}": text, "posts/x.md": "# T\n\n正文足够长的一段话。\n"}


SETTINGS = "repurpose.toml:"
CASES = (
    Broken("yaml colon", "mapping values", post("title: a: b"), place="posts/x.md:2:"),
    Broken("yaml bracket", "not valid YAML", post("title: a\ntags: [a, b"), place="posts/x.md:3:"),
    Broken("yaml quote", "not valid YAML", post('title: "a'), place="posts/x.md:2:"),
    Broken("yaml tab", "tab", post("title: a\n\tdate: b"), place="posts/x.md:3:"),
    Broken("yaml duplicate", "given twice", post("title: a\ntitle: b"), place="posts/x.md:3:"),
    Broken("yaml alias", "alias", post("title: a\nsummary: &a [*a]")),
    Broken("yaml tag", "tag not allowed", post("title: !!python/name:os.system x")),
    Broken("yaml open", "never closed", {"posts/x.md": "---\ntitle: a\n\ntext\n"}, place="posts/x.md:1"),
    Broken("yaml control", "does not allow", post("title: a\x07b")),
    Broken("toml front matter", "not valid TOML", {"posts/x.md": '+++\ntitle = "a\n+++\nx\n'}),
    Broken("date", "month 13", post("title: a\ndate: 2026-13-01"), place="posts/x.md:3"),
    Broken("day", "day is out of range", post("title: a\ndate: 2026-02-30"), place="posts/x.md:3"),
    Broken("date words", "not a date", post("title: a\ndate: next week"), place="posts/x.md:3"),
    Broken("title list", "title: must be text", post("title: {a: b}"), place="posts/x.md:2"),
    Broken("quotes", "quotes: a quote has text", post("title: a\nquotes: [{who: b}]"), place="posts/x.md:3"),
    Broken("transcript gone", "is not there", post("title: a\ntranscript: gone.md"), place="posts/x.md:3"),
    Broken("latin-1", "not UTF-8 at byte", {"posts/x.md": "# caf\xe9\n".encode("latin-1")}, place="posts/x.md:1"),
    Broken("utf-16", "UTF-16", {"posts/x.md": "# a".encode("utf-16")}),
    Broken("binary", "binary file", {"posts/x.md": b"\x89PNG\x00\xff\x00"}, place="posts/x.md"),
    Broken("nul", "NUL", {"posts/x.md": b"# a\nb\x00c\n"}, place="posts/x.md:2"),
    Broken("empty", "the file is empty", {"posts/x.md": " \n"}, place="posts/x.md"),
    Broken("missing", "no such file", run=("build", "posts/gone.md"), place="posts/gone.md"),
    Broken("folder", "a folder, not a post", run=("build", "posts"), place="posts"),
    Broken("source gone", "no such file", run=("build", "posts/lighthouse.md", "--source", "gone.md"), place="gone.md"),
    Broken("settings toml", "not valid TOML", settings("[site\n"), ("build",), SETTINGS + "1:"),
    Broken("settings unknown", "did you mean name?", settings('[site]\nnmae = "a"\n'), ("build",), SETTINGS + "2"),
    Broken("settings type", "expected `int`", settings('[digest]\nmax-posts = "a"\n'), ("build",), SETTINGS + "2"),
    Broken("settings zone", "no such time zone", settings('[digest]\ntimezone = "Moon"\n'), ("build",), SETTINGS + "2"),
    Broken("settings slot", "not a slot", settings('[schedule]\nslot = "noon"\n'), ("build",), SETTINGS + "2"),
    Broken("settings rule", "no such rule", settings('[check.rules.EM99]\nx = 1\n'), ("build", "--week", "2026-W02"), SETTINGS),
    Broken("settings posts", "no such folder", settings('posts = ["gone"]\n'), ("build",), "gone"),
    Broken("settings file", "cannot be read", run=("build", "--config", "gone.toml"), place="gone.toml"),
    Broken("week", "no such week", run=("build", "--week", "2026-W99"), place=""),
    Broken("days", "after", run=("build", "--since", "2026-01-09", "--until", "2026-01-01"), place=""),
    Broken("template variable", "did you mean", template("email/column.mjml", "<mjml><mj-body>\n{{ isue }}\n</mj-body></mjml>"), place="templates/email/column.mjml:2"),
    Broken("template syntax", "template syntax", template("email/column.mjml", "<mjml>\n{% if %}\n</mjml>"), place="templates/email/column.mjml:2"),
    Broken("template escape", "not allowed in a template", template("email/column.mjml", "<mjml>\n\n{{ ''.__class__.__mro__ }}</mjml>"), place="templates/email/column.mjml:3"),
    Broken("broken mjml", "", template("email/column.mjml", "<mjml>\n<mj-body>\n<mj-section>\n</mj-body></mjml>"), place="templates/email/column.mjml:"),
    Broken("unknown mjml", "mj-nope", template("email/column.mjml", "<mjml><mj-body>\n<mj-nope></mj-nope>\n</mj-body></mjml>"), place="templates/email/column.mjml:2"),
    Broken("template utf-8", "not UTF-8", {"templates/email/column.mjml": b"<mjml>\xff</mjml>", **post("title: a")}, place="templates/email/column.mjml"),
    Broken("outbox id", "not an issue id", run=("send", "../../etc", "--dry-run"), place=""),
    Broken("outbox empty", "the outbox is empty", run=("send", "--dry-run"), place="outbox"),
    Broken("rule", "no rule", run=("rule", "QQ99"), place=""),
    Broken("select", "no rule", run=("check", "posts/lighthouse.md", "--select", "QQ"), place=""),
)  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A starter project with an issue in its outbox."""
    folder = tmp_path_factory.mktemp("broken") / "site"
    shutil.copytree(ROOT / "templates" / "starter", folder)
    result = run(folder, "build", "--week", "2026-W02")
    assert result.exit_code == 0, result.stderr
    return folder


def snapshot(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in (folder / "outbox").rglob("*") if path.is_file()
    }


def test_there_are_forty() -> None:
    assert len(CASES) >= 40


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_error_names_file_place_cause_and_mend(case: Broken, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    shutil.copytree(built, folder)
    if case.name == "outbox empty":
        shutil.rmtree(folder / "outbox")
    for name, content in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    before = snapshot(folder)
    result = run(folder, *case.run)
    said = result.stderr.strip()
    assert result.exit_code == 2, said
    assert "Traceback" not in said
    lines = said.split("\n")
    assert lines[0].startswith("error: ") and len(lines) <= 2, said
    assert case.says in said and case.place in lines[0], said
    assert lines[1].startswith("  hint: ") and len(lines[1]) > 12, said
    assert snapshot(folder) == before, "the outbox is as it was"
