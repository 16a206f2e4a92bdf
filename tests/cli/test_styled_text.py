"""Styled text on standard output: wrapped as plain text is, each part in its own style on every line."""

from __future__ import annotations

import pytest

from councilui.cli.styled_text import Output, output


def test_a_styled_part_that_wraps_is_styled_on_both_lines(capsys: pytest.CaptureFixture[str]) -> None:
    out = Output(24, frozenset(("bold", "underline")))
    out.print_indented("Roe moved the ", ("zoning ordinance", "bold underline"), " again", sign=" • ")
    assert capsys.readouterr().out == (" • Roe moved the \x1b[1;4mzoning\x1b[0m\n   \x1b[1;4mordinance\x1b[0m again\n")


def test_a_line_that_is_too_long_is_cut_off_at_the_width(capsys: pytest.CaptureFixture[str]) -> None:
    Output(8, frozenset()).print_line("市议会 ", ("votes", "bold"))
    assert capsys.readouterr().out == "市议会 v\n"


def test_a_pipe_has_no_styles_and_the_columns_that_are_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    monkeypatch.setenv("COLUMNS", "44")
    assert output() == Output(44, frozenset())
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("NO_COLOR", "1")
    assert output().styles == {"bold", "dim", "underline"}
