"""A second coding of a dossier's articles: the ledger of another person, under the names of this dossier."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import FileProblemError, OnrecordError
from onrecord.store import ledger

if TYPE_CHECKING:
    from collections.abc import Callable
    from os import PathLike

    from onrecord.dossier import Dossier
    from onrecord.models import Claim
    from onrecord.store.ledger import Ledger


def load(path: str | PathLike[str]) -> Ledger:
    """Read the ledger at `path`, or in the dossier at `path`.

    FileProblemError where there is none: nobody means an empty one.
    """
    place = Path(path)
    place = place / "claims.yaml" if place.is_dir() else place
    if not place.is_file():
        raise FileProblemError(place, "no such file", "Name another claims.yaml, or the folder of a dossier.")
    return ledger.load(place)


def named_as_in(dossier: Dossier, found: Ledger) -> tuple[Claim, ...]:
    """Return the claims of another ledger with actors and issues named as in this dossier, where it knows them."""
    actors = {claim.actor for claim in found.claims}
    issues = {claim.issue for claim in found.claims}
    actor = {name: _known(dossier.find_actor, name) for name in actors}
    issue = {name: _known(dossier.find_issue, name) for name in issues}
    return tuple(
        claim.model_copy(update={"actor": actor[claim.actor], "issue": issue[claim.issue]}) for claim in found.claims
    )


def _known(find: Callable[[str], str], name: str) -> str:
    try:
        return find(name)
    except OnrecordError:
        return name
