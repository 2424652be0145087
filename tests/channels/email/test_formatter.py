"""What an email carries, and that it stays within its limits."""

import email
import email.policy
import json
import re
from pathlib import Path

import msgspec
import pytest

from repurpose.channels.base import Request
from repurpose.channels.email import EMAIL, limits
from repurpose.channels.email.options import EmailOptions
from repurpose.channels.email.render.content import Budget, compose
from repurpose.channels.email.render.layout import Layout
from repurpose.config import Project, SiteOptions
from repurpose.errors import SettingsError, TemplateError
from repurpose.model import Headline, Issue, Post, Rendered
from repurpose.templating import Templates
from repurpose.text.html import visible_text
from repurpose.text.width import width
from tests import factories
from tests.factories import channels

LEAVE = "https://example.org/leave/{token}"


def project(**changes: object) -> Project:
    made = factories.project()
    email_settings = EmailOptions(**({"sender": "港口来信 <editor@example.org>", "unsubscribe_url": LEAVE} | changes))
    return Project(msgspec.structs.replace(made.settings, channels=channels(email=email_settings)), made.root)


def render(issue: Issue, own: Project | None = None, templates: Templates | None = None) -> Rendered:
    return EMAIL.render(Request(issue, own or project(), templates or Templates()))


def week() -> tuple[Post, ...]:
    makers = (factories.article, factories.transcript, factories.plain)
    return tuple(makers[index % 3](slug=f"post-{index}") for index in range(35))


def letters(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_the_parts_are_those_of_the_contract() -> None:
    names = [part.name for part in render(factories.single()).parts]
    assert names == ["subject", "preheader", "email.html", "email.txt", "email.mjml", "email.eml", "envelope.json"]


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert render(factories.digest()) == render(factories.digest())


def test_an_article_goes_out_whole_with_its_quotes() -> None:
    rendered = render(factories.single())
    for name in ("email.html", "email.mjml"):
        text = letters(visible_text(rendered.part(name).text))
        for words in (
            "每页只有一行字：天气、油量、“灯在”。",
            "小学的屋顶",
            "守灯的人不看船",
            "灯塔不追船。它站在",
            "我没有看见灯",
        ):
            assert letters(words) in text


def test_no_candidate_nor_brief_stands_in_the_body() -> None:
    html = render(factories.single()).part("email.html").text
    for words in ("省下 11/12 的油之后", "守塔人的三十一年", "慢的价值", "8/10"):
        assert words not in html


def test_a_transcript_goes_out_by_its_points_never_whole() -> None:
    html = render(factories.single(factories.transcript())).part("email.html").text
    assert "价钱" in html
    assert "何苗" in html
    assert "今天的客人是面包师何苗" not in html
    assert "https://example.org/posts/bread-talk/" in html


def test_a_quote_set_off_in_the_body_is_not_said_twice() -> None:
    html = render(factories.single()).part("email.html").text
    assert html.count("守灯的人不看船") == 1


def test_a_dek_that_opens_the_body_is_not_said_twice() -> None:
    html = render(factories.single(factories.plain())).part("email.html").text
    assert visible_text(html.split("</h1>")[1]).count("Every map leaves something out") == 1


def test_a_digest_has_headline_dek_quote_insight_and_link_of_each() -> None:
    html = render(factories.digest()).part("email.html").text
    for post in factories.digest().posts:
        for words in (post.headline, post.quotes[0].text, post.insight, post.url):
            assert words in html


@pytest.mark.parametrize("featured", [7, 35])
def test_a_week_of_35_posts_stays_below_the_clip(featured: int) -> None:
    posts = week()
    rendered = render(factories.digest(posts[:featured], posts[featured:]))
    assert len(rendered.part("email.html").text.encode()) < limits.HTML_MAX_BYTES
    assert rendered.cut == ()


def test_what_had_to_be_cut_is_said() -> None:
    long = factories.plain(body="One sentence of many that stand here. " * 4_000)
    rendered = render(factories.single(long))
    assert len(rendered.part("email.html").text.encode()) < limits.HTML_MAX_BYTES
    assert rendered.cut


def test_a_flood_of_posts_is_cut_until_it_fits() -> None:
    posts = tuple(factories.article(slug=f"post-{index}", summary="很长的摘要。" * 200) for index in range(90))
    rendered = render(factories.digest(posts[:40], posts[40:]))
    assert len(rendered.part("email.html").text.encode()) < limits.HTML_MAX_BYTES
    assert any("quotes" in words for words in rendered.cut)


def test_the_subject_is_the_first_headline_that_fits_an_inbox() -> None:
    headlines = (Headline("灯" * 40, 1), Headline("灯塔不追船", 2), Headline("又一个", 3))
    rendered = render(factories.single(factories.article(headlines=headlines)))
    assert rendered.part("subject").text == "灯塔不追船"
    assert rendered.headline
    assert rendered.headline.rank == 2
    assert "columns" in rendered.headline.rejected[0][1]


def test_the_subject_of_a_digest_names_its_first_post() -> None:
    subject = render(factories.digest()).part("subject").text
    assert subject == factories.digest().posts[0].headline, (
        "the headline that stands on top of the mail, not another candidate"
    )
    assert width(subject) <= limits.SUBJECT_MAX_COLUMNS


def test_the_preheader_of_a_digest_names_the_other_posts() -> None:
    long = factories.article(headlines=(Headline("一本只写“灯在”的日志，三十一年没有断过一天，也没有错过一夜", 1),))
    rendered = render(factories.digest((long, factories.transcript(), factories.plain())))
    assert "一本只写" in rendered.part("subject").text
    assert rendered.part("preheader").text == "何苗：面包是时间做的；What maps leave out"


def test_the_preheader_goes_on_where_the_subject_stops() -> None:
    rendered = render(factories.single())
    preheader = rendered.part("preheader").text
    assert preheader.startswith("守塔人林默在礁石上")
    assert width(preheader) <= limits.PREHEADER_MAX_COLUMNS
    assert rendered.part("preheader").origin == factories.article().places["summary"]


def test_a_headline_cannot_leave_its_line_or_its_element() -> None:
    wild = "a\r\nBcc: v@x </mj-text><mj-button> & 3 < 4 \u202e\x00 {{ 7*7 }}"
    rendered = render(factories.single(factories.plain(headlines=(Headline(wild, 1),))))
    assert rendered.part("subject").text == "a Bcc: v@x </mj-text><mj-button> & 3 < 4 {{ 7*7 }}"
    assert "a Bcc: v@x </mj-text><mj-button> & 3 < 4 {{ 7*7 }}" in visible_text(rendered.part("email.html").text)
    message = email.message_from_bytes(rendered.part("email.eml").content, policy=email.policy.default)  # type: ignore[arg-type]
    assert message["Bcc"] is None


def test_the_message_is_complete() -> None:
    rendered = render(factories.single())
    raw = rendered.part("email.eml").content
    assert isinstance(raw, bytes)
    assert raw.isascii()
    assert max(map(len, raw.split(b"\r\n"))) <= limits.LINE_OCTETS
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert message["Subject"] == rendered.part("subject").text
    assert message["From"] == "港口来信 <editor@example.org>"
    assert message["Date"] == "Wed, 07 Jan 2026 08:00:00 +0000"
    assert message["List-Unsubscribe"] == "<https://example.org/leave/{token}>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert re.fullmatch(r"<[0-9a-f]+@example\.org>", message["Message-ID"])
    plain, html = message.iter_parts()
    assert plain.get_content().replace("\r\n", "\n") == rendered.part("email.txt").text
    assert html.get_content().replace("\r\n", "\n") == rendered.part("email.html").text
    assert not message.defects


def test_each_part_travels_in_its_smaller_encoding() -> None:
    raw = render(factories.single(factories.plain(lang="en"))).part("email.eml").text
    assert raw.count("Content-Transfer-Encoding: quoted-printable") >= 1
    assert "base64" in render(factories.single()).part("email.eml").text


def test_without_a_sender_the_placeholder_cannot_be_mistaken() -> None:
    envelope = json.loads(render(factories.single(), factories.project()).part("envelope.json").text)
    assert envelope["from"].endswith("<newsletter@example.invalid>")


def test_a_sender_that_is_no_address_is_a_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match=r"channels\.email\.from"):
        render(factories.single(), project(sender="Editor <a@b@example.org>"))


