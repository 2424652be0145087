"""`trace --format html`: the article whole, the source whole, and every mark linked there and back."""

import datetime as dt
import html
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from selectolax.lexbor import LexborHTMLParser, LexborNode

from repurpose.commands import trace
from repurpose.commands.project import load
from repurpose.commands.proof_marks import ProofMark, pieces
from repurpose.commands.proof_sheet import sheet
from repurpose.commands.trace import Traced
from repurpose.grounding.doubts import all_traces, doubtful
from repurpose.model import Evidence, Location, NameTrace, QuoteTrace
from tests.command_line import run
from tests.grounding.pairs import METRO
from tests.shared import ROOT, shared

TODAY = dt.date(2026, 3, 4)
INTERVIEWS = ROOT / "tests" / "grounding" / "interviews" / "development"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    quotes = (*(text for text, _ in METRO.real), *METRO.invented)
    sentences = tuple(sentence for sentence, _, _ in METRO.figures)
    (tmp_path / "article.md").write_text(METRO.article(quotes, sentences), encoding="utf-8")
    (tmp_path / "talk.md").write_text(METRO.transcript, encoding="utf-8")
    return tmp_path


def found(site: Path, article: str = "article.md", source: str = "talk.md") -> Traced:
    return trace.traced(load(site), site / article, site / source)


def page(site: Path, traced: Traced | None = None, lang: str = "en") -> LexborHTMLParser:
    text = sheet(load(site), traced or found(site), lang, TODAY, Path("article.md"), Path("talk.md"))
    return LexborHTMLParser(text)


def words_of(node: LexborNode) -> str:
    """The words of a line without its number, signs and links back."""
    inside = re.sub(r'<a class="(?:n|sign|back)[ "].*?</a>|<span class="n".*?</span>', "", node.html or "")
    return html.unescape(re.sub(r"<[^>]+>", "", inside))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_link_leads_to_one_place_of_the_page(site: Path) -> None:
    tree = page(site)
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    links = [node.attributes["href"] for node in tree.css("a")]
    assert len(links) > 100 and {link[1:] for link in links if link} <= set(ids)


def test_every_trace_is_marked_and_linked_there_and_back(site: Path) -> None:
    traced = found(site)
    tree = page(site, traced)
    for trace_ in all_traces(traced.grounding):
        line = tree.css_first(f"#a{trace_.place.line}")
        assert squeezed(trace_.text) in squeezed(words_of(line)), trace_.text
    marks = tree.css(".words mark[id]")
    assert len(marks) == len(all_traces(traced.grounding))
    for mark in marks:
        name = mark.attributes["id"]
        sign = tree.css_first(f'.words a.sign[data-mark="{name}"]')
        target = tree.css_first(sign.attributes["href"] or "")
        assert target.tag == "p" or f"#{name}" in (target.html or ""), name
        assert tree.css_first(f"#n-{name}") is not None


def test_article_and_source_are_there_to_the_last_word(site: Path) -> None:
    traced = found(site)
    tree = page(site, traced)
    lines = [line for line in traced.post.text.split("\n") if line.strip()]
    assert [words_of(node) for node in tree.css(".words p")] == lines
    said = squeezed("".join(words_of(node) for node in tree.css("#source .side")))
    for section in traced.post.talk:
        for turn in section.turns:
            assert squeezed(turn.text) in said
            assert turn.original is None or squeezed(turn.original.text) in said


def test_evidence_is_marked_where_the_source_has_it(site: Path) -> None:
    traced = found(site)
    tree = page(site, traced)
    for number, one in enumerate(sorted(traced.grounding.quotes, key=lambda one: one.place.line), 1):
        if one.verdict == "verbatim":
            held = "".join(node.text() for node in tree.css(f'#source mark[data-marks~="q{number}"]'))
            assert squeezed(one.evidence[0].text) in squeezed(held)


def test_what_is_in_doubt_comes_first_with_what_to_type(site: Path) -> None:
    traced = found(site)
    wanting = [one for one in all_traces(traced.grounding) if doubtful(one)]
    tree = page(site, traced)
    items = tree.css("#look .items > li")
    assert len(items) == len(wanting) > 5
    shown = [item.css_first(".head b").text() for item in items]
    last = {"not found": 1, "cannot": 2}
    assert shown == sorted(
        shown, key=lambda label: ("otherwise" not in label, *(rank for word, rank in last.items() if word in label))
    )
    for item in items:
        command = item.css_first("code").text()
        assert command.startswith("repurpose trace article.md --source talk.md --accept ")
        assert command.endswith(' --reason ""')
    assert "false" not in tree.css_first("main").text().lower()


def test_verdict_speaker_and_time_are_shown_where_they_are_known(site: Path) -> None:
    traced = found(site)
    first = traced.grounding.quotes[0]
    told = (Evidence("talk.md", 7, "en", "words", "Lin Mo", "00:12:31"),)
    quotes = (replace(first, said_by="林墨", evidence=told), *traced.grounding.quotes[1:])
    tree = page(site, replace(traced, grounding=replace(traced.grounding, quotes=quotes)))
    note = squeezed(tree.css_first("#n-q1").text())
    assert "loose" in note and "·LinMo·00:12:31" in note and "thearticlegivesitto林墨" in note


