"""From findings to claim drafts: anchor, resolve, draft, for one coder after the other; then combine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from onrecord import edtf
from onrecord.coders.rules import via_of
from onrecord.drafting import claims
from onrecord.drafting.anchor import Anchorage, Reason, Rejected
from onrecord.drafting.combine import combine
from onrecord.drafting.resolve import Placed, Resolved, resolve
from onrecord.models import STANCES
from onrecord.parser import position, read_document
from onrecord.store.merge import share_in_common
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from onrecord.coders.finding import Finding
    from onrecord.drafting.resolve import Doubt
    from onrecord.models import Claim, DateBasis
    from onrecord.parser import CompiledCodebook, Reading, Statement
    from onrecord.parser.text.document import Document
    from onrecord.spans import Span

_STRETCH = 1_000
"""Claims are compared that have words in one stretch of so many characters: not with all in a long article."""
MAX_POSITION = 120
"""Characters of a position that a coder words; it should have two to eight words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim as it would be entered, with the trace of how it came about."""

    claim: Claim
    statement: Statement
    doubts: tuple[Doubt, ...] = ()
    """Whom the rules, or the coder, take for the speaker, where that is another than the claim's."""
    parts: tuple[Draft, ...] = ()
    """The same claim as each of several coders has it; empty where one alone has found it."""
    probability: float | None = None
    """How sure the coder is, 0 to 1, where it tells."""
    coded: bool = False
    """True where a person coded it, elsewhere."""


class Drafted(NamedTuple):
    """What became of the findings of an article's coders."""

    reading: Reading
    drafts: tuple[Draft, ...]
    rejected: tuple[Rejected, ...]
    unconfirmed: tuple[Draft, ...] = ()
    """Findings of the rules alone where a model has read the article: no drafts, but worth a look."""


def draft(document: Document, codebook: CompiledCodebook, found: Mapping[str, Sequence[Finding]]) -> Drafted:
    """Return the claim drafts of a document; `found` are the findings of each coder, by its name."""
    reading = read_document(document, codebook)
    anchorage = Anchorage(document)
    drafts: dict[str, Sequence[Draft]] = {}
    rejected: list[Rejected] = []
    for coder, findings in found.items():
        mine, refused = _of_one(coder, findings, reading, anchorage)
        rejected += refused
        if mine:  # one that finds nothing, or nothing that holds, is no witness against the others
            drafts[coder] = mine
    combined = combine(drafts)
    return Drafted(reading, combined.drafts, tuple(rejected), combined.unconfirmed)


def _of_one(
    coder: str, findings: Sequence[Finding], reading: Reading, anchorage: Anchorage
) -> tuple[list[Draft], list[Rejected]]:
    """Return the drafts of one coder, and its findings that are none: first those without a place, then the others."""
    mine = _Mine()
    placed: list[Placed] = []
    rejected: list[Rejected] = []
    for finding in map(anchorage.moved, findings):
        spans = _place(finding, anchorage, reading.codebook)
        if isinstance(spans, Reason):
            rejected.append(Rejected(finding, spans, coder))
        else:
            placed.append(Placed(finding, spans))
    for each, resolved in zip(placed, resolve(reading, anchorage, placed), strict=True):
        if isinstance(resolved, Reason):
            rejected.append(Rejected(each.finding, resolved, coder))
        elif not mine.add(_drafted(resolved, reading, coder)):
            rejected.append(Rejected(each.finding, Reason.TWICE, coder))
    return mine.drafts, rejected


def unproved(document: Document, codebook: CompiledCodebook, findings: Sequence[Finding]) -> list[Reason | None]:
    """Return for each finding why it cannot be proved; None where its words stand in the article on a known issue."""
    anchorage = Anchorage(document)
    places = (_place(finding, anchorage, codebook) for finding in map(anchorage.moved, findings))
    return [place if isinstance(place, Reason) else None for place in places]


