"""Running rules: selection, options, places."""

import json

import pytest

from repurpose.checks import engine, report
from repurpose.checks.base import Problem, rule
from repurpose.checks.engine import RuleSelection
from repurpose.errors import RepurposeError
from repurpose.model import Finding, Location, Part, Rendered
from tests.factories import plain


@rule("EM90", "word-found", reads="subject", channel="email", source="2026", bad=("bad",), good=("good",))
def word_found(text: str, *, word: str = "bad", most: int = 0):
    """A word stands in the subject.

    Take it out.
    """
    if text.count(word) > most:
        at = text.index(word)
        yield Problem(f"{word} found", at, at + len(word), "take it out")


@rule("TH90", "any-line", reads="x/*", channel="thread", source="2026", bad=("b",), good=("g",))
def any_line(part: Part):
    """A post has a b.

    Take it out.
    """
    if "b" in part.text:
        yield Problem("b", severity="error")


@rule("LN90", "post-read", reads="post", source="2026", bad=("b",), good=("g",))
def post_read(post):
    """A post.

    Nothing.
    """
    yield Problem("seen", place=Location("elsewhere.md", 3, 4))


RULES = (word_found, any_line, post_read)
EMAIL = Rendered(
    "email", "i", (Part("subject", "line", "a bad one", Location("posts/a.md", 2, 8)), Part("email.html", "html", "x"))
)
THREAD = Rendered("thread", "i", (Part("x/1", "line", "good"), Part("x/2", "line", "b")))


def codes(**selection: object) -> list[str]:
    return [one.code for one in engine.run(RULES, [plain()], [EMAIL, THREAD], RuleSelection(**selection))]


def test_a_finding_stands_where_the_author_wrote_the_words() -> None:
    found = next(one for one in engine.run(RULES, [], [EMAIL]) if one.code == "EM90")
    assert (found.path, found.line, found.column, found.end_column) == ("posts/a.md", 2, 10, 13)
    other = next(one for one in engine.run(RULES, [plain()], []) if one.code == "LN90")
    assert (other.path, other.line, other.column) == ("elsewhere.md", 3, 4)


def test_a_part_without_a_place_is_named_instead() -> None:
    found = next(one for one in engine.run(RULES, [], [THREAD]) if one.code == "TH90")
    assert (found.part, found.path, found.severity) == ("x/2", "", "error")
    assert report.where(found) == "thread/x/2"


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        ({}, {"EM90", "TH90", "LN90"}),
        ({"select": ["EM"]}, {"EM90"}),
        ({"select": ["EM", "TH90"]}, {"EM90", "TH90"}),
        ({"ignore": ["EM"]}, {"TH90", "LN90"}),
        ({"select": ["EM90"], "ignore": ["EM"]}, {"EM90"}),
        ({"select": ["EM"], "ignore": ["EM90"]}, set()),
    ],
)
def test_selection_by_code_and_prefix(selection: dict[str, list[str]], expected: set[str]) -> None:
    assert set(codes(**selection)) == expected


def test_options_reach_the_rule() -> None:
    assert "EM90" not in codes(options={"EM90": {"word": "worse"}})


@pytest.mark.parametrize(
    ("selection", "cause"),
    [
        ({"select": ["QQ"]}, "no rule 'QQ'"),
        ({"ignore": [""]}, "no rule"),
        ({"options": {"EM99": {}}}, "check.rules.EM99: no such rule"),
        ({"options": {"EM90": {"wrod": "x"}}}, "check.rules.EM90.wrod: no such option"),
        ({"options": {"EM90": {"word": 1}}}, "expected str"),
    ],
)
def test_a_rule_or_option_that_does_not_exist_is_refused(selection: dict[str, object], cause: str) -> None:
    with pytest.raises(RepurposeError) as caught:
        engine.validate(RuleSelection(**selection), RULES)
    assert cause in str(caught.value) and caught.value.hint


def test_how_grave_is_too_grave() -> None:
    found = engine.run(RULES, [], [EMAIL])
    assert engine.fails(found, "warning") and not engine.fails(found, "error")
    assert not engine.fails(found, "never") and not engine.fails([], "info")


FINDING = Finding(
    "EM90", "word-found", "warning", "email", "subject", "bad, found", "posts/a.md", 2, 5, 2, 7, "take it out"
)


def test_the_frame_is_aligned_under_wide_characters() -> None:
    text = report.as_text([FINDING], lambda path, line: "标题是坏的 bad")
    assert text.split("\n") == [
        "posts/a.md:2:5: warning EM90 word-found [email]: bad, found",
        "  2 | 标题是坏的 bad",
        "    |         ^^^",
        "  hint: take it out",
        "1 warning",
    ]


def test_a_long_line_is_cut_around_the_fault() -> None:
    line = "字" * 500 + "错" + "字" * 500
    text = report.as_text([Finding("A", "b", "error", "", "", "m", "p", 1, 501, 1, 502)], lambda path, number: line)
    frame, carets = text.split("\n")[1:3]
    assert "错" in frame and len(frame) < 100
    assert report.width(frame[: frame.index("错")]) == carets.index("^")


def test_json_github_and_sarif() -> None:
    assert json.loads(report.as_json([{"code": "EM90"}])) == {"schema": 1, "findings": [{"code": "EM90"}]}
    line = report.as_github([Finding("A", "b", "error", "", "", "50%\nmore", "a,b:c.md", 1, 2)])
    assert line == "::error file=a%2Cb%3Ac.md,line=1,col=2,title=A b::50%25%0Amore"
    sarif = json.loads(report.as_sarif([FINDING], RULES, "1"))
    run = sarif["runs"][0]
    assert (sarif["version"], run["tool"]["driver"]["rules"][0]["id"]) == ("2.1.0", "EM90")
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 5
