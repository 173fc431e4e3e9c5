"""What becomes of a claim: before and after, field by field as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from onrecord.store.form import FIELDS, fields_of

if TYPE_CHECKING:
    from onrecord.models import Claim
    from onrecord.store.form import Written

OWN = "extra"
"""The field of a person's own variables: what they say decides nothing."""
PERSONS_OWN = frozenset({"id", "article", "status", "draft", "by", "note", "coders", OWN})
"""Fields that are no coder's reading of an article."""


class Difference(NamedTuple):
    """One field in which two claims differ; None where it is not written."""

    field: str
    before: Written | None
    after: Written | None


class Change(NamedTuple):
    """A claim before and after; before is None for a new one."""

    before: Claim | None
    after: Claim

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The fields that differ, in their order; a seal is no field of the claim's own."""
        have, want = fields_of(self.before) if self.before else {}, fields_of(self.after)
        if self.before and self.before.status != self.after.status:
            have, want = have | {"status": self.before.status}, want | {"status": self.after.status}
        return tuple(
            Difference(name, have.get(name), want.get(name))
            for name in FIELDS
            if name != "draft" and have.get(name) != want.get(name)
        )

    @property
    def decides(self) -> bool:
        """True where more changes than a person's own variables."""
        return self.before is None or any(found.field != OWN for found in self.differences)

    @property
    def readings(self) -> tuple[Difference, ...]:
        """The differences in what the parser has a word on."""
        return tuple(found for found in self.differences if found.field not in PERSONS_OWN)
