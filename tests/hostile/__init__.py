"""Records and files that mean harm, all made here, and what the program makes of them."""
