"""The WeChat article: its parts, its fields, its body."""

import json
import re
import subprocess
import sys
from itertools import pairwise

import pytest

from repurpose.channels.wechat.limits import CONTENT_CHARACTERS, CONTENT_WARN_CHARACTERS, DIGEST_BACKEND_CHARACTERS
from repurpose.model import Headline, Post, Quote, Section
from repurpose.text.html import elements, visible_text
from tests import factories
from tests.channels.wechat.documents import EVERYTHING, body, render


def words_of(html: str) -> str:
    return "".join(visible_text(html).split())


def test_an_article_has_all_its_parts() -> None:
    rendered = render()
    lines = ["title", "digest", "author", "content_source_url"]
    assert [part.name for part in rendered.parts] == [*lines, "article.html", "article.json", "preview.html"]
    assert [part.name for part in rendered.parts if not part.is_file] == lines


def test_the_same_request_gives_the_same_bytes() -> None:
    assert render() == render()


def test_it_takes_no_heavy_import_to_know_the_channel() -> None:
    heavy = ("markdown", "nh3", "jinja2", "selectolax", "tinycss2", "pygments")
    code = (
        f"import sys, repurpose.channels.wechat as w; w.WECHAT.rules; print([m for m in {heavy!r} if m in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_the_fields_file_holds_the_lines_as_utf8() -> None:
    rendered = render()
    text = rendered.part("article.json").text
    data = json.loads(text)
    assert "灯塔" in text
    assert {name: data[name] for name in ("title", "digest", "author", "content_source_url")} == {
        name: rendered.part(name).text for name in ("title", "digest", "author", "content_source_url")
    }
    assert data["characters"] == len(rendered.part("article.html").text)


def test_lines_know_where_the_author_wrote_them() -> None:
    rendered = render()
    title, summary = rendered.part("title").origin, rendered.part("digest").origin
    assert title is not None
    assert summary is not None
    assert title.line == 1


def test_the_headline_that_fits_is_chosen_and_the_others_are_answered() -> None:
    long = Headline("为什么最好的灯塔从来不往前挪一米，哪怕所有的船长们都一起开口求它往前挪一点点", 1)
    short = Headline("雾里的灯：看不见，也在", 2)
    choice = render(factories.article(headlines=(long, short))).headline
    assert choice is not None
    assert choice.text == short.text
    assert [text for text, _ in choice.rejected] == [long.text]
    assert "32" in choice.rejected[0][1]


def test_a_title_no_draft_may_have_is_cut_and_said_so() -> None:
    rendered = render(factories.article(headlines=(Headline("灯塔" * 40, 1),)))
    assert len(rendered.part("title").text) <= 64
    assert any(line.startswith("title") for line in rendered.cut)


def test_the_digest_line_stays_within_the_editors_field() -> None:
    digest = render(factories.article(summary="守塔人在塔上住了三十一年。" * 30)).part("digest").text
    assert 60 < len(digest) <= DIGEST_BACKEND_CHARACTERS
    assert digest.endswith("。")


def test_the_author_is_the_setting_or_else_the_site() -> None:
    assert render().part("author").text == "港口来信"
    assert render(author="林默").part("author").text == "林默"


def test_an_article_is_published_whole() -> None:
    post = factories.article()
    text = words_of(body(post))
    for piece in ("老港口的守塔人林默", "一盏灯每年烧掉4,200升油", "塔下的石阶", "离开那天雾很大", post.summary):
        assert "".join(piece.split()) in text


def test_nothing_of_the_brief_or_of_other_candidates_is_in_the_body() -> None:
    post = factories.article()
    text = body(post)
    assert "守塔人的三十一年" not in text
    assert "信息密度" not in text
    assert not any(headline.text in text for headline in post.headlines)


def test_a_quote_is_a_call_out_with_its_original_when_wanted() -> None:
    assert "灯塔不追船。它站在有礁石的地方" in body()
    assert "A lighthouse does not chase ships" not in body()
    assert "A lighthouse does not chase ships" in body(originals=True)


def test_a_quote_that_the_body_holds_is_not_said_twice() -> None:
    assert body().count("守灯的人不看船，看礁石。") == 1


def test_a_summary_that_is_the_beginning_is_not_said_twice() -> None:
    assert words_of(body(factories.plain())).count("Everymapleavessomethingout") == 1


def test_a_transcript_is_never_dumped() -> None:
    long = factories.transcript()
    said = "面团发起来的时候，整条街都知道。" * 40
    turns = tuple(factories.turn(said + str(number), "何苗", number) for number in range(30))
    section = Section("面团", 3, 50, turns)
    text = body(factories.transcript(sections=(*long.sections, section)))
    assert "面团" in text
    assert "时间" in text
    assert len(words_of(text)) < 2_000


def test_links_become_notes_once_each() -> None:
    text = body(
        factories.article(
            body="[甲](https://a.example/)和[乙](https://b.example/)和[丙](https://a.example/)", url="", video=""
        )
    )
    assert [element.tag for element in elements(text) if element.tag == "a"] == []
    assert text.count("https://a.example/") == 1
    assert "甲" in text
    assert text.count("[1]") == 3
    assert text.count("[2]") == 2


def test_links_inside_wechat_stay_links() -> None:
    text = body(
        factories.article(
            body="[甲](https://mp.weixin.qq.com/s/x?a=1&b=2)和[乙](https://mp.weixin.qq.com.evil.example/)"
        )
    )
    assert [element.attributes["href"] for element in elements(text) if element.tag == "a"] == [
        "https://mp.weixin.qq.com/s/x?a=1&b=2"
    ]


def test_relative_links_start_from_the_posts_own_address() -> None:
    assert "https://example.org/log.html" in body(factories.article(body="[日志](/log.html)"))
    assert "log.html" not in body(factories.article(body="[日志](/log.html)", url=""))


def test_written_footnotes_and_links_share_one_numbering() -> None:
    text = body(factories.article(body="灯[甲](https://a.example/)塔[^n]\n\n[^n]: 塔在*礁石*上。", url="", video=""))
    assert "[1] 甲：https://a.example/" in text
    assert "[2] 塔在<em>礁石</em>上。" in text


def test_lists_keep_their_order_and_numbers_to_any_depth() -> None:
    nested = "3. 甲\n   1. 乙\n      - 丙\n        1. 丁\n           - 戊\n             - 己\n4. 庚"
    text = body(factories.article(body=nested, summary="", quotes=(), guest="", byline="", url="", video="", lang="zh"))
    assert not any(element.tag in ("ul", "ol", "li") for element in elements(text))
    assert words_of(text).endswith("3.甲1.乙▪丙1.丁▪戊▪己4.庚")


def test_code_keeps_its_lines_and_blanks() -> None:
    text = body(factories.article(body="```\nif a:\n    b  = 1\n```"))
    assert "if\u00a0a:<br>\u00a0\u00a0\u00a0\u00a0b\u00a0\u00a0=\u00a01" in text


def test_pictures_are_listed_for_upload() -> None:
    rendered = render(factories.article(body="![灯](/a.png)\n\n<img src='https://x.example/b.webp'>"))
    images = json.loads(rendered.part("article.json").text)["images"]
    assert [image["src"] for image in images] == ["https://example.org/a.png", "https://x.example/b.webp"]
    assert images[0]["problems"] == []
    assert images[1]["problems"]


def test_the_preview_stands_alone_and_holds_the_very_body() -> None:
    rendered = render(factories.article(body=EVERYTHING))
    preview = rendered.part("preview.html").text
    assert rendered.part("article.html").text in preview
    outside = preview.replace(rendered.part("article.html").text, "")
    assert "ClipboardItem" in outside
    assert "default-src 'none'" in outside
    assert not any(tag in outside for tag in ("<link", "<script src", "@import"))


def test_the_previews_advice_follows_the_issue_and_the_fields_file_does_not() -> None:
    picture = '<p><img src="https://x.example/b.webp" alt="塔"></p>'
    chinese = render(factories.article(body=picture))
    english = render(factories.plain(body=picture))
    assert "WX30 .webp 图片不能上传" in chinese.part("preview.html").text
    assert "WX30 a .webp picture cannot be uploaded" in english.part("preview.html").text
    for rendered in (chinese, english):
        images = json.loads(rendered.part("article.json").text)["images"]
        assert images[0]["problems"] == ["a .webp picture cannot be uploaded"]


def test_fixed_words_follow_the_issue() -> None:
    assert "来源" in body()
    assert "Source" in body(factories.single(factories.plain()))


def test_a_digest_has_contents_sections_and_shared_notes() -> None:
    issue = factories.digest(more=(factories.article(slug="other", headlines=(Headline("另一篇", 1),)),))
    text = body(issue)
    for post in issue.posts:
        assert text.count(post.headline) >= 2
    assert "本期内容" in text
    assert "另一篇" in text
    assert "不动也是一种技术。" in text
    assert not any(element.tag == "a" for element in elements(text))


@pytest.mark.parametrize("count", [1, 7, 35, 120])
def test_a_digest_fits_by_itself_and_says_what_it_left_out(count: int) -> None:
    posts = tuple(
        factories.article(
            slug=f"p{number}",
            url=f"https://example.org/posts/lighthouse-number-{number}/",
            headlines=(Headline(f"第 {number} 座灯塔：守塔人在礁石上学到的一件事", 1),),
            summary="守塔人林默在礁石上住了三十一年，他的日志每页只有一行字。" * 4,
        )
        for number in range(count)
    )
    rendered = render(factories.digest(posts, posts), hand_over="draft")
    assert len(rendered.part("article.html").text) < CONTENT_CHARACTERS
    assert bool(rendered.cut) == (count > 7)
    assert render(factories.digest(posts, posts)).cut == (), "a paste holds it all"


@pytest.mark.parametrize(
    "text",
    [
        "灯\ud800塔",
        "灯\x00塔\x08",
        "\u202e灯塔",
        "<" * 5_000,
        "[" * 300 + "灯" + "]" * 300,
        ">" * 300 + "灯",
        "\n".join("  " * depth + "- 灯" for depth in range(300)),
        "<section>" * 400 + "灯" + "</section>" * 400,
        "[x](http://[bad)",
        "<a href='https://[::1'>x</a>",
        "",
    ],
)
def test_odd_posts_are_no_error(text: str) -> None:
    place = factories.article(body=text, headlines=(Headline(text[:40] or "灯", 1),), summary=text[:200])
    rendered = render(place)
    everything = "".join(part.text for part in rendered.parts)
    everything.encode("utf-8")
    assert not any(mark in everything for mark in ("\x00", "\x08", "\u202e"))


def test_an_issue_without_posts_is_an_empty_article() -> None:
    assert render(factories.single(posts=())).part("article.html").text == ""


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("![桨|60](https://x.example/oar.png)", "width:60px"),
        ("![桨|60x20](https://x.example/oar.png)", "width:60px"),
        ("![桨](https://x.example/oar.png){width=60}", "width:60px"),
        ("![桨](https://x.example/oar.png){width=50%}", "width:50%"),
        ("![桨](https://x.example/oar.png =60x)", "width:60px"),
        ("![桨](https://x.example/oar.png =x20)", "height:20px"),
        ("<img src='https://x.example/oar.png' alt='桨' width='60px'>", "width:60px"),
        ("一支 ![桨](https://x.example/oar.png){width=24} 桨", "width:24px"),
    ],
)
def test_a_picture_keeps_the_size_that_its_author_states(written: str, size: str) -> None:
    (picture,) = [one for one in elements(body(factories.article(body=written))) if one.tag == "img"]
    style = picture.attributes["style"] or ""
    assert style.endswith(f";{size}")
    assert "max-width:100%" in style


