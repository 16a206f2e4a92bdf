"""What a user can set: the options, the file they stand in, and what is in force."""
