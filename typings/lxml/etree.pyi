from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

class LxmlError(Exception): ...

class LogEntry:
    message: str

def iterwalk(element: HtmlElement, events: Sequence[str] = ...) -> Iterator[tuple[str, HtmlElement]]: ...
