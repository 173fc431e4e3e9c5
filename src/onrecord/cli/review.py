"""The command review: keys in, one call each; what a key does is in `onrecord.decisions.session`."""

from __future__ import annotations

import time
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from onrecord import pipeline
from onrecord.cli import _output
from onrecord.cli._asking import Asker, LeftAloneError, ask_coded
from onrecord.cli._group import INTERRUPTED
from onrecord.cli._keys import EndOfInputError, Keys
from onrecord.cli._options import example, filters, selected, with_by, with_dossier
from onrecord.decisions import session as sessions
from onrecord.decisions.choices import FEW
from onrecord.decisions.question import question
from onrecord.errors import OnrecordError
from onrecord.explain.reasons import Readings
from onrecord.models import candidates_of
from onrecord.reports import entries as joined
from onrecord.reports.select import select
from onrecord.text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from onrecord.decisions.queue import Step, StepKind
    from onrecord.decisions.review_state import Decision
    from onrecord.decisions.session import Session
    from onrecord.dossier import Dossier
    from onrecord.reports.select import Filter

PATIENCE = 3.0
"""Seconds that a person waits at a key for another onrecord to finish writing."""

_ALWAYS = {"u": "undo", "s": "skip", "b": "back", "v": "article", "q": "quit", "?": "help"}
KEYS: Mapping[StepKind, Mapping[str, str]] = {
    "claim": {"a": "accept", "e": "edit", "r": "reject", "n": "note", "m": "add missed", **_ALWAYS},
    "differs": {"a": "keep yours", "p": "take the parser's", "e": "edit", "r": "reject", "n": "note", **_ALWAYS},
    "statement": {"a": "no claim", "m": "add a claim", **_ALWAYS},
    "article": {"a": "no claim", "m": "add a claim", **_ALWAYS},
}
_OTHERS = "ty"
"""Keys that take what another coder says."""
CANDIDATES = "the speaker is one of several, and the article does not tell which: take the one with that number"
HELP = {
    "a": "accept what is shown: the draft is right, your claim stays, or there is no claim to add",
    "p": "take the parser's reading in place of yours",
    "t": "take what the other coder says, and accept the rest as it is shown",
    "y": "take what the third coder says, and accept the rest as it is shown",
    "e": "edit a field; a second key says which. The claim stays until you accept it or go on",
    "r": "reject: no claim. It stays in the ledger, and the parser does not bring it back",
    "n": "note: the claim stays before you; a draft counts as edited until you decide",
    "m": "missed: add a claim from this article that the parser did not find",
    "u": "undo the last decision; press again for the one before",
    "s": "skip: it comes again in the next review",
    "b": "back to the one before",
    "v": "view the whole article with its statements marked",
    "q": "quit; what you decided is saved, and the next review goes on from here. Ctrl-C and Ctrl-D do the same",
}


@click.command()
@example("echo aaq | onrecord review --issue working-group", "onrecord review --differs --missed </dev/null")
@click.argument("name", metavar="[ARTICLE]", required=False)
@with_dossier
@with_by
@filters("drafts")
@click.option("--agreed", is_flag=True, help="List the drafts that coders found alike, and accept them all by one key.")
@click.option("--differs", is_flag=True, help="Also claims that you decided and the parser now reads differently.")
@click.option(
    "--missed",
    is_flag=True,
    help="Also statements that are in no claim. Where what your decisions teach takes one for a claim, but not surely"
    " (probability 0.3 to 0.5), it says for which. Of the filters, only --article applies to them.",
)
def review(dossier: Dossier, wanted: Filter, *, name: str | None, agreed: bool, differs: bool, missed: bool) -> None:
    """Decide drafts one by one, each with a key.

    Each is shown in its paragraph, with the reasons of the parser. What you decide is saved before the next one
    appears; what you skip comes again. First comes what your answer teaches most: drafts on which coders differ, with a
    key to take either, then those of which the learning coder is least sure (probability 0.4 to 0.6), then all others
    in the order of reading. Filters choose what to review: without --status, drafts. Keys may come from a pipe, as in
    the example: accept, accept, quit.
    With an ARTICLE (an id, or a file) it asks about everything there: the drafts, the statements in no claim and, where
    nothing is left open at the end, whether the article is fully coded.
    """
    dossier.refuse_archive()
    dossier.patience = PATIENCE
    if name is not None:
        wanted, missed = replace(wanted, articles=frozenset({dossier.find_article(name).id})), True
    readings = Readings(dossier.codebook, dossier.panel())
    if agreed:
        _accept_agreed(dossier, wanted, readings)
        return
    found = sessions.Session(dossier, _steps(dossier, wanted, readings, differs=differs, missed=missed), readings)
    keys = Keys()
    if not found.course.steps:
        click.echo(_nothing(dossier, wanted))
    elif _Review(found, keys).run():
        raise click.exceptions.Exit(INTERRUPTED)
    if missed and found.course.step is None and len(wanted.articles) == 1:
        ask_coded(dossier, min(wanted.articles), readings, keys)


