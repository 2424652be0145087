"""The two lines an inbox shows: the preheader goes on with the best that a post has to say."""

import pytest

from repurpose.channels.email.render.inbox_lines import choose_subject, judge, make_preheader
from repurpose.model import Headline
from tests import factories
from tests.channels.email.test_formatter import render

BODY = "# 渡口\n\n![船](boat.png)\n\n潮水退到第三级石阶的时候，船夫才解开绳子。\n\n再说别的。\n"


def test_without_a_summary_the_preheader_is_the_posts_opening() -> None:
    bare = factories.plain(lang="zh", summary="", quotes=(), insight="", body=BODY, headlines=(Headline("渡口", 1),))
    rendered = render(factories.single(bare))
    assert rendered.part("preheader").text == "潮水退到第三级石阶的时候，船夫才解开绳子。"


@pytest.mark.parametrize(
    ("summary", "insight", "expected"),
    [
        ("桨比船老，船比桨贵，都比人耐用，这是船夫自己说的。", "他没有说谎。", "桨比船老"),
        ("", "桨是借来的，船也是，只有绳子是他自己一根一根搓的。", "桨是借来的"),
        ("潮水不等任何人的船", "桨是借来的，船也是，只有绳子是他自己一根一根搓的。", "桨是借来的"),
    ],
)
def test_the_summary_comes_first_then_the_note_and_never_the_subject_again(
    summary: str, insight: str, expected: str
) -> None:
    post = factories.plain(summary=summary, quotes=(), insight=insight, body=BODY)
    line = make_preheader(factories.single(post), "潮水不等任何人的船")
    assert line.startswith(expected) and "潮水不等" not in line and "石阶" not in line


def test_a_short_summary_is_filled_up_until_the_line_is_full() -> None:
    post = factories.plain(summary="桨比船老。", quotes=(), insight="绳子是他自己一根一根搓的。", body=BODY)
    assert make_preheader(factories.single(post), "渡口") == "桨比船老。 绳子是他自己一根一根搓的。"


def test_where_nothing_is_prose_the_line_is_empty() -> None:
    post = factories.plain(summary="", quotes=(), insight="", body="- 一\n- 二\n")
    assert make_preheader(factories.single(post), "渡口") == ""


@pytest.mark.parametrize(("columns", "fits"), [(7, False), (8, True), (60, True), (61, False)])
def test_a_subject_fits_from_eight_columns_to_sixty(columns: int, fits: bool) -> None:
    assert (judge("x" * columns)[0] == 0) is fits


@pytest.mark.parametrize(
    ("title", "headline", "subject"),
    [
        ("渡口周刊", "潮水不等人", "渡口周刊：潮水不等人"),
        ("渡口周刊" * 6, "潮水不等任何人的船", "潮水不等任何人的船"),
        ("渡口周刊", "潮" * 31, "渡口周刊"),
    ],
)
def test_a_weeks_subject_is_its_title_and_first_headline_as_far_as_they_fit(
    title: str, headline: str, subject: str
) -> None:
    posts = (factories.article(headlines=(Headline(headline, 1),)), factories.plain())
    assert choose_subject(factories.digest(posts, title=title))[1] == subject