@pytest.mark.parametrize("width", ["", "auto", "0", "12em", "60;color:red", "999999"])
def test_a_size_that_is_none_is_left_out(width: str) -> None:
    markup = body(factories.article(body=f'<img src="https://x.example/oar.png" alt="桨" width="{width}">'))
    (picture,) = [one for one in elements(markup) if one.tag == "img"]
    assert ";width" not in (picture.attributes["style"] or "")


def lighthouse(number: int) -> Post:
    """A post of which every word can be told from the other posts'."""
    return factories.article(
        slug=f"p{number}",
        url=f"https://example.org/posts/lighthouse-number-{number}/",
        headlines=(Headline(f"第{number}座灯塔：守塔人在礁石上学到的一件事", 1),),
        summary=f"第{number}位守塔人在礁石上住了三十一年，" + "他的日志每页只有一行字。" * 6,
        quotes=tuple(Quote(f"第{number}位在第{line}天说：灯塔最难的是不动。", "林默", line) for line in (1, 2, 3)),
        insight=f"第{number}种不动也是一种技术。",
    )


@pytest.mark.parametrize(
    ("featured", "listed"),
    [(3, 0), (14, 0), (20, 20), (24, 0), (26, 0), (30, 0), (35, 35), (30, 100), (50, 30), (70, 70), (120, 120)],
)
def test_what_a_digest_says_it_left_out_is_what_is_not_there(featured: int, listed: int) -> None:
    posts, more = [lighthouse(n) for n in range(featured)], [lighthouse(n) for n in range(500, 500 + listed)]
    rendered = render(factories.digest(tuple(posts), tuple(more)), hand_over="draft")
    text = words_of(rendered.part("article.html").text)
    told = {line.split(":")[0]: int((re.findall(r"\d+", line) or ["1"])[0]) for line in rendered.cut}

    def missing(said: list[str]) -> int:
        return sum("".join(words.split()) not in text for words in said)

    assert told.pop("quotes", 0) == missing([quote.text for post in posts for quote in post.quotes[:2]])
    assert not any(post.quotes[2].text in text for post in posts)
    assert told.pop("deks", 0) == missing([post.summary for post in posts])
    assert told.pop("editor's notes", 0) == bool(missing([post.insight for post in posts]))
    unfeatured = told.pop("featured", 0)
    assert not missing([post.headline for post in posts[: len(posts) - unfeatured]])
    assert told.pop("more", 0) == missing([post.headline for post in (*posts[len(posts) - unfeatured :], *more)])
    assert told.pop("contents", 0) == ("本期内容" not in text)
    assert set(told) <= {"headlines"} and len(rendered.part("article.html").text) < CONTENT_WARN_CHARACTERS