def _accept_agreed(dossier: Dossier, wanted: Filter, readings: Readings) -> None:
    """Show the drafts that several coders found alike, and accept them where the person says so."""
    from onrecord.decisions import agreed
    from onrecord.render import claim_lines
    from onrecord.render.wording import counted

    chosen = selected(joined.of(dossier), replace(wanted, statuses=frozenset({"draft"})))
    alike = agreed.alike(chosen, readings)
    if not alike:
        click.echo("No drafts that several coders found alike. onrecord review shows the drafts one by one.")
        return
    for claim in alike:
        click.echo(claim_lines.summary(claim))
    click.echo(f"{counted(len(alike), 'draft')} found alike by several coders. a accept all   q leave them")
    with suppress(EndOfInputError):
        if Keys().key() == "a":
            done = agreed.accept(dossier, alike)
            left = len(alike) - len(done)
            changed = f" {counted(left, 'draft')} left: changed in the file meanwhile." if left else ""
            click.echo(f"{counted(len(done), 'claim')} accepted.{changed}")
            return
    click.echo("Left as they are.")


def _steps(dossier: Dossier, wanted: Filter, readings: Readings, *, differs: bool, missed: bool) -> list[Step]:
    entries = joined.of(dossier)
    drafts = wanted if wanted.statuses else replace(wanted, statuses=frozenset({"draft"}))
    decided = replace(wanted, statuses=frozenset({"accepted", "edited"}))
    reviewed = select(entries, decided) if differs else ()
    articles = [article for article in dossier.articles if not wanted.articles or article.id in wanted.articles]
    concerned = {entry.claim.article for entry in reviewed}
    checked = [article for article in articles if article.id in concerned]
    fresh = pipeline.drafts(dossier, checked, dossier.panel(), progress=_output.Progress()) if differs else None
    progress = _output.Progress()
    for number, article in enumerate(articles if missed else ()):
        progress(number, len(articles), article.id)
        readings.of(article)
    if missed:
        progress(len(articles), len(articles), "")
    names = [article.id for article in articles] if missed else None
    return sessions.steps(dossier, selected(entries, drafts), reviewed, readings, drafts=fresh, missed=names)


def _nothing(dossier: Dossier, wanted: Filter) -> str:
    from onrecord.render.wording import counted

    drafts = sum(claim.is_draft for claim in dossier.claims)
    if drafts and wanted.statuses in (frozenset(), frozenset({"draft"})):
        return f"Nothing to review with these filters; {counted(drafts, 'draft')} without them."
    more = "onrecord parse finds drafts in new articles; --differs and --missed ask for more."
    return f"Nothing to review: no draft is left. {more}"


