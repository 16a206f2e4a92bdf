"""The formats that can be loaded: one module or package each, found by its `NAME`; see `councilui.load.format`."""
