"""A plain-text ledger of who said what, on the record.

>>> from onrecord import find_attributions
>>> text = "The minister said the bridge would open in May."
>>> [found.cue.of(text) for found in find_attributions(text) if found.cue]
['said']

Names are imported when they are first used, so that ``import onrecord`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.dossier import Dossier
    from onrecord.drafting import parse
    from onrecord.parser import find_attributions
    from onrecord.spans import Attribution, Span

    __version__: str

__all__ = ["Attribution", "Dossier", "Span", "__version__", "find_attributions", "parse"]

_HOMES = {
    "Attribution": "onrecord.spans",
    "Dossier": "onrecord.dossier",
    "Span": "onrecord.spans",
    "find_attributions": "onrecord.parser",
    "parse": "onrecord.drafting",
}


def __getattr__(name: str) -> Any:  # noqa: ANN401 - any of the names above; their types are declared there
    if name == "__version__":
        return import_module("importlib.metadata").version("onrecord")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return __all__
