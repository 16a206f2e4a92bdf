"""What a user can set: the options, the file they are in, and what is in force."""
