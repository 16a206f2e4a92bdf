"""The screen in a web browser, by textual-serve (the extra `councilui[serve]`)."""
