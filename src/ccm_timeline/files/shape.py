"""What in a decoded JSON value does not fit the types of the event model, each place in words.

msgspec stops at the first misfit. Here every entry of the lists is converted for itself, so that
the others can still be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import inspect

from ccm_timeline.files.fields import Field, fields_of
from ccm_timeline.files.places import entry
from ccm_timeline.files.problems import Problem, shown

_PATTERNS = {
    "^[0-9a-f]{64}$": "must be 64 hexadecimal digits in lower case",
    "^#[0-9A-Fa-f]{6}$": "must be a colour such as #00aa88",
}
_JSON_NAMES = {
    dict: "an object",
    list: "a list",
    str: "text",
    bool: "true or false",
    int: "a number",
    float: "a number",
    type(None): "null",
}


def misfits(value: Any, cls: type[msgspec.Struct], place: str) -> Iterator[Problem]:
    """Yield every way in which a decoded JSON value does not fit a type."""
    if fits(value, cls):
        return
    if not isinstance(value, dict):
        yield Problem(place, f"must be an object, and is {_name_of(value)}")
        return
    for field in fields_of(cls).values():
        yield from field_misfits(value, field, place)


def field_misfits(members: dict[str, Any], field: Field, place: str) -> Iterator[Problem]:
    """Yield every way in which one member of an object does not fit its field.

    `null` means the same as an absent field.
    """
    value = members.get(field.name)
    if value is None:
        if field.required:
            yield Problem(place, f"{field.name} is missing")
        elif field.name in members and not fits(None, field.annotation):
            yield Problem(place, f"{field.name} is null; leave it out instead")
    elif isinstance(field.kind, inspect.VarTupleType):
        yield from _list_misfits(value, field, field.kind, place)
    elif isinstance(field.kind, inspect.StructType):
        yield from misfits(value, field.kind.cls, f"{place}, {field.name}" if place else field.name)
    elif not fits(value, field.annotation):
        yield Problem(place, f"{field.name} {_fault(value, field.kind)}")


def fits(value: Any, annotation: Any) -> bool:
    """Say whether a decoded JSON value fits a type."""
    try:
        msgspec.convert(value, annotation)
    except msgspec.ValidationError:
        return False
    return True


def _list_misfits(
    value: Any, field: Field, kind: inspect.VarTupleType, place: str
) -> Iterator[Problem]:
    if not isinstance(value, list):
        yield Problem(place, f"{field.name} must be a list, and is {_name_of(value)}")
        return
    if len(value) < (kind.min_length or 0):
        few = "one entry" if kind.min_length == 1 else f"{kind.min_length} entries"
        yield Problem(place, f"{field.name} must have at least {few}")
    for number, item in enumerate(value, 1):
        if field.entries is not None:
            item_id = item.get("id") if isinstance(item, dict) else None
            yield from misfits(item, field.entries, entry(place, field.name, number, item_id))
        elif not fits([item], field.annotation):
            yield Problem(place, f"{field.name}, entry {number} {_fault(item, kind.item_type)}")


def _fault(value: Any, kind: inspect.Type) -> str:
    """Say what a value should be that does not fit."""
    match kind:
        case inspect.StrType():
            return _text_fault(value, kind)
        case inspect.IntType():
            return f"must be a whole number from {kind.ge} to {kind.le}"
        case inspect.BoolType():
            return f"must be true or false, and is {_name_of(value)}"
        case inspect.EnumType():
            choices = ", ".join(str(member.value) for member in kind.cls)
            is_now = f"“{shown(value)}”" if isinstance(value, str) else _name_of(value)
            return f"must be one of {choices}, and is {is_now}"
        case _:  # no field of the model is of another kind
            return "does not fit"


def _text_fault(value: Any, kind: inspect.StrType) -> str:
    if not isinstance(value, str):
        return f"must be text, and is {_name_of(value)}"
    if kind.pattern in _PATTERNS:
        return _PATTERNS[kind.pattern]
    if not value:
        return "is empty"
    return f"has {len(value):,} characters, and at most {kind.max_length:,} are allowed"


def _name_of(value: Any) -> str:
    return _JSON_NAMES[type(value)]
