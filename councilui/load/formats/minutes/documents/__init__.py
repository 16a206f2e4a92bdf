"""Documents of any kind as lines of text with their pages; running heads and feet are taken out here."""