def test_language_and_direction_stand_inside_the_body() -> None:
    html = render(factories.single(factories.plain(lang="he", body="שלום"), lang="he")).part("email.html").text
    assert re.search(r'<body[^>]*>.*?<div[^>]* lang="he" dir="rtl"', html, re.S)
    columns = re.findall(r"direction:(rtl|ltr)[^>]*vertical-align", html)
    assert columns and set(columns) == {"rtl"}


def test_a_post_in_another_language_says_so() -> None:
    assert ' lang="en" dir="ltr"' in render(factories.digest()).part("email.html").text


def test_a_logo_has_its_name_as_words() -> None:
    own = project()
    site = SiteOptions(name="港口来信", url="https://example.org", logo="https://example.org/logo.png")
    own = Project(msgspec.structs.replace(own.settings, site=site), own.root)
    assert 'alt="港口来信"' in render(factories.single(), own).part("email.html").text


def test_a_users_template_with_a_misspelt_name_is_named(tmp_path: Path) -> None:
    (tmp_path / "email").mkdir()
    (tmp_path / "email" / "column.mjml").write_text("<mjml>\n<mj-body>{{ titel }}</mj-body></mjml>\n")
    with pytest.raises(TemplateError, match="did you mean title") as caught:
        render(factories.single(), templates=Templates([tmp_path]))
    assert caught.value.line == 2


def test_an_issue_without_posts_still_has_a_legal_mail() -> None:
    rendered = render(Issue("empty", "Nothing this week", "en", ()))
    assert rendered.part("subject").text == "Nothing this week"


BAD_TEXTS = [
    "\ud800",
    "\x00",
    "\u202e",
    "a" * 200_000,
    "灯" * 60_000,
    "[" * 3_000,
    "> " * 300 + "x",
    "<b>" * 2_000,
    "%%name%%",
]


@pytest.mark.parametrize("text", BAD_TEXTS, ids=range(len(BAD_TEXTS)))
def test_odd_texts_make_a_legal_mail(text: str) -> None:
    post = factories.plain(body=text, summary=text[:5_000], insight=text[:50], headlines=(Headline(text[:500], 1),))
    rendered = render(factories.single(post))
    assert len(rendered.part("email.html").text.encode()) < limits.HTML_MAX_BYTES
    rendered.part("email.html").text.encode("utf-8")
    assert isinstance(rendered.part("email.eml").content, bytes)


def test_every_name_a_template_may_use_is_documented() -> None:
    request = Request(factories.single(), project(), Templates())
    names = Layout(request, "subject", "preheader").context(compose(request, "title", Budget()))
    manual = (Path(__file__).resolve().parents[3] / "templates" / "email" / "README.md").read_text(encoding="utf-8")
    for name in names:
        assert re.search(rf"`{name}(\(post\))?`", manual), name
