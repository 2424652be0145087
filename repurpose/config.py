"""Settings: one typed record a table, found by walking up from where you stand.

The string under each field is its documentation; the README's table is made from it. A key nobody knows is an error
that names the nearest one. Secrets are never settings: they come from the environment.
"""

from __future__ import annotations

import difflib
import re
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec

from repurpose.errors import SettingsError
from repurpose.text.zones import is_zone

FILE_NAME = "repurpose.toml"
Filters = dict[str, list[str] | str | bool]


class Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A table of settings: kebab-case in the file, unknown keys refused."""


class Site(Table, frozen=True):
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
    date_keys: list[str] = []
    """Front-matter keys that say a post's day, before those in use everywhere (date, pubDate, published …)."""
    date_format: Literal["", "mdy", "dmy"] = ""
    """How days like 03/04/2026 are meant; without it such a day is an error."""
    order: Literal["newest", "oldest", "title", "path"] = "newest"
    """Order of the featured posts; pinned posts (`pinned: true`) come first."""
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


class Schedule(Table, frozen=True):
    """When an issue is due."""

    slot: str = "fri 08:00"
    """Weekday and time in `digest.timezone`, counted from the end of the issue's week."""
    catch_up: int = 48
    """Hours after the slot in which a late run still sends."""


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


class Smtp(Table, frozen=True):
    """The mail server. User and password: REPURPOSE_SMTP_USER, REPURPOSE_SMTP_PASSWORD."""

    host: str = ""
    """Name of the server."""
    port: int = 587
    """Its port."""
    tls: Literal["starttls", "implicit", "none"] = "starttls"
    """How the connection is secured; "none" only on loopback."""
    timeout: int = 60
    """Seconds to wait for any one answer."""


class Email(Table, frozen=True):
    """The email issue."""

    enabled: bool = True
    """Whether `build` makes it."""
    layout: str = "column"
    """A template in templates/email."""
    sender: str = msgspec.field(default="", name="from")
    """From line: `Editor <editor@example.org>`."""
    reply_to: str = ""
    """Where answers go, if not to `from`."""
    recipients: str = ""
    """A CSV file with columns email and name, relative to the settings."""
    unsubscribe_url: str = ""
    """Address with {token}, a reader's own; becomes List-Unsubscribe and the footer's link."""
    view_url: str = ""
    """Address with {id}: the issue on the web ("view in browser"). With it, outbox/feed.xml lists them all."""
    utm: dict[Literal["source", "medium", "campaign", "term", "content"], str] = {}
    """Added as utm_source … to the mail's links to the site itself; {id} is the issue's."""
    transport: Literal["smtp"] = "smtp"
    """How mail leaves."""
    smtp: Smtp = Smtp()


class Mastodon(Table, frozen=True):
    """A Mastodon instance; its own figures stand in its /api/v2/instance under configuration.statuses."""

    max_characters: int = 500
    """max_characters of your instance."""


class X(Table, frozen=True):
    """X. Keys: REPURPOSE_X_API_KEY, _API_SECRET, _ACCESS_TOKEN, _ACCESS_SECRET."""

    api: str = "https://api.x.com"
    """Root of the API; a test points it at a fake."""
    timeout: int = 30
    """Seconds to wait for an answer."""


class Thread(Table, frozen=True):
    """The social thread."""

    enabled: bool = True
    """Whether `build` makes it."""
    networks: list[str] = msgspec.field(default_factory=lambda: ["x"])
    """Networks to write for."""
    max_posts: int = 12
    """Most posts in a thread, the closing one with the link included."""
    hashtags: list[str] = []
    """Tags for the closing post, without #."""
    numbering: bool = True
    """Write 1/n at the end of each post."""
    x: X = X()
    mastodon: Mastodon = Mastodon()


class Wechat(Table, frozen=True):
    """The WeChat article."""

    enabled: bool = True
    """Whether `build` makes it."""
    theme: str = "plain"
    """A theme of the channel."""
    author: str = ""
    """Author line; empty: the site's name."""
    originals: bool = False
    """Show a quote's original under its translation."""


class Channels(Table, frozen=True):
    """One table a channel."""

    email: Email = Email()
    thread: Thread = Thread()
    wechat: Wechat = Wechat()


class Ledger(Table, frozen=True):
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
    lang: str = ""
    """Language of an issue's fixed words (zh-Hans, zh-Hant, en); empty: told from the posts."""
    site: Site = Site()
    digest: Digest = Digest()
    schedule: Schedule = Schedule()
    check: Check = Check()
    channels: Channels = Channels()
    ledger: Ledger = Ledger()


class Project(msgspec.Struct, frozen=True):
    """Settings with the folder that their relative paths start from, and the file they came from, if any."""

    settings: Settings
    root: Path
    path: Path | None = None

    def resolve(self, relative: str) -> Path:
        """A path of the settings, absolute."""
        return (self.root / Path(relative).expanduser()).resolve()


