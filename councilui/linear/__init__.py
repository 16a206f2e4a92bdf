"""The record as prompts and plain text, for a screen reader or a terminal without a cursor; knows no Textual."""
