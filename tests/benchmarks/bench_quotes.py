"""Of an article's spoken quotations, those that are suggested as key quotes from its transcript alone.

    python -m tests.benchmarks.bench_quotes [ARTICLE TRANSCRIPT]

The suggestions are made without the article. A quotation counts as found where one of them is the sentence that `trace`
gives as its evidence, or holds most of its words.
"""

from __future__ import annotations

import sys
from pathlib import Path

from repurpose.extract.key_quotes import guests, ranked
from repurpose.grounding import ground
from repurpose.sources import pairing
from repurpose.sources.readers.base import Reading
from repurpose.sources.readers.markdown import read_post
from repurpose.text.similarity import bigrams
from tests.shared import SHARED

SHARE = 0.5
"""Of a quotation's letter pairs, in a suggested sentence."""


def main() -> None:
    files = [Path(argument) for argument in sys.argv[1:3]] or [
        SHARED / "samples" / "pair" / name for name in ("article.md", "transcript.md")
    ]
    article, talk = (read_post(file.read_text(encoding="utf-8"), file.name, Reading()) for file in files)
    suggested = [candidate.text for candidate in ranked(talk)]
    spoken = [quote for quote in ground(pairing.join(article, talk)).quotes if quote.kind == "speech"]
    for count in (10, 20, 40):
        taken = suggested[:count]
        found = sum(any(_stands_behind(text, quote.text, quote.evidence) for text in taken) for quote in spoken)
        chosen = sum(any(_stands_behind(text, quote.text, quote.evidence) for quote in spoken) for text in taken)
        print(f"first {count}: {found} of {len(spoken)} quotations found; {chosen} suggestions the author chose")
    hosts = {turn.speaker.voice for section in talk.sections for turn in section.turns} - guests(talk.sections)
    said = {candidate.turn.speaker.voice for candidate in ranked(talk)}
    print("by a host:", len(said & hosts), "of", sorted(hosts))
    for text in suggested[:20]:
        print("*" if any(_stands_behind(text, quote.text, quote.evidence) for quote in spoken) else " ", text)


def _stands_behind(sentence: str, quotation: str, evidence: object) -> bool:
    texts = [getattr(one, "text", "") for one in evidence] if isinstance(evidence, tuple) else []
    if any(sentence in text or (text and text in sentence) for text in texts):
        return True
    wanted = bigrams(quotation)
    return bool(wanted) and len(wanted & bigrams(sentence)) / len(wanted) >= SHARE


if __name__ == "__main__":
    main()
