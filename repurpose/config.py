"""Settings: one typed record a table, with what is wrong with its values.

The string under each field is its documentation; the README's table is made from it. Secrets are never settings: they
come from the environment. How a file is found and read is in `commands/settings_file.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeVar, cast

import msgspec

from repurpose.text.calendar import DAYS
from repurpose.text.zones import is_zone

HOURS_OF_A_YEAR = 24 * 365
"""An issue that is caught up on later than that is surely a mistake."""
T = TypeVar("T", bound="Table")
Filters = dict[str, list[str] | str | bool]


Fault = tuple[str, str, str]
"""A setting's key within its table, what is wrong with its value, and a hint."""


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of settings: kebab-case in the file, unknown keys refused."""

    def faults(self) -> Iterator[Fault]:
        """What types cannot say of this table's own values; tables within it speak for themselves."""
        yield from ()


class SiteOptions(Table, frozen=True):
    """Where the posts live on the web."""

    name: str = ""
    """The publication's name, as readers know it."""
    url: str = ""
    """The site's address, `https://…`; without it posts carry no link of their own."""
    permalink: str = "/{dir}/{slug}/"
    """A post's path: {dir}, {section}, {slug}, {title}, {name}, {categories}, {year}, {month}, {day}; `:title` too."""
    slugify: Literal["none", "slug"] = "none"
    """Names of files in addresses: "none" as they are, "slug" in small letters with dashes."""
    logo: str = ""
    """Address of a picture for the email's header."""
    colour: str = "#1a5f7a"
    """Accent colour, #rrggbb."""
    address: str = ""
    """Postal address for the email's footer (bulk mail laws ask for one)."""

    def faults(self) -> Iterator[Fault]:
        """Addresses, the colour, and what would break out of a header."""
        for name, value in (("logo", self.logo), ("url", self.url)):
            if value and not is_web_address(value):
                example = "https://example.org" + ("/logo.png" if name == "logo" else "")
                yield name, f"not a web address: {value}", f'write {name} = "{example}"'
        if not re.fullmatch(r"#[0-9a-fA-F]{6}", self.colour):
            yield "colour", f"not a colour: {self.colour}", 'write six hex digits: "#1a5f7a"'
        if holds_control(self.name):
            yield "name", "holds a control character", "keep it on one line"
        yield from pattern_faults("permalink", self.permalink, PERMALINK_FIELDS)


class Digest(Table, frozen=True):
    """What goes into a weekly issue."""

    title: str = ""
    """The issue's title, from {site}, {year}, {week}, {start}, {end}. Empty: the site's name and the week."""
    intro: str = ""
    """A paragraph in front of every digest."""
    timezone: str = "UTC"
    """IANA name; decides where a week begins and when a slot falls."""
    max_posts: int = 7
    """Posts featured; the rest are listed under "more"."""
    max_listed: int = 30
    """Posts listed, from each group its share; how many more there are is said below them."""
    date_keys: list[str] = []
    """Front-matter keys that say a post's day, before those in use everywhere (date, pubDate, published …)."""
    date_format: Literal["", "mdy", "dmy"] = ""
    """How days like 03/04/2026 are meant; without it such a day is an error."""
    order: Literal["best", "newest", "oldest", "title", "path"] = "best"
    """How posts are chosen: "best" by score and spread, each piece once; else in that order. Pinned ones come first."""
    include: Filters = {}
    """Front-matter filters a post must meet, e.g. { category = ["ai"] }."""
    exclude: Filters = {}
    """Front-matter filters that keep a post out."""
    group_by: str = "category"
    """Front-matter key by which "more" is grouped; empty: one list."""
    group_titles: dict[str, str] = {}
    """Readable names for the groups' values."""
    drafts: bool = False
    """Take posts marked as drafts too."""

    def faults(self) -> Iterator[Fault]:
        """The time zone, the number of posts, the title's fields."""
        if not is_zone(self.timezone):
            yield "timezone", f"no such time zone: {self.timezone}", "use an IANA name such as Asia/Shanghai"
        if self.max_posts < 1:
            yield "max-posts", "must be at least 1", "write max-posts = 7"
        if self.max_listed < 0:
            yield "max-listed", "must not be negative", "write max-listed = 30, or 0 for none"
        yield from pattern_faults("title", self.title, ("site", "year", "week", "start", "end"))


