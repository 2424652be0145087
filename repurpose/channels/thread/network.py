"""What a network is: what form its thread takes, and how it is posted to. A new one is one file in `networks`.

How long a post may be, and by which count, is known to `text.counting` under the network's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from repurpose.config import Project
from repurpose.delivery.sender import Session

if TYPE_CHECKING:
    from repurpose.channels.thread.step import Step

Block = tuple["Step", str]
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


class Network(Struct, frozen=True):
    """A network. `name` is spelt as in the settings, `title` as its owner spells it.

    `pack` says which steps share a post, `cost` what the API bills for a thread of these texts (US dollars), `fields`
    what else the file holds for a post of this text. Without an `account` a person pastes.
    """

    name: str
    title: str
    pack: Pack = one_each
    account: Account | None = None
    cost: Callable[[Sequence[str]], float] = lambda _: 0.0
    fields: Callable[[str, Known], Mapping[str, Any]] = lambda _text, _known: {}
