"""Running rules: selection, options, places."""

import json

import pytest

from repurpose.checks import engine, report
from repurpose.checks.base import Edit, Problem, rule
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


SEVERITIES = ("info", "warning", "error")


@pytest.mark.parametrize("fail_on", SEVERITIES)
@pytest.mark.parametrize("severity", SEVERITIES)
def test_as_grave_or_graver_fails(severity: str, fail_on: str) -> None:
    found = [Finding("A", "b", severity, "", "", "m"), Finding("A", "b", "info", "", "", "m")]  # type: ignore[arg-type]
    assert engine.fails(found, fail_on) is (SEVERITIES.index(severity) >= SEVERITIES.index(fail_on))
    assert not engine.fails(found, "never")


@pytest.mark.parametrize(
    ("offset", "place"), [(0, (1, 1)), (1, (1, 2)), (2, (2, 1)), (3, (2, 2)), (4, (3, 1)), (5, (3, 2)), (6, (4, 1))]
)
def test_a_place_is_counted_from_one(offset: int, place: tuple[int, int]) -> None:
    assert engine.place_of("灯\n塔\n河\n", offset) == place


@rule("TX90", "light-read", reads="text", source="2026", bad=("b",), good=("g",))
def light_read(text: str, *, severity: str = "", edits: bool = False, empty: bool = False):
    """A light.

    Take it out.
    """
    assert isinstance(text, str)
    for at in [at for at, letter in enumerate(text) if letter == "灯"]:
        yield Problem(
            "lit",
            at,
            at if empty else at + 1,
            "put it out",
            severity=severity or None,  # type: ignore[arg-type]
            edits=(Edit(at, at + 1, ""),) if edits else (),
        )


def lights(text: str, **options: object) -> list[Finding]:
    selection = RuleSelection(select=["TX90"], options={"TX90": options})
    return engine.run((*RULES, light_read), [plain(text=text, path="posts/a.md")], [EMAIL], selection)


def test_a_finding_of_a_text_has_its_lines_columns_and_grade() -> None:
    [one, other] = lights("塔\n灯亮\n灯")
    assert (one.path, one.line, one.column, one.end_line, one.end_column) == ("posts/a.md", 2, 1, 2, 2)
    assert (other.line, other.column, other.suggestion, other.fixable) == (3, 1, "put it out", False)
    assert (one.severity, one.channel, one.part) == ("warning", "", "")
    assert [found.severity for found in lights("灯", severity="error")] == ["error"]
    assert [found.fixable for found in lights("灯", edits=True)] == [True]
    assert [(found.path, found.line) for found in lights("灯", empty=True)] == [("posts/a.md", 0)]


@pytest.mark.parametrize(
    ("globs", "out"),
    [
        ({"posts/*": ["TX"]}, True),
        ({"a.md": ["TX90"]}, True),
        ({"b.md": ["TX90"]}, False),
        ({"posts/*": ["EM"]}, False),
        ({"b.md": ["TX"], "*.md": ["EM", "TX"]}, True),
        ({}, False),
    ],
)
def test_a_file_may_be_left_out_by_its_path_or_its_end(globs: dict[str, list[str]], out: bool) -> None:
    selection = RuleSelection(select=["TX90"], per_file=globs)
    found = engine.run((*RULES, light_read), [plain(text="灯", path="posts/a.md")], (), selection)
    assert bool(found) is not out
    assert selection.leaves_out("TX90", "posts/a.md") is out


@pytest.mark.parametrize(
    ("selection", "hint"),
    [
        ({"select": ["EM91"]}, "did you mean EM90?"),
        ({"select": ["zzzzzz"]}, "repurpose rule --all lists them"),
        ({"per_file": {"*": [""]}}, "repurpose rule --all lists them"),
        ({"per_file": {"*": ["EM", "QQQQQQ"]}}, "repurpose rule --all lists them"),
        ({"options": {"EM91": {}}}, "did you mean EM90?"),
        ({"options": {"EM90": {"nost": 1}}}, "options of EM90: word, most"),
        ({"options": {"EM90": {"most": True}}}, "default: 0"),
        ({"options": {"TH90": {"most": 1}}}, "options of TH90: none"),
    ],
)
def test_what_is_refused_says_what_may_have_been_meant(selection: dict[str, object], hint: str) -> None:
    with pytest.raises(RepurposeError) as caught:
        engine.validate(RuleSelection(**selection), RULES)
    assert caught.value.hint == hint
    engine.validate(RuleSelection(["EM"], ["TH90"], {"EM90": {"most": 1, "word": "x"}}, {"*": ["LN"]}), RULES)


def test_an_option_of_several_words_takes_a_list_of_texts() -> None:
    @rule("ZZ90", "many-words", reads="text", source="2026", bad=("b",), good=("g",))
    def many(text: str, *, some_words: tuple[str, ...] = ("a",)):
        """Words.

        Nothing.
        """
        yield from ()

    engine.validate(RuleSelection(options={"ZZ90": {"some-words": ["b"]}}), (many,))
    for wrong in ("b", ["b", 1]):
        with pytest.raises(RepurposeError, match="expected a list"):
            engine.validate(RuleSelection(options={"ZZ90": {"some-words": wrong}}), (many,))


def test_findings_stand_in_the_order_of_their_places_each_once() -> None:
    posts = [plain(text="塔灯灯", path="b.md"), plain(text="灯", path="a.md"), plain(text="灯", path="a.md")]
    found = engine.run((light_read,), posts)
    assert [(one.path, one.line, one.column) for one in found] == [("a.md", 1, 1), ("b.md", 1, 2), ("b.md", 1, 3)]
