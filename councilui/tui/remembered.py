"""Attributes of a screen that are as the user left them, in this run or an earlier one."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from textual.dom import DOMNode

from councilui.tui.host import host_of

T = TypeVar("T")


class Remembered(Generic[T]):
    """One of several choices, the first by default: `order = Remembered("roll_calls.order", ORDERS)`.

    It is kept as the text of the choice, so the choices must differ in it.
    """

    def __init__(self, key: str, choices: Sequence[T]) -> None:
        """`key` names it in the file of the record's state; a name that is given away stays given away."""
        self.key = key
        self.choices = {str(choice): choice for choice in choices}
        self.default = choices[0]

    def __get__(self, node: DOMNode, owner: type[DOMNode]) -> T:
        return self.choices.get(host_of(node).state.text(self.key), self.default)

    def __set__(self, node: DOMNode, value: T) -> None:
        host_of(node).state.set(self.key, str(value))
