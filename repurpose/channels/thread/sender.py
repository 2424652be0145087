"""Delivers the threads that lie in the outbox: one target a post, each after the one it answers."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager

from msgspec import Struct

from repurpose.channels.thread.networks import all_networks
from repurpose.channels.thread.networks.base import Network
from repurpose.channels.thread.options import thread_options
from repurpose.config import Project
from repurpose.delivery.base import Built, Session, Target
from repurpose.errors import OutboxError, SignInError


class ThreadSender(Struct, frozen=True):
    """Posts to every network that can be signed in to; the others' files are for pasting."""

    def targets(
        self,
        built: Built,
        project: Project,  # noqa: ARG002 - another channel needs it
        environment: Mapping[str, str],  # noqa: ARG002
    ) -> tuple[Target, ...]:
        """One target a post, network by network."""
        return tuple(target for network in self._postable(built) for target in _targets(network, built))

    def missing(self, project: Project, environment: Mapping[str, str]) -> list[str]:
        """Variables of the networks in the settings that are unset or blank."""
        wanted = [network for network in all_networks() if network.name in thread_options(project).networks]
        names = [name for network in wanted if network.account for name in network.account.variables]
        return [name for name in names if not environment.get(name, "").strip()]

    def open(self, built: Built, project: Project, environment: Mapping[str, str]) -> AbstractContextManager[Session]:
        """Sign in to each network there is a thread for. Raises SignInError or DeliveryError."""
        return _open(self._postable(built), built, project, environment)

    def reach(self, project: Project) -> str:  # noqa: ARG002 - another channel needs it
        """Nobody is asked: each network's API wants a sign-in for any call."""
        return ""

    def _postable(self, built: Built) -> list[Network]:
        return [network for network in all_networks() if network.account and f"{network.name}.json" in built.parts]


class _Lines(Struct, frozen=True):
    """One open line a network; a target's key says which is meant."""

    by_network: Mapping[str, Session]

    def send(self, target: Target, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
        return self._line(target).send(target, done)

    def find(self, target: Target, since: dt.datetime, done: Mapping[str, tuple[str, ...]]) -> tuple[str, ...] | None:
        return self._line(target).find(target, since, done)

    def _line(self, target: Target) -> Session:
        return self.by_network[target.key.partition("/")[0]]


@contextmanager
def _open(networks: list[Network], built: Built, project: Project, environment: Mapping[str, str]) -> Iterator[Session]:
    with ExitStack() as stack:
        lines = {}
        for network in networks:
            if network.account is None:
                continue
            _need(network.account.variables, environment)
            line = network.account.sign_in(dict(_posts(network, built)), project, environment)
            lines[network.name] = stack.enter_context(line)
        yield _Lines(lines)


def _need(variables: tuple[str, ...], environment: Mapping[str, str]) -> None:
    for name in variables:
        value = environment.get(name, "").strip()
        if not value:
            raise SignInError(f"{name} is not set", hint="set it in the environment")
        if not value.isascii() or any(character.isspace() for character in value):
            raise SignInError(f"{name} holds white space or letters no key has", hint="copy the key again")


def _targets(network: Network, built: Built) -> Iterator[Target]:
    before = ""
    for key, text in _posts(network, built):
        first_line = text.partition("\n")[0]
        yield Target(key, hashlib.sha256(text.encode("utf-8")).hexdigest(), f"{key} {first_line}", before)
        before = key


def _posts(network: Network, built: Built) -> list[tuple[str, str]]:
    """The texts of a network's thread by their keys, from its file in the outbox."""
    name = f"{network.name}.json"
    try:
        posts = json.loads(built.parts[name].decode("utf-8"))["posts"]
        return [(f"{network.name}/{number}", str(post["text"])) for number, post in enumerate(posts, 1)]
    except (ValueError, KeyError, TypeError) as error:
        raise OutboxError(
            "not a thread as build writes it", path=built.folder / name, hint="build the issue again"
        ) from error
