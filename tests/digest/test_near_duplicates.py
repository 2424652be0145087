"""The same piece twice, and two that only share a field."""

from repurpose.digest.near_duplicates import DUPLICATE, joined, likeness, of
from repurpose.model import Post, Section
from tests.factories import plain, turn

LAMP = ("守塔人三十一年不追船", "林默在礁石上住了三十一年，他的日志每页只有一行字，写着天气、油量和灯在。")
AGAIN = ("林默：守塔三十一年", "守塔人林默在礁石上住了三十一年，日志每页只有一行字：天气、油量，灯在。")
BREAD = ("面包是时间做的", "何苗每天只做四十个面包，每个要等三十六个小时，配方写在墙上谁都可以抄。")
OTHERS = [
    (f"{name}的一天", f"{name}在{place}做了一件别人都不做的事，并且把它记了下来。")
    for name, place in zip("甲乙丙丁戊己", "山海街田河桥", strict=True)
]


def post(told: tuple[str, str], n: int, **changes: object) -> Post:
    return plain(
        **{"title": told[0], "summary": told[1], "path": f"{n}.md", "lang": "zh-Hans", "sections": (), **changes}
    )


def test_the_same_story_in_nearly_the_same_words_is_one_piece() -> None:
    posts = [post(told, n) for n, told in enumerate([LAMP, AGAIN, BREAD, *OTHERS])]
    alike = likeness(posts)
    assert of(alike, 0, 1) == of(alike, 1, 0) >= DUPLICATE > of(alike, 0, 2)
    assert joined([1, 0, 2], alike) == {1: [0], 2: []}


def test_two_posts_of_one_recording_are_one_piece_however_its_address_is_written() -> None:
    posts = [
        post(LAMP, 0, video="https://video.example/watch?v=a"),
        post(BREAD, 1, video="http://www.video.example/watch?v=a#t=3"),
        post(OTHERS[0], 2, video="https://video.example/watch?v=b"),
    ]
    alike = likeness(posts)
    assert of(alike, 0, 1) == 1.0 and of(alike, 0, 2) < DUPLICATE


def text(first: int, last: int) -> tuple[Section, ...]:
    words = "".join(f"第{n}天，灯塔上的人写下第{n * 7}行字，又把第{n * 3}盏灯擦了一遍。" for n in range(first, last))
    return (Section("", 2, 1, (turn(words, "", 1),)),)


def test_a_text_under_another_title_is_the_same_piece_and_so_is_its_cut() -> None:
    posts = [
        post(LAMP, 0, sections=text(0, 60)),
        post(BREAD, 1, sections=text(0, 35)),
        post(OTHERS[0], 2, sections=text(200, 260)),
    ]
    alike = likeness(posts)
    assert of(alike, 0, 1) == 1.0 and of(alike, 0, 2) < DUPLICATE


def test_a_post_alone_and_posts_without_words_are_like_nothing() -> None:
    assert likeness([]) == {} == likeness([post(LAMP, 0)])
    empty = [post(("", ""), n) for n in range(2)]
    assert of(likeness(empty), 0, 1) == 0.0


def test_a_footer_that_all_posts_share_makes_none_of_them_anothers_twin() -> None:
    posts = [post(told, n, sections=text(0, 60)) for n, told in enumerate([LAMP, BREAD, *OTHERS, *OTHERS[::-1]])]
    assert of(likeness(posts), 0, 1) < DUPLICATE
