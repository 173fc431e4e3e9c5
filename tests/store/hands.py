"""Ledgers as people write them: hypothesis strategies for texts in which every field may be written in any way."""

from __future__ import annotations

from itertools import count

from hypothesis import strategies as st

from onrecord.models import Claim
from onrecord.spans import Span
from onrecord.store.form import block

IDS = ("k1", "k2", "k3", "k4", "k5")
WORDS = st.sampled_from(
    ["rejects", "it", "no", "😀", "𝒮-400", "Çavuşoğlu", "#no", "a:b", "--", "“q”", "it's", "\u200d", "x" * 90]
)
NASTY = [
    "no",
    "12:30",
    "a: b",
    "# c",
    " x ",
    "",
    "one\ntwo\n",
    "\n",
    "- a",
    "{",
    "'",
    '"',
    "\u2028",
    "\x07",
    "😀\t",
    "|",
]
TEXTS = st.sampled_from(NASTY) | st.text(min_size=1, max_size=8) | st.lists(WORDS, min_size=1).map(" ".join)


OWN = st.sampled_from(["no", "3", "-2", "a: b", "# c", "{", "'", "]", "=1+1", "x, y", "😀", "null", "12:30"])
EXTRA = st.dictionaries(
    st.sampled_from(["frame", "no", "null", "n", "ünit", "a-b_2"]),
    OWN | st.lists(OWN, min_size=1, max_size=3).map(tuple),
    max_size=3,
)


class _Hand:
    """Somebody who writes YAML: draws how, and numbers the comments, so that none can get lost unseen."""

    def __init__(self, draw):
        self.draw = draw
        self.numbers = count()

    def pick(self, *choices):
        return self.draw(st.sampled_from(choices))

    def comment(self):
        return f"# c{next(self.numbers)}.{self.pick('', ' 😀', ' {', ' - id: no', ' a: b')}"

    def after(self):
        """What may stand behind a value on its line."""
        return self.pick("", "", "", " ", f"  {self.comment()}")

    def between(self, indent):
        """Lines that may stand between two fields."""
        lines = ("", "", "", "\n", f"{indent}{self.comment()}\n", f"{indent}   {self.comment()}\n", "   \n")
        return self.pick(*lines)

    def words(self, least=1):
        return [word for word in self.draw(st.lists(WORDS, min_size=least, max_size=4)) if word] or ["said"]

    def plain(self):
        """Words that YAML takes as they are, in brackets too."""
        return " ".join(["it", *(w for w in self.words() if w not in ("#no", "--"))]).replace("a:b", "ab")

    def value(self, indent):
        """Return a text as the value of a field of this indentation, with what ends its last line."""
        deep = indent + self.pick(" ", "  ", "      ")
        words = self.words()
        double = " ".join(words).replace("\\", "")
        kinds = {
            "plain": lambda: self.plain() + self.after() + "\n",
            "plain lines": lambda: f"{self.plain()}\n{deep}{self.plain()}{self.after()}\n",
            "on the next": lambda: f"{self.after()}\n{deep}{self.plain()}\n",
            "single": lambda: "'" + " ".join(words).replace("'", "''") + f"'{self.after()}\n",
            "double": lambda: f'"{double} \\u00e7 \\" \\n"{self.after()}\n',
            "double lines": lambda: f'"{double}\n\n{deep}{double} \\\n{deep}end"{self.after()}\n',
            "block": lambda: self.block(deep),
        }
        return kinds[self.pick(*kinds)]()

    def block(self, deep):
        header = self.pick("|", ">", "|-", ">-", "|+", ">+") + self.pick("", "", f"  {self.comment()}")
        lines = [deep + " ".join(self.words()) for _ in range(self.pick(1, 2, 3))]
        lines.insert(self.pick(0, 1), self.pick("", "  ")) if len(lines) > 1 and self.pick(True, False) else None
        if not lines[0].strip():
            lines.reverse()
        return "\n".join([header, *lines]) + "\n" + self.pick("", "", "\n", "\n\n")

    def texts(self, indent):
        """Return a list of texts."""
        if self.pick(True, False):
            inner = [self.plain() for _ in range(2)]
            gap = self.pick(", ", f",\n{indent}    ", f",   {self.comment()}\n{indent}  ")
            return f"[{gap.join(inner)}]{self.after()}\n"
        deep = indent + self.pick("", "  ")
        return "\n" + "".join(f"{deep}-{self.pick(' ', '   ')}{self.value(deep)}" for _ in range(2))

    def own_variables(self, indent):
        """Return own variables, in braces or in lines."""
        if self.pick(True, False):
            return f"{{frame: {self.plain()}, n: 3, list: [a, 'no']}}{self.after()}\n"
        deep = indent + self.pick(" ", "   ")
        return f"{self.after()}\n{deep}frame: {self.plain()}{self.after()}\n{self.between(deep)}{deep}n: 'no'\n"

    def fields(self, name, indent):
        """Return the fields of a claim, each as text behind its name."""
        dates = ("2019-04-04", "[2019-05-27..2019-05-31]", "'2019'", "../2019-05-31")
        found = {
            "id": f"{self.pick(name, repr(name))}{self.after()}\n",
            "actor": self.value(indent),
            "issue": f"i{self.after()}\n",
            "stance": f"{self.pick('opposes', '  supports', chr(34) + 'leans-for' + chr(34))}{self.after()}\n",
            "position": self.value(indent),
            "quote": self.pick(self.value, self.texts)(indent),
            "article": f"{self.pick('a', 'b')}{self.after()}\n",
        }
        if self.pick(True, False):
            found |= {"date": f"{self.pick(*dates)}{self.after()}\n", "date_basis": f"stated{self.after()}\n"}
        optional = {
            "status": lambda: f"{self.pick('accepted', 'edited', 'rejected')}{self.after()}\n",
            "draft": lambda: f"0c1d2e{self.after()}\n",
            "note": lambda: self.value(indent),
            "via": lambda: self.texts(indent),
            "spans": lambda: f"[[1, 2], {self.pick('', chr(10) + indent + '   ')}[3, 4]]{self.after()}\n",
            "mine": lambda: self.value(indent),
            "extra": lambda: self.own_variables(indent),
        }
        for key in self.draw(st.lists(st.sampled_from(sorted(optional)), unique=True, max_size=3)):
            found[key] = optional[key]()
        keys = self.draw(st.permutations(list(found))) if self.pick(True, False, False) else list(found)
        return {key: found[key] for key in keys}

    def claim(self, name, base):
        """Return the lines of one claim: those of the program, a map in braces, or fields in any form."""
        kind = self.pick("written", "braces", "hand", "hand", "hand")
        if kind == "written":
            status = self.pick("draft", "accepted")
            claim = Claim(
                id=name, actor="A", issue="i", stance="opposes", position="p", quote="q", article="a", status=status
            )
            return "".join(f"{base}{line}\n" for line in block(claim).splitlines())
        if kind == "braces":
            gap = self.pick(", ", f",\n{base}   ", f",  {self.comment()}\n{base}     ")
            texts = [
                f"{key}: {self.pick(self.plain(), repr('a, b'), chr(34) + '😀' + chr(34))}"
                for key in ("actor", "position")
            ]
            rest = [f"id: {name}", "issue: i", "stance: opposes", "quote: [a, 'b']", "article: a", *texts]
            rest += [self.pick("date: 2019-05", "note: x", "status: edited")]
            return f"{base}-{self.pick(' ', '   ')}{{{gap.join(rest)}}}{self.after()}\n"
        width = self.pick(1, 1, 1, 3)
        indent = base + " " * (width + 1)
        start = f"{base}-{self.after()}\n{indent}" if self.pick(True, False, False) else f"{base}-{' ' * width}"
        fields = [f"{key}: {text}" for key, text in self.fields(name, indent).items()]
        return self._joined(start, fields, indent)

    def _joined(self, start, fields, indent):
        text = start + fields[0]
        for field in fields[1:]:
            text += self.between(indent) + indent + field
        return text + self.pick("", "", f"{indent}{self.comment()}\n")


