"""The full-text indexes: how they are made, and which of their rows stands for what."""
