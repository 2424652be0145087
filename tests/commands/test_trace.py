"""`repurpose trace`: what it prints for programs and for people."""

from pathlib import Path

import pytest

from repurpose.commands import trace
from repurpose.config import Project, Settings
from repurpose.errors import UsageError
from repurpose.text.width import width
from tests.grounding.pairs import METRO
from tests.grounding.two_guests import HEAD, TALK


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
    assert set(quote["evidence"][0]) == {"path", "line", "lang", "text", "speaker", "time", "link"}


def test_who_said_it_is_told_for_programs_and_for_people(tmp_path: Path) -> None:
    article = HEAD + "鲁平说：“渡口最怕的不是大浪，是雾。”\n"
    (tmp_path / "article.md").write_text(article, encoding="utf-8")
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    found = trace.trace(Project(Settings(), tmp_path), tmp_path / "article.md", tmp_path / "talk.md")
    [quote] = trace.record(found)["quotes"]
    assert quote["said_by"] == "鲁平" and quote["evidence"][0]["speaker"] == "贺岚"
    [against] = quote["objections"]
    assert against["kind"] == "speaker" and "贺岚" in against["text"]
    assert "given to 鲁平" in trace.as_text(found) and "贺岚 渡口" in trace.as_text(found)


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