def test_three_quotes_stand_at_the_head_and_none_that_is_said_below() -> None:
    quotes = tuple(Quote(f"第{number}天，船都没有来。", "林默", number) for number in range(5))
    html = body(factories.article(quotes=quotes, body="正文。"))
    assert [quote.text in html for quote in quotes] == [True, True, True, False, False]
    html = body(factories.article(quotes=quotes, body=f"正文。{quotes[0].text}"))
    assert [html.count(quote.text) for quote in quotes] == [1, 1, 1, 1, 0]
    spoken = factories.transcript()
    assert words_of(body(spoken)).count(spoken.quotes[0].text) >= 1, "where all are said below, one stands above"


def test_a_plain_post_within_the_limit_goes_out_whole() -> None:
    rendered = render(factories.plain())
    assert "print(" in rendered.part("article.html").text and rendered.cut == ()


def shown_of(count: int) -> tuple[float, ...]:
    """How much a draft of so many posts, with as many listed, shows of each kind of thing, in the order in which they go."""
    posts, more = [lighthouse(n) for n in range(count)], [lighthouse(n) for n in range(500, 500 + count)]
    rendered = render(factories.digest(tuple(posts), tuple(more)), hand_over="draft")
    text = words_of(rendered.part("article.html").text)
    [dek] = [line for line in rendered.cut if line.startswith("deks")] or ["deks: 0 cut to 999 字"]
    return (
        sum(post.headline in text for post in more) / count,
        "本期内容" in text,
        sum(quote.text in text for post in posts for quote in post.quotes) / count,
        int((re.findall(r"cut to (\d+)", dek) or ["0"])[0]),
        any(post.insight in text for post in posts),
        sum(post.headline in text for post in posts) / count,
    )


