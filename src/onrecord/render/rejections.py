"""Why a coder's finding is no draft, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.drafting.anchor import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

WHY: Mapping[Reason, str] = {
    Reason.MALFORMED: "it is not in the form of a claim",
    Reason.NO_WORDS: "it quotes no words",
    Reason.TOO_LONG: "the quote is too long",
    Reason.NOT_IN_ARTICLE: "the quote is not in the article",
    Reason.UNKNOWN_ISSUE: "this issue is not in the codebook",
    Reason.UNKNOWN_STANCE: "there is no such stance",
    Reason.NO_SPEAKER: "nobody is known to have said it",
    Reason.OUTLET: "an outlet takes no position of its own",
    Reason.TWICE: "the same coder has this claim already",
}
UNCONFIRMED = "found by the rules alone, where a model has read the article"
