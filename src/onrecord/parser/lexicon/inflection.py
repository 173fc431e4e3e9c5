"""The forms of an English verb."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Form = Literal["base", "present", "past", "participle", "gerund"]

_IRREGULAR: tuple[Form, ...] = ("present", "past", "participle", "gerund")
_VOWELS = "aeiou"
_ONE_SHORT_SYLLABLE = re.compile(r"[^aeiou]*[aeiou][bdgklmnprt]")  # slam: slammed, slamming


def inflect(lemma: str, irregular: Mapping[str, Mapping[Form, str]]) -> dict[Form, str]:
    """Return the forms of an English verb by the spelling rules, or as the table of irregular ones says."""
    if lemma in irregular:
        return {"base": lemma, **{form: irregular[lemma][form] for form in _IRREGULAR}}
    if lemma.endswith("y") and lemma[-2] not in _VOWELS:
        present, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    elif lemma.endswith(("s", "sh", "ch", "x", "z")):
        present, past = lemma + "es", lemma + "ed"
    elif _ONE_SHORT_SYLLABLE.fullmatch(lemma):
        present, past = lemma + "s", lemma + lemma[-1] + "ed"
        return {"base": lemma, "present": present, "past": past, "participle": past, "gerund": past[:-2] + "ing"}
    else:
        present, past = lemma + "s", lemma + ("d" if lemma.endswith("e") else "ed")
    keeps_e = not lemma.endswith("e") or lemma.endswith(("ee", "oe", "ye"))
    gerund = (lemma if keeps_e else lemma[:-1]) + "ing"
    return {"base": lemma, "present": present, "past": past, "participle": past, "gerund": gerund}
