"""`trace --accept`: what an editor types, what is written, and what is refused."""

import shlex
from pathlib import Path

import pytest

from repurpose.commands import trace
from repurpose.commands.acceptance_choice import Chooser
from repurpose.commands.project import load
from repurpose.document.frontmatter import split
from repurpose.grounding.doubts import all_traces, doubtful
from repurpose.grounding.extents import Extents
from tests.command_line import run
from tests.shared import ROOT

TALK = """---
date: 2026-03-03
---
**主持人**: 你在渡口多少年了？

**艄公**: 我在渡口撑了二十二年船，水涨的时候一天要来回四十趟。桥修好以后，只剩下来看日落的人。

**艄公**: 我不觉得可惜。船是为了过河，不是为了让人记住船。
"""
ARTICLE = """# 1. 渡口的最后一条船
# 2. 二十二年

---

嘉宾：艄公

---

他在渡口撑了二十二年船。"船是为了过河，不是为了让人记住船。"他说。

那年水大，来回 90 公里。村里人说他像一条鱼。

后来更忙，也是来回 90 公里。

"我这辈子最怕的是下雪天的早上没有人来。"他补充道。
"""
UNSAID = "我这辈子最怕的是下雪天的早上没有人来。"
REASON = "read back to him, 3 March"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "talk.md").write_text(TALK, encoding="utf-8")
    (tmp_path / "a.md").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def accept(site: Path, *asked: str, reason: str = REASON) -> tuple[int, str]:
    arguments = [word for one in asked for word in ("--accept", one)]
    done = run(site, "trace", "a.md", "--source", "talk.md", *arguments, "--reason", reason)
    return done.exit_code, done.stderr


def accepted(site: Path) -> list[dict[str, str]]:
    return split((site / "a.md").read_text(encoding="utf-8"), "a.md").meta.get("grounding", [])


def in_doubt(site: Path) -> dict[str, list[int]]:
    """The lines of what is in doubt, by its words."""
    found: dict[str, list[int]] = {}
    for one in all_traces(trace.trace(load(site), site / "a.md", site / "talk.md")):
        if doubtful(one):
            found.setdefault(one.text, []).append(one.place.line)
    return found


def test_the_article_has_what_these_tests_ask_for(site: Path) -> None:
    assert in_doubt(site) == {"90 公里": [12, 14], UNSAID: [16]}


@pytest.mark.parametrize("asked", ["16", "16:2", UNSAID, "我这辈子最怕的…", "我这辈子最怕的...", f'"{UNSAID}"他补充道'])
def test_a_quotation_is_named_by_line_column_words_their_beginning_or_words_around_it(site: Path, asked: str) -> None:
    code, said = accept(site, asked)
    assert code == 0 and f"a.md:16:2: “{UNSAID}” accepted: {REASON}" in said
    assert [one["reason"] for one in accepted(site)] == [REASON]
    assert UNSAID not in in_doubt(site)


def test_the_body_and_a_file_of_another_system_keep_their_bytes(site: Path) -> None:
    head = "---\r\n# mine\r\ntitle:   'x'\r\n---\r\n"
    body = ARTICLE.replace("\n", "\r\n")
    (site / "a.md").write_bytes(b"\xef\xbb\xbf" + (head + body).encode())
    assert accept(site, UNSAID)[0] == 0
    after = (site / "a.md").read_bytes()
    written = f'grounding:\r\n  - accept: "{UNSAID}"\r\n    reason: "{REASON}"\r\n'
    assert after == b"\xef\xbb\xbf" + (head[:-5] + written + "---\r\n" + body).encode()


def test_an_article_without_front_matter_gets_one(site: Path) -> None:
    assert accept(site, UNSAID)[0] == 0
    text = (site / "a.md").read_text(encoding="utf-8")
    assert text == f'---\ngrounding:\n  - accept: "{UNSAID}"\n    reason: "{REASON}"\n---\n{ARTICLE}'


def test_what_was_accepted_before_is_not_written_again(site: Path) -> None:
    accept(site, UNSAID)
    before = (site / "a.md").read_bytes()
    code, said = accept(site, UNSAID, reason="another")
    assert code == 0 and f"was accepted before: {REASON}" in said
    assert (site / "a.md").read_bytes() == before
    assert accept(site, "21", "21:2")[0] == 0 and (site / "a.md").read_bytes() == before


def test_twice_the_same_in_one_go_is_written_once(site: Path) -> None:
    assert accept(site, "16", UNSAID)[0] == 0
    assert len(accepted(site)) == 1


