"""`python -m councilui` is `councilui`."""

from councilui.cli import main

main()