class Schedule(Table, frozen=True):
    """When an issue is due."""

    slot: str = "fri 08:00"
    """Weekday and time in `digest.timezone`, counted from the end of the issue's week."""
    catch_up: int = 48
    """Hours after the slot in which a late run still sends."""

    def faults(self) -> Iterator[Fault]:
        """The slot, and hours of catching up within a year."""
        if not 0 <= self.catch_up <= HOURS_OF_A_YEAR:
            yield "catch-up", f"must lie between 0 and {HOURS_OF_A_YEAR} hours", "write catch-up = 48"
        if not _is_slot(self.slot):
            yield "slot", f"not a slot: {self.slot}", 'write slot = "fri 08:00"'


class Check(Table, frozen=True):
    """What counts as a fault."""

    fail_on: Literal["error", "warning", "info", "never"] = "error"
    """The lowest severity that makes a command exit with 1."""
    select: list[str] = []
    """Rule codes or prefixes to run; empty: all."""
    ignore: list[str] = []
    """Rule codes or prefixes to leave out."""
    per_file_ignores: dict[str, list[str]] = {}
    """Rule codes or prefixes to leave out of files, by glob: { "posts/old/*.md" = ["ZH"] }."""
    baseline: str = ""
    """A file of old findings let stand, made by `check --write-baseline`; it only shrinks."""
    rules: dict[str, dict[str, Any]] = {}
    """Options of single rules: [check.rules.EM01] columns = 50."""


class ChannelOptions(Table, frozen=True):
    """The settings that every channel has; a channel's own record adds to them."""

    enabled: bool = True
    """Whether `build` makes it."""


class Channels(Table, frozen=True):
    """One table a channel. Which there are is not known here: see `record_of`."""


class LedgerTable(Table, frozen=True):
    """Where it is recorded what was sent."""

    store: str = "file"
    """"file": ledger.jsonl in the issue's folder."""


class Settings(Table, frozen=True):
    """The whole of repurpose.toml, or of [tool.repurpose]."""

    posts: list[str] = msgspec.field(default_factory=lambda: ["posts"])
    """Folders, files or globs that hold posts."""
    outbox: str = "outbox"
    """Where built issues lie."""
    templates: str = "templates"
    """Folder whose files override the bundled templates one by one."""
    plugins: list[str] = []
    """Modules, or .py files beside the settings, with rules and networks of your own."""
    lang: str = ""
    """Language of an issue's fixed words (zh-Hans, zh-Hant, en); empty: told from the posts."""
    site: SiteOptions = SiteOptions()
    digest: Digest = Digest()
    schedule: Schedule = Schedule()
    check: Check = Check()
    channels: Channels = Channels()
    ledger: LedgerTable = LedgerTable()

    def faults(self) -> Iterator[Fault]:
        """Folders that could not be, or that would swallow the posts; a language without fixed words."""
        yield from _path_faults(self)
        if self.lang not in LANGUAGES:
            yield "lang", f"no fixed words in {self.lang}", f"use one of: {', '.join(LANGUAGES[1:])}"


class Project(msgspec.Struct, frozen=True):
    """Settings with the folder that their relative paths start from, and the file they came from, if any."""

    settings: Settings
    root: Path
    path: Path | None = None

    def options(self, channel: str, record: type[T]) -> T:
        """A channel's settings; the defaults where the project has none."""
        found = getattr(self.settings.channels, channel, None)
        return found if isinstance(found, record) else record()

    def resolve(self, relative: str) -> Path:
        """A path of the settings, absolute."""
        return (self.root / Path(relative).expanduser()).resolve()


