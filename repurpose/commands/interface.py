"""The language in which the program speaks to the person who runs it."""

from __future__ import annotations

from collections.abc import Mapping

VARIABLE = "REPURPOSE_LANG"


def interface_language(environment: Mapping[str, str], project_lang: str = "") -> str:
    """REPURPOSE_LANG, else the locale's language, else the project's: "zh" or "en".

    The locale comes from the first of LC_ALL, LC_MESSAGES and LANG that is set, as POSIX has it; C and POSIX name none.
    """
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    named = locale if locale.partition(".")[0] not in ("C", "POSIX") else ""
    wanted = environment.get(VARIABLE, "") or named or project_lang
    return "zh" if wanted.lower().startswith("zh") else "en"
