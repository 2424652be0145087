"""The language of a text is told by its title and prose, never by code, formulas, tags or addresses."""

import pytest

from repurpose.text.language import chinese_script, language, language_of


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("见 https://example.org/how/to/light/the/lamp/in/ten/easy/steps 一文。", "zh-Hans"),
        ("求和 $\\sum x_{first} + y_{second} + z_{third}$ 得零。", "zh-Hans"),
        ("$$\\begin{aligned} left &= right \\\\ upper &= lower \\end{aligned}$$\n\n得证。", "zh-Hans"),
        ('<div class="note wide left"\n data-role="lamp box">灯亮了</div>', "zh-Hans"),
        ("<ruby>灯<rt>dēng</rt>塔<rt>tǎ</rt></ruby>", "zh-Hans"),
        ("{守塔人|shǒu tǎ rén}和[灯塔]{dēng tǎ guān shǒu}", "zh-Hans"),
        ("The keeper said 灯亮 and left the tower for good.", "en"),
        ("港の灯台はまだ光っている。", "ja"),
    ],
)
def test_only_prose_tells_the_language(text: str, lang: str) -> None:
    assert language(text) == lang


@pytest.mark.parametrize(
    ("title", "prose", "lang"),
    [
        (
            "用 Lamp 点亮一座 tower",
            "先把它装好。\n\nInstall the lamp toolkit, run the start script, and open the page in any browser you have.",
            "zh-Hans",
        ),
        ("The lamp of 老港", "He wrote 灯亮 in the log and went down the stairs of the tower.", "en"),
        (
            "灯塔日志",
            "The whole log is in English, page after page, and nobody has ever translated a line of it.",
            "en",
        ),
        ("Lamp 2.0", "新版的灯更亮，也更省油，守塔人都换上了它。", "zh-Hans"),
        ("灯塔", "", "zh-Hans"),
        ("燈塔", "", "zh-Hant"),
        ("守燈人的話", "", "zh-Hant"),
    ],
)
def test_the_title_decides_where_prose_is_mixed(title: str, prose: str, lang: str) -> None:
    assert language_of(title, prose) == lang


def test_a_quotation_in_simplified_characters_leaves_a_traditional_text_traditional() -> None:
    prose = "守塔的人說，燈還亮著。信上寫著：“这边的灯开了，让我们来说说这件事。”我們後來沒有再見過他。"
    assert language_of("守塔人為什麼不說話", prose) == "zh-Hant"
    assert language_of("守塔人为什么不说话", "他说：“這邊的燈開了。”后来我们没有再见过他，灯还是亮着。") == "zh-Hans"


def test_characters_of_both_scripts_tell_nothing() -> None:
    assert chinese_script("皇后没有里子") == "zh-Hans"
    assert chinese_script("皇后与没這個") == "zh-Hant"