def load(start: Path, explicit: Path | None = None) -> Project:
    """The settings that govern `start`: the file named, else the nearest one walking up, else the defaults."""
    path = explicit or find(start)
    if path is None:
        return Project(Settings(), start.resolve())
    return Project(read(path), path.resolve().parent, path)


def find(start: Path) -> Path | None:
    """The nearest repurpose.toml, or pyproject.toml with a [tool.repurpose], in `start` or above."""
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / FILE_NAME).is_file():
            return folder / FILE_NAME
        pyproject = folder / "pyproject.toml"
        if pyproject.is_file() and re.search(r"^\[tool\.repurpose[\].]", _text(pyproject), re.M):
            return pyproject
    return None


def read(path: Path) -> Settings:
    """One settings file. Raises SettingsError with the line of the key at fault."""
    import tomllib

    text = _text(path)
    try:
        data = tomllib.loads(text)
    except RecursionError as error:
        raise SettingsError("brackets nested too deeply", path=path, mend=_TOML_MEND) from error
    except ValueError as error:
        cause, line, column = _toml_place(str(error), text)
        raise SettingsError(f"not valid TOML: {cause}", path=path, line=line, column=column, mend=_TOML_MEND) from error
    prefix: tuple[str, ...] = ()
    if path.name == "pyproject.toml":
        data, prefix = data.get("tool", {}).get("repurpose", {}), ("tool", "repurpose")
    return _validate(_convert(data, path, text, prefix), path, text, prefix)


_TOML_MEND = 'write key = "value", one a line, each table under its [name]'


def _text(path: Path) -> str:
    try:
        if path.exists() and not path.is_file():
            raise SettingsError("not an ordinary file", path=path, mend="name a settings file")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingsError("not UTF-8", path=path, mend="save the file as UTF-8") from error
    except OSError as error:
        raise SettingsError(f"cannot be read: {error.strerror}", path=path, mend="name a settings file") from error


def _toml_place(message: str, text: str) -> tuple[str, int, int]:
    match = re.search(r" \(at line (\d+), column (\d+)\)", message)
    if match:
        return message[: match.start()], int(match[1]), int(match[2])
    lines = text.rstrip("\n").split("\n")
    return re.sub(r" \(at end of document\)", "", message), len(lines), len(lines[-1]) + 1


def _convert(data: dict[str, Any], path: Path, text: str, prefix: tuple[str, ...]) -> Settings:
    try:
        return msgspec.convert(data, Settings)
    except msgspec.ValidationError as error:
        cause, _, where = str(error).partition(" - at `$")
        keys = [key for key in re.split(r"[.\[\]`]+", where) if key and key != "..."]
        choices = _choices(keys)
        mend = f"use one of: {', '.join(choices)}" if choices else "give a value of that type"
        unknown = re.search(r"unknown field `([^`]+)`", cause)
        if unknown:
            near = _nearest(unknown[1], keys)
            cause = f"unknown setting {'.'.join([*keys, unknown[1]])}"
            mend, keys = (
                f"did you mean {near}?" if near else f"use one of: {', '.join(_fields(keys))}",
                [*keys, unknown[1]],
            )
        elif keys:
            cause = f"{'.'.join(keys)}: {cause[0].lower()}{cause[1:]}"
        raise SettingsError(cause, path=path, line=_line_of(text, [*prefix, *keys]), mend=mend) from error


def _choices(keys: list[str]) -> list[str]:
    """The values allowed for a setting that takes one of a few words."""
    table: type[msgspec.Struct] = Settings
    for key in keys:
        found = {field.encode_name: field.type for field in msgspec.structs.fields(table)}.get(key)
        if isinstance(found, type) and issubclass(found, msgspec.Struct):
            table = found
        else:
            return [str(value) for value in get_args(found) if isinstance(value, str)]
    return []


def _fields(keys: list[str]) -> list[str]:
    """The setting names allowed under a path of tables."""
    table: type[msgspec.Struct] = Settings
    for key in keys:
        found = {field.encode_name: field.type for field in msgspec.structs.fields(table)}.get(key)
        if not (isinstance(found, type) and issubclass(found, msgspec.Struct)):
            return []
        table = found
    return [field.encode_name for field in msgspec.structs.fields(table)]


def _nearest(wrong: str, keys: list[str]) -> str:
    """The setting that was probably meant: the same name in another table, else the most alike in this one."""
    name = wrong.replace("_", "-")
    near = difflib.get_close_matches(name, _fields(keys), n=1, cutoff=0.6)
    if name in near:
        return name
    tables = ("site", "digest", "schedule", "check", "channels.email", "channels.thread", "channels.wechat")
    elsewhere = next((table for table in tables if name in _fields(table.split("."))), "")
    return f"{name} in [{elsewhere}]" if elsewhere else next(iter(near), "")


