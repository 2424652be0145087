"""What is made of an issue: parts, what they lose, what is wrong in them, and what became of them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from repurpose.model.location import Location

Severity = Literal["error", "warning", "info"]


PartKind = Literal["line", "prose", "html", "json", "image"]


class Part(Struct, frozen=True):
    """One file (named with a suffix) or one line of output. `origin` is where its words occur in the author's file."""

    name: str
    kind: PartKind
    content: str | bytes
    origin: Location | None = None

    @property
    def is_file(self) -> bool:
        """Lines are checked but not written by themselves: they are fields of a file beside them."""
        return "." in self.name.rsplit("/", 1)[-1]

    @property
    def text(self) -> str:
        """The content as text; bytes are read as UTF-8."""
        return self.content if isinstance(self.content, str) else self.content.decode("utf-8", "replace")


class Choice(Struct, frozen=True):
    """The headline a channel took from the candidates, why, and why not the others."""

    text: str
    rank: int
    why: str
    rejected: tuple[tuple[str, str], ...] = ()


LossKind = Literal[
    "removed",
    "replaced",
    "shortened",
    "flattened",
    "enlarged",
    "link-dropped",
    "picture-missing",
    "unknown-element",
    "formula",
    "dialect",
    "unresolved",
    "private",
]
"""What became of it; `private` is left out on the author's wish."""


class Loss(Struct, frozen=True):
    """An entry of the account: what a reader does not get as written, why, where, in which channel.

    `line` counts from 1 in the author's file; 0 where it is not known.
    """

    kind: LossKind
    what: str
    why: str
    line: int = 0
    path: str = ""
    channel: str = ""


class Rendered(Struct, frozen=True):
    """What a channel made of an issue. The same issue and settings give the same bytes.

    `cut` names what was shortened to keep a limit, `notes` what an editor should know (what a send will cost),
    `account` what a reader does not get as the author wrote it. `whole` is all that a post says, without and with the
    words for its pictures, where the channel shows the post whole; "" elsewhere.
    """

    channel: str
    issue_id: str
    parts: tuple[Part, ...]
    headline: Choice | None = None
    cut: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    account: tuple[Loss, ...] = ()
    whole: tuple[str, str] = ("", "")

    def part(self, name: str) -> Part:
        """The part of that name; KeyError when the channel made none."""
        for part in self.parts:
            if part.name == name:
                return part
        raise KeyError(name)


class Finding(Struct, frozen=True):
    """A fault that a rule found. Lines and columns count from 1; 0 means that no place is known."""

    code: str
    name: str
    severity: Severity
    channel: str
    part: str
    message: str
    path: str = ""
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    suggestion: str = ""
    fixable: bool = False


DeliveryState = Literal["planned", "intent", "sent", "refused", "unknown", "skipped"]


class Delivery(Struct, frozen=True):
    """One record of the ledger: what happened to one target of one channel. `at` is UTC, ISO 8601.

    `intent` is written before anything leaves; `planned` takes an intent back when it surely did not go out.
    """

    channel: str
    target: str
    issue_id: str
    content_hash: str
    state: DeliveryState
    remote_ids: tuple[str, ...] = ()
    at: str = ""
    detail: str = ""
