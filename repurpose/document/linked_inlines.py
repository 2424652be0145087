"""Links and pictures within a line: in brackets, and as bare addresses."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import regex

from repurpose.document.dialects.targets import resolve
from repurpose.document.emphasis import NESTING_MAX, Delimiter, paired
from repurpose.document.inline_words import alternative, words_of
from repurpose.document.nodes import Inline
from repurpose.document.open_inlines import OpenInlines, Surroundings
from repurpose.document.references import LinkTarget, normal_label, read_target
from repurpose.text.bilingual import both
from repurpose.text.han import HAN

_ADDRESS = re.compile(r"(?:(?:https?|ftp)://|www\.)[A-Za-z0-9\[][^\s<>\"`|\u0080-\U0010ffff]*")
_WIDE_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)(?:[A-Za-z0-9.:@_-]*[/?#=&;,~._-])?"
    r"[^\s<>\"`|\u2018-\u201f\u2026\u3000-\u303f\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65]+"
)
"""An address with Chinese in it (GFM 6.9 reads to the next blank); a full-width mark is the sentence's."""
_HAN_BEHIND_SIGN = regex.compile(rf"\A(?:(?:https?|ftp)://|www\.)[!-~]*?(?<=[!-/:-@\[-`{{-~])[{HAN}]")
_MAIL_NAME = re.compile(r"(?<![A-Za-z0-9_.+-])[A-Za-z0-9][A-Za-z0-9_.+-]{0,63}\Z")
_MAIL_HOST = re.compile(r"@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_NOTE = re.compile(r"\[\^([^\]\s]{1,100})\]")
_LABEL = re.compile(r"\[((?:[^\[\]\\]|\\.){0,999})\]", re.S)
_TRAILING = ".,;:!?'\"*_~"