def _line_of(text: str, keys: list[str]) -> int:
    """The line where a key stands, or its table begins; 1 when it cannot be told."""
    table: list[str] = []
    best = 1
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*\[\[?\s*([^\]]+?)\s*\]\]?", line)
        if header:
            table = [piece.strip().strip("\"'") for piece in header[1].split(".")]
            if table == keys[: len(table)]:
                best = number
            if table == keys:
                return number
            continue
        assigned = re.match(r"\s*([\w.\"'-]+)\s*=", line)
        if assigned:
            full = [*table, *(piece.strip("\"'") for piece in assigned[1].split("."))]
            if full == keys[: len(full)] and len(full) > len(table):
                return number
    return best


def _validate(settings: Settings, path: Path, text: str, prefix: tuple[str, ...]) -> Settings:
    """What types cannot say: time zones, addresses, colours, ranges."""
    for keys, fault, mend in _faults(settings):
        line = _line_of(text, [*prefix, *keys.split(".")])
        raise SettingsError(f"{keys}: {fault}", path=path, line=line, mend=mend)
    return settings


def _faults(settings: Settings) -> list[tuple[str, str, str]]:
    site, digest, email, thread = settings.site, settings.digest, settings.channels.email, settings.channels.thread
    faults = []
    if not is_zone(digest.timezone):
        faults.append(
            ("digest.timezone", f"no such time zone: {digest.timezone}", "use an IANA name such as Asia/Shanghai")
        )
    if digest.max_posts < 1:
        faults.append(("digest.max-posts", "must be at least 1", "write max-posts = 7"))
    faults += _path_faults(settings)
    if site.logo and not re.fullmatch(_WEB, site.logo):
        faults.append(("site.logo", f"not a web address: {site.logo}", 'write logo = "https://example.org/logo.png"'))
    if not 1 <= email.smtp.timeout <= 3_600:
        faults.append(("channels.email.smtp.timeout", "must lie between 1 and 3600 seconds", "write timeout = 60"))
    if not 0 <= settings.schedule.catch_up <= 8_760:
        faults.append(("schedule.catch-up", "must lie between 0 and 8760 hours", "write catch-up = 48"))
    if site.url and not re.fullmatch(_WEB, site.url):
        faults.append(("site.url", f"not a web address: {site.url}", 'write url = "https://example.org"'))
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", site.colour):
        faults.append(("site.colour", f"not a colour: {site.colour}", 'write six hex digits: "#1a5f7a"'))
    if thread.mastodon.max_characters < 100:
        mend = "copy max_characters from the instance's /api/v2/instance"
        faults.append(("channels.thread.mastodon.max-characters", "too few for a sentence", mend))
    if thread.max_posts < 3:
        faults.append(("channels.thread.max-posts", "a thread needs at least 3 posts", "write max-posts = 12"))
    if not _is_slot(settings.schedule.slot):
        faults.append(("schedule.slot", f"not a slot: {settings.schedule.slot}", 'write slot = "fri 08:00"'))
    if email.sender and not re.search(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>]+>?$", email.sender):
        faults.append(("channels.email.from", "holds no address", 'write from = "Editor <editor@example.org>"'))
    if re.search(r"[\x00-\x1f\x7f]", email.sender + email.reply_to + site.name):
        faults.append(("channels.email.from", "a name or address holds a control character", "keep it on one line"))
    for name, value in (("unsubscribe-url", email.unsubscribe_url), ("view-url", email.view_url)):
        if value and not (value.startswith("https://") and re.fullmatch(_WEB, re.sub(r"\{\w+\}", "x", value))):
            faults.append(
                (f"channels.email.{name}", "must be one https:// address", "mail clients follow nothing else")
            )
    if settings.lang not in LANGUAGES:
        faults.append(("lang", f"no fixed words in {settings.lang}", f"use one of: {', '.join(LANGUAGES[1:])}"))
    faults += _pattern_faults("site.permalink", site.permalink, PERMALINK_FIELDS)
    faults += _pattern_faults("digest.title", digest.title, ("site", "year", "week", "start", "end"))
    faults += _pattern_faults("channels.email.unsubscribe-url", email.unsubscribe_url, ("token",))
    faults += _pattern_faults("channels.email.view-url", email.view_url, ("id",))
    return faults


_WEB = r"https?://[\w.-]+(?::\d{1,5})?(?:[/?#][^\s\"<>\\^`{|}]*)?"
"""A web address: a host, perhaps a port, and nothing that would break out of an attribute or a header."""


def _path_faults(settings: Settings) -> list[tuple[str, str, str]]:
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


def _pattern_faults(name: str, pattern: str, fields: tuple[str, ...]) -> list[tuple[str, str, str]]:
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


WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def parse_slot(slot: str) -> tuple[int, int, int]:
    """ "fri 08:00" as (weekday from Monday 0, hour, minute). Raises ValueError for what is no slot."""
    match = re.fullmatch(r"\s*([a-zA-Z]{3})[a-z]*\s+(\d{1,2}):(\d{2})\s*", slot)
    if not match or match[1].lower() not in WEEKDAYS or int(match[2]) > 23 or int(match[3]) > 59:
        raise ValueError(f"not a slot: {slot}")
    return WEEKDAYS.index(match[1].lower()), int(match[2]), int(match[3])