def record_of(channels: Mapping[str, type[ChannelOptions]], ledger: type[LedgerTable] = LedgerTable) -> type[Settings]:
    """The record of all settings, with a table for each channel, and the ledger's as its stores check it."""
    tables = with_tables("Channels", Channels, {name: options() for name, options in channels.items()})
    return with_tables("Settings", Settings, {"channels": tables(), "ledger": ledger()})


def with_tables(name: str, base: type[T], tables: Mapping[str, Table]) -> type[T]:
    """A record of settings with more tables in it."""
    made = msgspec.defstruct(
        name,
        [(field, type(table), table) for field, table in tables.items()],
        bases=(base,),
        namespace={"__doc__": base.__doc__},
        frozen=True,
        kw_only=True,
        forbid_unknown_fields=True,
        rename="kebab",
    )
    return cast(type[T], made)


def is_web_address(text: str) -> bool:
    """Whether a text is one http or https address."""
    return re.fullmatch(_WEB, text) is not None


def holds_control(text: str) -> bool:
    """Whether a text holds a character that would break out of a header's line."""
    return re.search(r"[\x00-\x1f\x7f]", text) is not None


_WEB = r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#][^\s\"<>\\^`{|}]*)?"
"""A web address: a host, perhaps a port, and nothing that would break out of an attribute or a header."""


def _path_faults(settings: Settings) -> list[Fault]:
    """Folders that could not be, or that would swallow the posts."""
    faults = []
    baseline = settings.check.baseline
    named = [("outbox", settings.outbox), ("templates", settings.templates), ("posts", "".join(settings.posts))]
    for name, value in [*named, *([("check.baseline", baseline)] if baseline else [])]:
        if not value.isprintable() or any(len(piece.encode()) > 255 for piece in value.split("/")):
            faults.append((name, "no path that a file system takes", "use plain names"))
        elif value.startswith("~") and not value.startswith(("~/", "~\\")) and value != "~":
            faults.append((name, f"no such home folder: {value}", "write the path out"))
    for name, value in named[:2]:
        if value.strip().rstrip("/") in ("", ".", ".."):
            faults.append((name, "would hold the project itself", f'give it a folder of its own: {name} = "{name}"'))
    return faults


PERMALINK_FIELDS = ("dir", "slug", "year", "month", "day", "title", "name", "section", "categories")

LANGUAGES = ("", "en", "zh", "zh-Hans", "zh-Hant")
"""Languages with fixed words; the empty one is told from the posts."""


def pattern_faults(name: str, pattern: str, fields: tuple[str, ...]) -> list[Fault]:
    """A setting with {fields} holds known ones only, by their bare names."""
    allowed = ", ".join(f"{{{field}}}" for field in fields)
    unknown = [field for field in re.findall(r"\{([^{}]*)\}", pattern) if field not in fields]
    if unknown or pattern.count("{") != pattern.count("}"):
        return [(name, f"unknown field {{{unknown[0] if unknown else ''}}}", f"use {allowed}")]
    return []


def _is_slot(slot: str) -> bool:
    try:
        parse_slot(slot)
    except ValueError:
        return False
    return True


WEEKDAYS = tuple(day.lower() for day in DAYS)


def parse_slot(slot: str) -> tuple[int, int, int]:
    """ "fri 08:00" as (weekday from Monday 0, hour, minute). Raises ValueError for what is no slot."""
    match = re.fullmatch(r"\s*([a-zA-Z]{3})[a-z]*\s+(\d{1,2}):(\d{2})\s*", slot)
    if not match or match[1].lower() not in WEEKDAYS or int(match[2]) > 23 or int(match[3]) > 59:
        raise ValueError(f"not a slot: {slot}")
    return WEEKDAYS.index(match[1].lower()), int(match[2]), int(match[3])
