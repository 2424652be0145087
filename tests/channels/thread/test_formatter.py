"""The thread: written, not chopped; legal for any input; the same bytes every time."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from repurpose.channels.base import Request
from repurpose.channels.thread import THREAD, measure
from repurpose.channels.thread.cost import cost_lines
from repurpose.channels.thread.networks import NETWORKS
from repurpose.channels.thread.options import ThreadOptions
from repurpose.channels.thread.planning.plaintext import tidy, web_address
from repurpose.config import Project, Settings, SiteOptions
from repurpose.errors import SettingsError, TemplateError
from repurpose.model import Headline, Issue, Location, Quote, Rendered, Section
from repurpose.templating import Templates
from repurpose.text.counting import extract_urls
from tests import factories
from tests.factories import channels
from tests.shared import some

ALL = tuple(network.name for network in NETWORKS)


def render(issue: Issue, networks: tuple[str, ...] = ("x",), folder: Path | None = None, **changes: Any) -> Rendered:
    thread = ThreadOptions(networks=list(networks), **changes)
    settings = Settings(site=SiteOptions(name="港口来信", url="https://example.org"), channels=channels(thread=thread))
    templates = Templates([folder] if folder else [])
    return THREAD.render(Request(issue, Project(settings, Path("/nowhere")), templates))


def posts(rendered: Rendered, network: str = "x") -> list[str]:
    return [part.text for part in rendered.parts if part.name.startswith(f"{network}/")]


CLAIMS = (
    ("灯罩", "擦灯罩的布必须是旧衣服，新布会掉毛。"), ("缆绳", "没有人教过我打结，是台风教的。"), ("石阶", "一百零八级石阶，你永远记得第几级松了。"),
    ("潮汐", "真正的钟是潮水，墙上那只从来不准。"), ("油灯", "油灯不是用来照路的，而是用来告诉别人哪里没有路。"), ("日志", "日志里最难写的一天，是什么都没有发生的那天。"),
    ("雾号", "雾号响的时候，你绝对听不见自己说话。"), ("礁石", "每块礁石都有名字，名字都是沉船的名字。"), ("航道", "航道不是画出来的，是一条条船走出来的。"),
    ("海图", "海图上最贵的墨水，印的是水深。"), ("罗盘", "罗盘旁边一定不要放铁器，包括你的钥匙。"), ("码头", "等船的人只看天，不看表。"),
    ("渔网", "补网比撒网更需要耐心，因为鱼已经走了。"), ("船锚", "锚的重量并非关键，关键是链子够不够长。"), ("水手", "水手最怕的不是浪，而是第三个无聊的下午。"),
    ("风向", "旗子告诉你风从哪里来，鸟告诉你它要到哪里去。"), ("浮标", "浮标的颜色有规矩，红的永远在左手边。"), ("灯芯", "剪灯芯要在天亮以后，这是唯一不能商量的规矩。"),
    ("望远镜", "望远镜里的人从来不知道自己正在被惦记。"), ("天线", "天线装好那一年，信鸽全都退休了。"),
)  # fmt: skip


def talk(sections: int, **changes: Any) -> Issue:
    """An interview with as many sections as asked for, each with a claim of its own."""
    made = tuple(
        Section(f"关于{thing}", 2, 10 * number, (factories.turn(claim, "林默", 10 * number + 2),))
        for number, (thing, claim) in enumerate(CLAIMS[:sections], 1)
    )
    return factories.single(factories.transcript(sections=made, quotes=(), guest="林默", **changes))


# ------------------------------------------------------------------------------------------------------------- writing


def test_the_hook_is_a_headline_with_the_dek_under_it():
    hook = posts(render(factories.single()))[0]
    headline, dek, number = hook.split("\n\n")
    assert headline == "灯塔不追船：守塔三十一年学到的一件事"
    assert dek.endswith("。")
    assert number == "1/6"


def test_a_headline_that_baits_or_is_too_long_is_passed_over():
    headlines = ("震惊！灯塔竟然不追船", "灯" * 150, "雾里的灯", "守塔的人看不见船…")
    post = factories.article(headlines=tuple(Headline(text, rank) for rank, text in enumerate(headlines, 1)))
    made = render(factories.single(post))
    assert made.headline is not None
    assert made.headline.text == "雾里的灯"
    assert {reason.split(" ")[0] for _, reason in made.headline.rejected} == {"baits", "is", "teases"}


def test_a_dek_that_breaks_off_ends_at_its_last_whole_sentence():
    post = factories.article(summary="守塔人住在礁石上。他的日志每页只有一行字，而他的道理…")
    assert posts(render(factories.single(post)))[0].split("\n\n")[1] == "守塔人住在礁石上。"


def test_every_quote_has_its_speaker_and_one_without_is_no_quotation():
    quotes = (Quote("守灯的人不看船，看的是礁石。", "林默", 9), Quote("没有人知道这句话是谁说的，但它很好听。", "", 10))
    made = posts(render(factories.single(factories.article(quotes=quotes))))
    assert any("“守灯的人不看船，看的是礁石。”——林默" in post for post in made)
    assert not any("没有人知道" in post for post in made)


def test_a_quote_with_marks_inside_is_set_without_marks_around():
    quotes = (Quote("日志每页只写“灯在”两个字，三十一年没有断过。", "林默", 9),)
    made = posts(render(factories.single(factories.article(quotes=quotes))))
    assert any("林默：日志每页只写“灯在”两个字，三十一年没有断过。" in post for post in made)


def test_an_author_does_not_quote_the_own_essay():
    quotes = (Quote("每张地图都漏掉了什么，好地图会告诉你漏了什么。", "港口来信", 9, chosen_by="extracted"),)
    made = posts(render(factories.single(factories.article(quotes=quotes))))
    assert not any("——港口来信" in post for post in made)


def test_words_of_a_talk_carry_the_name_of_who_said_them():
    made = posts(render(talk(4)))
    assert [post.split("\n\n")[1].startswith("林默：") for post in made[1:-1]] == [True] * 4


def test_only_the_last_post_links():
    for issue in (factories.single(), factories.single(factories.transcript()), factories.digest()):
        made = posts(render(issue))
        assert [bool(extract_urls(post)) for post in made] == [False] * (len(made) - 1) + [True]


def test_sentences_that_would_link_are_left_out():
    turn = factories.turn("打开 README.md 就能看到灯塔的全部说明。守灯的人不看船，看的是礁石。", "", 22)
    post = factories.article(sections=(Section("说明", 2, 20, (turn,)),), quotes=())
    made = posts(render(factories.single(post)))
    assert "README.md" not in "".join(made)
    assert any("守灯的人不看船，看的是礁石。" in text for text in made)


def test_what_the_hook_said_is_not_said_again():
    turn = factories.turn("守塔人林默在礁石上住了三十一年。", "", 22)
    post = factories.article(sections=(Section("守塔", 2, 20, (turn,)),), quotes=())
    assert len(posts(render(factories.single(post)))) == 2


def test_a_sentence_that_leans_on_the_one_before_does_not_open_a_post():
    turn = factories.turn("但它从来不追船。灯塔的工作是站在礁石上，一动不动。", "", 22)
    post = factories.article(sections=(Section("工作", 2, 20, (turn,)),), quotes=())
    assert "工作\n\n灯塔的工作是站在礁石上，一动不动。" in "\n".join(posts(render(factories.single(post))))


def test_a_heading_that_is_only_a_signpost_or_a_number_is_dropped():
    sections = tuple(
        Section(heading, 2, 10 * number, (factories.turn(CLAIMS[number][1], "", 10 * number + 2),))
        for number, heading in enumerate(("引言", "2. 礁石", "三、灯油", "总结：不动"), 1)
    )
    made = posts(render(factories.single(factories.article(sections=sections, quotes=()))))
    assert [post.split("\n")[0][:4] for post in made[1:-1]] == ["没有人教", "礁石", "灯油", "不动"]


def test_without_a_page_the_video_closes_and_without_both_nothing_does():
    video = posts(render(factories.single(factories.transcript(url=""))))[-1]
    assert video.startswith("观看原视频：\nhttps://video.example/watch?v=dough")
    silent = posts(render(factories.single(factories.transcript(url="", video=""))))
    assert not any(extract_urls(post) for post in silent)


def test_hashtags_stand_in_the_closing_post():
    made = posts(render(factories.single(), hashtags=["灯塔", "#手艺"]))
    assert "#灯塔 #手艺" in made[-1]
    assert not any("#" in post for post in made[:-1])


def test_most_posts_are_kept_and_the_rest_is_named():
    made = render(talk(20), max_posts=6)
    assert len(posts(made)) == 6
    assert "points" in made.cut[0]
    assert len(posts(render(talk(20), max_posts=3))) == 3


def test_numbering_runs_from_first_to_last_and_can_be_switched_off():
    numbered = posts(render(talk(8)))
    assert [post.rsplit("\n", 1)[-1] for post in numbered] == [
        f"{n}/{len(numbered)}" for n in range(1, len(numbered) + 1)
    ]
    assert not any(re.search(r"\d/\d+$", post) for post in posts(render(talk(8), numbering=False)))


def test_a_digest_has_a_hook_a_post_for_each_piece_and_the_link_last():
    hook, *pieces, closing = posts(render(factories.digest()))
    assert hook.startswith("本周值得一读的 3 篇：\n\n灯塔不追船：守塔三十一年学到的一件事")
    assert len(pieces) == 3
    assert pieces[0] == "编者按：不动也是一种技术。\n\n2/5"
    assert "https://example.org" in closing


def test_english_posts_get_english_words():
    made = posts(render(factories.single(factories.plain())))
    assert made[-1].startswith("The whole piece:\nhttps://example.org/posts/maps/")


def test_a_part_names_the_place_its_words_come_from():
    made = render(factories.single())
    assert made.part("x/1").origin == Location("posts/lighthouse.md", 1, 6)
    assert made.part("x/2").origin == Location("posts/lighthouse.md", 22)


# ------------------------------------------------------------------------------------------------------------ networks


@pytest.mark.parametrize("network", ALL)
def test_the_file_holds_the_posts_with_their_lengths(network: str):
    made = render(talk(8), ALL)
    data = json.loads(made.part(f"{network}.json").text)
    assert data["network"] == network
    assert data["limit"] == measure("", network).limit
    assert [post["text"] for post in data["posts"]] == posts(made, network)
    assert all(post["length"] == measure(post["text"], network).length for post in data["posts"])
    assert all(post["media"] == [] for post in data["posts"])
    assert made.part(f"{network}.txt").text == "\n\n---\n\n".join(posts(made, network)) + "\n"


def test_the_price_on_x_is_exact():
    made = render(talk(10))
    assert len(posts(made)) == 12
    assert json.loads(made.part("x.json").text)["cost_usd"] == 0.365


def test_the_price_is_a_line_of_the_report():
    assert cost_lines(render(talk(10), ALL)) == ["x: 12 posts, 1 with a link, $0.365"]


def test_mastodon_takes_fewer_and_longer_posts_and_linkedin_one():
    made = render(talk(10), ALL)
    assert len(posts(made, "mastodon")) < len(posts(made, "x")) / 2
    assert len(posts(made, "linkedin")) == 1
    for network in ("mastodon", "linkedin"):
        whole = "\n".join(posts(made, network))
        assert all(f"关于{thing}" in whole for thing in ("灯罩", "缆绳", "海图"))


def test_linkedin_gets_its_reserved_signs_escaped_for_the_api_only():
    turn = factories.turn("守灯 (lighthouse keeping) 是一门从来不能着急的手艺。", "", 22)
    post = factories.article(sections=(Section("手艺", 2, 20, (turn,)),), quotes=())
    data = json.loads(render(factories.single(post), ("linkedin",)).part("linkedin.json").text)["posts"][0]
    assert "守灯 (lighthouse keeping)" in data["text"]
    assert r"守灯 \(lighthouse keeping\)" in data["commentary"]


def test_a_network_that_does_not_exist_is_named_with_the_nearest():
    with pytest.raises(SettingsError, match="mastodon"):
        render(factories.single(), ("mastadon",))


# ------------------------------------------------------------------------------------------------------------- hostile

HOSTILE = (
    "",
    " ",
    "a" * 5_000,
    "灯" * 5_000,
    "👨‍👩‍👧‍👦" * 400,
    "e\u0301\u0323" * 3_000,
    "\u202e倒着写\u202c\u2066的\u2069标题\u200f",
    "\ud83d 半个\udc00字符",
    "空\x00字\x07符\x85\u2028行\u2029段",
    "https://example.org/" + "路" * 400,
    "https://example.org/" + "a" * 4_000,
    "[link](https://example.org) **bold** `code` <b>tag</b> {{ 7 * 7 }} {% raw %}",
    "@everyone #A#B $NVDA $AMD README.md",
    "“" * 300 + "”",
    "一。" * 2_000,
    "\n\n\n" * 100,
    "\u200b\ufeff\u2060",
)


def hostile_issue(chance: random.Random) -> Issue:
    def pick() -> str:
        return chance.choice(HOSTILE)

    sections = tuple(
        Section(pick(), 2, number, (factories.turn(pick(), chance.choice(("", pick())), number),))
        for number in range(1, 4)
    )
    post = factories.article(
        title=pick(), headlines=tuple(Headline(pick(), rank) for rank in range(1, chance.randint(1, 4))),
        summary=pick(), sections=sections, quotes=(Quote(pick(), pick(), 3),), url=pick(), video=pick(), insight=pick(),
        form=chance.choice(("article", "transcript", "plain")), byline=pick(), guest=pick(),
    )  # fmt: skip
    if chance.random() < 0.4:
        return factories.digest((post, replace(post, title=pick(), summary=pick())), intro=pick())
    return factories.single(post, title=pick())


@pytest.mark.parametrize("seed", some(range(60), 3))
def test_any_input_gives_legal_posts(seed: int):
    made = render(hostile_issue(random.Random(seed)), ALL, hashtags=["A#B", "灯塔"])
    for network in ALL:
        texts = posts(made, network)
        for text in texts:
            assert measure(text, network, strict=True).valid, (network, text)
            assert text == text.strip()
            assert text == unicodedata.normalize("NFC", text)
            assert not re.search(
                "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]", text
            )


@pytest.mark.parametrize(
    "mess", ["灯" * 1_000_000, "a" * 1_000_000, "a." * 300_000, "“" * 500_000, "👨‍👩‍👧‍👦" * 100_000]
)
def test_a_megabyte_in_every_field_ends(mess: str):
    section = Section(mess, 2, 1, (factories.turn(mess[:200_000], "", 1),))
    post = factories.article(
        headlines=(Headline(mess, 1),),
        title=mess,
        summary=mess,
        sections=(section,),
        insight=mess,
        url="https://e.org/" + mess,
    )
    for text in posts(render(factories.single(post))):
        assert measure(text, "x", strict=True).valid


def test_an_issue_without_posts_still_has_a_hook():
    assert posts(render(Issue("2026-W02", "港口来信", "zh-Hans", (), is_digest=True)))[0].startswith("港口来信")


def test_text_in_a_post_is_never_run_as_a_template():
    post = factories.article(
        headlines=(Headline("{{ 7 * 7 }} 盏灯", 1),), summary="{% for x in y %}", insight="{speaker}"
    )
    assert posts(render(factories.single(post)))[0].startswith("盏灯")
    assert "49" not in "".join(posts(render(factories.single(post))))


# ----------------------------------------------------------------------------------------------------------- templates


def test_a_project_overrides_one_template(tmp_path: Path):
    (tmp_path / "thread").mkdir()
    (tmp_path / "thread" / "quote.txt").write_text("💬 {{ speaker }}说：{{ text }}\n", encoding="utf-8")
    assert any("💬 林默说：" in post for post in posts(render(factories.single(), folder=tmp_path)))


def test_a_template_that_adds_too_much_is_cut_to_the_limit(tmp_path: Path):
    (tmp_path / "thread").mkdir()
    (tmp_path / "thread" / "post.txt").write_text("{{ body }}\n" + "关注我们。" * 60, encoding="utf-8")
    assert all(measure(post, "x").valid for post in posts(render(factories.single(), folder=tmp_path)))


def test_a_misspelt_variable_names_its_template(tmp_path: Path):
    (tmp_path / "thread").mkdir()
    (tmp_path / "thread" / "hook.txt").write_text("{{ headng }}", encoding="utf-8")
    with pytest.raises(TemplateError, match=r"hook\.txt"):
        render(factories.single(), folder=tmp_path)


# ---------------------------------------------------------------------------------------------------------------- pure


def test_the_same_issue_gives_the_same_bytes():
    first, second = (render(factories.digest(), ALL) for _ in range(2))
    assert first == second


def test_the_channel_is_cheap_to_import():
    code = "import sys, repurpose.channels.thread; print([m for m in ('tweepy', 'requests', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("given", "tidied"),
    [
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("  a \u3000\n\n\n\n b\t c ", "a\n\nb c"),
        ("e\u0301\u202e\ud800\x00\ufeff", "é"),
        ("👨\u200d👩", "👨\u200d👩"),
    ],
)
def test_tidy(given: str, tidied: str):
    assert tidy(given) == tidied


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://example.org/灯塔 一/?a=b#c", "https://example.org/%E7%81%AF%E5%A1%94%20%E4%B8%80/?a=b#c"),
        (" https://example.org/%E7%81%AF ", "https://example.org/%E7%81%AF"),
        ("javascript:alert(1)", ""),
        ("example.org", ""),
        ("https://", ""),
        ("https://exa mple", ""),
    ],
)
def test_web_address(given: str, address: str):
    assert web_address(given) == address
