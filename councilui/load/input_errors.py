"""An error in an input, with the file and the line that it is in."""

from councilui.common.errors import CouncilError


class InputError(CouncilError):
    """What is wrong in a file: its label, the line, and a sentence that says what was expected."""

    def __init__(self, file: str, line: int | None, sentence: str) -> None:
        super().__init__(f"{file}:{line}: {sentence}" if line is not None else f"{file}: {sentence}")
        self.sentence = sentence
