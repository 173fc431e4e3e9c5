"""A byline as it is printed -> the names of its authors, without "By", roles, places, agencies and addresses."""

from __future__ import annotations

import re

from onrecord.text import fold

_BY = re.compile(
    r"^\s*(?:(?:exclusive|words|story|text|written|reported|report|analysis|posted)\s+)?"
    r"(?:by|von|par|door|por|di|from)\b[\s:]+",
    re.IGNORECASE,
)
_HELPERS = re.compile(
    r"\b(?:with\s+)?(?:additional|further)\s+(?:reporting|research)\b.*|\bwith\s+(?:files|reports)\s+from\b.*"
    r"|\b(?:edited|editing|compiled|photographs?|photos?)\s+by\b.*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"(?<!\S)[^\s@]{1,80}@\S+|(?<!\w)@\w+|https?://\S+|\([^()]*\)|\[[^\[\]]*\]")
_AND = re.compile(r" (?:and|und|et|en|y|e|with|avec|mit) |[&|/•·\n]| [–—-]{1,3} ", re.IGNORECASE)
_PLACE = re.compile(r" (?:in|at|en|à|aus|reports?|for) .*", re.IGNORECASE)
_NOBODY = frozenset(
    "anonymous anon staff unknown none n/a na agencies agency editorial redaction redaktion redactie admin anonyme "
    "newsroom wires online various reporter reporters writer writers correspondent correspondents editor editors "
    "columnist columnists journalist journalists".split()
)
_ROLE = frozenset(
    "reporter reporters writer writers correspondent correspondents editor editors columnist columnists journalist "
    "journalists bureau chief contributor contributors critic analyst photographer producer redakteur redakteurin "
    "korrespondent korrespondentin journaliste correspondante redacteur redactrice verslaggever staff".split()
)
_BODY = frozenset(
    "agency agencies press news reuters afp dpa bloomberg service services newspaper newspapers newsroom desk times "
    "post herald tribune media newswire newswires wire wires ltd inc plc university".split()
)
"""Words of an outlet or an agency: a name with one of them is nobody's."""
_TITLES = frozenset("jr sr ii iii iv".split())
_DEGREES = frozenset("phd md mba msc ma ba llb esq".split())
_LINKED = frozenset("de del della den der des di du da dos la le ten ter van von zu zur".split())
_LONGEST = 600
"""Characters of a byline that are read."""
_INITIALS = 6
"""All capitals and no longer than this, and alone: an agency's sign ("MNA"), or a desk's."""


def names(words: str, *, last_first: bool = False, outlet: str = "") -> str:
    """Return the authors' names in a byline as "A, B and C"; empty where it names nobody.

    >>> names("By JONAS PETRAKIS, MNA"), names("Roe, Ada; Hall, Tom", last_first=True)
    ('Jonas Petrakis', 'Ada Roe and Tom Hall')
    """
    words = _ADDRESS.sub(" ", _HELPERS.sub("", words[:_LONGEST]))
    words = re.sub(r"[^\S\n]+", " ", words).strip()
    stripped = _BY.sub("", words)
    people = _people(stripped, last_first=last_first)
    kept = dict.fromkeys(
        _cased(name) for each in people if (name := _person(each)) and fold(name) not in ("", fold(outlet))
    )
    return joined(list(kept))


def joined(people: list[str]) -> str:
    """Return names as one byline."""
    return " and ".join([", ".join(people[:-1]), people[-1]]) if len(people) > 1 else "".join(people)


def _people(words: str, *, last_first: bool) -> list[str]:
    """Return the pieces of a byline that may be one person each, first names first."""
    if last_first or (";" in words and all(part.count(",") == 1 for part in words.split(";") if part.strip())):
        return [_turned(part) for part in words.split(";")]
    people: list[str] = []
    for part in words.split(";"):
        pieces = [_BY.sub("", piece).strip() for each in _AND.split(part) for piece in each.split(",")]
        people += _with_titles([piece for piece in pieces if piece])
    if len(people) == 2 and words.count(",") == 1 and all(_single(piece) for piece in people):
        return [f"{people[1]} {people[0]}"]
    several = [piece for piece in people if not _single(piece)]
    return several or people


def _turned(part: str) -> str:
    """Return "Last, First" as "First Last"; a part without comma, or with a role behind it, as it stands."""
    last, *rest = [piece.strip() for piece in part.split(",")]
    rest = [piece for piece in rest if piece and fold(piece).replace(".", "") not in _DEGREES]
    if not rest or _is_role(rest[0]):
        return last
    titles = [piece for piece in rest[1:] if fold(piece).strip(".") in _TITLES]
    return " ".join((rest[0], last, *titles))


def _with_titles(pieces: list[str]) -> list[str]:
    """Return pieces with "Jr." joined to the name before it, and degrees gone."""
    people: list[str] = []
    for piece in pieces:
        plain = fold(piece).replace(".", "")
        if plain in _TITLES and people:
            people[-1] += f" {piece}"
        elif plain not in _DEGREES:
            people.append(piece)
    return people


def _single(piece: str) -> bool:
    return " " not in piece.strip()


def _is_role(piece: str) -> bool:
    return not _ROLE.isdisjoint(fold(piece).replace("'s", "").split())


def _person(piece: str) -> str:
    """Return the person in a piece of a byline; empty for a role, an agency, a sign, a place behind a preposition."""
    piece = _PLACE.sub("", " " + piece).strip(" .,:*-–—")
    if re.search(r"\b[A-Z]\.$", piece + "."):
        piece += "." if len(piece.rsplit(maxsplit=1)[-1]) == 1 else ""
    words = fold(piece).replace(".", "").split()
    if not words or words[0] in ("the", "special", "a", "our") or any(word.isdigit() for word in words):
        return ""
    if _ROLE.isdisjoint(words):
        sign = len(words) == 1 and piece.isupper() and len(piece) <= _INITIALS
        nobody = not _BODY.isdisjoint(words) or words[0] in _NOBODY or sign or len(words) > 6
        return "" if nobody else piece
    parts = piece.split()
    kept = 2 + sum(fold(word) in _LINKED or len(word.strip(".")) == 1 for word in parts[1:-1])
    first_role = next(at for at, word in enumerate(words) if word in _ROLE)
    if len(parts) < 3 or first_role < 2 or not _BODY.isdisjoint(words[:2]):
        return ""
    return " ".join(parts[: min(kept, first_role)]) if words[0] not in _MODIFIERS else ""


_MODIFIERS = frozenset(
    "political transport business chief senior foreign economics health education science environment sports deputy "
    "associate special city county crime court defence defense diplomatic energy features finance home investigations "
    "legal local national opinion parliamentary regional security social state technology wire world".split()
)
"""Words that stand before a role: a piece that begins with one is a role and no name."""


def _cased(name: str) -> str:
    """Return a name that is all capitals as names are written; any other as it stands."""
    if not name.isupper():
        return name
    words = [
        word.lower() if at and fold(word) in _LINKED else word if word.strip(".") in _NUMERALS else _capital(word)
        for at, word in enumerate(name.split())
    ]
    return " ".join(words)


_NUMERALS = ("II", "III", "IV")


def _capital(word: str) -> str:
    parts = re.split(r"([-.'’])", word)
    return "".join(
        part[:1].upper()
        + (part[1].lower() + part[2:3].upper() + part[3:].lower() if _MC.match(part) else part[1:].lower())
        for part in parts
    )


_MC = re.compile(r"MC[A-Z]{2}")
