"""The full-text indexes: their tables, how they are filled, and what their row ids mean."""
