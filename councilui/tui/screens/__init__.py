"""The screens: browsing a meeting, and what opens over it. Each is imported when it is first opened."""
