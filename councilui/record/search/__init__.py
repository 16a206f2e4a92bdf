"""Searching the record: the query language, the plan, and what is found."""
