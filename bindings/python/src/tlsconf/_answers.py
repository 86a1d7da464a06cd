"""From JSON to the classes of the contract."""

from __future__ import annotations

import base64
import dataclasses
import functools
import typing
from typing import Any, Callable, Mapping, TypeVar, Union

T = TypeVar("T")
Convert = Callable[[Any], Any]


def build(kind: type[T], answer: Mapping[str, Any], **more: Any) -> T:
    """An object of `kind`, a dataclass. Fields that it does not know are passed over: answers are open."""
    fields = {
        name: convert(answer[key])
        for name, key, convert in _fields(typing.cast("typing.Hashable", kind))
        if key in answer
    }
    return kind(**{**fields, **more})


@functools.lru_cache(maxsize=None)
def _fields(kind: Any) -> list[tuple[str, str, Convert]]:
    hints = typing.get_type_hints(kind)
    # `class` is a keyword here: the field is called `class_`.
    return [(field.name, field.name.rstrip("_"), _convert(hints[field.name])) for field in dataclasses.fields(kind)]


def _convert(hint: Any) -> Convert:
    members = typing.get_args(hint)
    if typing.get_origin(hint) is Union:
        inner = _convert(members[0])
        return lambda value: None if value is None else inner(value)
    if typing.get_origin(hint) is tuple:
        item = _convert(members[0])
        return lambda values: tuple(item(value) for value in values)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return functools.partial(build, hint)
    if hint is bytes:
        return base64.b64decode
    return _same


def _same(value: Any) -> Any:
    return value
