"""`repurpose trace`: what it prints for programs and for people."""

from pathlib import Path

import pytest

from repurpose.commands import trace
from repurpose.config import Project, Settings
from repurpose.errors import UsageError
from repurpose.text.width import width
from tests.grounding.pairs import METRO


@pytest.fixture
def project(tmp_path: Path) -> Project:
    quotes = (*(text for text, _ in METRO.real), *METRO.invented)
    sentences = tuple(sentence for sentence, _, _ in METRO.figures)
    (tmp_path / "article.md").write_text(METRO.article(quotes, sentences), encoding="utf-8")
    (tmp_path / "talk.md").write_text(METRO.transcript, encoding="utf-8")
    return Project(Settings(), tmp_path)


def test_the_record_has_the_keys_of_the_contract(project: Project) -> None:
    record = trace.record(trace.trace(project, project.root / "article.md", project.root / "talk.md"))
    assert set(record) == {"schema", "quotes", "figures", "names"} and record["schema"] == 1
    quote, figure, name = (record[key][0] for key in ("quotes", "figures", "names"))
    assert set(quote) == {
        *("text", "line", "column", "kind", "said_by", "verdict", "score", "evidence", "objections"),
    }
    assert set(figure) == {"text", "line", "value", "unit", "verdict", "evidence"}
    assert set(name) == {"text", "line", "verdict", "evidence"}
    assert set(quote["evidence"][0]) == {"path", "line", "lang", "text", "speaker", "time"}


def test_places_are_those_of_the_files(project: Project) -> None:
    record = trace.record(trace.trace(project, project.root / "article.md", project.root / "talk.md"))
    article, talk = (
        (project.root / name).read_text(encoding="utf-8").split("\n") for name in ("article.md", "talk.md")
    )
    for quote in record["quotes"]:
        assert article[quote["line"] - 1][quote["column"] - 1 :].startswith(quote["text"])
        for one in quote["evidence"]:
            assert one["path"] == "talk.md" and one["text"].rstrip("…")[:12] in talk[one["line"] - 1]


def test_the_report_never_says_false_and_keeps_its_width(project: Project) -> None:
    text = trace.as_text(trace.trace(project, project.root / "article.md", project.root / "talk.md"))
    assert "not found in the source" in text and "false" not in text.lower()
    assert max(map(width, text.split("\n"))) <= trace.COLUMNS


def test_an_article_without_a_source_is_an_error_with_its_mend(project: Project) -> None:
    with pytest.raises(UsageError, match="names no source"):
        trace.trace(project, project.root / "article.md")
