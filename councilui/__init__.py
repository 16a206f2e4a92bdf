"""A council's record in the terminal: what was proposed, who said what, who voted how, and how we know."""

__version__ = "0.11.0"
