"""What is only listed."""

import pytest

from repurpose.config import Digest
from repurpose.digest.group_names import readable
from repurpose.digest.listing import listed
from tests.factories import plain


def test_rows_are_shared_out_among_the_groups_and_the_rest_is_counted() -> None:
    sizes = {"tides": 6, "maps": 3, "bread": 1}
    posts = [plain(slug=f"{name}{n}", category=name) for name, size in sizes.items() for n in range(size)]
    groups, left = listed(posts, Digest(max_listed=5), "en")
    assert [(group.title, len(group.posts)) for group in groups] == [("Tides", 2), ("Maps", 2), ("Bread", 1)]
    assert groups[0].posts[0].slug == "tides0" and left == 5
    assert listed(posts, Digest(max_listed=0), "en") == ((), 10)
    assert listed(posts, Digest(), "en")[1] == 0 == listed([], Digest(), "en")[1]


@pytest.mark.parametrize(
    ("name", "english", "chinese"),
    [
        ("ai-ml", "AI & ML", "AI 与机器学习"),
        ("ai-application", "AI application", "AI 应用"),
        ("macro_economy", "Macro economy", "宏观经济"),
        ("craft", "Craft", "Craft"),
        ("harbour-life", "Harbour life", "Harbour life"),
        ("Deep Sea", "Deep Sea", "Deep Sea"),
        ("手艺", "手艺", "手艺"),
        ("", "", ""),
    ],
)
def test_a_slug_is_made_readable_and_words_stay_as_they_are(name: str, english: str, chinese: str) -> None:
    assert (readable(name, "en"), readable(name, "zh-Hans")) == (english, chinese)
