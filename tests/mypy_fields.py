"""A plugin of mypy that holds the names in `fields(row, "id date")` against the fields and properties of the row."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import StrExpr
from mypy.plugin import FunctionContext, Plugin
from mypy.types import Instance, TupleType, Type, get_proper_type


def check_names(context: FunctionContext) -> Type:
    """Report each name that the row's class lacks, and names that are no literal."""
    row = get_proper_type(context.arg_types[0][0])
    if isinstance(row, TupleType):
        row = row.partial_fallback
    names = context.args[1][0]
    if not isinstance(row, Instance) or not isinstance(names, StrExpr):
        context.api.fail("fields() takes a row of one class and its names as a literal", context.context)
        return context.default_return_type
    for name in names.value.split():
        if name not in row.type.names and row.type.get(name) is None:
            context.api.fail(f'"{row.type.name}" has no field "{name}"', names)
    return context.default_return_type


class FieldsPlugin(Plugin):
    """Checks calls of `fields`."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        return check_names if fullname == "councilui.export.model.fields" else None


def plugin(_version: str) -> type[Plugin]:
    """What mypy calls."""
    return FieldsPlugin
