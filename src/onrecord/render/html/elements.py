"""Elements of a drawing, every text in them made safe; they are escaped where the drawing is written."""

from __future__ import annotations

from xml.etree.ElementTree import Element, tostring

from markupsafe import Markup

from onrecord.render.html.templating import safe


class Share(float):
    """A share of the width, written as per cent."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{float(self):g}%"


def element(tag: str, look: str = "", *children: Element, text: str | None = None, **attributes: object) -> Element:
    """Return an element of the class `look`; ``aria_label`` names the attribute ``aria-label``."""
    made = Element(tag, {"class": look} if look else {})
    for name, value in attributes.items():
        made.set(name.replace("_", "-"), str(safe(value)))
    made.text = None if text is None else str(safe(text))
    made.extend(children)
    return made


def written(*elements: Element) -> Markup:
    """Return the elements for a template: as they are, for no text enters them unescaped."""
    return Markup("".join(tostring(part, encoding="unicode") for part in elements))  # noqa: S704  the tree escapes
