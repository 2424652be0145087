"""Words of running text that are names or commands and no prose: their marks and spaces are part of them."""

from __future__ import annotations

import regex as re

from repurpose.text.han import HAN

# Tags and mentions as X, Weibo and Obsidian read them; options of commands (getopt_long); paths that begin at a root,
# at home, here or above, or end in a suffix; addresses of mail (RFC 6531); names of blocks; codes of emoji;
# versions (semver.org), names of code, brackets written as entities, labels of references;
# emoticons of the West and of Japan. 2026-11.
_KEPT = re.compile(
    rf"""(?x)
      (?<![\w&/#\[(])[#][\w/-]+[#]?
    | (?<![\w.])@[\w/-]+(?:@[\w-]+)?(?:[:.][A-Za-z0-9_-]+)*
    | (?<![A-Za-z0-9-])--(?:[a-z][A-Za-z0-9-]*(?:=[^\s，。；]+)?|[\w-]+=[^\s，。；]+)
    | (?<!\S)(?:~|\.{{1,2}}|[A-Za-z]:)?[\\/](?=[^\s\\/])[^\s，。；“”]+
    | (?<![\w/])[A-Za-z0-9_-]+(?:/[^\s/，。；“”]+)+\.[a-z0-9]{{1,5}}(?![A-Za-z0-9])
    | [\w.+-]{{1,64}}@[A-Za-z0-9{HAN}-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}})+
    | (?<![A-Za-z0-9{HAN}])[:;=][-o']?[)(DPp3/|](?![A-Za-z0-9{HAN}])
    | (?<!\S)\([-o]?[:;=](?!\S)
    | (?<!\S):[\w+-]{{1,30}}:(?!\S)
    | (?<=[ \t])\^[\w-]+(?=[ \t]*(?:\n|\Z))
    | (?<!\d)\d+(?:\.\d+)+\+\S+
    | (?<![\w.])[A-Za-z_]\w*\.[\w.]+
    | &lt;[^\n&]{{1,60}}&gt;
    | \]\[[^\]\[\n]{{1,100}}\]
    | \{{[^{{}}\n]{{1,60}}\}}
    | \((?=[^()\n]*[\^><°_])[^()\sA-Za-z0-9{HAN}]{{2,12}}\)
    """
)


def kept(text: str) -> list[tuple[int, int]]:
    """Where such words occur, in order."""
    return [match.span() for match in _KEPT.finditer(text)]
