"""Where one article is worked out: read, coded, drafted, and told as text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onrecord.collector import collector_paused
from onrecord.explain import coverage
from onrecord.filed import whole
from onrecord.outcomes.outcome import Outcome, written

if TYPE_CHECKING:
    from onrecord.coders import Panel
    from onrecord.models import Article, Codebook
    from onrecord.parser import CompiledCodebook


class Told(NamedTuple):
    """What was made of an article: the text of its outcome, or why there is none."""

    text: str
    failure: str = ""


class Desk:
    """Coders with their codebook, which is made ready when the first article is asked for."""

    def __init__(self, codebook: Codebook, panel: Panel) -> None:
        self.codebook, self.panel = codebook, panel

    @cached_property
    def compiled(self) -> CompiledCodebook:
        """The codebook, ready for coders."""
        from onrecord import parser  # noqa: PLC0415 - not needed where all is kept

        return parser.prepare(self.codebook)

    def told(self, article: Article) -> Told:
        """Have an article coded. One on which the program fails costs only itself."""
        compiled = self.compiled  # a codebook that cannot be read ends it all
        try:
            return Told(written(self._coded(whole(article), compiled)))
        except Exception as error:  # noqa: BLE001 - whatever a text does to the program, the others are read
            return Told("", f"{type(error).__name__}: {error}")

    @collector_paused()
    def _coded(self, article: Article, compiled: CompiledCodebook) -> Outcome:
        from onrecord import drafting, parser  # noqa: PLC0415 - as above

        document = parser.document(article, compiled)
        drafted = drafting.draft(document, compiled, self.panel.code(document, compiled))
        return Outcome(
            article,
            tuple(each.claim for each in drafted.drafts),
            tuple(each.claim for each in drafted.unconfirmed),
            drafted.rejected,
            coverage.seen(drafted.reading, self.panel.coders),
        )
