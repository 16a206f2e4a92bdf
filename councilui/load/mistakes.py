"""What is wrong in an input, told with its place."""

from __future__ import annotations

from councilui.common.errors import CouncilError


class MistakeError(CouncilError):
    """A mistake in the input: file, line (or place), what was found and what was expected."""

    def __init__(self, file: str, line: int | None, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}" if line is not None else f"{file}: {sentence}")