def test_a_figure_that_occurs_twice_is_accepted_where_it_was_meant(site: Path) -> None:
    column = ARTICLE.split("\n")[11].index("90 公里") + 1
    assert accept(site, f"12:{column}")[0] == 0
    (entry,) = accepted(site)
    assert "90 公里" in entry["accept"] and ARTICLE.count(entry["accept"]) == 1
    assert in_doubt(site)["90 公里"] == [19]  # five lines of front matter further down


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ("90 公里", "90 公里 is more than one thing: 12:"),
        ("来回 90 公里", "“来回 90 公里” is more than one thing: on lines 12, 14"),
        ("二十二年", "stands in the source, so there is nothing to accept"),
        ("99", "a.md:99: no quotation, figure or name begins here"),
        ("10:1", "a.md:10:1: no quotation, figure or name begins here"),
        ("他从来不怕", "is not in the article"),
        ("村里人说他", "has nothing to accept in it"),
        ("船是为了过河，不是为了让人记住船。", "stands in the source, so there is nothing to accept"),
    ],
)
def test_nothing_and_more_than_one_thing_are_refused(site: Path, asked: str, why: str) -> None:
    code, said = accept(site, "16", asked)
    assert code == 2 and why in said and "hint: " in said
    assert (site / "a.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--accept", "16"], "--accept needs a reason"),
        (["--accept", "16", "--reason", "  "], "--accept needs a reason"),
        (["--accept", "16", "--reason", "a", "--reason", "b"], "2 reasons for 1 acceptances"),
        (["--reason", "a"], "--reason goes with --accept"),
    ],
)
def test_without_a_reason_nothing_is_written(site: Path, arguments: list[str], why: str) -> None:
    done = run(site, "trace", "a.md", "--source", "talk.md", *arguments)
    assert done.exit_code == 2 and why in done.stderr
    assert (site / "a.md").read_text(encoding="utf-8") == ARTICLE


def test_front_matter_without_lists_is_refused_and_stays(site: Path) -> None:
    text = f"Title: x\nDate: 2026-03-04\n\n{ARTICLE}"
    (site / "a.md").write_text(text, encoding="utf-8")
    code, said = accept(site, UNSAID)
    assert code == 2 and "a.md:1: grounding: cannot be written" in said and "between lines of ---" in said
    assert (site / "a.md").read_text(encoding="utf-8") == text


def test_the_line_is_said_in_chinese_and_a_form_shows_the_rest(site: Path) -> None:
    arguments = ("trace", "a.md", "--source", "talk.md", "--accept", "16", "--reason", "已核对")
    done = run(site, *arguments, "--json", environment={"REPURPOSE_LANG": "zh"})
    assert "已认可：已核对" in done.stderr and '"schema": 1' in done.stdout


def test_what_a_sheet_offers_to_type_accepts_just_that(site: Path) -> None:
    offered = []
    while True:
        found = trace.traced(load(site), site / "a.md", site / "talk.md")
        left = [one for one in all_traces(found.grounding) if doubtful(one)]
        if not left:
            break
        offered += shlex.split(Chooser(Path("a.md"), found.post.text, found.grounding).argument(left[0]))
        assert accept(site, offered[-1])[0] == 0
        now = trace.traced(load(site), site / "a.md", site / "talk.md")
        assert len([one for one in all_traces(now.grounding) if doubtful(one)]) == len(left) - 1
    assert len(offered) == 3


@pytest.mark.parametrize("name", ["clinic-software", "lens-grinders", "seed-bank"])
def test_what_is_offered_names_one_trace_and_at_most_what_is_inside_it(name: str) -> None:
    folder = ROOT / "tests" / "grounding" / "interviews" / "development" / name
    found = trace.traced(load(folder), folder / "article.md", folder / "talk.md")
    extents, chooser = Extents(found.post.text), Chooser(Path("article.md"), found.post.text, found.grounding)
    for one in all_traces(found.grounding):
        if doubtful(one):
            (words,) = shlex.split(chooser.argument(one))
            covered = chooser.choose(words, REASON).covered
            start, end = extents.of(one)
            assert one in covered
            assert all(start <= extents.of(other)[0] and extents.of(other)[1] <= end for other in covered)


def test_a_reason_that_is_no_text_is_refused(site: Path) -> None:
    code, said = accept(site, UNSAID, reason="\udcff")
    assert code == 2 and "not UTF-8" in said and "hint" in said
    assert (site / "a.md").read_text(encoding="utf-8") == ARTICLE
