"""A plugin of mypy that holds the names in `fields(row, "id body=body_name")` against the class of the row."""

from __future__ import annotations

from collections.abc import Callable

from mypy.nodes import Decorator, StrExpr, Var
from mypy.plugin import FunctionContext, Plugin
from mypy.types import AnyType, CallableType, Instance, TupleType, Type, get_proper_type


def field_type(row: Type, name: str) -> Type | None:
    """The type of a field or property of a row; None where its class has no such one, or where it may be None."""
    row = get_proper_type(row)
    if isinstance(row, AnyType):
        return row
    if isinstance(row, TupleType):
        row = row.partial_fallback
    symbol = row.type.get(name) if isinstance(row, Instance) else None
    node = symbol.node if symbol is not None else None
    if isinstance(node, Decorator):
        return node.func.type.ret_type if isinstance(node.func.type, CallableType) else None
    return node.type if isinstance(node, Var) else None


def check_names(context: FunctionContext) -> Type:
    """Report each name that the row's class lacks, and names that are no literal."""
    names = context.args[1][0]
    if not isinstance(names, StrExpr):
        context.api.fail("the names of fields() must be a literal", context.context)
        return context.default_return_type
    for name in names.value.split():
        of: Type | None = context.arg_types[0][0]
        for part in (name.partition("=")[2] or name).split("."):
            of = field_type(of, part) if of is not None else None
        if of is None:
            context.api.fail(f'the row of fields() has no "{name}", or what leads to it may be None', names)
    return context.default_return_type


class FieldsPlugin(Plugin):
    """Checks calls of `fields`."""

    def get_function_hook(self, fullname: str) -> Callable[[FunctionContext], Type] | None:
        return check_names if fullname == "councilui.export.model.fields" else None


def plugin(_version: str) -> type[Plugin]:
    """What mypy calls."""
    return FieldsPlugin
