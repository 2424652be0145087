"""What a reader is: from the text of a file, or of a feed, to posts. These docstrings are the manual for a new one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct, field

from repurpose.model import Post
from repurpose.sources import address, dates


class Reading(Struct, frozen=True):
    """What reading depends on besides the file: the site's address and paths, how days are written, the folder's name.

    `root` is what relative paths start from; `folders` are the posts folders of the settings; `namesakes`: a file named
    like its folder stands for it.
    """

    site_url: str = ""
    site_name: str = ""
    permalink: str = "/{dir}/{slug}/"
    slugify: str = "none"
    date_keys: tuple[str, ...] = dates.KEYS
    date_order: str = ""
    root: Path = field(default_factory=Path)
    folders: tuple[Path, ...] = ()
    shared_name: str = ""
    namesakes: bool = False

    @property
    def scheme(self) -> address.Scheme:
        """What addresses and ids depend on."""
        return address.Scheme(self.site_url, self.permalink, self.slugify, self.root, self.folders, self.namesakes)


class Reader(Protocol):
    """Reads one kind of file."""

    @property
    def name(self) -> str:
        """For people."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of its files end, in small letters. Files of these names are gathered as posts."""
        ...

    @property
    def has_front_matter(self) -> bool:
        """Whether a file begins with front matter, so that a look at its head tells the post's day."""
        ...

    def detect(self, text: str, path: str) -> bool:
        """Whether a file with one of the suffixes is this reader's."""
        ...

    def read(self, text: str, path: str, reading: Reading) -> tuple[Post, ...]:
        """The posts in a text (LF line ends), each with a slug of its own. Raises SourceError with the place."""
        ...
