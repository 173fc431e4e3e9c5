# What onrecord uses of leather 0.4, which has no types of its own.
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Generic, TypeVar
from xml.etree.ElementTree import Element

_R = TypeVar("_R")

class Datum(Generic[_R]):
    x: Any
    y: Any
    row: _R

class Series(Generic[_R]):
    def __init__(self, data: Sequence[_R], x: Callable[[_R, int], Any], y: Callable[[_R, int], Any]) -> None: ...
    def data(self) -> Iterator[Datum[_R]]: ...

class Scale:
    def project(self, value: Any, range_min: float, range_max: float) -> Any: ...

class Axis:
    def __init__(self, ticks: Sequence[Any], tick_formatter: Callable[[Any, int, int], str]) -> None: ...
    def to_svg(self, width: float, height: float, scale: Scale, orient: str) -> Element: ...

class Shape:
    def validate_series(self, series: Series[Any]) -> Any: ...
    def to_svg(
        self, width: float, height: float, x_scale: Scale, y_scale: Scale, series: Series[Any], palette: Any
    ) -> Element: ...
