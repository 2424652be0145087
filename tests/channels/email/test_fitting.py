"""What goes of a mail that is too long: what is cheap first, then the end of the body after a whole block."""

import re

import pytest
from msgspec import structs

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL
from repurpose.channels.email.limits import HTML_MAX_BYTES, PERSONAL_RESERVE_BYTES
from repurpose.channels.email.options import EmailOptions
from repurpose.model import Headline, Quote, Rendered
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from tests import factories

ROOM = HTML_MAX_BYTES - PERSONAL_RESERVE_BYTES
TEMPLATES = Templates()
HERE = "https://example.org/posts/lighthouse/"


def mail(
    body: str, *, site: str = "https://example.org", options: EmailOptions | None = None, **post: object
) -> Rendered:
    project = factories.project(channels=factories.channels(email=options or EmailOptions()))
    site_options = structs.replace(project.settings.site, url=site)
    project = structs.replace(project, settings=structs.replace(project.settings, site=site_options))
    issue = factories.single(factories.article(**{"body": body, "quotes": (), "url": HERE, "video": "", **post}))
    return EMAIL.render(Request(issue, project, TEMPLATES))


def lines(count: int, each: str = "第{}盏灯在雾里亮着，没有人看见它，也没有人数过它。") -> str:
    return "\n\n".join(each.format(number) for number in range(count))


def shown(made: Rendered, part: str = "email.html") -> str:
    text = made.part(part).text
    return "".join((visible_text(text) if part.endswith("html") else text).split())


def last(made: Rendered, part: str = "email.html") -> int:
    return max(int(number) for number in re.findall(r"第(\d+)盏灯", shown(made, part)))


@pytest.mark.parametrize("count", [1_200, 3_000])
def test_a_body_too_long_is_cut_after_a_whole_block_with_a_way_to_the_rest(count: int) -> None:
    made = mail(lines(count))
    size, end = len(made.part("email.html").text.encode()), last(made)
    assert ROOM - 300 < size <= ROOM, "filled to the last block that fits"
    assert f"第{end}盏灯在雾里亮着，没有人看见它，也没有人数过它。" in shown(made) and last(made, "email.txt") == end
    assert all(f"第{number}盏灯" in shown(made) for number in range(end))
    assert "继续阅读：余下部分在网站上" in shown(made) and "继续阅读：余下部分在网站上" in shown(made, "email.txt")
    assert re.search(rf'<a href="{HERE}"[^>]*>\s*继续阅读', made.part("email.html").text)
    [cut] = made.cut
    assert cut.startswith("body: the last ") and "102,000 bytes" in cut
    assert [loss.what for loss in made.account if loss.kind == "shortened"] == [cut]


def test_what_is_cheap_goes_before_a_word_does() -> None:
    made = mail(lines(900))
    assert made.cut == () and last(made) == 899
    assert "<p>第899盏灯" in made.part("email.html").text
    assert '<p style="margin:0 0 16px">第1盏灯' in mail(lines(300)).part("email.html").text


def test_the_wording_is_that_of_the_issue() -> None:
    made = mail(lines(2_000, "Lamp 第{}盏灯 burns in the fog and nobody looks."), lang="en")
    assert "Readon:therestisonthesite" in shown(made)


def test_a_post_without_an_address_says_so_in_the_mail_and_in_the_finding() -> None:
    made = mail(lines(2_000), site="", url="")
    assert "邮件放不下全文，到此为止。" in shown(made) and "邮件放不下全文，到此为止。" in shown(made, "email.txt")
    assert "no address to read on" in made.cut[0]


def test_the_page_of_the_issue_holds_it_whole_and_is_where_to_read_on() -> None:
    made = mail(lines(2_000), site="", url="", options=EmailOptions(view_url="https://example.org/issues/{id}/"))
    assert "第1999盏灯" in shown(made, "archive.html") and "继续阅读" not in shown(made, "archive.html")
    assert re.search(r'<a href="https://example.org/issues/[^"]+"[^>]*>\s*继续阅读', made.part("email.html").text)
    assert "no address" not in made.cut[0]


def test_nothing_is_cut_behind_a_heading_or_behind_what_announces_the_next_block() -> None:
    made = mail("\n\n".join(f"## 第{n}盏灯的账\n\n写法如下：\n\n    灯油 = {n}\n" for n in range(900)))
    end = last(made)
    assert (made.cut and f"灯油\xa0=\xa0{end}" in made.part("email.html").text) or f"灯油={end}" in shown(made)


def test_notes_of_what_is_left_stay_and_others_go() -> None:
    body = "\n\n".join(f"第{n}盏灯在雾里亮着[^{n}]，没有人看见它。" for n in range(1_200))
    made = mail(body + "\n\n" + "\n".join(f"[^{n}]: 第{n}桶油。" for n in range(1_200)))
    end = last(made)
    assert end < 1_199 and [f"第{n}桶油" in shown(made) for n in (0, end, end + 1)] == [True, True, False]


def test_one_list_that_fills_the_mail_is_cut_between_its_items() -> None:
    made = mail("\n".join(f"- 第{n}盏灯在雾里亮着，没有人看见它。" for n in range(3_000)))
    assert ROOM - 300 < len(made.part("email.html").text.encode()) <= ROOM
    assert f"第{last(made)}盏灯在雾里亮着，没有人看见它。" in shown(made)


def test_a_quote_whose_place_was_cut_away_stands_at_the_head() -> None:
    quotes = tuple(Quote(f"第{n}盏灯在雾里亮着，没有人看见它，也没有人数过它。", "林默", 3) for n in (5, 1_990))
    text = shown(mail(lines(2_000), quotes=quotes))
    assert text.count("第5盏灯") == 1 and text.count("第1990盏灯") == 1


def test_a_digest_lists_less_before_a_dek_or_a_quote_goes() -> None:
    week = tuple(factories.article(slug=f"p{n}", summary=f"第{n}支桨比船老，船比桨贵。" * 8) for n in range(20))
    more = tuple(
        factories.article(slug=f"m{n}", headlines=(Headline(f"第{n}座码头的一天，潮水、木头与人的故事", 1),))
        for n in range(900)
    )
    made = EMAIL.render(Request(factories.digest(week, more), factories.project(), TEMPLATES))
    assert any(line.startswith("listed posts") for line in made.cut)
    assert not any("deks" in line or "quotes after" in line for line in made.cut)
    assert all(post.summary in shown(made) for post in week)
