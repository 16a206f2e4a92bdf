"""Searching what was said, at a hundred thousand to ten million statements, beside what one would use instead."""
