"""What a week was about, in its posts' own words."""

from repurpose.digest.subjects import lead, subjects_of
from repurpose.model import Post
from tests.factories import plain


def post(title: str, source: str, *tags: str, **changes: object) -> Post:
    return plain(**{"title": title, "summary": "", "byline": source, "path": f"{source}.md", "tags": tags, **changes})


WEEK = [
    post("灯塔换灯", "甲", "灯塔"),
    post("谁在拆灯塔", "乙", "灯塔"),
    post("OpenHarbour 开港", "丙", "open-harbour"),
    post("渔船都用 OpenHarbour", "丁"),
    post("面包三十六小时", "戊", "面包"),
]


def test_a_lead_names_the_subjects_that_most_sources_write_of() -> None:
    assert lead(WEEK, "zh-Hans") == "本期话题：灯塔、OpenHarbour、面包。"
    assert lead(WEEK[:4], "en") == "What this issue is about: 灯塔, OpenHarbour."
    assert lead(WEEK[:2], "zh-Hans") == "" == lead([], "en")


def test_a_tag_that_no_title_or_summary_says_is_no_subject() -> None:
    subjects = subjects_of([post("灯塔换灯", "甲", "潮汐", "灯塔"), post("一口井", "乙", "潮汐")])
    assert subjects.of_post == (("灯塔",), ())


def test_a_latin_name_is_a_word_of_its_own_and_spelt_as_the_titles_spell_it() -> None:
    subjects = subjects_of([post("Rust in the harbour", "a", "rust"), post("Trusted maps", "b"), post("Why Rust", "c")])
    assert subjects.of_post == (("Rust",), (), ("Rust",)) and subjects.sources == {"Rust": 2}


def test_of_a_name_within_another_the_longer_one_is_meant() -> None:
    subjects = subjects_of([post("港口日报停刊", "甲", "港口", "港口日报")])
    assert subjects.of_post == (("港口日报",),)


def test_what_a_site_is_always_about_is_no_weeks_subject() -> None:
    posts = [post(f"港口第 {n} 天", f"s{n}", "港口", "灯塔") for n in range(10)]
    posts[0] = post("港口的灯塔", "s0", "港口", "灯塔")
    assert subjects_of(posts).of_post[0] == ("灯塔",)


def test_many_posts_of_one_source_are_one_voice() -> None:
    posts = [
        *(post(f"灯塔之{n}", "甲", "灯塔", path=f"{n}.md") for n in "一二三"),
        post("面包", "乙", "面包"),
        post("面包", "丙"),
    ]
    subjects = subjects_of(posts)
    assert subjects.sources == {"灯塔": 1, "面包": 2}
    assert subjects.weight(0) == 0 < subjects.weight(3)
