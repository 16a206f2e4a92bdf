"""What a screen, a command or an export shows at once, put together from rows of the model."""
