"""What the panes and screens are made of: the list, the lines of text, the place line, the key bar."""