def test_what_is_accepted_is_shown_with_its_reason(site: Path) -> None:
    invented = METRO.invented[0]
    done = run(
        site,
        "trace",
        "article.md",
        "--source",
        "talk.md",
        "--accept",
        invented,
        "--reason",
        "heard",
        "--format",
        "html",
    )
    tree = LexborHTMLParser(done.stdout)
    assert done.exit_code == 0 and tree.css_first("mark.hand") is not None
    assert "heard" in tree.css_first("#look .reason").text()


def test_the_page_speaks_the_language_of_the_interface(site: Path) -> None:
    assert "Read against the source" in page(site).css_first("#signing").text()
    chinese = page(site, lang="zh")
    assert chinese.css_first("html").attributes["lang"] == "zh-Hans"
    assert "已对照来源核对" in chinese.css_first("#signing").text()


def test_the_paper_says_what_was_read_and_leaves_room_to_sign(site: Path) -> None:
    text = page(site).css_first("#signing").text()
    assert "article.md" in text and "talk.md" in text and "2026-03-04" in text
    assert all(word in text for word in ("Name", "Date", "Signature"))


HOSTILE = '<script>hacked=1</script><img src=x onerror=hacked=1>"></style>{{ 7*7 }}{% raw %}\u202eabc'


def test_hostile_words_stay_words(site: Path) -> None:
    article = (site / "article.md").read_text(encoding="utf-8") + f'\n他说："{HOSTILE} 真的吗？"\n'
    (site / "article.md").write_text(article, encoding="utf-8")
    (site / "talk.md").write_text(METRO.transcript + f"\n**Guest**: {HOSTILE}\n", encoding="utf-8")
    tree = page(site)
    assert len(tree.css("script")) == 1 and len(tree.css("style")) == 1 and not tree.css("img")
    assert HOSTILE in words_of(tree.css(".words p")[-1])
    policy = tree.css_first("meta[http-equiv]").attributes["content"] or ""
    assert "default-src 'none'" in policy and "unsafe" not in policy


def test_one_file_goes_to_stdout_or_where_it_is_wanted(site: Path) -> None:
    printed = run(site, "trace", "article.md", "--source", "talk.md", "--format", "html")
    written = run(site, "trace", "article.md", "--source", "talk.md", "--export", "page.html")
    assert printed.exit_code == written.exit_code == 0
    assert written.stdout == "page.html\n"
    assert (site / "page.html").read_text(encoding="utf-8") == printed.stdout
    assert not re.search(r"(?:src|href)=\"(?!#)", printed.stdout)


@pytest.mark.parametrize("arguments", [("--json", "--format", "html"), ("--export", "x.html", "--format", "text")])
def test_two_forms_at_once_are_refused(site: Path, arguments: tuple[str, ...]) -> None:
    done = run(site, "trace", "article.md", "--source", "talk.md", *arguments)
    assert done.exit_code == 2 and "two forms at once" in done.stderr and not (site / "x.html").exists()


@pytest.mark.parametrize("name", ["harbour-pilots", "seed-bank"])
def test_every_link_of_a_whole_interview_leads_somewhere(name: str) -> None:
    folder = INTERVIEWS / name
    tree = page(folder, found(folder))
    ids = {node.attributes["id"] for node in tree.css("[id]")}
    assert {(node.attributes["href"] or "")[1:] for node in tree.css("a")} <= ids


def test_a_real_pair_becomes_a_page_twice_its_size_at_most() -> None:
    folder = shared("samples/pair")
    traced = found(folder, "article.md", "transcript.md")
    text = sheet(load(folder), traced, "zh", TODAY, Path("article.md"))
    tree = LexborHTMLParser(text)
    lines = [line for line in traced.post.text.split("\n") if line.strip()]
    assert [words_of(node) for node in tree.css(".words p")] == lines
    sizes = [(folder / name).stat().st_size for name in ("article.md", "transcript.md")]
    assert len(text.encode()) < 2.2 * sum(sizes)


def mark(name: str, start: int, end: int) -> ProofMark:
    traced = NameTrace("x", Location("a.md", 1)) if name[0] == "n" else QuoteTrace("x", Location("a.md", 1))
    return ProofMark(name, "quote", traced, start, end, "good", "✓", "")


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([("q1", 0, 6), ("f1", 2, 4)], "[q1ab[f1cd]f1!ef]q1!"),
        ([("q1", 0, 4), ("q2", 2, 6)], "[q1ab[q2cd]q2!]q1!ef"),
        ([("q1", 2, 4), ("q2", 2, 4)], "ab[q1[q2cd]q2!]q1!ef"),
        ([("q1", 3, 3)], "abc[q1]q1!def"),
        ([("q1", 4, 9)], "abcd[q1ef]q1"),
        ([], "abcdef"),
    ],
)
def test_marks_are_nested_and_no_word_is_lost(marks: list[tuple[str, int, int]], shown: str) -> None:
    row = pieces("abcdef", 0, 6, [mark(*one) for one in marks])
    signs = {"open": "[", "close": "]", "text": ""}
    told = [
        signs[one.kind]
        + one.text
        + (one.mark.id if one.mark else "")
        + ("!" if one.edge and one.kind == "close" else "")
        for one in row
    ]
    assert "".join(told) == shown
