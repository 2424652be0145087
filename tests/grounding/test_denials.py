"""Denials by what they deny."""

import pytest

from repurpose.grounding.denials import cut_from, flipped

FLIPPED = [
    ("他投了反对票。", "他没有投反对票。"),
    ("修过的船可以装作没修过。", "修过的船不能装作没修过。"),
    ("早就有人尝过那口井。", "从来没有人尝过那口井。"),
    ("渡船不挑人，我挑人。", "渡船挑人，我不挑人。"),
]
FAITHFUL = [
    ("没想到船第二天就走了。", "船第二天就走了。"),
    ("你就失去了这条船。", "这条船就没有了。"),
    ("他不得不承认船漏水。", "他承认船漏水。"),
    ("并不是风大，而是船小。", "不是风大，是船小。"),
    ("我不应该不反对。", "我应该反对。"),
    ("是她说服了我，不是我说服了她。", "不是我说服她，是她说服了我。"),
    ("我修过的第一条船，就没能下水。", "我第一条修过的船就没能下水。"),
]


@pytest.mark.parametrize(("quoted", "said"), FLIPPED)
def test_what_one_denies_and_the_other_says_is_seen(quoted: str, said: str) -> None:
    assert flipped(quoted, said)


@pytest.mark.parametrize(("quoted", "said"), FAITHFUL)
def test_the_same_in_other_words_is_no_flip(quoted: str, said: str) -> None:
    assert flipped(quoted, said) is None


def test_words_cut_out_of_a_denial() -> None:
    assert cut_from("这条河会结冰。", "谁也没说这条河会结冰。") == "谁也没说这条河会结冰"
    assert cut_from("这条河会结冰。", "他说这条河会结冰。") == ""
