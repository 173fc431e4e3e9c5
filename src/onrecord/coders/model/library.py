"""Any model that the library `llm` knows: by its plug-ins those of vendors and of local servers, with its keys."""

from __future__ import annotations

import email.utils
import re
import time
from contextlib import suppress
from threading import Thread
from typing import TYPE_CHECKING, Any

from onrecord.coders.model import answer
from onrecord.coders.model.client import Reply, UnavailableError, UnusableError
from onrecord.errors import MissingExtraError, OnrecordError, did_you_mean
from onrecord.text import one_line, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_ENDS = frozenset({401, 402, 403, 404})
"""Answers of a server that it will give to any article: no key, no credit, no such model."""
_AGAIN = frozenset({408, 409, 425, 429})
"""Answers of a server that say to try again later; so do all from 500 on."""
_BROKEN = ("Timeout", "Connect", "Network", "Transport", "Protocol", "RemoteProtocol", "Read", "Write")
"""How the names of errors of connections begin or end in the HTTP libraries of the plug-ins."""
_MAX_REASON = 300
_SECONDS = re.compile(r"\s{0,9}\d{1,9}(\.\d{0,9})?\s{0,9}", re.ASCII)


class Library:
    """A model of the library."""

    def __init__(self, name: str, options: Mapping[str, str], *, timeout: float) -> None:
        """Look a model up; OnrecordError where the library, the model or an option is not known."""
        try:
            import llm  # noqa: PLC0415 - a second to load, and only where a model is asked
        except ImportError as error:
            raise MissingExtraError("model", "llm") from error
        try:
            self._model: Any = llm.get_model(name)
        except llm.UnknownModelError as error:
            names = (name for each in llm.get_models_with_aliases() for name in (each.model.model_id, *each.aliases))
            known = {name for name in names if name}  # a model of the user's own file has None for an alias
            near = did_you_mean(name, known) or " llm models lists them; llm install brings more (llm-anthropic, ...)."
            raise OnrecordError(f'No model "{printable(name)}" is installed.{near}') from error
        except Exception as error:  # a file of the user's that the library cannot read, or a plug-in that cannot start
            what = _reason(error)
            raise OnrecordError(f"The library llm cannot load its models: {what}. llm models says more.") from error
        self.name, self.options, self._timeout = name, dict(options), timeout
        self._needs_key: type[Exception] = llm.NeedsKeyException
        _check(self._model, self.options)
        _leave_pauses_to_us(self._model, timeout)

    def ask(self, prompt: str) -> Reply:
        """Return the answer to a prompt, by the schema where the model can be held to one."""
        held = {"schema": answer.schema()} if self._model.supports_schema else {}
        try:
            return _in_time(lambda: self._answer(prompt, held), self._timeout)
        except (UnavailableError, UnusableError):
            raise
        except self._needs_key as error:
            raise UnusableError(_reason(error)) from error
        except Exception as error:  # whatever a plug-in raises
            raise _told(error) from error

    def stop(self) -> None:
        """Leave what is under way to itself: its threads end with the program."""

    def _answer(self, prompt: str, held: Mapping[str, object]) -> Reply:
        response = self._model.prompt(prompt, options=self.options, stream=False, **held)
        pieces, size = list[str](), 0
        for piece in response:
            pieces.append(piece)
            size += len(piece)
            if size > answer.MAX_ANSWER:
                break
        usage = response.usage() if size <= answer.MAX_ANSWER else None
        return Reply("".join(pieces), getattr(usage, "input", None), getattr(usage, "output", None))


def _check(model: Any, options: Mapping[str, str]) -> None:  # noqa: ANN401 - the library's models have no common type
    """Refuse options that a model does not have before anything is asked."""
    try:
        model.Options(**options)
    except ValueError as error:
        known = sorted(model.Options.model_fields)
        unknown = [name for name in options if name not in known]
        if unknown:
            near = did_you_mean(unknown[0], known) or (f" It has: {', '.join(known)}." if known else " It has none.")
            raise OnrecordError(f'The model has no option "{printable(unknown[0])}".{near}') from error
        raise OnrecordError(f"An option has a value that the model refuses: {_reason(error)}") from error


def _leave_pauses_to_us(model: Any, timeout: float) -> None:  # noqa: ANN401
    """Keep the library of the OpenAI protocol from asking again by itself, for minutes and unseen."""
    make: Callable[..., Any] | None = getattr(model, "get_client", None)
    if make is None:
        return

    def client(*given: object, **named: object) -> Any:  # noqa: ANN401
        made = make(*given, **named)
        return made.with_options(max_retries=0, timeout=timeout) if hasattr(made, "with_options") else made

    model.get_client = client


def _in_time(ask: Callable[[], Reply], seconds: float) -> Reply:
    """Return what `ask` returns; UnavailableError where it takes longer, and it is left alone from there on."""
    got: list[Reply] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            got.append(ask())
        except BaseException as error:  # noqa: BLE001 - raised again where it is waited for
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if failed:
        raise failed[0]
    if not got:
        raise UnavailableError(f"no answer within {seconds:g} seconds")
    return got[0]


def _told(error: Exception) -> OnrecordError:
    """Return an error of a plug-in as ours: one where asking again may help, one of this article, or one of all."""
    reason = _reason(error)
    chain = list(_chain(error))
    status = next((code for each in chain if type(code := getattr(each, "status_code", None)) is int), None)
    if status is not None:
        text = f"the server answers {status}: {reason}"
        if status in _AGAIN or status >= 500:
            return UnavailableError(text, pause=_pause(chain))
        return UnusableError(text) if status in _ENDS else OnrecordError(text)  # 400: this article is too long
    if any(isinstance(each, OSError) or _is_of_connection(each) for each in chain):
        return UnavailableError(f"the connection failed: {reason}", pause=_pause(chain))
    return UnavailableError(f"{type(error).__name__}: {reason}")


def _reason(error: Exception) -> str:
    return printable(one_line(str(error)))[:_MAX_REASON] or type(error).__name__


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """Yield an error and those behind it."""
    left = 10
    while error is not None and left:
        yield error
        error, left = error.__cause__ or error.__context__, left - 1


def _is_of_connection(error: BaseException) -> bool:
    return any(word in kind.__name__ for kind in type(error).__mro__ for word in _BROKEN)


def _pause(chain: list[BaseException]) -> float | None:
    """Return the seconds that a server asks to wait: a number, or a time of the day."""
    for each in chain:
        headers: Any = getattr(getattr(each, "response", None), "headers", None)
        said = str(headers.get("retry-after", "")) if headers is not None else ""
        if _SECONDS.fullmatch(said):
            return float(said)
        with suppress(ValueError, OverflowError, TypeError):  # no time of the day, or none of any calendar
            return max(0.0, email.utils.parsedate_to_datetime(said).timestamp() - time.time())
    return None
