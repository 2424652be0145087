"""A toy of every plug: the files it takes, and the one line that makes it known."""

from __future__ import annotations

from msgspec import Struct


class Toy(Struct, frozen=True):
    """New files by their path, and a line to add to a list: its file, the line, and the line it goes before."""

    name: str
    files: dict[str, str]
    line: tuple[str, str, str] | None = None


HEAD = "from __future__ import annotations\n\n"

RULE = Toy(
    "rule",
    {
        "repurpose/checks/rules/toy.py": HEAD
        + '''from repurpose.checks.base import Problem, rule


@rule("TY01", "says-toy", reads="text", source="a drill", bad=("a toy",), good=("a boat",), zh="写了玩具。")
def says_toy(text):
    """The text says toy."""
    if "toy" in text:
        yield Problem("toy is said", text.index("toy"), text.index("toy") + 3)
'''
    },
    ("repurpose/checks/rules/__init__.py", '    "toy",', '    "document",'),
)

NETWORK = Toy(
    "network",
    {
        "repurpose/channels/thread/networks/toy.py": HEAD
        + '''from contextlib import contextmanager

from repurpose.channels.thread.networks.base import Account, Network, NetworkOptions
from repurpose.text.counting import GRAPHEMES, Limit, TextLimits


class ToyOptions(NetworkOptions, frozen=True):
    """A toy's settings."""

    max_characters: int = 77
    """As many as it takes."""


class Session:
    def __init__(self, posts):
        self.posts = posts

    def send(self, target, done):
        return (f"toy-{target.key}",)

    def find(self, target, since, done):
        return None


@contextmanager
def sign_in(posts, project, environment):
    yield Session(posts)


TOY = Network(
    "toy", "Toy", GRAPHEMES, TextLimits(Limit(90, "graphemes", "a drill", "2026-11")),
    account=Account(("TOY_KEY",), sign_in), options=ToyOptions,
)
'''
    },
    ("repurpose/channels/thread/networks/__init__.py", '    "toy:TOY",', ")"),
)

CHANNEL = Toy(
    "channel",
    {
        "repurpose/channels/toy/__init__.py": HEAD
        + '''from repurpose.checks.base import Problem, rule
from repurpose.config import ChannelOptions
from repurpose.model import Part, Rendered


class ToyOptions(ChannelOptions, frozen=True):
    """A toy's settings."""

    shout: bool = False
    """In capitals."""


@rule("TY02", "toy-says-tide", channel="toy", reads="toy.txt", source="a drill", bad=("tide",), good=("boat",))
def says_tide(text):
    """It says tide."""
    if "tide" in text:
        yield Problem("tide is said")


class ToyChannel:
    name = "toy"
    options = ToyOptions
    rules = (says_tide,)
    sender = None
    shows_whole = False

    def render(self, request):
        text = request.templates.render("toy/issue.txt", {"issue": request.issue})
        shown = text.upper() if request.project.options("toy", ToyOptions).shout else text
        return Rendered("toy", request.issue.id, (Part("toy.txt", "prose", shown),))

    def title(self, lang):
        return "Toy tab"

    def pane(self, parts, lang):
        return {"shown": parts["toy.txt"].decode()}

    def by_hand(self, folder):
        return f"read {folder / 'toy.txt'} aloud"

    def after_build(self, project, outbox):
        (outbox / "toys.txt").write_text("toys")


TOY = ToyChannel()
''',
        "templates/toy/issue.txt": "{{ issue.title }} goes with the tide\n",
        "templates/toy/pane.html": '<p class="toy">{{ pane.shown }}</p>\n',
    },
    ("repurpose/channels/__init__.py", '    "toy:TOY",', ")"),
)