class LinkReader(OpenInlines):
    """What a bracket, an address or a mail address begins; each method returns where to go on, or None."""

    def __init__(self, text: str, place: Callable[[int], int], around: Surroundings) -> None:
        super().__init__(text, place, around)
        self.brackets: list[int] = []

    def bare_address(self, start: int) -> int | None:
        """A bare address; the marks of the sentence that follow it are no part of it."""
        if start and re.match(r"[A-Za-z0-9]", self.text[start - 1]):
            return None
        match = _ADDRESS.match(self.text, start)
        if not start or self.text[start - 1] in " \n(（：":
            # Set apart by a blank, so Chinese that follows a sign of the address (`/路径`, `?词=`) belongs to it.
            wide = _WIDE_ADDRESS.match(self.text, start)
            match = wide if wide and _HAN_BEHIND_SIGN.match(wide[0]) else match
        if match is None:
            return None
        address = trimmed(up_to_bracket(match[0]) if self.brackets else match[0])
        end = start + len(address)
        if self.in_link():
            return self.add(self.node("symbol", start, end, html.unescape(address)), start, end)
        shown = html.unescape(address)
        node = self.node("link", start, end)
        node.href, node.bare = ("http://" if shown.startswith("www.") else "") + shown, True
        node.children = [self.node("text", start, end, shown)]
        return self.add(node, start, end)

    def in_link(self) -> bool:
        """Whether the words occur in a raw `<a>`, whose address they are."""
        for item in reversed(self.items):
            if isinstance(item, Inline) and item.kind == "html":
                name = item.text[:3].lower()
                if name in ("<a ", "<a>"):
                    return True
                if name == "</a":
                    return False
        return False

    def at_sign(self, start: int) -> int | None:
        """A mail address: one piece, whose letters mean something."""
        name = _MAIL_NAME.search(self.text, self.plain_from, start)
        host = _MAIL_HOST.match(self.text, start) if name else None
        if name is None or host is None:
            return None
        address = self.text[name.start() : host.end()]
        return self.add(self.node("symbol", name.start(), host.end(), address), name.start(), host.end())

    def bang(self, start: int) -> int | None:
        """A picture's bracket."""
        if self.text[start + 1 : start + 2] != "[":
            return None
        return self.open_bracket("![", start)

    def bracket(self, start: int) -> int | None:
        """A reference to a note, or the bracket that a link may begin with."""
        note = _NOTE.match(self.text, start)
        if note:
            if note[1] not in self.around.notes:
                why = both("no note of the file has this label", "文中没有这个编号的注释")
                self.around.remark("unresolved", note[0], why, self.place(start))
            return self.add(self.node("reference", start, note.end(), note[1]), start, note.end())
        return self.open_bracket("[", start)

    def open_bracket(self, mark: str, start: int) -> int:
        """Keep a bracket until one closes it; nested too deep, it is a word."""
        self.flush(start)
        if len(self.brackets) < NESTING_MAX:
            self.brackets.append(len(self.items))
            self.items.append(Delimiter(mark, start, 1, True, False))
        else:
            self.items.append(self.node("text", start, start + len(mark), mark))
        return start + len(mark)

    def close_bracket(self, start: int) -> int | None:
        """The link or picture that ends here; None when nothing was opened, or it leads nowhere."""
        if not self.brackets:
            return None
        index = self.brackets.pop()
        opener = self.items[index]
        assert isinstance(opener, Delimiter)
        if not opener.active:
            self.items[index] = self.node("text", opener.start, opener.start + len(opener.mark), opener.mark)
            return None
        found = self.target(opener, start)
        if found is None:
            self.items[index] = self.node("text", opener.start, opener.start + len(opener.mark), opener.mark)
            return None
        target, end = found
        self.flush(start)
        self.linked(opener, index, target, end)
        return end

    def linked(self, opener: Delimiter, index: int, target: LinkTarget, end: int) -> None:
        """Put what the brackets hold into one link or picture."""
        children = paired(self.items[index + 1 :], self.place)
        del self.items[index:]
        is_image = opener.mark == "!["
        if not is_image:
            children = _without_bare_links(children)
        node = self.node("image" if is_image else "link", opener.start, end)
        node.title, node.children = target.title, children
        node.href = self.resolved(target.href, opener.start, end)
        if is_image:
            node.text, size = alternative(children)
            node.attributes = {name: value for name, value in zip(("width", "height"), size, strict=False) if value}
            node.attributes.update(
                {name: value for name, value in (("width", target.width), ("height", target.height)) if value}
            )
        else:
            # A link holds no link: brackets that are still open around it cannot become one.
            for place in self.brackets:
                outer = self.items[place]
                if isinstance(outer, Delimiter) and outer.mark == "[":
                    outer.active = False
        self.items.append(node)

    def resolved(self, href: str, start: int, end: int) -> str:
        """Where a target leads once the site's own language is read; "" and a remark where nobody here can tell."""
        address, why = resolve(href, self.around.context)
        if address is None:
            self.around.remark("unresolved", self.text[start:end], why, self.place(start))
        return address or ""

    def target(self, opener: Delimiter, close: int) -> tuple[LinkTarget, int] | None:
        """Where the bracket that closes here leads: `(address)`, `[label]`, `[]`, or its words as a label."""
        inline = read_target(self.text, close + 1)
        if inline is not None:
            return inline
        words = self.text[opener.start + len(opener.mark) : close]
        label = _LABEL.match(self.text, close + 1)
        if label is not None and label[1].strip():
            reference = self.around.references.get(normal_label(label[1]))
            return (reference, label.end()) if reference else None
        if len(words) > 999 or _has_bracket(words):
            return None
        reference = self.around.references.get(normal_label(words)) if words.strip() else None
        end = close + 1 if label is None else label.end()
        return (reference, end) if reference else None


def _without_bare_links(pieces: list[Inline]) -> list[Inline]:
    """A link's words; an address among them leads where the link leads."""
    found: list[Inline] = []
    for piece in pieces:
        piece.children = _without_bare_links(piece.children)
        # Its letters mean something, as those of any address: one piece.
        found.append(Inline("symbol", piece.start, piece.end, words_of(piece.children)) if piece.bare else piece)
    return found


def _has_bracket(words: str) -> bool:
    return bool(re.search(r"(?<!\\)[\[\]]", words))


def up_to_bracket(address: str) -> str:
    """An address up to the bracket that closes one opened before it: `[https://a.org][b]` is a link by its label."""
    depth = 0
    for at, character in enumerate(address):
        depth += (character == "[") - (character == "]")
        if depth < 0:
            return address[:at]
    return address


def trimmed(address: str) -> str:
    """An address without the punctuation that follows it, and without a bracket that was opened before it."""
    unopened = {pair[1]: address.count(pair[1]) - address.count(pair[0]) for pair in ("()", "[]")}
    end = len(address)
    while end:
        last = address[end - 1]
        if unopened.get(last, 0) > 0:
            unopened[last] -= 1
        elif last not in _TRAILING:
            break
        end -= 1
    return address[:end]
