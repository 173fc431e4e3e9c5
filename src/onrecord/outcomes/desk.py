"""Where one article is worked out: read, coded, drafted, and told as text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.collector import collector_paused
from onrecord.explain import coverage
from onrecord.filed import whole
from onrecord.outcomes import dependence
from onrecord.outcomes.outcome import Outcome, written

if TYPE_CHECKING:
    from collections.abc import Collection

    from onrecord.coders import Panel
    from onrecord.models import Article, Codebook
    from onrecord.parser import CompiledCodebook
    from onrecord.parser.text.document import Document


class Told(NamedTuple):
    """What was made of an article: the text of its outcome, or why there is none; and on what it depends.

    Without both, the outcome is known that depends on the same.
    """

    text: str
    failure: str = ""
    depends: str = ""


class Desk:
    """Coders with their codebook, which is made ready when the first article is asked for.

    `known` are the keys of what outcomes that are kept depend on.
    """

    def __init__(self, codebook: Codebook, panel: Panel, known: Collection[str] = ()) -> None:
        self.codebook, self.panel, self._known = codebook, panel, frozenset(known)
        self._dependence = dependence.of(codebook, panel)

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook, ready for coders."""
        from onrecord import parser  # noqa: PLC0415 - not needed where all is kept

        return parser.prepare(self.codebook)

    def told(self, article: Article, *, anew: bool = False) -> Told:
        """Have an article coded where its outcome is not known, or `anew`.

        One on which the program fails costs only itself.
        """
        from onrecord import parser  # noqa: PLC0415 - not needed where all is kept

        compiled = self.compiled  # a codebook that cannot be read ends it all
        try:
            document = parser.document(whole(article), compiled)
            depends = ""
            if self._dependence is not None:
                depends = self._dependence.key(article, parser.issues_named(document, compiled.issues))
            if depends in self._known and not anew:
                return Told("", depends=depends)
            return Told(written(self._coded(document, compiled), depends), depends=depends)
        except Exception as error:  # noqa: BLE001 - whatever a text does to the program, the others are read
            return Told("", f"{type(error).__name__}: {error}")

    @collector_paused()
    def _coded(self, document: Document, compiled: CompiledCodebook) -> Outcome:
        from onrecord import drafting  # noqa: PLC0415 - as above

        drafted = drafting.draft(document, compiled, self.panel.code(document, compiled))
        return Outcome(
            document.article,
            tuple(each.claim for each in drafted.drafts),
            tuple(each.claim for each in drafted.unconfirmed),
            drafted.rejected,
            coverage.seen(drafted.reading, self.panel.coders),
        )
