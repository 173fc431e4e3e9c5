"""Questions in a review: which value a field should have, and what a missed claim says."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import click

from onrecord import shell
from onrecord.cli import _output
from onrecord.cli._keys import EndOfInputError
from onrecord.decisions import Wanted, choices, coded, missed
from onrecord.errors import did_you_mean
from onrecord.explain.reasons import unclaimed
from onrecord.text import fold, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from onrecord.cli._keys import Keys
    from onrecord.decisions.choices import Option
    from onrecord.decisions.queue import Step
    from onrecord.decisions.session import Session
    from onrecord.dossier import Dossier
    from onrecord.explain.reasons import Readings
    from onrecord.models import Claim
    from onrecord.parser import Statement

FIELDS = {
    "a": "actor",
    "i": "issue",
    "s": "stance",
    "p": "position",
    "d": "date",
    "q": "quote",
    "y": "party",
    "v": "via",
    "n": "note",
}
"""The key of each field that can be edited."""
OFFERED = 5
"""So many statements without a claim are offered where a missed one is to be added."""
NONE = "-"
"""What takes a value away."""


class LeftAloneError(Exception):
    """The person gave no answer: nothing is to change."""


class Asker:
    """Asks for values, with what the codebook has to choose from."""

    def __init__(self, session: Session, keys: Keys) -> None:
        self.session, self.keys, self.dossier = session, keys, session.dossier

    def edit(self, claim: Claim, step: Step) -> Wanted:
        """Ask which field to change, and for its value."""
        self._tell_choices(FIELDS)
        pressed = self.keys.key()
        if pressed not in FIELDS:
            raise LeftAloneError
        field = FIELDS[pressed]
        at = claim.spans[0].start if claim.spans else 0
        ask: dict[str, Callable[[], Wanted]] = {
            "actor": lambda: self._actor(claim, step),
            "issue": lambda: Wanted(issue=self.one_of("issue", choices.issues(self.dossier), claim.issue)),
            "stance": lambda: self._stance(claim),
            "position": lambda: Wanted(position=self._text("position", claim.position)),
            "date": lambda: Wanted(date=self._text("date (EDTF; - for none)", claim.date or "")),
            "quote": lambda: self._quote(step, at),
            "party": lambda: Wanted(party=self.one_of("party", choices.parties(self.dossier), claim.party or "")),
            "via": self._via,
            "note": self.note,
        }
        return ask[field]()

    def note(self) -> Wanted:
        """Ask for a note."""
        return Wanted(note=self._text("note (- for none)", ""))

    def missed(self, step: Step, near: Claim | None) -> Wanted:
        """Ask what a missed claim says; what the parser read of the statement is offered."""
        body = step.article.body
        quote, statement = self._missed_words(step, near)
        heard = statement.speakers[0].actor if statement and statement.speakers else ""
        who = self._actor(near, step, heard or (near.actor if near else ""))
        guess = step.guess
        issue = self.one_of("issue", choices.issues(self.dossier), guess.issue if guess else "")
        stance = self.one_of("stance", choices.stances(), guess.stance if guess and guess.issue == issue else "")
        position = self._text("position, in two to eight words", "")
        day = statement.date if statement else near.date if near else None
        date = self._text("date (EDTF; - for none)", day or NONE)
        basis = statement.basis if statement else near.date_basis if near else None
        evidence = missed.evidence(statement, body)
        return Wanted(
            quote=quote.quote,
            occurrence=quote.occurrence,
            actor=who.actor,
            unlisted=who.unlisted,
            issue=issue,
            stance=stance,  # pyright: ignore[reportArgumentType] - one of the stances
            position=position,
            date=date or None,
            date_basis=basis if date and date == day else None,
            mention=evidence["mention"],
            cue=evidence["cue"],
        )

    def _missed_words(self, step: Step, near: Claim | None) -> tuple[Wanted, Statement | None]:
        """Ask for the words of a missed claim: those of a statement that the parser read, or any."""
        body = step.article.body
        at = near.spans[0].start if near and near.spans else step.place[1]
        read = self.session.readings.of(step.article)
        if step.statement:
            now = tuple(span.of(body) for span in step.statement.spans)
            quote = self._quote(step, at, now, " … ".join(now))
        else:
            taken = [claim for claim in self.dossier.claims if claim.article == step.article.id]
            offered = sorted(unclaimed(read, taken), key=lambda found: abs(found.spans[0].start - at))[:OFFERED]
            quotes = [tuple(span.of(body) for span in found.spans) for found in offered]
            if offered:
                click.echo("Statements near by that are in no claim:")
                for number, words in enumerate(quotes, 1):
                    click.echo(f"{number} {self._short(' … '.join(words), 70)}")
            quote = self._quote(step, at, offered=quotes)
        return quote, missed.on_words(read, quote, body)

    # -- one value

    def one_of(self, what: str, options: Sequence[Option], now: str = "") -> str:
        """Ask for one of some options, by one digit or by the beginning of a name."""
        shown = options[: choices.FEW]
        self._show([option.value for option in shown], now)
        if len(options) <= choices.FEW:
            click.echo(f"{what}: ", nl=False)
            pressed = self.keys.key()
            if pressed in "\r\n":
                click.echo()
                return self._default(now)
            if pressed.isdecimal() and 1 <= int(pressed) <= len(options):
                click.echo(printable(options[int(pressed) - 1].value))
                return options[int(pressed) - 1].value
            if not pressed.isprintable():
                raise LeftAloneError
            return self._named(what, options, now, self.keys.line("", pressed))
        return self._named(what, options, now, self.keys.line(self._prompt(what, now)))

    def _named(self, what: str, options: Sequence[Option], now: str, typed: str) -> str:
        if not typed:
            return self._default(now)
        found = choices.narrow(typed, options)
        if len(found) == 1:
            click.echo(f"  {printable(found[0].value)}")
            return found[0].value
        if found:
            click.echo(f'"{printable(typed)}" could be more than one {what}:')
            return self.one_of(what, found, "")
        known = [name for option in options for name in (option.value, *option.names)]
        click.echo(printable(f'No {what} "{typed}".{did_you_mean(typed, known, key=fold)}'))
        return self._named(what, options, now, self.keys.line(self._prompt(what, now)))

    def _actor(self, claim: Claim | None, step: Step, now: str = "") -> Wanted:
        at = claim.spans[0].start if claim and claim.spans else step.place[1]
        near = dict.fromkeys([now, *choices.speakers_in(step.article, self.dossier.claims, at)])
        everybody = options = choices.actors(self.dossier, near)
        self._show([option.value for option in options[: choices.FEW]], claim.actor if claim and not now else now)
        while True:
            typed = self.keys.line(self._prompt("actor, by number or beginning of a name", now))
            if not typed:
                return Wanted(actor=self._default(now))
            found = choices.narrow(typed, options)
            if len(found) == 1:
                click.echo(f"  {printable(found[0].value)}")
                return Wanted(actor=found[0].value)
            if not found and self._as_written(typed, everybody):
                return Wanted(actor=typed, unlisted=True)
            options = found or everybody
            self._show([option.value for option in options[: choices.FEW]], "")

    def _via(self) -> Wanted:
        typed = self._text("via, separated by commas (- for none)", "")
        everybody = choices.actors(self.dossier)
        names: list[str] = []
        for name in filter(None, map(str.strip, typed.split(","))):
            found = choices.narrow(name, everybody, numbered=0)
            if len(found) != 1 and not self._as_written(name, everybody):
                raise LeftAloneError
            names.append(found[0].value if len(found) == 1 else name)
        return Wanted(via=tuple(names), unlisted=True)

    def _as_written(self, name: str, known: Sequence[Option]) -> bool:
        """Ask whether a name that is not, or more than once, in the codebook is to be taken as it is."""
        words = [word for option in known for word in (option.value, *option.names)]
        click.echo(printable(f'No actor "{name}" in the codebook.{did_you_mean(name, words, key=fold)}'))
        click.echo("Take it as it is written? y/n ", nl=False)
        answer = self.keys.key()
        click.echo(printable(answer))
        return answer == "y"

    def _stance(self, claim: Claim) -> Wanted:
        stance = self.one_of("stance", choices.stances(), claim.stance)
        position = self.keys.line(self._prompt("position", claim.position))
        return Wanted(stance=stance, position=position or None)  # pyright: ignore[reportArgumentType]

    def _quote(
        self, step: Step, at: int, now: tuple[str, ...] = (), shown: str = "", offered: Sequence[tuple[str, ...]] = ()
    ) -> Wanted:
        """Ask for the words: one of the quotes offered, the exact words, or the first and the last ones."""
        body = step.article.body
        number = "its number, " if offered else ""
        while True:
            typed = self.keys.line(self._prompt(f"quote ({number}its words, or first words ... last words)", shown))
            if typed.isdecimal() and 1 <= int(typed) <= len(offered):
                typed, now = "", offered[int(typed) - 1]
            if not typed and now:
                return Wanted(quote=now, occurrence=choices.occurrence(now, body, at))
            if not typed:
                raise LeftAloneError
            found = choices.words(typed, body, at)
            if found:
                click.echo(f"  {printable(found[0])}")
                return Wanted(quote=(found[0],), occurrence=found[1])
            click.echo("The article does not have these words, in this order.")

    def _text(self, what: str, now: str) -> str:
        typed = self.keys.line(self._prompt(what, now))
        if not typed:
            typed = self._default(now)
        return "" if typed == NONE else typed

    def _default(self, now: str) -> str:
        if not now:
            raise LeftAloneError
        return now

    def _prompt(self, what: str, now: str) -> str:
        return f"{what}{f' [{self._short(now, 50)}]' if now else ''}: "

    def _short(self, text: str, most: int) -> str:
        shown = printable(text)
        if len(shown) <= most:
            return shown
        begin, end = shown[: most // 2].rsplit(" ", 1)[0], shown[-most // 2 :].split(" ", 1)[-1]
        return f"{begin} … {end}"

    def _show(self, names: Sequence[str], now: str) -> None:
        from onrecord.render.terminal import review

        _output.show(lambda screen: review.choices(names, width=screen.width or 100, now=now), running=True)

    def _tell_choices(self, keys: Mapping[str, str]) -> None:
        from onrecord.render.terminal import review

        _output.show(lambda screen: review.key_line(keys, screen.width or 100), running=True)


def ask_coded(dossier: Dossier, name: str, readings: Readings, keys: Keys) -> None:
    """Where nothing is left open in an article, ask whether it is fully coded, and mark it so."""
    article = dossier.find_article(name)
    if not coded.is_ready(dossier, article, readings):
        return
    told = printable(name)
    meaning = "From then on, statements without a claim count as no claims."
    click.echo(f'Is everything in "{told}" coded? {meaning}  y yes   n no')
    with suppress(EndOfInputError, KeyboardInterrupt):
        if keys.key() == "y":
            coded.mark(dossier, [name])
            undo = shell.command("articles", [name], {"--not-coded": None})
            click.echo(f'"{told}" is marked as fully coded. To take that back: {undo}')
            return
    click.echo("Not marked.")
