"""Headlines, prose and promotion: what counts, what does not, and where it is shown."""

import pytest

from repurpose.checks import engine
from repurpose.checks.base import Rule, rules_of
from repurpose.checks.engine import RuleSelection
from repurpose.checks.rules import RULES, clickbait, headlines, overuse, promotion, prose, wording
from repurpose.extract import enrich
from repurpose.model import Finding
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from tests import factories
from tests.shared import shared, some

STYLE = [rule for module in (headlines, clickbait, prose, overuse, wording, promotion) for rule in rules_of(module)]


def found(text: str, *codes: str, **options: dict[str, object]) -> list[Finding]:
    post = enrich(read_post(text, "posts/a.md", Reading()))
    return engine.run(RULES, [post], [], RuleSelection(select=codes or ["HL", "ST", "AD"], options=options))


def codes(text: str, *wanted: str, **options: dict[str, object]) -> list[str]:
    return [one.code for one in found(text, *wanted, **options)]


@pytest.mark.parametrize("rule", STYLE, ids=lambda rule: rule.code)
def test_every_rule_shows_three_faults_and_three_texts_without(rule: Rule) -> None:
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3


@pytest.mark.parametrize("rule", STYLE, ids=lambda rule: rule.code)
def test_style_is_never_an_error(rule: Rule) -> None:
    assert rule.severity in ("warning", "info")


def test_there_are_more_than_forty_five_of_them() -> None:
    assert len([rule for rule in RULES if rule.code[:2] in ("ZH", "HL", "ST", "AD")]) >= 45


def test_a_post_without_its_file_is_no_fault() -> None:
    assert engine.run(STYLE, [factories.article(), factories.transcript(), factories.plain()]) is not None


@pytest.mark.parametrize(
    "words",
    [
        "“彻底、疯狂、震惊、极其、绝对”",
        "「彻底、疯狂、震惊、极其、绝对」",
        '"彻底、疯狂、震惊、极其、绝对"',
        "`彻底 疯狂 震惊 极其`",
    ],
)
def test_quotations_and_code_are_not_the_authors_words(words: str) -> None:
    assert codes(f"# 灯塔\n\n他说：{words}。\n") == []
    assert codes(f"# 灯塔\n\n> {words[1:-1]}，众所周知。\n") == []


def test_what_was_said_in_an_interview_is_not_judged_as_prose() -> None:
    turns = "\n\n".join(f"**{name}：** 众所周知，灯彻底、绝对、完美地亮了！！" for name in ("林默", "何苗") * 4)
    assert codes(f"---\ntitle: 灯塔\n---\n\n### 灯\n\n{turns}\n", "ST") == []


def test_front_matter_and_headlines_are_no_body() -> None:
    assert codes("---\ntitle: 灯塔\nsummary: 众所周知，彻底、绝对、完美。\n---\n\n灯在。\n") == []


def test_a_finding_shows_the_place_in_the_file() -> None:
    (one,) = found("---\ntitle: 灯塔\n---\n\n灯在。\n\n他对**油价**进行了讨论。\n", "ST06")
    assert (one.line, one.column, one.end_column) == (7, 9, 14)
    (one,) = found("# 1. 灯塔\n# 2. 震惊，灯灭了\n\n---\n\n灯灭了。\n", "HL11")
    assert (one.path, one.line, one.column, one.end_column) == ("posts/a.md", 2, 6, 8)


@pytest.mark.parametrize(
    ("headlines_", "expected"),
    [
        (["灯塔不追船——它站着", "礁石不会动——船会", "雾散之前——灯亮着"], ["HL02"]),
        (["灯塔不追船", "礁石不会动——船会", "雾散之前——灯亮着"], []),
        (["灯塔为什么不追船？", "谁点的灯？", "雾几时散？"], ["HL02"]),
        (["灯塔不追船，它站着", "灯塔不追船，它一直站着"], ["HL03"]),
        (["灯塔不追船。", "一本日志"], ["HL01"]),
        (["守塔 77 年", "一本日志"], ["HL07"]),
        (["1987 年的日志", "第 12 期"], []),
    ],
)
def test_candidates(headlines_: list[str], expected: list[str]) -> None:
    top = "\n".join(f"# {rank}. {text}" for rank, text in enumerate(headlines_, 1))
    body = "灯塔不追船，它站着。礁石不会动，船会。雾散之前灯亮着，谁点的灯，雾几时散。守塔的人有一本日志。"
    assert codes(f"{top}\n\n---\n\n{body}\n", "HL") == expected


@pytest.mark.parametrize(
    ("headline", "body", "silent"),
    [
        ("守塔 31 年", "他守了三十一年。", True),
        ("守塔 20 年", "他守了二十年。", True),
        ("7,000 条船", "7000 条船来过。", True),
        ("守塔 32 年", "他守了三十一年。", False),
        ("NVIDIA 的灯", "灯是他们的。", False),
        ("NVIDIA 的灯", "灯是 Nvidia 的。", True),
    ],
)
def test_a_headlines_facts_are_looked_for_in_the_body(headline: str, body: str, silent: bool) -> None:
    assert (codes(f"# {headline}\n\n{body}\n", "HL07") == []) is silent


def test_options_move_the_limits() -> None:
    text = "# 灯塔\n\n" + "他点灯，记日志，等船来，" * 6 + "睡了。\n"
    assert codes(text, "ST01") == []
    assert codes(text, "ST01", ST01={"han": 30}) == ["ST01"]
    assert codes("# 灯塔\n\n他不是守塔人，而是灯。\n", "ST03", ST03={"least": 1}) == ["ST03"]


@pytest.mark.parametrize(
    "words",
    ["一把把钥匙", "现在在塔上", "参与与否", "他是是非非都不管", "目的的地", "温和和善意", "看看海", "面对对手"],
)
def test_pairs_of_signs_that_are_no_slip(words: str) -> None:
    assert codes(f"# 灯塔\n\n他说过{words}。\n".replace("他是", "那些"), "ST11") == []


def test_superlatives_outside_of_an_offer_are_prose() -> None:
    assert codes("# 灯塔\n\n他是镇上最好的守塔人，第一个来，最后一个走，绝无仅有。\n", "AD") == []
    assert codes("# 灯塔\n\n全国最好的灯，立即购买。\n", "AD") == ["AD01"]


def test_the_sample_article_is_told_what_an_editor_would_say() -> None:
    path = shared("samples/pair/article.md")
    text = path.read_text(encoding="utf-8")
    seen = codes(text)
    assert {"HL02", "HL10", "ST04", "ST05"} <= set(seen)
    assert not any(code.startswith("AD") for code in seen)
    assert len(seen) <= 20


def test_carefully_edited_prose_gets_hardly_a_warning() -> None:
    warnings = []
    for path in some(sorted(shared("samples/clean-zh").glob("*.md")), 4):
        text = f"# 一章\n\n{path.read_text(encoding='utf-8')}"
        post = read_post(text, path.name, Reading())
        warnings += [one for one in engine.run(STYLE, [post]) if one.severity == "warning"]
    assert warnings == []