def test_the_more_posts_a_digest_has_the_less_it_shows_of_each_and_the_list_goes_first() -> None:
    shown = [shown_of(count) for count in (8, 14, 20, 26, 29, 32, 35, 38, 41, 44, 47, 50, 120)]
    assert shown[0] == (1, True, 2, 999, True, 1) and shown[-1][1:5] == (0, 0, 0, False)
    for listed, contents, quotes, dek, notes, featured in shown:
        assert quotes == 2 or (listed < 1 and not contents), "list and contents go before a quote"
        assert dek >= 80 or quotes <= 1
        assert notes or dek <= 40
        assert featured == 1 or quotes == dek == 0
    kept = [one[1:] for one in shown]
    assert all(
        one <= other for after, before in pairwise(reversed(kept)) for one, other in zip(after, before, strict=True)
    )


@pytest.mark.parametrize("hand_over", ["paste", "draft"])
def test_a_busy_week_keeps_every_dek_and_its_quotes_and_lists_what_then_fits(hand_over: str) -> None:
    posts, more = [lighthouse(n) for n in range(7)], [lighthouse(n) for n in range(500, 720)]
    rendered = render(factories.digest(tuple(posts), tuple(more)), hand_over=hand_over)
    html = rendered.part("article.html").text
    text = words_of(html)
    assert all(post.summary in text and post.quotes[0].text in text for post in posts)
    assert all(line.startswith("more:") for line in rendered.cut) and bool(rendered.cut) == (hand_over == "draft")
    listed = sum(post.headline in text for post in more)
    assert hand_over == "paste" or (listed > 50 and CONTENT_WARN_CHARACTERS - 250 < len(html) < CONTENT_WARN_CHARACTERS)
