"""Settings: found, typed, and errors that name the line and the nearest right key."""

from pathlib import Path

import pytest
from msgspec import to_builtins

from repurpose import config
from repurpose.commands import project
from repurpose.commands.project import settings_record
from repurpose.errors import SettingsError
from tests.settings_docs import documented


def write(folder: Path, text: str, name: str = "repurpose.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_without_a_file(tmp_path: Path) -> None:
    found = project.load(tmp_path)
    assert to_builtins(found.settings) == to_builtins(settings_record()()) and found.root == tmp_path


def test_found_by_walking_up(tmp_path: Path) -> None:
    write(tmp_path, 'outbox = "out"\n[site]\nname = "港口"\n[channels.email]\nfrom = "A <a@e.org>"\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    found = project.load(deep)
    assert found.settings.site.name == "港口" and found.settings.channels.email.sender == "A <a@e.org>"
    assert found.resolve("out") == tmp_path / "out"


def test_pyproject_with_our_table_counts_and_without_it_does_not(tmp_path: Path) -> None:
    write(tmp_path, '[tool.repurpose]\nlang = "en"\n', "pyproject.toml")
    assert project.load(tmp_path).settings.lang == "en"
    inner = tmp_path / "inner"
    inner.mkdir()
    write(inner, "[tool.other]\n", "pyproject.toml")
    assert project.load(inner).path == tmp_path / "pyproject.toml"


@pytest.mark.parametrize(
    ("text", "line", "cause", "hint"),
    [
        ('[site]\nnmae = "x"\n', 2, "unknown setting site.nmae", "did you mean name?"),
        ("[chanels]\nx = 1\n", 1, "unknown setting chanels", "did you mean channels?"),
        ("max-posts = 3\n", 1, "unknown setting max-posts", "did you mean max-posts in [digest]?"),
        ("[digest]\nmax_posts = 3\n", 2, "unknown setting digest.max_posts", "did you mean max-posts?"),
        ('[digest]\nmax-posts = "3"\n', 2, "digest.max-posts: expected `int`", "type"),
        ("[digest]\nmax-posts = 0\n", 2, "digest.max-posts: must be at least 1", "max-posts = 7"),
        ('[digest]\ntimezone = "Mars/Base"\n', 2, "no such time zone", "Asia/Shanghai"),
        ('[site]\nurl = "example.org"\n', 2, "not a web address", "https://"),
        ('[site]\ncolour = "red"\n', 2, "not a colour", "hex"),
        ('[schedule]\nslot = "someday"\n', 2, "not a slot", "fri 08:00"),
        ('[channels.email]\nfrom = "nobody"\n', 2, "holds no address", "editor@"),
        ('[channels.email]\nfrom = "A\\r\\nBcc: b@c.de <a@e.org>"\n', 2, "control character", "one line"),
        ('[channels.email]\nview-url = "http://e.org"\n', 2, "https://", "mail clients"),
        ('[channels.email.smtp]\ntls = "ssl"\n', 2, "channels.email.smtp.tls", "starttls, implicit, none"),
        ('[site]\npermalink = "/{oops}/"\n', 2, "unknown field", "{slug}"),
        ('[digest]\ntitle = "{nope}"\n', 2, "unknown field {nope}", "{week}"),
        ('[digest]\ntitle = "{site.__class__}"\n', 2, "unknown field {site.__class__}", "{week}"),
        ('[site]\npermalink = "/{slug"\n', 2, "unknown field", "{slug}"),
        ("[channels.thread.x]\nmax-characters = 279\n", 2, "must lie between 280 and 25000", "280"),
        ("[channels.thread.x]\nmax-characters = 25001\n", 2, "must lie between 280 and 25000", "280"),
        ("[channels.thread.mastodon]\nmax-characters = 99\n", 2, "too few for a sentence", "/api/v2/instance"),
        ("[channels.thread]\nmax-posts = 2\n", 2, "at least 3 posts", "max-posts = 12"),
        ('[channels.thread]\nnetworks = ["blusky"]\n', 2, "no network 'blusky'", "did you mean bluesky?"),
        ('[channels.email]\ntransport = "smpt"\n', 2, "no transport 'smpt'", "did you mean smtp?"),
        ('[ledger]\nstore = "fil"\n', 2, "ledger.store: no store 'fil'", "did you mean file?"),
        ('lang = "cn"\n', 1, "no fixed words in cn", "zh-Hans"),
        ("[site\n", 1, "not valid TOML", "key ="),
        ("a = \n", 1, "not valid TOML", "key ="),
        ("a = 1\na = 2\n", 2, "not valid TOML", "key ="),
        ('posts = "posts"\n', 1, "posts: expected `array`", "type"),
    ],
)
def test_wrong_settings(tmp_path: Path, text: str, line: int, cause: str, hint: str) -> None:
    path = write(tmp_path, text)
    with pytest.raises(SettingsError) as caught:
        project.read(path)
    assert cause in caught.value.cause and hint in caught.value.hint
    assert (caught.value.path, caught.value.line) == (path, line)
    assert str(caught.value).count("\n") == 1


def test_not_utf8_and_not_there(tmp_path: Path) -> None:
    path = tmp_path / "repurpose.toml"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(SettingsError, match="not UTF-8"):
        project.read(path)
    with pytest.raises(SettingsError, match="cannot be read"):
        project.load(tmp_path, tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("slot", "parsed"), [("fri 08:00", (4, 8, 0)), ("Monday 23:59", (0, 23, 59)), ("Fri  8:05", (4, 8, 5))]
)
def test_slots(slot: str, parsed: object) -> None:
    assert config.parse_slot(slot) == parsed


@pytest.mark.parametrize("slot", ["fri 24:00", "fri 08:60", "fry 08:00", "08:00", ""])
def test_what_is_no_slot(slot: str) -> None:
    with pytest.raises(ValueError, match="not a slot"):
        config.parse_slot(slot)


def test_every_setting_is_documented() -> None:
    names = [name for name, _, doc in documented(settings_record()) if not doc]
    assert names == [] and len(list(documented(settings_record()))) > 40
