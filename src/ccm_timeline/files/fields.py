"""What the types of the event model say of their fields, as tables to go through a document by."""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any

import msgspec
from msgspec import inspect


class Field(msgspec.Struct, frozen=True):
    """One field of a type."""

    name: str
    required: bool
    annotation: Any
    """What msgspec converts to."""
    kind: inspect.Type
    """The same, described: bounds, choices, entries; "or null" is left out."""

    @property
    def entries(self) -> type[msgspec.Struct] | None:
        """The type of the entries where the field is a list of objects."""
        if isinstance(self.kind, inspect.VarTupleType):
            item = self.kind.item_type
            return item.cls if isinstance(item, inspect.StructType) else None
        return None


@cache
def fields_of(cls: type[msgspec.Struct]) -> MappingProxyType[str, Field]:
    """Give the fields of a type by their names, in the order in which they are written."""
    found = {}
    for info in msgspec.structs.fields(cls):
        kind = _without_null(inspect.type_info(info.type))
        found[info.encode_name] = Field(info.encode_name, info.required, info.type, kind)
    return MappingProxyType(found)


@cache
def lists_of(cls: type[msgspec.Struct]) -> MappingProxyType[str, type[msgspec.Struct]]:
    """Give the fields of a type that are lists of objects, with the type of these."""
    found = {name: field.entries for name, field in fields_of(cls).items()}
    return MappingProxyType({name: entry for name, entry in found.items() if entry is not None})


@cache
def objects_of(cls: type[msgspec.Struct]) -> MappingProxyType[str, type[msgspec.Struct]]:
    """Give the fields of a type that hold one object, with the type of this."""
    return MappingProxyType(
        {
            name: field.kind.cls
            for name, field in fields_of(cls).items()
            if isinstance(field.kind, inspect.StructType)
        }
    )


def _without_null(kind: inspect.Type) -> inspect.Type:
    if isinstance(kind, inspect.UnionType):
        kinds = [each for each in kind.types if not isinstance(each, inspect.NoneType)]
        if len(kinds) == 1:
            return kinds[0]
    return kind
