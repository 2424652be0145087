"""The strict count against npm's twitter-text 3.1.0, X's own counter in browsers.

Runs when node is found and TWITTER_TEXT names the package's folder:

    npm install --prefix /tmp/x twitter-text@3.1.0
    TWITTER_TEXT=/tmp/x/node_modules/twitter-text pytest tests/text/test_counting_npm.py
"""

import json
import os
import random
import shutil
import subprocess

import pytest

from repurpose.text.counting import extract_cashtags, extract_hashtags, extract_mentions_or_lists, strict_length
from repurpose.text.counting.data_files import read_table
from tests.text.emoji_test_file import rows

TEXTS = 100_000
PACKAGE = os.environ.get("TWITTER_TEXT", "")
PIECES = (
    *"abcXYZ019  .-_/:@#$%&?=+,;!'\"()[]~*|\n\0汉字，。“”のéİιß각—…·©®™‼☝😀🏽🏿🇨🇳🇺🇽👩👨",
    *("http://", "https://", ".com", ".co.uk", ".中国", ".jp/", "t.co/", "http://t.co/", "xn--", "www."),
    *("@user", "@user/list", "RT", "#tag", "$A", "e\u0301", "8\ufe0f", "❤️", "☝️", "#️"),
    *(
        "\u200d",
        "\ufe0f",
        "\ufe0e",
        "\u20e3",
        "\u0301",
        "\u0316",
        "\u202a",
        "\ufeff",
        "\uffff",
        "\U000e0067",
        "\U000e007f",
    ),
    *("今天天气很好", "人工智能的未来。", "It is 3.5 times faster. "),
)
SCRIPT = """
const text = require(process.argv[1]);
const at = (s, units) => [...s.slice(0, units)].length;
require('readline').createInterface({input: process.stdin}).on('line', (line) => {
  const s = JSON.parse(line);
  const places = (found, value) => found.map((e) => [value(e), at(s, e.indices[0]), at(s, e.indices[1])]);
  console.log(JSON.stringify([
    text.parseTweet(s).weightedLength,
    places(text.extractMentionsOrListsWithIndices(s), (e) => e.screenName + e.listSlug),
    places(text.extractHashtagsWithIndices(s), (e) => e.hashtag),
    places(text.extractCashtagsWithIndices(s), (e) => e.cashtag),
  ]));
});
"""

pytestmark = pytest.mark.skipif(
    not (PACKAGE and shutil.which("node")), reason="set TWITTER_TEXT to the folder of npm's twitter-text 3.1.0"
)


def random_texts(count: int, seed: int) -> list[str]:
    choice = random.Random(seed)
    emoji = [row.emoji for row in rows()]
    domains = ["." + domain for domain in read_table("tlds.txt")]

    def piece() -> str:
        pick = choice.random()
        if pick < 0.3:
            return choice.choice(emoji)
        if pick < 0.35:
            one = choice.choice(emoji)
            return one[choice.randint(0, len(one)) :]
        return choice.choice(domains if pick < 0.37 else PIECES)

    return ["".join(piece() for _ in range(choice.randint(1, choice.choice((3, 8, 25, 60))))) for _ in range(count)]


def test_the_strict_count_is_never_below_and_the_entities_are_the_same() -> None:
    texts = random_texts(TEXTS, seed=2026)
    lines = "\n".join(map(json.dumps, texts))
    answer = subprocess.run(["node", "-e", SCRIPT, PACKAGE], input=lines, capture_output=True, text=True, check=True)
    theirs = [json.loads(line) for line in answer.stdout.splitlines()]
    assert len(theirs) == TEXTS
    below = [(text, their[0]) for text, their in zip(texts, theirs, strict=True) if strict_length(text) < their[0]]
    assert below == []
    for text, (_, mentions, hashtags, cashtags) in zip(texts, theirs, strict=True):
        assert [list(entity) for entity in extract_mentions_or_lists(text)] == mentions
        assert [list(entity) for entity in extract_hashtags(text)] == hashtags
        assert [list(entity) for entity in extract_cashtags(text)] == cashtags
