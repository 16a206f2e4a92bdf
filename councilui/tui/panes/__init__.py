"""Agenda, timeline, votes: each shows what its screen gives it and posts what the user did."""
