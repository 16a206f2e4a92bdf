"""One module a format: each has NAME, `recognises(path)` and `read(path)`; see `councilui.load.format`."""
