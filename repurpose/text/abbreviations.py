"""Whether a full stop after a Latin word ends the sentence or belongs to the word."""

from __future__ import annotations

from functools import cache

import regex


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words("Mr Mrs Ms Mx Dr Prof Gen Rep Sen Gov Capt Lt Col Sgt Maj Cmdr Rev Hon Messrs Mme Mlle Mt Ft")
_NEVER_LAST = _words("vs e.g i.e eg ie cf viz approx est ca incl excl resp vols pp eds dept govt")
_BEFORE_NUMBER = _words(
    "no nos fig figs eq eqs art sec ch vol p par ver v jan feb mar apr jun jul aug sep sept oct nov dec"
)
_MAY_BE_LAST = _words("inc ltd corp co llc plc jr sr esq al st ave blvd tue tues thu thur thurs fri")
_LETTERED = _words(
    "vitamin plan grade class type group hepatitis option section appendix part series team exhibit schedule "
    "model size point route war act phase level tier round column row"
)
"""Nouns that a single letter belongs to: plan B, vitamin C."""
_AFTER_HOUR = _words(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Eastern Pacific Central "
    "Mountain Beijing London EST EDT ET PST PDT PT CST CDT CT MST GMT UTC BST CET CEST JST HKT"
)
STARTERS = _words(
    "The A An This That These Those There Here It He She They We I You My Our Your His Her Its Their Who What "
    "When Where Why How Which Then Now But And So Or Yet If In On At For With From By As After Before While Since "
    "Until Although Because However Meanwhile Still Not No Yes Nobody Everyone Someone Nothing Everything Both "
    "Each Every Some Many Most All Once Today Yesterday Tomorrow Later Soon Let Do Does Did Is Are Was Were Can "
    "Could Will Would Should Don't"
)
"""Words that seldom follow a name or an abbreviation inside a sentence when written with a capital."""

_EDGE = ".'’&+#/:@-"
_REACH = 40
"""Characters looked back for a word; longer ones are no abbreviations."""


@cache
def _pattern(source: str) -> regex.Pattern[str]:
    return regex.compile(source)


_WORD = r"[\p{Latin}\p{N}][\p{Latin}\p{N}\p{M}.'’&+#/:@-]*+"
_WORD_BACKWARDS = r"(?r)[\p{Latin}\p{N}\p{M}.'’&+#/:@-]+"
_INITIALS = r"(?:[A-Za-z]{1,2}[.-]{1,2})+[A-Za-z]{1,2}"  # U.S  Ph.D  a.m  J.-P
_SMALL_START = r"[a-z]{1,3}[A-Z]|[a-z]+\d|(?:[a-h]|[ivx]{1,4})[.)] "  # iPhone  macOS  a16z, and the ii. of a list


def word_before(text: str, at: int) -> str:
    """The Latin word or figure that ends at `at`; empty when there is none."""
    word = _pattern(_WORD_BACKWARDS).match(text, max(0, at - _REACH), at)
    return word[0].lstrip(_EDGE) if word else ""


def word_after(text: str, at: int) -> str:
    """The Latin word or figure that starts at `at` or after the quotation marks and brackets opened there."""
    word = _pattern(_WORD).match(text, _past_opening(text, at))
    return word[0].rstrip(_EDGE) if word else ""


def starts_anew(text: str, at: int) -> bool:
    """No small letter at `at`, unless it begins a name that is written so (iPhone)."""
    at = _past_opening(text, at)
    return not text[at : at + 1].islower() or bool(_pattern(_SMALL_START).match(text, at))


def _past_opening(text: str, at: int) -> int:
    while at < len(text) and text[at] in "\"'“‘「『（([{*_`":
        at += 1
    return at


def is_abbreviation(word: str) -> bool:
    """Whether a word written before a full stop may be one that is always written with it."""
    low = word.lower()
    listed = low in _NEVER_LAST or low in _BEFORE_NUMBER or low in _MAY_BE_LAST or word in _TITLES
    return listed or (len(word) == 1 and word.isupper()) or bool(_pattern(_INITIALS).fullmatch(word))


def stop_ends_sentence(text: str, at: int, following: int) -> bool:
    """Whether the full stop at `at`, with white space after it and the next word at `following`, ends a sentence."""
    word, after = word_before(text, at), word_after(text, following)
    low, anew = word.lower(), starts_anew(text, following)
    if not word:
        return anew
    if word in _TITLES or low in _NEVER_LAST or (low in _BEFORE_NUMBER and after[:1].isdigit()):
        return False
    if low in ("a.m", "p.m"):
        return anew and after not in _AFTER_HOUR
    if len(word) == 1 and word.isupper():
        return after in STARTERS or (anew and len(after) != 1 and _letter_is_last(text, at))
    if low in _MAY_BE_LAST or _pattern(_INITIALS).fullmatch(word):
        return after in STARTERS or (anew and not after and text[following] not in "地和与、")
    return anew or (len(word) > 2 and word.isalpha() and word.islower())


def _letter_is_last(text: str, at: int) -> bool:
    """plan B. Nobody …  against  J. Smith"""
    words = text[max(0, at - _REACH) : at].split()
    return len(words) > 1 and words[-2].lower() in _LETTERED
