"""The fields beside the body: what a reader sees of an article before it is opened."""

import pytest

from repurpose.channels.wechat.article_fields import digest_of, fit_title, judge, source_url_of
from repurpose.model import Headline
from tests import factories
from tests.channels.wechat.documents import render


def tide() -> tuple:
    makers = (factories.plain, factories.article, factories.transcript)
    names = ("潮水不等人", "桨比船老", "渡口的**钟**")
    return tuple(make(headlines=(Headline(name, 1),)) for make, name in zip(makers, names, strict=True))


def test_a_weeks_digest_names_every_post_and_is_no_ones_summary() -> None:
    issue = factories.digest(tide())
    assert digest_of(issue) == render(issue).part("digest").text == "潮水不等人；桨比船老；渡口的钟"


def test_a_weeks_intro_is_its_digest() -> None:
    issue = factories.digest(tide(), intro="这一周只有**潮水**。")
    assert digest_of(issue) == render(issue).part("digest").text == "这一周只有潮水。"


def test_a_single_posts_digest_is_its_summary() -> None:
    assert digest_of(factories.single(factories.plain(summary="桨比船老。"))) == "桨比船老。"
    assert digest_of(factories.single(posts=())) == ""


def test_a_weeks_digest_is_cut_to_the_editors_field() -> None:
    posts = tuple(factories.plain(headlines=(Headline(f"第 {number} 条潮水的消息", 1),)) for number in range(40))
    digest = digest_of(factories.digest(posts))
    assert digest.startswith("第 0 条潮水的消息；第 1 条潮水的消息") and 100 < len(digest) <= 120


def test_reading_on_leads_to_the_page_then_the_video_and_for_a_week_to_the_site() -> None:
    project = factories.project()
    both = factories.plain(url="https://e.example/p", video="https://v.example/1")
    assert source_url_of(factories.single(both), project) == "https://e.example/p"
    assert (
        source_url_of(factories.single(factories.plain(url="", video="https://v.example/1")), project)
        == "https://v.example/1"
    )
    assert source_url_of(factories.digest((both,)), project) == "https://example.org"
    assert source_url_of(factories.single(posts=()), project) == ""


@pytest.mark.parametrize(
    ("headline", "fits"),
    [("潮" * 5, False), ("潮" * 6, True), ("潮" * 32, True), ("潮" * 33, False), ("潮" * 65, False)],
)
def test_a_title_fits_from_six_to_thirty_two(headline: str, fits: bool) -> None:
    assert (judge(headline)[0] == 0) is fits


def test_of_titles_that_do_not_fit_the_one_nearest_to_it_is_least_bad() -> None:
    short, long, longer, refused = (judge("潮" * count)[0] for count in (5, 33, 60, 65))
    assert 0 < short < long < longer < refused
    assert len(fit_title("潮" * 65)) == 64 and fit_title("潮" * 64) == "潮" * 64
