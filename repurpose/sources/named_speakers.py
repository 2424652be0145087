"""`speakers:` of the front matter: which label is whom, and in which part."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from repurpose.model import Role, Speaker
from repurpose.sources.front_matter_fields import Fields

_ROLES: Mapping[str, Role] = {
    **{role: role for role in get_args(Role) if role},
    "主持人": "host",
    "嘉宾": "guest",
    "旁白": "narrator",
    "录音": "clip",
    "观众": "audience",
}
_HINT = 'write a label and a name a line, `"Speaker 1": Lin Mo`, or {name: Lin Mo, role: host}'


def named_speakers(fields: Fields) -> dict[str, Speaker]:
    """The map from labels to names and roles; a list, as some sites keep it, names people and no labels."""
    name, value = fields.find("speakers")
    if not isinstance(value, Mapping):
        return {}
    return {str(label): _speaker(str(label), entry, fields, name) for label, entry in value.items()}


def listed_people(fields: Fields) -> tuple[str, ...]:
    """The people that a `speakers:` names which is no map."""
    return () if isinstance(fields.find("speakers")[1], Mapping) else fields.texts("speakers")


def _speaker(label: str, entry: object, fields: Fields, name: str) -> Speaker:
    values = entry if isinstance(entry, Mapping) else {"name": entry}
    if not set(values) <= {"name", "role"} or not all(isinstance(one, str | int | None) for one in values.values()):
        raise fields.wrong(name, f"{label}: a speaker has a name and, if you like, a role", _HINT)
    word = str(values.get("role") or "").strip()
    if word and word.casefold() not in _ROLES:
        raise fields.wrong(name, f"{label}: no role {word!r}", "the roles are host, guest, narrator, clip and audience")
    return Speaker(str(values.get("name") or "").strip(), (), _ROLES.get(word.casefold(), ""), label)
