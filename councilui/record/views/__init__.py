"""What a reader asks for at once: the model's rows, put together as a screen, a command or an export needs them."""