class _Mine:
    """The drafts of one coder, no claim twice: pieces of a long article overlap, and so may quotes."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self._alike: dict[tuple[str, str, str, int], list[Claim]] = {}
        """Claims of one issue, speaker and mention, by each stretch of the article in which they have words."""

    def add(self, draft: Draft) -> bool:
        """Add a draft; False where one on the same words, of the same speaker and issue, is there."""
        claim = draft.claim
        first, last = claim.spans[0].start // _STRETCH, claim.spans[-1].end // _STRETCH
        alike = [
            self._alike.setdefault((claim.issue, claim.actor, claim.mention, at), []) for at in range(first, last + 1)
        ]
        if any(share_in_common(other, claim) is not None for here in alike for other in here if _meet(other, claim)):
            return False
        for here in alike:
            here.append(claim)
        self.drafts.append(draft)
        return True


def _meet(one: Claim, other: Claim) -> bool:
    """True where words of two claims can be the same: a quick look before the long one."""
    return one.spans[0].start < other.spans[-1].end and other.spans[0].start < one.spans[-1].end


def _place(finding: Finding, anchorage: Anchorage, codebook: CompiledCodebook) -> tuple[Span, ...] | Reason:
    if finding.malformed:
        return Reason.MALFORMED
    if finding.issue not in codebook.codebook.issues:
        return Reason.UNKNOWN_ISSUE
    if finding.stance not in STANCES:
        return Reason.UNKNOWN_STANCE
    return anchorage.place(finding)


def _drafted(resolved: Resolved, reading: Reading, coder: str) -> Draft:
    finding, statement, speaker = resolved.finding, resolved.statement, resolved.speaker
    document, codebook = reading.document, reading.codebook
    date, basis = _date(finding, statement, document.published)
    # Where a person names another speaker than the rules, the words that they read are another's.
    apart_from_rules = finding.coded and speaker not in statement.speakers
    fields = {
        "actor": speaker.actor,
        "party": claims.party_field(speaker.actor, speaker.party, codebook.codebook),
        "issue": finding.issue,
        "stance": finding.stance,
        "position": _position(finding, codebook),
        "date": date,
        "date_basis": basis,
        "kind": statement.attribution.kind,
        "mention": "" if apart_from_rules else statement.source,
        "cue": "" if apart_from_rules else statement.cue,
        "via": () if apart_from_rules else via_of(statement, speaker),
        "coders": (coder,),
        "status": "draft",
    }
    exact = finding.spans if finding.coded else ()
    spans = exact or tuple(map(document.plain.span, resolved.spans))
    apart = speaker.actor if speaker.joint or finding.coded else ""
    claim = claims.make(document.article, spans, fields, apart=apart)
    return Draft(claim, statement, resolved.doubts, probability=finding.probability, coded=finding.coded)


def _position(finding: Finding, codebook: CompiledCodebook) -> str:
    said = printable(finding.position)[:MAX_POSITION].strip()
    if any(c.isalnum() for c in said):
        return said
    matcher = codebook.issues.matcher(finding.issue)
    return position(finding.stance, matcher.noun, "", finding.cue, evaluative=matcher.evaluative)


def _date(finding: Finding, statement: Statement, published: edtf.When | None) -> tuple[str | None, DateBasis | None]:
    """Return when it was said: by the rules; the coder's day where they know none, or only days of which it is one.

    Never a day after the article's own (bench/coders.py: of 25 such hints 25 were right, where the rules had nothing
    or several days).
    """
    try:
        hinted = edtf.parse(finding.date) if finding.date else None
    except ValueError:
        hinted = None
    if hinted is None or published is None or hinted.latest > published.latest:
        return statement.date, statement.basis
    if statement.date is None:
        return finding.date, "relative"
    known = edtf.parse(statement.date)
    inside = known.earliest <= hinted.earliest and hinted.latest <= known.latest
    return (finding.date if inside else statement.date), statement.basis
