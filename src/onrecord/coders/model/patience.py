"""Asking again where a server is busy: with growing pauses, or as long as it says, and not for ever."""

from __future__ import annotations

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
        again = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(UnavailableError),
            wait=_Pause(tenacity.wait_exponential_jitter(initial=LEAST, max=MOST)),
            stop=tenacity.stop_any(tenacity.stop_before_delay(self._left), tenacity.stop_when_event_set(self._stop)),
            sleep=tenacity.sleep_using_event(self._stop),
            reraise=True,
        )
        answer = again(once)
        if again.statistics["attempt_number"] > 1:
            self._left = max(0.0, self._left - again.statistics["delay_since_first_attempt"])
        return answer


class _Pause:
    """The server's own waiting time, else one that grows."""

    def __init__(self, growing: Callable[[RetryCallState], float]) -> None:
        self._growing = growing

    def __call__(self, state: RetryCallState) -> float:
        error = state.outcome.exception() if state.outcome else None
        asked = error.pause if isinstance(error, UnavailableError) else None
        return self._growing(state) if asked is None else asked
