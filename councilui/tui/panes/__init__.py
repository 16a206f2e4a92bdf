"""Agenda, timeline, votes: each shows what it is given and says what the user did."""
