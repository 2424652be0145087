"""Turns and their originals, in every spelling met so far."""

from repurpose.model import Turn
from repurpose.sources.speaker_turns import parse


def turns(body: str, known: tuple[str, ...] = ()) -> list[Turn]:
    return [turn for section in parse(body, 1, known) for turn in section.turns]


def pairs(body: str) -> list[tuple[str, str, str]]:
    return [(turn.speaker.label, turn.text, turn.original.text if turn.original else "") for turn in turns(body)]


TALK = "**主持人**：问。\n\n<details>\n<summary>Original English</summary>\n\n**Host**: Question.\n\n</details>\n\n**林默：** 答。\n\n第二段。\n"


def test_both_colons_and_several_paragraphs_a_turn() -> None:
    assert pairs(TALK) == [("主持人", "问。", "Question."), ("林默", "答。\n\n第二段。", "")]


def test_lines_and_languages_are_known() -> None:
    first = turns(TALK)[0]
    assert first.line == 1 and first.original is not None
    assert (first.original.line, first.original.lang, first.original.speaker) == (6, "en", "Host")


def test_several_turns_in_one_block() -> None:
    body = "**甲**: 一。\n\n**乙**: 二。\n\n<details><summary>View/Hide Original English</summary>\n\n**A**: One.\n\n**B**: Two.\n\n</details>\n\n**甲**: 三。\n"
    assert pairs(body) == [("甲", "一。", "One."), ("乙", "二。", "Two."), ("甲", "三。", "")]


def test_one_block_for_several_turns_is_shared_not_repeated() -> None:
    body = "一段中文。\n\n又一段中文。\n\n<details>\n<summary>Original English Source</summary>\nAll of it<br>in two lines.\n</details>\n"
    first, second = turns(body)
    assert first.original is second.original and first.original is not None
    assert first.original.text == "All of it\nin two lines."


def test_paragraph_tags_and_a_summary_closed_wrongly() -> None:
    body = '中文。\n\n<details>\n<summary>View/Hide Original English</p>\n<p class="english-text">English text.</p>\n</details>\n\n后文中文。\n'
    assert pairs(body) == [("", "中文。", "English text."), ("", "后文中文。", "")]


def test_a_block_left_open_ends_where_the_bodys_language_is_back() -> None:
    body = "开头是中文。\n\n<details>\n<summary>Original English</summary>\n\nLeft open here,\nand on.\n\n接着又是中文正文。\n\n### 下一节\n\n尾声是中文。\n\n<details>\n<summary>Original English</summary>\nThe end.\n"
    assert pairs(body) == [
        ("", "开头是中文。", "Left open here,\nand on."),
        ("", "接着又是中文正文。", ""),
        ("", "尾声是中文。", "The end."),
    ]


def test_a_block_closed_twice() -> None:
    body = "中文。\n\n<details>\n<summary>Original English</summary>\nOne.\n</details>\n</details>\n\n再来中文。\n"
    assert pairs(body) == [("", "中文。", "One."), ("", "再来中文。", "")]


def test_an_advisory_in_the_summary_is_kept() -> None:
    body = "中文。\n\n<details>\n<summary>Original English (machine transcript, names unchecked)</summary>\nOne.\n</details>\n"
    assert "names unchecked" in pairs(body)[0][2]


def test_other_details_are_ordinary_text() -> None:
    body = "问题在下面。\n\n<details>\n<summary>展开答案</summary>\n\n答案是中文。\n\n</details>\n"
    assert [text for _, text, _ in pairs(body)] == ["问题在下面。", "展开答案", "答案是中文。"]


def test_an_original_without_its_turn_is_not_lost() -> None:
    found = turns("### 节\n\n<details>\n<summary>Original English</summary>\nAlone.\n</details>\n\n中文正文在后面。\n")
    assert found[0].original is not None and found[0].original.text == "Alone." and found[0].text == ""


def test_code_is_no_structure() -> None:
    body = "开头。\n\n```md\n# 不是标题\n\n<details>\n**甲**: 不是人\n```\n\n结尾。\n"
    sections = parse(body)
    assert len(sections) == 1 and "# 不是标题" in sections[0].turns[1].text


def test_a_rule_begins_a_section_without_heading_and_setext_headings_count() -> None:
    sections = parse("Title\n=====\n\nText one.\n\n---\n\nText two.\n")
    assert [(section.heading, section.level, section.text) for section in sections] == [
        ("Title", 1, "Text one."),
        ("", 0, "Text two."),
    ]


def test_comments_are_no_words() -> None:
    assert pairs("一。\n\n<!-- 草稿\n\n# 不要 -->\n\n二。\n") == [("", "一。", ""), ("", "二。", "")]


def test_turns_on_neighbouring_lines() -> None:
    body = "**甲**: 一。\n**乙**: 二。\n还是乙。\n**甲**: 三。\n"
    assert pairs(body) == [("甲", "一。", ""), ("乙", "二。\n还是乙。", ""), ("甲", "三。", "")]


def test_a_block_whose_closing_tag_is_cut_off_ends_there() -> None:
    body = TALK.replace("Question.\n\n</details>\n\n", "Question.\n\n</s\n")
    assert pairs(body) == [("主持人", "问。", "Question."), ("林默", "答。\n\n第二段。", "")]


def test_a_latin_name_seen_once_is_believed_where_nearly_every_paragraph_is_labelled() -> None:
    body = (
        "Ann Lund：问。\n\nBo Berg：答。\n\nAnn Lund：又问。\n\nBo Berg：又答。\n\nOzla：我也问。\n\n好处：不是人。\n"
    )
    assert [label for label, _, _ in pairs(body)] == ["Ann Lund", "Bo Berg", "Ann Lund", "Bo Berg", "Ozla"]
    prose = body.replace("Ozla", "一段话。\n\n两段话。\n\n三段话。\n\n四段话。\n\nOzla")
    assert "Ozla" not in [label for label, _, _ in pairs(prose)]