class _Review:
    """The conversation at a terminal."""

    def __init__(self, session: Session, keys: Keys) -> None:
        self.session, self.keys, self.asker = session, keys, Asker(session, keys)
        self.began = time.monotonic()
        self.actions: dict[str, Callable[[Step], None]] = {
            "a": lambda _: self._decided(self.session.accept()),
            "p": lambda _: self._decided(self.session.take()),
            "r": lambda _: self._decided(self.session.reject()),
            "u": lambda _: self._undo(),
            "e": self._edit,
            "n": self._note,
            "m": self._add,
            "s": lambda _: self.session.skip(),
            "b": lambda _: self.session.back(),
            "v": self._view,
            "?": self._help,
        }

    def run(self) -> bool:
        """Ask until all is answered or the person leaves; True where that was by Ctrl-C."""
        interrupted = False
        try:
            while (step := self.session.step) is not None and self._ask(step):
                pass
        except EndOfInputError:
            click.echo()
        except KeyboardInterrupt:
            interrupted = True
            click.echo()
        self._summary()
        return interrupted

    def _ask(self, step: Step) -> bool:
        """Show a step and do what the next key says; False for the end."""
        keys = {key: does for key, does in KEYS[step.kind].items() if key != "u" or self.session.course.done}
        keys = {**self._candidates(step), **self._others(step), **keys}
        self._show(step, keys)
        while True:
            pressed = self.keys.key()
            if pressed == "q":
                return False
            if pressed in keys:
                click.echo(f"> {pressed} {keys[pressed]}")
                self._do(pressed, step)
                return True
            if self.keys.terminal:
                click.echo("That key does nothing here; ? lists those that do.")
            else:
                raise OnrecordError(f'No such key here: "{pressed}"; keys are {" ".join(keys)}.')

    def _candidates(self, step: Step) -> dict[str, str]:
        """Return a key for each of those of whom the speaker of the claim before the person is one."""
        claim = self.session.claim if step.kind == "claim" else None
        names = candidates_of(claim.actor)[:FEW] if claim else ()
        return {str(number): printable(name) for number, name in enumerate(names, 1)}

    def _others(self, step: Step) -> dict[str, str]:
        """Return a key for each coder that says otherwise than the draft before the person."""
        said = self.session.dissent if step.kind == "claim" else ()
        names = (each.claim.actor if "actor" in each.fields else "" for each in said)
        labels = (f"as {each.coder}{name and f' ({name})'}" for each, name in zip(said, names, strict=True))
        return {key: printable(label) for key, label in zip(_OTHERS, labels, strict=False)}

    def _do(self, key: str, step: Step) -> None:
        try:
            if key in _OTHERS:
                self._decided(self.session.side_with(self.session.dissent[_OTHERS.index(key)]))
                return
            if key.isdecimal() and self.session.claim:
                self._decided(self.session.choose(candidates_of(self.session.claim.actor)[int(key) - 1]))
                return
            self.actions[key](step)
        except LeftAloneError:
            click.echo("Left as it is.")
        except KeyboardInterrupt:  # at a question: it is dropped; at a claim, the review ends
            click.echo("\nLeft as it is.")
        except OnrecordError as error:
            click.echo(printable(str(error)))
            if not self.keys.terminal:
                raise

    def _show(self, step: Step, keys: Mapping[str, str]) -> None:
        from onrecord.render.terminal import review as layout

        asked = question(step, self.session.claim, self.session.dossier, self.session.readings)
        course = self.session.course
        progress = layout.Progress(course.at + 1, len(course.steps), self._pace())
        screen = _output.screen()
        _output.show(
            lambda place: layout.question(
                asked,
                progress,
                keys if self.keys.terminal else {},
                width=place.width or _output.PLAIN_WIDTH,
                height=_output.height() if screen.terminal else None,
                colour=place.colour,
            ),
            running=True,
        )

    def _pace(self) -> float | None:
        """Return how many questions a person answers in a minute; None for keys from a pipe, and for the first ones."""
        minutes = (time.monotonic() - self.began) / 60
        timed = self.keys.terminal and self.session.reviewed > 1 and minutes > 0
        return self.session.reviewed / minutes if timed else None

    def _decided(self, done: Decision) -> None:
        """Say what is in the ledger now; of what goes as its key says, nothing needs to be said."""
        from onrecord.render import claim_lines

        if done.change and done.verb in ("edited", "added", "taken"):
            click.echo(claim_lines.line(done.change))

    def _edit(self, step: Step) -> None:
        claim = self.session.claim
        if claim is not None:
            self._decided(self.session.edit(self.asker.edit(claim, step)))

    def _note(self, step: Step) -> None:
        del step
        self._decided(self.session.edit(self.asker.note()))

    def _add(self, step: Step) -> None:
        self._decided(self.session.add(self.asker.missed(step, self.session.claim)))

    def _undo(self) -> None:
        from onrecord.render import claim_lines

        last = self.session.undo()
        told = claim_lines.about(last.change.after) if last.change else "as it was"
        click.echo(f"Undone: {last.verb} {told}.")

    def _view(self, step: Step) -> None:
        from onrecord.parser import find_attributions
        from onrecord.render.terminal.attributions import attributions
        from onrecord.reports.passages import read_through

        found = read_through(step.article.body, find_attributions(step.article.body))
        _output.show(lambda place: attributions([(step.article.body, found)], colour=place.colour), running=True)

    def _help(self, step: Step) -> None:
        from onrecord.render.terminal import review as layout

        _output.show(
            lambda _: layout.explained(
                {
                    **dict.fromkeys(self._candidates(step), CANDIDATES),
                    **{key: HELP[key] for key in HELP if key in KEYS[step.kind] or key in self._others(step)},
                }
            ),
            running=True,
        )
        click.echo("Press any key to go on. ", nl=False)
        self.keys.key()
        click.echo()

    def _summary(self) -> None:
        from onrecord.render.wording import counted

        done = ", ".join(f"{number} {verb}" for verb, number in self.session.tally.items()) or "nothing decided"
        drafts = sum(claim.is_draft for claim in self.session.dossier.claims)
        left = f"{counted(drafts, 'draft')} left{': onrecord review goes on from there' if drafts else ''}"
        click.echo(f"{done[0].upper()}{done[1:]}; {left}.")
