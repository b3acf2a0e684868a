"""Between the rows of the tables and the values of the program."""
