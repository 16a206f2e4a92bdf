"""What the panes and screens are made of: the list, the lines of text, the breadcrumb, the key bar."""