READER = Toy(
    "reader",
    {
        "repurpose/sources/readers/toy.py": HEAD
        + '''from msgspec.structs import replace

from repurpose.sources.readers.markdown import read_post


class ToyReader:
    """Files of several posts, each after a line of equals signs."""

    name = "toy"
    suffixes = (".toy",)
    has_front_matter = False

    def detect(self, text, path):
        return text.startswith("toy")

    def read(self, text, path, reading):
        pieces = text.split("=====\\n")[1:]
        posts = (read_post(piece, path, reading) for piece in pieces)
        return tuple(replace(post, slug=f"{post.slug}-{number}") for number, post in enumerate(posts, 1))


TOY = ToyReader()
'''
    },
    ("repurpose/sources/readers/__init__.py", '    "toy:TOY",', '    "markdown:MARKDOWN",'),
)

DIALECT = Toy(
    "dialect",
    {
        "repurpose/document/dialects/toy.py": HEAD
        + """import re

from repurpose.document.dialects.base import Becomes, Dialect, InlineMark


def _read(match, context):
    return Becomes(f"**{match[1]}**")


TOY = Dialect("toy", inline=(InlineMark("¤", re.compile("¤([^¤]+)¤"), _read),))
"""
    },
    ("repurpose/document/dialects/__init__.py", '    "toy:TOY",', ")"),
)

TRANSPORT = Toy(
    "transport",
    {
        "repurpose/channels/email/transports/toy.py": HEAD
        + '''from contextlib import contextmanager
from pathlib import Path

from repurpose.channels.email.transports.base import own_options
from repurpose.config import Table


class ToyOptions(Table, frozen=True):
    """A toy's settings."""

    folder: str = ""
    """Where mails are put."""


class Connection:
    def __init__(self, folder):
        self.folder, self.count = Path(folder), 0

    def deliver(self, envelope, content):
        self.count += 1
        (self.folder / f"{self.count}.eml").write_bytes(content)


class ToyTransport:
    name = "toy"
    options = ToyOptions

    def missing(self, project, environment):
        return [] if own_options(project, "toy", ToyOptions).folder else ["channels.email.toy.folder"]

    @contextmanager
    def connect(self, project, environment):
        yield Connection(own_options(project, "toy", ToyOptions).folder)

    def reach(self, project):
        return "a toy answers"


TOY = ToyTransport()
'''
    },
    ("repurpose/channels/email/transports/__init__.py", '    "toy:TOY",', ")"),
)

ENGINE = Toy(
    "engine",
    {
        "repurpose/delivery/engines/toy.py": HEAD
        + '''import hashlib
from contextlib import contextmanager

from repurpose.config import Table
from repurpose.delivery.base import Target


class ToyOptions(Table, frozen=True):
    """A toy's settings."""

    list_name: str = "everybody"
    """Who is written to."""


class Session:
    def __init__(self, built):
        self.built = built

    def send(self, target, done):
        (self.built.folder.parent.parent / "engine.html").write_bytes(self.built.parts["email.html"])
        return ("campaign-1",)

    def find(self, target, since, done):
        return None


class ToyEngine:
    name = "toy"
    options = ToyOptions

    def targets(self, built, project, environment):
        return (Target("issue", hashlib.sha256(built.parts["email.html"]).hexdigest(), "the whole list"),)

    def missing(self, project, environment):
        return [] if environment.get("TOY_KEY") else ["TOY_KEY"]

    @contextmanager
    def open(self, built, project, environment):
        yield Session(built)

    def reach(self, project):
        return "a toy engine answers"


TOY = ToyEngine()
'''
    },
    ("repurpose/delivery/engines/__init__.py", '    "toy:TOY",', ")"),
)

STORE = Toy(
    "ledger store",
    {
        "repurpose/delivery/stores/toy.py": HEAD
        + """from repurpose.delivery.stores.file import FileLedger


class ToyStore:
    name = "toy"

    def open(self, folder, project, environment):
        return FileLedger(project.root / "elsewhere" / f"{folder.name}.jsonl")


TOY = ToyStore()
"""
    },
    ("repurpose/delivery/stores/__init__.py", '    "toy:TOY",', ")"),
)

THEME = Toy("theme", {"templates/wechat/themes/toy.toml": 'title = "Toy"\n\n[colours]\naccent = "#123456"\n'})
