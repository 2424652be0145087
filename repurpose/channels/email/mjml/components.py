"""What MJML knows: its components, who may be inside which, and the attributes with the form of their values.

mjml-python takes an unknown tag, attribute, colour or size without a word and writes it into the mail. The table is
that of npm's mjml 5.4.1 (checked 2026-11), less what mjml-python 1.4.2 cannot do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from repurpose.channels.email.html.colour import NAMED
from repurpose.channels.email.mjml.tree import Attribute, MjmlElement, MjmlFault, names
from repurpose.text.nearest import closest, nearest

_PADDING = "padding=lengths padding-top=length padding-right=length padding-bottom=length padding-left=length"
_BORDER = "border border-top border-right border-bottom border-left"
_FONT = "font-family font-size=px font-style font-weight"
_LINK = "href rel target"
_GROUND = (
    "background-color=colour background-url background-repeat=repeat|no-repeat background-size background-position "
    "background-position-x background-position-y"
)
_SECTION = (
    f"{_GROUND} {_BORDER} border-radius direction=ltr|rtl full-width=full-width|false {_PADDING} "
    "text-align=left|center|right text-padding=lengths"
)
_ICONS = (
    "icon-align=top|middle|bottom icon-width=length icon-height=length icon-wrapped-url icon-wrapped-alt "
    "icon-unwrapped-url icon-unwrapped-alt icon-position=left|right"
)
_INNER_CELL = (
    "inner-background-color=colour inner-border inner-border-top inner-border-right inner-border-bottom "
    "inner-border-left inner-border-radius"
)
_WORDS = f"color=colour {_FONT} letter-spacing=signed line-height=line text-decoration text-transform"
_V = "vertical-align=top|middle|bottom"
_CONTAINER = "container-background-color=colour"
_ALIGN = "align=left|center|right"

_TABLE = {
    "mjml": "lang dir=ltr|rtl|auto owa",
    "mj-head": "",
    "mj-body": "width=px background-color=colour id",
    "mj-attributes": "",
    "mj-breakpoint": "width=px",
    "mj-font": "name href",
    "mj-preview": "",
    "mj-style": "",
    "mj-title": "",
    "mj-raw": "",
    "mj-section": _SECTION,
    "mj-wrapper": f"{_SECTION} gap=px",
    "mj-group": f"background-color=colour direction=ltr|rtl {_V} width=length",
    "mj-column": f"background-color=colour {_BORDER} border-radius direction=ltr|rtl {_INNER_CELL} {_PADDING} {_V} "
    "width=length",
    "mj-hero": "mode=fixed-height|fluid-height height=length background-url background-width=length "
    "background-height=length background-position background-color=colour inner-background-color=colour "
    "inner-padding=lengths inner-padding-top=length inner-padding-right=length inner-padding-bottom=length "
    f"inner-padding-left=length {_PADDING} {_V}",
    "mj-text": f"align=left|right|center|justify background-color=colour {_CONTAINER} height=length {_WORDS} "
    f"{_PADDING} {_V}",
    "mj-button": f"{_ALIGN} background-color=colour {_BORDER} border-radius {_CONTAINER} height=length {_LINK} name "
    f"inner-padding=lengths {_WORDS} {_PADDING} {_V} text-align=left|right|center width=length",
    "mj-image": f"alt {_LINK} name src srcset title {_ALIGN} border border-left border-right border-radius "
    f"{_CONTAINER} fluid-on-mobile=true|false {_PADDING} width=px height=px|auto max-height=length font-size=px usemap",
    "mj-divider": f"border-color=colour border-style border-width=px {_CONTAINER} {_PADDING} width=length {_ALIGN}",
    "mj-spacer": f"{_BORDER} {_CONTAINER} {_PADDING} height=length",
    "mj-table": f"{_ALIGN} border cellpadding=integer cellspacing=integer {_CONTAINER} color=colour font-family "
    f"font-size=px font-weight line-height=line {_PADDING} table-layout=auto|fixed|initial|inherit {_V} "
    "width=length|auto",
    "mj-social": f"{_ALIGN} border-radius {_CONTAINER} color=colour {_FONT} icon-size=length icon-height=length "
    f"icon-padding=lengths inner-padding=lengths line-height=line mode=horizontal|vertical {_PADDING} "
    f"table-layout=auto|fixed text-padding=lengths text-decoration {_V}",
    "mj-social-element": f"{_ALIGN} background-color=colour color=colour border-radius {_FONT} {_LINK} "
    f"icon-size=length icon-height=length icon-padding=lengths line-height=line name {_PADDING} text-padding=lengths "
    f"src alt title text-decoration {_V}",
    "mj-navbar": f"{_ALIGN} base-url hamburger ico-align=left|center|right ico-open ico-close ico-color=colour "
    "ico-font-size=length ico-font-family ico-text-transform ico-padding=lengths ico-padding-top=length "
    f"ico-padding-right=length ico-padding-bottom=length ico-padding-left=length {_PADDING} ico-text-decoration "
    "ico-line-height=line",
    "mj-navbar-link": f"{_WORDS} {_LINK} name {_PADDING}",
    "mj-accordion": f"{_CONTAINER} border font-family {_ICONS} {_PADDING}",
    "mj-accordion-element": f"background-color=colour border font-family {_ICONS}",
    "mj-accordion-text": "background-color=colour font-size=px font-family font-weight letter-spacing=signed "
    f"line-height=line color=colour {_PADDING}",
    "mj-accordion-title": f"background-color=colour color=colour font-size=px font-family font-weight {_PADDING}",
    "mj-carousel": f"{_ALIGN} border-radius {_CONTAINER} icon-width=length left-icon {_PADDING} right-icon "
    "thumbnails=visible|hidden|supported tb-border tb-border-radius tb-hover-border-color=colour "
    "tb-selected-border-color=colour tb-width=length",
    "mj-carousel-image": f"alt {_LINK} title src thumbnails-src border-radius tb-border tb-border-radius",
}
_BLOCKS = "mj-accordion mj-button mj-carousel mj-divider mj-image mj-raw mj-social mj-spacer mj-table mj-text mj-navbar"
_CHILDREN = {
    "mjml": "mj-head mj-body mj-raw",
    "mj-head": "mj-attributes mj-breakpoint mj-font mj-preview mj-style mj-title mj-raw",
    "mj-body": "mj-section mj-wrapper mj-hero mj-raw",
    "mj-wrapper": "mj-section mj-hero mj-raw",
    "mj-section": "mj-column mj-group mj-raw",
    "mj-group": "mj-column mj-raw",
    "mj-column": _BLOCKS,
    "mj-hero": _BLOCKS,
    "mj-accordion": "mj-accordion-element mj-raw",
    "mj-accordion-element": "mj-accordion-title mj-accordion-text mj-raw",
    "mj-carousel": "mj-carousel-image",
    "mj-navbar": "mj-navbar-link mj-raw",
    "mj-social": "mj-social-element mj-raw",
}
_REFUSED = {
    "mj-include": ("mj-include is not followed", 'write {% include "email/name.mjml" %}'),
    "mj-html-attributes": ("mj-html-attributes is not supported", "write the attributes in your own HTML"),
    "mj-selector": ("mj-selector is not supported", "write the attributes in your own HTML"),
    "mj-html-attribute": ("mj-html-attribute is not supported", "write the attributes in your own HTML"),
}
_WITHOUT_EFFECT = {
    "mj-button": ("title",),
    "mj-image": ("sizes", "border-top", "border-bottom"),
    "mj-table": ("role",),
    "mj-section": ("gutter",),
    "mj-wrapper": ("gutter",),
    "mj-hero": ("border-radius",),
    "mj-social": ("border",),
    "mj-social-element": ("icon-position", "border", "srcset", "sizes"),
    "mj-style": ("inline",),
    "mj-raw": ("position",),
}
_REQUIRED = {"mj-image": ("src", "alt"), "mj-carousel-image": ("src", "alt"), "mj-font": ("name", "href")}
_DEFAULTS = frozenset({"mj-all", "mj-class"})
_EVERYWHERE = frozenset({"css-class", "mj-class"})

_NUMBER = r"\d+(?:\.\d+)?"
_FORMS: Mapping[str, tuple[re.Pattern[str], str]] = {
    "px": (re.compile(rf"{_NUMBER}px|0"), "a size in px, such as 16px"),
    "length": (re.compile(rf"{_NUMBER}(?:px|%)|0"), "a size in px or %, such as 16px"),
    "lengths": (
        re.compile(rf"(?:{_NUMBER}(?:px|%)|0)(?:\s+(?:{_NUMBER}(?:px|%)|0)){{0,3}}"),
        "one to four sizes in px or %, such as 0 24px",
    ),
    "signed": (re.compile(rf"-?{_NUMBER}(?:px|em)|0|normal"), "a size in px or em, such as 1px"),
    "line": (re.compile(rf"{_NUMBER}(?:px|%)?"), "a number, or a size in px or %, such as 1.5"),
    "integer": (re.compile(r"\d+"), "a whole number"),
}
_COLOUR = re.compile(
    r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})|(?:rgb|hsl)a?\(\s*[\d.]+%?(?:deg)?(?:\s*[,/\s]\s*[\d.]+%?){2,3}\s*\)",
    re.I,
)
_COLOUR_NAMES = NAMED.keys() | names("currentcolor inherit none transparent")


def _read(row: str) -> dict[str, str]:
    return {name: form for name, _, form in (entry.partition("=") for entry in row.split())}


COMPONENTS: Mapping[str, Mapping[str, str]] = {tag: _read(row) for tag, row in _TABLE.items()}
"""Component to attribute to the form of its value; "" takes any text."""
CHILDREN: Mapping[str, frozenset[str]] = {tag: frozenset(row.split()) for tag, row in _CHILDREN.items()}


_ALIKE = 0.75
"""How alike a component's name is before it is offered. Own choice: every one begins with mj-, and a tag of HTML is not
to be taken for a misspelt one."""


def admit(tag: str, offset: int) -> None:
    """Let a component pass. Raises MjmlFault for what is none, or none that can be compiled."""
    if tag in _REFUSED:
        cause, hint = _REFUSED[tag]
        raise MjmlFault(cause, offset, hint)
    if tag not in COMPONENTS and tag not in _DEFAULTS:
        near = closest(tag, COMPONENTS, _ALIKE)
        hint = f"did you mean <{near}>?" if near else "put HTML into <mj-text> or <mj-raw>"
        raise MjmlFault(f"unknown component <{tag}>", offset, hint)


def check(root: MjmlElement) -> None:
    """Check a whole tree by the table. Raises MjmlFault at the first thing that MJML would not take, or would drop."""
    classes = _defined_classes(root)
    if not any(child.tag == "mj-body" for child in root.children):
        raise MjmlFault("there is no <mj-body>", root.start, "put the sections into <mj-body> … </mj-body>")
    _check(root, classes)


def _defined_classes(root: MjmlElement) -> frozenset[str]:
    names = (element.attribute("name") for element in root.walk() if element.tag == "mj-class")
    return frozenset(name for name in names if name)


def _check(element: MjmlElement, classes: frozenset[str]) -> None:
    _check_attributes(element, classes)
    if element.tag == "mj-attributes":
        for child in element.children:
            _check_defaults(child)
        return
    allowed = CHILDREN.get(element.tag, frozenset())
    for child in element.children:
        if child.tag not in allowed:
            raise MjmlFault(f"<{child.tag}> cannot stand in <{element.tag}>", child.start, _where(child.tag))
        _check(child, classes)


def _where(tag: str) -> str:
    parents = [parent for parent, children in CHILDREN.items() if tag in children]
    return "put it into " + " or ".join(f"<{parent}>" for parent in parents or ("mj-attributes",))


def _check_defaults(element: MjmlElement) -> None:
    """A child of mj-attributes: defaults for all, for a class, or for one component."""
    if element.children:
        raise MjmlFault(f"<{element.tag}> in <mj-attributes> takes no children", element.start, "write attributes only")
    if element.tag in _DEFAULTS:
        if element.tag == "mj-class" and not element.attribute("name"):
            raise MjmlFault("<mj-class> has no name", element.start, 'write name="…"')
        for attribute in element.attributes:
            _check_shared(attribute, element.tag)
    else:
        for attribute in element.attributes:
            _check_attribute(element.tag, attribute)


def _check_shared(attribute: Attribute, tag: str) -> None:
    """An attribute for many components: right when it is right for any of them."""
    if tag == "mj-class" and attribute.name == "name":
        return
    forms = {table[attribute.name] for table in COMPONENTS.values() if attribute.name in table}
    if not forms:
        names = {name for table in COMPONENTS.values() for name in table}
        raise MjmlFault(
            f"no component has an attribute {attribute.name}", attribute.offset, nearest(attribute.name, sorted(names))
        )
    if not any(_fits(form, attribute.value) for form in forms):
        raise _wrong_value(attribute, next(iter(sorted(forms))))


def _check_attributes(element: MjmlElement, classes: frozenset[str]) -> None:
    for attribute in element.attributes:
        if attribute.name == "mj-class":
            for name in attribute.value.split():
                if name not in classes:
                    cause = f"mj-class {name} is not defined"
                    raise MjmlFault(cause, attribute.offset, f'write <mj-class name="{name}" …/> into <mj-attributes>')
        elif attribute.name != "css-class":
            _check_attribute(element.tag, attribute)
    for name in _REQUIRED.get(element.tag, ()):
        if element.attribute(name) is None:
            hint = (
                'describe the picture in alt="…"; alt="" if it only decorates' if name == "alt" else f'write {name}="…"'
            )
            raise MjmlFault(f"<{element.tag}> has no {name}", element.start, hint)


def _check_attribute(tag: str, attribute: Attribute) -> None:
    if attribute.name in _WITHOUT_EFFECT.get(tag, ()):
        raise MjmlFault(f"{attribute.name} of <{tag}> has no effect", attribute.offset, "remove it")
    form = COMPONENTS[tag].get(attribute.name)
    if form is None:
        known = set(COMPONENTS[tag]) | _EVERYWHERE
        raise MjmlFault(
            f"<{tag}> has no attribute {attribute.name}", attribute.offset, nearest(attribute.name, sorted(known))
        )
    if not _fits(form, attribute.value):
        raise _wrong_value(attribute, form)


def _fits(form: str, value: str) -> bool:
    value = value.strip()
    if form == "":
        return True
    if form == "colour":
        return bool(_COLOUR.fullmatch(value)) or value.lower() in _COLOUR_NAMES
    return any(_fits_one(choice, value) for choice in form.split("|"))


def _fits_one(choice: str, value: str) -> bool:
    return bool(_FORMS[choice][0].fullmatch(value)) if choice in _FORMS else value == choice


def _wrong_value(attribute: Attribute, form: str) -> MjmlFault:
    if form == "colour":
        wanted = "a colour, such as #1a5f7a"
    else:
        wanted = " or ".join(_FORMS[choice][1] if choice in _FORMS else choice for choice in form.split("|"))
    cause = f'{attribute.name}="{attribute.value}" is not {wanted}'
    return MjmlFault(cause, attribute.offset, f"write {wanted}")
