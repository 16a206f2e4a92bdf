"""A number typed before a motion repeats it: 5j goes five rows down, 12G to the twelfth row."""

from typing import Final

from textual import events

from councilui.tui.widgets.styled import StyledWidget

_LONGEST: Final = 7  # digits


class MotionWidget(StyledWidget):
    """Collects the digits of a count. A digit that begins one must have nothing else to do; 0 goes before one that has.

    In a meeting, where 1 to 3 go to a pane, 5j and 012G are counts.
    """

    _digits = ""
    _count = 0

    @property
    def count(self) -> int:
        """The number typed right before the key that is being dealt with, 0 for none."""
        return self._count

    def on_key(self, event: events.Key) -> None:
        """Take a digit; any other key is what the count was for."""
        key = event.key
        if key.isdecimal() and key.isascii() and (self._digits or not self._is_bound(key)):
            event.stop()
            self._digits = (self._digits + key)[:_LONGEST]
        else:
            self._count, self._digits = int(self._digits or 0), ""

    def _is_bound(self, key: str) -> bool:
        return any(key in owner._bindings.key_to_bindings for owner in (self, self.screen))
