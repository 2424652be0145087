"""What a network is: how it counts, what form its thread takes, what it costs, and how it is posted to.

These docstrings are the manual for whoever adds one: one file in `networks`, and one line in its list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from repurpose.channels.thread.options import thread_options
from repurpose.config import Project, Table
from repurpose.delivery.base import Session
from repurpose.text.counting import Length, TextLimits, Way, measure

if TYPE_CHECKING:
    from repurpose.channels.thread.planning.segment import Segment

Block = tuple["Segment", str]
Fits = Callable[[Sequence[str]], bool]
Pack = Callable[[Sequence[Block], Fits], Iterator[list[Block]]]


class Known(Struct, frozen=True):
    """What a thread links to, known from its plan: nothing has to be found in a text."""

    links: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


class Account(Struct, frozen=True):
    """How a network is signed in to. `variables` are the names of the secrets in the environment; `sign_in` gets the
    posts by their keys ("x/1", "x/2" …) and raises SignInError or DeliveryError."""

    variables: tuple[str, ...]
    sign_in: Callable[[Mapping[str, str], Project, Mapping[str, str]], AbstractContextManager[Session]]


def one_each(blocks: Sequence[Block], _: Fits) -> Iterator[list[Block]]:
    """A post for each step."""
    yield from ([block] for block in blocks)


class NetworkOptions(Table, frozen=True):
    """The settings of a network, [channels.thread.NAME]; without any it has no table."""


class Network(Struct, frozen=True):
    """A network. `name` is spelt as in the settings, `title` as its owner spells it.

    `way` is how it counts a text, `limits` how much it takes; an option `max_characters` in its own `options` stands in
    for the length. `pack` says which steps share a post, `cost` what the API bills for a thread of these texts (US
    dollars), `fields` what else the file holds for a post of this text. Without an `account` a person pastes.
    """

    name: str
    title: str
    way: Way
    limits: TextLimits
    pack: Pack = one_each
    account: Account | None = None
    cost: Callable[[Sequence[str]], float] = lambda _: 0.0
    fields: Callable[[str, Known], Mapping[str, Any]] = lambda _text, _known: {}
    options: type[NetworkOptions] = NetworkOptions

    def measure(self, text: str, *, limit: int | None = None, strict: bool = False) -> Length:
        """How long a text is here; `limit` where an account has its own."""
        return measure(text, self.way, self.limits, limit=limit, strict=strict)

    def own_options(self, project: Project) -> NetworkOptions:
        """The project's settings for this network."""
        found = getattr(thread_options(project), self.name, None)
        return found if isinstance(found, self.options) else self.options()

    def own_limit(self, project: Project) -> int | None:
        """The length that the project's account may post, where the settings say so."""
        return getattr(self.own_options(project), "max_characters", None)