@st.composite
def ledgers(draw):
    """The text of a ledger of one to five claims; the line with the version may stand below them, or be missing."""
    hand = _Hand(draw)
    base = hand.pick("", "", "  ")
    gap = hand.pick("", "\n")
    head = hand.pick("", "---\n", f"{hand.comment()}\n", f"{hand.comment()}\n\n", "\n")
    above = hand.pick("version: 1\n", f"version: 1{hand.after()}\n\n", f"version: 1\n{hand.comment()}\n", "")
    text = f"claims:{hand.after()}\n"
    text = head + above + text + hand.pick("", f"{base}{hand.comment()}\n", f"{hand.comment()}\n\n", "\n")
    for name in draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True)):
        text += hand.pick("", "", "", f"{base}{hand.comment()}\n") + hand.claim(name, base) + gap
        text += hand.pick("", "", "", "\n", f"{base}{hand.comment()}\n", f"\n{base}{hand.comment()}\n\n", "  \n")
    text += hand.pick("version: 1\n", "") if not above else ""
    if hand.pick(True, False, False):
        text = text.rstrip("\n")
    newline = hand.pick("\n", "\n", "\r\n")
    return hand.pick("", "", "\ufeff") + text.replace("\n", newline)


@st.composite
def changes(draw):
    """What a person may want of a claim."""
    kind = draw(st.sampled_from(["accept", "reject", "edit", "edit"]))
    if kind != "edit":
        return {"status": f"{kind}ed"}
    options = {
        "stance": st.sampled_from(["supports", "noncommittal"]),
        "position": TEXTS,
        "actor": TEXTS,
        "note": TEXTS,
        "date": st.sampled_from(["2020-01-01", "[2020-01-01..2020-01-03]", None]),
        "via": st.lists(TEXTS, max_size=2).map(tuple),
        "quote": st.lists(TEXTS, min_size=1, max_size=2).map(tuple),
        "spans": st.just((Span(7, 9),)),
        "same_as": st.sampled_from(["k9", None]),
        "party": st.sampled_from(["us", None]),
        "extra": EXTRA,
    }
    chosen = draw(st.lists(st.sampled_from(sorted(options)), min_size=1, max_size=3, unique=True))
    return {"status": "edited"} | {name: draw(options[name]) for name in chosen}


@st.composite
def new_claims(draw):
    """A claim that is not there yet."""
    return Claim(
        id="new1", actor=draw(TEXTS), issue="i", stance="opposes", position=draw(TEXTS), quote=(draw(TEXTS),),
        date=draw(st.sampled_from([None, "2018", "2019-04-20", "2021"])), article=draw(st.sampled_from(["a", "b"])),
        status=draw(st.sampled_from(["draft", "accepted"])), extra=draw(EXTRA),
    )  # fmt: skip
