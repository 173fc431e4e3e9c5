"""Asking again where a server is busy: with growing pauses, or as long as it says, and not for ever."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

from onrecord.coders.model.client import UnavailableError
from onrecord.errors import MissingExtraError

if TYPE_CHECKING:
    from collections.abc import Callable
    from threading import Event

    from tenacity import RetryCallState

BUDGET = 30.0
"""Seconds that may go by for one article from the first failure of a request to the last one."""
LEAST, MOST = 1.0, 10.0
"""Seconds of the first pause and of the longest; each is about twice the one before."""
T = TypeVar("T")


class Patience:
    """How long one article may still keep us waiting."""

    def __init__(self, stop: Event) -> None:
        self._left, self._stop = BUDGET, stop

    def ask(self, once: Callable[[], T]) -> T:
        """Return what `once` returns, called again while it raises UnavailableError and there is time left."""
        try:
            import tenacity  # noqa: PLC0415 - only where a model is asked
        except ImportError as error:
            raise MissingExtraError("model", "tenacity") from error
        growing = tenacity.wait_exponential(multiplier=LEAST, max=MOST) + tenacity.wait_random(0, LEAST)
        pauses = _Pauses(growing, self._left)
        again = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(UnavailableError),
            wait=pauses.length,
            stop=lambda state: self._stop.is_set() or pauses.are_over(state),
            sleep=tenacity.sleep_using_event(self._stop),
            reraise=True,
        )
        answer = again(once)
        self._left = max(0.0, self._left - pauses.passed)
        return answer


class _Pauses:
    """Pauses between requests: the server's own waiting time, else one that grows, as long as any time is left."""

    def __init__(self, growing: Callable[[RetryCallState], float], left: float) -> None:
        self._growing, self._left = growing, left
        self._since: float | None = None

    @property
    def passed(self) -> float:
        """Seconds since the first failure."""
        return 0.0 if self._since is None else time.monotonic() - self._since

    def are_over(self, state: RetryCallState) -> bool:
        """True where the next pause would end too late."""
        if self._since is None:  # what the first request itself took does not count: it may have been a time-out
            self._since = time.monotonic()
        return self.passed + state.upcoming_sleep > self._left

    def length(self, state: RetryCallState) -> float:
        """Return the seconds of the next pause."""
        error = state.outcome.exception() if state.outcome else None
        asked = error.pause if isinstance(error, UnavailableError) else None
        return self._growing(state) if asked is None or asked < LEAST else asked  # "0" must not become a flood
